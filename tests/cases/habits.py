"""Part D, habits: what people do to a form besides what `mapping` has. Held out: fixed before nomcheck saw one of them."""

import re
from collections.abc import Callable
from itertools import cycle

from model import FORMS, KEYS, LANGUAGES, Case, Printed, compose, nominee_line, text

from mapping import SMALL_FONTS, TEXTS

QUESTIONS = {
    "en": [
        "What is the initiative about, what is its background and which challenges does it face?", "Who are the main partners?",
        "How is the cooperation horizontal?", "What has been achieved, and with what impact?", "How will it be sustained?",
        "What is innovative about it?", "Can it be replicated and scaled up?", "To which areas does it contribute?",
        "How is awareness of the initiative raised?", "Whom can we contact?", "Who are your contacts in the ILO?",
    ],
    "es": [
        "¿En qué consiste la iniciativa y cuáles son sus antecedentes y desafíos?", "¿Quiénes son los principales socios?",
        "¿En qué sentido es horizontal la cooperación?", "¿Qué logros e impacto ha tenido?", "¿Cómo se asegura la sostenibilidad?",
        "¿Qué tiene de innovador?", "¿Se puede replicar y ampliar?", "¿A qué áreas contribuye?",
        "¿Cómo se difunde la iniciativa?", "¿Con quién podemos ponernos en contacto?", "¿Quiénes son sus contactos en la OIT?",
    ],
    "fr": [
        "En quoi consiste l’initiative, quels en sont le contexte et les défis ?", "Qui sont les principaux partenaires ?",
        "En quoi la coopération est-elle horizontale ?", "Quelles réalisations et quel impact ?", "Comment la durabilité est-elle assurée ?",
        "Qu’y a-t-il d’innovant ?", "Peut-on la reproduire et l’étendre ?", "À quels domaines contribue-t-elle ?",
        "Comment l’initiative est-elle diffusée ?", "Qui peut-on contacter ?", "Quels sont vos contacts au BIT ?",
    ],
    "pt": [
        "Em que consiste a iniciativa e quais são os antecedentes e desafios?", "Quem são os principais parceiros?",
        "Em que sentido é horizontal a cooperação?", "Que resultados e impacto alcançou?", "Como se assegura a sustentabilidade?",
        "O que tem de inovador?", "Pode ser replicada e ampliada?", "Para que áreas contribui?",
        "Como se divulga a iniciativa?", "Com quem podemos entrar em contacto?", "Quem são os seus contactos na OIT?",
    ],
}  # fmt: skip
LETTER = {
    "en": ["Harbour Town, 3 March 2023", "Dear members of the jury,", "Please find below our nomination for this year's call. We have answered all eleven points and remain at your disposal for any question about our partners, our contacts and the sustainability of the work.", "Yours faithfully,", "The secretariat of the association"],
    "es": ["Puerto Claro, 3 de marzo de 2023", "Estimados miembros del jurado:", "Adjuntamos nuestra candidatura a la convocatoria de este año. Hemos respondido a los once puntos y quedamos a su disposición para cualquier pregunta sobre nuestros socios, los contactos y la sostenibilidad del trabajo.", "Atentamente,", "La secretaría de la asociación"],
    "fr": ["Port-Clair, le 3 mars 2023", "Mesdames et Messieurs les membres du jury,", "Veuillez trouver ci-après notre candidature à l’appel de cette année. Nous avons répondu aux onze points et restons à votre disposition pour toute question sur nos partenaires, nos contacts et la durabilité du travail.", "Veuillez agréer nos salutations distinguées.", "Le secrétariat de l’association"],
    "pt": ["Porto Claro, 3 de março de 2023", "Caros membros do júri,", "Enviamos abaixo a nossa candidatura à chamada deste ano. Respondemos aos onze pontos e ficamos à disposição para qualquer pergunta sobre os parceiros, os contactos e a sustentabilidade do trabalho.", "Com os melhores cumprimentos,", "O secretariado da associação"],
}  # fmt: skip
CONTENTS = {"en": "Contents", "es": "Índice", "fr": "Sommaire", "pt": "Índice"}
QUOTING = {
    "en": ["Innovation and replicability were the two points that the evaluators praised most.", "Main partners and contacts were interviewed."],
    "es": ["Innovación y replicabilidad fueron los dos puntos que más elogió la evaluación.", "Los principales socios y contactos fueron entrevistados."],
    "fr": ["Innovation et reproductibilité sont les deux points que l’évaluation a le plus loués.", "Les principaux partenaires et contacts ont été entendus."],
    "pt": ["Inovação e replicabilidade foram os dois pontos que a avaliação mais elogiou.", "Os principais parceiros e contactos foram entrevistados."],
}  # fmt: skip
ELEVEN = {
    "en": ["Eleven rules are read aloud at the first meeting:"] + [f"{i}. {t}" for i, t in enumerate(["Come on time.", "Bring your own cup.", "Nobody speaks twice before all have spoken once.", "The minutes are kept by the youngest.", "Partners sit side by side.", "A promise is written down.", "What is written down has a date.", "Visitors help with the cooking.", "Awareness begins at home.", "Questions go to the chair.", "The last one sweeps the floor."], 1)],
    "es": ["En la primera reunión se leen once reglas:"] + [f"{i}. {t}" for i, t in enumerate(["Llegar a la hora.", "Traer la propia taza.", "Nadie habla dos veces antes de que hablen todos.", "El acta la lleva la persona más joven.", "Los socios se sientan juntos.", "Lo prometido se escribe.", "Lo escrito lleva fecha.", "Las visitas ayudan a cocinar.", "La difusión empieza en casa.", "Las preguntas van a la mesa.", "La última persona barre el suelo."], 1)],
    "fr": ["Onze règles sont lues à la première réunion :"] + [f"{i}. {t}" for i, t in enumerate(["Arriver à l’heure.", "Apporter sa tasse.", "Nul ne parle deux fois avant que tous aient parlé.", "La plus jeune personne tient le procès-verbal.", "Les partenaires s’assoient côte à côte.", "Ce qui est promis est écrit.", "Ce qui est écrit porte une date.", "Les visiteurs aident à la cuisine.", "La diffusion commence chez soi.", "Les questions vont à la présidence.", "La dernière personne balaie."], 1)],
    "pt": ["Na primeira reunião leem-se onze regras:"] + [f"{i}. {t}" for i, t in enumerate(["Chegar a horas.", "Trazer a própria chávena.", "Ninguém fala duas vezes antes de todos falarem.", "A ata é escrita pela pessoa mais nova.", "Os parceiros sentam-se lado a lado.", "O que se promete escreve-se.", "O que se escreve tem data.", "As visitas ajudam a cozinhar.", "A divulgação começa em casa.", "As perguntas vão para a mesa.", "A última pessoa varre o chão."], 1)],
}  # fmt: skip
BOXES = {
    "en": ["Is the initiative open to new members?", "☒ Yes ☐ No", "Has it been evaluated?", "☐ Yes ☒ No"],
    "es": ["¿Está abierta la iniciativa a nuevos miembros?", "☒ Sí ☐ No", "¿Ha sido evaluada?", "☐ Sí ☒ No"],
    "fr": ["L’initiative est-elle ouverte à de nouveaux membres ?", "☒ Oui ☐ Non", "A-t-elle été évaluée ?", "☐ Oui ☒ Non"],
    "pt": ["A iniciativa está aberta a novos membros?", "☒ Sim ☐ Não", "Foi avaliada?", "☐ Sim ☒ Não"],
}  # fmt: skip
ANNEX = {
    "en": ("Annex 1: List of visits", "The jury saw the workshops in March 2023 and spoke with the people who work there."),
    "es": ("Anexo 1: Lista de visitas", "El jurado vio los talleres en marzo de 2023 y habló con las personas que trabajan allí."),
    "fr": ("Annexe 1 : Liste des visites", "Le jury a vu les ateliers en mars 2023 et a parlé avec les personnes qui y travaillent."),
    "pt": ("Anexo 1: Lista de visitas", "O júri viu as oficinas em março de 2023 e falou com as pessoas que lá trabalham."),
}  # fmt: skip
MORE_LABELS = {
    "en": {"both": "Tel./Fax", "office": "Tel (office)", "mobile": "Mobile"},
    "es": {"both": "Tel./Fax", "office": "Tel. (oficina)", "mobile": "Móvil"},
    "fr": {"both": "Tél./Fax", "office": "Tél. (bureau)", "mobile": "Portable"},
    "pt": {"both": "Tel./Fax", "office": "Tel. (escritório)", "mobile": "Telemóvel"},
}  # fmt: skip
PLAIN = str.maketrans("áàâãéêíóôõúüçñºÁÀÂÉÊÍÓÔÚÇÑ", "aaaaeeiooouucnoAAAEEIOOUCN")
ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi"]
PART = {"en": "Part", "es": "Parte", "fr": "Partie", "pt": "Parte"}
SECTION = {"en": "Section", "es": "Sección", "fr": "Rubrique", "pt": "Secção"}
QUESTION = {"en": "Question", "es": "Pregunta", "fr": "Question", "pt": "Pergunta"}
# Number style → what stands before the heading of section `n` in `language`.
NUMBERS: dict[str, tuple[str, Callable[[int, str], str]]] = {
    "nested": ("Headings numbered 2.1, 2.2, … as in a form's second part.", lambda n, _: f"2.{n} "),
    "q": ("Headings numbered Q1., Q2., …", lambda n, _: f"Q{n}. "),
    "no": ("Headings numbered Nº 1, Nº 2, … (No. 1 in English).", lambda n, lang: f"No. {n} " if lang == "en" else f"Nº {n} "),
    "ordinal": ("Headings numbered 1º, 2º, …", lambda n, _: f"{n}º "),
    "paragraph": ("Headings numbered § 1, § 2, …", lambda n, _: f"§ {n} "),
    "circled": ("Headings numbered ①, ②, …", lambda n, _: f"{chr(0x245F + n)} "),
    "roman-paren": ("Headings numbered (i), (ii), …", lambda n, _: f"({ROMAN[n - 1]}) "),
    "part": ("Headings numbered “Part A – …”.", lambda n, lang: f"{PART[lang]} {'ABCDEFGHIJK'[n - 1]} – "),
    "section-dash": ("Headings numbered “Section 4.- …”.", lambda n, lang: f"{SECTION[lang]} {n}.- "),
    "question": ("Headings numbered “Question 4: …”.", lambda n, lang: f"{QUESTION[lang]} {n}: "),
    "letters": ("Headings lettered a), b), …", lambda n, _: f"{'abcdefghijk'[n - 1]}) "),
    "zero": ("Headings numbered 01, 02, …", lambda n, _: f"{n:02} "),
}  # fmt: skip


