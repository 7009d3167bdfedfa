"""Strangers from browsers and WeasyPrint: confirmation mails, web forms, definition lists, grids, cards, boxes."""

from strange_kit import (
    FORMS, Block, Case, Printed, Rich, add, compose, escape, fields, h, h_blocks, heritage, web,
)  # fmt: skip

SANS = "body{font:10.5pt/1.4 'Liberation Sans',sans-serif;color:#202124;margin:0}"
ASK = {
    "en": ["Please describe the initiative in not more than one page.", "Please list the main partners.", "Please explain how the partners share tasks and decisions.",
           "Please give results in figures where you have them.", "Please tell who pays after the end of the project.", "Please say what is new.", "Please tell where it could be done again.",
           "Please name the areas of work.", "Please tell how the public learns of the initiative.", "Please give name, function, telephone and e-mail.", "To be completed by the desk."],
    "fr": ["Veuillez décrire l’initiative en une page au plus.", "Veuillez énumérer les principaux partenaires.", "Veuillez expliquer comment les partenaires se partagent les tâches et les décisions.",
           "Veuillez donner des résultats chiffrés.", "Veuillez indiquer qui paie après la fin du projet.", "Veuillez dire ce qui est nouveau.", "Veuillez dire où l’on pourrait refaire de même.",
           "Veuillez nommer les domaines de travail.", "Veuillez dire comment le public apprend l’existence de l’initiative.", "Veuillez donner nom, fonction, téléphone et courriel.", "À remplir par le bureau."],
}  # fmt: skip


def rows(printed: Printed, cell: str = "<tr><td class=l>{}</td><td>{}</td></tr>") -> str:
    """The header with a pattern for each line."""
    return "\n".join(cell.format(escape(label), h(value)) for label, value in fields(printed))


def confirmation() -> Case:
    """A form service's mail: what was asked in bold, what was answered below."""
    one = compose("nets", numbering="none")
    ask = [("Title of the initiative", one.data["title"]), *fields(one)]
    body = "<div class=band>Call for nominations 2024</div><p>Thanks for filling out <a href='https://example.org/f/9'>Call for nominations 2024</a></p><p>Here’s what was received.</p><p class=addr>e.tandoh@example.org</p>"
    body = body.replace("<p class=addr>e.tandoh@example.org</p>", "")
    body += "".join(f"<div class=q><b>{escape(a)} <span class=star>*</span></b><p>{h(v)}</p></div>" for a, v in ask)
    body += "".join(f"<div class=q><b>{escape(p.heading)} <span class=star>*</span></b>{h_blocks(p.blocks)}</div>" for p in one.parts)
    body += "<p class=foot><a href='https://example.org/new'>Create your own form</a> · <a href='https://example.org/abuse'>Report abuse</a></p>"
    style = SANS + ".band{background:#673ab7;color:#fff;font-size:18pt;padding:14pt}.q{border:.7pt solid #dadce0;border-radius:6pt;padding:8pt 12pt;margin:8pt 0}.star{color:#d93025;font-weight:400}.q p{margin:4pt 0}.foot{color:#80868b;font-size:8pt;text-align:center}"
    one.closing = "Create your own form · Report abuse"
    return Case("confirmation-mail-en", "The confirmation mail of a form service: each question in bold with a red asterisk, the answer below, in boxes.", "chromium", [one], make=web("chromium", style, body, "en"))


