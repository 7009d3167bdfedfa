"""What a random nomination says: invented people and numbers, answers put together from the texts of the cases and samples."""

import functools
import random
import re
import sys
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "samples" / "sources"))
sys.dont_write_bytecode = True

from content import FOOTNOTE, FORMS, Block, blocks  # noqa: E402
from factors import Draw  # noqa: E402

KEYS = list(FORMS["en"]["headings"])
HEADER = ["title", "nominee", "country", "telephones", "faxes", "emails"]
LEAST = {"description": 40, "partners": 5, "horizontal_dimension": 20, "achievements": 20, "sustainability": 10, "innovation": 15, "replicability": 12, "areas_of_contribution": 3, "awareness": 6}

# A country in four languages, and its telephone and fax numbers: # is any figure, those before it are a real area's.
COUNTRIES = {
    "en": [("Kenya", "+254 20 271 ####", "+254 722 3## ###"), ("Zimbabwe", "+263 24 270 ####", "+263 77 214 ####"), ("Ghana", "+233 30 277 ####", "+233 24 461 ####"), ("Philippines", "+63 2 8527 ####", "+63 917 71# ####"), ("India", "+91 22 2567 ####", "+91 98200 #####"), ("South Africa", "+27 11 403 ####", "+27 82 55# ####"), ("Fiji", "+679 331 ####", "+679 992 ####"), ("Sri Lanka", "+94 11 258 ####", "+94 77 31# ####")],
    "es": [("Perú", "+51 1 427 ####", "+51 987 ### ###"), ("Bolivia", "+591 2 244 ####", "+591 71# #####"), ("México", "+52 55 5658 ####", "+52 55 4321 ####"), ("Colombia", "+57 601 342 ####", "+57 310 2## ####"), ("Uruguay", "+598 2401 ####", "+598 99 12# ###"), ("Ecuador", "+593 2 254 ####", "+593 99 41# ####")],
    "fr": [("Sénégal", "+221 33 82# ## ##", "+221 77 56# ## ##"), ("Burkina Faso", "+226 25 30 ## ##", "+226 70 23 ## ##"), ("Mali", "+223 20 22 ## ##", "+223 76 41 ## ##"), ("Bénin", "+229 01 21 31 ## ##", "+229 01 97 22 ## ##"), ("Maroc", "+212 522 27 ## ##", "+212 661 32 ## ##"), ("Tunisie", "+216 71 78# ###", "+216 98 31# ###")],
    "pt": [("Moçambique", "+258 21 42 ## ##", "+258 84 31# ####"), ("Angola", "+244 222 33 ## ##", "+244 923 41# ###"), ("Cabo Verde", "+238 261 4# ##", "+238 991 2# ##"), ("Brasil", "+55 11 3872 ####", "+55 11 98123 ####")],
}  # fmt: skip
FARAWAY = {"en": ["Kenya", "Nepal", "Zambia", "Viet Nam"], "es": ["Paraguay", "Honduras", "Chile"], "fr": ["Niger", "Togo", "Cameroun"], "pt": ["Guiné-Bissau", "Timor-Leste", "São Tomé e Príncipe"]}


@functools.cache
def words(language: str) -> dict[str, Any]:
    """The words of words/<language>.toml."""
    return tomllib.loads((HERE / "words" / f"{language}.toml").read_text("utf-8"))


@functools.cache
def pool(language: str) -> list[tuple[str, str, dict[str, list[Block]]]]:
    """The texts of a language that are clean and of the first form: (slug, title, key → blocks)."""
    found = []
    for folder in ("tests/cases/texts", "samples/sources/nominations"):
        for path in sorted((ROOT / folder).glob("*.toml")):
            data = tomllib.loads(path.read_text("utf-8"))
            if data["language"] != language or data.get("form") or data.get("findings") or path.stem in ("german", "italian", "markup"):
                continue
            sections = {}
            for key, text in data["sections"].items():
                if key in LEAST and isinstance(text, str):
                    text = FOOTNOTE.sub("", text).replace("→", "-")
                    if text.isprintable() or all(c in "\n" or c.encode("cp1252", "ignore") for c in text):
                        sections[key] = blocks(text)
            found.append((path.stem, data["title"], sections))
    return found


