"""Newcomers whose answers hold things of their own: tables, cards, quotations, long addresses, and the pages of posters,
brochures, bulletins and slides."""

from model import Block, Case
from newcomer_kit import SANS, SERIF, f_block, f_lines, header, lines, rows, sections, told, writer
from newcomer_post import ORDER, preamble, tex_form
from strange_kit import Rich, add, escape, h, h_blocks, latex, part, typeset, web, y, y_blocks


def alike() -> Case:
    """Sub-headings with the words of other sections."""
    one = told("wells")
    add(one, "achievements", Rich("sub", ["Sustainability of the results"]), Block("paragraph", ["Of the first eleven books ten are still kept, by the daughters of those who began them."]), Rich("sub", ["What partners achieved"]), Block("paragraph", ["The Federation has taught four hundred scribes in three years."]))
    add(one, "replicability", Rich("sub", ["Innovations that travelled"]), Block("paragraph", ["The rope with knots is now used in two countries which have no register."]))
    body = f"<h1>{h(one.data['title'])}</h1>" + lines(header(one, order=ORDER)) + sections(one)
    return Case("sub-headings-alike-en", "Bold sub-headings inside answers, with words of the form’s other headings.", "weasyprint", [one], make=web("weasyprint", SERIF + "h4{font-size:10.5pt;margin:6pt 0 2pt}", body, "en"))


def tables() -> Case:
    """Partners and contacts as tables."""
    one = told("grafts")
    part(one, "partners").blocks = [Rich("table", ["Partner\tCountry\tGives", "Kitui Orchard Growers’ Association\tKenya\tStumps and pupils", "Valsad Grafters’ Guild\tIndia\tMasters and knives", "School of Tree Crops\tSouth Africa\tAn examination each June"])]
    part(one, "contacts").blocks = [Rich("table", ["Name\tTelephone\tE-mail", "Ms. Wanjiru Achola\t+254 20 271 4463\tw.achola@example.org", "Mr. Jignesh Valand\t+91 2632 240 118\tvaland@example.com"])]
    body = f"<h1>{h(one.data['title'])}</h1><table>" + rows(header(one, order=ORDER)) + "</table>" + sections(one)
    style = SANS + "table{border-collapse:collapse}th{text-align:left;padding-right:10pt}.inner td{border:1px solid #999;padding:3pt 7pt}.inner tr:first-child td{background:#e8e8e8;font-weight:bold}"
    return Case("tables-of-people-en", "Partners and contacts as ruled tables whose head says “Country”, “Telephone”, “E-mail”.", "chromium", [one], make=web("chromium", style, body, "en"))


def cards() -> Case:
    """Address cards side by side."""
    one = told("forges", answers={"contacts": "M. Ibrahima Coulibaly-Sanou\nUnion des forgerons de Ségou\nTél. +223 20 22 64 18\ni.sanou@example.org\n\nMme Brenda Ngwa-Fon\nCompagnons réparateurs de Bamenda\nBP 417, Bamenda"})
    body = f"<h1>{h(one.data['title'])}</h1>" + lines(header(one, order=ORDER), " :")
    for p in one.parts:
        inner = "".join(f"<div class='card'>{'<br>'.join(map(h, b.lines))}</div>" for b in p.blocks) if p.key == "contacts" else h_blocks(p.blocks)
        body += f"<h2>{h(p.printed)}</h2><div class='all'>{inner}</div>"
    style = SANS + ".card{display:inline-block;vertical-align:top;width:66mm;border:.7pt solid #888;padding:5pt;margin-right:6mm}"
    return Case("contact-cards-fr", "Contacts as two address cards side by side; nobody can reach the second person.", "weasyprint", [one], make=web("weasyprint", style, body, "fr"), findings=[["contact-unreachable", "/sections/contacts"]])


def pulled() -> Case:
    """Quotations pulled into the margin."""
    one = told("marais")
    body = f"<h1>{h(one.data['title'])}</h1>" + lines(header(one, order=ORDER), " :")
    quotes = {"description": "« Il faut trois saisons de pluie »", "achievements": "« La soudure dure deux mois de moins »"}
    for p in one.parts:
        body += f"<h2>{h(p.printed)}</h2>" + (f"<aside>{quotes[p.key]}</aside>" if p.key in quotes else "") + h_blocks(p.blocks)
    style = SERIF.replace("margin:22mm 24mm", "margin:22mm 70mm 22mm 24mm") + "aside{float:right;width:38mm;margin-right:-50mm;font:italic 15pt/1.2 'Liberation Serif';color:#7a1;border-top:2pt solid #7a1}"
    return Case("pulled-quotes-fr", "Quotations in large italics in the right margin, beside the answers from which they come.", "weasyprint", [one], make=web("weasyprint", style, body, "fr"))