def mailbox() -> Case:
    """A mail as a mail program prints it."""
    one = compose("moulins", numbering="paren")
    lines = "<br>".join(f"{escape(a)} : {h(v)}" for a, v in fields(one))
    answers = "".join(f"<div>{escape(p.printed)}</div>{h_blocks(p.blocks)}<br>" for p in one.parts)
    body = ("<table class=top><tr><td><b style='font-size:14pt'>Messagerie</b></td><td class=r>Hanta Volatiana &lt;hanta.volatiana@example.org&gt;</td></tr></table><hr>"
            "<div class=s>Candidature</div><div class=n>1 message</div><hr>"
            "<table class=top><tr><td><b>Hanta Volatiana</b> &lt;hanta.volatiana@example.org&gt;</td><td class=r>3 mai 2024 à 09:14</td></tr><tr><td colspan=2>À : Bureau Sud-Sud &lt;candidatures@example.org&gt;</td></tr></table>"
            f"<p>Bonjour,</p><p>Veuillez trouver ci-dessous notre candidature.</p><p><b>{escape(one.title_line or '')}</b></p><p>{lines}</p>{answers}")  # fmt: skip
    style = "body{font:10pt/1.35 'Liberation Sans',sans-serif}.top{width:100%;border-spacing:0}.r{text-align:right}.s{font-weight:bold;font-size:13pt}.n{font-size:9pt;color:#555}ul{margin:4pt 0}"
    style += ("@page{margin:18mm 12mm;font:8pt 'Liberation Sans';@top-left{content:'03/05/2024 09:21'}@top-center{content:'Messagerie - Candidature'}@bottom-right{content:counter(page) '/' counter(pages)}"
              "@bottom-left{content:'https://mail.example.org/mail/u/0/?ik=7c1e88f0a2&view=pt&search=all&permthid=thread-f:17989&simpl=msg-f:17989'}}")  # fmt: skip
    return Case("mailbox-fr", "A mail printed from a mailbox: its head before the nomination, date, subject and address of the page in the margins.", "weasyprint", [one],
                make=web("weasyprint", style, body, "fr"))  # fmt: skip


def inputs() -> Case:
    """A web form with its text in the fields."""
    one = compose("yerba")
    body = f"<h1>{escape(FORMS['es']['form'])}</h1><label>Título de la iniciativa</label><input value=\"{escape(one.data['title'])}\" size=90>"
    one.title_line = one.data["title"]
    body += "".join(f'<label>{escape(a)}</label><input value="{escape(v)}" size=80>' for a, v in fields(one))
    for p in one.parts:
        for b in [b for b in p.blocks if b.kind == "list"]:
            p.blocks[p.blocks.index(b)] = Block("paragraph", [";\n".join(b.lines).replace("\n", " ")])
        content = "\n\n".join(b.lines[0] if len(b.lines) == 1 else "\n".join(b.lines) for b in p.blocks)
        body += f"<label>{escape(p.printed)}</label><textarea style='height:{round(2.2 + len(content) / 84 * 1.42 + 1.4 * content.count(chr(10)), 1)}em'>{escape(content)}</textarea>"
    body += "<p><button>Enviar</button> <button>Guardar borrador</button></p>"
    style = SANS + "h1{font-size:15pt}label{display:block;font-weight:bold;margin:9pt 0 2pt}input,textarea{font:10pt 'Liberation Sans';border:1px solid #999;border-radius:3pt;padding:4pt;width:100%;box-sizing:border-box;overflow:hidden}"
    one.closing = "Enviar Guardar borrador"
    return Case("web-inputs-es", "A web form printed with its text boxes: labels above, buttons below.", "chromium", [one], make=web("chromium", style, body, "es"))


def definitions() -> Case:
    """Definition lists."""
    one = compose("mangal", numbering="none")
    body = f"<h1>{escape(one.title_line or '')}</h1><dl>" + rows(one, "<dt>{}</dt><dd>{}</dd>")
    body += "".join(f"<dt>{escape(p.heading)}</dt><dd>{h_blocks(p.blocks)}</dd>" for p in one.parts) + "</dl>"
    style = "body{font:11pt/1.45 'Liberation Serif'}h1{font-size:17pt;font-style:italic;font-weight:400}dt{font-style:italic;color:#8a1c1c;margin-top:7pt}dd{margin-left:2.2em}dd p{margin:.3em 0}"
    return Case("definitions-pt", "A definition list: terms in italics, not bold, without numbers; answers are indented.", "weasyprint", [one], make=web("weasyprint", style, body, "pt"))


def grid() -> Case:
    """Right-aligned labels beside the answers, no rules."""
    one = compose("archive")
    body = f"<h1>{escape(one.title_line or '')}</h1><div class=g>" + rows(one, "<div class=l>{}</div><div>{}</div>")
    body += "".join(f"<div class=l>{escape(p.printed)}</div><div>{h_blocks(p.blocks)}</div>" for p in one.parts) + "</div>"
    style = "@page{size:Letter;margin:18mm}body{font:10pt/1.4 'Carlito'}h1{font-size:16pt;margin-left:52mm}.g{display:grid;grid-template-columns:46mm 1fr;column-gap:6mm;row-gap:5pt}.l{text-align:right;color:#0b5394;font-weight:bold}p{margin:0 0 5pt}"
    return Case("grid-right-labels-en", "A grid on Letter paper: labels and headings set right in a narrow column, answers beside them, no rules.", "weasyprint", [one], make=web("weasyprint", style, body, "en"))


