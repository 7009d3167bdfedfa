"""Strangers on paper: typewritten and drawn forms, tables of ReportLab's, and finished files that were made over."""

import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

from strange_kit import Case, Make, Part, Printed, compose, escape, fields, h, h_blocks, heritage, run, web

PLAIN = "body{font:11pt/1.4 'Liberation Serif'}h1{font-size:17pt}h2{font-size:12.5pt;margin:12pt 0 3pt}p{margin:3pt 0}"


def lines(p: Part) -> list[str]:
    """The paragraphs and items of an answer, one string each, items with a hyphen."""
    return [("- " if b.kind == "list" else "") + line for b in p.blocks for line in b.lines]


class Typewriter:
    """Pages of one width of letters, a line at a time."""

    def __init__(self, target: Path, size: float = 11, lead: float = 15, left: float = 70):
        from reportlab.pdfgen.canvas import Canvas

        self.canvas = Canvas(str(target), pagesize=(595, 842), invariant=True)
        self.size, self.lead, self.left, self.top, self.page = size, lead, left, 780.0, 1
        self.canvas.setFont("Courier", size)

    def line(self, value: str = "", indent: int = 0) -> float:
        """Types a line and returns its baseline."""
        if self.top < 70:
            self.canvas.drawCentredString(297, 40, f"- {self.page} -")
            self.canvas.showPage()
            self.canvas.setFont("Courier", self.size)
            self.top, self.page = 780.0, self.page + 1
        self.top -= self.lead
        self.canvas.drawString(self.left + indent * self.size * 0.6, self.top, value)
        return self.top

    def save(self) -> None:
        """Ends the file."""
        self.canvas.drawCentredString(297, 40, f"- {self.page} -")
        self.canvas.save()


def hyphenated(value: str, width: int) -> list[str]:
    """Breaks a paragraph as a typist does: long words are cut with a hyphen where little of the line would be left."""
    import pyphen

    cut = pyphen.Pyphen(lang="en_GB")
    out, rest = [], value.split(" ")
    line = ""
    while rest:
        word = rest.pop(0)
        room = width - len(line) - (1 if line else 0)
        if len(word) <= room:
            line = f"{line} {word}".strip()
            continue
        pairs = [(a, b) for a, b in cut.iterate(word) if len(a) < room and word.isalpha()] if room > 4 else []
        if pairs:
            first, last = max(pairs, key=lambda pair: len(pair[0]))
            out.append(f"{line} {first}-".strip())
            rest.insert(0, last)
        else:
            out.append(line)
            rest.insert(0, word)
        line = ""
    return [*out, line] if line else out


def typed() -> Case:
    """Typed on a machine: hard line ends, indents, hyphens, underlined headings."""
    one = compose("pumps")

    def make(case: Case, work: Path, target: Path) -> None:
        machine = Typewriter(target)
        for value in textwrap.wrap(one.title_line or "", 58):
            machine.line(value.upper(), 4)
        machine.line()
        for label, value in fields(one):
            first, *more = textwrap.wrap(value, 46)
            machine.line(f"{label.upper():.<16}: {first}")
            for other in more:
                machine.line(other, 18)
        for p in one.parts:
            machine.line()
            for value in textwrap.wrap(p.printed, 62):
                machine.line(value)
                machine.canvas.line(70, machine.top - 2, 70 + len(value) * 6.6, machine.top - 2)
            for b in p.blocks:
                for item in b.lines:
                    indent = 4 if b.kind == "list" or len(b.lines) == 1 else 0
                    first = "- " if b.kind == "list" else ""
                    head, *more = hyphenated(first + item, 64 - indent)
                    machine.line(head, indent)
                    for other in more:
                        machine.line(other, 6 if b.kind == "list" else 0)
        machine.save()

    one.title_line = (one.title_line or "").upper()
    return Case("typewriter-en", "Typed by machine: hard line ends, indented first lines, words cut with hyphens, underlined headings, “NOMINEE.........: …”.", "reportlab", [one], make=make)


