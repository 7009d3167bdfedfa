"""Newcomers from portals: prints of what a web form, a survey, a spreadsheet or a telephone has kept."""

from html import escape

from model import Case, Printed
from newcomer_kit import SANS, SERIF, header, rows, told
from strange_kit import Make, drop, fields, h, h_blocks, heritage, web


def portal() -> Case:
    """Submission #1842, question and answer."""
    one = told("grafts", header={"emails": ["w.achola [at] example.org"]})
    body = "<div class='bar'>Good Practices Portal</div><h1>Submission #1842</h1><p class='meta'>Submitted on Tuesday, 12 March 2024 – 16:42 · IP address 203.0.113.7 · Status: Complete</p>"
    body += "<table><tr><th>Question</th><th>Answer</th></tr>" + rows(header(one, title="Title of the initiative *", nominee="Name of nominee *", country="Country *", telephones="Telephone number *", faxes="Fax number", emails="E-mail address *"))
    body += "".join(f"<tr><th>{h(p.printed)} *</th><td>{h_blocks(p.blocks)}</td></tr>" for p in one.parts) + "</table>"
    style = SANS + ".bar{background:#123a5a;color:#fff;padding:6pt}.meta{color:#666;font-size:8pt}table{border-collapse:collapse;width:100%}td,th{border:1px solid #bbb;padding:4pt;text-align:left;vertical-align:top}th{width:34%;font-weight:normal;background:#f3f3f3}"
    return Case("portal-questions-en", "A portal’s print: “Submission #1842”, metadata, a table “Question | Answer”; “[at]” in the address.", "chromium", [one], make=web("chromium", style, body, "en"), findings=[["email-malformed", "/emails/0"]])


def cards() -> Case:
    """Cards of an online form, the question in bold and the answer below."""
    one = told("abejas", answers={"innovation": ""}, numbering="none", header={"country": "Estado Plurinacional de Bolivia"})
    body = "<div class='card top'><h1>Convocatoria de candidaturas 2024</h1><p>Se ha registrado su respuesta. * Indica que la pregunta es obligatoria</p></div>"
    pairs = header(one, order="emails title nominee country telephones faxes", emails="Correo electrónico", title="Título de la iniciativa")
    body += "".join(f"<div class='card'><p class='q'>{h(label)} *</p><p class='a'>{h(value)}</p></div>" for label, value in pairs)
    body += "".join(f"<div class='card'><p class='q'>{h(p.printed)} *</p><div class='a'>{h_blocks(p.blocks) or '&nbsp;'}</div></div>" for p in one.parts)
    body += "<p class='foot'>Este contenido no ha sido creado ni aprobado por el proveedor del servicio.</p>"
    style = SANS + "body{background:#f3eefb}.card{background:#fff;border:1px solid #ccc;border-radius:6pt;padding:8pt;margin:6pt 0}.top{border-top:6pt solid #673ab7}.q{font-size:11pt}.a{color:#333;border-bottom:1px dotted #999}.foot{font-size:7.5pt;color:#777;text-align:center}"
    return Case("cards-es", "An online form’s answers in cards, the e-mail first; one question has no answer.", "chromium", [one], make=web("chromium", style, body, "es"), findings=[["section-empty", "/sections/innovation"]])


