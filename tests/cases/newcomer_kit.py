"""What the newcomers share: a text with its changes told in one call, and a few ways of setting a whole nomination.

A newcomer is a nominee or an office with habits of its own; each case is set by hand in `newcomer_portals`,
`newcomer_post`, `newcomer_wording` or `newcomer_answers`. Only answers come from a text.
"""

from html import escape as xml
from typing import Any

from model import FORMS, Block, Part, Printed, blocks, compose, nominee_line, text
from strange_kit import Make, drop, h, h_blocks, office


def told(slug: str, *, answers: dict[str, str] | None = None, without: tuple[str, ...] = (), header: dict[str, Any] | None = None, **options: Any) -> Printed:
    """A text as somebody else tells it: other `answers`, sections and header lines left out (a header value of None)."""
    data = text(slug)
    data.update(header or {})
    data["sections"] |= answers or {}
    printed = compose(data, **options)
    for key in without:
        printed = drop(printed, key)
    return printed


def after(printed: Printed, heading: str, content: str, number: str | None = None) -> Printed:
    """A section of its own behind the last one, as an annex is."""
    printed.parts.append(Part(None, number, heading, f"{number}. {heading}" if number else heading, blocks(content)))
    return printed


def header(printed: Printed, join: str = "; ", **labels: str) -> list[tuple[str, str]]:
    """The header as (label, value), without what is absent; `labels` are other labels by key, `order` that of the keys."""
    data = printed.data
    order = labels.pop("order", "title nominee country telephones faxes emails").split()
    words = {**FORMS[data["language"]]["labels"], **labels}
    values = {"title": data.get("title"), "nominee": nominee_line(data, False) if data.get("nominee") else None, "country": data.get("country")}
    values |= {key: join.join(data.get(key, [])) for key in ("telephones", "faxes", "emails")}
    return [(words[key], str(values[key])) for key in order if values.get(key)]


def renamed(printed: Printed, headings: list[str]) -> Printed:
    """Other headings, in their order, as printed."""
    for one, heading in zip(printed.parts, headings, strict=True):
        one.printed = heading
    return printed


def lines(pairs: list[tuple[str, str]], colon: str = ":") -> str:
    """Header lines of HTML with bold labels."""
    return "".join(f"<p class='line'><b>{h(label)}{colon}</b> {h(value)}</p>" for label, value in pairs)


def rows(pairs: list[tuple[str, str]]) -> str:
    """Header lines as rows of a table."""
    return "".join(f"<tr><th>{h(label)}</th><td>{h(value)}</td></tr>" for label, value in pairs)


def sections(printed: Printed, tag: str = "h2") -> str:
    """Headings and answers below them."""
    return "".join(f"<{tag}>{h(p.printed)}</{tag}>{h_blocks(p.blocks)}" for p in printed.parts)


def plain(printed: Printed, colon: str = ": ", mark: str = "") -> list[str]:
    """A nomination as paragraphs of plain text; `mark` stands before labels and headings."""
    out = [printed.title_line or ""]
    out.append("\n".join(f"{mark}{label}{colon}{value}" for label, value in header(printed, order="nominee country telephones faxes emails")))
    for one in printed.parts:
        out.append(mark + one.printed)
        out += ["\n".join(f"- {line}" for line in block.lines) if block.kind == "list" else "\n".join(block.lines) for block in one.blocks]
    return out


HEAD = '''<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.2cm"/><style:text-properties style:font-name="Carlito" fo:font-size="11pt" fo:language="%s" fo:country="%s"/></style:default-style></office:styles>
<office:automatic-styles>
<style:style style:name="T" style:family="paragraph"><style:text-properties fo:font-size="18pt" fo:font-weight="bold"/></style:style>
<style:style style:name="H" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.4cm" fo:keep-with-next="always"/><style:text-properties fo:font-size="13pt" fo:color="#2f5496"/></style:style>
<style:style style:name="N" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/><style:text-properties fo:font-size="18pt" fo:font-weight="bold"/></style:style>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<text:list-style style:name="L"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:space-before="0.4cm" text:min-label-width="0.5cm"/></text:list-level-style-bullet><text:list-level-style-bullet text:level="2" text:bullet-char="–"><style:list-level-properties text:space-before="1cm" text:min-label-width="0.5cm"/></text:list-level-style-bullet></text:list-style>
<text:list-style style:name="O"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."><style:list-level-properties text:space-before="0.4cm" text:min-label-width="0.6cm"/></text:list-level-style-number></text:list-style>
<style:page-layout style:name="p"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.3cm"/></style:page-layout>
</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="p"/></office:master-styles>
<office:body><office:text>'''


def f_block(block: Block) -> str:
    """A block as flat OpenDocument."""
    if block.kind in ("list", "ol"):
        items = "".join(f"<text:list-item><text:p>{xml(line)}</text:p></text:list-item>" for line in block.lines)
        return f'<text:list text:style-name="{"L" if block.kind == "list" else "O"}">{items}</text:list>'
    return "<text:p>" + "<text:line-break/>".join(map(xml, block.lines)) + "</text:p>"


def f_lines(pairs: list[tuple[str, str]]) -> str:
    """Header lines as flat OpenDocument."""
    return "".join(f'<text:p><text:span text:style-name="B">{xml(label)}:</text:span> {xml(value)}</text:p>' for label, value in pairs)


def writer(body: str, language: str, tracked: str = "") -> Make:
    """Prints a text of LibreOffice Writer's."""
    country = {"en": "GB", "es": "ES", "fr": "FR", "pt": "PT"}[language]
    return office("fodt", lambda path: path.write_text(HEAD % (language, country) + tracked + body + "</office:text></office:body></office:document>", "utf-8") and None)


SERIF = "@page{size:A4;margin:22mm 24mm}body{font:10.5pt/1.4 'Liberation Serif'}h1{font-size:17pt}h2{font-size:12pt;margin:14pt 0 4pt}p{margin:0 0 6pt}.line{margin:0 0 2pt}ul{margin:0 0 6pt}"
SANS = SERIF.replace("Liberation Serif", "Liberation Sans").replace("10.5pt/1.4", "10pt/1.4")

__all__ = ["SANS", "SERIF", "after", "f_block", "f_lines", "header", "lines", "plain", "renamed", "rows", "sections", "told", "writer"]
