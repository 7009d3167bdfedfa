"""Changes to finished PDFs: each function takes the file and a work folder and writes the file anew."""

import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator, String
from printing import run

Change = Callable[[Path, Path], None]
REPORTLAB_BULLET = "\x7f"  # where ReportLab's WinAnsiEncoding has it


def qpdf(*options: str) -> Change:
    """qpdf with options."""

    def change(path: Path, work: Path) -> None:
        run("qpdf", *options, "--deterministic-id", path, work / "qpdf-out.pdf")
        path.write_bytes((work / "qpdf-out.pdf").read_bytes())

    return change


def encrypt(bits: str, *options: str, password: str = "", streams: bool = False) -> Change:
    """Encryption with an owner password and, as a rule, an empty user password."""

    def change(path: Path, work: Path) -> None:
        packed = ["--object-streams=generate"] if streams else []
        weak = [*packed, "--allow-weak-crypto"] if bits in ("40", "128") else packed
        run("qpdf", *weak, "--static-id", "--static-aes-iv", "--encrypt", password, "owner", bits, *options, "--", path, work / "qpdf-out.pdf")
        path.write_bytes((work / "qpdf-out.pdf").read_bytes())

    return change


def data(edit: Callable[[bytes], bytes]) -> Change:
    """An edit of the bytes."""

    def change(path: Path, work: Path) -> None:
        path.write_bytes(edit(path.read_bytes()))

    return change


def pages(edit: Callable[[pikepdf.Pdf, pikepdf.Page, int], None], **save: object) -> Change:
    """An edit of every page."""

    def change(path: Path, work: Path) -> None:
        with pikepdf.open(path) as pdf:
            for number, page in enumerate(pdf.pages):
                edit(pdf, page, number)
            pdf.save(work / "surgery-out.pdf", deterministic_id=True, **save)  # type: ignore[arg-type]
        path.write_bytes((work / "surgery-out.pdf").read_bytes())

    return change


def whole(edit: Callable[[pikepdf.Pdf], None], **save: object) -> Change:
    """An edit of the document."""

    def change(path: Path, work: Path) -> None:
        with pikepdf.open(path) as pdf:
            edit(pdf)
            pdf.save(work / "surgery-out.pdf", deterministic_id=True, **save)  # type: ignore[arg-type]
        path.write_bytes((work / "surgery-out.pdf").read_bytes())

    return change


def ghostscript(path: Path, work: Path) -> None:
    """Distilled by Ghostscript's pdfwrite."""
    run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", f"-sOutputFile={work / 'gs-out.pdf'}", path)
    path.write_bytes((work / "gs-out.pdf").read_bytes())


