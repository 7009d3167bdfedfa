"""Pages laid out by hand, and painters that write them in odd ways.

`typeset` breaks a nomination into pages of lines; a line is a list of runs with place (points from the bottom left), font,
size and text. The painters put the same runs onto a canvas of ReportLab or cairo: line by line, letter by letter, in a
random order, twice, spaced out, with decoys.
"""

import random
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from model import FOOTNOTE, Case, Printed
from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

rl_config.invariant = 1

LEFT, RIGHT, TOP, BOTTOM = 72.0, A4[0] - 72, A4[1] - 72, 72.0
BODY, BOLD, SIZE, LEADING = "Times-Roman", "Helvetica-Bold", 11.0, 14.5


@dataclass
class Run:
    """A string in one font at one place; `role` is title, header, heading, body, bullet, number or running."""

    x: float
    y: float
    font: str
    size: float
    text: str
    role: str


Page = list[list[Run]]


def typeset(printed: Printed, running: str = "", picture: int | None = None) -> list[Page]:
    """Pages of lines. After section number `picture` (from 0) room of 120 points is left for a drawing: a line whose only
    run has the role picture marks its lower left corner."""
    pages: list[Page] = []
    y = 0.0

    def turn() -> None:
        nonlocal y
        pages.append([])
        y = TOP
        if running:
            pages[-1].append([Run(LEFT, A4[1] - 45, BODY, 8.5, running, "running")])

    def put(runs: list[tuple[float, str, float, str, str]], leading: float) -> None:
        nonlocal y
        if y - leading < BOTTOM:
            turn()
        y -= leading
        pages[-1].append([Run(x, y, font, size, text, role) for x, font, size, text, role in runs])

    def paragraph(text: str, font: str, size: float, leading: float, role: str, indent: float = 0.0, keep: int = 0) -> None:
        nonlocal y
        if keep and y - keep * LEADING < BOTTOM:
            turn()
        for line in simpleSplit(FOOTNOTE.sub("", text), font, size, RIGHT - LEFT - indent):
            put([(LEFT + indent, font, size, line, role)], leading)

    turn()
    if printed.title_line:
        paragraph(printed.title_line, BOLD, 16, 20, "title")
    y -= 6
    for line in printed.lines:
        runs, x = [], LEFT
        for kind, text in line:
            font = BOLD if kind == "label" else BODY
            text = FOOTNOTE.sub("", text)
            space = len(text) - len(text.lstrip())
            x += space * stringWidth(" ", font, SIZE) + (24 if kind == "tab" else 0)
            if text.strip():
                runs.append((x, font, SIZE, text.strip(), "header"))
                x += stringWidth(text.strip(), font, SIZE)
        put(runs, LEADING)
    for index, part in enumerate(printed.parts):
        y -= 10
        paragraph(part.printed, BOLD, 11.5, 15, "heading", keep=3)
        y -= 3
        for block in part.blocks:
            for line in block.lines:
                if block.kind == "list":
                    before = (len(pages), y)
                    paragraph(line, BODY, SIZE, LEADING, "body", 16)
                    first = next(row for page in pages[before[0] - 1 :] for row in page if row[0].role == "body" and (pages.index(page) >= before[0] or row[0].y < before[1]))
                    first.insert(0, Run(LEFT + 5, first[0].y, BODY, SIZE, "•", "bullet"))
                else:
                    paragraph(line, BODY, SIZE, LEADING, "body")
            y -= 5
        if picture == index:
            if y - 140 < BOTTOM:
                turn()
            y -= 125
            pages[-1].append([Run(LEFT, y, BODY, SIZE, "", "picture")])
            paragraph(str(printed.note), BODY, 9.5, 12, "caption")
            y -= 8
    if printed.closing:
        y -= 12
        paragraph(printed.closing, BODY, SIZE, LEADING, "body")
    for number, page in enumerate(pages, 1):
        page.append([Run(A4[0] / 2, 40, BODY, 9, str(number), "number")])
    return pages


def show(canvas: Canvas, run: Run) -> None:
    """One run in one text object."""
    text = canvas.beginText(run.x, run.y)
    text.setFont(run.font, run.size)
    text.textOut(run.text)
    canvas.drawText(text)


def letters(canvas: Canvas, run: Run) -> None:
    """Every letter in a text object of its own, spaces left out."""
    x = run.x
    for letter in run.text:
        if letter != " ":
            show(canvas, replace(run, x=x, text=letter))
        x += stringWidth(letter, run.font, run.size)


def words(canvas: Canvas, run: Run) -> None:
    """Every word in a text object of its own, spaces left out."""
    x = run.x
    for word in run.text.split(" "):
        if word:
            show(canvas, replace(run, x=x, text=word))
        x += stringWidth(word + " ", run.font, run.size)


def twice(canvas: Canvas, run: Run) -> None:
    """Headings and titles printed twice, a third of a point apart: a poor man's bold."""
    if run.role in ("heading", "title"):
        plain = replace(run, font="Helvetica")
        show(canvas, plain)
        show(canvas, replace(plain, x=run.x + 0.35))
    else:
        show(canvas, run)


