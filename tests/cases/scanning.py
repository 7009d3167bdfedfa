"""Scanners, copiers, fax machines and telephones: changes that turn a typed PDF into pictures of its pages.

Each function of the second part takes a page in greys and gives one; `scanned` strings them together. All chance is seeded by
the case's name.
"""

import random
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy
import pikepdf
from PIL import Image, ImageFilter
from printing import run

Picture = Image.Image
Change = Callable[[Path, Path], None]
Step = Callable[[Picture, random.Random], Picture]


def drawn(path: Path, work: Path, dpi: float) -> list[Picture]:
    """The pages of a PDF in greys."""
    run("pdftoppm", "-r", str(dpi), "-gray", path, work / f"{path.stem}-drawn")
    files = sorted(work.glob(f"{path.stem}-drawn*.pgm"))
    pictures = [Image.open(file).copy() for file in files]
    for file in files:
        file.unlink()
    return pictures


def skewed(degrees: float, paper: int = 250) -> Step:
    """Laid askew on the glass; every other page the other way."""
    turn = iter([1, -0.6] * 50)
    return lambda page, rng: page.rotate(degrees * next(turn), Image.Resampling.BICUBIC, fillcolor=paper)


def soft(radius: float) -> Step:
    """Out of focus by some pixels."""
    return lambda page, rng: page.filter(ImageFilter.GaussianBlur(radius))


def between(dark: int, light: int) -> Step:
    """Ink as light as `dark` and paper as dark as `light`."""
    return lambda page, rng: page.point([round(dark + (light - dark) * v / 255) for v in range(256)])


def shaded(left: float, right: float, top: float = 1.0, bottom: float = 1.0) -> Step:
    """Light that falls off from one edge to the other: shares of it at the edges."""

    def step(page: Picture, rng: random.Random) -> Picture:
        grey = numpy.asarray(page, dtype=float)
        across = numpy.linspace(left, right, grey.shape[1])[None, :]
        down = numpy.linspace(top, bottom, grey.shape[0])[:, None]
        return Image.fromarray(numpy.clip(grey * across * down, 0, 255).astype("uint8"))

    return step


def grainy(share: float, size: int = 1) -> Step:
    """Specks of dust and toner, so many to a million pixels."""

    def step(page: Picture, rng: random.Random) -> Picture:
        page = page.copy()
        for _ in range(int(page.width * page.height * share / 1e6)):
            x, y, dark = rng.randrange(page.width), rng.randrange(page.height), rng.choice([0, 40, 90, 255])
            page.paste(dark, (x, y, x + rng.randint(1, size), y + rng.randint(1, size)))
        return page

    return step


def bitonal(threshold: int = 150) -> Step:
    """Black or white."""
    return lambda page, rng: page.point([0 if v < threshold else 255 for v in range(256)])


def bordered(left: float, top: float, right: float, bottom: float, dark: int = 12) -> Step:
    """The lid was open: black beyond the paper, in shares of the page; the paper itself is pushed to one side."""

    def step(page: Picture, rng: random.Random) -> Picture:
        w, h = page.size
        out = Image.new("L", (round(w * (1 + left + right)), round(h * (1 + top + bottom))), dark)
        out.paste(page.rotate(-0.9, Image.Resampling.BICUBIC, fillcolor=dark), (round(w * left), round(h * top)))
        return out

    return step


def quarter(turns: int) -> Step:
    """Turned clockwise by quarters."""
    way = {1: Image.Transpose.ROTATE_270, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_90}
    return lambda page, rng: page.transpose(way[turns]) if turns else page


def each(*steps: Step) -> Step:
    """One after the other for page after page, then again from the first."""
    turn = iter(list(steps) * 50)
    return lambda page, rng: next(turn)(page, rng)


def faxed(down: float) -> Step:
    """As a fax machine sends it: so many lines an inch of a page of 204 dots an inch, black or white."""

    def step(page: Picture, rng: random.Random) -> Picture:
        small = page.resize((page.width, round(page.height * down / 204)), Image.Resampling.BOX)
        return bitonal(140)(small, rng)

    return step


def photographed(corners: list[tuple[float, float]], table: int = 70) -> Step:
    """Seen by a telephone from an angle: where the corners of the page come to lie (from the upper left one clockwise), in
    shares of a picture that is as large as the page; around it a table."""

    def step(page: Picture, rng: random.Random) -> Picture:
        w, h = page.size
        to = [(x * w, y * h) for x, y in corners]
        rows, right = [], []
        for (x, y), (u, v) in zip(to, [(0, 0), (w, 0), (w, h), (0, h)], strict=True):
            rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
            right += [u, v]
        solved = numpy.linalg.solve(numpy.array(rows), numpy.array(right))
        mask = Image.new("L", page.size, 255)
        seen = lambda picture, fill: picture.transform(page.size, Image.Transform.PERSPECTIVE, list(solved), Image.Resampling.BICUBIC, fillcolor=fill)
        return Image.composite(seen(page, table), Image.new("L", page.size, table), seen(mask, 0))

    return step


def wrapped(pictures: list[Picture], dpi: tuple[float, float], quality: int | None, target: Path) -> None:
    """Pages of pictures: JPEG of a quality, or CCITT Group 4."""
    import img2pdf

    files = []
    for number, picture in enumerate(pictures):
        file = target.with_name(f"{target.stem}-{number}")
        if quality:
            file = file.with_suffix(".jpg")
            picture.save(file, quality=quality, dpi=dpi, optimize=True)
        else:
            file = file.with_suffix(".tif")
            picture.convert("1", dither=Image.Dither.NONE).save(file, compression="group4", dpi=dpi)
        files.append(file)
    target.write_bytes(img2pdf.convert(files, nodate=True))


