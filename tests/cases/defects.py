"""Part C, the rules: nominations with exactly one defect, and clean ones with natural oddities.

A defective case is named <rule>-<what>-<language>; its `findings` hold the one error or warning that must come. Names that
begin with `clean-` have nothing wrong by the form.
"""

import io
import random
import re
import subprocess
import zipfile
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Any

from layout import DECOY, dairy, plain, salt, seed, surgery
from mapping import SMALL_FONTS, straight
from model import KEYS, Case, Printed, compose, running, text

Data = dict[str, Any]
PRODUCERS = ["libreoffice", "weasyprint", "reportlab", "pdflatex", "chromium", "typst"]
BASES = {
    "en": ["bricks", "tea", "lagoon", "kitchens", "homecare", "buses", "pumps", "quarry", "seed", "dairy", "salt", "harbour"],
    "es": ["taller", "aljibes", "telares"],
    "fr": ["menuisiers", "piroguiers", "couturieres"],
    "pt": ["creches", "catadores", "pescadoras"],
}
# One line that breaks off in mid-sentence, per language.
CUT = {
    "en": "Since the second year the two sides have also kept a common fund, from which the tools that are lost on the way are",
    "es": "Desde el segundo año las dos partes mantienen además un fondo común, con el que se reponen las herramientas que se",
    "fr": "Depuis la deuxième année, les deux parties tiennent en outre une caisse commune, avec laquelle on remplace les outils qui",
    "pt": "Desde o segundo ano as duas partes mantêm também um fundo comum, com o qual se repõem as ferramentas que se",
}
KINDS = {
    "en": "The partners are several ministries, two universities, trade unions, employers and a number of non-governmental organisations.",
    "es": "Los socios son varios ministerios, dos universidades, sindicatos, empleadores y algunas organizaciones no gubernamentales.",
    "fr": "Les partenaires sont plusieurs ministères, deux universités, des syndicats, des employeurs et quelques organisations non gouvernementales.",
    "pt": "Os parceiros são vários ministérios, duas universidades, sindicatos, empregadores e algumas organizações não governamentais.",
}
OTHER_LANGUAGE = {"en": ("taller", "achievements"), "es": ("quarry", "achievements"), "fr": ("catadores", "achievements"), "pt": ("piroguiers", "achievements")}


def base(slug: str) -> Data:
    """A text without defects."""
    data = {"seed": seed, "dairy": dairy, "salt": salt}.get(slug, lambda: text(slug))()
    data["findings"] = []
    return data


class Shelf:
    """Deals out texts and producers in turn and gathers cases."""

    def __init__(self) -> None:
        self.cases: list[Case] = []
        self.slugs = {language: cycle(names) for language, names in BASES.items()}
        self.producers = cycle(PRODUCERS)

    def data(self, language: str, slug: str | None = None) -> Data:
        return base(slug or next(self.slugs[language]))

    def defect(
        self, rule: str, name: str, language: str, what: str, pointer: str | None, change: Callable[[Data], object] | None = None,
        slug: str | None = None, producer: str | None = None, after: list | None = None, note: bool = False, composed: dict | None = None, **options,
    ) -> Case:  # type: ignore[no-untyped-def, type-arg]
        """One case with one finding; `change` alters the text in place."""
        data = self.data(language, slug)
        if change:
            change(data)
        printed = options.pop("printed", None) or compose(data, **(composed or {}))
        producer = producer or next(self.producers)
        finding = [rule, pointer]
        case = Case(f"{rule}-{name}-{language}", what, producer, [printed], after=after or [],
                    findings=[] if note else [finding], notes=[finding] if note else [], open_truth=True, **options)  # fmt: skip
        self.cases.append(case)
        return case


def put(section: str, content: str) -> Callable[[Data], None]:
    """Another text for a section."""
    return lambda data: data["sections"].update({section: content})


def field(key: str, value: Any) -> Callable[[Data], None]:
    """Another value for a header field."""
    return lambda data: data.update({key: value})


def nominee(**parts: str | None) -> Callable[[Data], None]:
    """Other parts of the nominee; None takes one away."""

    def change(data: Data) -> None:
        data["nominee"] = {k: v for k, v in (data["nominee"] | parts).items() if v is not None}

    return change


def swap(*pairs: tuple[str, str]) -> Callable[[Data], None]:
    """Words replaced in all sections."""

    def change(data: Data) -> None:
        for old, new in pairs:
            assert any(old in s for s in data["sections"].values()), old
            data["sections"] = {k: v.replace(old, new) for k, v in data["sections"].items()}

    return change


def both(*changes: Callable[[Data], object]) -> Callable[[Data], None]:
    """Changes one after the other."""

    def change(data: Data) -> None:
        for one in changes:
            one(data)

    return change


def copied(source: str, target: str) -> Callable[[Data], None]:
    """One section's text in another section as well."""
    return lambda data: data["sections"].update({target: data["sections"][source]})


def lengthened(section: str, more: str, key: str | None = None) -> Callable[[Data], None]:
    """A paragraph more."""

    def change(data: Data) -> None:
        data["sections"][section] = data["sections"][section].strip() + "\n\n" + more + "\n"

    return change


def moved(key: str, after: str | None) -> list[str]:
    """The form's order with one section elsewhere."""
    order = [k for k in KEYS if k != key]
    order.insert(order.index(after) + 1 if after else 0, key)
    return order