def fonts(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """Every font dictionary of the document."""
    return [o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/Type") == Name.Font]


def strip_unicode(pdf: pikepdf.Pdf) -> None:
    """Without ToUnicode, and without the structure tree that might carry ActualText."""
    for font in fonts(pdf):
        if "/ToUnicode" in font:
            del font["/ToUnicode"]
    for key in ("/StructTreeRoot", "/MarkInfo"):
        if key in pdf.Root:
            del pdf.Root[key]


def wrap_in_forms(pdf: pikepdf.Pdf, page: pikepdf.Page, number: int) -> None:
    """The page's whole content in a form XObject within another one."""
    content = b"\n".join(s.read_bytes() for s in (page.Contents if isinstance(page.Contents, Array) else [page.Contents]))
    box = page.mediabox
    inner = pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=box, Resources=page.Resources)
    outer = pdf.make_stream(b"q 1 0 0 1 0 0 cm /Inner Do Q", Type=Name.XObject, Subtype=Name.Form, BBox=box, Matrix=[1, 0, 0, 1, 0, 0],
                            Resources=Dictionary(XObject=Dictionary(Inner=inner)))  # fmt: skip
    page.Contents = pdf.make_stream(b"q /Outer Do Q")
    page.obj["/Resources"] = Dictionary(XObject=Dictionary(Outer=outer))


def turned(angle: int) -> Change:
    """Content drawn sideways, and a /Rotate that sets it upright again."""

    def edit(pdf: pikepdf.Pdf, page: pikepdf.Page, number: int) -> None:
        _, _, w, h = (float(v) for v in page.mediabox)
        matrix = {90: (0, 1, -1, 0, h, 0), 180: (-1, 0, 0, -1, w, h), 270: (0, -1, 1, 0, 0, w)}[angle]
        page.contents_add(pdf.make_stream(b"q %s cm\n" % " ".join(f"{v:g}" for v in matrix).encode()), prepend=True)
        page.contents_add(pdf.make_stream(b"\nQ"))
        if angle != 180:
            page.mediabox = Array([0, 0, h, w])
        page.obj["/Rotate"] = angle

    return pages(edit)


def rotate(angle: int) -> Change:
    """An upright page that is displayed sideways."""

    def edit(pdf: pikepdf.Pdf, page: pikepdf.Page, number: int) -> None:
        page.obj["/Rotate"] = angle

    return pages(edit)


def edit_streams(page: pikepdf.Page, pdf: pikepdf.Pdf, each: Callable[[list, Operator], list]) -> None:  # type: ignore[type-arg]
    """Runs every instruction of a page through a function that returns those to write."""
    out = []
    for operands, operator in pikepdf.parse_content_stream(page):
        out += each(list(operands), operator)
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(out))


NAMES = {
    " ": "space", "!": "exclam", '"': "quotedbl", "#": "numbersign", "%": "percent", "&": "ampersand", "'": "quotesingle", "(": "parenleft",
    ")": "parenright", "*": "asterisk", "+": "plus", ",": "comma", "-": "hyphen", ".": "period", "/": "slash", "0": "zero", "1": "one",
    "2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven", "8": "eight", "9": "nine", ":": "colon", ";": "semicolon",
    "@": "at", "_": "underscore", "’": "quoteright", "‘": "quoteleft", "“": "quotedblleft", "”": "quotedblright", "•": "bullet",
    "–": "endash", "—": "emdash", "á": "aacute", "à": "agrave", "â": "acircumflex", "ã": "atilde", "ä": "adieresis", "ç": "ccedilla",
    "é": "eacute", "è": "egrave", "ê": "ecircumflex", "ë": "edieresis", "í": "iacute", "î": "icircumflex", "ï": "idieresis", "ñ": "ntilde",
    "ó": "oacute", "ò": "ograve", "ô": "ocircumflex", "õ": "otilde", "ö": "odieresis", "ú": "uacute", "ù": "ugrave", "û": "ucircumflex",
    "ü": "udieresis", "Á": "Aacute", "À": "Agrave", "Ç": "Ccedilla", "É": "Eacute", "È": "Egrave", "Ê": "Ecircumflex", "Í": "Iacute",
    "Ó": "Oacute", "Ô": "Ocircumflex", "Ú": "Uacute", "º": "ordmasculine", "ª": "ordfeminine", "°": "degree", "«": "guillemotleft",
    "»": "guillemotright", "…": "ellipsis",  "œ": "oe", "¡": "exclamdown", "¿": "questiondown", "Â": "Acircumflex", "Ã": "Atilde", "Ñ": "Ntilde",
}  # fmt: skip


def glyph_name(letter: str, style: str) -> str:
    """A letter's name by Adobe's list, as uniXXXX, or with a suffix."""
    if style == "uni":
        return f"uni{ord(letter):04X}"
    name = NAMES.get(letter, letter)
    return name + (".alt" if style == "suffix" and letter.isalpha() else "")