def scanned(dpi: float, *steps: Step, quality: int | None = None, down: float | None = None, two_up: int | None = None) -> Change:
    """Every page as a picture of so many dots an inch, after some steps; `down` the dots an inch down the page where they are
    other than across; `two_up` puts two pages on a sheet before anything else happens, the right one lower by so many pixels; if
    it is lower, there is the shadow of a fold between them."""

    def change(path: Path, work: Path) -> None:
        rng = random.Random(path.stem)
        pictures = drawn(path, work, dpi)
        if two_up is not None:
            pictures = [sheet(pictures[i : i + 2], two_up) for i in range(0, len(pictures), 2)]
        done = []
        for picture in pictures:
            for step in steps:
                picture = step(picture, rng)
            done.append(picture)
        wrapped(done, (dpi, down or dpi), quality, work / f"{path.stem}-scan.pdf")
        path.write_bytes((work / f"{path.stem}-scan.pdf").read_bytes())

    return change


def sheet(pages: list[Picture], lower: int) -> Picture:
    """Two pages side by side, the right one lower, and a fold's shadow between them where it is."""
    w, h = pages[0].size
    out = Image.new("L", (2 * w, h + lower), 252)
    for at, page in enumerate(pages):
        out.paste(page, (at * w, at * lower))
    if not lower:
        return out
    away = numpy.abs(numpy.arange(2 * w) - w) / w
    return Image.fromarray((numpy.asarray(out) * (1 - 0.75 * numpy.exp(-away * 45))).astype("uint8"))


def only(numbers: list[int], change: Change) -> Change:
    """The change for some pages of a file (from 0), which keep their place among the others."""

    def apart(path: Path, work: Path) -> None:
        whole = path.read_bytes()
        change(path, work)
        typed, pictures = work / "mixed-typed.pdf", work / "mixed-scanned.pdf"
        typed.write_bytes(whole)
        pictures.write_bytes(path.read_bytes())
        with pikepdf.open(typed) as into, pikepdf.open(pictures) as of:
            for number in numbers:
                into.pages[number] = of.pages[number]
            into.save(path, deterministic_id=True)

    return apart


def words(path: Path) -> list[list[tuple[float, float, float, float, str]]]:
    """The words of each page with their boxes, in points from the upper left corner."""
    out = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True).stdout
    found = []
    for page in out.split("<page ")[1:]:
        entry = r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
        unescape = lambda t: t.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
        found.append([(*map(float, m[:4]), unescape(m[4])) for m in re.findall(entry, page)])
    return found


def layered(misread: Callable[[str, random.Random], str], move: int = 0, share: float = 1.0, clip: bool = False) -> Callable[[Change], Change]:
    """A scanner's invisible text below the pictures that a change makes: each word as it was `misread`, of the page that is
    `move` pages further on, and of the first `share` of its words; `clip`: a page that was turned when its text was laid on
    it, so that its box cuts the text off."""

    def around(change: Change) -> Change:
        def with_layer(path: Path, work: Path) -> None:
            rng = random.Random(path.stem + " layer")
            typed = words(path)
            change(path, work)
            with pikepdf.open(path, allow_overwriting_input=True) as pdf:
                for number, page in enumerate(pdf.pages):
                    own = typed[(number + move) % len(typed)]
                    lay(pdf, page, [(*w[:4], misread(w[4], rng)) for w in own[: int(len(own) * share)]], clip)
                pdf.save(path, deterministic_id=True)

        return with_layer

    return around


def lay(pdf: pikepdf.Pdf, page: pikepdf.Page, found: list[tuple[float, float, float, float, str]], clip: bool) -> None:
    """Lays invisible words onto a page."""
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica, Encoding=pikepdf.Name.WinAnsiEncoding)
    page.Resources["/Font"] = pikepdf.Dictionary(Layer=pdf.make_indirect(font))
    height, width = float(page.mediabox[3]), float(page.mediabox[2])
    out = [b"q"]
    if clip:
        # The picture was turned afterwards; the text was laid for the page as it had lain before.
        out.append(b"0 0 %.1f %.1f re W n" % (height, width / 2))
    out.append(b"BT 3 Tr")
    for left, top, right, bottom, word in found:
        text = word.encode("cp1252", "replace")
        size = (bottom - top) / 1.15
        scale = 100 * (right - left) / max(0.5 * size * len(text), 1)
        escaped = text.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        out.append(b"/Layer %.2f Tf %.1f Tz 1 0 0 1 %.2f %.2f Tm (%s ) Tj" % (size, scale, left, height - bottom + 0.2 * size, escaped))
    out.append(b"ET Q")
    page.contents_add(pdf.make_stream(b"\n".join(out)), prepend=False)


def exactly(word: str, rng: random.Random) -> str:
    """Not misread at all."""
    return word


CONFUSED = {"m": "rn", "l": "1", "i": "j", "o": "0", "t": "f", "e": "c", "n": "u", "h": "b", "a": "o", "s": "5", "@": "©", ".": ",", "d": "cl", "r": "i", "u": "ii"}


def badly(word: str, rng: random.Random) -> str:
    """As an old program reads a poor copy: every third letter is another one, and every tenth word is gone."""
    if rng.random() < 0.1:
        return "~"
    return "".join(CONFUSED.get(c, c) if rng.random() < 0.45 else c for c in word)


def slightly(word: str, rng: random.Random) -> str:
    """As a usual program reads a good scan: one letter in eighty is another one."""
    return "".join(CONFUSED.get(c, c) if rng.random() < 0.02 else c for c in word)
