"""Newcomers with words and numbers of their own: headings and labels that a machine has translated, letters and decimals,
forms renumbered, a header in one line, in a letterhead or at the end."""

from model import Case
from newcomer_kit import SANS, SERIF, f_block, f_lines, header, lines, renamed, rows, sections, told, writer
from newcomer_post import ORDER, preamble
from strange_kit import escape, h, h_blocks, latex, t, t_blocks, typeset, web, y, y_blocks


def machine() -> list[Case]:
    """Headings that came back from a translator."""
    english = told("grafts", header={"country": "Kenya"})
    names = ["Presentation and name of the initiative, with antecedents and challenges", "Principal partners", "Horizontal dimension of the collaboration", "Attainments and impact", "Sustainability over time", "Innovative elements", "Possibility of replication and of extension", "Domains of contribution", "Diffusion of the initiative", "Persons of contact", "Contacts of the ILO"]
    english = renamed(english, [f"{n}. {name}" for n, name in enumerate(names, 1)])
    top = f"<h1>{h(english.data['title'])}</h1><table>" + rows(header(english, nominee="Name of the candidate", country="Country of origin", telephones="Telephone(s)", faxes="Telefax", emails="Electronic mail address", order=ORDER)) + "</table>"
    spanish = told("abejas", answers={"replicability": "La libreta se puede usar en otros lugares."})
    noms = ["Descripción y nombre de la iniciativa Sur-Sur", "Asociados principales", "Dimensión horizontal de la colaboración", "Alcances e impacto", "Sustentabilidad en el tiempo", "Elementos de innovación", "Replicación y escalamiento", "Campos de contribución", "Conocimiento público de la iniciativa", "Personas para contactar", "Contactos de la Organización Internacional del Trabajo"]
    spanish = renamed(spanish, [f"{n}.- {name}" for n, name in enumerate(noms, 1)])
    body = f'<text:p text:style-name="T">{escape(spanish.data["title"])}</text:p>' + f_lines(header(spanish, nominee="Persona propuesta", telephones="Teléfono de contacto", emails="Dirección electrónica", order=ORDER))
    body += "".join(f'<text:p text:style-name="H">{escape(p.printed)}</text:p>' + "".join(map(f_block, p.blocks)) for p in spanish.parts)
    french = told("forges")
    noms = ["Description et intitulé de l’initiative", "Partenaires clés", "Horizontalité de la coopération", "Résultats et impacts", "Pérennité", "Caractère innovant", "Réplicabilité et passage à l’échelle", "Champs de contribution", "Notoriété de l’initiative", "Personnes-ressources", "Points focaux au BIT"]
    french = renamed(french, [f"{r}. {name}" for r, name in zip("I II III IV V VI VII VIII IX X XI".split(), noms, strict=True)])
    source = preamble("fr", r"\pagestyle{plain}") + rf"{{\Large {t(french.title_line)}}}" + "\n\n" + "\\\\\n".join(rf"{t(a)} : {t(b)}" for a, b in header(french, nominee="Nom et prénom du candidat", telephones="Tél.", faxes="Fax", emails="Mél.", order=ORDER)) + "\n\n"
    source += "".join(rf"\medskip\noindent\textsc{{\large {t(p.printed)}}}" + "\n\n" + t_blocks(p.blocks) for p in french.parts) + r"\end{document}"
    return [
        Case("headings-retranslated-en", "Headings and labels that came back from a machine’s translation.", "chromium", [english], make=web("chromium", SERIF + "th{text-align:left;padding-right:9pt}", top + sections(english), "en")),
        Case("headings-other-words-es", "Other words for most headings, “1.-” before them; section 7 has eight words.", "libreoffice writer", [spanish], make=writer(body, "es"), findings=[["section-too-short", "/sections/replicability"]]),
        Case("headings-other-words-fr", "Other words for most headings, Roman numbers, small capitals; “Mél.” for the address.", "pdflatex", [french], make=latex(source)),
    ]  # fmt: skip