def addresses() -> Case:
    """Long addresses over line ends."""
    one = told("abejas", answers={"awareness": "Cada mes de agosto se celebra la feria de la miel chica. Los videos están en https://example.org/abejas-sin-aguijon/feria-de-la-miel-chica/2023/videos/tercera-jornada/presentacion_de_las_cajas-de-ahorro.html?idioma=es&calidad=alta y las fotografías en www.example.org/abejas-sin-aguijon/galeria/cosecha-de-enero/colmenas-de-tres-pisos-del-beni-y-de-la-peninsula.\n\nLa libreta puede descargarse de https://example.com/meliponicultoras/documentos/libreta/edicion-2022/libreta-de-la-colmena_version-final-corregida.pdf"})
    return Case("long-addresses-es", "Web addresses of two lines and more.", "pdflatex", [one], make=latex(r"\PassOptionsToPackage{hyphens}{url}" + preamble("es", r"\pagestyle{plain}") + tex_form(one) + r"\end{document}"))


def brochure() -> Case:
    """Three columns, a title band."""
    one = told("quintais")
    body = f"<div class='band'><h1>{h(one.data['title'])}</h1></div><div class='cols'><div class='box'>" + lines(header(one, order=ORDER)) + "</div>" + sections(one) + "</div>"
    style = "@page{size:A4 landscape;margin:0}body{font:9pt/1.35 'Liberation Sans';margin:0}.band{background:#3a6b35;color:#fff;padding:8mm 12mm}h1{margin:0;font-size:20pt}.cols{columns:3;column-gap:9mm;padding:6mm 12mm 10mm}.box{background:#eef4e8;padding:5pt;break-inside:avoid}h2{font-size:10.5pt;color:#3a6b35;margin:8pt 0 2pt;break-after:avoid}p{margin:0 0 4pt}ul{margin:0;padding-left:12pt}.line{margin:0 0 1pt}"
    return Case("brochure-pt", "A brochure: a coloured band with the title, three columns on a page that lies on its side, the header in a tinted box.", "chromium", [one], make=web("chromium", style, body, "pt"))


def bulletin() -> Case:
    """Two columns beside a data box."""
    one = told("abejas", header={"country": None}, numbering="none")
    side = "".join(f"<p class='k'>{h(a)}</p><p class='v'>{h(b)}</p>" for a, b in header(one, order=ORDER))
    body = f"<p class='mast'>BOLETÍN SUR-SUR · Nº 12 · marzo de 2024</p><h1>{h(one.data['title'])}</h1><div class='side'><p class='s'>Ficha</p>{side}</div><div class='main'>" + sections(one) + "</div>"
    style = "@page{size:A4;margin:16mm}body{font:9.5pt/1.4 'Liberation Serif'}.mast{font:8pt 'Liberation Sans';border-bottom:1pt solid #000}.side{float:right;width:48mm;background:#fbf1d5;padding:6pt;margin-left:7mm;font:8.5pt/1.35 'Liberation Sans'}.s{font-weight:bold;font-size:11pt}.k{color:#a60;margin:6pt 0 0}.v{margin:0}h2{font-size:11pt;color:#a60;margin:9pt 0 2pt}p{margin:0 0 5pt}"
    return Case("bulletin-side-box-es", "A bulletin: the header in a tinted box right of the first answers, small labels above the values; no country.", "weasyprint", [one], make=web("weasyprint", style, body, "es"), findings=[["country-missing", "/country"]])


def poster() -> Case:
    """A poster of boxes, row by row."""
    one = told("ledgers")
    body = f"<h1>{h(one.data['title'])}</h1><div class='grid'>" + "".join(f"<div class='box'><h2>{h(p.printed)}</h2>{h_blocks(p.blocks)}</div>" for p in one.parts) + "</div>"
    body += "<div class='strip'>" + "".join(f"<span><b>{h(a)}:</b> {h(b)}</span>" for a, b in header(one, order=ORDER)) + "</div>"
    style = "@page{size:594mm 420mm;margin:14mm}body{font:16pt/1.35 'Liberation Sans'}h1{text-align:center;font-size:54pt;margin:0 0 8mm}.grid{display:grid;grid-template-columns:repeat(4,1fr);gap:7mm}.box{border:2pt solid #147;border-radius:5mm;padding:5mm}h2{font-size:20pt;color:#147;margin:0 0 3mm}p{margin:0 0 3mm}.strip{margin-top:8mm;background:#147;color:#fff;padding:4mm;display:flex;justify-content:space-between;font-size:14pt}.strip a{color:#fff}"
    return Case("poster-en", "A poster (A2): boxes in rows of four, counted row by row, the header in a strip at the foot.", "chromium", [one], make=web("chromium", style, body, "en"))


