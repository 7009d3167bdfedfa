"""Strangers whose forms print guidance between heading and answer, and whose answers hold drawings.

The guidance is as large as the answers: only its slant, its colour or its words tell it. Beside them stand people who
write in italics or in colour themselves: nothing of theirs may be lost.
"""

from strange_kit import Case, Printed, compose, escape, fields, h, h_block, h_blocks, latex, t, t_blocks, web

GUIDE = {
    "en": ["Describe the initiative, its background and the challenges it answers (max. 300 words).", "List the main partners and their countries.", "Explain how tasks and decisions are shared among the partners.",
           "Give results in figures wherever you can.", "Who will pay once the project has ended?", "What is new about the initiative?", "Indicate where else it could be carried out, and what that would take.",
           "Name the areas of work to which the initiative contributes.", "How does the public learn of it?", "Name, function, telephone and e-mail of at least one person.", "To be filled in by the South-South desk."],
    "es": ["Describa la iniciativa, sus antecedentes y los desafíos a los que responde (máximo 300 palabras).", "Enumere los principales socios y sus países.", "Explique cómo se reparten las tareas y las decisiones.",
           "Indique resultados en cifras siempre que pueda.", "¿Quién pagará cuando termine el proyecto?", "¿Qué tiene de nuevo la iniciativa?", "Indique en qué otros lugares podría realizarse.",
           "Nombre las áreas de trabajo a las que contribuye.", "¿Cómo se entera de ella el público?", "Nombre, cargo, teléfono y correo electrónico de al menos una persona.", "A rellenar por la oficina Sur-Sur."],
    "fr": ["Décrivez l’initiative, son contexte et les défis auxquels elle répond (300 mots au plus).", "Énumérez les principaux partenaires et leurs pays.", "Expliquez comment se partagent les tâches et les décisions.",
           "Donnez des résultats chiffrés chaque fois que possible.", "Qui paiera une fois le projet achevé ?", "En quoi l’initiative est-elle nouvelle ?", "Indiquez où elle pourrait être reprise.",
           "Nommez les domaines de travail auxquels elle contribue.", "Comment le public en apprend-il l’existence ?", "Nom, fonction, téléphone et courriel d’une personne au moins.", "À remplir par le bureau Sud-Sud."],
    "pt": ["Descreva a iniciativa, o seu contexto e os desafios a que responde (no máximo 300 palavras).", "Enumere os principais parceiros e os seus países.", "Explique como se repartem as tarefas e as decisões.",
           "Apresente resultados em números sempre que puder.", "Quem pagará quando o projeto terminar?", "O que há de novo na iniciativa?", "Indique onde mais poderia ser realizada.",
           "Indique as áreas de trabalho para as quais contribui.", "Como é que o público toma conhecimento dela?", "Nome, função, telefone e correio eletrónico de pelo menos uma pessoa.", "A preencher pelo serviço Sul-Sul."],
}  # fmt: skip


def header(one: Printed, sign: str = ":") -> str:
    """The header as lines with bold labels."""
    return "".join(f"<p class=f><b>{escape(a)}{sign}</b> {h(v)}</p>" for a, v in fields(one))


def guided(name: str, what: str, language: str, slug: str, engine: str, style: str, block: str = "<p class=i>{}</p>") -> Case:
    """Guidance below each heading, as large as the answer."""
    one = compose(slug)
    body = f"<h1>{escape(one.title_line or '')}</h1>{header(one)}"
    body += "".join(f"<h2>{escape(p.printed)}</h2>{block.format(escape(g))}{h_blocks(p.blocks)}" for p, g in zip(one.parts, GUIDE[language], strict=True))
    base = "body{font:11pt/1.4 'Liberation Serif'}h1{font-size:17pt}h2{font-size:12.5pt;margin:12pt 0 3pt}p{margin:3pt 0}"
    return Case(name, what, engine, [one], make=web(engine, base + style, body, language))