def survey() -> Case:
    """Q1 to Q17 over header and sections."""
    one = told("forges", numbering="none", header={"country": "Bamako, Mali"})
    questions = [(label, f"<p>{h(value)}</p>") for label, value in header(one, title="Titre de l’initiative")]
    questions += [(p.printed, h_blocks(p.blocks)) for p in one.parts]
    body = "<p class='top'>Coopération Sud-Sud : candidatures 2024</p><p class='meta'>Répondant nº 27 · Durée : 00:48:12 · Dernière modification : vendredi 15 mars 2024 11:20</p>"
    body += "".join(f"<p class='q'>Q{n}&emsp;{h(label)}</p><div class='a'>{answer}</div>" for n, (label, answer) in enumerate(questions, 1))
    style = SANS + ".top{font-size:15pt;color:#0a7}.meta{font-size:8pt;color:#777}.q{font-weight:bold;margin-top:12pt;border-top:1px solid #ddd;padding-top:4pt}.a{background:#f5f5f5;padding:5pt 8pt}"
    return Case("survey-numbers-fr", "A survey’s print: questions Q1 to Q17 over header and sections; the town before the country.", "weasyprint", [one], make=web("weasyprint", style, body, "fr"), allowed=[["section-number-wrong", None]])


def two_sides() -> Case:
    """Labels left, values right, thin lines."""
    one = told("quintais", header={"emails": [], "telephones": ["84 512 3307"]}, numbering="none")
    pairs = header(one, title="Título da iniciativa")
    body = "<h3>Formulário de candidatura</h3><table><tr><th>Data de submissão</th><td>11 de março de 2024, 10:07</td></tr>" + rows(pairs)
    body += "".join(f"<tr><th>{h(p.printed)}</th><td>{h_blocks(p.blocks)}</td></tr>" for p in one.parts) + "</table>"
    style = SANS + "table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ddd;padding:6pt 4pt;text-align:left;vertical-align:top}th{width:32%;font-size:9pt;color:#234}@page{@bottom-right{content:'Criado com um construtor de formulários'; font-size:7pt}}"
    return Case("form-builder-pt", "A form builder’s PDF: bold labels left, values right, thin lines; a telephone number as one dials it at home; no e-mail.", "weasyprint", [one], make=web("weasyprint", style, body, "pt"), findings=[["email-missing", "/emails"]])


def submission() -> Case:
    """A submission manager's print with limits and counts."""
    one = told("wells", header={"telephones": ["+263 24 270"]}, numbering="none")
    body = f"<h1>{h(one.data['title'])}</h1><p class='meta'>02/28/2024<br>id. 44120917<br>by T. Moyondizvo in <i>Good Practices 2024</i></p><p class='sub'>Original Submission<span>02/28/2024</span></p>"
    for label, value in header(one, order="nominee country telephones emails"):
        body += f"<p class='q'>{h(label)} <span>(required)</span></p><p>{h(value)}</p>"
    for p in one.parts:
        body += f"<p class='q'>{h(p.printed)} <span>(required)</span></p>{h_blocks(p.blocks)}<p class='count'>{len(' '.join(p.plain()).split())} / 300 words</p>"
    style = SERIF + ".meta,.count,.q span{color:#888;font-size:8pt;font-weight:normal}.count{text-align:right}.q{font-weight:bold;margin-top:10pt}.sub{border-bottom:1px solid #999}.sub span{float:right}"
    return Case("submission-manager-en", "A submission manager’s print: title and number above, “(required)” behind each question, “61 / 300 words” below each answer; half a telephone number.", "weasyprint", [one], make=web("weasyprint", style, body, "en"), findings=[["*", "/telephones/0"]])


def fieldsets() -> Case:
    """Fieldsets with legends in Roman numbers."""
    one = told("marais", header={"country": None}, numbering="none")
    body = "<p class='meta'>Soumission : nº 87<br>Soumis par Anonyme (non vérifié) le ven. 15/03/2024 - 11:20<br>Soumission depuis : 192.0.2.14</p>"
    item = lambda label, inner: f"<div class='item'><label>{h(label)}</label><div>{inner}</div></div>"  # noqa: E731
    body += "<fieldset><legend>I. Identification</legend>" + "".join(item(*pair) for pair in header(one, title="Titre de l’initiative")) + "</fieldset>"
    for legend, keys in (("II. Présentation", one.parts[:7]), ("III. Diffusion et contacts", one.parts[7:])):
        body += f"<fieldset><legend>{legend}</legend>" + "".join(item(p.printed, h_blocks(p.blocks)) for p in keys) + "</fieldset>"
    style = SANS + ".meta{font-size:8.5pt}fieldset{border:1px solid #999;margin:8pt 0}legend{font-size:13pt;font-weight:bold}label{font-weight:bold}.item{margin:6pt 0}"
    return Case("web-form-fieldsets-fr", "A content manager’s print: fieldsets with Roman legends, bold labels above their values; no country.", "chromium", [one], make=web("chromium", style, body, "fr"), findings=[["country-missing", "/country"]])


