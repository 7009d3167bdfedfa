"""Newcomers who came later: written when the first ones had been mended, again before nomcheck saw any of them."""

from model import Case
from newcomer_kit import SANS, SERIF, after, f_block, f_lines, header, lines, renamed, rows, sections, told, writer
from newcomer_post import ORDER
from strange_kit import escape, h, h_blocks, latex, t, t_blocks, typeset, web, y, y_blocks


def curriculum_like() -> Case:
    """A dark column with the header beside the sections."""
    one = told("grafts", header={"country": None})
    side = "".join(f"<p class='k'>{h(a)}</p><p class='v'>{h(b)}</p>" for a, b in header(one, order=ORDER))
    body = f"<div class='side'><p class='c'>NOMINATION 2024</p>{side}</div><div class='main'><h1>{h(one.data['title'])}</h1>{sections(one)}</div>"
    style = "@page{size:A4;margin:0}body{font:9.5pt/1.4 'Liberation Sans';margin:0}.side{position:absolute;left:0;top:0;width:52mm;height:277mm;background:#23313f;color:#fff;padding:10mm 6mm}.side a{color:#fff}.k{font-size:7.5pt;color:#9fb3c8;margin:8pt 0 0;text-transform:uppercase}.v{margin:0;overflow-wrap:anywhere}.c{font-weight:bold}.main{margin-left:72mm;padding:10mm 12mm 0 0}h1{font-size:16pt}h2{font-size:11pt;color:#23313f;margin:9pt 0 2pt}p{margin:0 0 4pt}"
    return Case("side-column-en", "A dark column with the header left of title and sections, labels in small capitals above their values; no country.", "chromium", [one], make=web("chromium", style, body, "en"), findings=[["country-missing", "/country"]])


def as_letter() -> Case:
    """The nomination is the letter."""
    one = told("forges", closing="Je vous prie d’agréer, Madame, Monsieur, l’expression de ma considération distinguée.")
    top = r"\begin{flushright}Ségou, le 4 mars 2024\end{flushright}Au secrétariat du prix\\[8pt]\textbf{Objet : " + t(one.title_line) + r"}\\[8pt]" + "\n\nMadame, Monsieur,\n\nj’ai l’honneur de présenter la candidature suivante.\n\n"
    top += "\n\n".join(rf"{t(a)} : {t(b)}" for a, b in header(one, order=ORDER)) + "\n\n"
    body = "".join(rf"\medskip\textbf{{{t(p.printed)}}}" + "\n\n" + t_blocks(p.blocks) for p in one.parts)
    return Case("letter-is-the-form-fr", "The nomination is a letter: its subject is the title, the header follows the address, a courtesy formula ends it.", "xelatex", [one], make=latex(r"\documentclass[11pt,a4paper]{article}\usepackage{fontspec}\setmainfont{Liberation Serif}\usepackage[french]{babel}\usepackage[margin=25mm]{geometry}\usepackage[hidelinks]{hyperref}\setlength{\parindent}{0pt}\setlength{\parskip}{5pt}\pagestyle{plain}\begin{document}" + top + body + "\n\n" + t(one.closing or "") + r"\end{document}", "xelatex"))


def a_page_each() -> Case:
    """Each section on a page of its own."""
    one = told("abejas", answers={"sustainability": "Por definir."})
    body = f"#align(center + horizon)[#text(24pt)[{y(one.title_line)}]]\n#pagebreak()\n" + "\n".join(f"*{y(a)}:* {y(b)}\n" for a, b in header(one, order=ORDER))
    body += "".join(f"#pagebreak()\n#align(center)[#text(15pt, weight: \"bold\")[{y(p.printed)}]]\n#v(1cm)\n{y_blocks(p.blocks)}\n" for p in one.parts)
    source = '#set page(margin: 2.5cm, header: align(right, text(8pt)[Abejas sin aguijón · Candidatura 2024]), footer: context align(center, text(9pt)[– #counter(page).display() –]))\n#set text(lang: "es", size: 12pt)\n' + body
    return Case("a-page-each-es", "Each section on a page of its own, its heading centred; title on a cover, the header on the second page; “Por definir.”", "typst", [one], make=typeset(source), findings=[["section-placeholder", "/sections/sustainability"]])