def sentences(text: str) -> list[str]:
    """A paragraph cut at its full stops; what may be an abbreviation is not cut."""
    return re.split(r"(?<=[a-zà-ÿ)]{3}[.;])\s+(?=[A-ZÀ-Ý¿«“])", text.replace("\n", " "))


@dataclass
class Person:
    """Somebody invented."""

    name: str
    honorific: str
    function: str
    organisation: str
    telephone: str
    email: str

    def line(self) -> str:
        """Honorific, name, function, organisation."""
        return f"{self.honorific} {self.name}, {self.function}, {self.organisation}".strip()


@dataclass
class Section:
    """One section as printed; `key` is None outside the form. `optional` texts may be read as a part of the answer or not."""

    key: str | None
    number: str
    heading: str
    blocks: list[Block]
    before: list[str] = field(default_factory=list)  # lines of the form or portal before the answer, no part of it
    optional: str = ""  # a line before the answer that may count as a part of it
    after: list[str] = field(default_factory=list)

    def words(self) -> int:
        return sum(len(line.split()) for block in self.blocks for line in block.lines)


@dataclass
class Nomination:
    """All that is printed of one nomination, and its truth."""

    language: str
    title: str
    nominee: Person | None
    country: str
    telephones: list[str]
    faxes: list[str]
    emails: list[str]
    header: list[tuple[str, str, list[str]]]  # (key, label, values); key `extra` outside the form
    sections: list[Section]
    words: dict[str, Any]
    findings: list[list[Any]]
    date: str
    office: str
    office_tel: str
    office_mail: str
    annex: Section | None = None
    closing: str = ""
    town: str = ""
    number: int = 0
    may_stay: list[str] = field(default_factory=list)


def dial(pattern: str, rng: random.Random, values: str) -> str:
    """A number of a pattern, grouped as its writer groups it."""
    number = re.sub("#", lambda _: str(rng.randrange(2, 9)), pattern)
    if values == "with-hyphens":
        head, *rest = number.split(" ")
        return head + " " + "-".join(rest)
    if values == "with-brackets" and number.count(" ") > 2:
        head, area, *rest = number.split(" ")
        return f"{head} ({area}) {' '.join(rest)}"
    return number


def fold(name: str) -> str:
    """A name as it is in an address."""
    import unicodedata

    return re.sub(r"[^a-z]+", "", unicodedata.normalize("NFD", name.lower()))


def person(language: str, rng: random.Random, country: tuple[str, str, str], values: str) -> Person:
    """Somebody with an office in a country."""
    w = words(language)
    given, family = rng.choice(w["given"]), rng.choice(w["family"])
    organisation = rng.choice(w["organisations"]).format(rng.choice(w["fields"]))
    mail = rng.choice(["{g}.{f}@{h}", "{f}@{h}", "{i}.{f}@{h}", "{i}{f}@{h}", "{f}_{g}@{h}"]).format(g=fold(given), f=fold(family), i=fold(given)[0], h=rng.choice(["example.org", "example.net", "office.example.org", "mail.example.com"]))
    return Person(f"{given} {family}", rng.choice(w["honorifics"]), rng.choice(w["functions"]), organisation, dial(country[1], rng, values), mail)