def documents(shelf: Shelf) -> None:
    """Defects of the file as a whole."""
    anything = {"allowed": [["*", None]]}
    lost = {"kind": "not_processed"}

    def file(rule: str, name: str, what: str, make: Callable[[Case, Path, Path], None], **options) -> None:  # type: ignore[no-untyped-def]
        shelf.cases.append(Case(f"{rule}-{name}", what, options.pop("producer", "by hand"), make=make, findings=[[rule, None]], open_truth=True, **{**lost, **options}))

    file("file-not-readable", "empty", "No bytes at all.", lambda c, w, t: t.write_bytes(b""))
    file("file-not-readable", "docx", "A Word document under the wrong name.", docx)
    file("file-not-readable", "html", "A web page saved under the name of a PDF.", lambda c, w, t: t.write_text("<!DOCTYPE html>\n<html><head><title>Nomination</title></head><body><p>Please sign in to download this file.</p></body></html>\n"))
    file("file-not-readable", "no-pages", "A correct file whose page tree is empty.", no_pages)
    file("file-not-readable", "noise", "The header of a PDF and 20 kB of noise.", lambda c, w, t: t.write_bytes(b"%PDF-1.4\n" + random.Random(7).randbytes(20000)))
    for bits, slug, producer in (("256", "bricks", "reportlab"), ("128", "taller", "weasyprint")):
        shelf.defect("file-encrypted", f"bits{bits}", base(slug)["language"], "A password is needed that nobody gave.", None, slug=slug, producer=producer,
                     after=[surgery("encrypt", bits, *(["--use-aes=y"] if bits == "128" else []), password="not given")], kind="not_processed")  # fmt: skip
    shelf.defect("file-over-limit", "pages", "en", "Three pages where two are accepted.", None, slug="harbour", producer="reportlab", arguments=["--max-pages", "2"], **anything)
    shelf.defect("file-over-limit", "bytes", "fr", "More bytes than are accepted.", None, slug="piroguiers", producer="libreoffice", arguments=["--max-bytes", "20000"], **anything)
    for slug, producer in (("quarry", "pdflatex"), ("telares", "weasyprint"), ("catadores", "libreoffice")):
        shelf.defect("file-damaged", "stream", base(slug)["language"], "The compressed content of the second page is overwritten from the middle on.", None, slug=slug, producer=producer, after=[spoil_stream], **anything)
    shelf.defect("file-damaged", "page", "en", "The page tree names a page that is not in the file.", None, slug="harbour", producer="reportlab", make=plain(), after=[surgery("data", lose_page)], **anything)
    shelf.defect("no-text-layer", "scanned", "en", "Grey pictures of pages.", None, slug="kitchens", producer="weasyprint", after=[scanned], **lost)
    shelf.defect("no-text-layer", "outlines", "pt", "The text is drawn as curves.", None, slug="pescadoras", producer="reportlab", after=[outlined], **lost)
    file("no-text-layer", "blank", "Three blank pages.", blank, producer="pypdf")
    shelf.defect("text-garbled", "private-use", "es", "ToUnicode leads into the private use area.", None, slug="aljibes", producer="reportlab", make=plain(), after=[surgery("type3", "private")], **anything)
    shelf.defect("text-garbled", "replacement", "fr", "ToUnicode says U+FFFD for every code.", None, slug="couturieres", producer="reportlab", make=plain(), after=[surgery("type3", "replacement")], **anything)
    shelf.defect("text-garbled", "nameless", "pt", "Glyphs with meaningless names and no ToUnicode.", None, slug="pescadoras", producer="reportlab", make=plain(), after=[surgery("recode", "blind")], **anything)
    words = DECOY.encode()
    for name, content, slug in (
        ("white", b"1 1 1 rg BT /Decoy 10 Tf 90 50 Td (%s) Tj ET" % words, "telares"),
        ("mode-3", b"BT 3 Tr /Decoy 10 Tf 90 50 Td (%s) Tj ET" % words, "menuisiers"),
        ("tiny", b"BT /Decoy 0.8 Tf 90 50 Td (%s) Tj ET" % words, "creches"),
        ("off-page", b"BT /Decoy 10 Tf 90 -60 Td (%s) Tj ET" % words, "buses"),
    ):
        shelf.defect("hidden-text", name, base(slug)["language"], f"A sentence that no reader sees ({name}).", None, slug=slug, producer="reportlab", after=[surgery("decoy", content)])
    shelf.defect("active-content", "launch", "en", "Starts a program when opened.", None, slug="lagoon", producer="chromium", after=[whole_change(launch)])
    shelf.defect("active-content", "script", "es", "Runs a script when opened.", None, slug="taller", producer="typst", after=[whole_change(script)])
    shelf.defect("active-content", "named-script", "pt", "Runs a script of the document's name tree when opened.", None, slug="creches", producer="libreoffice", after=[whole_change(named_script)])
    for name, language, lines in (("letter", "en", LETTER), ("minutes", "fr", MINUTES)):
        printed = Printed({"language": language, "title": None, "findings": []}, None, None, [], [], None, {})
        shelf.cases.append(Case(f"not-this-form-{name}-{language}", "Something else than the form.", next(shelf.producers), [printed], front=lines, kind="unrecognised",
                                findings=[["not-this-form", None]], open_truth=True))  # fmt: skip
    also = [["section-language", None], ["one-country-only", None], ["partners-not-named", None]]
    for slug, name in (("german", "German"), ("italian", "Italian")):
        shelf.defect("language-not-accepted", slug, "en", f"The answers are in {name}, which is not among the call's languages.", None, slug=slug, allowed=also)
    shelf.defect("text-not-placed", "letter", "en", "Two pages of a covering letter before the nomination.", None, slug="kitchens", producer="chromium", front=LETTER * 2)
    shelf.defect("text-not-placed", "letter", "fr", "Three pages of minutes before the nomination.", None, slug="piroguiers", producer="libreoffice", front=MINUTES * 3)
    shelf.defect("several-nominations", "two", "en", "Two nominations in one file.", None, note=True, slug="tea", producer="weasyprint")
    shelf.cases[-1].nominations.append(compose("lagoon"))
    shelf.defect("answers-in-widgets", "form", "es", "The answers are in fillable fields.", None, note=True, producer="fillable", printed=compose(straight(text("telares"))))


