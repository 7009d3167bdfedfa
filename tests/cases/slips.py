"""Part E, slips: what scanners, hurried hands and merged files do to labels and headings. Held out: fixed before nomcheck saw
one of them."""

import random
import re
from itertools import cycle

from model import FORMS, KEYS, LANGUAGES, Case, Printed, compose, text

from habits import move_header, values
from mapping import SMALL_FONTS, TEXTS

# Labels as a scanner's text layer has them.
SCANNED = {
    "en": {"nominee": "Natne of nominee", "country": "Counlry", "telephones": "Te1ephone", "faxes": "Fax", "emails": "E-rnail"},
    "es": {"nominee": "Candidalo/a", "country": "Pais", "telephones": "Te1éfono", "faxes": "Fax", "emails": "Correo e1ectrónico"},
    "fr": {"nominee": "Candldat(e)", "country": "Pays", "telephones": "Télephone", "faxes": "Té1écopie", "emails": "Courrie1"},
    "pt": {"nominee": "Candidalo/a", "country": "Paìs", "telephones": "Te1efone", "faxes": "Fax", "emails": "Correio e1etrónico"},
}
SIGNS = {"nominee": " –", "country": "/", "telephones": ".", "faxes": " =", "emails": ";"}
ASKED = {
    "en": [
        "Can you describe the initiative, its background and its challenges?", "Who are the main partners in it?",
        "In what way is the cooperation horizontal?", "What achievements and what impact can be shown?", "How is sustainability ensured?",
        "Where does the innovation lie?", "How can it be replicated and scaled up?", "Which areas does it contribute to?",
        "How do you raise awareness of the initiative?", "Who are the contacts?", "Who are the ILO contacts?",
    ],
    "es": [
        "¿Puede describir la iniciativa, sus antecedentes y sus desafíos?", "¿Cuáles son los principales socios?",
        "¿Cómo es la dimensión horizontal de la cooperación?", "¿Qué logros e impacto pueden mostrarse?", "¿Cómo se garantiza la sostenibilidad?",
        "¿Dónde está la innovación?", "¿Cómo puede replicarse y ampliarse?", "¿A qué áreas va su contribución?",
        "¿Cómo se hace la difusión de la iniciativa?", "¿Quiénes son los contactos?", "¿Quiénes son los contactos de la OIT?",
    ],
    "fr": [
        "Pouvez-vous décrire l’initiative, son contexte et ses défis ?", "Quels sont les principaux partenaires ?",
        "Quelle est la dimension horizontale de la coopération ?", "Quelles réalisations et quel impact peut-on montrer ?", "Comment garantir la durabilité ?",
        "Où se trouve l’innovation ?", "Comment la reproduire et la transposer à plus grande échelle ?", "Quels sont les domaines de contribution ?",
        "Comment se fait la diffusion de l’initiative ?", "Qui sont les contacts ?", "Qui sont les contacts de l’OIT ?",
    ],
    "pt": [
        "Pode descrever a iniciativa, os antecedentes e os desafios?", "Quais são os principais parceiros?",
        "Como é a dimensão horizontal da cooperação?", "Que realizações e impacto se podem mostrar?", "Como se garante a sustentabilidade?",
        "Onde está a inovação?", "Como pode ser replicada e ampliada?", "Para que áreas vai a contribuição?",
        "Como se faz a divulgação da iniciativa?", "Quem são os contactos?", "Quem são os contactos da OIT?",
    ],
}  # fmt: skip
LIMIT = {"en": " (max. 300 words)", "es": " [máximo 300 palabras]", "fr": " (300 mots au maximum)", "pt": " – máx. 300 palavras"}
# What stands for an answer: a stand-in, a word about an annex; a third heading has nothing below it.
INSTEAD = {
    "en": ("N/A", "See annex 2."), "es": ("No aplica", "Véase el anexo 2."), "fr": ("Sans objet", "Voir annexe 2."),
    "pt": ("Não se aplica", "Ver anexo 2."),
}  # fmt: skip
MERGED = {
    "en": "5 & 6. Sustainability and innovation", "es": "5 y 6. Sostenibilidad e innovación", "fr": "5-6. Durabilité et innovation",
    "pt": "5/6. Sustentabilidade e inovação",
}  # fmt: skip
# Between the wordings of two languages; in Portuguese the second stands on a line of its own.
BETWEEN = {"en": " ({})", "es": " – {}", "fr": " | {}", "pt": "\n{}"}
CONFUSED = [("m", "rn"), ("l", "1"), ("i", "l"), ("I", "l"), ("o", "0"), ("t", "l"), ("e", "c"), ("n", "ri"), ("h", "b")]
BAND = "\nh2 { background: #17466e; color: #fff; padding: 3pt 6pt; }"


