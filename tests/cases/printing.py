"""The producers: each turns a case into a PDF. LibreOffice prints all its cases in one run, the others one by one.

The formats' ways of writing text, links and footnotes, the programs' runner and the fixing of dates are the samples'.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

from model import FOOTNOTE, HERE, SOURCES, Case

import jinja2  # noqa: I001
from markup import MARKUPS, html_link
from producers import EPOCH, run, settle

CONTENTS = {"en": "Contents", "es": "Índice", "fr": "Sommaire", "pt": "Índice"}
ODF_STYLES = """
<style:style style:name="Columns" style:family="section"><style:section-properties text:dont-balance-text-columns="true"><style:columns fo:column-count="2" fo:column-gap="0.9cm"><style:column style:rel-width="1*"/><style:column style:rel-width="1*"/></style:columns></style:section-properties></style:style>
<style:style style:name="HeaderLine" style:family="paragraph" style:parent-style-name="Header"><style:paragraph-properties><style:tab-stops><style:tab-stop style:position="3.2cm"/><style:tab-stop style:position="8.5cm"/></style:tab-stops></style:paragraph-properties></style:style>
<style:style style:name="Toc" style:family="paragraph" style:parent-style-name="Header"><style:paragraph-properties><style:tab-stops><style:tab-stop style:position="16cm" style:type="right" style:leader-style="dotted" style:leader-text="."/></style:tab-stops></style:paragraph-properties></style:style>
<style:style style:name="Grid.W" style:family="table-column"><style:table-column-properties style:column-width="16cm"/></style:style>
</office:automatic-styles>"""


def render(template: str, case: Case, **more: Any) -> str:
    """Fills a template of templates/, or of the samples, with a case."""
    markup = MARKUPS["." + template.rpartition(".")[2]]
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader([HERE / "templates", SOURCES / "templates"]),
        undefined=jinja2.StrictUndefined,
        block_start_string="<%", block_end_string="%>", variable_start_string="<<", variable_end_string=">>",
        comment_start_string="<#", comment_end_string="#>", trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    env.filters |= {"inline": markup.inline, "xml": escape, "str": lambda s: json.dumps(s, ensure_ascii=False)}
    env.filters["tex"] = MARKUPS[".tex"].escape
    title = CONTENTS[case.language]
    return env.get_template(template).render(case=case, x=case.extra, toc_title=title, **more)


def css(name: str) -> str:
    """A style sheet, ours or the samples'."""
    for folder in (HERE / "templates", SOURCES / "templates"):
        if (folder / name).exists():
            return (folder / name).read_text("utf-8")
    raise KeyError(name)


def page(case: Case, work: Path, style: str) -> Path:
    """The HTML page that browsers and WeasyPrint print."""
    source = work / f"{case.name}.html"
    sheet = css(case.style or style)
    if "float: footnote" not in sheet or not case.producer.startswith("weasyprint"):
        sheet += "\n.note { display: none; }"  # browsers have no footnotes
    text = render("case.html", case, css=sheet + case.extra.get("css", ""))
    source.write_text(case.extra.get("edit", lambda t: t)(text), "utf-8")
    return source


def chromium(case: Case, work: Path, target: Path) -> None:
    """HTML, printed by a browser."""
    source = page(case, work, "chromium.css")
    quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    quiet += ["--disable-component-update", "--disable-sync", f"--user-data-dir={work}/profile"]
    quiet += case.extra.get("flags", [])
    run("chromium", "--headless", "--no-sandbox", *quiet, "--no-pdf-header-footer", f"--print-to-pdf={target}", source.as_uri())


def weasyprint(case: Case, work: Path, target: Path) -> None:
    """HTML, set by WeasyPrint."""
    source = page(case, work, "weasyprint.css")
    run("weasyprint", *case.extra.get("options", []), source, target)


