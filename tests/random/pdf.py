"""Faces with their widths, and a small writer of PDF files: pages of texts, rectangles and lines, nothing else.

Places are in points from the top left of the page; a text's place is the left end of its baseline. The writer knows the
habits of producers: text objects per line, per word or per letter, spaces printed or not, any order, any coordinates.
"""

import functools
import io
import random
import zlib
from dataclasses import dataclass, field
from pathlib import Path

TRUETYPE = Path("/usr/share/fonts/truetype")
# font → regular, bold, italic, bold italic; the standard ones by name, others by file.
FACES = {
    "helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique"),
    "times": ("Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic"),
    "courier": ("Courier", "Courier-Bold", "Courier-Oblique", "Courier-BoldOblique"),
    "sans-truetype": tuple(f"liberation/LiberationSans-{s}.ttf" for s in ("Regular", "Bold", "Italic", "BoldItalic")),
    "serif-truetype": tuple(f"liberation/LiberationSerif-{s}.ttf" for s in ("Regular", "Bold", "Italic", "BoldItalic")),
    "dejavu-sans": tuple(f"dejavu/DejaVuSansCondensed{s}.ttf" for s in ("", "-Bold", "-Oblique", "-BoldOblique")),
    "dejavu-type0": tuple(f"dejavu/DejaVuSerif{s}.ttf" for s in ("", "-Bold", "-Italic", "-BoldItalic")),
    "noto-type0": tuple(f"noto/NotoSans-{s}.ttf" for s in ("Regular", "Bold", "Italic", "BoldItalic")),
}
STAND_IN = {"sans-truetype": "helvetica", "serif-truetype": "times", "dejavu-sans": "helvetica", "dejavu-type0": "times", "noto-type0": "helvetica"}
SLOTS = {"r": 0, "b": 1, "i": 2, "bi": 3}
ICONS = {"☎": "%", "✉": ")", "✈": "(", "✆": "&", "❖": "v", "➤": "\xe4"}
TEXT = [c for c in range(32, 256) if bytes([c]).decode("cp1252", "ignore").strip() or c in (32, 160)]


@dataclass
class Face:
    """A face ready to be measured and written. `widths`: character → thousandths of an em."""

    name: str
    widths: dict[str, float]
    glyphs: dict[str, int] = field(default_factory=dict)  # of a composite font
    program: bytes = b""  # of an embedded one, deflated
    length: int = 0
    metrics: dict[str, int] = field(default_factory=dict)
    composite: bool = False
    icons: bool = False

    def width(self, text: str, size: float) -> float:
        """The width of a text in points."""
        widths = self.widths
        return sum([widths.get(c, 500) for c in text]) * size / 1000

    def encode(self, text: str) -> bytes:
        """A string operand."""
        if self.composite:
            return b"<" + b"".join(b"%04X" % self.glyphs.get(c, 0) for c in text) + b">"
        if self.icons:
            text = "".join(ICONS.get(c, c) for c in text)
            raw = text.encode("latin-1", "replace")
        else:
            raw = text.encode("cp1252", "replace")
        return b"(" + raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")"


@functools.cache
def face(font: str, slot: str) -> Face:
    """A face of a font; slot is r, b, i, bi or icon."""
    from reportlab.pdfbase import pdfmetrics

    if slot == "icon":
        widths = pdfmetrics.getFont("ZapfDingbats").widths
        return Face("ZapfDingbats", {c: widths[ord(code)] for c, code in ICONS.items()}, icons=True)
    name = FACES[font][SLOTS[slot]]
    if not name.endswith(".ttf"):
        widths = pdfmetrics.getFont(name).widths
        return Face(name, {bytes([c]).decode("cp1252"): widths[c] for c in TEXT})
    path = TRUETYPE / name
    if not path.exists():
        return face(STAND_IN[font], slot)
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options(hinting=False, layout_features=[], name_IDs=[], notdef_outline=True, drop_tables=["GSUB", "GPOS", "GDEF", "kern", "DSIG", "FFTM", "MATH"])
    program = TTFont(path)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[ord(bytes([c]).decode("cp1252")) for c in TEXT])
    subsetter.subset(program)
    data = io.BytesIO()
    program.save(data)
    names, scale = program.getBestCmap(), 1000 / program["head"].unitsPerEm
    hmtx, order = program["hmtx"], {n: i for i, n in enumerate(program.getGlyphOrder())}
    head, hhea = program["head"], program["hhea"]
    metrics = {k: round(v * scale) for k, v in {"ascent": hhea.ascent, "descent": hhea.descent, "x0": head.xMin, "y0": head.yMin, "x1": head.xMax, "y1": head.yMax}.items()}
    return Face(
        "ABCDEF+" + path.stem, {chr(u): hmtx[n][0] * scale for u, n in names.items()}, {chr(u): order[n] for u, n in names.items()},
        zlib.compress(data.getvalue(), 9), len(data.getvalue()), metrics, font.endswith("type0"),
    )  # fmt: skip