def answer(language: str, key: str, rng: random.Random, first: str | None, used: set[str]) -> list[Block]:
    """An answer: the paragraphs of one text, or sentences of several, recombined."""
    texts = [t for t in pool(language) if key in t[2]]
    own = next((t for t in texts if t[0] == first), None)
    source = own or rng.choice(texts)
    found = [Block(b.kind, list(b.lines)) for b in source[2][key]]
    if not own and rng.random() < 0.6 and key != "areas_of_contribution":
        others = [t for t in texts if t[0] != source[0]]
        more = [s for t in rng.sample(others, min(2, len(others))) for b in t[2][key] if b.kind != "list" for s in sentences(" ".join(b.lines))]
        more = [s for s in more if s.endswith(".") and 5 < len(s.split()) < 40 and s not in used]
        chosen = more[: rng.choice([1, 2, 3])]
        used.update(chosen)
        if chosen:
            if rng.random() < 0.5 or found[-1].kind == "list":
                found.append(Block("paragraph", [" ".join(chosen)]))
            else:
                found[-1] = Block("paragraph", [" ".join([*found[-1].lines, *chosen])])
    return found


def partners(language: str, rng: random.Random, country: str) -> list[Block]:
    """Two or three partners with their countries, as sentences or as a list."""
    w = words(language)
    abroad = rng.choice([c for c in FARAWAY[language] if c != country])
    names = [rng.choice(w["organisations"]).format(f) for f in rng.sample(w["fields"], 3)]
    if rng.random() < 0.4:
        return [Block("list", [f"{names[0]}, {country}", f"{names[1]}, {abroad}", f"{names[2]}, {abroad}"])]
    return [Block("paragraph", [rng.choice(w["partner"]).format(names[0], country, names[1], abroad, rng.randrange(2009, 2023))])]


def compose(draw: Draw) -> Nomination:
    """Everything that a nomination says, from its draw. Its form on the page is not yet decided."""
    language = draw["language"]
    w, form = words(language), FORMS[language]
    rng = draw.rng("people")
    country = rng.choice(COUNTRIES[language])
    values = draw["values"]
    nominee = person(language, rng, country, values)
    mobile = dial(country[2], rng, values)
    telephones = [nominee.telephone] + [mobile] * (values in ("two-semicolon", "two-slash", "two-lines"))
    emails = [nominee.email] + ([f"office.{fold(nominee.name.split()[-1])}@example.org"] if values == "two-semicolon" else [])
    faxes = [dial(country[1], rng, values)] if rng.random() < 0.5 else []
    second, third = person(language, rng, country, values), person(language, rng, country, values)
    date = w["date"].format(rng.randrange(2, 29))
    office = person(language, rng, country, "plain")
    rng = draw.rng("texts")
    text = rng.choice([t for t in pool(language) if {"description", "horizontal_dimension"} <= set(t[2])])
    used: set[str] = set()
    sections = []
    for i, key in enumerate(KEYS):
        if key == "partners":
            content = partners(language, rng, country[0])
        elif key == "contacts":
            content = [Block("people", [])]
        elif key == "ilo_contacts":
            content = blocks(form["ilo_contacts"])
        else:
            content = answer(language, key, rng, text[0] if key in ("description", "horizontal_dimension") else None, used)
        sections.append(Section(key, "", heading(draw, i), content))
    n = Nomination(language, text[1], nominee, country[0], telephones, faxes, emails, [], sections, w, [], date,
                   office.organisation, office.telephone, "office@" + rng.choice(["example.org", "example.net"]))  # fmt: skip
    n.town, n.number = rng.choice(w["towns"]), rng.randrange(1000, 9999)
    defects(n, draw)
    people(n, draw, [p for p in (nominee, second, third)[: rng.choice([1, 2, 2, 3])]])
    if draw["after"] == "annex":
        title, *rest = w["annex"]
        n.annex = Section(None, "", title, [Block("paragraph", [t.format(date=date)]) for t in rest])
    elif draw["after"] == "closing":
        n.closing = rng.choice(w["closing"]).format(n.town, date)
    elif draw["after"] == "signature":
        n.closing = "\n".join(w["signature"]).format(n.town, date)
    elif draw["after"] == "thanks":
        n.closing = w["thanks"]
    style(n, draw)
    n.header = header(n, draw)
    number(n, draw)
    return n


