"""Newcomers by post: what stands before, behind, around and upon the form when it arrives."""

from html import escape
from pathlib import Path
from textwrap import wrap

from model import FORMS, Case
from newcomer_kit import SANS, SERIF, after, f_block, f_lines, header, lines, plain, rows, sections, told, writer
from strange_kit import BABEL, Make, h, h_blocks, fields, heritage, latex, t, t_blocks, typeset, web, y, y_blocks

ORDER = "nominee country telephones faxes emails"
NEWPAGE = "<div style='break-before:page'></div>"


def tex_form(one, heading: str = "section*") -> str:  # type: ignore[no-untyped-def]
    """Title, header and sections as TeX."""
    head = "\n\n".join(rf"\textbf{{{t(label)}:}} {t(value)}" for label, value in header(one, order=ORDER))
    body = "\n".join(rf"\{heading}{{{t(p.printed)}}}" + "\n" + t_blocks(p.blocks) for p in one.parts)
    return rf"\begin{{center}}\Large\bfseries {t(one.title_line)}\end{{center}}" + "\n" + head + "\n\n" + body


def preamble(language: str, more: str = "") -> str:
    """A plain article."""
    return rf"""\documentclass[11pt,a4paper]{{article}}\usepackage[T1]{{fontenc}}\usepackage{{lmodern}}\usepackage[{BABEL[language]}]{{babel}}
\usepackage[margin=25mm]{{geometry}}\usepackage[hidelinks]{{hyperref}}\usepackage{{lastpage}}\usepackage{{fancyhdr}}\setlength{{\parindent}}{{0pt}}\setlength{{\parskip}}{{5pt}}{more}\begin{{document}}
"""


def letter() -> Case:
    """A covering letter on the first page."""
    one = told("wells")
    note = r"""\begin{flushright}RURAL WATER COMMITTEES' UNION\\14 Acacia Lane, Masvingo\\Tel. +263 24 270 5518\\E-mail: office@example.org\end{flushright}
4 March 2024\\[6pt]The Secretariat of the Award\\South-South Desk\\[10pt]Dear Madam, dear Sir,

\textbf{Nomination of The Wells Register}

We have the honour to submit, on the form of your call, the nomination of our register of wells. It has been kept for ten years and has cost nobody more than two dollars a year.

Our main partners in Burkina Faso and in Botswana know of this nomination and support it. Should you need more, please write to the address above; the office is closed on Fridays, when the wells are measured.

Yours faithfully,\\[24pt]Tendai Moyondizvo\\Director\newpage
"""
    return Case("letter-before-en", "A covering letter with its own telephone number and address stands before the form.", "pdflatex", [one], make=latex(preamble("en", r"\pagestyle{plain}") + note + tex_form(one) + r"\end{document}"), allowed=[["text-not-placed", None]])


def dossier() -> Case:
    """Cover, contents, a letter of support, the form, an extract of statutes."""
    one = told("forges")
    statutes = "Article 1. L’Union a pour objet l’entraide des forgerons et la formation des apprentis.\n\nArticle 2. Est membre toute personne qui tient un atelier et paie la cotisation.\n\nArticle 3. L’assemblée se réunit deux fois par an ; chaque membre y a une voix."
    body = "<div class='cover'><p>Dossier de candidature</p><p class='small'>Prix de la coopération 2024<br>Ségou, mars 2024</p></div>" + NEWPAGE
    body += "<h1>Sommaire</h1>" + "".join(f"<p class='toc'>{a}<span>{b}</span></p>" for a, b in (("Pièce nº 1 – Lettre de soutien", 3), ("Pièce nº 2 – Formulaire de candidature", 4), ("Pièce nº 3 – Extrait des statuts", 7))) + NEWPAGE
    body += "<h1>Pièce nº 1 – Lettre de soutien</h1><p>Nous, chefs des neuf marchés du fleuve, attestons que la charrette vient chaque mois et que les houes sont réparées le jour même. Nous recommandons cette candidature sans réserve.</p><p>Pour les chefs de marché : Bakary Traoré-Konta</p>" + NEWPAGE
    body += f"<h1>Pièce nº 2 – Formulaire de candidature</h1><p class='t'>{h(one.data['title'])}</p>" + lines(header(one, order=ORDER), " :") + sections(one) + NEWPAGE
    one = after(one, "Pièce nº 3 – Extrait des statuts", statutes)
    body += f"<h1>Pièce nº 3 – Extrait des statuts</h1>{h_blocks(one.parts[-1].blocks)}"
    style = SERIF.replace("margin:22mm 24mm", "margin:24mm;@top-right{content:'Dossier La forge tournante – 2024';font:8pt 'Liberation Serif'}@bottom-center{content:counter(page)}") + ".cover{padding-top:80mm;text-align:center;font-size:26pt}.small{font-size:13pt}.toc span{float:right}.t{font-size:14pt;font-weight:bold}"
    return Case("dossier-fr", "A dossier: cover, contents, a letter of support, the form as piece no. 2, an extract of statutes as no. 3.", "weasyprint", [one], make=web("weasyprint", style, body, "fr"), allowed=[["text-not-placed", None]])