def headers(shelf: Shelf) -> None:
    """Defects of the header block."""
    defect = shelf.defect
    for language in ("en", "es", "pt"):
        defect("title-missing", "none", language, "No title before the header block.", "/title", field("title", None))
    for language in ("en", "fr"):
        defect("nominee-missing", "line", language, "No line for the nominee.", "/nominee", field("nominee", None))
    defect("nominee-missing", "empty", "es", "The nominee's label stands there without a name.", "/nominee", both(field("nominee", None), field("more_header", {"nominee": [""]}),
           field("header_order", ["nominee", "country", "telephones", "faxes", "emails"])))  # fmt: skip
    for language in ("en", "pt"):
        defect("nominee-without-affiliation", "name", language, "A name and nothing else.", "/nominee", nominee(function=None, organisation=None))
    defect("nominee-without-affiliation", "country", "fr", "A name and a country.", "/nominee", nominee(function=None, organisation="Madagascar"), slug="couturieres")
    for language in ("en", "es", "fr"):
        defect("country-missing", "line", language, "No country line.", "/country", field("country", None))
    for language, slug, value in (("en", "tea", "Malavvi"), ("es", "aljibes", "Sierra del Sur"), ("pt", "creches", "Ilhas do Sotavento"), ("fr", "piroguiers", "Sénégalie")):
        defect("country-unknown", "name", language, "The country line holds no country's name.", "/country", field("country", value), slug=slug)
    for language, slug, country, organisation in (
        ("en", "harbour", "Sri Lanka", "Association of Fish Smokers of Ghana"), ("es", "taller", "Paraguay", "Red de Talleres Abiertos del Ecuador"),
        ("fr", "menuisiers", "Togo", "Union des menuisiers du Burkina Faso"), ("pt", "catadores", "Angola", "Cooperativa Balança Comum do Brasil"),
    ):  # fmt: skip
        defect("country-conflict", "affiliation", language, "The country line names one country, affiliation and telephone another.", None,
               both(field("country", country), nominee(organisation=organisation)), slug=slug)  # fmt: skip
    for language, slug, country in (("es", "taller", "Paraguay"), ("fr", "menuisiers", "Togo")):
        one = defect("country-conflict", "telephone", language, "Only the telephone speaks against the country line: a finding is right, and so is silence.", None, field("country", country), slug=slug)
        one.allowed, one.findings = one.findings or [], []
    for language in ("en", "pt"):
        defect("telephone-missing", "line", language, "No telephone line.", "/telephones", field("telephones", []))
    for language, slug, value in (("en", "bricks", "+977 1 441 TWO SIX"), ("es", "aljibes", "+51 54"), ("fr", "piroguiers", "+221 33 961 48 17 20 35 44 81"), ("pt", "catadores", "a combinar")):
        defect("telephone-malformed", "value", language, f"The telephone number is “{value}”.", "/telephones/0", field("telephones", [value]), slug=slug)
    for language, slug, value in (("en", "homecare", "+1 868 125 4417"), ("es", "telares", "+502 1761 4820"), ("fr", "menuisiers", "+226 15 30 84 17"), ("pt", "creches", "+238 161 48 17")):
        defect("telephone-not-in-plan", "range", language, "A number of a possible length that the plan does not have.", "/telephones/0", field("telephones", [value]), slug=slug)
    for language, slug, value in (("es", "taller", "+59 32 254 8170"), ("en", "pumps", "+96 26 464 8172")):
        defect("telephone-not-in-plan", "grouping", language, "The printed groups cut the calling code.", "/telephones/0", field("telephones", [value]), slug=slug)
    for language in ("en", "fr"):
        defect("email-missing", "line", language, "No e-mail line.", "/emails", field("emails", []))
    for language, slug, value in (
        ("en", "harbour", "efua.anim-kessie(at)example.org"), ("es", "telares", "ixchel@example"), ("fr", "couturieres", "clemence@@example.net"),
        ("pt", "pescadoras", "aurelio.example.net"), ("en", "tea", "limbani@example.con"), ("en", "kitchens", "chau@.com"),
    ):  # fmt: skip
        name = "value" if language != "en" else re.sub(r"\W+", "-", value.split("@")[-1].split("(")[0]).strip("-")
        defect("email-malformed", name, language, f"The e-mail address is “{value}”.", "/emails/0", field("emails", [value]), slug=slug)
    for language, slug, value in (("en", "quarry", "c.mwandasi@example.com"), ("pt", "pescadoras", "aurelio@example.com")):
        defect("email-suspicious", "reserved", language, "The e-mail's host is reserved for examples, and the configuration does not allow it.", "/emails/0",
               field("emails", [value]), slug=slug, config="nomcheck-strict.toml")  # fmt: skip
    for language, key, value in (("en", "telephones", "+233 24 455 0917"), ("es", "country", "Bolivia"), ("fr", "emails", "secretariat@example.com")):
        slug = {"en": "harbour", "es": "aljibes", "fr": "menuisiers"}[language]
        allowed = [["country-conflict", None]] if key == "country" else []
        one = both(field(key, base(slug)[key][:1]), field("more_header", {f"{key}+": [value]})) if key != "country" else field("more_header", {"country+": [value]})
        defect("field-repeated", key, language, "One label stands twice with different values.", None, one, slug=slug, allowed=allowed)
    defect("fax-malformed", "value", "en", "The fax number holds a word.", None, field("faxes", ["+1 868 678 ask"]), slug="homecare", note=True)
    defect("fax-malformed", "range", "pt", "The fax number is not one of the plan.", None, field("faxes", ["+55 71 1248 4818"]), slug="catadores", note=True)