def blanks() -> Case:
    """Underscores as blanks, the answer between them."""
    one = compose("taller")

    def make(case: Case, work: Path, target: Path) -> None:
        machine = Typewriter(target, 10, 14, 62)
        machine.canvas.setFont("Courier-Bold", 13)
        for value in textwrap.wrap(one.title_line or "", 55):
            machine.line(value)
        machine.canvas.setFont("Courier", 10)
        machine.line()
        for label, value in fields(one):
            first, *more = textwrap.wrap(value, 76 - len(label))
            machine.line(f"{label}: {'____' + first + '____' if len(first) < 50 else first}")
            for other in more:
                machine.line(f"{other}{'_' * 12}", 4)
        for p in one.parts:
            machine.line()
            for value in textwrap.wrap(p.printed, 76):
                machine.line(value)
            for item in lines(p):
                for value in textwrap.wrap(item, 76):
                    machine.line(value)
        machine.save()

    return Case("blanks-es", "Underscores as blanks to be filled: “País: ____Ecuador____”; one width of letters, nothing bold but the title.", "reportlab", [one], make=make)


def dotted() -> Case:
    """Answers typed over the dotted lines of a printed form."""
    one = compose("catadores")

    def make(case: Case, work: Path, target: Path) -> None:
        from reportlab.pdfbase.pdfmetrics import stringWidth
        from reportlab.pdfgen.canvas import Canvas

        canvas = Canvas(str(target), pagesize=(595, 842), invariant=True)
        top = 790.0
        dots = "." * 180

        def down(step: float) -> float:
            nonlocal top
            if top - step < 60:
                canvas.showPage()
                top = 800.0
            top -= step
            return top

        def fill(x: float, value: str) -> None:
            canvas.setFont("Times-Roman", 10)
            count = int((540 - x) / stringWidth(".", "Times-Roman", 10))
            canvas.drawString(x, top - 2.2, dots[:count])
            canvas.setFont("Courier", 9.5)
            canvas.setFillColorRGB(0, 0, 0.6)
            canvas.drawString(x + 3, top, value)
            canvas.setFillColorRGB(0, 0, 0)

        canvas.setFont("Times-Bold", 15)
        canvas.drawString(60, down(20), one.title_line or "")
        down(8)
        for label, value in fields(one):
            canvas.setFont("Times-Roman", 11)
            for i, piece in enumerate(textwrap.wrap(value, 62)):
                down(18)
                canvas.setFont("Times-Roman", 11)
                if i == 0:
                    canvas.drawString(60, top, f"{label}:")
                fill(160, piece)
        for p in one.parts:
            down(10)
            canvas.setFont("Times-Bold", 11)
            for piece in textwrap.wrap(p.printed, 84):
                down(16)
                canvas.setFont("Times-Bold", 11)
                canvas.drawString(60, top, piece)
            for item in lines(p):
                for piece in textwrap.wrap(item, 82):
                    down(17)
                    fill(60, piece)
        canvas.save()

    return Case("over-dotted-lines-pt", "A printed form with dotted lines; the answers are typed over the dots in another face and colour.", "reportlab", [one], make=make)


def shouted() -> Case:
    """Everything is in capitals."""
    one = compose("buses", capitals=True)
    one.title_line = (one.title_line or "").upper()
    for p in one.parts:
        for b in p.blocks:
            b.lines = [line if "@" in line or "http" in line else line.upper() for line in b.lines]
    body = f"<p><b>{escape(one.title_line)}</b></p>" + "".join(f"<p>{escape(a.upper())}: {h(v)}</p>" for a, v in fields(one)) + "".join(f"<p><br>{escape(p.printed)}</p>{h_blocks(p.blocks)}" for p in one.parts)
    return Case("all-capitals-en", "Everything in capitals and one face, headings too; only the numbers tell them.", "weasyprint", [one], make=web("weasyprint", PLAIN, body, "en"))