def recode(style: str, actual: bool = False) -> Change:
    """Codes dealt out anew from 33 on, in the order in which the letters come; Differences say which is which by the names
    of `style` (agl, uni, suffix or blind: g1, g2, …). With `actual`, every string has its text as ActualText."""

    def change(path: Path, work: Path) -> None:
        with pikepdf.open(path) as pdf:
            codes: dict[str, int] = {}
            for page in pdf.pages:
                def each(operands: list, operator: Operator) -> list:  # type: ignore[type-arg]
                    if str(operator) != "Tj":
                        return [(operands, operator)]
                    text = bytes(operands[0]).decode("cp1252").replace(REPORTLAB_BULLET, "•")
                    for letter in text:
                        codes.setdefault(letter, 33 + len(codes))
                    written = ([String(bytes(codes[letter] for letter in text))], operator)
                    if not actual:
                        return [written]
                    span = Dictionary(ActualText=String(text))
                    return [([Name.Span, span], Operator("BDC")), written, ([], Operator("EMC"))]

                edit_streams(page, pdf, each)
            for font in fonts(pdf):
                names = [Name("/" + (f"g{i}" if style == "blind" else glyph_name(letter, style))) for i, letter in enumerate(codes)]
                font["/Encoding"] = Dictionary(Type=Name.Encoding, Differences=Array([33, *names]))
                if style == "blind":  # a font whose names say nothing: Type 3 with empty boxes
                    from reportlab.pdfbase.pdfmetrics import stringWidth

                    base = str(font.BaseFont)[1:]
                    box = pdf.make_stream(b"600 0 0 0 500 600 d1 50 0 400 500 re S")
                    widths = [round(stringWidth(letter, base, 1000)) for letter in codes]
                    for key in list(font.keys()):
                        if key not in ("/Type", "/Encoding"):
                            del font[key]
                    font["/Subtype"] = Name.Type3
                    font["/FontBBox"] = Array([0, 0, 1000, 1000])
                    font["/FontMatrix"] = Array([0.001, 0, 0, 0.001, 0, 0])
                    font["/CharProcs"] = Dictionary({str(n): box for n in names})
                    font["/FirstChar"], font["/LastChar"], font["/Widths"] = 33, 32 + len(codes), Array(widths)
                else:
                    from reportlab.pdfbase.pdfmetrics import stringWidth

                    base = str(font.BaseFont)[1:]
                    font["/FirstChar"], font["/LastChar"] = 33, 32 + len(codes)
                    font["/Widths"] = Array([round(stringWidth(letter, base, 1000)) for letter in codes])
            pdf.save(work / "surgery-out.pdf", deterministic_id=True)
        path.write_bytes((work / "surgery-out.pdf").read_bytes())

    return change


