"""Part B, the mapper: headings, header blocks and compendia in many shapes and four languages."""

import random
import re
from itertools import cycle
from pathlib import Path

from model import FORMS, KEYS, LANGUAGES, Case, Printed, compose, entries, running, text

# Which texts carry the variants, by language; the others of the samples are too long or have defects of their own.
TEXTS = {
    "en": ["bricks", "tea", "lagoon", "kitchens", "homecare", "buses", "pumps", "harbour", "quarry"],
    "es": ["taller", "aljibes", "telares"],
    "fr": ["menuisiers", "piroguiers", "couturieres"],
    "pt": ["creches", "catadores", "pescadoras"],
}
SMALL_FONTS = "\\usepackage{mathptmx,textcomp}"  # Type 1 fonts of half the size
REWORDED = {
    "en": [
        "Background, challenges and description of the initiative", "Principal partner institutions",
        "Horizontal nature of the cooperation", "Results achieved and impact", "Sustainability over time",
        "Innovative features", "Potential for replication and scaling up", "Fields of contribution",
        "Visibility and awareness-raising", "Persons to contact", "Contacts within the ILO",
    ],
    "es": [
        "Presentación de la iniciativa: título, antecedentes y retos", "Socios y aliados principales",
        "Carácter horizontal de la cooperación", "Resultados alcanzados e impacto", "Sostenibilidad en el tiempo",
        "Elementos innovadores", "Posibilidades de réplica y ampliación", "Campos de contribución",
        "Visibilidad y divulgación de la iniciativa", "Personas a quienes contactar", "Personal de contacto en la OIT",
    ],
    "fr": [
        "Présentation de l’initiative : titre, contexte et difficultés", "Partenaires associés",
        "Caractère horizontal de la coopération", "Résultats obtenus et impact", "Durabilité à long terme",
        "Éléments innovants", "Possibilités de reproduction et d’extension", "Domaines dans lesquels l’initiative contribue",
        "Visibilité et diffusion de l’initiative", "Personnes de contact", "Personnes de contact au BIT",
    ],
    "pt": [
        "Apresentação da iniciativa: título, contexto e desafios", "Parceiros e aliados principais",
        "Carácter horizontal da cooperação", "Resultados alcançados e impacto", "Sustentabilidade ao longo do tempo",
        "Elementos inovadores", "Possibilidades de replicação e ampliação", "Campos de contribuição",
        "Visibilidade e divulgação da iniciativa", "Pessoas a contactar", "Pessoas de contacto na OIT",
    ],
}  # fmt: skip
LABELS = {
    "en": {"telephones": "Telephone number", "faxes": "Fax number", "emails": "E-mail"},
    "es": {"nominee": "Persona candidata", "telephones": "Número de teléfono", "emails": "Correo-e"},
    "fr": {"nominee": "Candidate", "telephones": "Tél.", "faxes": "Fax", "emails": "Adresse électronique"},
    "pt": {"nominee": "Pessoa nomeada", "telephones": "Tel.", "emails": "E-mail"},
}
GENDER = {
    "en": ("Gender equality", "Women hold more than half of the seats in every body of the initiative, and the minutes record who spoke."),
    "es": ("Enfoque de género", "Las mujeres ocupan más de la mitad de los puestos en todos los órganos de la iniciativa, y las actas anotan quién habló."),
    "fr": ("Égalité entre les femmes et les hommes", "Les femmes occupent plus de la moitié des sièges dans tous les organes de l’initiative, et les procès-verbaux disent qui a parlé."),
    "pt": ("Igualdade entre mulheres e homens", "As mulheres ocupam mais de metade dos lugares em todos os órgãos da iniciativa, e as atas dizem quem falou."),
}  # fmt: skip
MORE = {
    "en": ("12. Additional information", "A film of eleven minutes and the statutes can be sent on request. The accounts of the last three years have been audited by a firm chosen by the members."),
    "es": ("12. Información adicional", "Puede enviarse a quien lo pida un documental de once minutos. Las cuentas de los tres últimos años fueron revisadas por una empresa que eligió la asamblea."),
    "fr": ("12. Informations complémentaires", "Un film de onze minutes et les statuts sont envoyés sur demande. Les comptes des trois dernières années ont été vérifiés par un cabinet choisi par les membres."),
    "pt": ("12. Informação adicional", "Um filme de onze minutos e os estatutos podem ser enviados a quem os pedir. As contas dos últimos três anos foram revistas por uma empresa escolhida pela assembleia."),
}  # fmt: skip
STEPS = {
    "en": ["The method has four steps, each of which may take a season:", "1. The two sides visit each other before any plan is made.",
           "2. They agree on what each will give and what each will receive, and write it down on one sheet.",
           "3. A trial is made on both sides at the same time.", "4. The results are read aloud at a common assembly."],
    "es": ["El método tiene cuatro pasos, y cada uno puede durar una temporada:", "1. Las dos partes se visitan antes de hacer ningún plan.",
           "2. Acuerdan qué dará y qué recibirá cada una, y lo anotan en una sola hoja.",
           "3. Se hace una prueba en los dos lados al mismo tiempo.", "4. Los resultados se leen en voz alta en una asamblea común."],
    "fr": ["La méthode comporte quatre étapes, dont chacune peut durer une saison :", "1. Les deux parties se rendent visite avant tout projet.",
           "2. Elles conviennent de ce que chacune donnera et recevra, et l’écrivent sur une seule feuille.",
           "3. Un essai est mené des deux côtés en même temps.", "4. Les résultats sont lus à haute voix devant une assemblée commune."],
    "pt": ["O método tem quatro passos, e cada um pode durar uma estação:", "1. As duas partes visitam-se antes de fazer qualquer plano.",
           "2. Combinam o que cada uma dará e receberá, e escrevem-no numa só folha.",
           "3. Faz-se uma experiência nos dois lados ao mesmo tempo.", "4. Os resultados são lidos em voz alta numa assembleia comum."],
}  # fmt: skip
LETTERED = {
    "en": ["(1) Trainers are chosen by those who will learn from them.", "(2) Nobody teaches what he or she has not done for five years.", "a) This is checked by a visit to the place of work.", "b) A member of the other side takes part in the visit."],
    "es": ["(1) Quienes van a aprender eligen a quienes enseñan.", "(2) Nadie enseña lo que no haya hecho durante cinco años.", "a) Se comprueba con una visita al lugar de trabajo.", "b) En la visita participa alguien de la otra parte."],
    "fr": ["(1) Les formateurs sont choisis par ceux qui vont apprendre.", "(2) Nul n’enseigne ce qu’il n’a pas fait pendant cinq ans.", "a) On le vérifie par une visite du lieu de travail.", "b) Un membre de l’autre partie prend part à la visite."],
    "pt": ["(1) Quem vai aprender escolhe quem ensina.", "(2) Ninguém ensina o que não tenha feito durante cinco anos.", "a) Verifica-se com uma visita ao local de trabalho.", "b) Na visita participa alguém da outra parte."],
}  # fmt: skip