def heading(draw: Draw, i: int) -> str:
    """The i-th heading as it is worded."""
    language, wording = draw["language"], draw["headings"]
    w = words(language)
    printed = list(FORMS[language]["headings"].values())[i]
    if wording in w["headings"]:
        return w["headings"][wording][i]
    if wording == "with-limit":
        return f"{printed} {w['limit']}"
    if wording == "two-languages":
        other = "fr" if language == "en" else "en"
        return f"{printed} / {list(FORMS[other]['headings'].values())[i]}"
    return printed + (" *" if wording == "required-star" else "")


ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]


def number(n: Nomination, draw: Draw) -> None:
    """Gives the sections their numbers; a missing section leaves a gap."""
    style, w = draw["numbers"], n.words
    for section in n.sections:
        i = KEYS.index(section.key or "") + 1
        section.number = {
            "arabic": f"{i}.", "paren": f"{i})", "roman": f"{ROMAN[i - 1]}.", "section": f"{w['section_word']} {i} –", "unnumbered": "",
            "question-q": f"Q{i}.", "letters": f"{'abcdefghijk'[i - 1]})", "bare": f"{i}", "both-parens": f"({i})", "dash-stop": f"{i}.-",
            "zero": f"{i:02}", "bar": f"{i} |", "sign": f"§ {i}", "of-eleven": f"{i}/11", "decimal": f"2.{i}", "counted-on": f"{i + len(n.header)}.",
        }[style]  # fmt: skip


def defects(n: Nomination, draw: Draw) -> None:
    """Takes something away or spoils it, and says which finding is due."""
    rng, defect = draw.rng("defects"), draw["defect"]
    if defect == "no-nominee":
        n.nominee = None
        n.findings.append(["nominee-missing", "/nominee"])
    elif defect == "no-country":
        n.country = ""
        n.findings.append(["country-missing", "/country"])
    elif defect == "no-telephone":
        n.telephones = []
        n.findings.append(["telephone-missing", "/telephones"])
    elif defect == "no-email":
        n.emails = []
        n.findings.append(["email-missing", "/emails"])
    elif defect == "malformed-email":
        user, host = n.emails[0].split("@")
        n.emails = [rng.choice([f"{user}@example", f"{user}.example.org", f"{user}@@example.org", f"{user}@example,org", f"{user}@.org"])]
        n.findings.append(["email-malformed", "/emails/0"])
    elif defect in ("placeholder", "empty", "no-section"):
        section = rng.choice([s for s in n.sections[2:9] if s.key != "description"])
        pointer = f"/sections/{section.key}"
        if defect == "placeholder":
            section.blocks = [Block("paragraph", [rng.choice(n.words["placeholders"])])]
            n.findings.append(["section-placeholder", pointer])
        elif defect == "empty":
            section.blocks = []
            n.findings.append(["section-empty", pointer])
        else:
            n.sections.remove(section)
            n.findings.append(["section-missing", pointer])


def people(n: Nomination, draw: Draw, persons: list[Person]) -> None:
    """The contacts as the nominee writes them."""
    section = next(s for s in n.sections if s.key == "contacts")
    how, w, rng = draw["contact"], n.words, draw.rng("contacts")
    tel = rng.choice(w["contact_tel"])
    if how in ("contact-blocks", "contact-cards"):
        content = [Block("address", [f"{p.honorific} {p.name}", p.function, p.organisation, rng.choice(w["street"]), tel.format(p.telephone), p.email]) for p in persons]
    elif how == "contact-table":
        content = [Block("table", [f"{p.honorific} {p.name} | {p.function} | {p.telephone} | {p.email}" for p in persons])]
    elif how == "contact-labels":
        labels = FORMS[n.language]["labels"]
        content = [Block("address", [f"{p.line()}", f"{labels['telephones']}: {p.telephone}", f"{labels['emails']}: {p.email}"]) for p in persons]
    else:
        content = [Block("paragraph", [f"{p.line()}, {tel.format(p.telephone)}, {p.email}"]) for p in persons]
    section.blocks = content