def spaced(canvas: Canvas, run: Run) -> None:
    """Headings with wide character spacing (Tc), in capitals as they come."""
    text = canvas.beginText(run.x, run.y)
    text.setFont(run.font, run.size - (2 if run.role == "heading" else 0))
    text.setCharSpace(2.2 if run.role == "heading" else 0)
    text.textOut(run.text)
    canvas.drawText(text)


def paint(
    pages: list[Page],
    target: Path,
    write: Callable[[Canvas, Run], None] = show,
    order: str = "",
    each: Callable[[Canvas, int], None] | None = None,
    compress: bool = True,
) -> None:
    """Draws the pages. `order`: lines, words or columns shuffled with a fixed seed; `each` draws more onto a page."""
    canvas = Canvas(str(target), pagesize=A4, pageCompression=int(compress))
    rng = random.Random(order)
    for number, page in enumerate(pages):
        lines = list(page)
        if order == "words":
            runs = []
            for line in lines:
                for run in line:
                    x = run.x
                    for word in run.text.split(" "):
                        runs.append([replace(run, x=x, text=word)])
                        x += stringWidth(word + " ", run.font, run.size)
            lines = runs
        if order == "backwards":
            lines.reverse()
        elif order:
            rng.shuffle(lines)
        for line in lines:
            for run in line:
                if run.role != "picture" and run.text:
                    write(canvas, run)
        if each:
            each(canvas, number)
        canvas.showPage()
    canvas.save()


def face(name: str) -> str:
    """Where fontconfig keeps a font."""
    done = subprocess.run(["fc-match", "-f", "%{file}", name], capture_output=True, text=True, check=True)
    return done.stdout


FACES = {"Times-Roman": "Liberation Serif", "Helvetica-Bold": "Liberation Sans:bold", "Helvetica": "Liberation Sans"}


def cairo(case: Case, work: Path, target: Path) -> None:
    """The pages by cairo's own text calls."""
    import cairo as binding

    surface = binding.PDFSurface(str(target), *A4)
    surface.set_metadata(binding.PDF_METADATA_CREATE_DATE, "2024-01-15T09:00:00Z")
    context = binding.Context(surface)
    for page in typeset(case.nominations[0], case.running):
        for run in (run for line in page for run in line if run.text):
            bold = binding.FONT_WEIGHT_BOLD if run.font == BOLD else binding.FONT_WEIGHT_NORMAL
            family = FACES[run.font].split(":")[0]
            context.select_font_face(family, binding.FONT_SLANT_NORMAL, bold)
            context.set_font_size(run.size)
            context.move_to(run.x, A4[1] - run.y)
            context.show_text(run.text)
        context.show_page()
    surface.finish()


def svg(case: Case, work: Path, target: Path) -> None:
    """The pages as SVG drawings, printed by rsvg-convert (pango and cairo)."""
    from html import escape

    from producers import run as program

    sheets = []
    for number, page in enumerate(typeset(case.nominations[0], case.running)):
        rows = []
        for run in (run for line in page for run in line if run.text):
            family = FACES[run.font].split(":")[0]
            weight = "bold" if run.font == BOLD else "normal"
            rows.append(f'<text x="{run.x:.2f}" y="{A4[1] - run.y:.2f}" font-family="{family}" font-weight="{weight}" font-size="{run.size}">{escape(run.text)}</text>')
        sheet = work / f"{case.name}-{number:02}.svg"
        sheet.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" width="{A4[0]}pt" height="{A4[1]}pt" viewBox="0 0 {A4[0]} {A4[1]}">\n' + "\n".join(rows) + "\n</svg>\n", "utf-8")
        sheets.append(sheet)
    program("rsvg-convert", "-f", "pdf", "-o", target, *sheets)


def fpdf(case: Case, work: Path, target: Path) -> None:
    """fpdf2 with its own line breaking and an embedded TrueType face."""
    import datetime

    from fpdf import FPDF

    printed = case.nominations[0]
    pdf = FPDF(format="A4")
    pdf.set_creation_date(datetime.datetime(2024, 1, 15, 9, tzinfo=datetime.UTC))
    pdf.add_font("serif", "", face("Liberation Serif"))
    pdf.add_font("serif", "B", face("Liberation Serif:bold"))
    pdf.set_margins(24, 22)
    pdf.set_auto_page_break(True, 22)
    pdf.add_page()

    def put(text: str, style: str, size: float, after: float) -> None:
        pdf.set_font("serif", style, size)
        pdf.multi_cell(0, size * 0.47, FOOTNOTE.sub("", text), align="L", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(after)

    put(printed.title_line or "", "B", 16, 3)
    for line in printed.lines:
        for kind, text in line:
            pdf.set_font("serif", "B" if kind == "label" else "", 11)
            pdf.write(5.2, FOOTNOTE.sub("", text))
        pdf.ln(5.6)
    for part in printed.parts:
        pdf.ln(2)
        put(part.printed, "B", 11.5, 0.8)
        for block in part.blocks:
            for line in block.lines:
                put(("• " if block.kind == "list" else "") + line, "", 11, 0.3 if block.kind == "list" else 0)
            pdf.ln(1.6)
    pdf.output(str(target))