def numbered(printed: Printed, before: Callable[[int, str], str]) -> Printed:
    """The same nomination with other numbers before its headings."""
    for part in printed.parts:
        if part.key:
            lead = before(KEYS.index(part.key) + 1, printed.data["language"])
            part.printed, part.number = lead + part.heading, lead.strip(" .–:-)(§") or None
    return printed


def values(data: dict) -> list[tuple[str, str, str]]:  # type: ignore[type-arg]
    """The header as (key, label, value)."""
    labels = FORMS[data["language"]]["labels"]
    found = [("nominee", labels["nominee"], nominee_line(data))]
    if data.get("country"):
        found.append(("country", labels["country"], data["country"]))
    return found + [(key, labels[key], "; ".join(data[key])) for key in ("telephones", "faxes", "emails") if data.get(key)]


def move_header(page: str) -> str:
    """The header block behind the sections."""
    found = re.search(r'<div class="header">.*?</div>', page, re.S)
    assert found
    return page.replace(found[0], "").replace("</body>", found[0] + "</body>")


def boxed_header(page: str) -> str:
    """Each label in a cell of its own, the value in the cell below."""
    return re.sub(r'<tr>(<td class="label">.*?</td>)(<td>.*?</td>)</tr>', r"<tr>\1</tr><tr>\2</tr>", page, count=6, flags=re.S)