PROSE = ("description", "horizontal_dimension", "achievements", "sustainability", "innovation", "replicability", "awareness")


def style(n: Nomination, draw: Draw) -> None:
    """Answers in the way in which this nominee writes all or some of them."""
    how, rng, w = draw["answer"], draw.rng("answers"), n.words
    prose = [s for s in n.sections if s.key in PROSE and s.words() > 8]
    if how in ("bullets", "dashes", "numbers-inside"):
        for s in rng.sample(prose, min(3, len(prose))):
            parts = [x for b in s.blocks for x in (b.lines if b.kind == "list" else sentences(" ".join(b.lines)))]
            if len(parts) > 1:
                lead = [Block("paragraph", parts[:1])] if len(parts) > 2 and parts[0].endswith(".") and rng.random() < 0.5 else []
                items = parts[1:] if lead else parts
                if how == "numbers-inside":
                    s.blocks = lead + [Block("numbered", [f"{i}. {x}" for i, x in enumerate(items, 1)])]
                else:
                    s.blocks = lead + [Block("list", items)]
    elif how in ("table-ruled", "table-unruled"):
        s = next((s for s in n.sections if s.key == "achievements" and s.words() > 8), None)
        if s:
            counts = [rng.randrange(3, 900) for _ in range(6)]
            rows = [" | ".join(c.format(*counts) for c in row) for row in w["table"]]
            s.blocks = [*s.blocks, Block("paragraph", [w["table_lead"]]), Block("table", rows)]
    elif how == "quoted-question":
        for s in prose:
            s.optional = w["headings"]["question"][KEYS.index(s.key or "")]
    elif how == "answer-word":
        for s in n.sections:
            s.before = [w["answer_word"]]
    elif how == "guillemets":
        for s in rng.sample(prose, min(3, len(prose))):
            for b in s.blocks:
                if b.kind == "paragraph":
                    b.lines = [f"«{' '.join(b.lines)}»"]
    elif how == "subheads":
        s = next((s for s in prose if s.key == "description"), None)
        if s:
            found: list[Block] = []
            for i, b in enumerate(s.blocks):
                found += ([Block("subheading", [w["subheads"][i]])] if i < 3 else []) + [b]
            s.blocks = found
    if draw["over"] in ("counters", "portal-links"):
        for s in n.sections:
            s.after = [w["words_counter"].format(s.words()) if draw["over"] == "counters" else w["to_top"]]