def sections(shelf: Shelf) -> None:
    """Defects of the sections."""
    defect = shelf.defect
    for language, key in (("en", "innovation"), ("es", "contacts"), ("fr", "replicability"), ("pt", "ilo_contacts"), ("en", "areas_of_contribution")):
        defect("section-missing", key.replace("_", "-"), language, f"Section “{key}” is not there; the others keep their numbers.", f"/sections/{key}",
               composed={"order": [k for k in KEYS if k != key]})  # fmt: skip
    for language, key in (("en", "sustainability"), ("es", "innovation"), ("pt", "awareness"), ("fr", "achievements")):
        defect("section-empty", key, language, "A heading without text.", f"/sections/{key}", put(key, ""))
    for name, language, key, content in (
        ("na", "en", "innovation", "N/A"), ("tbd", "en", "sustainability", "To be determined."), ("dots", "fr", "replicability", "…………………………………………………………"),
        ("annex", "es", "achievements", "Véase el anexo."), ("nothing", "fr", "innovation", "Sans objet"), ("lorem", "en", "awareness", "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua."),
        ("instruction", "en", "partners", "Please list the main partners."), ("to-fill", "pt", "sustainability", "A preencher"), ("attached", "en", "horizontal_dimension", "See attached"),
    ):  # fmt: skip
        also = {"allowed": [["partners-not-named", "/sections/partners"]]} if key == "partners" else {}
        defect("section-placeholder", name, language, f"The section says only “{content[:40]}”.", f"/sections/{key}", put(key, content), **also)
    for language, key, content in (
        ("en", "innovation", "It is entirely new in the region."), ("es", "achievements", "Se lograron muy buenos resultados."), ("fr", "sustainability", "La caisse paie tout."),
        ("pt", "replicability", "Pode ser repetida noutros lugares."), ("en", "horizontal_dimension", "Both countries decide together on everything."),
    ):  # fmt: skip
        defect("section-too-short", key.replace("_", "-"), language, "Fewer words than the form expects.", f"/sections/{key}", put(key, content))
    for language, content in (("en", "https://example.org/about-us/our-work"), ("es", "Véase www.example.org/difusion"), ("pt", "https://www.example.com/iniciativa")):
        defect("section-only-link", "awareness", language, "A link stands for the answer.", "/sections/awareness", put("awareness", content))
    for language, key, wrong in (("en", "contacts", 9), ("es", "innovation", 7), ("fr", "awareness", 12), ("pt", "partners", 3)):
        defect("section-number-wrong", key, language, "The right heading with a wrong number.", f"/sections/{key}", composed={"numbers": {key: wrong}})
    for language, key, after in (("en", "sustainability", "awareness"), ("es", "partners", "innovation"), ("fr", "innovation", None), ("pt", "areas_of_contribution", "description")):
        defect("section-out-of-order", key.replace("_", "-"), language, "One section stands elsewhere and keeps its number.", f"/sections/{key}", composed={"order": moved(key, after)})
    again = {
        "en": "A second effect was seen only later: the workshops became places where complaints are heard and settled before they grow.",
        "fr": "Un second effet ne s’est montré que plus tard : les ateliers sont devenus des lieux où l’on règle les différends.",
        "es": "Un segundo efecto se vio solo más tarde: los locales se convirtieron en lugares donde se resuelven los conflictos.",
    }
    for language, key in (("en", "achievements"), ("fr", "innovation"), ("es", "sustainability")):
        order = [*KEYS[: KEYS.index(key) + 3], key, *KEYS[KEYS.index(key) + 3 :]] if language != "fr" else [*KEYS[: KEYS.index(key) + 1], key, *KEYS[KEYS.index(key) + 1 :]]
        data = shelf.data(language)
        data["sections"][key] = [data["sections"][key], again[language] + "\n"]
        defect("section-repeated", key, language, "One heading comes twice, with different text.", ["/additional_sections/0", f"/sections/{key}"],  # type: ignore[arg-type]
               printed=compose(data, order=order), allowed=[["section-out-of-order", "/additional_sections/0"]])  # fmt: skip
    for language, source, target in (("en", "innovation", "replicability"), ("es", "achievements", "replicability"), ("pt", "sustainability", "awareness"), ("fr", "achievements", "innovation")):
        defect("section-copied", target, language, "The text of an earlier section stands here again.", f"/sections/{target}", copied(source, target))
    for language, key in (("en", "achievements"), ("es", "sustainability"), ("fr", "horizontal_dimension"), ("pt", "innovation"), ("en", "replicability")):
        defect("section-cut-off", key.replace("_", "-"), language, "The last paragraph stops in mid-sentence.", f"/sections/{key}", lengthened(key, CUT[language]))
    for language in ("en", "es", "fr", "pt"):
        slug, key = OTHER_LANGUAGE[language]
        foreign = text(slug)["sections"][key].split("\n\n")[0].strip() + "\n"
        more = text(slug)["sections"]["horizontal_dimension"].split("\n\n")[0].strip() + "\n"
        own = {"en": "bricks", "es": "aljibes", "fr": "piroguiers", "pt": "creches"}[language]
        defect("section-language", f"{text(slug)['language']}-inside", language, "Section 4 is in another language than the rest.", "/sections/achievements",
               put("achievements", foreign + "\n" + more), slug=own)  # fmt: skip
    for language in ("en", "es", "fr", "pt"):
        defect("partners-not-named", "kinds", language, "The partners are named by their kind alone.", "/sections/partners", put("partners", KINDS[language]))
    for language, slug, pairs in (
        ("en", "bricks", [("Pakistan", "the Western Plains")]),
        ("es", "aljibes", [("altiplano de Bolivia", "altiplano del norte"), ("(Bolivia)", "(altiplano del norte)"), ("aljiberos de Bolivia", "aljiberos del altiplano")]),
        ("pt", "pescadoras", [("em Timor-Leste", "nas ilhas do Ibo"), ("Laclubar, Timor-Leste", "Laclubar, ilhas do Ibo"), ("Timor-Leste ofereceu", "As ilhas do Ibo ofereceram"), ("ambos os países", "ambas as partes")]),
        ("fr", "piroguiers", [("piroguiers du Bénin", "piroguiers de la Lagune"), ("(Bénin)", "(Lagune)"), ("venu du Bénin", "venu de la Lagune"), ("les deux pays", "les deux rives"), ("quatre par pays", "quatre par rive")]),
    ):  # fmt: skip
        change = both(*(one_of(pair) for pair in pairs))
        defect("one-country-only", "geography", language, "Sections 1 to 3 name one country alone.", None, change, slug=slug)
    for language, slug, content in (
        ("en", "seed", "Mrs. Wanjiru Kamotho-Leteipa, Treasurer, tel. +254 20 271 8436, treasurer@example.org\n\nMr. Tek Bahadur Limbura, Secretary, Grain Bank Federation of the Eastern Hills\n"),
        ("es", "telares", "Dra. Ixchel Tzoc Batz, Directora Ejecutiva, Unión de Tejedoras de los Altos\n"),
        ("fr", "menuisiers", "M. Issouf Zabramba, Secrétaire général, issouf@example.org\n\nMme Akossiwa Dogbévi, Coopérative forestière des Trois Collines\n"),
        ("pt", "creches", "Sra. Djamila Évora Tavarense, Presidente, tel. +238 261 48 17\n\nSra. Graça Nhantumbele, Coordenadora, União das Mães de Bairro\n"),
    ):  # fmt: skip
        defect("contact-unreachable", "person", language, "A contact person has neither telephone nor e-mail.", "/sections/contacts", put("contacts", content), slug=slug)
    for language, slug, old, new in (
        ("en", "tea", "https://example.org/fair-weights", "htps://example.org/fair-weights"), ("es", "taller", "https://example.org/taller-abierto", "http:/taller-abierto"),
        ("fr", "piroguiers", "https://example.net/pirogue", "http://pirogue..example.net/statuts"), ("pt", "catadores", "https://example.org/balanca", "https:///balanca"), ("en", "buses", "www.example.org/last-bus", "http://:8080/last-bus"),
    ):  # fmt: skip
        name = "scheme" if language == "en" and slug == "tea" else "host"
        defect("link-malformed", name, language, f"A link that cannot be one: {new}", "/sections/awareness", swap((old, new)), slug=slug)
    for language, slug, mine in (("en", "kitchens", "chau@example.com"), ("es", "aljibes", "evaristo@example.org")):
        local = mine.split("@")[0]
        defect("nominee-is-staff", "host", language, "The nominee writes from the organiser's own domain.", None, both(field("emails", [f"{local}@ilo.org"]), swap((mine, f"{local}@ilo.org"))), slug=slug)
    defect("contact-conflict", "email", "en", "The nominee's e-mail differs between header and contacts.", None, swap(("treasurer@example.org", "w.kamotho@example.net")), slug="seed", note=True)
    defect("contact-conflict", "telephone", "fr", "The nominee's telephone differs between header and contacts.", None, swap(("+226 70 24 81 56", "+226 70 11 22 33")), slug="menuisiers", note=True)
    more = ("12. Letters of support", "Two letters of support can be sent on request, one from each side. They were written in March 2023.")
    defect("section-unexpected", "twelve", "en", "A section that the form does not have.", None, composed={"extra": {"ilo_contacts": [more]}}, note=True)


