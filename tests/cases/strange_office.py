"""Strangers from LibreOffice: files of Writer and Word, slides."""

import zipfile
from collections.abc import Callable
from pathlib import Path

from strange_kit import FORMS, Block, Case, Printed, Rich, add, compose, escape, fields, heritage, office, part

NAMES = " ".join(f'xmlns:{a}="urn:oasis:names:tc:opendocument:xmlns:{b}:1.0"' for a, b in [
    ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"), ("presentation", "presentation"),
    ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible")]) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip


def par(value: str, style: str = "B") -> str:
    """A paragraph of OpenDocument."""
    return f'<text:p text:style-name="{style}">{escape(value)}</text:p>'


def bold(label: str, value: str, style: str = "B", between: str = " ") -> str:
    """A paragraph that begins in bold."""
    return f'<text:p text:style-name="{style}"><text:span text:style-name="b">{escape(label)}</text:span>{between}{escape(value)}</text:p>'


def odt_blocks(found: list[Block]) -> str:
    """Blocks as OpenDocument."""
    out = ""
    for block in found:
        if block.kind in ("list", "ol"):
            out += f'<text:list text:style-name="{"L" if block.kind == "list" else "N"}">' + "".join(f"<text:list-item>{par(line)}</text:list-item>" for line in block.lines) + "</text:list>"
        else:
            style = {"caption": "C", "quote": "Q"}.get(block.kind, "B")
            out += f'<text:p text:style-name="{style}">' + "<text:line-break/>".join(map(escape, block.lines)) + "</text:p>"
    return out


def style(name: str, words: str = "", letters: str = "", parent: str = "") -> str:
    """A paragraph style."""
    inherits = f' style:parent-style-name="{parent}"' if parent else ""
    return f'<style:style style:name="{name}" style:family="paragraph"{inherits}><style:paragraph-properties {words}/><style:text-properties {letters}/></style:style>'


def flat(language: str, body: str, styles: str = "", master: str = "", layout: str = "", kind: str = "text", more: str = "") -> Callable[[Path], None]:
    """Writes a flat OpenDocument file; `more` stands before the pages' layout, `master` in the master page."""
    country = {"en": "GB", "es": "ES", "fr": "FR", "pt": "PT"}[language]
    basic = (style("B", 'fo:margin-bottom="0.15cm"') + style("T", 'fo:margin-bottom="0.3cm"', 'fo:font-size="17pt" fo:font-weight="bold"') + style("H", 'fo:margin-top="0.4cm" fo:margin-bottom="0.1cm" fo:keep-with-next="always"', 'fo:font-size="12.5pt" fo:font-weight="bold"')
             + style("C", 'fo:text-align="center"', 'fo:font-size="9pt" fo:font-style="italic"') + style("Q", 'fo:margin-left="1cm"', 'fo:font-style="italic"') + style("S", "", 'fo:font-size="8pt" fo:color="#555555"')
             + '<style:style style:name="b" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
             + '<text:list-style style:name="L"><text:list-level-style-bullet text:level="1" text:bullet-char="&#xf0a7;"><style:list-level-properties text:space-before="0.5cm" text:min-label-width="0.5cm"/><style:text-properties style:font-name="Wingdings"/></text:list-level-style-bullet></text:list-style>'
             + '<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."><style:list-level-properties text:space-before="0.5cm" text:min-label-width="0.6cm"/></text:list-level-style-number></text:list-style>')  # fmt: skip
    layout = layout or '<style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2cm" fo:margin-bottom="2cm" fo:margin-left="2.4cm" fo:margin-right="2.4cm"/>'
    source = (f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.{kind}">'
              '<office:font-face-decls><style:font-face style:name="F" svg:font-family="Carlito"/><style:font-face style:name="Wingdings" svg:font-family="Wingdings" style:font-charset="x-symbol"/></office:font-face-decls>'
              f'<office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="F" fo:font-size="11pt" fo:language="{language}" fo:country="{country}"/></style:default-style>{more}</office:styles>'
              f'<office:automatic-styles><style:page-layout style:name="PL">{layout}</style:page-layout>{basic}{styles}</office:automatic-styles>'
              f'<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="PL">{master}</style:master-page></office:master-styles>'
              f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document>")  # fmt: skip
    return lambda path: path.write_text(source, "utf-8") and None


def sections(one: Printed) -> str:
    """The sections, one after the other."""
    return "".join(par(p.printed, "H") + odt_blocks(p.blocks) for p in one.parts)


def header(one: Printed) -> str:
    """The header, one line a field."""
    return "".join(bold(f"{label}:", value) for label, value in fields(one))


def frames() -> Case:
    """Each answer in a text box of its own, anchored to the heading."""
    one = compose("yerba")
    one = add(one, "innovation", Rich("quote", ["«El mate no miente», dice Ramona."]))
    body = par(one.title_line or "", "T") + header(one)
    for p in one.parts:
        box = f'<draw:frame draw:style-name="fr" text:anchor-type="as-char" svg:width="16cm"><draw:text-box fo:min-height="1cm">{odt_blocks(p.blocks)}</draw:text-box></draw:frame>'
        body += par(p.printed, "H") + f'<text:p text:style-name="B">{box}</text:p>'
    styles = '<style:style style:name="fr" style:family="graphic"><style:graphic-properties draw:fill="none" fo:border="0.6pt solid #888888" fo:padding="0.15cm" style:wrap="none"/></style:style>'
    return Case("text-boxes-es", "Writer: each answer stands in a text box below its heading.", "libreoffice writer", [one], make=office("fodt", flat("es", body, styles)))


def lines() -> Case:
    """Line numbers every five lines, endnotes."""
    one = compose("taller")
    note = '<text:note text:id="n1" text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body><text:p text:style-name="S">Encuesta propia, marzo de 2023.</text:p></text:note-body></text:note>'
    body = par(one.title_line or "", "T") + header(one) + sections(one)
    first = escape(part(one, "achievements").blocks[0].lines[0])
    body = body.replace(first, first + note)
    more = '<text:linenumbering-configuration text:number-lines="true" text:increment="5" text:offset="0.5cm" style:num-format="1" text:number-position="left"/>'
    return Case("every-fifth-line-es", "Writer: every fifth line is numbered in the margin; an endnote on the last page.", "libreoffice writer", [one], allowed=[["text-not-placed", None]], make=office("fodt", flat("es", body, more=more)))


def leaders() -> Case:
    """Tabs with dotted leaders in the header, hanging numbers."""
    one = compose("mangal", numbering="paren")
    body = par(one.title_line or "", "T") + "".join(f'<text:p text:style-name="dots">{escape(label)}<text:tab/>{escape(value)}</text:p>' for label, value in fields(one))
    body += "".join(f'<text:p text:style-name="hang">{p.number})<text:tab/>{escape(p.heading)}</text:p>' + odt_blocks(p.blocks).replace('"B"', '"in"') for p in one.parts)
    tab = '<style:style style:name="{}" style:family="paragraph"><style:paragraph-properties {}><style:tab-stops><style:tab-stop style:position="{}" {}/></style:tab-stops></style:paragraph-properties>{}</style:style>'
    styles = tab.format("dots", "", "5.5cm", 'style:leader-style="dotted" style:leader-text="."', "") + tab.format("hang", 'fo:margin-left="1cm" fo:text-indent="-1cm" fo:margin-top="0.3cm"', "0cm", "", '<style:text-properties style:text-underline-style="solid"/>') + style("in", 'fo:margin-left="1cm" fo:text-align="justify" fo:margin-bottom="0.1cm"')
    return Case("leaders-hanging-pt", "Writer: dots lead from label to value; underlined headings whose numbers hang out, answers indented, nothing bold.", "libreoffice writer", [one], make=office("fodt", flat("pt", body, styles)))


def watermark() -> Case:
    """Two columns, drop capitals, footers that change."""
    one = compose("piroguiers", numbering="none")
    for p in one.parts:
        p.printed = p.heading
    drop = '<style:style style:name="D" style:family="paragraph" style:parent-style-name="B"><style:paragraph-properties fo:text-align="justify" fo:margin-bottom="0.15cm"><style:drop-cap style:lines="2" style:length="1" style:distance="0.1cm"/></style:paragraph-properties></style:style>'
    body = par(one.title_line or "", "T") + header(one) + '<text:section text:style-name="cols" text:name="S">'
    body += "".join(par(p.heading, "H") + odt_blocks(p.blocks).replace('style-name="B"', 'style-name="D"' if p.key in ("description", "achievements", "innovation") else 'style-name="B"', 1) for p in one.parts) + "</text:section>"
    cols = '<style:style style:name="cols" style:family="section"><style:section-properties><style:columns fo:column-count="2" fo:column-gap="0.8cm"/></style:section-properties></style:style>'
    foot = '<style:footer><text:p text:style-name="S">Dossier confidentiel – page <text:page-number/> sur <text:page-count/></text:p></style:footer>'
    layout = '<style:page-layout-properties fo:page-width="21.59cm" fo:page-height="27.94cm" fo:margin-top="2cm" fo:margin-bottom="1.6cm" fo:margin-left="2cm" fo:margin-right="2cm"/><style:footer-style><style:header-footer-properties fo:min-height="0.7cm"/></style:footer-style>'
    return Case("columns-drop-capitals-fr", "Writer: two columns under the header on Letter paper, drop capitals in three answers, headings without numbers.", "libreoffice writer", [one], make=office("fodt", flat("fr", body, drop + cols, foot, layout)))


def slides() -> Case:
    """A nomination as slides, two sections a slide, as one wrote it who had no word processor."""
    one = compose("menuisiers")
    groups = [one.parts[:1], one.parts[1:3], one.parts[3:5], one.parts[5:8], one.parts[8:]]

    def page(i: int, title: str, content: str) -> str:
        box = '<draw:frame draw:style-name="clear" svg:x="1.2cm" svg:y="{}" svg:width="25.6cm" svg:height="{}"><draw:text-box>{}</draw:text-box></draw:frame>'
        return f'<draw:page draw:name="p{i}" draw:master-page-name="Standard">' + (box.format("0.8cm", "1.6cm", par(title, "T")) if title else "") + box.format("2.8cm" if title else "0.8cm", "12cm", content) + "</draw:page>"

    body = page(0, one.title_line or "", header(one))
    body += "".join(page(i, "", "".join(par(p.printed, "H") + "".join(par(line) for b in p.blocks for line in b.lines) for p in group)) for i, group in enumerate(groups, 1))
    layout = '<style:page-layout-properties fo:page-width="28cm" fo:page-height="15.75cm" fo:margin="0cm"/>'
    return Case("slides-free-fr", "Impress: header on the first slide, one to three numbered sections on each other.", "libreoffice impress", [one], make=office("fodp", flat("fr", body, '<style:style style:name="clear" style:family="graphic"><style:graphic-properties draw:fill="none" draw:stroke="none"/></style:style>', layout=layout, kind="presentation")))


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(body: str, styles: str = "", numbering: str = "", head: str = "", foot: str = "", language: str = "en-GB") -> Callable[[Path], None]:
    """Writes a Word file."""
    def xml(tag: str, content: str) -> str:
        return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{tag} xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">{content}</w:{tag}>'

    kinds = {"styles": styles, "numbering": numbering, "header1": head, "footer1": foot}
    kinds = {name: content for name, content in kinds.items() if content}
    part_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
    office_type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    refs = "".join(f'<w:{n}Reference w:type="default" r:id="{n}1"/>' for n in ("header", "footer") if f"{n}1" in kinds)
    tail = f'<w:sectPr>{refs}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1134" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'

    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
            types = "".join(f'<Override PartName="/word/{n}.xml" ContentType="{part_type.format(n.rstrip("1"))}"/>' for n in kinds)
            file.writestr("[Content_Types].xml", f'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="{part_type.format("document.main")}"/>{types}</Types>')
            rel = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
            file.writestr("_rels/.rels", rel.format(f'<Relationship Id="d" Type="{office_type}officeDocument" Target="word/document.xml"/>'))
            file.writestr("word/_rels/document.xml.rels", rel.format("".join(f'<Relationship Id="{n}" Type="{office_type}{n.rstrip("1")}" Target="{n}.xml"/>' for n in kinds)))
            file.writestr("word/document.xml", xml("document", f"<w:body>{body}{tail}</w:body>"))
            for name, content in kinds.items():
                file.writestr(f"word/{name}.xml", xml({"header1": "hdr", "footer1": "ftr"}.get(name, name), content))

    return write


def wp(value: str, name: str = "Normal", run: str = "", more: str = "") -> str:
    """A paragraph of Word's; tabs and line ends are kept."""
    inner = escape(value, quote=False).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">').replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    return f'<w:p><w:pPr><w:pStyle w:val="{name}"/>{more}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{inner}</w:t></w:r></w:p>'


def wlabel(label: str, value: str) -> str:
    """A label in bold and its value."""
    return f'<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{escape(label)}: </w:t></w:r><w:r><w:t>{escape(value)}</w:t></w:r></w:p>'


def wblocks(found: list[Block]) -> str:
    """Blocks as Word's."""
    out = ""
    for b in found:
        if b.kind == "table":
            out += wtable([[wp(c) for c in line.split("\t")] for line in b.lines], [4000] + [1600] * b.lines[0].count("\t"))
        elif b.kind in ("list", "ol"):
            out += "".join(wp(line, "ListParagraph", more=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{2 if b.kind == "list" else 3}"/></w:numPr>') for line in b.lines)
        else:
            out += wp("\n".join(b.lines), {"sub": "Heading2"}.get(b.kind, "Normal"))
    return out


def wtable(rows: list[list[str]], widths: list[int], shade: int = -1) -> str:
    """A ruled table; a cell that begins with `<w:tcPr>` brings its own properties."""
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    out = f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>' + "".join(f'<w:gridCol w:w="{w}"/>' for w in widths) + "</w:tblGrid>"
    for row in rows:
        out += "<w:tr>" + "".join(f"<w:tc>{c}</w:tc>" if c.startswith("<w:tcPr>") else f'<w:tc><w:tcPr><w:tcW w:w="{w}" w:type="dxa"/></w:tcPr>{c}</w:tc>' for c, w in zip(row, widths)) + "</w:tr>"
    return out + "</w:tbl>" + wp("")


def wstyles(heading: str = '<w:numPr><w:numId w:val="1"/></w:numPr>', font: str = "Carlito", size: int = 22) -> str:
    """Word's styles; the first heading is numbered by the list 1."""
    one = '<w:style w:type="paragraph" w:styleId="{0}" {3}><w:name w:val="{1}"/><w:pPr>{2}</w:pPr><w:rPr>{4}</w:rPr></w:style>'
    blue = '<w:b/><w:color w:val="2E74B5"/><w:sz w:val="26"/>'
    return (f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/><w:sz w:val="{size}"/></w:rPr></w:rPrDefault></w:docDefaults>'
            + one.format("Normal", "Normal", '<w:spacing w:after="120"/>', 'w:default="1"', "") + one.format("Title", "Title", '<w:spacing w:after="240"/>', "", '<w:sz w:val="40"/>')
            + one.format("Heading1", "heading 1", f'{heading}<w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="0"/>', "", blue)
            + one.format("Heading2", "heading 2", '<w:keepNext/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/>', "", '<w:i/><w:color w:val="2E74B5"/>')
            + one.format("ListParagraph", "List Paragraph", '<w:ind w:left="720"/>', "", "") + one.format("Help", "Help", "", "", '<w:i/><w:color w:val="808080"/><w:sz w:val="18"/>'))  # fmt: skip


def wnumbering(first: str = "%1.") -> str:
    """Three lists: headings 1., 1.1; Symbol's bullets; numbers."""
    level = '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/>{}<w:lvlText w:val="{}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{}" w:hanging="432"/></w:pPr>{}</w:lvl>'
    symbol = '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol" w:hint="default"/></w:rPr>'
    lists = [level.format(0, "decimal", '<w:pStyle w:val="Heading1"/>', first, 432, "") + level.format(1, "decimal", '<w:pStyle w:val="Heading2"/>', "%1.%2", 576, ""), level.format(0, "bullet", "", "\uf0b7", 720, symbol), level.format(0, "decimal", "", "%1.", 720, "")]
    return "".join(f'<w:abstractNum w:abstractNumId="{i}"><w:multiLevelType w:val="multilevel"/>{x}</w:abstractNum>' for i, x in enumerate(lists)) + "".join(f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(3))


FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{0}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
PAGE = '<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:t xml:space="preserve">{} </w:t></w:r>' + FIELD.format("PAGE") + '<w:r><w:t xml:space="preserve"> {} </w:t></w:r>' + FIELD.format("NUMPAGES") + "</w:p>"


def word_styles() -> Case:
    """Word's heading styles with automatic numbers on two levels, a budget, sub-headings."""
    one = compose("nets")
    found = part(one, "description")
    lead, rest = found.blocks[:1], found.blocks[1:]
    found.blocks = [*lead, *[x for i, (title, b) in enumerate(zip(["Background", "Challenges"], rest, strict=True), 1) for x in (Rich("sub", [f"1.{i} {title}"]), Block("paragraph", [b.lines[0].split(". ", 1)[1]]))]]
    add(one, "sustainability", Rich("table", ["Item\t2022\t2023", "Lamps\t38 900\t36 150", "Wages\t24 500\t25 000"]))
    body = wp(one.title_line or "", "Title") + "".join(wlabel(a, v) for a, v in fields(one))
    for p in one.parts:
        body += wp(p.heading, "Heading1") + "".join(wp(b.lines[0][4:], "Heading2") if b.kind == "sub" else wblocks([b]) for b in p.blocks)
    return Case("word-headings-en", "Word’s heading styles with automatic numbers 1., 1.1; Symbol’s bullets; a small table; “Page 1 of 3” above.", "libreoffice writer", [one],
                make=office("docx", word(body, wstyles(), wnumbering(), head=PAGE.format("Page", "of"))))  # fmt: skip


def word_table() -> Case:
    """A form in a table with merged cells: a band per group, help in small italics, the answer below or beside."""
    one = compose("moulins")
    helps = FORMS["fr"]["form"]
    band = '<w:tcPr><w:gridSpan w:val="2"/><w:shd w:val="clear" w:color="auto" w:fill="1F3864"/></w:tcPr>'
    full = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    rows = [[band + wp("A. IDENTIFICATION", run='<w:b/><w:color w:val="FFFFFF"/>')]]
    rows += [[wp(a, run="<w:b/>"), wp(v)] for a, v in fields(one)]
    rows += [[band + wp("B. DESCRIPTION", run='<w:b/><w:color w:val="FFFFFF"/>')]]
    for p in one.parts:
        rows += [[full + wp(p.printed, run="<w:b/>") + wblocks(p.blocks)]]
    body = wp(helps, run='<w:b/><w:sz w:val="28"/>', more='<w:jc w:val="center"/>') + wp(one.title_line or "", run='<w:b/><w:sz w:val="32"/>') + wtable(rows, [3000, 6000])
    return Case("word-table-bands-fr", "A table of Word’s: dark bands “A. IDENTIFICATION”, “B. DESCRIPTION” over merged cells, heading and answer in one cell.", "libreoffice writer", [one],
                allowed=[["text-not-placed", None]], make=office("docx", word(body, wstyles(), wnumbering(), language="fr-FR")))  # fmt: skip


def word_letter() -> Case:
    """A typed letterhead, a closing with place, date and signature."""
    one = compose("lagoon")
    one.closing = "Suva, 3 April 2024"
    head = wtable([[wp("LAGOON GUIDES GUILD", run='<w:b/><w:color w:val="385623"/>'), wp("Ratu Lane 7\nSuva, Fiji", run='<w:sz w:val="16"/>')]], [6000, 3000])
    body = wp(one.title_line or "", run='<w:b/><w:sz w:val="32"/>') + "".join(wp(f"{a}\t: {v}", more='<w:tabs><w:tab w:val="left" w:pos="2268"/></w:tabs><w:ind w:left="2410" w:hanging="2410"/>') for a, v in fields(one))
    body += "".join(wp(p.printed, run='<w:b/><w:u w:val="single"/>') + wblocks(p.blocks) for p in one.parts) + wp("") + wp("Suva, 3 April 2024")
    return Case("word-letterhead-en", "A letterhead as a ruled table on every page, labels with tab and colon, underlined headings typed by hand, place and date at the end.", "libreoffice writer", [one],
                make=office("docx", word(body, wstyles(font="Liberation Serif", size=24), wnumbering(), head=head, foot=PAGE.format("-", "/"))))  # fmt: skip


def word_other_tongue() -> Case:
    """The form is English, the answers are Spanish."""
    one = compose("telares", headings=dict(FORMS["en"]["headings"]), labels={})
    english = dict(zip(FORMS["es"]["labels"].values(), FORMS["en"]["labels"].values(), strict=True))
    body = wp(one.title_line or "", "Title") + "".join(wlabel(english[a], v) for a, v in fields(one))
    body += "".join(wp(p.heading, "Heading1") + wblocks(p.blocks) for p in one.parts)
    return Case("answers-in-spanish-es", "Labels and headings in English, the answers in Spanish.", "libreoffice writer", [one], allowed=[["section-language", None]],
                make=office("docx", word(body, wstyles(font="Liberation Sans", size=20), wnumbering("%1")), ))  # fmt: skip


def missing() -> Case:
    """Section 6 is not there, section 9 is empty; a photograph's caption; two sections have changed places."""
    one = compose("bricks")
    one.parts = [p for p in one.parts if p.key != "innovation"]
    part(one, "awareness").blocks = []
    body = wp(one.title_line or "", "Title") + "".join(wlabel(a, v) for a, v in fields(one))
    body += "".join(wp(p.printed, run='<w:b/><w:sz w:val="26"/>') + wblocks(p.blocks) for p in one.parts)
    return Case("missing-and-empty-en", "Section 6 is not there and section 9 is empty.", "libreoffice writer", [one], findings=[["section-missing", "/sections/innovation"], ["section-empty", "/sections/awareness"]],
                make=office("docx", word(body, wstyles(font="Liberation Sans"), wnumbering())))  # fmt: skip


def heritage_word() -> Case:
    """The second form as Word prints it: questions inside the sections, limits on words, boxes for the answers."""
    one = heritage("feltmaps")
    one.data["fields"].pop("vernacular_name")
    body = wp("NOMINATION FORM ICH-02", run='<w:b/><w:sz w:val="32"/>', more='<w:jc w:val="center"/>') + wp("REPRESENTATIVE LIST OF THE INTANGIBLE CULTURAL HERITAGE OF HUMANITY", run="<w:b/>", more='<w:jc w:val="center"/>')
    body += "".join(wtable([[wp(a, run="<w:b/>")], [wp(v)]], [9000]) for a, v in fields(one))
    body += "".join(wp(p.printed, run='<w:b/><w:sz w:val="28"/>') + wblocks(p.blocks) for p in one.parts)
    return Case("heritage-word-en", "Form ich-02 from Word: each lettered label a table of two rows, label above and value below.", "libreoffice writer", [one], make=office("docx", word(body, wstyles(font="Liberation Sans", size=20), wnumbering())))


def cases() -> list[Case]:
    """All of them."""
    return [
        frames(), lines(), leaders(), watermark(),
        slides(), word_styles(), word_table(), word_letter(), word_other_tongue(), missing(), heritage_word(),
    ]  # fmt: skip


__all__ = ["cases"]