def curriculum() -> Case:
    """A CV behind the form."""
    one = told("tapias", header={"nominee": {"honorific": "Arq.", "name": "Nelson Yupari Quishpe"}})
    form = "".join(f'<text:p text:style-name="H">{escape(p.printed)}</text:p>' + "".join(map(f_block, p.blocks)) for p in one.parts)
    one = after(one, "Curriculum vitae", "Nelson Yupari Quishpe nació en Portoviejo en 1971.\n\n1990–1996: estudios de arquitectura en la Universidad de la Costa.\n\n1997–2015: maestro mayor de obras en Manabí y en Loja.\n\nDesde 2017: presidente del Colegio de Albañiles de la Tierra.\n\nIdiomas: español, kichwa e inglés.")
    body = f'<text:p text:style-name="T">{escape(one.data["title"])}</text:p>' + f_lines(header(one, order=ORDER)) + form
    body += '<text:p text:style-name="N">Curriculum vitae</text:p>' + "".join(map(f_block, one.parts[-1].blocks))
    return Case("cv-after-es", "A curriculum vitae on the page behind the form; the nominee’s name alone in the header.", "libreoffice writer", [one], make=writer(body, "es"), findings=[["nominee-without-affiliation", "/nominee"]])


def mail() -> Case:
    """A mail, printed."""
    one = told("ledgers", header={"telephones": []}, closing="Kind regards,\nArif")
    head = [("From", "Arif Chowdhury Talukder <talukder@example.org>"), ("Sent", "Monday, March 4, 2024 22:51"), ("To", "nominations@example.net"), ("Subject", "Nomination: Night Clinics"), ("Attachments", "logo.png")]
    body = "<p class='who'>Intake Desk</p><hr><table>" + "".join(f"<tr><td><b>{a}:</b></td><td>{escape(b)}</td></tr>" for a, b in head) + "</table><p>Dear colleagues,</p><p>our nomination follows in the text of this message, since the form could not be opened.</p>"
    body += f"<p>{h(one.data['title'])}</p><p>" + "<br>".join(f"{h(label)}: {h(value)}" for label, value in header(one, order=ORDER)) + "</p>"
    body += "".join(f"<p>{h(p.printed)}</p>{h_blocks(p.blocks)}" for p in one.parts) + "<p>Kind regards,<br>Arif</p>"
    style = "@page{size:A4;margin:18mm;@bottom-center{content:counter(page);font:8pt 'Carlito'}}body{font:11pt/1.35 'Carlito'}.who{font-size:14pt;font-weight:bold;margin:0}td{padding:0 12pt 0 0}"
    return Case("mail-printed-en", "A mail as an office prints it: From, Sent, To, Subject; the form in plain text below a greeting, regards at its end; no telephone number.", "weasyprint", [one], make=web("weasyprint", style, body, "en"), findings=[["telephone-missing", "/telephones"]])


