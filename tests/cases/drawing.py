"""What ReportLab draws: a flowing nomination with optional tables, and the samples' fillable form."""

from html import escape
from pathlib import Path

import reportlab_forms
from content import Nomination, Section
from model import FOOTNOTE, Case
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table
from reportlab_forms import BODY, HEADING, ITEM, LINE, MARKUP, TITLE

ENTRY = ParagraphStyle("entry", BODY, spaceAfter=0)
RULES = [("GRID", (0, 0), (-1, -1), 0.5, "#444444"), ("VALIGN", (0, 0), (-1, -1), "TOP")]


def flow(case: Case, target: Path) -> None:
    """Title, header, sections; with `extra["faces"]` in embedded TrueType faces."""
    styles = {"body": BODY, "item": ITEM, "heading": HEADING, "title": TITLE, "line": LINE, "entry": ENTRY}
    if case.extra.get("faces"):
        import raw

        styles = embedded(styles, (raw.face("DejaVu Serif"), raw.face("DejaVu Serif:bold")))

    def footer(canvas, doc) -> None:  # type: ignore[no-untyped-def]
        canvas.setFont(styles["body"].fontName, 8)
        if case.running:
            canvas.drawString(72, 40, case.running)
        canvas.drawRightString(A4[0] - 72, 40, f"{doc.page}")

    story: list[Flowable] = [Paragraph(escape(p), styles["body"]) for p in case.front]
    if case.contents:
        rows = [[Paragraph(escape(e), styles["entry"]), Paragraph(". " * 12 + p, styles["entry"])] for e, p in case.contents]
        story += [Table(rows, colWidths=[350, 100]), PageBreak()]
    for index, nomination in enumerate(case.nominations):
        if index and not case.extra.get("unbroken"):
            story.append(PageBreak())
        if nomination.title_line:
            story.append(Paragraph(escape(nomination.title_line), styles["title"]))
        if nomination.rows is not None:
            rows = [[Paragraph(f"<b>{k}</b>", styles["line"]), Paragraph(MARKUP.inline(v, nomination), styles["line"])] for k, v in nomination.rows]
            story += [Table(rows, colWidths=[120, 330], style=RULES), Spacer(1, 8)]
        for line in nomination.lines:
            pieces = {"tab": lambda _: "&nbsp;" * 8, "label": lambda t: f"<b>{escape(t)}</b>", "value": lambda t: MARKUP.inline(t, nomination)}
            story.append(Paragraph("".join(pieces[kind](t) for kind, t in line), styles["line"]))
        story.append(Spacer(1, 6))
        rows = []
        for part in nomination.parts:
            heading = Paragraph(escape(part.printed), styles["heading"])
            answer: list[Flowable] = []
            lead = case.lead(part)
            if lead:
                lines = "<br/>".join(MARKUP.inline(line, nomination) for line in lead.lines)
                heading = Paragraph(f"<b>{escape(part.printed)}</b> {lines}", styles["body"])
            for block in case.rest(part):
                lines = [MARKUP.inline(line, nomination) for line in block.lines]
                if block.kind == "list":
                    answer += [Paragraph(line, styles["item"], bulletText="•") for line in lines]
                else:
                    answer.append(Paragraph("<br/>".join(lines), styles["body"]))
            if case.body in ("flow", "runin"):
                story += [heading, *answer]
            elif case.body == "beside":
                rows.append([heading, answer or ""])
            else:
                rows += [[heading], [answer or ""]]
        if rows:
            widths = [130, 325] if case.body == "beside" else [455]
            story.append(Table(rows, colWidths=widths, style=RULES, splitInRow=1))
        if nomination.closing:
            story += [Spacer(1, 10), Paragraph(escape(nomination.closing), styles["body"])]
    doc = SimpleDocTemplate(str(target), pagesize=A4, leftMargin=72, rightMargin=68, topMargin=66, bottomMargin=70)
    doc.build(story, onFirstPage=footer, onLaterPages=footer)


def embedded(styles: dict[str, ParagraphStyle], fonts: tuple[str, str]) -> dict[str, ParagraphStyle]:
    """The styles in a TrueType face that is embedded."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont("Face", fonts[0]))
    pdfmetrics.registerFont(TTFont("FaceBold", fonts[1]))
    pdfmetrics.registerFontFamily("Face", "Face", "FaceBold", "Face", "FaceBold")
    bold = {"heading", "title"}
    return {k: ParagraphStyle(f"t-{k}", s, fontName="FaceBold" if k in bold else "Face") for k, s in styles.items()}


def fillable(case: Case, target: Path) -> None:
    """The samples' fillable form with our headings as they are."""
    one = case.nominations[0]
    sections = [Section(p.key or "other", 0, p.printed, p.blocks, False) for p in one.parts]
    pairs = [(line[0][1].rstrip(":"), FOOTNOTE.sub("", line[1][1].strip())) for line in one.lines]
    data = one.data
    nomination = Nomination(data["slug"], None, data["title"], data["language"], data["nominee"], pairs, sections, {}, data)
    drawn = reportlab_forms.numbered
    reportlab_forms.numbered = lambda section, _: section.heading
    try:
        reportlab_forms.fillable(nomination, "", target)
    finally:
        reportlab_forms.numbered = drawn