def bands() -> Case:
    """White headings on coloured bands."""
    one = compose("aljibes", numbering="none")
    cards = "".join(f"<div class=card><div class=band>{i:02d}<span>{escape(p.heading)}</span></div>{h_blocks(p.blocks)}</div>" for i, p in enumerate(one.parts, 1))
    for i, p in enumerate(one.parts, 1):
        p.number, p.printed = f"{i:02d}", f"{i:02d} {p.heading}"
    body = f"<div class=hero>{escape(one.title_line or '')}</div><div class=card>{rows(one, '<div class=f><b>{}</b> {}</div>')}</div>{cards}"
    style = SANS + ".hero{background:#00695c;color:#fff;font-size:19pt;font-weight:bold;padding:16pt;border-radius:8pt}.card{border:.8pt solid #b2dfdb;border-radius:8pt;margin:9pt 0;padding:0 10pt 6pt}.band{background:#26a69a;color:#fff;font-weight:bold;margin:0 -10pt 6pt;padding:5pt 10pt;border-radius:7pt 7pt 0 0}.band span{margin-left:9pt}.f{margin-top:5pt}"
    return Case("bands-es", "Headings in white on coloured bands, “01”, “02”, … before them; title in a coloured field.", "chromium", [one], make=web("chromium", style + "@page{margin:14mm}", body, "es"))


def landscape() -> Case:
    """Three columns on a page that lies on its side."""
    one = compose("piroguiers")
    body = f"<h1>{escape(one.title_line or '')}</h1><div class=head>{rows(one, '<span><b>{} :</b> {}</span>')}</div><div class=c>"
    body += "".join(f"<h2>{escape(p.printed)}</h2>{h_blocks(p.blocks)}" for p in one.parts) + "</div>"
    style = "@page{size:A4 landscape;margin:14mm;@bottom-center{content:'– ' counter(page) ' –';font-size:8pt}}body{font:9pt/1.3 'Liberation Serif';text-align:justify;hyphens:auto}.c{columns:3;column-gap:8mm;column-rule:.4pt solid #999}h1{font-size:17pt;text-align:center}h2{font-size:10pt;font-variant:small-caps;margin:7pt 0 2pt;text-align:left}.head span{display:block;text-align:center}p{margin:0;text-indent:1em}"
    return Case("three-columns-landscape-fr", "Three ruled columns on a page that lies on its side, justified and hyphenated, paragraphs distinguished by their indent, small capitals.", "weasyprint", [one],
                make=web("weasyprint", style, body, "fr"))  # fmt: skip


def dropcaps() -> Case:
    """The first letter of every answer is three lines high."""
    one = compose("quarry", numbering="none")
    for p in one.parts:
        p.printed = p.heading
    body = f"<h1>{escape(one.title_line or '')}</h1>{rows(one, '<p class=f><b>{}:</b> {}</p>')}"
    body += "".join(f"<h2>{escape(p.heading)}</h2><div class=a>{h_blocks(p.blocks)}</div>" for p in one.parts)
    style = "body{font:11pt/1.4 'Liberation Serif';text-align:justify}h2{font-size:13pt;margin:14pt 0 4pt}h2{clear:both}.a>p:first-child::first-letter{float:left;font-size:38pt;line-height:.82;padding-right:3pt;color:#7b1fa2}p{margin:0 0 5pt}.f{text-align:left}"
    return Case("drop-capitals-en", "A drop capital of three lines begins every answer; headings have no numbers.", "chromium", [one], make=web("chromium", style, body, "en"))


def instructed(name: str, what: str, language: str, slug: str, style: str) -> Case:
    """The form's instructions stand between heading and answer."""
    one = compose(slug)
    body = f"<h1>{escape(one.title_line or '')}</h1>{rows(one, '<p class=f><b>{}</b> : {}</p>')}"
    body += "".join(f"<h2>{escape(p.printed)}</h2><div class=i>{escape(i)}</div>{h_blocks(p.blocks)}" for p, i in zip(one.parts, ASK[language], strict=True))
    base = "body{font:10.5pt/1.4 'Liberation Sans'}h1{font-size:16pt}h2{font-size:11.5pt;margin:12pt 0 2pt}p{margin:3pt 0}"
    return Case(name, what, "weasyprint", [one], make=web("weasyprint", base + style, body, language))


