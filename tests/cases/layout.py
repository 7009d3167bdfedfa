"""Part A, the text engine: encryption, file structure, fonts, content streams, page layout and producers."""

from collections.abc import Callable
from pathlib import Path

from model import Case, Printed, compose, entries, running, text

DECOY = "This sentence is a decoy that no reader sees and no record may hold."
DECOY_HEAD = "5. Sustainability of a decoy"


def plain(make: Callable[..., None] | None = None, **options) -> Callable[[Case, Path, Path], None]:  # type: ignore[no-untyped-def]
    """Pages laid out by `raw.typeset` and painted with `options`."""

    def draw(case: Case, work: Path, target: Path) -> None:
        import raw

        chosen = {k: v(raw) if k == "write" else v for k, v in options.items()}
        raw.paint(raw.typeset(case.nominations[0], case.running, case.extra.get("picture")), target, **chosen)

    return draw


def surgery(name: str, *arguments, **options):  # type: ignore[no-untyped-def]
    """A change of `surgery`, imported only when it is made."""

    def change(path: Path, work: Path) -> None:
        import surgery as theatre

        made = getattr(theatre, name)
        made = made(*arguments, **options) if arguments or options or name in ("decoy",) else made
        made(path, work)

    return change


def pages(name: str):  # type: ignore[no-untyped-def]
    """A change of every page."""

    def change(path: Path, work: Path) -> None:
        import surgery as theatre

        theatre.pages(getattr(theatre, name))(path, work)

    return change


def whole(name: str, **save):  # type: ignore[no-untyped-def]
    """A change of the document."""

    def change(path: Path, work: Path) -> None:
        import surgery as theatre

        theatre.whole(getattr(theatre, name), **save)(path, work)

    return change


def raw_function(name: str):  # type: ignore[no-untyped-def]
    """A drawing function of `raw`."""

    def draw(case: Case, work: Path, target: Path) -> None:
        import raw

        getattr(raw, name)(case, work, target)

    return draw


def shifted_xref(raw: bytes) -> bytes:
    """Every offset of the cross-reference table is 37 bytes too high, and so is startxref."""
    import re

    raw = re.sub(rb"(?m)^(\d{10}) (\d{5}) n", lambda m: b"%010d %s n" % (int(m[1]) + 37, m[2]), raw)
    return re.sub(rb"startxref\s+(\d+)", lambda m: b"startxref\n%d" % (int(m[1]) + 37), raw)


def without_end(raw: bytes) -> bytes:
    """Cut off before the cross-reference table: all objects are there, no table and no trailer."""
    return raw[: raw.rindex(b"\nxref") + 1]


def header_version(version: str):  # type: ignore[no-untyped-def]
    """Another version in the file's first line."""
    import re

    return surgery("data", lambda raw: re.sub(rb"\A%PDF-\d\.\d", b"%%PDF-%s" % version.encode(), raw))


def junk(raw: bytes) -> bytes:
    """Mail headers before the PDF; the offsets count from the PDF's own first byte."""
    return b"Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=nomination.pdf\r\n\r\n" + raw


def long_addresses(slug: str, email: str = "secretariat.of.the.joint.committee@mail.example.org") -> dict:  # type: ignore[type-arg]
    """A text whose addresses are longer than a narrow column."""
    data = text(slug)
    data["emails"] = [email]
    data["sections"]["awareness"] += "\nThe drawings are kept at https://www.example.org/library/south-south/drawings-and-films/second-edition/index.html and the minutes at https://example.org/minutes_of_the_joint_committee/2023/read-aloud for all members.\n"
    data["sections"]["contacts"] += f"\nSecretariat of the joint committee, {email}\n"
    return data


def compounds() -> dict:  # type: ignore[type-arg]
    """A text full of compounds."""
    data = text("homecare")
    data["sections"]["innovation"] = (
        "Home-care workers, well-known for low-paid and short-term posts, wrote the half-day examination themselves. "
        "The twenty-three self-employed members of the first intake gave a ninety-minute demonstration each, and the "
        "follow-up visit comes after a six-month stay. Old-age care, first-aid, night-time duty and long-term illness "
        "are the four parts of this people-to-people and island-to-island test, which is re-examined every second year.\n"
    )
    return data