def answered_mail() -> Case:
    """Answers between the quoted questions."""
    one = told("marais")
    quoted = [f"> {line}" for line in ("Bonjour,", "merci de répondre aux points ci-dessous.", "")]
    out = ["De : Aïssatou Diémé Sagna", "Objet : Re: candidature", "", "Le 1 mars 2024 à 09:12, Bureau Sud-Sud a écrit :", *quoted]
    for label, value in header(one):
        out += [f"> {label} :", value, ""]
    for p in one.parts:
        out += [*(f"> {line}" for line in wrap(p.printed, 76)), ""]
        for block in p.blocks:
            out += [*(piece for line in block.lines for piece in wrap(line, 78, break_on_hyphens=False)), ""]
    style = "@page{size:A4;margin:20mm}pre{font:9pt/1.3 'Liberation Mono'}"
    return Case("mail-answers-between-fr", "A mail in which each question is quoted with “> ” and answered below it.", "weasyprint", [one], make=web("weasyprint", style, f"<pre>{escape(chr(10).join(out))}</pre>", "fr"))


def typed(pages_of: list[str], top: str, size: float = 10, width: int = 78) -> Make:
    """Lines of one width by ReportLab, `top` with {page} and {pages} on each page."""

    def make(case: Case, work: Path, target: Path) -> None:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont
        from reportlab.pdfgen.canvas import Canvas

        pdfmetrics.registerFont(TTFont("Mono", "/usr/share/fonts/truetype/liberation/LiberationMono-Regular.ttf"))
        out = [line for paragraph in pages_of for piece in [*paragraph.split("\n"), ""] for line in (wrap(piece, width, subsequent_indent="  " if piece.startswith("- ") else "", break_on_hyphens=False) or [""])]
        sheets = [out[i : i + 54] for i in range(0, len(out), 54)]
        canvas = Canvas(str(target), pagesize=(595, 842), invariant=1)
        for n, sheet in enumerate(sheets, 1):
            canvas.setFont("Mono", 8)
            canvas.drawString(28, 824, top.format(page=n, pages=len(sheets)))
            canvas.setFont("Mono", size)
            for i, line in enumerate(sheet):
                canvas.drawString(64, 780 - i * 13, line)
            canvas.showPage()
        canvas.save()

    return make


def fax() -> Case:
    """A fax."""
    one = told("abejas", header={"emails": ["r.choquehuanca@example"]})
    return Case("fax-es", "A fax: a line with date, sender, its number and “P.01/03” above each page, one width of letters; an address without its end.", "reportlab", [one], make=typed(plain(one), "14-03-24 09:41  DE: ASOC. MELIPONICULTORAS BENI   FAX: +591 3 462 7719   P.{page:02}/{pages:02}"), findings=[["email-malformed", "/emails/0"]])


def envelope() -> Case:
    """Electronic signature."""
    one = told("grafts", header={"country": "Kenya (Nairobi)"})
    body = f"<h1>{h(one.data['title'])}</h1>" + lines(header(one, order=ORDER)) + sections(one)
    one = after(one, "Certificate of Completion", "Subject: Please sign: nomination form\n\nSource envelope: 3 document pages, 1 signature, status completed\n\nSigned by Wanjiru Achola on 3/12/2024 at 4:42:07 PM using IP address 203.0.113.7\n\nRecord of delivery: sent 3/12/2024 4:30:11 PM, viewed 3/12/2024 4:40:55 PM")
    body += NEWPAGE + "<div class='cert'><p class='ct'>Certificate of Completion</p>" + h_blocks(one.parts[-1].blocks) + "</div>"
    style = SANS.replace("margin:22mm 24mm", "margin:22mm 24mm;@top-left{content:'Signature Envelope ID: 8F41C2D0-77AB-4E1B-9C55-0D2E6A91F3B7';font:7pt 'Liberation Sans'}") + ".cert{font-size:9pt}.ct{font-size:16pt;font-weight:bold}"
    return Case("signature-envelope-en", "An electronic signature’s print: an envelope’s id above every page, a certificate of completion as last page; the town behind the country.", "weasyprint", [one], make=web("weasyprint", style, body, "en"))