def office_use() -> Case:
    """The office's own boxes around the form."""
    one = compose("bricks")
    box = "<div class=o><b>FOR OFFICE USE ONLY</b><br>Date received: ____ / ____ / ______ &nbsp; File no.: ______________<br>Checked by: ______________ &nbsp; Score: ______ / 100</div>"
    body = f"{box}<h1>{escape(one.title_line or '')}</h1>{rows(one, '<p class=f><b>{}:</b> {}</p>')}" + "".join(f"<h2>{escape(p.printed)}</h2>{h_blocks(p.blocks)}" for p in one.parts)
    style = "body{font:11pt/1.4 'Liberation Sans'}.o{border:1.5pt dashed #666;background:#eee;padding:6pt;font-size:9pt;line-height:1.9;width:64%;margin-left:auto}h1{font-size:17pt}h2{font-size:12pt;margin:12pt 0 3pt}p{margin:3pt 0}"
    return Case("office-box-en", "“For office use only” in a grey box before the title.", "weasyprint", [one], allowed=[["text-not-placed", None]], make=web("weasyprint", style, body, "en"))


def two_tongues() -> Case:
    """Labels in two languages side by side, one answer below both."""
    one = compose("kitchens")
    other = dict(FORMS["fr"]["headings"])
    body = f"<h1>{escape(one.title_line or '')}</h1><table>"
    for (a, v), b in zip(fields(one), ["Candidat(e)", "Pays", "Téléphone", "Télécopie", "Courriel"] if one.data["faxes"] else ["Candidat(e)", "Pays", "Téléphone", "Courriel"], strict=True):
        body += f"<tr><td class=l>{escape(a)}</td><td class=l>{escape(b)}</td></tr><tr><td colspan=2>{h(v)}</td></tr>"
    for i, p in enumerate(one.parts, 1):
        body += f"<tr><td class=l>{escape(p.printed)}</td><td class=l>{i}. {escape(other[p.key or ''])}</td></tr><tr><td colspan=2>{h_blocks(p.blocks)}</td></tr>"
    style = SANS + "h1{font-size:16pt}table{border-collapse:collapse;width:100%}td{border:.6pt solid #555;padding:4pt 6pt;width:50%;vertical-align:top}.l{background:#e8eaf6;font-weight:bold}p{margin:3pt 0}"
    return Case("two-tongues-table-en", "A table in two languages: English label left, French right, the answer below over both columns.", "weasyprint", [one], make=web("weasyprint", style, body + "</table>", "en"))


def dark() -> Case:
    """White on black."""
    one = compose("telares", numbering="roman")
    body = f"<h1>{escape(one.title_line or '')}</h1>{rows(one, '<p><b>{}</b>: {}</p>')}" + "".join(f"<h2>{escape(p.printed)}</h2>{h_blocks(p.blocks)}" for p in one.parts)
    style = "@page{margin:0}html{background:#16181c;-webkit-print-color-adjust:exact}body{font:10.5pt/1.45 'DejaVu Sans';color:#e8e6e3;padding:14mm;margin:0}h1,h2{color:#8ab4f8}h1{font-size:16pt}h2{font-size:11.5pt}a{color:#8ab4f8}"
    return Case("dark-page-es", "Light letters on a black page, as a dark style sheet prints them.", "chromium", [one], make=web("chromium", style, body, "es"))


def grouped() -> Case:
    """A table whose rows are gathered under sideways words."""
    one = compose("catadores")
    groups = [("A iniciativa", 3), ("Resultados", 4), ("Alcance", 2), ("Contactos", 2)]
    body = f"<h1>{escape(one.title_line or '')}</h1><table>{rows(one, '<tr><td class=l colspan=2>{}</td><td>{}</td></tr>')}</table><table>"
    start = 0
    for name, size in groups:
        for i, p in enumerate(one.parts[start : start + size]):
            side = f"<td class=side rowspan={size}><span>{name}</span></td>" if i == 0 else ""
            body += f"<tr>{side}<td class=l>{escape(p.printed)}</td><td>{h_blocks(p.blocks)}</td></tr>"
        start += size
    style = SANS + "h1{font-size:15pt}table{border-collapse:collapse;width:100%;margin-bottom:8pt}td{border:.6pt solid #777;padding:4pt 5pt;vertical-align:top}.l{width:30%;font-weight:bold}.side{width:7mm;background:#cfd8dc;vertical-align:middle}.side span{writing-mode:vertical-rl;transform:rotate(180deg);font-weight:bold}p{margin:2pt 0}"
    return Case("sideways-groups-pt", "A table whose rows are gathered by a merged cell with sideways words; heading and answer beside it.", "chromium", [one],
                allowed=[["text-not-placed", None]], make=web("chromium", style, body + "</table>", "pt"))  # fmt: skip