def typos(heading: str, rng: random.Random) -> str:
    """One edit, or two in words of eight letters and more; every heading gets at least one."""

    def spoil(word: str) -> str:
        letters = list(word)
        for _ in range(1 + (len(word) >= 8 and rng.random() < 0.5)):
            i = rng.randrange(1, len(letters) - 1)
            kind = rng.choice(["drop", "swap", "double", "other"])
            if kind == "drop":
                del letters[i]
            elif kind == "swap":
                letters[i], letters[i - 1] = letters[i - 1], letters[i]
            elif kind == "double":
                letters.insert(i, letters[i])
            else:
                letters[i] = rng.choice("aeiourstn")
        return "".join(letters)

    words = re.split(r"(\W+)", heading)
    long = [i for i, w in enumerate(words) if len(w) >= 6]
    chosen = [i for i in long if rng.random() < 0.5] or long[:1]
    for i in chosen:
        while (spoilt := spoil(words[i])) == words[i]:
            pass
        words[i] = spoilt
    return "".join(words)


# Orders in which the fewest sections to be moved are the same whoever counts.
SHUFFLED = {
    "en": ["sustainability", "description", "partners", "horizontal_dimension", "achievements", "innovation", "replicability", "contacts", "areas_of_contribution", "awareness", "ilo_contacts"],
    "es": ["description", "horizontal_dimension", "achievements", "sustainability", "partners", "awareness", "innovation", "replicability", "areas_of_contribution", "contacts", "ilo_contacts"],
    "fr": ["contacts", "ilo_contacts", "description", "partners", "horizontal_dimension", "achievements", "sustainability", "innovation", "replicability", "areas_of_contribution", "awareness"],
    "pt": ["description", "partners", "areas_of_contribution", "horizontal_dimension", "achievements", "sustainability", "awareness", "innovation", "replicability", "contacts", "ilo_contacts"],
}  # fmt: skip
MOVED = {
    "en": ["sustainability", "contacts"], "es": ["partners", "awareness"], "fr": ["contacts", "ilo_contacts"],
    "pt": ["areas_of_contribution", "awareness"],
}  # fmt: skip