def batches(shelf: Shelf) -> None:
    """Findings that need another file, which is given first."""
    also = [["same-nominee", None], ["near-duplicate", None], ["section-copied", None], ["duplicate-file", None]]
    first = shelf.defect("duplicate-file", "text", "en", "The same text as another file's, printed by another program.", None, slug="dairy", producer="typst", allowed=also)
    other = Case("clean-dairy-original-en", "The complete dairy nomination.", "reportlab", [compose(base("dairy"))], findings=[])
    first.beside = [other.name]

    def reworked(data: Data) -> None:
        data["nominee"] = {"honorific": "Ms.", "name": "Leticia Arocena", "function": "Director", "organisation": "Farm School Association"}
        data |= {"telephones": ["+598 2915 4420"], "emails": ["arocena@example.net"], "title": "Milk Route Apprenticeships, second phase"}
        data["sections"]["contacts"] = "Ms. Leticia Arocena, Director, +598 2915 4420, arocena@example.net\n"
        data["sections"]["achievements"] = data["sections"]["achievements"].replace("212 farms and 389", "240 farms and 410")

    near = shelf.defect("near-duplicate", "reworked", "en", "Another nominee's text with a few words changed.", None, reworked, slug="dairy", producer="chromium", allowed=also)
    near.beside = [other.name]

    def person(data: Data) -> None:
        data["nominee"] = base("dairy")["nominee"]
        data |= {"country": "Uruguay", "telephones": base("dairy")["telephones"], "emails": base("dairy")["emails"]}
        data["sections"]["contacts"] = base("dairy")["sections"]["contacts"]

    same = shelf.defect("same-nominee", "twice", "en", "The same person with another initiative.", None, person, slug="kitchens", producer="weasyprint", allowed=[["country-conflict", None]])
    same.beside = [other.name]
    shelf.cases.append(other)


def one_of(pair: tuple[str, str]) -> Callable[[Data], None]:
    """Replaces in the sections of geography alone."""

    def change(data: Data) -> None:
        keys = KEYS[:3]
        assert any(pair[0] in data["sections"][k] for k in keys), pair
        for key in keys:
            data["sections"][key] = data["sections"][key].replace(*pair)

    return change