def platypus() -> Case:
    """ReportLab's tables: bands, alternating grounds, two fields a row."""
    one = compose("kitchens", numbering="none")
    for i, p in enumerate(one.parts, 1):
        p.number, p.printed = f"{i}", f"{i}/11 {p.heading}"

    def make(case: Case, work: Path, target: Path) -> None:
        from reportlab.lib.colors import HexColor, white
        from reportlab.lib.styles import ParagraphStyle
        from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

        base = ParagraphStyle("b", fontName="Helvetica", fontSize=9.5, leading=13, spaceAfter=3)
        label = ParagraphStyle("l", base, fontName="Helvetica-Bold", textColor=HexColor("#555555"), fontSize=7.5)
        head = ParagraphStyle("h", base, fontName="Helvetica-Bold", textColor=white, fontSize=10.5)
        flow: list[Any] = [Paragraph(escape(one.title_line or ""), ParagraphStyle("t", base, fontSize=18, leading=22, spaceAfter=10))]
        cells = [[Paragraph(escape(a), label), Paragraph(escape(v), base)] for a, v in fields(one)]
        flow.append(Table([cells[i : i + 2] + [""] * (2 - len(cells[i : i + 2])) for i in range(0, len(cells), 2)], colWidths=[240, 240], style=[("BOX", (0, 0), (-1, -1), 0.5, "#888888"), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
        for p in one.parts:
            flow += [Spacer(1, 8), Table([[Paragraph(escape(p.printed), head)]], colWidths=[480], style=[("BACKGROUND", (0, 0), (-1, -1), HexColor("#37474f"))])]
            flow.append(Table([[[Paragraph(("• " if b.kind == "list" else "") + escape(line), base) for b in p.blocks for line in b.lines]]], colWidths=[480], style=[("BACKGROUND", (0, 0), (-1, -1), HexColor("#f4f6f7"))]))
        SimpleDocTemplate(str(target), pagesize=(595, 842), invariant=True, title="x").build(flow)

    return Case("platypus-bands-en", "Tables of ReportLab’s: small grey labels above their values, two a row; headings “3/11 …” in white on dark bands.", "reportlab", [one], make=make)


def plain(slug: str, css: str = "", **options: Any) -> tuple[Printed, Callable[[str], Make]]:
    """An ordinary page, to be made over."""
    one = compose(slug, **options) if slug != "norias" else heritage(slug)
    colon = " :" if one.data["language"] == "fr" else ":"
    body = f"<h1>{escape(one.title_line or '')}</h1>" + "".join(f"<p><b>{escape(a)}{colon}</b> {h(v)}</p>" for a, v in fields(one)) + "".join(f"<h2>{escape(p.printed)}</h2>{h_blocks(p.blocks)}" for p in one.parts)
    return one, lambda engine: web(engine, PLAIN + css, body, one.data["language"])


def over(make: Make, *steps: Callable[[Path, Path], None]) -> Make:
    """Prints, then takes the file through the steps; each reads the first path and writes the second."""

    def made(case: Case, work: Path, target: Path) -> None:
        make(case, work, target)
        for i, step in enumerate(steps):
            source = target.rename(work / f"{case.name}-step{i}.pdf")
            step(source, target)

    return made


def tool(*command: str) -> Callable[[Path, Path], None]:
    """A program; `<` stands for what it reads and `>` for what it writes."""
    return lambda source, target: run(*[{"<": source, ">": target}.get(c, c.replace(">", str(target)) if c.startswith("-s") else c) for c in command])


def two_up(source: Path, target: Path) -> None:
    """Two pages side by side on one that lies on its side."""
    import pymupdf

    book, out = pymupdf.open(source), pymupdf.open()
    for i in range(0, len(book), 2):
        page = out.new_page(width=842, height=595)
        for j in range(2):
            if i + j < len(book):
                page.show_pdf_page(pymupdf.Rect(421 * j, 0, 421 * (j + 1), 595), book, i + j)
    out.save(target, garbage=4, deflate=True, no_new_id=True)


def turn_second(source: Path, target: Path) -> None:
    """The second page was fed the wrong way: it is displayed lying on its side."""
    import pikepdf

    with pikepdf.open(source) as book:
        book.pages[1].rotate(90, relative=True)
        book.save(target, deterministic_id=True)


def shrink(source: Path, target: Path) -> None:
    """Pages of three sizes."""
    import pymupdf

    book, out = pymupdf.open(source), pymupdf.open()
    for i in range(len(book)):
        width, height = [(595, 842), (420, 595), (612, 792), (842, 1191)][i % 4]
        page = out.new_page(width=width, height=height)
        page.show_pdf_page(page.rect, book, i)
    out.save(target, garbage=4, deflate=True, no_new_id=True)


def scan_second(source: Path, target: Path) -> None:
    """The second page is a picture."""
    import pymupdf

    book, out = pymupdf.open(source), pymupdf.open()
    for i in range(len(book)):
        if i == 1:
            grey = book[i].get_pixmap(dpi=60, colorspace=pymupdf.csGRAY)
            page = out.new_page(width=595, height=842)
            page.insert_image(page.rect, stream=grey.tobytes("jpeg", jpg_quality=40))
        else:
            out.insert_pdf(book, from_page=i, to_page=i)
    out.save(target, garbage=4, deflate=True, no_new_id=True)


def scanned() -> Case:
    """One page of three is a picture: sections 4 to 8 stand on it."""
    one, make = plain("quarry", "h2:nth-of-type(4),h2:nth-of-type(9){break-before:page}")
    gone = [p.key for p in one.parts[3:8]]
    whole = list(one.parts)
    one.parts = [p for p in whole if p.key not in gone]
    return Case("scanned-in-part-en", "The second of three pages is a picture: sections 4 to 8 cannot be read and must not be called missing for certain.", "weasyprint + pymupdf", [one],
                findings=[["no-text-layer", None]], allowed=[["section-missing", f"/sections/{key}"] for key in gone], make=over(make("weasyprint"), scan_second))  # fmt: skip


def cases() -> list[Case]:
    """All of them."""
    found = [typed(), blanks(), dotted(), shouted(), platypus(), scanned()]

    def made_over(name: str, what: str, producer: str, slug: str, engine: str, *steps: Callable[[Path, Path], None], css: str = "", **options: Any) -> None:
        one, make = plain(slug, css, **options)
        found.append(Case(name, what, producer, [one], make=over(make(engine), *steps)))

    distil = tool("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-dPDFSETTINGS=/screen", "-dCompatibilityLevel=1.3", "-sOutputFile=>", "<")
    made_over("two-up-fr", "Two pages side by side on a page that lies on its side, as a thrifty printer does.", "weasyprint + pymupdf", "couturieres", "weasyprint", two_up, css="body{font-size:13pt}")
    made_over("second-page-turned-pt", "The second page lies on its side.", "chromium + pikepdf", "mangal", "chromium", turn_second)
    made_over("three-sizes-en", "A4, A5 and Letter in one file, each page shrunk to fit.", "weasyprint + pymupdf", "harbour", "weasyprint", shrink, css="body{font-size:14pt}")
    made_over("postscript-and-back-es", "Chromium’s file through pdftops and ps2pdf: codes without any meaning are left.", "chromium + ghostscript", "aljibes", "chromium", tool("pdftops", "<", ">"), tool("ps2pdf", "<", ">"))
    found[-1].unreadable, found[-1].findings = True, [["text-garbled", None]]
    made_over("screen-quality-fr", "Through Ghostscript for the screen, PDF 1.3, then linearised.", "weasyprint + ghostscript + qpdf", "piroguiers", "weasyprint", distil, tool("qpdf", "--linearize", "--object-streams=generate", "--deterministic-id", "<", ">"))
    made_over("cairo-again-en", "Printed again by cairo from a finished file, then cleaned by mutool.", "chromium + cairo + mutool", "homecare", "chromium", tool("pdftocairo", "-pdf", "<", ">"), tool("mutool", "clean", "-gggg", "-z", "<", ">"))
    made_over("large-print-es", "Letters of eighteen points on A4: headings of five lines, five words a line.", "weasyprint", "yerba", "weasyprint", css="body{font-size:18pt}h1{font-size:30pt}h2{font-size:24pt}")
    made_over("small-print-fr", "Letters of six points, lines of 150 letters, the whole form on one page.", "weasyprint", "moulins", "weasyprint", css="@page{margin:12mm}body{font-size:6pt}h1{font-size:8pt}h2{font-size:6pt;margin:4pt 0 0}")
    made_over("heritage-two-up-fr", "Form ich-02, two pages on one.", "weasyprint + pymupdf", "norias", "weasyprint", two_up, css="body{font-size:14pt}h1{display:none}")
    return found


__all__ = ["cases"]