def type3(unicode: bool | str) -> Change:
    """Type 3 fonts with real outlines in place of the standard ones. With `unicode` the glyphs are called g1, g2, … and a
    ToUnicode says what they are (`private`: private use characters, `replacement`: U+FFFD);
    without, their names are Adobe's."""

    def change(path: Path, work: Path) -> None:
        import raw
        from fontTools.pens.basePen import BasePen
        from fontTools.ttLib import TTFont

        class Pen(BasePen):
            def __init__(self, glyphs: object) -> None:
                super().__init__(glyphs)
                self.out: list[str] = []

            def _moveTo(self, p):  # type: ignore[no-untyped-def]
                self.out.append(f"{p[0]:g} {p[1]:g} m")

            def _lineTo(self, p):  # type: ignore[no-untyped-def]
                self.out.append(f"{p[0]:g} {p[1]:g} l")

            def _curveToOne(self, a, b, c):  # type: ignore[no-untyped-def]
                self.out.append(" ".join(f"{v:g}" for p in (a, b, c) for v in p) + " c")

            def _closePath(self):  # type: ignore[no-untyped-def]
                self.out.append("h")

        with pikepdf.open(path) as pdf:
            used: dict[str, set[str]] = {}
            for page in pdf.pages:
                current = ""
                names = {key: str(font.BaseFont)[1:] for key, font in page.Resources.Font.items()}
                for operands, operator in pikepdf.parse_content_stream(page):
                    if str(operator) == "Tf":
                        current = names[str(operands[0])]
                    elif str(operator) == "Tj":
                        used.setdefault(current, set()).update(bytes(operands[0]).decode("cp1252"))
            for font in fonts(pdf):
                base = str(font.BaseFont)[1:]
                letters = sorted(used.get(base, set())) or ["a"]
                program = TTFont(raw.face(raw.FACES[base]))
                glyphs, chars = program.getGlyphSet(), program.getBestCmap()
                procs, differences, widths = Dictionary(), [], {}
                lines = []
                for i, letter in enumerate(letters):
                    code = letter.encode("cp1252")[0]
                    letter = "•" if letter == REPORTLAB_BULLET else letter
                    name = f"g{i}" if unicode else glyph_name(letter, "agl")
                    pen = Pen(glyphs)
                    glyph = glyphs[chars[ord(letter)]]
                    glyph.draw(pen)
                    procs["/" + name] = pdf.make_stream((f"{glyph.width} 0 d0\n" + "\n".join(pen.out) + "\nf").encode())
                    differences += [code, Name("/" + name)]
                    widths[code] = glyph.width
                    meaning = {"private": 0xE000 + i, "replacement": 0xFFFD}.get(str(unicode), ord(letter))
                    lines.append(f"<{code:02X}> <{meaning:04X}>")
                first, last = min(widths), max(widths)
                for key in list(font.keys()):
                    if key != "/Type":
                        del font[key]
                font["/Subtype"], font["/FontBBox"] = Name.Type3, Array([-500, -700, 3000, 2100])
                font["/FontMatrix"] = Array([1 / 2048, 0, 0, 1 / 2048, 0, 0])
                font["/CharProcs"] = procs
                font["/Resources"] = Dictionary()
                font["/Encoding"] = Dictionary(Type=Name.Encoding, Differences=Array(differences))
                font["/FirstChar"], font["/LastChar"] = first, last
                font["/Widths"] = Array([widths.get(c, 0) for c in range(first, last + 1)])
                if unicode:
                    font["/ToUnicode"] = pdf.make_stream(cmap(lines))
            pdf.save(work / "surgery-out.pdf", deterministic_id=True)
        path.write_bytes((work / "surgery-out.pdf").read_bytes())

    return change


def cmap(lines: list[str], width: str = "<00> <FF>") -> bytes:
    """A ToUnicode CMap from bfchar lines."""
    head = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def"
    body = [head, "1 begincodespacerange", width, "endcodespacerange"]
    for i in range(0, len(lines), 100):
        chunk = lines[i : i + 100]
        body += [f"{len(chunk)} beginbfchar", *chunk, "endbfchar"]
    return "\n".join([*body, "endcmap CMapName currentdict /CMap defineresource pop end end"]).encode()


def decoy(content: bytes, font: bool = True) -> Change:
    """More content at the end of every page; /Decoy is Helvetica."""

    def edit(pdf: pikepdf.Pdf, page: pikepdf.Page, number: int) -> None:
        page.contents_add(pdf.make_stream(b"q\n"), prepend=True)
        page.contents_add(pdf.make_stream(b"\nQ q\n" + content + b"\nQ"))
        if "/Font" not in page.Resources:
            page.Resources["/Font"] = Dictionary()
        page.Resources.Font["/Decoy"] = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)

    return pages(edit)


def layer_off(pdf: pikepdf.Pdf) -> None:
    """The content marked /OC /Off belongs to a layer that is off, /OC /On to one that is on."""
    off = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Draft remarks")))
    on = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Text")))
    pdf.Root["/OCProperties"] = Dictionary(OCGs=Array([off, on]), D=Dictionary(ON=Array([on]), OFF=Array([off]), Order=Array([on, off])))
    for page in pdf.pages:
        page.Resources["/Properties"] = Dictionary(Off=off, On=on)