def stamps() -> list[Case]:
    """Two stamps."""
    slanted = told("ledgers", header={"country": "Dhaka, Bangladesh"})
    body = f"<div class='stamp'>RECEIVED<br>12 MAR 2024<br>Registry No. 0417</div><h1>{h(slanted.data['title'])}</h1>" + lines(header(slanted, order=ORDER)) + sections(slanted)
    style = SERIF + ".stamp{position:absolute;left:70mm;top:18mm;transform:rotate(-14deg);border:2pt solid #b00;color:#b00;padding:6pt;font:bold 15pt 'Liberation Sans';text-align:center}"
    upright = told("marais", header={"emails": ["sagna@example.org", "presidence@example.org"]})
    top = f"<h1>{h(upright.data['title'])}</h1><div class='stamp'>BUREAU SUD-SUD<br>Reçu le 15 mars 2024<br>Nº 231</div>" + lines(header(upright, order=ORDER), " :") + sections(upright)
    ink = SANS + ".stamp{float:right;border:1.5pt solid #229;color:#229;padding:4pt;font:9pt 'Liberation Mono';text-align:center;margin-right:4mm}"
    return [
        Case("stamp-slanted-en", "A stamp lies slantwise over the header’s values.", "chromium", [slanted], make=web("chromium", style, body, "en")),
        Case("stamp-upright-fr", "An upright stamp stands right of the header’s lines.", "weasyprint", [upright], make=web("weasyprint", ink, top, "fr")),
    ]  # fmt: skip


def initials() -> Case:
    """Initials in the foot."""
    one = told("wells", answers={"awareness": "The national broadcaster reads the water levels on Fridays; they can be heard at htp://example.org/wells as well."})
    foot = r"\pagestyle{fancy}\fancyhf{}\renewcommand{\headrulewidth}{0pt}\fancyfoot[L]{Nomination form SSC-2024 (rev. 3)}\fancyfoot[C]{Initials: \rule{2cm}{.4pt}}\fancyfoot[R]{Page \thepage\ of \pageref{LastPage}}"
    return Case("initials-foot-en", "“Initials: ____” and the form’s revision in each foot; a web address with a slip.", "pdflatex", [one], make=latex(preamble("en", foot) + tex_form(one, "subsection*") + r"\end{document}", runs=2), findings=[["link-malformed", "/sections/awareness"]])


def comments() -> Case:
    """A reviewer’s comments."""
    one = told("quintais")
    note = '<office:annotation office:name="{n}"><dc:creator>Revisora</dc:creator><dc:date>2024-03-02T10:00:00</dc:date><text:p>{text}</text:p></office:annotation>'
    body = f'<text:p text:style-name="T">{escape(one.data["title"])}</text:p>' + f_lines(header(one, order=ORDER))
    remarks = {"description": "Falta dizer quantas famílias.", "achievements": "Confirmar os 14 dólares com a tesoureira.", "contacts": "Este número ainda é o certo?"}
    for n, p in enumerate(one.parts):
        inner = "".join(map(f_block, p.blocks))
        if p.key in remarks:
            inner = inner.replace("<text:p>", "<text:p>" + note.format(n=n, text=remarks[p.key]), 1)
        body += f'<text:p text:style-name="H">{escape(p.printed)}</text:p>' + inner
    return Case("comments-as-notes-pt", "Writer exports a reviewer’s comments as notes, whose signs lie on the text.", "libreoffice writer", [one], make=writer(body, "pt"))