def sheet(columns: list[str], lines: list[list[str]], head: str) -> Make:
    """A spreadsheet with wrapped cells, as Excel prints one; widths in centimetres."""
    style = f"@page{{size:A4;margin:19mm 18mm;@top-center{{content:'{head}';font:9pt 'Carlito'}}@bottom-center{{content:'Page ' counter(page);font:9pt 'Carlito'}}}}"
    style += "body{font:10pt/1.2 'Carlito'}table{border-collapse:collapse;table-layout:fixed}td{border:.5pt solid #999;vertical-align:bottom;padding:0 2pt}"
    cell = lambda text: "<br>".join(map(escape, text.splitlines()))  # noqa: E731
    body = "".join("<tr>" + "".join(f"<td style='width:{w}cm'>{cell(c)}</td>" for w, c in zip(columns, line, strict=True)) + "</tr>" for line in lines)
    return web("weasyprint", style, f"<table>{body}</table>", "en")


def said(printed: Printed) -> list[tuple[str, str]]:
    """Headings and answers, a line a paragraph."""
    return [(p.printed, "\n".join(p.plain())) for p in printed.parts]


def sheets() -> list[Case]:
    """Two spreadsheets."""
    row = told("ledgers", answers={"sustainability": "TBD"}, numbering="none")
    export = [["Field", "Value"], ["Response ID", "R-000317"], *map(list, header(row, title="Project title", nominee="Nominee name")), *map(list, said(row))]
    three = told("tapias", numbering="none")
    table = [["", "FICHA DE CANDIDATURA", ""], *(["", label, value] for label, value in header(three)), *([f"{n}", heading, answer] for n, (heading, answer) in enumerate(said(three), 1))]
    for n, one in enumerate(three.parts, 1):
        one.number = f"{n}"
    return [
        Case("spreadsheet-export-en", "A spreadsheet “Field | Value”, as databases export one answer; “TBD” as an answer.", "weasyprint", [row], make=sheet(["4.6", "12.4"], export, "Sheet1"), findings=[["section-placeholder", "/sections/sustainability"]]),
        Case("spreadsheet-three-columns-es", "A spreadsheet as form: number, heading and answer in three columns.", "weasyprint", [three], make=sheet(["1.2", "5.2", "10.6"], table, "ficha_2024.xlsx")),
    ]  # fmt: skip


def phone() -> Case:
    """Narrow pages from an app."""
    one = told("wells", answers={"awareness": "https://example.org/wells/register"}, numbering="none")
    body = "<p class='app'>My nominations &nbsp;›&nbsp; Draft 3</p>" + "".join(f"<p class='l'>{h(label)}</p><p class='v'>{h(value)}</p>" for label, value in header(one, join="\n"))
    body = body.replace("\n", "<br>") + "".join(f"<p class='l'>{h(p.printed)}</p><div class='v'>{h_blocks(p.blocks)}</div>" for p in one.parts)
    style = "@page{size:90mm 170mm;margin:8mm 7mm 12mm;@bottom-center{content:counter(page) ' of ' counter(pages);font:7pt 'DejaVu Sans'}}body{font:9pt/1.35 'DejaVu Sans'}p{margin:0 0 4pt}.l{color:#06c;font-size:8pt;margin-top:8pt}.app{color:#888;font-size:7pt}ul{padding-left:12pt}"
    return Case("telephone-app-en", "A telephone app’s print on narrow pages: small blue labels above the values, one number a line; awareness is only a link.", "weasyprint", [one], make=web("weasyprint", style, body, "en"), findings=[["section-only-link", "/sections/awareness"]])