def chat() -> Case:
    """Bubbles of a conversation."""
    one = told("ledgers", numbering="none", header={"telephones": ["+880 2 55"]})
    pairs = header(one) + [(p.printed, None) for p in one.parts]
    answers = {p.printed: h_blocks(p.blocks) for p in one.parts}
    body = "<p class='top'>Nomination assistant · 12 March 2024</p>" + "".join(f"<div class='bot'>{h(a)}</div><div class='me'>{answers.get(a) or h(str(b))}</div>" for a, b in pairs)
    style = SANS + ".bot,.me{border-radius:8pt;padding:5pt 9pt;margin:5pt 0;width:fit-content;max-width:120mm}.bot{background:#eee}.me{background:#dbeeff;margin-left:auto}.me p{margin:0 0 3pt}.top{color:#888;font-size:8pt;text-align:center}"
    return Case("conversation-en", "A conversation in bubbles: questions left on grey, answers right on blue; a number that is too short.", "chromium", [one], make=web("chromium", style, body, "en"), findings=[["*", "/telephones/0"]])


def two_boxes() -> Case:
    """Two boxes of labels side by side."""
    one = told("marais", header={"emails": []})
    left, right = header(one, order="nominee country"), header(one, order="telephones faxes emails")
    body = f"<h1>{h(one.data['title'])}</h1><div class='two'><div class='box'>{lines(left, ' :')}</div><div class='box'>{lines(right, ' :')}<p>Boîte postale 41, Ziguinchor</p></div></div>{sections(one)}"
    style = SERIF + ".two{display:flex;gap:6mm}.box{flex:1;border:1px solid #555;padding:5pt}"
    return Case("two-boxes-fr", "Nominee and country in one box, telephone and post box in another beside it; no e-mail.", "chromium", [one], make=web("chromium", style, body, "fr"), findings=[["email-missing", "/emails"]])


def references() -> Case:
    """References behind the sections."""
    one = told("wells")
    body = f"<h1>{h(one.data['title'])}</h1>" + lines(header(one, order=ORDER)) + sections(one)
    one = after(one, "References", "[1] Wells of Masvingo: a survey of 1,260 pumps. Harare, 2021.\n\n[2] The rope with knots. Gaborone, 2019.")
    body += f"<h2>References</h2>{h_blocks(one.parts[-1].blocks)}"
    return Case("references-en", "A list of references behind the last section, under a heading without number.", "weasyprint", [one], make=web("weasyprint", SERIF, body, "en"))


def receipt() -> Case:
    """An acknowledgement before the answers."""
    one = told("tapias", answers={"awareness": ""}, numbering="none")
    body = "<h1>Gracias por su candidatura</h1><p>Hemos recibido su candidatura el 12 de marzo de 2024. Guarde este comprobante. Si no reconoce este envío escriba a soporte@example.net o llame al +34 910 000 000.</p><h3>Sus respuestas</h3>"
    body += "".join(f"<p class='q'>{h(a)}</p><p>{h(b)}</p>" for a, b in header(one)) + "".join(f"<p class='q'>{h(p.printed)}</p>{h_blocks(p.blocks) or '<p class=none>(sin respuesta)</p>'}" for p in one.parts)
    return Case("receipt-es", "A receipt: thanks, the office’s own address and number, then “Sus respuestas”; “(sin respuesta)” where one is missing.", "weasyprint", [one], make=web("weasyprint", SANS + ".q{font-weight:bold;color:#555;margin:8pt 0 1pt}.none{color:#999}", body, "es"), findings=[["*", "/sections/awareness"]])


