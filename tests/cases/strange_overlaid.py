"""Strangers that lie over something: recognised text over a scan, answers typed over a form in a viewer, reports whose
pieces are placed one by one, forms in two languages or on a page that lies on its side."""

from pathlib import Path
from typing import Any

from strange_kit import FORMS, Block, Case, Make, Printed, compose, escape, fields, h, h_blocks, office, run, web
from strange_office import flat, odt_blocks, par

PLAIN = "body{font:11pt/1.4 'Liberation Serif'}h1{font-size:17pt}h2{font-size:12.5pt;margin:12pt 0 3pt}p{margin:3pt 0}"


def plain_page(one: Printed, sign: str = ":") -> str:
    """A nomination as a plain page."""
    head = "".join(f"<p class=f><b>{escape(a)}{sign}</b> {h(v)}</p>" for a, v in fields(one))
    return f"<h1>{escape(one.title_line or '')}</h1>{head}" + "".join(f"<h2>{escape(p.printed)}</h2>{h_blocks(p.blocks)}" for p in one.parts)


def scanned(language: str, style: str, body: str, by_line: bool) -> Make:
    """Prints a page, takes its picture and lays what a recognition finds over it, invisibly: each word in a face of its
    own width, or each line as one run."""

    def make(case: Case, work: Path, target: Path) -> None:
        import pymupdf

        first = work / f"{case.name}-first.pdf"
        web("weasyprint", style, body, language)(case, work, first)
        source, out = pymupdf.open(first), pymupdf.open()
        for page in source:
            picture = page.get_pixmap(dpi=110, colorspace=pymupdf.csGRAY)
            sheet = out.new_page(width=page.rect.width, height=page.rect.height)
            sheet.insert_image(sheet.rect, stream=picture.tobytes("jpeg", jpg_quality=55))
            pieces: list[tuple[Any, str]] = []
            for block in page.get_text("dict")["blocks"]:
                for line in block.get("lines", []):
                    if by_line:
                        text = "".join(s["text"] for s in line["spans"]).strip()
                        pieces.append((pymupdf.Rect(line["bbox"]), text))
            if not by_line:
                pieces = [(pymupdf.Rect(w[:4]), w[4]) for w in page.get_text("words")]
            for box, text in pieces:
                if not text:
                    continue
                size = 0.78 * box.height
                width = pymupdf.get_text_length(text, "helv", size)
                point = pymupdf.Point(box.x0, box.y1 - 0.22 * box.height)
                stretch = pymupdf.Matrix(box.width / max(width, 1), 1)
                sheet.insert_text(point, text, fontname="helv", fontsize=size, render_mode=3, morph=(point, stretch))
        out.set_metadata({"producer": "scan"})
        out.save(target, garbage=3, deflate=True, no_new_id=True)

    return make


def scans() -> list[Case]:
    """Two scans on Letter paper."""
    one, two = compose("yerba"), compose("nets")
    style = "@page{size:Letter;margin:22mm}" + PLAIN
    return [
        Case("scan-words-letter-es", "A scan on Letter paper; each recognised word lies over its picture, invisibly, stretched to its width.", "weasyprint + pymupdf", [one],
             allowed=[["ocr-layer", None]], make=scanned("es", style, plain_page(one), False)),
        Case("scan-lines-letter-en", "A scan on Letter paper; each recognised line lies over its picture as one run.", "weasyprint + pymupdf", [two],
             allowed=[["ocr-layer", None]], make=scanned("en", style, plain_page(two), True)),
    ]  # fmt: skip