def changes() -> Case:
    """Tracked insertions."""
    one = told("tapias", answers={"areas_of_contribution": "Ver anexo."})
    more = {"achievements": "Ninguno de los maestros ha dejado el oficio.", "sustainability": "El municipio presta el local."}
    tracked = "<text:tracked-changes>" + "".join(f'<text:changed-region text:id="ct{k}" xml:id="ct{k}"><text:insertion><office:change-info><dc:creator>Nelson</dc:creator><dc:date>2024-03-02T10:00:00</dc:date></office:change-info></text:insertion></text:changed-region>' for k in more) + "</text:tracked-changes>"
    body = f'<text:p text:style-name="T">{escape(one.data["title"])}</text:p>' + f_lines(header(one, order=ORDER))
    for p in one.parts:
        body += f'<text:p text:style-name="H">{escape(p.printed)}</text:p>' + "".join(map(f_block, p.blocks))
        if p.key in more:
            body = body[: -len("</text:p>")] + f' <text:change-start text:change-id="ct{p.key}"/>{more[p.key]}<text:change-end text:change-id="ct{p.key}"/></text:p>'
            p.blocks[-1].lines[-1] += " " + more[p.key]
    return Case("changes-shown-es", "Writer prints recorded insertions: underlined in an author’s colour, a bar in the margin; “Ver anexo.” as an answer.", "libreoffice writer", [one], make=writer(body, "es", tracked), findings=[["section-placeholder", "/sections/areas_of_contribution"]])


def filled_after_empty() -> Case:
    """The empty form first."""
    one = told("abejas")
    form = FORMS["es"]
    empty = f"<p class='c'>{form['form']}</p>" + "".join(f"<p class='line'><b>{h(form['labels'][k])}:</b> <span class='blank'></span></p>" for k in ("title", "nominee", "country", "telephones", "faxes", "emails"))
    empty += "".join(f"<h2>{n}. {h(heading)}</h2><div class='room'></div>" for n, heading in enumerate(form["headings"].values(), 1))
    body = empty + NEWPAGE + f"<p class='c'>{form['form']}</p>" + lines(header(one)) + sections(one)
    style = SERIF + ".c{text-align:center;font-weight:bold}.blank{display:inline-block;width:90mm;border-bottom:.6pt solid #000;height:9pt}.room{border:.6pt solid #000;height:16mm}"
    return Case("empty-then-filled-es", "The empty form, then the same form filled in.", "weasyprint", [one], make=web("weasyprint", style, body, "es"))


def guidance() -> Case:
    """How to fill in the form, before the form."""
    one = told("forges", without=("ilo_contacts",))
    hints = ["présentez l’initiative, son origine et ses défis (300 mots au plus).", "citez les organisations et leurs pays.", "dites qui apporte quoi, et comment l’on décide.", "donnez des chiffres.", "dites qui paiera demain.", "dites ce qui est nouveau.", "dites ce qu’il faut pour recommencer ailleurs.", "choisissez parmi les domaines du programme.", "dites comment l’initiative est connue.", "indiquez deux personnes.", "laissez en blanc si vous n’en avez pas."]
    short = ["Description", "Principaux partenaires", "Dimension horizontale", "Réalisations et impact", "Durabilité", "Innovation", "Reproductibilité", "Domaines de contribution", "Diffusion", "Contacts", "Contacts de l’OIT"]
    body = "= Comment remplir le formulaire\n" + "\n".join(f"+ *{a}* : {b}" for a, b in zip(short, hints, strict=True)) + "\n#pagebreak()\n"
    body += f"= {y(one.title_line)}\n" + "\n".join(f"*{label} :* {y(value)}\n" for label, value in header(one, order=ORDER)) + "\n".join(f"== {y(p.printed)}\n{y_blocks(p.blocks)}" for p in one.parts)
    source = '#set page(margin: 2.4cm, numbering: "1")\n#set text(lang: "fr", size: 10.5pt)\n#set par(justify: true)\n' + body
    return Case("guidance-before-fr", "“How to fill in the form” stands on a page before it: the eleven headings, each with a hint; the last section is not there.", "typst", [one], make=typeset(source), findings=[["section-missing", "/sections/ilo_contacts"]], allowed=[["text-not-placed", None]])