def letterhead() -> Case:
    """A letterhead on every page, page x of y, a reference that changes."""
    one = compose("harbour")
    body = "<div class=lh><b>HARBOUR STREET OFFICE</b><br>P.O. Box 1140 · Tel. +000 000 · www.example.com</div>".replace("Tel. +000 000", "Reference desk")
    body += f"<h1>{escape(one.title_line or '')}</h1>{rows(one, '<p class=f><b>{}:</b> {}</p>')}" + "".join(f"<h2>{escape(p.printed)}</h2>{h_blocks(p.blocks)}" for p in one.parts)
    style = ("@page{size:A4;margin:34mm 22mm 26mm;@top-left{content:element(lh)}@top-right{content:'Ref. SSC/2024/' counter(page,upper-roman) '-17';font-size:8pt}@bottom-right{content:'Page ' counter(page) ' of ' counter(pages);font-size:8pt}@bottom-left{content:'Printed 12/05/2024 16:40 – uncontrolled copy';font-size:8pt}}"
             ".lh{position:running(lh);font:8.5pt 'Liberation Sans';color:#004d40}body{font:12.5pt/1.5 'Liberation Serif'}h1{font-size:20pt}h2{font-size:14pt}")  # fmt: skip
    return Case("letterhead-en", "A letterhead, a reference that changes from page to page, “Page 1 of 6”, “Printed …” around big text.", "weasyprint", [one], make=web("weasyprint", style, body, "en"))


def arrows() -> Case:
    """Questions counted as “3 → …”."""
    one = compose("tea", numbering="none")
    for i, p in enumerate(one.parts, 1):
        p.number, p.printed = str(i), f"{i} → {p.heading}"
    body = f"<h1>{escape(one.title_line or '')}</h1>{rows(one, '<p class=q>{}</p><p class=a>{}</p>')}"
    body += "".join(f"<p class=q><span class=n>{i} →</span> {escape(p.heading)}</p><div class=a>{h_blocks(p.blocks)}</div>" for i, p in enumerate(one.parts, 1))
    style = "body{font:13pt/1.5 'Liberation Sans';color:#333}.q{font-size:14pt;margin:18pt 0 4pt}.n{color:#0445af;font-size:10pt}.a{color:#0445af}.a p{margin:4pt 0}"
    return Case("arrows-en", "Questions counted “3 → …” in the size of the text, answers in blue, nothing bold.", "weasyprint", [one], make=web("weasyprint", style, body, "en"))


def landscape_middle() -> Case:
    """A budget lies on a page of its own in the middle of a section."""
    one = compose("nets")
    budget = Rich("table", ["Item\t2021\t2022\t2023", "Lamps and floats\t41 200\t38 900\t36 150", "Repairers’ wages\t22 000\t24 500\t25 000", "Travel between the lakes\t8 700\t9 100\t9 640"])
    add(one, "sustainability", Block("paragraph", ["Costs of three years, in US dollars:"]), budget)
    body = f"<h1>{escape(one.title_line or '')}</h1>{rows(one, '<p><b>{}:</b> {}</p>')}"
    for p in one.parts:
        content = h_blocks(p.blocks).replace("<p>Costs", "<div class=wide><p>Costs").replace("</table>", "</table></div>") if p.key == "sustainability" else h_blocks(p.blocks)
        body += f"<h2>{escape(p.printed)}</h2>{content}"
    style = "@page{size:A4;margin:22mm}@page wide{size:A4 landscape}.wide{page:wide;break-after:page}.inner{border-collapse:collapse;width:100%}.inner td{border:.5pt solid #444;padding:6pt}.inner td+td{text-align:right}body{font:11pt/1.4 'Liberation Sans'}h1{font-size:17pt}h2{font-size:12.5pt}"
    return Case("landscape-in-the-middle-en", "A budget on a page that lies on its side, in the middle of section 5.", "weasyprint", [one], make=web("weasyprint", style, body, "en"))