def inherited(pdf: pikepdf.Pdf) -> None:
    """Resources and page size stand on the page tree's root; the content is cut into three streams, in mid text object."""
    first = pdf.pages[0]
    root = pdf.Root.Pages
    root["/MediaBox"] = first.obj["/MediaBox"]
    root["/Resources"] = first.obj["/Resources"]
    for page in pdf.pages:
        raw = page.Contents.read_bytes()
        cuts = [m.end() for m in re.finditer(rb" Tf[^\n]*?(?= )| T\*(?= )|\n", raw)] or [len(raw)]
        a, b = cuts[len(cuts) // 3], cuts[2 * len(cuts) // 3]
        page.obj["/Contents"] = Array([pdf.make_stream(raw[:a]), pdf.make_stream(raw[a:b]), pdf.make_stream(raw[b:])])
        for key in ("/MediaBox", "/Resources"):
            if key in page.obj:
                del page.obj[key]


def revision(newer: Path) -> Change:
    """Appends, as a later revision, the objects in which another PDF of the same make differs."""

    def change(path: Path, work: Path) -> None:
        def objects(raw: bytes) -> dict[int, bytes]:
            return {int(m[1]): m[2] for m in re.finditer(rb"(?m)^(\d+) 0 obj\s(.*?)endobj", raw, re.S)}

        old, new = path.read_bytes(), newer.read_bytes()
        was, now = objects(old), objects(new)
        assert was.keys() == now.keys()
        out, table = bytearray(old.rstrip() + b"\n"), []
        for number in sorted(now):
            if was[number] != now[number]:
                table.append((number, len(out)))
                out += b"%d 0 obj\n%sendobj\n" % (number, now[number])
        start = len(out)
        out += b"xref\n0 1\n0000000000 65535 f \n"
        for number, offset in table:
            out += b"%d 1\n%010d 00000 n \n" % (number, offset)
        trailer = re.findall(rb"trailer\s*(<<.*?>>)\s*startxref\s*(\d+)", old, re.S)[-1]
        out += b"trailer\n" + trailer[0][:-2] + b" /Prev %s >>\nstartxref\n%d\n%%%%EOF\n" % (trailer[1], start)
        assert table, "the two revisions are equal"
        path.write_bytes(bytes(out))

    return change


def free_texts(appearance: bool) -> Change:
    """Turns every widget into a FreeText comment at its place."""

    def change(path: Path, work: Path) -> None:
        with pikepdf.open(path) as pdf:
            for page in pdf.pages:
                for widget in page.obj.get("/Annots", []):
                    value = widget.get("/V", String(""))
                    for key in list(widget.keys()):
                        if key not in ("/Rect", "/AP", "/P", "/F"):
                            del widget[key]
                    if not appearance and "/AP" in widget:
                        del widget["/AP"]
                    widget["/Type"], widget["/Subtype"] = Name.Annot, Name.FreeText
                    widget["/Contents"] = value
                    widget["/DA"] = String("/Helv 11 Tf 0 g")
            if "/AcroForm" in pdf.Root:
                del pdf.Root["/AcroForm"]
            pdf.save(work / "surgery-out.pdf", deterministic_id=True)
        path.write_bytes((work / "surgery-out.pdf").read_bytes())

    return change


def no_appearance(pdf: pikepdf.Pdf) -> None:
    """Widgets whose look is left to the viewer."""
    for page in pdf.pages:
        for widget in page.obj.get("/Annots", []):
            if "/AP" in widget:
                del widget["/AP"]
    pdf.Root.AcroForm["/NeedAppearances"] = True


def country_choice(pdf: pikepdf.Pdf) -> None:
    """The country becomes a drop-down list whose export value is a code."""
    options = [("FJ", "Fiji"), ("KI", "Kiribati"), ("WS", "Samoa"), ("TO", "Tonga")]
    for page in pdf.pages:
        for widget in page.obj.get("/Annots", []):
            if str(widget.get("/V")) == "Fiji":
                widget["/FT"], widget["/Ff"] = Name.Ch, 1 << 17
                widget["/Opt"] = Array([Array([String(a), String(b)]) for a, b in options])
                widget["/V"] = String("FJ")
                del widget["/AP"]


def repack(pdf: pikepdf.Pdf) -> None:
    """Nothing; for saving anew."""


__all__ = [name for name in dir() if not name.startswith("_")]