def guided_latex() -> Case:
    """Guidance in blue italics, its last line without any gap above the answer; two answers are in italics too."""
    one = compose("couturieres")
    head = "".join(f"\\textbf{{{t(a)} :}} {t(v)}\\par\n" for a, v in fields(one))
    body = ""
    for i, (p, g) in enumerate(zip(one.parts, GUIDE["fr"], strict=True)):
        answer = t_blocks(p.blocks)
        body += f"\\section*{{{t(p.printed)}}}\n{{\\itshape\\color{{blue}}{t(g)}\\par}}\n" + (f"{{\\itshape {answer}\\par}}\n" if i in (5, 7) else answer)
    source = ("\\documentclass[11pt,a4paper]{article}\\usepackage[T1]{fontenc}\\usepackage[utf8]{inputenc}\\usepackage[french]{babel}\\usepackage{xcolor,lmodern,geometry}\\usepackage[hidelinks]{hyperref}"
              "\\geometry{margin=25mm}\\setlength{\\parindent}{0pt}\\setlength{\\parskip}{0pt}\\begin{document}\n"
              f"{{\\Large\\bfseries {t(one.title_line or '')}\\par}}\\bigskip\n{head}{body}\\end{{document}}\n")  # fmt: skip
    return Case("guidance-blue-latex-fr", "LaTeX: guidance in blue italics on the line above each answer; two of the answers are in italics themselves.", "pdflatex", [one], make=latex(source))


def own_italics() -> Case:
    """The first paragraph of each answer is in italics, and it is the writer's."""
    one = compose("nets")
    body = f"<h1>{escape(one.title_line or '')}</h1>{header(one)}"
    for p in one.parts:
        first, *rest = p.blocks
        body += f"<h2>{escape(p.printed)}</h2><div class=l>{h_block(first)}</div>{h_blocks(rest)}"
    style = "body{font:11pt/1.4 'Liberation Serif'}h1{font-size:17pt}h2{font-size:12.5pt;margin:12pt 0 3pt}p{margin:3pt 0}.l{font-style:italic}"
    return Case("lead-in-italics-en", "No guidance: the first paragraph of each answer is in italics because its writer likes it so.", "weasyprint", [one], make=web("weasyprint", style, body, "en"))


def blue_answers() -> Case:
    """Guidance upright and black, answers in blue italics."""
    one = compose("mangal")
    body = f"<h1>{escape(one.title_line or '')}</h1>{header(one)}"
    body += "".join(f"<h2>{escape(p.printed)}</h2><div class=a>{h_blocks(p.blocks)}</div>" for p in one.parts)
    style = "body{font:11pt/1.4 'Liberation Serif'}h1{font-size:17pt}h2{font-size:12.5pt;margin:12pt 0 3pt}p{margin:3pt 0}.a{font-style:italic;color:#1f3f9f}"
    return Case("answers-blue-italics-pt", "Every answer is written in blue italics, without any guidance.", "chromium", [one], make=web("chromium", style, body, "pt"))


def bars() -> Case:
    """A bar chart without frame, its labels as large as the text."""
    one = compose("homecare")
    values = [(2018, 640), (2019, 1410), (2020, 1980), (2021, 2720), (2022, 3510), (2023, 4380)]
    chart = '<svg width="420" height="190" viewBox="0 0 420 190">' + "".join(
        f'<rect x="{20 + 66 * i}" y="{160 - v / 34:.1f}" width="40" height="{v / 34:.1f}" fill="#2e7d32"/>'
        f'<text x="{40 + 66 * i}" y="{154 - v / 34:.1f}" text-anchor="middle">{v}</text><text x="{40 + 66 * i}" y="178" text-anchor="middle">{y}</text>'
        for i, (y, v) in enumerate(values)
    ) + "</svg>"  # fmt: skip
    body = f"<h1>{escape(one.title_line or '')}</h1>{header(one)}"
    for p in one.parts:
        first, *rest = p.blocks
        body += f"<h2>{escape(p.printed)}</h2>{h_block(first)}{chart if p.key == 'achievements' else ''}{h_blocks(rest)}"
    style = "body{font:11pt/1.4 'Liberation Sans'}h1{font-size:17pt}h2{font-size:12.5pt;margin:12pt 0 3pt}p{margin:3pt 0}svg{display:block;margin:8pt auto}text{font:14.67px 'Liberation Sans'}"
    return Case("bars-without-frame-en", "A bar chart in an answer: no frame, years and figures as large as the text.", "chromium", [one], make=web("chromium", style, body, "en"))