def clean(shelf: Shelf) -> None:
    """Nothing wrong by the form; oddities that must not alarm."""
    producers = cycle(["libreoffice", "weasyprint", "reportlab", "pdflatex", "chromium", "typst", "xelatex", "groff", "wkhtmltopdf"])
    # Sections that can be told of any initiative are taken from a neighbour of the same language.
    used: dict[str, int] = {}

    def mixed(slug: str) -> Data:
        data = base(slug)
        used[slug] = used.get(slug, 0) + 1
        names = BASES[data["language"]]
        donor = base(names[(names.index(slug) + used[slug]) % len(names)])
        if used[slug] > 1 and donor["slug"] != slug:
            for key in ("sustainability", "areas_of_contribution", "awareness"):
                data["sections"][key] = donor["sections"][key]
        return data

    def add(name: str, what: str, slug: str, change: Callable[[Data], object] | None = None, producer: str | None = None, open_truth: bool = False, composed: dict | None = None, **options) -> None:  # type: ignore[no-untyped-def, type-arg]
        data = mixed(slug)
        if change:
            change(data)
        language = data["language"]
        made = producer or next(producers)
        if made == "groff":
            options.pop("columns", None)
        shelf.cases.append(Case(f"clean-{name}-{language}", what, made, [compose(data, **(composed or {}))], findings=[], open_truth=open_truth, **options))

    add("plus-space", "“+ 55 …” with a space after the plus.", "catadores", field("telephones", ["+ 55 71 3248 4817"]))
    add("plus-space", "“+ 254 …” with a space after the plus.", "seed", field("telephones", ["+ 254 20 271 8436"]))
    add("semicolon", "A semicolon after the last of two addresses.", "buses", field("value_end", {"emails": ";"}))
    add("semicolon", "A semicolon after the last of two addresses.", "couturieres", field("value_end", {"emails": " ;"}))
    add("telephone-number", "The label says “Telephone number”.", "tea", composed={"labels": {"telephones": "Telephone number", "emails": "E-mail address"}})
    add("labels", "Labels in other words.", "telares", composed={"labels": {"nominee": "Nominada", "telephones": "Teléfonos", "emails": "Correo-e"}})
    add("email-case", "The e-mail in the contacts differs only in case.", "homecare", swap(("registrar@example.org", "Registrar@Example.ORG")))
    add("email-case", "The e-mail in the header is in capitals.", "aljibes", field("emails", ["EVARISTO@EXAMPLE.ORG"]))
    add("two-numbers", "Two telephone numbers and two faxes.", "harbour", field("faxes", ["+233 30 278 4411", "+233 30 278 4412"]))
    add("numbers-punctuated", "Numbers with brackets, hyphens and stops.", "kitchens", field("telephones", ["+84 (24) 3826-4175"]))
    add("numbers-dotted", "Numbers with stops.", "menuisiers", field("telephones", ["+226.25.30.84.17"]))
    add("junior", "“Jr.” after the name.", "dairy", both(nominee(name="Horacio Belmonde Jr."), swap(("Mr. Horacio Belmonde", "Mr. Horacio Belmonde Jr."))))
    add("filho", "“Filho” and particles in the name.", "pescadoras", both(nominee(name="Aurélio Nhaca dos Santos e Mussengue Filho"), swap(("Aurélio Nhaca Mussengue", "Aurélio Nhaca dos Santos e Mussengue Filho"))))
    add("particles", "A name with particles.", "taller", both(nominee(name="Rosalba de la Cruz y Vega Ayala"), swap(("Rosalba Chimborazo Ayala", "Rosalba de la Cruz y Vega Ayala"))))
    add("particles", "A name with particles.", "piroguiers", both(nominee(name="Ndèye de Saint-Louis van der Sarré"), swap(("Ndèye Coumba Sarré", "Ndèye de Saint-Louis van der Sarré"))))
    add("name-capitals", "The family name is in capitals.", "lagoon", both(nominee(name="Mereoni VAKATALE-RUSI"), swap(("Mereoni Vakatale-Rusi", "Mereoni VAKATALE-RUSI"))))
    add("footnote-mark", "Footnote marks on the nominee and in the text.", "harbour", producer="libreoffice")
    add("footnote-mark", "A footnote mark on the nominee.", "menuisiers", producer="weasyprint")
    add("footnote-mark-latex", "A footnote mark after a full stop.", "quarry", producer="pdflatex")
    for slug, name in (
        ("salt", "Islamic Republic of Mauritania"), ("pumps", "Hashemite Kingdom of Jordan"), ("kitchens", "Socialist Republic of Viet Nam"), ("homecare", "Republic of Trinidad and Tobago"),
        ("taller", "República del Ecuador"), ("couturieres", "République de Madagascar"), ("catadores", "República Federativa do Brasil"), ("piroguiers", "République du Sénégal"),
    ):  # fmt: skip
        short = re.sub(r"\W+", "-", name.split()[-1].lower().translate(str.maketrans("áéíóúçã", "aeiouca")))
        add(f"official-name-{short}", "The country's official name.", slug, field("country", name))
    add("official-name-tanzania", "“United Republic of Tanzania”.", "tea", both(field("country", "United Republic of Tanzania"), field("telephones", ["+255 22 211 4817"]), swap(("+265 999 481 620", "+255 22 211 4817"), ("Malawi", "Tanzania"))))
    add("official-name-ivoire", "“Côte d’Ivoire”.", "menuisiers", both(field("country", "Côte d’Ivoire"), field("telephones", ["+225 27 20 28 17 20"]), swap(("+226 70 24 81 56", "+225 27 20 28 17 20"), ("Burkina Faso", "Côte d’Ivoire"), ("Ouagadougou", "Abidjan"))))
    add("bullets-open", "Bullets end without a stop.", "quarry", lambda d: d["sections"].update(achievements="Results of the first five years:\n\n- serious injuries down from 31 to 9 a year\n- wet cutting in 58 quarries\n- 640 workers registered with social security\n- two collective agreements signed at the desk\n"))
    add("bullets-open", "Bullets end without a stop.", "creches", lambda d: d["sections"].update(achievements="Resultados desde 2018:\n\n- catorze creches em Cabo Verde e nove em Moçambique\n- lugar para 1.180 crianças\n- 96 educadoras com contrato e segurança social\n- menos acidentes com crianças nos mercados\n"))
    add("address", "An address block in the contacts.", "pumps")
    add("address", "An address block in the contacts.", "telares")
    add("closing-line", "Place and date close the document.", "bricks", composed={"closing": "Kathmandu, 12 October 2023"})
    add("closing-line", "Place and date close the document.", "aljibes", composed={"closing": "Cusco, 3 de octubre de 2023"})
    add("closing-line", "Place and date close the document.", "couturieres", composed={"closing": "Fait à Antananarivo, le 5 octobre 2023"})
    add("only-telephone", "The contact has a telephone and no e-mail.", "lagoon", put("contacts", "Ms Mereoni Vakatale-Rusi, Manager, +679 992 4816\n"))
    add("only-telephone", "The contact has a telephone and no e-mail.", "catadores", put("contacts", "Dra. Ivonete Paixão dos Anjos, Coordenadora, tel. +55 71 3248 4817\n"))
    add("list-of-organisations", "The partners are a list of names without stops.", "seed", producer="chromium")
    add("list-of-organisations", "The partners are a list of names, one a line.", "pescadoras", put("partners", "União dos Salineiros do Norte (Moçambique)\nGrupo de Mulheres do Sal de Laclubar (Timor-Leste)\nInstituto das Pescas e Marés (Moçambique)\n"))
    add("quotation", "A short quotation in another language.", "buses", lengthened("innovation", "A banner on the first bus says it in the words of a visitor from the south: «Nadie vuelve sola a casa mientras haya un asiento libre»."))
    add("quotation", "A short quotation in another language.", "taller", lengthened("innovation", "En la puerta del primer taller se lee una frase de un visitante inglés: “Whatever was made by hands can be mended by hands”."))
    add("quotation", "A short quotation in another language.", "piroguiers", lengthened("awareness", "Sur la coque de la première pirogue on lit, en portugais : « Quem conhece o mar tem respeito »."))
    add("long-url", "A long web address.", "homecare", lengthened("awareness", "The yearly figures are at https://www.example.org/library/register/2023/statistics-of-examinations-and-registrations/tables-and-figures.html?edition=2&language=en for all to use."))
    add("long-url", "A long web address ends the section.", "creches", lengthened("awareness", "O manual completo: https://www.example.org/biblioteca/creches-de-mercado/manual-das-educadoras/segunda-edicao/versao-para-imprimir.pdf"))
    add("triangular", "A partner from the north takes part.", "buses")
    add("three-words", "Section 8 has three words.", "tea", put("areas_of_contribution", "Wages; social dialogue"))
    add("na-in-sentence", "“Not applicable” inside a sentence.", "kitchens", lengthened("sustainability", "External funding is not applicable here, since none was ever asked for."))
    add("ends-in-bracket", "Paragraphs that end in a bracket, a quotation mark, “etc.”", "pumps", both(lengthened("innovation", "The children of the oases call them “the books that do not speak”"), lengthened("replicability", "(A version for wind pumps is being drawn.)"), lengthened("awareness", "Posters hang in wells, schools, market halls, etc.")))
    add("no-fax", "The fax line holds a dash.", "lagoon", field("more_header", {"faxes": ["–"]}), open_truth=True)
    add("capitals", "Headings in capitals, without numbers.", "salt", composed={"capitals": True, "numbering": "none"})
    add("table", "A table form.", "menuisiers", composed={"header_style": "table"}, body="beside", producer="libreoffice")
    add("roman", "Roman numerals.", "catadores", composed={"numbering": "roman"})
    add("running-heads", "Running heads and page numbers.", "telares", running=running("es"), producer="pdflatex")
    add("two-columns", "Two columns.", "dairy", columns=2, producer="weasyprint")
    add("organisation-only", "An organisation and no function after the name.", "bricks", nominee(function=None))
    add("no-honorific", "No honorific before the name.", "aljibes", both(nominee(honorific=None), swap(("Sr. Evaristo", "Evaristo"))))