def lettered() -> Case:
    """Small letters before the headings."""
    one = told("marais", answers={"horizontal_dimension": "Sans objet."}, numbering="none")
    one = renamed(one, [f"{a}) {p.printed}" for a, p in zip("abcdefghijk", one.parts, strict=True)])
    body = f"#align(center)[#text(15pt)[{y(one.title_line)}]]\n" + "\n".join(f"{y(a)} : {y(b)}\n" for a, b in header(one, order=ORDER))
    body += "\n" + "\n".join(f"#underline[{y(p.printed)}]\n\n{y_blocks(p.blocks)}" for p in one.parts)
    return Case("letters-fr", "“a)” to “k)” before underlined headings in the size of the text; “Sans objet.” as an answer.", "typst", [one], make=typeset('#set page(margin: 2.5cm)\n#set text(lang: "fr", size: 11pt)\n' + body), findings=[["section-placeholder", "/sections/horizontal_dimension"]])


def small_roman() -> Case:
    """(i) to (xi), and no title."""
    one = told("ledgers", header={"title": None}, numbering="none")
    one.title_line = None
    numbers = "i ii iii iv v vi vii viii ix x xi".split()
    one = renamed(one, [f"({n}) {p.printed}" for n, p in zip(numbers, one.parts, strict=True)])
    source = preamble("en", r"\pagestyle{empty}") + "\n\n".join(rf"\textit{{{t(a)}}}: {t(b)}" for a, b in header(one, order=ORDER)) + "\n\n"
    source += "".join(rf"\bigskip\textit{{{t(p.printed)}}}" + "\n\n" + t_blocks(p.blocks) for p in one.parts) + r"\end{document}"
    return Case("small-roman-en", "“(i)” to “(xi)” before headings in italics; no title.", "pdflatex", [one], make=latex(source), findings=[["title-missing", "/title"]])


def left_out() -> Case:
    """A section left out, the others counted anew."""
    one = told("grafts", without=("horizontal_dimension",), numbering="none")
    one = renamed(one, [f"{n}. {p.printed}" for n, p in enumerate(one.parts, 1)])
    body = f"<h1>{h(one.data['title'])}</h1>" + lines(header(one, order=ORDER)) + sections(one)
    return Case("left-out-and-renumbered-en", "Section 3 is not there and the others are counted from 1 to 10.", "weasyprint", [one], make=web("weasyprint", SERIF, body, "en"), findings=[["section-missing", "/sections/horizontal_dimension"]], allowed=[["section-number-wrong", None]])


def own_order() -> Case:
    """Capitals, no numbers, the partners first."""
    keys = ["partners", "description", "horizontal_dimension", "achievements", "sustainability", "innovation", "replicability", "areas_of_contribution", "awareness", "contacts", "ilo_contacts"]
    one = told("quintais", numbering="none", order=keys, capitals=True)
    body = f"<h1>{h(one.data['title'])}</h1>" + lines(header(one, order=ORDER)) + sections(one)
    style = SERIF.replace("h2{font-size:12pt;", "h2{font-size:10.5pt;font-weight:normal;letter-spacing:.3pt;")
    return Case("partners-first-pt", "Headings in capitals without numbers, nothing bold; the partners come first.", "weasyprint", [one], make=web("weasyprint", style, body, "pt"), findings=[["section-out-of-order", ["/sections/partners", "/sections/description"]]])


def one_line() -> list[Case]:
    """The header in one line or two."""
    pipes = told("ledgers", header={"emails": []})
    body = f"<h1>{h(pipes.data['title'])}</h1><p>" + " | ".join(f"<b>{h(a)}:</b> {h(b)}" for a, b in header(pipes, order=ORDER)) + "</p>" + sections(pipes)
    head = told("forges")
    pairs = dict(header(head, order=ORDER, telephones="Tél.", emails="Courriel", faxes="Fax"))
    top = f"#align(center)[#text(17pt, weight: \"bold\")[{y(head.title_line)}]\n\n{y('Candidat : ' + pairs['Candidat(e)'])}\\\n" + y("  ·  ".join(f"{k} : {v}" for k, v in list(pairs.items())[1:])) + "]\n#line(length: 100%)\n"
    top += "\n".join(f"== {y(p.printed)}\n{y_blocks(p.blocks)}" for p in head.parts)
    tabs = told("wells", header={"country": "Zimbabwe", "emails": ["register@example.org"], "telephones": ["+263 24 270 5518"]})
    row = "Country: Zimbabwe\tTel.: +263 24 270 5518\tE-mail: register@example.org"
    sheet = SANS + "pre{font:inherit;tab-size:55mm;margin:0}h2{color:#a40}"
    page = f"<h1>{h(tabs.data['title'])}</h1><pre><b>Nominee:</b> {h(header(tabs, order='nominee')[0][1])}</pre><pre style='white-space:pre-wrap'>{row}</pre>" + sections(tabs)
    return [
        Case("header-pipes-en", "The header in one paragraph, its parts distinguished by bars; no e-mail.", "chromium", [pipes], make=web("chromium", SERIF, body, "en"), findings=[["email-missing", "/emails"]]),
        Case("header-letterhead-fr", "The header centred under the title like a letterhead, its parts distinguished by dots.", "typst", [head], make=typeset('#set page(margin: 2.3cm)\n#set text(lang: "fr", size: 10.5pt)\n' + top)),
        Case("header-tabs-en", "Country, telephone number and e-mail in one line, parted by tabs.", "weasyprint", [tabs], make=web("weasyprint", sheet, page, "en")),
    ]  # fmt: skip