def browser() -> Case:
    """A web page printed with all that is around it."""
    one = told("quintais")
    body = "<nav>Início &nbsp;|&nbsp; A convocatória &nbsp;|&nbsp; Candidaturas &nbsp;|&nbsp; Parceiros &nbsp;|&nbsp; Contactos</nav><div class='cookies'>Este sítio utiliza cookies. Ao continuar, aceita a nossa política de privacidade. [Aceitar]</div>"
    body += f"<h1>{h(one.data['title'])}</h1><dl>" + "".join(f"<dt>{h(label)}</dt><dd>{h(value)}</dd>" for label, value in header(one, order="nominee country telephones emails")) + "</dl>"
    body += "".join(f"<h2>{h(p.printed)}</h2>{h_blocks(p.blocks)}<p class='up'><a href='#top'>↑ Voltar ao topo</a></p>" for p in one.parts)
    body += "<footer>© 2024 União dos Quintais Produtivos · Acessibilidade · Mapa do sítio</footer>"
    style = "@page{size:A4;margin:16mm 14mm;@top-left{content:'12/03/24, 15:07';font:7.5pt 'Liberation Sans'}@top-center{content:'Quintais que se visitam – Candidaturas 2024';font:7.5pt 'Liberation Sans'}@bottom-left{content:'https://example.org/candidaturas/2024/quintais?imprimir=1';font:7.5pt 'Liberation Sans'}@bottom-right{content:counter(page) '/' counter(pages);font:7.5pt 'Liberation Sans'}}"
    style += "body{font:11pt/1.45 'Liberation Sans'}nav{background:#284;color:#fff;padding:5pt;font-size:9pt}.cookies{position:fixed;bottom:0;left:0;right:0;background:#333;color:#fff;font-size:8pt;padding:3pt}.up{text-align:right;font-size:8pt}dt{font-weight:bold}dd{margin:0 0 4pt}footer{font-size:8pt;color:#888;margin-top:14pt}h2{color:#284}"
    return Case("browser-print-pt", "A web page as a browser prints it: date, address and pages at the edges, a menu above, a cookie notice on every page, “↑ Voltar ao topo” after each section.", "weasyprint", [one], make=web("weasyprint", style, body, "pt"))


def markdown() -> Case:
    """Markdown that nobody rendered."""
    one = told("grafts", header={"country": "Kenyaa"})
    out = [f"# {one.data['title']}", "\n".join(f"**{label}:** {value}  " for label, value in header(one, order="nominee country telephones faxes emails"))]
    for p in one.parts:
        out.append(f"## {p.printed}")
        out += ["\n".join(f"- {line}" for line in block.lines) if block.kind == "list" else "\n".join(block.lines) for block in p.blocks]
    style = "@page{size:Letter;margin:25mm}body{font:9.5pt/1.35 'Liberation Mono'}pre{white-space:pre-wrap;font:inherit}"
    return Case("markdown-raw-en", "Markdown printed as it was typed: “# ”, “## ”, “**Nominee:**”; a country misspelt.", "weasyprint", [one], make=web("weasyprint", style, f"<pre>{escape(chr(10).join(chr(10) + o for o in out))}</pre>", "en"), findings=[["country-unknown", "/country"]])