def figures() -> Case:
    """Pictures with captions between the paragraphs."""
    one = compose("moulins")
    add(one, "achievements", Rich("caption", ["Photo 1. Une meunière devant la roue, Antsirabe, mai 2019."]), at=1)
    add(one, "innovation", Rich("caption", ["Figure 2 – La languette de bambou (croquis de l’atelier)."]))
    pic = "<svg width=300 height=90><rect width=300 height=90 fill='#cfd8dc'/><circle cx=80 cy=45 r=30 fill='#8d6e63'/><text x=140 y=50 font-size=12>roue</text></svg>"
    body = f"<h1>{escape(one.title_line or '')}</h1>{rows(one, '<p><b>{} :</b> {}</p>')}"
    body += "".join(f"<h2>{escape(p.printed)}</h2>{h_blocks(p.blocks)}" for p in one.parts).replace("<figcaption>", f"<figure>{pic}<figcaption>").replace("</figcaption>", "</figcaption></figure>")
    style = "body{font:11pt/1.45 'Liberation Serif'}h1{font-size:17pt}h2{font-size:13pt}figure{text-align:center;margin:8pt}figcaption{font-size:9pt;font-style:italic}"
    return Case("photos-fr", "Pictures between paragraphs, each with a caption in small italics; a word inside a picture is no text.", "chromium", [one], make=web("chromium", style, body, "fr"))


def sheet(name: str, what: str, slug: str, language: str, headed: bool) -> Case:
    """A form in a spreadsheet: label and answer side by side, with the sheet's own letters and numbers; or one below the other."""
    one = compose(slug)
    for p in one.parts:
        p.blocks = [Block("paragraph", ["\n".join(line for b in p.blocks for line in b.lines)])]
    answers = [(p.printed, "<br>".join(map(h, p.blocks[0].lines[0].split("\n")))) for p in one.parts]
    pairs = [(a, h(v)) for a, v in fields(one)]
    if headed:
        lines = [("", f"<b>{escape(one.title_line or '')}</b>"), *pairs, *answers]
        body = "<table><tr><th></th><th>A</th><th>B</th></tr>" + "".join(f"<tr><th>{i}</th><td class=l>{escape(a)}</td><td>{v}</td></tr>" for i, (a, v) in enumerate(lines, 1)) + "</table>"
    else:
        body = f"<table><tr><td class=l>{escape(one.title_line or '')}</td></tr>" + "".join(f"<tr><td>{escape(a)}: {v}</td></tr>" for a, v in pairs)
        body += "".join(f"<tr><td class=l>{escape(a)}</td></tr><tr><td>{v}</td></tr>" for a, v in answers) + "</table>"
    style = "@page{margin:16mm;@top-center{content:'Sheet1';font:8pt 'Liberation Sans'}@bottom-center{content:'Page ' counter(page);font:8pt 'Liberation Sans'}}body{font:10pt/1.2 'Carlito'}table{border-collapse:collapse;width:100%}td{padding:1pt 3pt;vertical-align:top}th{background:#e6e6e6;font-weight:400;border:.4pt solid #999;padding:1pt 4pt}"
    style += "td{border:.4pt solid #bbb}.l{width:34%}" if headed else ".l{background:#dde8cb;font-weight:bold}"
    return Case(name, what, "weasyprint", [one], allowed=[["text-not-placed", None]], make=web("weasyprint", style, body, language))