def out_of_order(language: str) -> list[list[str]]:
    """The findings for a shuffled order."""
    return [["section-out-of-order", f"/sections/{key}"] for key in KEYS if key in MOVED[language]]


def shifted(keys: list[str]) -> dict:  # type: ignore[type-arg]
    """One finding where the numbers begin to be wrong; whether each later one is told as well is left open."""
    findings = [["section-number-wrong", f"/sections/{key}"] for key in keys]
    return {"findings": findings[:1], "allowed": findings[1:]}


def straight(data: dict) -> dict:  # type: ignore[type-arg]
    """A text with straight apostrophes, as people type into fields; ReportLab has no others in its widgets."""
    swap = {ord("’"): "'", ord("“"): '"', ord("”"): '"'}
    data["title"] = data["title"].translate(swap)
    data["sections"] = {k: v.translate(swap) for k, v in data["sections"].items()}
    data["sections"]["ilo_contacts"] = FORMS[data["language"]]["ilo_contacts"].translate(swap)
    data["nominee"] = {k: v.translate(swap) for k, v in data["nominee"].items()}
    return data


def cases() -> list[Case]:
    """All of part B."""
    found: list[Case] = []
    slugs = {language: cycle(names) for language, names in TEXTS.items()}
    flowing = cycle(["pdflatex", "libreoffice", "chromium", "typst", "weasyprint", "reportlab"])
    tables = cycle(["libreoffice", "chromium", "typst", "weasyprint", "reportlab"])

    def add(name: str, what: str, language: str, producer: str, printed: Printed, **options) -> Case:  # type: ignore[no-untyped-def]
        options.setdefault("findings", [])
        case = Case(f"{name}-{language}", what, producer, [printed], **options)
        if producer == "weasyprint" and len(found) % 2:
            case.style = "plain.css"
        if producer == "pdflatex" and not name.startswith("numbering"):
            case.extra["fonts"] = SMALL_FONTS
        found.append(case)
        return case

    for offset, language in enumerate(LANGUAGES):
        for _ in range(offset > 0):
            next(flowing)
        slug = slugs[language]
        heads = {"numbering-roman": ("roman", "Headings numbered I. to XI."), "numbering-paren": ("paren", "Headings numbered 1) to 11)."),
                 "numbering-word": ("word", "Headings “Section 1 – …” with the language’s word."), "numbering-bare": ("bare", "Headings with a number and no stop."),
                 "numbering-none": ("none", "Headings without numbers.")}  # fmt: skip
        for name, (style, what) in heads.items():
            add(name, what, language, next(flowing), compose(next(slug), numbering=style), running=running(language))
        add("headings-capitals", "Headings in capitals.", language, next(flowing), compose(next(slug), capitals=True))
        add("headings-capitals-unnumbered", "Headings in capitals without numbers.", language, next(flowing), compose(next(slug), capitals=True, numbering="none"))
        rng = random.Random(f"typos {language}")
        plain = compose(next(slug))
        wrong = {part.key: typos(part.heading, rng) for part in plain.parts if part.key}
        add("headings-typos", "Headings misspelt: up to two wrong letters in long words.", language, next(flowing), compose(plain.data, headings=wrong))
        new = dict(zip(KEYS, REWORDED[language], strict=True))
        add("headings-reworded", "Headings in other words than the form's, numbered.", language, next(flowing), compose(next(slug), headings=new))
        add("headings-shuffled", "Two sections stand elsewhere and keep their numbers.", language, next(flowing),
            compose(next(slug), order=SHUFFLED[language]), findings=out_of_order(language))  # fmt: skip
        add("headings-shuffled-unnumbered", "Two sections stand elsewhere; no numbers.", language, next(flowing),
            compose(next(slug), order=SHUFFLED[language], numbering="none"), findings=out_of_order(language))  # fmt: skip
        shift = {key: i + 2 for i, key in enumerate(KEYS)}
        add("headings-renumbered", "Every number is one too high, as when the header block is counted.", language, next(flowing),
            compose(next(slug), numbers=shift), **shifted(KEYS))  # fmt: skip
        gap = {key: i + 1 + (i > 4) for i, key in enumerate(KEYS)}
        add("headings-number-skipped", "The number 6 is skipped: from innovation on each number is one too high.", language, next(flowing),
            compose(next(slug), numbers=gap), **shifted(KEYS[5:]))  # fmt: skip
        add("table-beside", "Each section is a table row: heading left, answer right; the header is a table.", language, next(tables),
            compose(next(slug), header_style="table"), body="beside")  # fmt: skip
        add("table-above", "Each section is two table rows: heading above, answer below.", language, next(tables),
            compose(next(slug), header_style="table"), body="above")  # fmt: skip
        if language in ("en", "fr"):
            add("table-beside-unnumbered", "A table form without numbers.", language, next(tables),
                compose(next(slug), header_style="table", numbering="none"), body="beside")  # fmt: skip
        add("two-columns", "Prose in two columns under a header over the full width.", language,
            {"en": "pdflatex", "es": "chromium", "fr": "libreoffice", "pt": "weasyprint"}[language],
            compose(next(slug)), columns=2, running=running(language))  # fmt: skip
        add("widgets", "The answers stand in fillable fields.", language, "fillable", compose(straight(text(next(slug)))), notes=[["answers-in-widgets", None]])
        data = text(next(slug))
        data["sections"]["innovation"] = data["sections"]["innovation"].strip() + "\n\n" + "\n\n".join(STEPS[language])
        data["sections"]["sustainability"] = data["sections"]["sustainability"].strip() + "\n\n" + "\n\n".join(LETTERED[language])
        add("sub-lists", "Answers with paragraphs numbered “1.”, “(1)”, “a)” that are no headings.", language, next(flowing), compose(data))
        printed = compose(next(slug))
        add("contents-list", "A contents list with leaders and page numbers stands before the nomination.", language, next(flowing),
            printed, contents=entries([printed]))  # fmt: skip
        add("extra-heading", "A heading outside the form, unnumbered, set like the others, between 8 and 9.", language, next(flowing),
            compose(next(slug), extra={"areas_of_contribution": [GENDER[language]]}), notes=[["section-unexpected", "/additional_sections/0"]])  # fmt: skip
        add("section-12", "A section 12 after the form's last.", language, next(flowing),
            compose(next(slug), extra={"ilo_contacts": [MORE[language]]}), notes=[["section-unexpected", "/additional_sections/0"]])  # fmt: skip
        add("header-lines-labels", "The header's labels in other words; several values “a; b”; a trailing semicolon.", language, next(flowing),
            compose({**text({"en": "buses", "es": "telares", "fr": "couturieres", "pt": "catadores"}[language]), "value_end": {"emails": ";"}}, labels=LABELS[language]))  # fmt: skip
        add("header-table", "The header is a ruled table, the sections are prose.", language, next(flowing), compose(next(slug), header_style="table"))
        add("header-several", "Two header fields on one line.", language, next(flowing), compose(next(slug), header_style="several"))
        add("header-below", "Each label stands on a line of its own, the value on the next.", language, next(flowing), compose(next(slug), header_style="below"))
        add("header-continued", "Values go on over lines: one number a line, the nominee's name, function and organisation on three.", language,
            next(flowing), compose({"en": "harbour", "es": "telares", "fr": "couturieres", "pt": "catadores"}[language], header_style="continued"))  # fmt: skip
    for language, slug, producer in (("en", "homecare", "pdflatex"), ("es", "aljibes", "weasyprint"), ("pt", "pescadoras", "libreoffice")):
        data = text(slug)
        data["nominee"]["footnote"] = "1"
        data["footnotes"] = {"1": {"en": "Elected for a second term in May 2023.", "es": "Elegido por la asamblea de delegados en mayo de 2023.",
                                   "pt": "Eleito pela assembleia de delegados em maio de 2023."}[language]}  # fmt: skip
        add("header-footnote", "A footnote mark follows the nominee's name.", language, producer, compose(data))
    return found + compendia()