def signs() -> list[Case]:
    """Other signs before the number."""
    paragraph, circled, word = told("grafts", numbering="none"), told("ledgers", numbering="none"), told("abejas", numbering="none", header={"emails": ["r.choquehuanca@@example.org"]})
    paragraph = renamed(paragraph, [f"§ {n} {p.printed}" for n, p in enumerate(paragraph.parts, 1)])
    circled = renamed(circled, [f"{chr(0x245F + n)} {p.printed}" for n, p in enumerate(circled.parts, 1)])
    word = renamed(word, [f"N.º {n}. {p.printed}" for n, p in enumerate(word.parts, 1)])
    page = lambda one, order=ORDER: f"<h1>{h(one.data['title'])}</h1>" + lines(header(one, order=order)) + sections(one)  # noqa: E731
    return [
        Case("section-sign-en", "“§ 3” before each heading.", "weasyprint", [paragraph], make=web("weasyprint", SERIF, page(paragraph), "en")),
        Case("circled-numbers-en", "Circled numbers before each heading, in another face.", "weasyprint", [circled], make=web("weasyprint", SANS.replace("'Liberation Sans'", "'DejaVu Sans'"), page(circled), "en")),
        Case("number-sign-es", "“N.º 3.” before each heading; two signs in the address.", "chromium", [word], make=web("chromium", SERIF, page(word), "es"), findings=[["email-malformed", "/emails/0"]]),
    ]  # fmt: skip


def asked_and_answered() -> Case:
    """Pregunta, respuesta."""
    one = told("tapias", numbering="none")
    out = [f"<h1>{h(one.data['title'])}</h1>", lines(header(one, order=ORDER))]
    for n, p in enumerate(one.parts, 1):
        out.append(f"<p class='q'><b>Pregunta {n}:</b> {h(p.printed)}</p><p class='r'><b>Respuesta:</b></p>{h_blocks(p.blocks)}")
    return Case("question-and-answer-es", "“Pregunta 3: …” and “Respuesta:” on a line of its own before each answer.", "weasyprint", [one], make=web("weasyprint", SERIF + ".q{margin:12pt 0 2pt}", "".join(out), "es"))


def weighed() -> Case:
    """Points behind the headings, a score below the answers."""
    one = told("wells", without=("replicability",))
    body = f"<h1>{h(one.data['title'])}</h1>" + lines(header(one, order=ORDER))
    body += "".join(f"<h2>{h(p.printed)} (10 points)</h2>{h_blocks(p.blocks)}<p class='s'>Score: ____ / 10 &nbsp; Remarks:</p>" for p in one.parts)
    return Case("points-and-scores-en", "“(10 points)” behind each heading, “Score: ____ / 10” for the jury below each answer; section 7 is not there.", "chromium", [one], make=web("chromium", SANS + ".s{text-align:right;color:#666}", body, "en"), findings=[["section-missing", "/sections/replicability"]])


def named_pages() -> Case:
    """The nominee in every head."""
    one = told("quintais")
    body = f"<h1>{h(one.data['title'])}</h1>" + lines(header(one, order=ORDER)) + sections(one)
    style = SERIF.replace("margin:22mm 24mm", "margin:24mm;@top-left{content:'Candidato/a: Celeste Mondlhate Buque · País: Moçambique';font:8pt 'Liberation Serif'}@top-right{content:'Ref. SSC/2024/' counter(page);font:8pt 'Liberation Serif'}")
    return Case("names-in-heads-pt", "Nominee and country with their labels in each running head.", "weasyprint", [one], make=web("weasyprint", style, body, "pt"))


def blue_on_form() -> Case:
    """Limits in brackets, answers in blue."""
    one = told("forges", numbering="none")
    body = f'<text:p text:style-name="T">{escape(one.data["title"])}</text:p>'
    body += f_lines(header(one, order=ORDER)) + "".join(f'<text:p text:style-name="H">{n} / {escape(p.printed)} [300 mots max.]</text:p>' + "".join(map(f_block, p.blocks)) for n, p in enumerate(one.parts, 1))
    return Case("limits-in-brackets-fr", "“3 / …” before each heading and “[300 mots max.]” behind it.", "libreoffice writer", [one], make=writer(body, "fr"))


def cases() -> list[Case]:
    """Later ones."""
    return [curriculum_like(), as_letter(), a_page_each(), chat(), two_boxes(), references(), receipt(), *signs(), asked_and_answered(), weighed(), named_pages(), blue_on_form()]


__all__ = ["cases"]