def comments() -> Case:
    """A reviewer's comments stand in the margin, as a word processor prints them."""
    one = compose("archive")
    said = {"partners": "Is Tonga still a member? Please check with the secretariat.", "achievements": "Impressive figures. Source?", "contacts": "Add the number of the night desk."}
    body = f"<h1>{escape(one.title_line or '')}</h1>{rows(one, '<p><b>{}:</b> {}</p>')}"
    for p in one.parts:
        note = f"<div class=n><b>Commented [R{len(p.heading)}]:</b> {said[p.key]}</div>" if p.key in said else ""
        body += f"<h2>{escape(p.printed)}</h2><div class=s>{note}{h_blocks(p.blocks)}</div>"
    style = "@page{margin:20mm 62mm 20mm 20mm}body{font:11pt/1.35 'Carlito'}h1{font-size:16pt}h2{font-size:12.5pt;color:#2e74b5;font-weight:400}.s{position:relative}.n{position:absolute;left:132mm;top:0;width:48mm;font-size:8pt;background:#fbe4e4;border:.5pt solid #c00000;padding:3pt}p{margin:3pt 0}"
    return Case("comments-in-margin-en", "A reviewer’s comments in tinted boxes in a wide right margin, beside the lines they speak of.", "weasyprint", [one], allowed=[["text-not-placed", None]], make=web("weasyprint", style, body, "en"))


def heritage_boxes() -> Case:
    """The second form as its office prints it: letters, instructions in italics, answers in boxes."""
    one = heritage("feltmaps")
    ask = "For this criterion, the States shall demonstrate that the element constitutes intangible cultural heritage."
    body = "<p class=t>Representative List of the Intangible Cultural Heritage of Humanity<br>NOMINATION FORM ICH-02</p>"
    body += rows(one, "<h3>{}</h3><div class=b>{}</div>")
    for i, p in enumerate(one.parts):
        body += f"<h2>{escape(p.printed)}</h2>{f'<p class=i>{escape(ask)}</p>' if i == 0 else ''}<div class=b>{h_blocks(p.blocks)}</div>"
    style = "body{font:10.5pt/1.4 'Liberation Sans'}.t{text-align:center;font-weight:bold}h2{font-size:12.5pt;background:#ddd;padding:3pt}h3{font-size:10.5pt;margin:8pt 0 2pt}.b{border:.6pt solid #777;padding:5pt}.b p{margin:2pt 0}.i{font-style:italic;color:#666;font-size:9pt}"
    return Case("heritage-boxes-en", "Form ich-02: lettered labels, answers in boxes below, an instruction in italics.", "weasyprint", [one], make=web("weasyprint", style, body, "en"))


def heritage_web() -> Case:
    """The second form from a web page, without its letters."""
    one = heritage("norias")
    pairs = [(a.split(". ", 1)[-1], v) for a, v in fields(one)]
    body = "<h1>Liste représentative du patrimoine culturel immatériel de l’humanité</h1><table>" + "".join(f"<tr><th>{escape(a)}</th><td>{h(v)}</td></tr>" for a, v in pairs) + "</table>"
    body += "".join(f"<section><h2>{escape(p.heading)}</h2>{h_blocks(p.blocks)}</section>" for p in one.parts)
    for p in one.parts:
        p.number, p.printed = None, p.heading
    style = SANS + "h1{font-size:15pt}th{text-align:left;font-weight:500;color:#5f6368;width:40%;padding:4pt 8pt 4pt 0;vertical-align:top}td{padding:4pt 0;border-bottom:.5pt solid #ddd}table{width:100%;border-spacing:0}h2{font-size:12pt;font-weight:500;color:#1a73e8}"
    return Case("heritage-web-fr", "Form ich-02 from a web page: labels without letters in grey left of the answers, headings without numbers.", "chromium", [one], make=web("chromium", style, body, "fr"))


def cases() -> list[Case]:
    """All of them."""
    return [
        confirmation(), mailbox(), inputs(), definitions(), grid(), bands(), landscape(), dropcaps(),
        instructed("instructions-italic-en", "Instructions in grey italics between each heading and its answer.", "en", "homecare", ".i{font-style:italic;color:#777;font-size:9pt}"),
        instructed("instructions-boxed-fr", "Instructions in shaded boxes between each heading and its answer.", "fr", "menuisiers", ".i{background:#fff8e1;border:.6pt solid #ffca28;padding:4pt 6pt;font-size:9pt}"),
        office_use(), two_tongues(), dark(), grouped(), letterhead(), arrows(), landscape_middle(), figures(), comments(),
        sheet("spreadsheet-beside-en", "A spreadsheet with its letters and row numbers: labels and headings in column A, answers in B; nothing bold, sheet’s name above.", "archive", "en", True),
        sheet("spreadsheet-below-es", "A spreadsheet of one column: a heading in a shaded row, its answer in the next.", "aljibes", "es", False),
        heritage_boxes(), heritage_web(),
    ]  # fmt: skip


__all__ = ["cases"]