def wkhtmltopdf(case: Case, work: Path, target: Path) -> None:
    """HTML, printed by the old WebKit."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(work))
    source = page(case, work, "wkhtmltopdf.css")
    subprocess.run(["wkhtmltopdf", "-q", "-s", "A4", "-T", "20", "-B", "20", "-L", "22", "-R", "22", "--footer-font-size", "8",
                    "--footer-right", "[page]/[topage]", source, target], check=False, capture_output=True)  # fmt: skip


def story(case: Case, work: Path, target: Path) -> None:
    """HTML, set by PyMuPDF's Story."""
    import pymupdf

    text = re.sub(r"<style>.*?</style>|<span class=.note.>.*?</span>", "", page(case, work, "chromium.css").read_text("utf-8"), flags=re.S)
    book = pymupdf.Story(text)
    writer = pymupdf.DocumentWriter(str(target))
    more = True
    while more:
        device = writer.begin_page(pymupdf.paper_rect("a4"))
        more, _ = book.place(pymupdf.Rect(70, 70, 525, 770))
        book.draw(device)
        writer.end_page()
    writer.close()


def pdflatex(case: Case, work: Path, target: Path, engine: str = "pdflatex") -> None:
    """LaTeX, through pdfTeX."""
    source = work / f"{case.name}.tex"
    source.write_text(case.extra.get("edit", lambda t: t)(render("case.tex", case)), "utf-8")
    for _ in range(1 + ("\\pageref" in source.read_text("utf-8"))):
        run(engine, "-interaction=nonstopmode", "-halt-on-error", source.name, cwd=work)
    if source.with_suffix(".pdf") != target:
        shutil.copy(source.with_suffix(".pdf"), target)


def xelatex(case: Case, work: Path, target: Path) -> None:
    """LaTeX, through XeTeX and xdvipdfmx: composite fonts."""
    case.extra.setdefault("xetex", True)
    case.extra.setdefault("fonts", "\\usepackage{fontspec}\\setmainfont{Liberation Serif}")
    pdflatex(case, work, target, "xelatex")


def ps2pdf(case: Case, work: Path, target: Path) -> None:
    """LaTeX, dvips and Ghostscript: the way of the nineties."""
    source = work / f"{case.name}.tex"
    source.write_text(render("case.tex", case).replace("[hidelinks]", "[hidelinks,hypertex]"), "utf-8")
    run("latex", "-interaction=nonstopmode", "-halt-on-error", source.name, cwd=work)
    run("dvips", "-q", "-o", f"{case.name}.ps", f"{case.name}.dvi", cwd=work)
    run("ps2pdf", f"{case.name}.ps", target, cwd=work)


def typst(case: Case, work: Path, target: Path) -> None:
    """Typst, with the fonts that it brings."""
    import typst as compiler

    source = work / f"{case.name}.typ"
    source.write_text(render("case.typ", case), "utf-8")
    compiler.compile(source, output=target, ignore_system_fonts=True, timestamp=EPOCH, **case.extra.get("typst", {}))


def reportlab(case: Case, work: Path, target: Path) -> None:
    """ReportLab, with the fourteen standard fonts, not embedded."""
    import drawing

    drawing.flow(case, target)


def fillable(case: Case, work: Path, target: Path) -> None:
    """The samples' fillable form."""
    import drawing

    drawing.fillable(case, target)


def odf(case: Case, work: Path) -> Path:
    """Flat OpenDocument for LibreOffice."""
    source = work / f"{case.name}.fodt"
    text = render("case.fodt", case, extra_styles=ODF_STYLES)
    if case.language != "en":
        country = {"es": "ES", "fr": "FR", "pt": "PT"}[case.language]
        text = text.replace('fo:language="en" fo:country="GB"', f'fo:language="{case.language}" fo:country="{country}"')
    source.write_text(case.extra.get("edit", lambda t: t)(text), "utf-8")
    return source