def diagram() -> Case:
    """Boxes with arrows between them, their words as large as the text."""
    one = compose("piroguiers")
    words = ["Atelier", "École", "Marché", "Caisse"]
    drawing = '<svg width="520" height="70" viewBox="0 0 520 70">' + "".join(
        f'<rect x="{5 + 132 * i}" y="10" width="92" height="44" fill="none" stroke="#333"/><text x="{51 + 132 * i}" y="37" text-anchor="middle">{w}</text>'
        + (f'<line x1="{97 + 132 * i}" y1="32" x2="{137 + 132 * i}" y2="32" stroke="#333"/>' if i < 3 else "")
        for i, w in enumerate(words)
    ) + "</svg>"  # fmt: skip
    body = f"<h1>{escape(one.title_line or '')}</h1>{header(one, ' :')}"
    for p in one.parts:
        first, *rest = p.blocks
        body += f"<h2>{escape(p.printed)}</h2>{h_block(first)}{drawing if p.key == 'horizontal_dimension' else ''}{h_blocks(rest)}"
    style = "body{font:11pt/1.4 'Liberation Sans'}h1{font-size:17pt}h2{font-size:12.5pt;margin:12pt 0 3pt}p{margin:3pt 0}svg{display:block;margin:8pt auto}text{font:14.67px 'Liberation Sans'}"
    return Case("diagram-large-words-fr", "Four boxes with lines between them in an answer, their words as large as the text.", "chromium", [one], make=web("chromium", style, body, "fr"))


def cut_rows() -> Case:
    """A table whose head comes again on each page and whose rows are cut."""
    one = compose("telares")
    body = f"<h1>{escape(one.title_line or '')}</h1>{header(one)}<table><thead><tr><th>Apartado</th><th>Respuesta</th></tr></thead><tbody>"
    body += "".join(f"<tr><td>{escape(p.printed)}</td><td>{h_blocks(p.blocks)}</td></tr>" for p in one.parts) + "</tbody></table>"
    style = "@page{size:A5;margin:15mm}body{font:11pt/1.4 'Liberation Serif'}h1{font-size:15pt}table{border-collapse:collapse;width:100%}td,th{border:.6pt solid #444;padding:3pt 5pt;vertical-align:top;text-align:left}td:first-child{width:34%}p{margin:0 0 4pt}"
    return Case("table-head-cut-rows-es", "A table on A5: “Apartado | Respuesta” comes again on each page, and page breaks cut the rows.", "weasyprint", [one], make=web("weasyprint", style, body, "es"))


def cases() -> list[Case]:
    """All of them."""
    return [
        guided("guidance-italic-en", "Guidance in italics, as large and black as the answers.", "en", "homecare", "weasyprint", ".i{font-style:italic}"),
        guided("guidance-grey-es", "Guidance in grey, upright and as large as the answers, right above them.", "es", "aljibes", "chromium", ".i{color:#808080}p{margin:0}", "<p class=i>{}</p>"),
        guided("guidance-brackets-pt", "Guidance in brackets and italics, as large as the answers, in the answer's own paragraph behind a line break.", "pt", "mangal", "weasyprint", ".i{font-style:italic;margin:0}p{margin:0 0 4pt}", "<p class=i>({})</p>"),
        guided_latex(), own_italics(), blue_answers(), bars(), diagram(), cut_rows(),
    ]  # fmt: skip


__all__ = ["cases"]