def at_the_end() -> Case:
    """The header as a table at the end."""
    one = told("tapias", header={"country": "República del Ecuador", "telephones": ["+593 2 245 33"]})
    body = f"<h1>{h(one.data['title'])}</h1>" + sections(one) + "<table>" + rows(header(one, order=ORDER)) + "</table>"
    style = SANS + "table{border-collapse:collapse;margin-top:16pt}td,th{border:1px solid #333;padding:4pt 8pt;text-align:left}th{background:#eee}"
    return Case("header-table-at-end-es", "The header is a table behind the last section; a number that is too short.", "chromium", [one], make=web("chromium", style, body, "es"), findings=[["telephone-malformed", "/telephones/0"]])


def odd_labels() -> list[Case]:
    """Labels with something behind or before them."""
    more = told("ledgers", header={"telephones": ["+880 1711 442 907"]})
    pairs = header(more, order=ORDER, nominee="Full name, function and organisation of the nominee", country="Country of residence", telephones="Phone / WhatsApp", emails="E-mail (preferred)")
    body = f"<h1>{h(more.data['title'])}</h1>" + lines(pairs) + sections(more)
    icons = told("wells", header={"telephones": ["+263 24 270 5518"], "emails": ["moyondizvo@example.org"]}, without=("sustainability",), numbering="none")
    marks = dict(zip(("nominee", "country", "telephones", "emails"), "☺⚑☎✉", strict=True))
    pairs = [(f"{marks[k]} {header(icons, order=k)[0][0]}", header(icons, order=k)[0][1]) for k in marks]
    page = f"<h1>{h(icons.data['title'])}</h1><table>" + "".join(f"<tr><td class='k'>{a}</td><td>{h(b)}</td></tr>" for a, b in pairs) + "</table>" + sections(icons)
    ext = told("grafts", header={"telephones": ["+254 20 271 4463 ext. 12", "+254 722 418 306"], "country": "Republic of Kenya"})
    top = f"<h1>{h(ext.data['title'])}</h1>" + lines(header(ext, join=" / ", order=ORDER)) + sections(ext)
    both = told("quintais", header={"faxes": ["+258 21 304 517"], "emails": ["c.buque@example.org", "uniao@example.org"]}, answers={"areas_of_contribution": ""})
    tel = [(a, b) for a, b in header(both, order="nominee country", nominee="Nome completo")] + [("Tel./Fax", "+258 21 304 517"), ("E-mails", "c.buque@example.org e uniao@example.org")]
    last = f"<h1>{h(both.data['title'])}</h1>" + lines(tel, " –") + sections(both)
    return [
        Case("labels-with-more-en", "Labels with a request in them: “Phone / WhatsApp”, “E-mail (preferred)”, “Full name, function and organisation of the nominee”.", "weasyprint", [more], make=web("weasyprint", SANS, body, "en")),
        Case("labels-icons-en", "A sign before each label, headings without numbers; section 5 is not there.", "weasyprint", [icons], make=web("weasyprint", "@font-face{font-family:x}" + SANS + ".k{color:#666;padding-right:12pt;font-family:'DejaVu Sans'}", page, "en"), findings=[["section-missing", "/sections/sustainability"]]),
        Case("extension-en", "A number with an extension and a second one behind a slash; the country’s long name.", "chromium", [ext], make=web("chromium", SERIF, top, "en")),
        Case("tel-fax-dash-pt", "“Tel./Fax –” for both, dashes behind the labels, “e” between two addresses; section 8 is empty.", "weasyprint", [both], make=web("weasyprint", SERIF, last, "pt"), findings=[["section-empty", "/sections/areas_of_contribution"]]),
    ]  # fmt: skip