def libreoffice(cases: list[Case], work: Path) -> None:
    """All of LibreOffice's cases in one run; the PDFs lie in `work`, named after the cases."""
    groups: dict[str, list[Path]] = {}
    for case in cases:
        groups.setdefault(case.extra.get("filter", "pdf"), []).append(odf(case, work))
    for convert, sources in groups.items():
        profile = f"-env:UserInstallation=file://{work}/profile"
        run("soffice", "--headless", profile, "--convert-to", convert, "--outdir", work, *sources)


def groff(case: Case, work: Path, target: Path) -> None:
    """groff's own PDF driver."""

    def line(text: str) -> str:
        text = FOOTNOTE.sub("", text).replace("\\", "\\e")
        return "\\&" + text if text[:1] in ".'" else text

    nomination = case.nominations[0]
    out = [".nr PS 11", ".nr VS 14", ".nr PO 2.5c", ".nr LL 16c", ".nr PD 6p", ".ds CH", f".ds RH {line(case.running)}", ".ds CF %"]
    out += [".LP", ".ps 16", ".vs 20", ".ft B", ".na", line(nomination.title_line or ""), ".ft", ".ad", ".ps", ".vs"]
    for pieces in nomination.lines:
        out += [".LP", "".join(f"\\fB{t}\\fP" if kind == "label" else line(t) for kind, t in pieces)]
    for part in nomination.parts:
        out += [".sp 6p", ".LP", ".ft B", line(part.printed), ".ft"]
        for block in part.blocks:
            if block.kind == "list":
                out += [piece for item in block.lines for piece in (".IP \\(bu 2", line(item))]
            else:
                out.append(".LP")
                out += [piece for item in block.lines for piece in (line(item), ".br")][:-1]
    source = work / f"{case.name}.ms"
    source.write_text("\n".join(out) + "\n", "utf-8")
    with target.open("wb") as file:
        subprocess.run(["groff", "-k", "-Kutf8", "-ms", "-Tpdf", source], stdout=file, stderr=subprocess.DEVNULL, check=True)


def calm(path: Path) -> None:
    """Fixed dates and ids after a change too; an encrypted file is left alone, for its id is part of the key."""
    data = path.read_bytes()
    if data.startswith(b"%PDF") and b"/Encrypt" not in data:
        settle(path)
        data = re.sub(rb"(<xmp:(?:Create|Modify)Date>|xmp:(?:Create|Modify)Date=['\"])\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", rb"\g<1>2024-01-15T09:00:00", path.read_bytes())
        data = re.sub(rb"uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", b"uuid:00000000-0000-0000-0000-000000000000", data)
        path.write_bytes(data)


ONE_BY_ONE: dict[str, Callable[[Case, Path, Path], None]] = {
    f.__name__: f
    for f in (chromium, weasyprint, wkhtmltopdf, story, pdflatex, xelatex, ps2pdf, typst, reportlab, fillable, groff)
}


def produce(cases: list[Case], folder: Path, work: Path) -> None:
    """Prints cases into `folder`, each as <name>.pdf."""
    folder.mkdir(parents=True, exist_ok=True)
    office = [c for c in cases if c.producer.startswith("libreoffice") and not c.make]
    if office:
        libreoffice(office, work)
    for case in cases:
        made = work / f"{case.name}.pdf"
        try:
            if case.make:
                case.make(case, work, made)
            elif case not in office:
                made.unlink(missing_ok=True)
                ONE_BY_ONE[case.producer.split()[0]](case, work, made)
            settle(made)
            for change in case.after:
                change(made, work)
                calm(made)
        except (Exception, SystemExit) as error:  # one failing producer does not stop the others
            print(f"{case.name}: {type(error).__name__}: {str(error)[-1500:]}", file=sys.stderr)
            continue
        (folder / f"{case.name}.pdf").write_bytes(made.read_bytes())
        print(f"{folder.name}/{case.name}.pdf {made.stat().st_size}", flush=True)


__all__ = ["html_link", "page", "produce", "render", "run", "settle"]