def compendia() -> list[Case]:
    """Several nominations in one file."""

    def several(slugs: list[str], letters: bool, **options) -> list[Printed]:  # type: ignore[no-untyped-def]
        return [compose(slug, label="ABCDEF"[i] if letters else None, **options) for i, slug in enumerate(slugs)]

    many = "several-nominations"
    found = [
        Case("compendium-lettered-en", "Four nominations with lettered titles.", "libreoffice", several(["bricks", "tea", "lagoon", "kitchens"], True), running=running("en")),
        Case("compendium-lettered-contents-es", "Three nominations with lettered titles after a contents list.", "weasyprint", several(["taller", "aljibes", "telares"], True)),
        Case("compendium-numbered-titles-fr", "Three nominations with numbered titles, “Candidature 1 : …”.", "pdflatex",
             [compose(slug, title_prefix=f"Candidature {i} : ") for i, slug in enumerate(["menuisiers", "piroguiers", "couturieres"], 1)]),
        Case("compendium-headers-only-pt", "Three nominations distinguished by their header blocks alone.", "typst", several(["creches", "catadores", "pescadoras"], False)),
        Case("compendium-unnumbered-en", "Three lettered nominations whose headings have no numbers.", "chromium", several(["pumps", "homecare", "lagoon"], True, numbering="none")),
        Case("compendium-tables-en", "Two nominations in table form.", "libreoffice", several(["kitchens", "bricks"], True, header_style="table"), body="beside"),
    ]  # fmt: skip
    found[1].contents = entries(found[1].nominations)
    closing = several(["tea", "buses"], True)
    closing[-1].closing = "Geneva, 20 October 2023"
    found.append(Case("compendium-closing-en", "Two lettered nominations and a closing line with place and date.", "libreoffice", closing))
    annex = several(["aljibes", "telares"], True)
    more = ("Anexo: lugares visitados", "El jurado visitó en marzo de 2023 los talleres y las escuelas de tres provincias y conversó con las personas que trabajan en ellos.")
    annex[-1] = compose("telares", label="B", extra={"ilo_contacts": [more]})
    found.append(Case("compendium-annex-es", "Two lettered nominations and an annex under a heading of its own.", "chromium", annex,
                      notes=[["section-unexpected", "/additional_sections/0"]]))  # fmt: skip
    glued = [compose("lagoon"), compose("piroguiers"), compose("pescadoras", numbering="roman")]
    found.append(Case("compendium-glued-mixed", "Three nominations in three languages from three producers, glued together by qpdf.", "qpdf", glued, make=glue))
    for case in found:
        case.findings = []
        if case.producer == "pdflatex":
            case.extra["fonts"] = SMALL_FONTS
        case.notes = [[many, None], *case.notes]
    return found


def glue(case: Case, work: Path, target: Path) -> None:
    """Prints each nomination by another producer and joins the pages."""
    from printing import produce, run

    pieces = []
    for printed, producer in zip(case.nominations, ["chromium", "pdflatex", "typst"], strict=True):
        name = f"piece-{producer}"
        produce([Case(name, "", producer, [printed])], work / "pieces", work)
        pieces.append(work / "pieces" / f"{name}.pdf")
    run("qpdf", "--empty", "--deterministic-id", "--pages", *pieces, "--", target)


__all__ = ["cases"]