def slides() -> Case:
    """Two sections a slide, side by side."""
    one = told("grafts", answers={"sustainability": "N/A"})
    out = ['#set page(width: 25.4cm, height: 14.29cm, margin: (x: 1.5cm, top: 1.2cm, bottom: 1.2cm), footer: context align(right, text(8pt)[#counter(page).display()]))\n#set text(lang: "en", size: 11pt)\n']
    out.append(f"#align(center + horizon)[#text(28pt)[{y(one.title_line)}]]\n#pagebreak()\n" + "\n".join(f"*{y(a)}:* {y(b)}\n" for a, b in header(one, order=ORDER)))
    cell = lambda p: f"[#text(15pt, fill: rgb(\"#b33\"))[{y(p.printed)}]\n\n{y_blocks(p.blocks)}]"  # noqa: E731
    for i in range(0, len(one.parts), 2):
        pair = one.parts[i : i + 2]
        out.append(f"#pagebreak()\n#grid(columns: (1fr, 1fr), column-gutter: 1cm, {', '.join(map(cell, pair))})\n")
    return Case("slides-two-a-slide-en", "Slides with two sections side by side on each; the title on the first, the header on the second; “N/A” as an answer.", "typst", [one], kind="nomination", make=typeset("".join(out)), findings=[["section-placeholder", "/sections/sustainability"]])


def nested() -> Case:
    """Lists within lists."""
    one = told("tapias")
    part(one, "achievements").blocks = [Block("list", ["Vivienda: 1.340 casas levantadas, 2.200 reparadas"]), Block("list", ["en Manabí, 980", "en Esmeraldas, 360"]), Block("list", ["Empleo: 390 maestros, de los cuales 85 son mujeres"]), Block("list", ["ninguno ha dejado el oficio"]), Rich("ol", ["El temblor de 2022 no derribó ninguna casa.", "El seguro municipal las acepta desde entonces."])]
    two = '<text:list text:style-name="L">{}</text:list>'
    item = "<text:list-item><text:p>{}</text:p>{}</text:list-item>"
    found = part(one, "achievements").blocks
    inner = two.format("".join(item.format(found[i].lines[0], two.format("".join(item.format(line, "") for line in found[i + 1].lines)).replace(' text:style-name="L"', "")) for i in (0, 2)))
    body = f'<text:p text:style-name="T">{escape(one.data["title"])}</text:p>' + f_lines(header(one, order=ORDER))
    body += "".join(f'<text:p text:style-name="H">{escape(p.printed)}</text:p>' + (inner + f_block(found[4]) if p.key == "achievements" else "".join(map(f_block, p.blocks))) for p in one.parts)
    return Case("nested-lists-es", "Lists within lists, dashes below bullets, and a numbered list, in one answer.", "libreoffice writer", [one], make=writer(body, "es"))


def quoted() -> Case:
    """Every answer in guillemets; one is another's copy."""
    same = "O caderno é livre e já se usa em Luanda, em Angola, e na Praia, em Cabo Verde. Quem o quiser usar só precisa de um quintal de vinte passos, de um poço ou de um tanque e de uma pessoa que escreva as perguntas com paciência, sem as corrigir."
    one = told("quintais", answers={"replicability": same, "sustainability": same})
    for p in one.parts[:9]:
        if p.blocks[0].kind == "paragraph":
            p.blocks[0].lines[0] = "«" + p.blocks[0].lines[0]
            p.blocks[-1].lines[-1] += "»"
    body = f"<h1>{h(one.data['title'])}</h1>" + lines(header(one, order=ORDER)) + "".join(f"<h2>{h(p.printed)}</h2><blockquote>{h_blocks(p.blocks)}</blockquote>" for p in one.parts)
    return Case("answers-quoted-pt", "Answers in guillemets, in italics, set in on both sides; section 7 says what section 5 says.", "weasyprint", [one], make=web("weasyprint", SERIF + "blockquote{font-style:italic;margin:0 12mm}", body, "pt"), findings=[["section-copied", "/sections/replicability"]])