def header(n: Nomination, draw: Draw) -> list[tuple[str, str, list[str]]]:
    """The header's lines in their order, with the labels of this nominee."""
    language, choice = n.language, draw["words"]
    w, own = n.words, FORMS[language]["labels"]
    rng = draw.rng("labels")
    labels = dict(zip(HEADER, w["labels"].get(choice, [own[k] for k in HEADER]), strict=True))
    if choice == "bilingual":
        other = FORMS["fr" if language == "en" else "en"]["labels"]
        labels = {k: v if v == other[k] else f"{v} / {other[k]}" for k, v in labels.items()}
    elif choice == "starred":
        labels = {k: v + " *" if k != "faxes" else v for k, v in labels.items()}
    elif choice == "hinted":
        labels = {k: f"{v} {h}" for (k, v), h in zip(list(labels.items())[1:], w["hint"], strict=True)} | {"title": labels["title"]}
    elif choice == "icons":
        labels |= {"telephones": "☎", "emails": "✉"}
    join = {"two-slash": " / ", "two-lines": "\n"}.get(draw["values"], "; ")
    values = {"nominee": nominee_lines(n, draw), "country": [n.country] if n.country else []}
    for key in ("telephones", "faxes", "emails"):
        listed = getattr(n, key)
        values[key] = (list(listed) if join == "\n" else [join.join(listed)]) if listed else []
    order = HEADER[1:]
    if draw["fields"] == "any-order":
        rng.shuffle(order)
    elif draw["fields"] != "form-order":
        first = {"email-first": "emails", "country-first": "country", "telephone-first": "telephones"}[draw["fields"]]
        order = [first, *(k for k in order if k != first)]
    lines = [(k, labels[k], values[k]) for k in order if values[k]]
    if draw["title"] == "title-label":
        lines.insert(0, ("title", labels["title"], [n.title]))
    extra = rng.sample(w["labels"]["extra"], 2)
    extra = [("extra", label, [value.format(date=n.date, street=rng.choice(w["street"]), town=n.town, n=n.number)]) for label, value in extra]
    if draw["extra"] == "extra-one":
        lines.append(extra[0])
    elif draw["extra"] == "extra-two":
        lines += extra
    elif draw["extra"] == "extra-between":
        lines[2:2] = extra
    if draw["numbers"] == "counted-on":
        lines = [(k, f"{i}. {label}", v) for i, (k, label, v) in enumerate(lines, 1)]
    elif choice == "lettered":
        lines = [(k, f"{'abcdefghi'[i]}) {label}", v) for i, (k, label, v) in enumerate(lines)]
    return lines


def printed_title(n: Nomination, draw: Draw) -> str:
    """The title as printed."""
    how = draw["title"]
    if how == "title-capitals":
        return n.title.upper()
    if how == "title-quoted":
        return f"“{n.title}”" if n.language == "en" else f"«{n.title}»"
    return "B. " + n.title if how == "title-lettered" else n.title


def nominee_lines(n: Nomination, draw: Draw) -> list[str]:
    """The nominee's value, on one line or on three."""
    p = n.nominee
    if not p:
        return []
    if draw["values"] == "nominee-three-lines":
        return [f"{p.honorific} {p.name},", f"{p.function},", p.organisation]
    return [p.line()]


def truth(n: Nomination, draw: Draw) -> dict[str, Any]:
    """The truth in the format of tests/cases, with `factors`, `seed`, `variants`: other readings of a section that are as
    right, and `may_stay`: lines at the edges of one page that may be left in an answer."""
    sections, variants = {}, {}
    for s in n.sections:
        plain = [line for b in s.blocks for line in (["\n".join(b.lines)] if b.kind in ("paragraph", "address") else b.lines)]
        sections[s.key] = plain
        if s.optional and plain:
            variants[s.key] = [[s.optional, *plain]]
    p = n.nominee
    more = [{"number": None, "heading": n.annex.heading, "paragraphs": [b.lines[0] for b in n.annex.blocks]}] if n.annex else []
    answer: dict[str, Any] = {
        "label": "B" if draw["title"] == "title-lettered" else None, "title": n.title,
        "nominee": {"text": p.line(), "honorific": p.honorific, "name": p.name, "function": p.function, "organisation": p.organisation} if p else None,
        "country": n.country or None, "telephones": n.telephones, "faxes": n.faxes, "emails": n.emails,
        "sections": sections, "additional_sections": more,
        "order": [*sections, *(["additional_sections/0"] if more else [])], "language": n.language, "footnotes": [],
    }  # fmt: skip
    if draw["title"] in ("title-capitals", "title-quoted"):
        answer["title_as_printed"] = printed_title(n, draw)
    if n.closing:
        answer["closing"] = n.closing
    return {
        "what": f"random nomination {draw.seed}", "producer": draw["font"], "kind": "nomination", "nominations": [answer],
        "findings": n.findings, "allowed": [["one-country-only", None]], "password": None,
        "seed": draw.seed, "factors": draw.values, "variants": variants, "may_stay": n.may_stay,
    }  # fmt: skip