def typed_over(appearance: bool, language: str) -> Make:
    """A blank form, and answers typed over it as comments by a viewer, in the order in which somebody filled it."""

    def make(case: Case, work: Path, target: Path) -> None:
        import pikepdf
        import pymupdf

        one = case.nominations[0]
        book = pymupdf.open()
        page = book.new_page(width=595, height=842)
        answers: list[tuple[int, Any, str]] = []
        page.insert_text((60, 60), FORMS[language]["form"], fontname="hebo", fontsize=14)
        top = 92.0
        head = [("Title", one.data["title"]), *fields(one)] if language == "en" else [("Título", one.data["title"]), *fields(one)]
        for label, value in head:
            page.insert_text((60, top), f"{label}:", fontname="hebo", fontsize=10)
            page.draw_line((170, top + 2), (535, top + 2), width=0.5)
            answers.append((page.number, pymupdf.Rect(170, top - 12, 540, top + 5), value))
            top += 24
        top += 10
        for p in one.parts:
            lines = [line for b in p.blocks for line in b.lines]
            height = 16 + sum(13.2 * (1 + len(line) // 84) for line in lines)
            if top + height + 24 > 800:
                page = book.new_page(width=595, height=842)
                top = 70.0
            page.insert_text((60, top), p.printed, fontname="hebo", fontsize=10)
            page.draw_rect(pymupdf.Rect(58, top + 5, 537, top + 5 + height), width=0.5)
            answers.append((page.number, pymupdf.Rect(62, top + 7, 533, top + 3 + height), "\n".join(lines)))
            top += height + 26
        # Whoever fills a form goes back and forth.
        for number, box, value in answers[1::2] + answers[0::2]:
            book[number].add_freetext_annot(box, value, fontsize=10, fontname="Helv", text_color=(0, 0, 0.55))
        book.save(target, garbage=3, deflate=True, no_new_id=True)
        if not appearance:
            with pikepdf.open(target, allow_overwriting_input=True) as pdf:
                for sheet in pdf.pages:
                    for note in sheet.obj.get("/Annots", []):
                        if "/AP" in note:
                            del note["/AP"]
                pdf.save(target, deterministic_id=True)

    return make


def lists_as_lines(one: Printed) -> Printed:
    """In a comment an item is a line like any other."""
    for p in one.parts:
        p.blocks = [Block("paragraph", [line]) for b in p.blocks for line in b.lines]
    return one


def comments() -> list[Case]:
    """A form filled in a viewer, with and without what the viewer drew."""
    one, two = lists_as_lines(compose("aljibes")), lists_as_lines(compose("archive"))
    return [
        Case("typed-over-drawn-es", "A form without fields, filled in a viewer: each answer is a comment (FreeText) over its box, made in any order.", "pymupdf", [one], make=typed_over(True, "es")),
        Case("typed-over-bare-en", "The same without the comments' appearances: text and box are all there is.", "pymupdf + pikepdf", [two], make=typed_over(False, "en")),
    ]  # fmt: skip


def report(justified: bool) -> Make:
    """As report engines write: all that is printed on the form first, then every value, a piece of text at a time."""

    def make(case: Case, work: Path, target: Path) -> None:
        from reportlab.lib.utils import simpleSplit
        from reportlab.pdfbase.pdfmetrics import stringWidth
        from reportlab.pdfgen.canvas import Canvas

        one = case.nominations[0]
        canvas = Canvas(str(target), pagesize=(595, 842), invariant=True)
        static: list[tuple[float, float, str, str, float]] = []
        values: list[tuple[float, float, str, str, float]] = []
        boxes: list[tuple[float, float, float, float]] = []

        def flush() -> None:
            for x, y, w, height in boxes:
                canvas.rect(x, y, w, height, stroke=1, fill=0)
            for x, y, text, face, size in static + values:
                begun = canvas.beginText(x, y)
                begun.setFont(face, size)
                begun.textOut(text)
                canvas.drawText(begun)
            canvas.showPage()
            static.clear(), values.clear(), boxes.clear()

        top = 790.0
        static.append((50, top, FORMS[case.language]["form"], "Helvetica-Bold", 13))
        top -= 30
        label = {"es": "Título", "en": "Title"}[case.language]
        for name, value in [(label, one.data["title"]), *fields(one)]:
            pieces = simpleSplit(value, "Helvetica", 9, 340)
            boxes += [(50, top - 4 - 12 * (len(pieces) - 1), 140, 14 + 12 * (len(pieces) - 1)), (190, top - 4 - 12 * (len(pieces) - 1), 355, 14 + 12 * (len(pieces) - 1))]
            static.append((54, top, name, "Helvetica-Bold", 9))
            for piece in pieces:
                values.append((194, top, piece, "Helvetica", 9))
                top -= 12
            top -= 2
        top -= 14
        for p in one.parts:
            lines = []
            for block in p.blocks:
                for item in block.lines:
                    pieces = simpleSplit(item, "Helvetica", 9, 480)
                    lines += [(line, i + 1 == len(pieces)) for i, line in enumerate(pieces)]
            if top - 11.5 * len(lines) < 90:
                flush()
                top = 790.0
            static.append((50, top, p.printed, "Helvetica-Bold", 10))
            top -= 15
            for line, last in lines:
                if justified and not last:
                    words = line.split(" ")
                    gap = (480 - sum(stringWidth(w, "Helvetica", 9) for w in words)) / max(len(words) - 1, 1)
                    x = 54.0
                    for word in words:
                        values.append((x, top, word, "Helvetica", 9))
                        x += stringWidth(word, "Helvetica", 9) + gap
                else:
                    x = 54.0
                    for letter in line if not justified else [line]:
                        values.append((x, top, letter, "Helvetica", 9))
                        x += stringWidth(letter, "Helvetica", 9)
                top -= 11.5 + (3 if last else 0)
            top -= 12
        flush()
        canvas.save()

    return make


def reports() -> list[Case]:
    """Two reports of a database."""
    one, two = lists_as_lines(compose("telares")), lists_as_lines(compose("kitchens"))
    return [
        Case("report-words-es", "A report engine’s page: first all labels and headings, then all values, justified word by word.", "reportlab", [one], make=report(True)),
        Case("report-letters-en", "The same letter by letter, nothing justified.", "reportlab", [two], make=report(False)),
    ]  # fmt: skip


def two_languages() -> Case:
    """A form printed in French with English below in italics; the answers are French."""
    one = compose("moulins")
    english = FORMS["en"]["headings"]
    labels = {"Candidat(e)": "Nominee", "Pays": "Country", "Téléphone": "Telephone", "Télécopie": "Fax", "Courriel": "E-mail"}
    body = f"<h1>{escape(one.title_line or '')}</h1>"
    body += "".join(f"<p class=f><b>{escape(a)}</b> / <i>{escape(labels.get(a, a))}</i> : {h(v)}</p>" for a, v in fields(one))
    body += "".join(f"<h2>{escape(p.printed)}<br><i>{escape(english[p.key or ''])}</i></h2>{h_blocks(p.blocks)}" for p in one.parts)
    style = PLAIN + "h2 i{font-weight:400;font-size:10.5pt;color:#555}"
    return Case("two-tongues-below-fr", "Labels “Pays / Country”, below each French heading the English one in grey italics.", "weasyprint", [one], make=web("weasyprint", style, body, "fr"))


def lying() -> Case:
    """A landscape form: who nominates on the left, the answers in two columns of boxes."""
    one = compose("catadores")
    head = "".join(f"<div class=k>{escape(a)}</div><div class=v>{h(v)}</div>" for a, v in fields(one))
    boxes = "".join(f"<div class=b><h2>{escape(p.printed)}</h2>{h_blocks(p.blocks)}</div>" for p in one.parts)
    style = ("@page{size:A4 landscape;margin:12mm}body{font:9.5pt/1.35 'Liberation Sans'}h1{font-size:15pt;margin:0 0 8pt}.head{display:grid;grid-template-columns:30mm 1fr 30mm 1fr;gap:2pt 6pt;margin-bottom:8pt}"
             ".k{font-weight:bold}.c{columns:2;column-gap:8mm}.b{border:.6pt solid #888;padding:4pt 6pt;margin-bottom:6pt}h2{font-size:10pt;margin:0 0 3pt}p{margin:0 0 4pt}ul{margin:2pt 0}")  # fmt: skip
    body = f"<h1>{escape(one.title_line or '')}</h1><div class=head>{head}</div><div class=c>{boxes}</div>"
    return Case("landscape-boxes-pt", "A form that lies on its side: the header two labels a row, the answers in boxes in two columns.", "weasyprint", [one], make=web("weasyprint", style, body, "pt"))


def writer_notes() -> Case:
    """Writer with footnotes, and a frame with a remark beside an answer."""
    one = compose("couturieres")
    body = par(one.title_line or "", "T") + "".join(
        f'<text:p text:style-name="B"><text:span text:style-name="b">{escape(a)} :</text:span> {escape(v)}</text:p>' for a, v in fields(one)
    )  # fmt: skip
    note = '<text:note text:id="n{0}" text:note-class="footnote"><text:note-citation>{0}</text:note-citation><text:note-body><text:p text:style-name="S">{1}</text:p></text:note-body></text:note>'
    notes = {"achievements": (1, "Enquête des coopératives, décembre 2022."), "innovation": (2, "Brevet en cours d’examen.")}
    data = dict(one.data.get("footnotes", {}))
    for p in one.parts:
        body += par(p.printed, "H")
        shown = odt_blocks(p.blocks)
        if p.key in notes:
            mark, text = notes[p.key]
            at = shown.index("</text:p>")
            shown = shown[:at] + note.format(mark, escape(text)) + shown[at:]
            data[str(mark)] = text
        body += shown
    one.footnotes = data
    return Case("writer-footnotes-fr", "Writer: footnotes with automatic numbers on two pages.", "libreoffice writer", [one], make=office("fodt", flat("fr", body)))


def cases() -> list[Case]:
    """All of them."""
    return [*scans(), *comments(), *reports(), two_languages(), lying(), writer_notes()]


__all__ = ["cases"]