def steps() -> Case:
    """A step above each question."""
    one = told("ledgers", answers={"contacts": "—"}, numbering="none")
    body = f"<h1>{h(one.data['title'])}</h1><table>" + rows(header(one, order="nominee country telephones emails")) + "</table>"
    body += "".join(f"<div class='step'><p class='n'>QUESTION {n} OF 11</p><p class='q'>{h(p.printed)}</p><div class='box'>{h_blocks(p.blocks)}</div></div>" for n, p in enumerate(one.parts, 1))
    style = SANS + "th{text-align:right;color:#777;font-weight:normal;padding-right:8pt}.n{font-size:7pt;letter-spacing:1pt;color:#c40;margin:12pt 0 0}.q{font-size:12.5pt}.box{border:1px solid #bbb;border-radius:3pt;padding:5pt}"
    return Case("question-of-eleven-en", "“QUESTION 1 OF 11” in small letters above each heading, the answer in a box; contacts are a dash.", "chromium", [one], make=web("chromium", style, body, "en"), findings=[["*", "/sections/contacts"]])


def crm() -> Case:
    """A record of a database of contacts."""
    one = told("grafts", without=("replicability",), numbering="none")
    pairs = header(one, title="Initiative Title", nominee="Nominee Name", telephones="Phone", emails="Email", order="title nominee country telephones faxes emails")
    cells = [f"<td class='l'>{h(label)}</td><td>{h(value)}</td>" for label, value in pairs]
    extra = ["<td class='l'>Record Owner</td><td>Intake Queue</td>", "<td class='l'>Stage</td><td>Under Review</td>"]
    grid = [c for pair in zip([*cells[:1], *cells[1:]], [*extra, *[""] * 9], strict=False) for c in pair]
    body = "<p class='crumb'>Nomination N-20417</p><p class='band'>Nomination Detail</p><table>" + "".join(f"<tr>{a}{b}</tr>" for a, b in zip(grid[::2], grid[1::2], strict=True)) + "</table><p class='band'>System Information</p><table><tr><td class='l'>Created By</td><td>Portal Guest, 3/4/2024 9:12 AM</td><td class='l'>Last Modified By</td><td>Intake Queue, 3/6/2024 2:40 PM</td></tr></table><p class='band'>Narrative</p><table>"
    body += "".join(f"<tr><td class='l'>{h(p.printed)}</td><td>{h_blocks(p.blocks)}</td></tr>" for p in one.parts) + "</table>"
    style = "@page{size:Letter;margin:15mm}body{font:8.5pt/1.35 'Liberation Sans'}.band{background:#dde6f0;font-weight:bold;padding:3pt}.crumb{font-size:13pt}td{vertical-align:top;padding:3pt}.l{color:#555;text-align:right;font-weight:bold;width:24%;font-size:8pt}p{margin:0 0 4pt}"
    return Case("customer-record-en", "A record of a database of contacts: labels set right, two pairs a row with fields of the office beside, “System Information” before the answers; section 7 is not there.", "weasyprint", [one], make=web("weasyprint", style, body, "en"), findings=[["section-missing", "/sections/replicability"]], allowed=[["text-not-placed", None]])


def heritage_portal() -> Case:
    """The second form from a portal."""

    one = drop(heritage("drumcloth"), "signature")

    body = "<h1>Nomination no. 01874</h1><table>" + rows(fields(one)) + "</table>"
    body += "".join(f"<h2>{h(p.printed)}</h2><p class='w'>Not fewer than 30 words</p>{h_blocks(p.blocks)}" for p in one.parts)
    style = SERIF + "table{border-collapse:collapse}td,th{border:1px solid #888;padding:4pt;text-align:left;vertical-align:top}th{width:40%}.w{font-style:italic;color:#777;font-size:8pt}"
    return Case("heritage-portal-en", "Form ich-02 from a portal: a table of lettered labels, a limit in italics below each heading; the signature is not there.", "chromium", [one], make=web("chromium", style, body, "en"), findings=[["section-missing", "/sections/signature"]])


def cases() -> list[Case]:
    """What portals print."""
    return [portal(), cards(), survey(), two_sides(), submission(), fieldsets(), *sheets(), phone(), browser(), markdown(), steps(), crm(), heritage_portal()]


__all__ = ["cases"]