def side_by_side(page: str) -> str:
    """The header's table with labels in one row, values in the next."""
    found = re.search(r"<table>(.*?)</table>", page, re.S)
    assert found
    cells = re.findall(r'<td class="label">(.*?)</td><td>(.*?)</td>', found[1], re.S)
    rows = "".join(f'<tr><td class="label">{a}</td><td class="label">{c}</td></tr><tr><td>{b}</td><td>{d}</td></tr>' for (a, b), (c, d) in zip(cells[::2], cells[1::2]))
    if len(cells) % 2:
        rows += f'<tr><td class="label" colspan="2">{cells[-1][0]}</td></tr><tr><td colspan="2">{cells[-1][1]}</td></tr>'
    return page.replace(found[0], f"<table>{rows}</table>", 1)


def broken_heading(page: str) -> str:
    """The first heading goes on at the top of the next page."""
    return re.sub(r"<h2>(1\. \S+ \S+ \S+ \S+) (.*?)</h2>", r'<h2>\1 <span style="display:block;break-before:page">\2</span></h2>', page, count=1, flags=re.S)


def cases() -> list[Case]:
    """All of part D."""
    found: list[Case] = []
    slugs = {language: cycle(names) for language, names in TEXTS.items()}
    for language, names in slugs.items():
        next(names), next(names)
    flowing = cycle(["weasyprint", "libreoffice", "reportlab", "chromium", "typst", "pdflatex"])
    pages = cycle(["chromium", "weasyprint"])

    def add(name: str, what: str, language: str, producer: str, printed: Printed, **options) -> Case:  # type: ignore[no-untyped-def]
        options.setdefault("findings", [])
        case = Case(f"{name}-{language}", what, producer, [printed], **options)
        if producer == "pdflatex":
            case.extra["fonts"] = SMALL_FONTS
        found.append(case)
        return case

    for index, (style, (what, before)) in enumerate(NUMBERS.items()):
        for language in (LANGUAGES[index % 4], LANGUAGES[(index + 2) % 4]):
            producer = next(pages) if style in ("circled", "paragraph") else next(flowing)
            allowed = [["section-number-wrong", None]] if style == "nested" else []
            add(f"number-{style}", what, language, producer, numbered(compose(next(slugs[language])), before), allowed=allowed)
    for language in LANGUAGES:
        slug = slugs[language]
        asked = dict(zip(KEYS, QUESTIONS[language], strict=True))
        add("questions", "Headings put as questions, numbered.", language, next(flowing), compose(next(slug), headings=asked))
        runin = compose(next(slug))
        for part in runin.parts:
            part.printed += ":"
        add("run-in-colon", "The answer goes on behind the heading and a colon, on the same line; the heading is bold.", language, next(flowing), runin, body="runin")
        plain = compose(next(slug), headings={k: v.translate(PLAIN) for k, v in FORMS[language]["headings"].items()},
                        labels={k: v.translate(PLAIN) for k, v in FORMS[language]["labels"].items()})  # fmt: skip
        if language != "en":
            add("no-accents", "Headings and labels without accents.", language, next(flowing), plain)
        other = LANGUAGES[(LANGUAGES.index(language) + 1) % 4]
        both = {k: f"{v} / {FORMS[other]['headings'][k]}" for k, v in FORMS[language]["headings"].items()}
        labels = {k: f"{v} / {FORMS[other]['labels'][k]}" for k, v in FORMS[language]["labels"].items()}
        add("bilingual", "Headings and labels in two languages, parted by a slash.", language, next(flowing), compose(next(slug), headings=both, labels=labels))
        one = compose(next(slug))
        triples = values(one.data)
        one.lines = [[piece for i, (_, label, value) in enumerate(triples) for piece in (("label", f"{label}:"), ("value", f" {value}{'; ' if i + 1 < len(triples) else ''}"))]]
        add("header-one-paragraph", "The header is one paragraph: “Nominee: …; Country: …; Telephone: …”.", language, next(flowing), one)
        quoting = text(next(slug))
        quoting["sections"]["achievements"] = quoting["sections"]["achievements"].strip() + "\n\n" + "\n\n".join(QUOTING[language])
        quoting["sections"]["sustainability"] = quoting["sections"]["sustainability"].strip() + "\n\n" + "\n\n".join(ELEVEN[language])
        add("quoting-and-eleven", "Answers with short lines that begin with words of headings, and a list numbered 1. to 11.", language, next(flowing), compose(quoting))
        listed = compose(next(slug))
        front = [CONTENTS[language], *(part.printed for part in listed.parts)]
        add("contents-bare", "A contents list without leaders and page numbers, then the nomination on the same page.", language, next(flowing), listed, front=front)
        add("cover-letter", "A letter stands before the form.", language, next(flowing), compose(next(slug)), front=LETTER[language], allowed=[["text-not-placed", None]])
    for language, other in (("en", "fr"), ("es", "pt")):
        for lang in (language, other):
            slug = slugs[lang]
            dash = compose(next(slug), numbering="none")
            for part in dash.parts:
                part.printed += " –"
            add("run-in-dash", "Headings without numbers, bold, and the answer on the same line behind a dash.", lang, next(flowing), dash, body="runin")
        slug = slugs[language]
        add("letter-spaced", "Headings in capitals whose letters are spaced.", language, next(pages), compose(next(slug), capitals=True), extra={"css": "\nh2 { letter-spacing: 0.22em; }"})
        add("heading-over-page", "The first heading begins on one page and ends on the next.", language, next(pages), compose(next(slug)), extra={"edit": broken_heading})
        add("header-last", "The header block stands behind the sections.", language, next(pages), compose(next(slug)), extra={"edit": move_header})
        slug = slugs[other]
        dotted = compose(next(slug))
        dotted.lines = [[("label", f"{label}:"), ("value", f" {fill} {value}")] for (_, label, value), fill in zip(values(dotted.data), cycle(["..........", "______"]))]
        add("header-leaders", "Dotted lines and underscores stand between label and value.", other, next(flowing), dotted)
        add("header-boxes", "The header is a table of one column: a label, below it the value.", other, next(pages), compose(next(slug), header_style="table"), extra={"edit": boxed_header})
        add("header-pairs", "The header is a table: two labels in a row, their values in the row below.", other, next(pages), compose(next(slug), header_style="table"), extra={"edit": side_by_side})
        boxes = text(next(slug))
        boxes["sections"]["awareness"] = boxes["sections"]["awareness"].strip() + "\n\n" + "\n\n".join(BOXES[other])
        add("check-boxes", "Questions with check boxes inside an answer.", other, next(pages), compose(boxes))
        add("annex", "An annex under a heading of its own behind the last section.", other, next(flowing), compose(next(slug), extra={"ilo_contacts": [ANNEX[other]]}),
            notes=[["section-unexpected", "/additional_sections/0"]])  # fmt: skip
        # Telephones in their many dresses, in both languages.
        for lang in (language, other):
            data = text(next(slugs[lang]))
            words = MORE_LABELS[lang]
            data["faxes"] = list(data["telephones"][:1])
            data["telephones"] = data["telephones"][:1]
            printed = compose(data)
            labels = FORMS[lang]["labels"]
            rest = [[("label", f"{label}:"), ("value", f" {value}")] for key, label, value in values(data) if key not in ("telephones", "faxes")]
            printed.lines = [*rest[:-1], [("label", f"{words['both']}:"), ("value", f" {data['telephones'][0]}")], rest[-1]]
            add("header-tel-fax", "One line “Tel./Fax: …” for both.", lang, next(flowing), printed)
        for lang in (language, other):
            data = text(next(slugs[lang]))
            words = MORE_LABELS[lang]
            number = data["telephones"][0]
            data["telephones"] = [number, re.sub(r"\d(?=\D*$)", lambda m: str((int(m[0]) + 3) % 10), number)]
            data["faxes"] = []
            data["emails"] = [data["emails"][0], "office@example.org"]
            printed = compose(data)
            rest = [[("label", f"{label}:"), ("value", f" {value}")] for key, label, value in values(data) if key not in ("telephones", "emails")]
            printed.lines = [*rest, [("label", f"{words['office']}:"), ("value", f" {data['telephones'][0]} "), ("label", f"{words['mobile']}:"), ("value", f" {data['telephones'][1]}")],
                             [("label", f"{FORMS[lang]['labels']['emails']} 1:"), ("value", f" {data['emails'][0]}")], [("label", f"{FORMS[lang]['labels']['emails']} 2:"), ("value", f" {data['emails'][1]}")]]  # fmt: skip
            add("header-office-mobile", "“Tel (office): … Mobile: …” on one line; “Email 1: …”, “Email 2: …”.", lang, next(flowing), printed)
    for language in ("en", "es"):
        running = compose(next(slugs[language]))
        style = "\nh2 { string-set: section content() }\n@page { @top-right { content: string(section); font-size: 8.5pt } }"
        add("running-headings", "The heading that a page begins in stands as its running head.", language, "weasyprint", running, extra={"css": style})
    data = text("tea")
    data["faxes"] = ["N/A"]
    answers = compose({**data, "sections": {**data["sections"], "innovation": "N/A"}})
    answers.data["faxes"] = []
    add("not-applicable", "“N/A” as the answer to a section and as the fax.", "en", "libreoffice", answers, findings=[["section-placeholder", "/sections/innovation"]])
    untitled = [compose(slug) for slug in ("bricks", "harbour")]
    for one in untitled:
        one.title_line = one.data["title"] = None
    found.append(Case("untitled-en", "Two nominations without titles in one file.", "weasyprint", untitled, findings=[["title-missing", "/title"]] * 2, notes=[["several-nominations", None]]))
    return found


__all__ = ["cases"]