def cases() -> list[Case]:
    """All of part C."""
    shelf = Shelf()
    documents(shelf)
    headers(shelf)
    sections(shelf)
    batches(shelf)
    clean(shelf)
    for case in shelf.cases:
        if case.producer == "pdflatex":
            case.extra.setdefault("fonts", SMALL_FONTS)
        elif case.producer == "chromium":
            case.extra["flags"] = ["--disable-pdf-tagging"]
        elif case.producer == "typst" and not case.after:
            case.after = [surgery("qpdf", "--object-streams=generate")]
    return shelf.cases


# Files made by hand.


def docx(case: Case, work: Path, target: Path) -> None:
    """The smallest Word document."""
    parts = {
        "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Nomination</w:t></w:r></w:p></w:body></w:document>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 15, 9, 0, 0)), content)
    target.write_bytes(out.getvalue())


def no_pages(case: Case, work: Path, target: Path) -> None:
    """A catalogue with an empty page tree."""
    import pikepdf

    with pikepdf.new() as pdf:
        pdf.save(target, deterministic_id=True)


def blank(case: Case, work: Path, target: Path) -> None:
    """Pages without content."""
    import pikepdf

    with pikepdf.new() as pdf:
        for _ in range(3):
            pdf.add_blank_page()
        pdf.save(target, deterministic_id=True)


def spoil_stream(path: Path, work: Path) -> None:
    """Overwrites the second half of the second page's compressed content."""
    import pikepdf

    with pikepdf.open(path) as pdf:
        contents = pdf.pages[1].obj.Contents
        number = (contents[0] if isinstance(contents, pikepdf.Array) else contents).objgen[0]
        raw = (contents[0] if isinstance(contents, pikepdf.Array) else contents).read_raw_bytes()
    data = path.read_bytes()
    at = data.index(raw)
    half = len(raw) // 2
    noise = random.Random(number).randbytes(len(raw) - half).replace(b"endstream", b"xndstream")
    path.write_bytes(data[: at + half] + noise + data[at + len(raw) :])


def lose_page(raw: bytes) -> bytes:
    """The second page's reference in /Kids leads nowhere."""
    found = re.search(rb"/Kids \[ (\d+) 0 R (\d+) 0 R", raw)
    assert found
    second = found[2]
    return raw[: found.start(2)] + b"9" * len(second) + raw[found.end(2) :]


def scanned(path: Path, work: Path) -> None:
    """Grey pictures of the pages."""
    import img2pdf
    from PIL import Image

    for stale in work.glob("scan-*"):
        stale.unlink()
    subprocess.run(["pdftoppm", "-r", "80", "-gray", path, work / "scan"], check=True)
    pictures = []
    for picture in sorted(work.glob("scan*.pgm")):
        Image.open(picture).rotate(0.4, Image.Resampling.BICUBIC, fillcolor=246).save(picture.with_suffix(".jpg"), quality=40, dpi=(80, 80))
        pictures.append(picture.with_suffix(".jpg"))
    path.write_bytes(img2pdf.convert(pictures, nodate=True))


def outlined(path: Path, work: Path) -> None:
    """The text as curves, by Ghostscript."""
    subprocess.run(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dNoOutputFonts", "-dLastPage=1", "-r72", "-sDEVICE=pdfwrite", f"-sOutputFile={work / 'outlined.pdf'}", path], check=True)
    from producers import settle

    settle(work / "outlined.pdf")
    path.write_bytes((work / "outlined.pdf").read_bytes())


def whole_change(edit: Callable[[Any], None]) -> Callable[[Path, Path], None]:
    """An edit of the document by pikepdf."""

    def change(path: Path, work: Path) -> None:
        import surgery as theatre

        theatre.whole(edit)(path, work)

    return change


def launch(pdf: Any) -> None:
    """An open action that starts a program."""
    from pikepdf import Dictionary, Name, String

    pdf.Root["/OpenAction"] = Dictionary(Type=Name.Action, S=Name.Launch, F=Dictionary(Type=Name.Filespec, F=String("viewer.exe")))


def script(pdf: Any) -> None:
    """An open action that runs a script."""
    from pikepdf import Dictionary, Name, String

    pdf.Root["/OpenAction"] = Dictionary(Type=Name.Action, S=Name.JavaScript, JS=String("app.alert('Thank you for opening this nomination.');"))


def named_script(pdf: Any) -> None:
    """A script in the document's name tree, run when the file is opened."""
    from pikepdf import Array, Dictionary, Name, String

    action = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS=String("app.alert('Obrigado.');")))
    if "/Names" not in pdf.Root:
        pdf.Root["/Names"] = Dictionary()
    pdf.Root.Names["/JavaScript"] = Dictionary(Names=Array([String("start"), action]))


