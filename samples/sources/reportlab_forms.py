"""The two layouts that ReportLab draws: a flowing nomination and a fillable form."""

from html import escape
from pathlib import Path

import pypdf
from pypdf.generic import NameObject, TextStringObject
from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer

from content import Nomination, numbered
from markup import Markup, html_link

rl_config.invariant = 1  # no clock and no random ids in the file

BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=11.5, leading=15.5, spaceAfter=6)
ITEM = ParagraphStyle("item", BODY, leftIndent=18, bulletIndent=6, spaceAfter=2)
BOLD = ParagraphStyle("bold", fontName="Helvetica-Bold", fontSize=10.5, leading=13.5)
HEADING = ParagraphStyle("heading", BOLD, spaceBefore=11, spaceAfter=4, keepWithNext=1)
TITLE = ParagraphStyle("title", BOLD, fontSize=16, leading=20, spaceAfter=10)
LINE = ParagraphStyle("line", BODY, spaceAfter=1)
MARKUP = Markup(escape, lambda to, shown: html_link(to, shown).replace("<a ", '<a color="#123f8c" '), lambda _, t: "")

# The fillable form, in points; the leading is ReportLab's own.
MARGIN, WIDTH = 62, A4[0] - 124
FONT, SIZE = "Helvetica", 11
LEADING = 1.2 * SIZE


def flow(nomination: Nomination, numbering: str, target: Path) -> None:
    """Headings in capitals, page number with the short name of the form in the footer."""

    def footer(canvas: Canvas, doc: SimpleDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, 40, nomination.form["form"])
        canvas.drawRightString(A4[0] - 72, 40, f"{nomination.form['page']} {doc.page}")

    story: list[Flowable] = [Paragraph(escape(nomination.title), TITLE)]
    story += [Paragraph(f"<b>{k}:</b> {MARKUP.inline(v, nomination)}", LINE) for k, v in nomination.header]
    story.append(Spacer(1, 6))
    for section in nomination.sections:
        story.append(Paragraph(escape(numbered(section, numbering).upper()), HEADING))
        for block in section.blocks:
            lines = [MARKUP.inline(line, nomination) for line in block.lines]
            if block.kind == "list":
                story += [Paragraph(line, ITEM, bulletText="•") for line in lines]
            else:
                story.append(Paragraph("<br/>".join(lines), BODY))
    doc = SimpleDocTemplate(str(target), pagesize=A4, leftMargin=72, rightMargin=72, topMargin=70, bottomMargin=70)
    doc.build(story, onFirstPage=footer, onLaterPages=footer)


def fillable(nomination: Nomination, numbering: str, target: Path) -> None:
    """One text field per answer, filled in; each field has its appearance stream."""
    canvas = Canvas(str(target), pagesize=A4)
    canvas.setTitle(nomination.form["form"])
    values: dict[str, str] = {}
    y = A4[1] - 60.0

    def field(name: str, label: str, value: str, x: float, width: float, top: float) -> float:
        lines = [part for line in value.split("\n") for part in simpleSplit(line, FONT, SIZE, width - 8) or [""]]
        height = max(len(lines), 1) * LEADING + 9
        canvas.acroForm.textfield(
            value="\n".join(lines), name=name, tooltip=label, x=x, y=top - height, width=width, height=height,
            fontName=FONT, fontSize=SIZE, borderWidth=0.5, borderColor=None, forceBorder=True, maxlen=None,
            fieldFlags="multiline" if name.startswith("section") else "",
        )  # fmt: skip
        values[name] = value
        return top - height

    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(MARGIN, y, "NOMINATION FORM")
    y -= 20
    for i, (label, value) in enumerate([(nomination.form["labels"]["title"], nomination.title), *nomination.header]):
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(MARGIN, y - 14, f"{label}:")
        y = field(f"header{i}", label, value, MARGIN + 90, WIDTH - 90, y) - 5
    for i, section in enumerate(nomination.sections):
        value = "\n".join(section.plain())
        lines = sum(len(simpleSplit(line, FONT, SIZE, WIDTH - 8)) for line in value.split("\n"))
        if y - 46 - lines * LEADING < 60:
            canvas.showPage()
            y = A4[1] - 60.0
        canvas.setFont("Helvetica-Bold", 10.5)
        canvas.drawString(MARGIN, y - 26, numbered(section, numbering))
        y = field(f"section{i}", section.heading, value, MARGIN, WIDTH, y - 32)
    canvas.save()
    unwrap(target, values)


def unwrap(path: Path, values: dict[str, str]) -> None:
    """Gives the fields the text as typed; ReportLab was given broken lines, for it does not wrap an appearance."""
    writer = pypdf.PdfWriter(clone_from=path)
    for page in writer.pages:
        for annotation in page.get("/Annots", []):
            widget = annotation.get_object()
            widget[NameObject("/V")] = TextStringObject(values[str(widget["/T"])])
    if metadata := pypdf.PdfReader(path).metadata:
        writer.add_metadata({key: str(value) for key, value in metadata.items()})
    writer.write(path)