def pointing() -> Case:
    """Answers that point elsewhere."""
    one = told("marais", answers={"sustainability": "Voir le point 4.", "replicability": "Néant", "awareness": "—"})
    body = f"= {y(one.title_line)}\n" + "\n".join(f"*{y(a)} :* {y(b)}\n" for a, b in header(one, order=ORDER)) + "\n".join(f"== {y(p.printed)}\n{y_blocks(p.blocks)}" for p in one.parts)
    return Case("answers-elsewhere-fr", "“Voir le point 4.”, “Néant” and a dash as answers.", "typst", [one], make=typeset('#set page(margin: 2.4cm, columns: 2)\n#set text(lang: "fr", size: 10pt)\n' + body), findings=[["*", "/sections/sustainability"], ["section-placeholder", "/sections/replicability"], ["*", "/sections/awareness"]])


def raised() -> Case:
    """Figures above and below the line."""
    one = told("wells", answers={"achievements": "In 2023 the register was kept for 1,260 wells. Gardens of 40 m² use 3.2×10³ litres a day; motor pumps that stand still save 61 t of CO2 a year. The 1st and the 2nd prize of the Water Fair went to scribes of Masvingo."})
    inner = h_blocks(part(one, "achievements").blocks)
    shown = inner.replace("m²", "m<sup>2</sup>").replace("10³", "10<sup>3</sup>").replace("CO2", "CO<sub>2</sub>").replace("1st", "1<sup>st</sup>").replace("2nd", "2<sup>nd</sup>")
    found = part(one, "achievements").blocks[0]
    found.lines[0] = found.lines[0].replace("m²", "m2").replace("10³", "103")
    body = f"<h1>{h(one.data['title'])}</h1>" + lines(header(one, order=ORDER)) + "".join(f"<h2>{h(p.printed)}</h2>" + (shown if p.key == "achievements" else h_blocks(p.blocks)) for p in one.parts)
    return Case("raised-and-lowered-en", "Raised and lowered figures and letters: m², 10³, CO₂, 1st.", "chromium", [one], make=web("chromium", SERIF, body, "en"))


def hand() -> Case:
    """A hand's face on ruled lines."""
    one = told("wells", header={"emails": ["moyondizvo@example,org"]})
    body = f"<p class='form'>NOMINATION FORM</p><p><b>Title:</b> <i>{h(one.data['title'])}</i></p>" + "".join(f"<p><b>{h(a)}:</b> <i>{h(b)}</i></p>" for a, b in header(one, order=ORDER))
    body += "".join(f"<h2>{h(p.printed)}</h2><div class='hand'>{h_blocks(p.blocks)}</div>" for p in one.parts)
    style = "@page{size:A4;margin:20mm}body{font:10pt/1.3 'Liberation Sans'}.form{font-size:15pt;font-weight:bold;text-align:center}i,.hand{font:13.5pt/22pt 'Z003';color:#124}.hand{background:repeating-linear-gradient(#fff 0,#fff 21.4pt,#99b 21.5pt,#99b 22pt)}.hand p{margin:0}h2{font-size:10.5pt;margin:8pt 0 3pt}"
    return Case("hand-on-lines-en", "Answers in a hand’s face on ruled lines; a comma in the address.", "weasyprint", [one], make=web("weasyprint", style, body, "en"), findings=[["email-malformed", "/emails/0"]])


def repeated() -> Case:
    """One label twice with two values."""
    one = told("abejas", answers={"description": "Abejas sin aguijón, cuentas sin deuda reúne a las meliponicultoras del Beni boliviano y de Yucatán, México, en cajas de ahorro que adelantan ellas mismas las herramientas y el azúcar que antes adelantaba el acopiador, y que descontaba con creces al llegar la cosecha de enero."})
    pairs = header(one, order="nominee country telephones faxes emails")
    pairs.insert(2, ("País", "México"))
    body = f"<h1>{h(one.data['title'])}</h1><table>" + rows(pairs) + "</table>" + sections(one)
    return Case("country-twice-es", "The country’s label comes twice with two values.", "weasyprint", [one], make=web("weasyprint", SERIF + "th{text-align:left;padding-right:10pt}", body, "es"), findings=[["field-repeated", "/country"]])


def cases() -> list[Case]:
    """What answers hold."""
    return [alike(), tables(), cards(), pulled(), addresses(), brochure(), bulletin(), poster(), slides(), nested(), quoted(), pointing(), raised(), hand(), repeated()]


__all__ = ["cases"]