LETTER = [
    "Dear members of the jury,",
    "We write to you on behalf of our members, who met last Thursday in the hall of the old customs house to talk about your call. It was raining so hard that half of the benches stayed empty, and yet the discussion went on until the lamps were put out. Several of those present had taken part in similar calls before and told the others what they remembered of them: long forms, short deadlines and a letter of thanks in the end.",
    "You will understand that we hesitated. Our association keeps no archive, our secretary works in the evening after her shift, and the only typewriter that we own lacks two letters. In the end it was the youngest among us who said that a story which is not told cannot be of use to anybody, and who offered to go from house to house and to write down what people wished to say.",
    "She has done so for three weeks. The notebooks that she filled lie before us as we write, nine of them, each with the name of a street on its cover. We have read them aloud to one another, corrected some dates, struck out two quarrels that concern nobody, and agreed to send you what is left. Where memories differed we let both stand, for we think that you will be able to judge.",
    "We also wish to say a word about the photographs. There are none, because the man who took them has moved to another town and could not be found in time. Should he come back before you meet, we shall send them after this letter. Until then we ask you to believe that the roofs are as red and the water as clear as the notebooks say.",
    "With kind regards from all of us, and with the hope that the roads will be dry when you come to visit.",
]
MINUTES = [
    "Compte rendu de la réunion du jeudi",
    "La séance est ouverte à neuf heures dans la salle du premier étage, en présence de quatorze personnes. Le trésorier s’excuse, son train ayant été retenu à la frontière par une panne de signal. On décide de commencer sans lui et de reporter à l’après-midi l’examen des comptes, que chacun a du reste reçus par courrier et que personne n’a encore eu le loisir de lire en entier.",
    "Sur le premier point, la secrétaire rappelle que le toit de la remise doit être réparé avant la saison des pluies. Deux devis ont été demandés ; l’un paraît trop élevé, l’autre trop beau pour être honnête. Après un long échange, l’assemblée charge trois de ses membres d’aller voir par eux-mêmes les travaux que les deux artisans ont menés dans le voisinage et d’en faire rapport la semaine prochaine.",
    "Sur le deuxième point, il est donné lecture d’une lettre des habitants de la rue du Puits, qui se plaignent du bruit des machines le dimanche matin. Plusieurs voix s’élèvent pour dire que la plainte est fondée. On convient de ne plus mettre en marche la grande scie avant dix heures, et d’offrir aux plaignants un banc neuf pour la placette.",
    "La séance est levée à midi un quart. La prochaine réunion aura lieu dans quinze jours, à la même heure, à condition que la salle soit libre ; dans le cas contraire, on se retrouvera sous le grand manguier, comme autrefois.",
]
__all__ = ["cases"]