@dataclass
class Text:
    """One run of one face. `tag`: what it is (title, label, value, heading, answer, around); `gap`: points added to each
    space; `track`: points added to each letter."""

    x: float
    y: float
    text: str
    slot: str
    size: float
    colour: str
    tag: str
    gap: float = 0
    track: float = 0
    angle: bool = False


@dataclass
class Page:
    """One page: `shapes` (under the texts) are (kind, x0, y0, x1, y1, colour): fill, box or line."""

    texts: list[Text] = field(default_factory=list)
    shapes: list[tuple[str, float, float, float, float, str]] = field(default_factory=list)


def colour(name: str, stroke: bool = False) -> bytes:
    """An operator for #rrggbb."""
    r, g, b = (int(name[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return b"%.3g %.3g %.3g %s" % (r, g, b, b"RG" if stroke else b"rg")


ORDERS = {
    "labels-first": lambda t: {"label": 0, "heading": 0}.get(t.tag, 1),
    "values-first": lambda t: {"value": 0, "answer": 0}.get(t.tag, 1),
    "headings-last": lambda t: t.tag in ("heading", "title"),
}


def ordered(texts: list[Text], order: str, rng: random.Random, middle: float) -> list[Text]:
    """The texts in the order in which a producer writes them."""
    texts = list(texts)
    if order == "shuffled":
        rng.shuffle(texts)
    elif order == "backwards":
        texts.reverse()
    elif order == "left-then-right":
        texts.sort(key=lambda t: t.x >= middle)
    elif order in ORDERS:
        texts.sort(key=ORDERS[order])
    return texts


class Writer:
    """Pages → bytes, in one producer's habits."""

    def __init__(self, font: str, width: float, height: float, habits: dict[str, str], rng: random.Random):
        self.font, self.width, self.height, self.habits, self.rng = font, width, height, habits, rng
        self.used: dict[str, str] = {}  # slot → resource name

    def face(self, slot: str) -> Face:
        return face(self.font, slot)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A place in the coordinates in which the page is written."""
        space = self.habits["space"]
        if space == "flipped":
            return x, y
        if space == "scaled":
            return x / 0.24, (self.height - y) / 0.24
        return x, self.height - y

    def matrix(self, t: Text, x: float) -> bytes:
        space = self.habits["space"]
        px, py = self.place(x, t.y)
        k = 1 / 0.24 if space == "scaled" else 1
        if t.angle:
            a = 0.8 * k
            b = 0.6 * k
            return b"%.4g %.4g %.4g %.4g %.2f %.2f Tm" % ((a, -b, -b, -a, px, py) if space == "flipped" else (a, b, -b, a, px, py))
        return b"%.4g 0 0 %.4g %.2f %.2f Tm" % (k, -k if space == "flipped" else k, px, py)

    def pieces(self, t: Text) -> list[tuple[float, str]]:
        """A run cut as the producer cuts it: (x, text)."""
        run, f = self.habits["run"], self.face(t.slot)
        if t.angle:
            return [(t.x, t.text)]
        if run == "letter-by-letter":
            out, x = [], t.x
            for c in t.text:
                if c != " ":
                    out.append((x, c))
                x += f.width(c, t.size) + t.track + (t.gap if c == " " else 0)
            return out
        if run.startswith("word") or t.gap and f.composite:
            out, x = [], t.x
            words = t.text.split(" ")
            for i, word in enumerate(words):
                end = "" if i == len(words) - 1 or run == "word-no-space" else " "
                if word:
                    out.append((x, word + end))
                x += f.width(word + " ", t.size) + t.gap + t.track * (len(word) + 1)
            return out
        return [(t.x, t.text)]

    def string(self, t: Text, text: str) -> bytes:
        f = self.face(t.slot)
        if self.habits["run"] == "kerned" and len(text) > 3 and not f.icons:
            # As TeX does: spaces are made by moving, pairs are kerned.
            rng, out = random.Random(text), []
            space = f.width(" ", 1) * 1000 + t.gap * 1000 / t.size
            for i, word in enumerate(text.split(" ")):
                if i:
                    out.append(b"%d" % -round(space))
                while len(word) > 4 and rng.random() < 0.5:
                    cut = rng.randrange(2, len(word) - 1)
                    out += [f.encode(word[:cut]), b"%d" % rng.choice([-14, 9, 17, -8])]
                    word = word[cut:]
                if word:
                    out.append(f.encode(word))
            return b"[" + b"".join(out) + b"] TJ"
        return f.encode(text) + b" Tj"

    def content(self, page: Page) -> bytes:
        space, out = self.habits["space"], []
        if space == "flipped":
            out.append(b"1 0 0 -1 0 %.2f cm" % self.height)
        elif space == "scaled":
            out.append(b"0.24 0 0 0.24 0 0 cm")
        elif space == "turned":
            out.append(b"0 1 -1 0 %.2f 0 cm" % self.height)
        for kind, x0, y0, x1, y1, name in page.shapes:
            (ax, ay), (bx, by) = self.place(x0, y0), self.place(x1, y1)
            if kind == "line":
                out.append(colour(name, True) + b" %.2f %.2f m %.2f %.2f l S" % (ax, ay, bx, by))
            else:
                out.append(colour(name, kind == "box") + b" %.2f %.2f %.2f %.2f re %s" % (ax, ay, bx - ax, by - ay, b"S" if kind == "box" else b"f"))
        block, last = self.habits["run"] == "block", b""
        if block:
            out.append(b"BT")
        for t in ordered(page.texts, self.habits["order"], self.rng, self.width * 0.42):
            name = self.used.setdefault(t.slot, f"F{len(self.used) + 1}").encode()
            state = colour(t.colour) + b" /%s %.2f Tf %.3g Tc %.4g Tw" % (name, t.size, t.track, 0 if self.face(t.slot).composite else t.gap)
            for x, text in self.pieces(t):
                if not text.strip():
                    continue
                body = self.matrix(t, x) + b" " + self.string(t, text)
                if state != last:
                    body = state + b" " + body
                    last = state
                out.append(body if block else b"BT " + body + b" ET")
        if block:
            out.append(b"ET")
        return b"\n".join(out)

    def write(self, pages: list[Page]) -> bytes:
        """The file."""
        objects: list[bytes] = [b"<</Type/Catalog/Pages 2 0 R>>", b""]

        def add(body: bytes) -> int:
            objects.append(body)
            return len(objects)

        def stream(data: bytes, extra: bytes = b"") -> int:
            packed = zlib.compress(data, 6)
            return add(b"<</Length %d/Filter/FlateDecode%s>>stream\n" % (len(packed), extra) + packed + b"\nendstream")

        contents = [stream(self.content(page)) for page in pages]
        fonts = b"".join(b"/%s %d 0 R" % (name.encode(), self.embed(self.face(slot), add, stream)) for slot, name in self.used.items())
        turned = self.habits["space"] == "turned"
        box = (self.height, self.width) if turned else (self.width, self.height)
        kids = [add(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %.2f %.2f]%s/Resources<</Font<<%s>>>>/Contents %d 0 R>>" % (*box, b"/Rotate 90" if turned else b"", fonts, c)) for c in contents]
        objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % k for k in kids))
        out, places = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"), []
        for i, body in enumerate(objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (i, body)
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % p for p in places)
        out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
        return bytes(out)

    def embed(self, f: Face, add, stream) -> int:
        """The font objects of a face; the number of its dictionary."""
        if not f.program:
            encoding = b"" if f.icons else b"/Encoding/WinAnsiEncoding"
            return add(b"<</Type/Font/Subtype/Type1/BaseFont/%s%s>>" % (f.name.encode(), encoding))
        file = add(b"<</Length %d/Length1 %d/Filter/FlateDecode>>stream\n" % (len(f.program), f.length) + f.program + b"\nendstream")
        m = f.metrics
        descriptor = add(b"<</Type/FontDescriptor/FontName/%s/Flags 32/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d/CapHeight 700/StemV 80/FontFile2 %d 0 R>>"
                         % (f.name.encode(), m["x0"], m["y0"], m["x1"], m["y1"], m["ascent"], m["descent"], file))  # fmt: skip
        if not f.composite:
            widths = b" ".join(b"%d" % round(f.widths.get(bytes([c]).decode("cp1252", "ignore"), 0)) for c in range(32, 256))
            return add(b"<</Type/Font/Subtype/TrueType/BaseFont/%s/FirstChar 32/LastChar 255/Widths[%s]/Encoding/WinAnsiEncoding/FontDescriptor %d 0 R>>" % (f.name.encode(), widths, descriptor))
        by_glyph = sorted((g, c) for c, g in f.glyphs.items())
        widths = b" ".join(b"%d[%d]" % (g, round(f.widths[c])) for g, c in by_glyph)
        codes = {g: c for g, c in reversed(by_glyph)}
        lines = [b"<%04X> <%04X>" % (g, ord(c)) for g, c in sorted(codes.items())]
        chunks = [lines[i : i + 100] for i in range(0, len(lines), 100)]
        cmap = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        cmap += b"".join(b"%d beginbfchar\n%s\nendbfchar\n" % (len(c), b"\n".join(c)) for c in chunks) + b"endcmap end end"
        unicode = stream(cmap)
        descendant = add(b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/W[%s]/CIDToGIDMap/Identity/FontDescriptor %d 0 R>>" % (f.name.encode(), widths, descriptor))
        return add(b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>" % (f.name.encode(), descendant, unicode))