def figure(slug: str, key: str, caption: str) -> dict:  # type: ignore[type-arg]
    """A text with a caption as last paragraph of a section; the drawing itself is the producer's."""
    data = text(slug)
    data["sections"][key] = data["sections"][key].strip() + "\n\n" + caption + "\n"
    return data


BOXES = ["Worker", "Inspector", "Owner", "Monthly desk", "Five repairs"]
CAPTION = "Figure 1. Who sits at the desk and what leaves it."


def svg_figure(page: str) -> str:
    """Puts a drawing with lettered boxes before the caption."""
    boxes = "".join(
        f'<rect x="{10 + 90 * i}" y="12" width="80" height="36" fill="none" stroke="#246"/><text x="{50 + 90 * i}" y="34" font-size="10" text-anchor="middle">{label}</text>'
        for i, label in enumerate(BOXES)
    )
    return page.replace(f"<p>{CAPTION}</p>", f'<figure><svg width="470" height="60" viewBox="0 0 470 60">{boxes}</svg><figcaption>{CAPTION}</figcaption></figure>')


def canvas_figure(case: Case, work: Path, target: Path) -> None:
    """Draws lettered boxes where `typeset` left room; the caption stands below them."""
    import raw

    printed = case.nominations[0]
    index = next(i for i, part in enumerate(printed.parts) if part.key == "horizontal_dimension")
    printed.note = printed.parts[index].blocks.pop().lines[0]
    laid = raw.typeset(printed, case.running, index)
    places = {n: line[0] for n, page in enumerate(laid) for line in page if line[0].role == "picture"}

    def each(canvas, number: int) -> None:  # type: ignore[no-untyped-def]
        if number in places:
            at = places[number]
            canvas.setFont("Helvetica", 9)
            for i, label in enumerate(BOXES):
                x, y = at.x + 10 + (i % 3) * 150, at.y + 65 - (i // 3) * 50
                canvas.rect(x, y, 110, 34)
                canvas.drawCentredString(x + 55, y + 13, label)
            canvas.line(at.x + 120, at.y + 82, at.x + 160, at.y + 82)

    raw.paint(laid, target, each=each)


def heads(canvas, number: int) -> None:  # type: ignore[no-untyped-def]
    """Heads and feet that differ from page to page, marked as artifacts."""
    words = ["Draft for the jury, first reading", "Copy of the registry, received by post", "Printed at the counter on request"]
    for line, y in ((words[number % 3], 800.0), (f"Sheet no. {3 * number + 7} of the file", 30.0)):
        canvas._code.append("/Artifact <</Type /Pagination>> BDC")
        canvas.setFont("Times-Roman", 9)
        canvas.drawString(72, y, line)
        canvas._code.append("EMC")


def crop_marks(canvas, number: int) -> None:  # type: ignore[no-untyped-def]
    """A printer's slug outside the crop box."""
    canvas.setFont("Helvetica", 6)
    canvas.drawString(60, 8, f"nomination_final_v3 page {number + 1} cyan magenta yellow black")
    canvas.setCropBox((20, 20, 575, 822))


def linked(canvas, number: int) -> None:  # type: ignore[no-untyped-def]
    """Link annotations over the text whose targets are not in the text."""
    canvas.linkURL("https://example.org/tracking?campaign=42&target=elsewhere", (72, 400, 300, 430))
    canvas.linkURL("mailto:somebody.else@example.org", (72, 500, 300, 530))


def two_revisions(case: Case, work: Path, target: Path) -> None:
    """The file as first sent, with other values, and a later revision that puts them right."""
    import raw
    import surgery as theatre

    new = compose(case.nominations[0].data)
    data = text("seed")
    data |= {"telephones": ["+254 20 271 0000"], "title": "Seed Ledger, first draft"}
    data["sections"] = {**new.data["sections"], "innovation": "To be written.\n"}
    raw.paint(raw.typeset(new), work / "newer.pdf", compress=False)
    raw.paint(raw.typeset(compose(data)), target, compress=False)
    theatre.revision(work / "newer.pdf")(target, work)


def seed() -> dict:  # type: ignore[type-arg]
    """The samples' seed ledger, made complete."""
    data = text("seed")
    data["sections"]["innovation"] = (
        "The witness is the invention. A third person who confirms each entry costs one message more and ends most quarrels "
        "before they begin, and the ledger works on the cheapest telephone that can be bought.\n"
    )
    data["sections"]["contacts"] = "Mrs. Wanjiru Kamotho-Leteipa, Treasurer, tel. +254 20 271 8436, treasurer@example.org\n"
    return data


def dairy() -> dict:  # type: ignore[type-arg]
    """The samples' dairy route, made complete."""
    data = text("dairy")
    data["sections"] |= {
        "sustainability": "The dairies pay for the van with a small share of the price of milk, and former apprentices give two days a year.\n",
        "innovation": "The lorry that fetches the milk brings the school. Nobody has to leave the farm to learn, and the farm itself is the classroom and the examination room.\n",
        "replicability": "Wherever goods are collected on fixed days a trainer can ride along. Rice growers in Bolivia have tried it with two boats.\n",
        "areas_of_contribution": "Apprenticeship; rural youth employment; skills.\n",
        "awareness": "Drivers hand out the yearly calendar with portraits of apprentices, and regional television showed a portrait of the first van in 2022.\n",
    }
    return data


def salt() -> dict:  # type: ignore[type-arg]
    """The samples' salt pans with their country."""
    return {**text("salt"), "country": "Mauritania"}


def cases() -> list[Case]:
    """All of part A."""
    found: list[Case] = []

    def add(name: str, what: str, producer: str, printed: Printed, *after, **options) -> Case:  # type: ignore[no-untyped-def]
        options.setdefault("findings", [])
        case = Case(name, what, producer, [printed], after=list(after), **options)
        found.append(case)
        return case

    hand = "reportlab (own layout)"

    # Files: encryption, structure, damage.
    add("encrypted-rc4-40", "RC4 with 40 bits, empty user password.", "reportlab", compose("bricks"), surgery("encrypt", "40"))
    add("encrypted-rc4-128", "RC4 with 128 bits, empty user password, printing and copying forbidden.", "pdflatex", compose("tea"),
        surgery("encrypt", "128", "--use-aes=n", "--print=none", "--extract=n"))  # fmt: skip
    add("encrypted-aes-128", "AES with 128 bits, empty user password.", "weasyprint", compose("taller"), surgery("encrypt", "128", "--use-aes=y"))
    add("encrypted-aes-256", "AES with 256 bits, empty user password, object streams.", "typst", compose("creches"), surgery("encrypt", "256", streams=True))
    add("encrypted-user-password", "RC4 with 128 bits, the user password is “secret”.", "reportlab", compose("kitchens"),
        surgery("encrypt", "128", "--use-aes=n", password="secret"), password="secret")  # fmt: skip
    add("object-streams", "Object streams and a cross-reference stream (PDF 1.5).", "libreoffice", compose("menuisiers"), surgery("qpdf", "--object-streams=generate", "--recompress-flate"))
    add("linearised", "Linearised (“fast web view”).", "chromium", compose("lagoon"), surgery("qpdf", "--linearize"))
    add("incremental-update", "Title, telephone and section 6 are other in a later revision: the later one counts.", hand, compose(seed()), make=two_revisions)
    add("version-1.0", "“%PDF-1.0” in the first line, uncompressed.", hand, compose("homecare"), header_version("1.0"), make=plain(compress=False))
    add("version-2.0", "PDF 2.0 with object streams.", "typst", compose("pescadoras"), surgery("qpdf", "--force-version=2.0", "--object-streams=generate"))
    add("header-after-junk", "Mail headers stand before the first line of the PDF.", "reportlab", compose("aljibes"), surgery("data", junk))
    add("xref-wrong", "Every offset of the cross-reference table is wrong.", hand, compose("pumps"), surgery("data", shifted_xref), make=plain())
    add("xref-missing", "The file breaks off before its cross-reference table: all objects are there.", hand, compose("piroguiers"), surgery("data", without_end), make=plain(), allowed=[["file-damaged", None]])
    add("inherited-resources", "Resources and page size stand on the page tree; the content is in three streams, cut in mid text object.", hand,
        compose("buses"), whole("inherited"), make=plain())  # fmt: skip

    # Fonts and their encodings.
    add("font-type1", "Type 1 fonts, T1 encoding.", "pdflatex", compose("quarry"), running=running("en"))
    add("font-cff", "CFF fonts in composite fonts.", "xelatex", compose("harbour"), extra={"fonts": "\\usepackage{fontspec}\\setmainfont{Latin Modern Roman}"})
    add("font-truetype", "Simple TrueType fonts.", "libreoffice", compose("harbour"), running=running("en"))
    add("font-type0", "Composite TrueType fonts, Identity-H.", "chromium", compose("couturieres"))
    add("font-type3-names", "Type 3 fonts whose glyphs have Adobe's names; no ToUnicode.", hand, compose("telares"), surgery("type3", False), make=plain())
    add("font-type3-tounicode", "Type 3 fonts with meaningless glyph names and a ToUnicode.", hand, compose("catadores"), surgery("type3", True), make=plain())
    add("font-type3-bitmaps", "TeX's bitmap fonts (Type 3); names such as a58 give a code, which is ASCII but for ligatures and quotes.", "pdflatex",
        compose(salt()), extra={"encoding": "OT1", "fonts": "", "preamble": "\\pdfmapfile{}\\pdfpkresolution=300"}, unreadable=True, findings=None)  # fmt: skip
    add("font-standard", "The fourteen standard fonts, not embedded.", "reportlab", compose("pumps"))
    add("font-embedded-subset", "TrueType subset split into fonts of 256 codes.", "reportlab", compose("couturieres"), extra={"faces": True})
    add("encoding-differences", "Codes dealt out anew, Differences with Adobe's names; no ToUnicode.", hand, compose("taller"), surgery("recode", "agl"), make=plain())
    add("encoding-uni-names", "Differences with uniXXXX names; no ToUnicode.", hand, compose("menuisiers"), surgery("recode", "uni"), make=plain())
    add("encoding-suffix-names", "Differences with names such as a.alt; no ToUnicode.", hand, compose("creches"), surgery("recode", "suffix"), make=plain())
    add("actual-text", "Glyphs without any Unicode, and an ActualText for each string.", hand, compose("tea"), surgery("recode", "blind", True), make=plain())
    add("no-unicode-type3", "Type 3 glyphs with meaningless names and nothing else: no machine can read it.", hand, compose("tea"), surgery("recode", "blind"),
        make=plain(), unreadable=True, findings=[["text-garbled", None]])  # fmt: skip
    add("accents-ot1-fr", "OT1: accents are composed of two glyphs, underscores are rules.", "pdflatex", compose("menuisiers"),
        extra={"encoding": "OT1", "fonts": ""})  # fmt: skip
    add("accents-ot1-pt", "OT1: accents and cedillas composed of two glyphs.", "pdflatex", compose("catadores"), extra={"encoding": "OT1", "fonts": ""})
    add("ligatures", "ff, fi, fl, ffi, ffl as single glyphs with ToUnicode.", "pdflatex", compose("lagoon"), extra={"preamble": "\\input{glyphtounicode}\\pdfgentounicode=1"})
    add("ligatures-opentype", "Ligatures of an OpenType face.", "typst", compose("harbour"))
    add("distilled-latex", "LaTeX output through Ghostscript's pdfwrite.", "pdflatex + ghostscript", compose("quarry"), surgery("ghostscript"), running=running("en"))
    add("distilled-libreoffice", "LibreOffice output through Ghostscript's pdfwrite.", "libreoffice + ghostscript", compose("taller"), surgery("ghostscript"), running=running("es"))
    add("distilled-weasyprint", "WeasyPrint output through Ghostscript's pdfwrite.", "weasyprint + ghostscript", compose("piroguiers"), surgery("ghostscript"))
    add("distilled-chromium", "Chromium output through Ghostscript's pdfwrite.", "chromium + ghostscript", compose("buses"), surgery("ghostscript"))
    add("no-tounicode-latex", "ToUnicode removed: glyph names are left.", "pdflatex", compose("telares"), whole("strip_unicode"))
    add("no-tounicode-weasyprint", "ToUnicode removed from composite fonts; the embedded programs have a cmap.", "weasyprint", compose("pescadoras"), whole("strip_unicode"))
    add("no-tounicode-chromium", "ToUnicode removed from composite fonts; the embedded programs have a cmap.", "chromium", compose("kitchens"), whole("strip_unicode"))
    add("no-tounicode-libreoffice", "ToUnicode removed from simple TrueType fonts whose cmap has codes alone.", "libreoffice", compose("creches"), whole("strip_unicode"), unreadable=True, findings=[["text-garbled", None]])
    add("no-tounicode-fpdf", "ToUnicode removed from composite TrueType fonts; the embedded programs have a cmap.", "fpdf2", compose("bricks"), whole("strip_unicode"), make=raw_function("fpdf"))
    add("no-tounicode-xelatex", "ToUnicode removed from CID-keyed CFF fonts.", "xelatex", compose("aljibes"), whole("strip_unicode"), unreadable=True, findings=[["text-garbled", None]],
        extra={"fonts": "\\usepackage{fontspec}\\setmainfont{Latin Modern Roman}"})  # fmt: skip

    # What is drawn and how.
    add("form-xobjects", "The page's content is a form XObject in another one.", "libreoffice", compose("telares"), pages("wrap_in_forms"), running=running("es"))
    add("artifacts", "Heads and feet of changing text, marked as artifacts.", hand, compose("homecare"), make=plain(each=heads))
    add("tagged", "Tagged: structure tree, heads and feet as artifacts.", "libreoffice", compose("catadores"), running=running("pt"),
        extra={"filter": 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'})  # fmt: skip
    add("tagged-typst", "Tagged by Typst.", "typst", compose("menuisiers"), running=running("fr"))
    add("layer-off", "An optional content group that is off holds a decoy of a section.", hand, compose("aljibes"),
        surgery("decoy", b"/OC /Off BDC BT /Decoy 11 Tf 72 300 Td (%s) Tj 0 -16 Td (%s) Tj ET EMC" % (DECOY_HEAD.encode(), DECOY.encode())), whole("layer_off"),
        make=plain(), allowed=[["hidden-text", None]])  # fmt: skip
    hidden = {"findings": [["hidden-text", None]]}
    add("hidden-white", "Decoy text in the colour of the paper.", hand, compose("pumps"),
        surgery("decoy", b"1 g BT /Decoy 11 Tf 72 60 Td (%s) Tj ET" % DECOY.encode()), make=plain(), **hidden)  # fmt: skip
    add("hidden-mode-3", "Decoy text in render mode 3 between the lines.", hand, compose("pescadoras"),
        surgery("decoy", b"BT 3 Tr /Decoy 11 Tf 72 402 Td (%s) Tj ET" % DECOY.encode()), make=plain(), **hidden)  # fmt: skip
    add("hidden-off-page", "Decoy text left of and below the page.", hand, compose("bricks"),
        surgery("decoy", b"BT /Decoy 11 Tf -400 500 Td (%s) Tj ET BT /Decoy 11 Tf 72 -30 Td (%s) Tj ET" % (DECOY.encode(), DECOY.encode())), make=plain(), **hidden)  # fmt: skip
    add("hidden-tiny", "Decoy text of one point.", hand, compose("lagoon"),
        surgery("decoy", b"BT /Decoy 1 Tf 72 66 Td (%s) Tj ET" % DECOY.encode()), make=plain(), **hidden)  # fmt: skip
    add("crop-box-slug", "A printer's slug outside the crop box.", hand, compose("couturieres"), make=plain(each=crop_marks), allowed=[["hidden-text", None]])
    add("rotated-90", "The page is turned by /Rotate 90: it is displayed lying on its side.", hand, compose("kitchens"), surgery("rotate", 90), make=plain())
    add("rotated-270", "The page is turned by /Rotate 270: it is displayed lying on its side.", "weasyprint", compose("creches"), surgery("rotate", 270))
    add("sideways-90", "Drawn sideways and set upright by /Rotate 90, as scanners and phones do.", hand, compose("tea"), surgery("turned", 90), make=plain())
    add("sideways-270", "Drawn sideways and set upright by /Rotate 270.", "chromium", compose("telares"), surgery("turned", 270))
    add("upside-down", "Drawn upside down and set upright by /Rotate 180.", "libreoffice", compose("piroguiers"), surgery("turned", 180))
    widgets = {"notes": [["answers-in-widgets", None]]}
    from mapping import SMALL_FONTS, straight

    add("widgets-no-appearance", "Filled widgets without appearance streams.", "fillable", compose(straight(text("bricks"))), whole("no_appearance"), **widgets)
    add("widgets-choice", "The country is a drop-down list: its value is a code, its text the country.", "fillable", compose(straight(text("lagoon"))), whole("country_choice"), **widgets)
    add("comments", "The answers are FreeText comments with appearance streams.", "fillable", compose(straight(text("kitchens"))), surgery("free_texts", True), **widgets)
    add("comments-no-appearance", "The answers are FreeText comments without appearance streams.", "fillable", compose(straight(text("aljibes"))), surgery("free_texts", False), **widgets)
    add("links-elsewhere", "Link annotations lie over the text and lead elsewhere.", hand, compose("quarry"), make=plain(each=linked))
    add("shuffled-lines", "The lines of each page are written in a random order.", hand, compose("harbour"), make=plain(order="lines"))
    add("shuffled-words", "The words of each page are written in a random order.", hand, compose("taller"), make=plain(order="words"))
    add("backwards", "The lines of each page are written from the last to the first.", hand, compose("menuisiers"), make=plain(order="backwards"))
    add("letter-by-letter", "Each letter has its own place; spaces are left out.", hand, compose("catadores"), make=plain(write=lambda raw: raw.letters))
    add("word-by-word", "Each word has its own place; spaces are left out.", hand, compose("buses"), make=plain(write=lambda raw: raw.words))
    add("bold-by-twice", "Title and headings are printed twice, a third of a point apart.", hand, compose("homecare"), make=plain(write=lambda raw: raw.twice))
    add("letterspaced-headings", "Headings in capitals with wide character spacing (Tc).", hand, compose("kitchens", capitals=True), make=plain(write=lambda raw: raw.spaced))
    add("letterspaced-css", "Headings letterspaced by a style sheet.", "chromium", compose("aljibes"), extra={"css": "h2 { letter-spacing: 0.22em; text-transform: uppercase; }"})

    # Layout.
    add("columns-latex", "Two columns over three pages, hyphenated.", "pdflatex", compose("quarry"), columns=2, running=running("en"))
    add("columns-css", "Two columns set by a style sheet, hyphenated with U+2010.", "weasyprint", compose("piroguiers"), columns=2, extra={"css": "p, li { hyphens: auto; text-align: justify; }"})
    add("columns-libreoffice", "Two columns in a section of LibreOffice.", "libreoffice", compose("buses"), columns=2, running=running("en"))
    add("table-ruled", "A ruled table: heading left, answer right, rows over page breaks.", "chromium", compose("harbour", header_style="table"), body="beside")
    add("table-unruled", "Heading and answer side by side without any rule.", "weasyprint", compose("creches", header_style="table"), body="beside",
        extra={"css": "td, td.label { border: none !important; background: none !important; }"})  # fmt: skip
    add("table-unruled-libreoffice", "Heading and answer side by side without any rule.", "libreoffice", compose("tea", header_style="table"), body="beside",
        extra={"edit": lambda t: t.replace('fo:border="0.5pt solid #444444"', 'fo:border="none"').replace(' fo:background-color="#e9edf2"', "")})  # fmt: skip
    add("running-heads", "Running heads of two lines that differ on left and right pages, “Page 3 of 5” below.", "pdflatex", compose("harbour"),
        extra={"preamble": "\\usepackage{lastpage}", "edit": two_heads})  # fmt: skip
    add("contents-leaders", "A contents list with leaders stands before the nomination.", "pdflatex", compose("telares"))
    found[-1].contents = entries(found[-1].nominations)
    add("footnotes", "Four footnotes, one of them on the nominee; marks follow full stops and figures.", "libreoffice", compose(noted("harbour")))
    add("footnotes-latex", "Four footnotes set by TeX in two columns.", "pdflatex", compose(noted("harbour")), columns=2)
    add("picture-svg", "A drawing with lettered boxes and a caption: the caption is text, the letters in the boxes are not.", "chromium",
        compose(figure("quarry", "horizontal_dimension", CAPTION)), extra={"edit": svg_figure})  # fmt: skip
    add("picture-boxes", "A drawing with lettered boxes and a caption, drawn by hand.", hand, compose(figure("quarry", "horizontal_dimension", CAPTION)), make=canvas_figure)
    add("hyphens-soft", "Hyphenated with U+00AD at line ends.", "typst", compose("couturieres"), extra={"margin": "58mm"})
    add("hyphens-u2010", "Hyphenated with U+2010 at line ends.", "weasyprint", compose("quarry"), extra={"css": "p { hyphens: auto; text-align: justify; } body { margin-right: 50mm; }"})
    add("hyphens-latex", "Hyphenated in a narrow column.", "pdflatex", compose("taller"), extra={"margin": "50mm"})
    add("compounds", "Compounds broken at their own hyphen, which stays.", "pdflatex", compose(compounds()), extra={"margin": "62mm"})
    add("addresses-broken-latex", "E-mail and web addresses broken over lines.", "pdflatex", compose(long_addresses("homecare")), columns=2, extra={"preamble": "\\hyphenpenalty=10000"})
    add("addresses-broken-typst", "E-mail and web addresses broken over lines.", "typst", compose(long_addresses("bricks", "committee.secretariat@mail.example.org")), columns=2)
    add("addresses-broken-css", "Addresses broken anywhere.", "weasyprint", compose(long_addresses("tea")), columns=2, extra={"css": "a { overflow-wrap: anywhere; }"})

    # Producers that no other case has.
    add("producer-groff", "groff's own PDF driver.", "groff", compose("quarry"), running=running("en"))
    add("producer-wkhtmltopdf", "The old WebKit.", "wkhtmltopdf", compose("catadores"))
    add("producer-ps2pdf", "LaTeX, dvips, Ghostscript's ps2pdf.", "ps2pdf", compose("piroguiers"))
    add("producer-cairo", "cairo's own text calls.", "cairo", compose("pescadoras"), make=raw_function("cairo"), running=running("pt"))
    add("producer-rsvg", "SVG pages by rsvg-convert.", "rsvg-convert", compose("aljibes"), make=raw_function("svg"), running=running("es"))
    add("producer-story", "PyMuPDF's Story.", "story", compose("buses"))
    add("producer-fpdf", "fpdf2.", "fpdf2", compose("menuisiers"), make=raw_function("fpdf"))
    add("producer-xelatex", "XeLaTeX with a TrueType face.", "xelatex", compose("couturieres"))
    add("producer-pypdf", "Two producers' pages joined and written anew by pypdf.", "chromium + pypdf", compose(dairy()), rewritten)
    for case in found:
        if case.producer == "pdflatex" and not case.name.startswith(("font", "accents", "ligatures", "no-tounicode", "distilled", "columns")):
            case.extra.setdefault("fonts", SMALL_FONTS)
    return found


def two_heads(source: str) -> str:
    """Heads of two lines, other ones on left and right pages."""
    heads = "\\fancyhead[C]{\\small Programme for Horizontal Cooperation\\\\ \\ifodd\\value{page}Nomination form\\else Harbour Schools\\fi}\\setlength{\\headheight}{28pt}"
    return source.replace("\\fancyhead[C]{\\small }", heads).replace("\\fancyfoot[C]{\\thepage}", "\\fancyfoot[C]{Page \\thepage\\ of \\pageref{LastPage}}")


def noted(slug: str) -> dict:  # type: ignore[type-arg]
    """The harbour text with two more footnotes."""
    data = text(slug)
    data["footnotes"] |= {"3": "Days of travel are not counted.", "4": "The French edition was printed in 2022 with the help of readers in Benin."}
    sections = data["sections"]
    sections["horizontal_dimension"] = sections["horizontal_dimension"].replace("197 days the other way.", "197 days the other way.[^3]").strip() + "\n"
    sections["achievements"] = sections["achievements"]
    sections["replicability"] = sections["replicability"].replace("English, French and Tamil.", "English, French and Tamil.[^4]")
    # In the order of the page: 1 nominee, 2 horizontal dimension, 3 achievements, 4 replicability.
    notes = data["footnotes"]
    data["footnotes"] = {"1": notes["1"], "2": notes["3"], "3": notes["2"], "4": notes["4"]}
    sections["horizontal_dimension"] = sections["horizontal_dimension"].replace("[^3]", "[^2]")
    sections["achievements"] = sections["achievements"].replace("[^2]", "[^3]")
    return data


def rewritten(path: Path, work: Path) -> None:
    """Written anew by pypdf, content streams compressed again."""
    import pypdf

    writer = pypdf.PdfWriter()
    writer.append(path)
    for page in writer.pages:
        page.compress_content_streams()
    writer.write(work / "pypdf-out.pdf")
    path.write_bytes((work / "pypdf-out.pdf").read_bytes())