def scanned(heading: str, rng: random.Random) -> str:
    """One confusion of like letters in every word of six letters and more, and in the first long enough word at least."""

    def confuse(word: str) -> str:
        kinds = [pair for pair in CONFUSED if pair[0] in word[1:]]
        old, new = rng.choice(kinds)
        at = rng.choice([m.start() for m in re.finditer(old, word) if m.start()])
        return word[:at] + new + word[at + 1 :]

    words = re.split(r"(\W+)", heading)
    return "".join(confuse(w) if len(w) >= 6 and any(a in w[1:] for a, _ in CONFUSED) else w for w in words)


def tex_header_last(source: str) -> str:
    """The header's lines behind the sections."""
    found = re.search(r"(\\noindent \\textbf\{[^\n]*\\par\n)+", source)
    assert found
    return source.replace(found[0], "").replace("\\end{document}", "\\vspace{10pt}\n" + found[0] + "\\end{document}")


def odf_header_last(source: str) -> str:
    """The header's lines behind the sections."""
    found = re.search(r'(<text:p text:style-name="HeaderLine">[^\n]*</text:p>\n)+', source)
    assert found
    return source.replace(found[0], "").replace("</office:text>", found[0] + "</office:text>")


def odf_band(source: str) -> str:
    """White headings on a coloured band."""
    style = ('<style:style style:name="Band" style:family="paragraph" style:parent-style-name="Heading"><style:paragraph-properties '
             'fo:background-color="#17466e" fo:padding="0.1cm"/><style:text-properties fo:color="#ffffff"/></style:style>')  # fmt: skip
    source = source.replace("</office:automatic-styles>", style + "</office:automatic-styles>")
    return re.sub(r'<text:p text:style-name="Heading">', '<text:p text:style-name="Band">', source)


def two_lines(page: str) -> str:
    """The second language of a heading on a line of its own, in italics."""
    return re.sub(r"<h2>([^<]*?)\n([^<]*?)</h2>", r'<h2>\1<br><i style="font-weight: normal">\2</i></h2>', page)


def plainly(printed: Printed) -> Printed:
    """The header without bold labels."""
    printed.lines = [[("value", "".join(t for _, t in line))] for line in printed.lines]
    return printed