def parted() -> list[Case]:
    """Parts above the sections, decimals, other words before the number."""
    parts = told("wells", without=("ilo_contacts",))
    source = preamble("en", r"\pagestyle{plain}") + rf"\begin{{center}}\LARGE\bfseries {t(parts.title_line)}\end{{center}}\subsection*{{PART A -- THE NOMINEE}}" + "\n"
    source += "\n\n".join(rf"\textbf{{{t(a)}}}: {t(b)}" for a, b in header(parts, order=ORDER))
    for n, p in enumerate(parts.parts):
        source += {0: r"\subsection*{PART B -- THE INITIATIVE}", 9: r"\subsection*{PART C -- WHOM TO ASK}"}.get(n, "") + rf"\subsubsection*{{{t(p.printed)}}}" + "\n" + t_blocks(p.blocks)
    decimals = told("grafts", numbering="none")
    decimals = renamed(decimals, [f"{'2' if n <= 9 else '3'}.{n if n <= 9 else n - 9} {p.printed}" for n, p in enumerate(decimals.parts, 1)])
    body = f"<h1>{h(decimals.data['title'])}</h1><h2>1. The nominee</h2>" + lines(header(decimals, order=ORDER)) + "<h2>2. The initiative</h2>"
    body += "".join(("<h2>3. People</h2>" if n == 9 else "") + f"<h3>{h(p.printed)}</h3>{h_blocks(p.blocks)}" for n, p in enumerate(decimals.parts))
    criteria = told("ledgers", answers={"innovation": "Care comes at the hour of work and to the place of work. That the load is weighed as well as the man was a thought of the"}, numbering="none")
    criteria = renamed(criteria, [f"Criterion {n}: {p.printed}" for n, p in enumerate(criteria.parts, 1)])
    page = f"<h1>{h(criteria.data['title'])}</h1>" + lines(header(criteria, order=ORDER)) + sections(criteria)
    paragraphs = told("grafts", numbering="roman")
    count = 0
    for p in paragraphs.parts[:9]:
        found = [b for b in p.blocks if b.kind == "paragraph"]
        for b in found:
            count += 1
            b.lines = [f"{count}. {b.lines[0]}", *b.lines[1:]]
    un = f"<h1>{h(paragraphs.data['title'])}</h1>" + lines(header(paragraphs, order=ORDER)) + sections(paragraphs)
    spaced = told("tapias", numbering="none", capitals=True)
    wide = f"<h1>{h(spaced.data['title'])}</h1>" + lines(header(spaced, order=ORDER)) + sections(spaced)
    return [
        Case("parts-abc-en", "“PART A – THE NOMINEE”, “PART B”, “PART C” above labels and sections; section 11 is not there.", "pdflatex", [parts], make=latex(source + r"\end{document}"), findings=[["section-missing", "/sections/ilo_contacts"]]),
        Case("decimals-en", "The form as chapters of a report: “1. The nominee”, “2.1 Description …” to “2.9”, “3.1 Contacts”, “3.2 ILO Contacts”.", "weasyprint", [decimals], make=web("weasyprint", SANS, body, "en"), allowed=[["section-number-wrong", None]]),
        Case("criterion-en", "“Criterion 1: …” before each heading; section 6 breaks off in mid sentence.", "chromium", [criteria], make=web("chromium", SERIF, page, "en"), findings=[["section-cut-off", "/sections/innovation"]]),
        Case("paragraph-numbers-en", "Roman headings, and every paragraph of the whole text numbered from 1 on.", "weasyprint", [paragraphs], make=web("weasyprint", SERIF, un, "en")),
        Case("letterspaced-es", "Headings in widely spaced capitals without numbers.", "chromium", [spaced], make=web("chromium", SERIF.replace("h2{", "h2{letter-spacing:.32em;font-weight:normal;"), wide, "es")),
    ]  # fmt: skip


def cases() -> list[Case]:
    """Other words, other numbers."""
    return [*machine(), lettered(), small_roman(), left_out(), own_order(), *one_line(), at_the_end(), *odd_labels(), *parted()]


__all__ = ["cases"]