def jury() -> Case:
    """A jury's sheet behind the form."""
    one = told("ledgers", without=("awareness",))
    body = f"<h1>{h(one.data['title'])}</h1><table class='head'>" + rows(header(one, order=ORDER)) + "</table>" + sections(one)
    marks = [("Criterion", "Most", "Given"), ("Horizontal dimension", "20", "17"), ("Achievements and impact", "30", "24"), ("Sustainability", "20", "18"), ("Innovation", "15", "12"), ("Replicability", "15", "13")]
    one = after(one, "Evaluation sheet (for the jury only)", "\n".join("- " + " | ".join(row) for row in marks))
    body += NEWPAGE + "<h1>Evaluation sheet (for the jury only)</h1><table class='jury'>" + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in marks) + "</table>"
    style = SERIF + "th{text-align:left;padding-right:10pt;font-weight:normal;font-style:italic}.jury{border-collapse:collapse}.jury td{border:1px solid #000;padding:3pt 10pt}"
    return Case("jury-sheet-after-en", "A jury’s sheet behind the form, whose rows name the form’s sections again; section 9 is not there.", "chromium", [one], make=web("chromium", style, body, "en"), findings=[["section-missing", "/sections/awareness"]])


def two_languages() -> Case:
    """Two nominations of one office."""
    first, second = told("grafts"), told("marais", header={"telephones": []}, numbering="roman")
    body = NEWPAGE.join(f"<h1>{h(one.data['title'])}</h1>" + lines(header(one, order=ORDER), ":" if one is first else " :") + sections(one) for one in (first, second))
    return Case("two-languages-two-nominations", "An office sends two nominations in one file, the second in French with Roman numbers and without telephone number.", "weasyprint", [first, second], make=web("weasyprint", SERIF, body, "en"), findings=[["telephone-missing", "/telephones"]])


def declaration() -> Case:
    """Consent before, declaration behind."""
    one = told("wells", answers={"partners": "Ministries, universities, committees and associations of the civil society of the region."}, closing="Masvingo, 4 March 2024")
    body = f"<p class='small'>Data protection: by sending this form you agree that your name, address and telephone number are kept until the end of the award. You may withdraw your consent at any time. ☒ I agree</p><h1>{h(one.data['title'])}</h1>" + lines(header(one, order=ORDER)) + sections(one)
    one = after(one, "Declaration", "I declare that what is said in this form is true and that the persons named in it have been asked.", "12")
    body += f"<h2>12. Declaration</h2>{h_blocks(one.parts[-1].blocks)}<p>Masvingo, 4 March 2024</p>"
    return Case("consent-and-declaration-en", "A consent to the keeping of data above the title, a numbered declaration behind the last section; the partners are kinds of organisations only.", "chromium", [one], make=web("chromium", SANS + ".small{font-size:8pt;border:1px solid #888;padding:4pt}", body, "en"), findings=[["partners-not-named", "/sections/partners"]])


def heritage_dossier() -> Case:
    """The second form behind a letter."""
    one = heritage("drumcloth")
    body = "<p>National Culture Council<br>Apia</p><p>12 March 2024</p><p>To the Secretary of the Convention</p><p>Excellency,</p><p>I have the honour to transmit the nomination of the drum cloths of the river festivals, which eleven villages have agreed upon. The film and the photographs follow by separate post.</p><p>Please accept, Excellency, the assurances of my highest consideration.</p><p>Malia Fonomanu Toe<br>Head of Living Heritage</p>" + NEWPAGE
    body += "<h1>Nomination form ICH-02</h1>" + "".join(f"<p class='l'>{h(a)}</p><p class='v'>{h(b)}</p>" for a, b in fields(one)) + sections(one)
    return Case("heritage-letter-en", "Form ich-02 behind a letter; lettered labels in bold, each value below in a line of its own.", "weasyprint", [one], make=web("weasyprint", SERIF + ".l{font-weight:bold;margin:6pt 0 0}.v{margin-left:8mm}", body, "en"), allowed=[["text-not-placed", None]])


def cases() -> list[Case]:
    """What comes by post."""
    return [letter(), dossier(), curriculum(), mail(), answered_mail(), fax(), envelope(), *stamps(), initials(), comments(), changes(), filled_after_empty(), guidance(), jury(), two_languages(), declaration(), heritage_dossier()]


__all__ = ["cases"]