def cases() -> list[Case]:
    """All of part E."""
    found: list[Case] = []
    slugs = {language: cycle(names) for language, names in TEXTS.items()}
    for names in slugs.values():
        next(names)
    flowing = cycle(["libreoffice", "reportlab", "chromium", "typst", "pdflatex", "weasyprint"])

    def add(name: str, what: str, language: str, producer: str, printed: Printed, **options) -> Case:  # type: ignore[no-untyped-def]
        options.setdefault("findings", [])
        case = Case(f"{name}-{language}", what, producer, [printed], **options)
        if producer == "pdflatex":
            case.extra["fonts"] = SMALL_FONTS
        found.append(case)
        return case

    for offset, language in enumerate(LANGUAGES):
        if offset:
            next(flowing)
        slug = slugs[language]
        labels, headings = FORMS[language]["labels"], FORMS[language]["headings"]
        add("labels-scanned", "Labels with letters that scanners take for others: “Natne”, “Te1ephone”, “E-rnail”.", language, next(flowing),
            compose(next(slug), labels=SCANNED[language]))  # fmt: skip
        rng = random.Random(f"scanned {language}")
        add("headings-scanned", "Headings with letters that scanners take for others.", language, next(flowing),
            compose(next(slug), headings={k: scanned(v, rng) for k, v in headings.items()}))  # fmt: skip
        signs = compose(next(slug))
        signs.lines = [[("label", label + SIGNS[key]), ("value", f" {value}")] for key, label, value in values(signs.data)]
        add("labels-signs", "Bold labels followed by a dash, a slash, a stop, an equals sign, a semicolon.", language, next(flowing), signs)
        dashes = compose(next(slug))
        dashes.lines = [[("value", f"{label} – {value}")] for _, label, value in values(dashes.data)]
        add("labels-dashes", "Plain labels followed by a dash.", language, next(flowing), dashes)
        below = compose(next(slug), header_style="below", labels={k: v.upper() for k, v in labels.items()})
        add("labels-capitals-below", "Plain labels in capitals, the value on the next line.", language, next(flowing), plainly(below))
        last = {"en": "pdflatex", "es": "libreoffice", "fr": "chromium", "pt": "weasyprint"}[language]
        edit = {"pdflatex": tex_header_last, "libreoffice": odf_header_last}.get(last, move_header)
        add("header-last", "The header block stands behind the sections.", language, last, compose(next(slug)), extra={"edit": edit})
        other = LANGUAGES[(offset + 2) % 4]
        both = {k: v + BETWEEN[language].format(FORMS[other]["headings"][k]) for k, v in headings.items()}
        case = add("bilingual", "Headings in two languages: in brackets, behind a dash or bar, or below in italics.", language,
                   "chromium" if language == "pt" else next(flowing), compose(next(slug), headings=both))  # fmt: skip
        if language == "pt":
            case.extra["edit"] = two_lines
        asked = dict(zip(KEYS, ASKED[language], strict=True))
        add("questions-unnumbered", "Headings put as questions, without numbers.", language, next(flowing), compose(next(slug), headings=asked, numbering="none"))
        band = {"en": "chromium", "es": "pdflatex", "fr": "libreoffice", "pt": "weasyprint"}[language]
        case = add("band", "White headings on a coloured band.", language, band, compose(next(slug)))
        if band == "pdflatex":
            case.extra["preamble"] = "\\usepackage{xcolor}"
            case.extra["edit"] = lambda source: re.sub(r"\\heading\{(.*)\}\n", r"\\par\\vspace{8pt}\\noindent\\colorbox[HTML]{17466E}{\\parbox{0.97\\linewidth}{\\color{white}\\bfseries \1}}\\par\n", source)
        elif band == "libreoffice":
            case.extra["edit"] = odf_band
        else:
            case.extra["css"] = BAND
        add("headings-limits", "Headings with the form's limit behind them: “(max. 300 words)”.", language, next(flowing),
            compose(next(slug), headings={k: v + LIMIT[language] for k, v in headings.items()}))  # fmt: skip
        data = text(next(slug))
        stand_in, elsewhere = INSTEAD[language]
        data["sections"] |= {"innovation": stand_in, "replicability": elsewhere, "awareness": ""}
        add("answers-instead", "“N/A”, “See annex 2.” and nothing at all as answers.", language, next(flowing), compose(data),
            findings=[["section-placeholder", "/sections/innovation"], ["section-placeholder", "/sections/replicability"], ["section-empty", "/sections/awareness"]])  # fmt: skip
        data = text(next(slug))
        innovation = data["sections"].pop("innovation")
        data["sections"]["sustainability"] = data["sections"]["sustainability"].strip() + "\n\n" + innovation.strip()
        merged = compose(data)
        for part in merged.parts:
            if part.key == "sustainability":
                part.printed = MERGED[language]
                part.number, part.heading = part.printed.split(". ", 1)
        add("merged", "One heading for two sections, with both numbers.", language, next(flowing), merged, findings=[["section-missing", "/sections/innovation"]])
    unbroken = [
        ("en", "chromium", ["tea", "pumps", "harbour"], {}, True), ("es", "weasyprint", ["taller", "telares", "aljibes"], {}, False),
        ("fr", "typst", ["menuisiers", "couturieres", "piroguiers"], {"numbering": "none"}, False), ("pt", "reportlab", ["pescadoras", "creches", "catadores"], {}, True),
    ]  # fmt: skip
    for language, producer, names, options, letters in unbroken:
        several = [compose(name, label="ABC"[i] if letters else None, **options) for i, name in enumerate(names)]
        what = "Three nominations one after the other, the next beginning in mid page."
        found.append(Case(f"unbroken-{language}", what, producer, several, findings=[], notes=[["several-nominations", None]], extra={"unbroken": True, "css": "\n.next { break-before: auto !important; }"}))
    return found


__all__ = ["cases"]
