"""The content of the samples: what is printed, and the truth about it, from one set of TOML files."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SOURCES = Path(__file__).parent
FORMS: dict[str, dict[str, Any]] = tomllib.loads((SOURCES / "headings.toml").read_text("utf-8"))
FOOTNOTE = re.compile(r"\[\^(\d+)\]")
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI"]


@dataclass
class Block:
    """A paragraph (its lines are hard breaks) or a list (its lines are items)."""

    kind: str
    lines: list[str]

    def plain(self) -> list[str]:
        """The strings a reader would write down for it, without footnote marks."""
        lines = [FOOTNOTE.sub("", line) for line in self.lines]
        return lines if self.kind == "list" else ["\n".join(lines)]


@dataclass
class Section:
    """One printed section; `repeated` when its heading has come before."""

    key: str
    number: int
    heading: str
    blocks: list[Block]
    repeated: bool

    def plain(self) -> list[str]:
        """Its paragraphs and list items in order."""
        return [text for block in self.blocks for text in block.plain()]


@dataclass
class Nomination:
    """One nomination, ready for a template."""

    slug: str
    label: str | None
    title: str
    language: str
    nominee: dict[str, str]
    header: list[tuple[str, str]]
    sections: list[Section]
    footnotes: dict[str, str]
    data: dict[str, Any] = field(repr=False)

    @property
    def form(self) -> dict[str, Any]:
        """Labels and headings of the nomination's form, in its language."""
        return words(self.data)

    def truth(self) -> dict[str, Any]:
        """What should be extracted from a PDF of it."""
        data = self.data
        keys = [("additional" if s.repeated else s.key) for s in self.sections]
        order = [f"additional_sections/{keys[:i].count(k)}" if k == "additional" else k for i, k in enumerate(keys)]
        return {
            **({"form": data["form"], "fields": data["fields"]} if "form" in data else {}),
            "label": self.label,
            "title": data["title"],
            "nominee": {"text": FOOTNOTE.sub("", dict(self.header)[self.form["labels"]["nominee"]]), **self.nominee},
            "country": data.get("country"),
            **{key: data[key] for key in ("telephones", "faxes", "emails")},
            "sections": {s.key: s.plain() for s in self.sections if not s.repeated},
            "additional_sections": [
                {"number": str(s.number), "heading": s.heading, "paragraphs": s.plain()}
                for s in self.sections
                if s.repeated
            ],
            "order": order,
            "language": self.language,
            "footnotes": [{"mark": mark, "text": text} for mark, text in self.footnotes.items()],
        }


def words(data: dict[str, Any]) -> dict[str, Any]:
    """A form's words in a nomination's language: `[en]` of headings.toml for the first form, `[<form>-en]` for others."""
    prefix = f"{data['form']}-" if "form" in data else ""
    return FORMS[prefix + data["language"]]


def blocks(text: str) -> list[Block]:
    """Splits a source text at blank lines; a block whose lines begin with "- " is a list.

    >>> blocks("One.\\n\\n- two\\n- three")
    [Block(kind='paragraph', lines=['One.']), Block(kind='list', lines=['two', 'three'])]
    """
    found = []
    for chunk in filter(None, text.strip().split("\n\n")):
        lines = chunk.split("\n")
        is_list = all(line.startswith("- ") for line in lines)
        found.append(Block("list", [line[2:] for line in lines]) if is_list else Block("paragraph", lines))
    return found


def load(slug: str, label: str | None = None) -> Nomination:
    """Reads one nomination; sections come in the form's order unless the file gives its own."""
    data = tomllib.loads((SOURCES / "nominations" / f"{slug}.toml").read_text("utf-8"))
    form = words(data)
    keys = list(form["headings"])
    texts = {**data["sections"], **({"ilo_contacts": form["ilo_contacts"]} if "ilo_contacts" in form else {})}
    sections: list[Section] = []
    for key in data.get("order", [key for key in keys if key in texts]):
        earlier = sum(s.key == key for s in sections)
        text = texts[key] if isinstance(texts[key], str) else texts[key][earlier]
        number = int(data.get("numbers", {}).get(key, keys.index(key) + 1))
        sections.append(Section(key, number, form["headings"][key], blocks(text), earlier > 0))
    nominee = data["nominee"]
    mark = f"[^{nominee.pop('footnote')}]" if "footnote" in nominee else ""
    printed = f"{nominee['honorific']} {nominee['name']}{mark}, {nominee['function']}, {nominee['organisation']}"
    values = {"nominee": printed, "country": data.get("country", "")}
    values |= {key: "; ".join(data[key]) for key in ("telephones", "faxes", "emails")}
    values |= data.get("fields", {})
    if "title" in form.get("header", []):
        values["title"] = data["title"]
    header = [(form["labels"][key], values[key]) for key in form.get("header", list(values)) if values[key]]
    # Where the title is a line of the header, the form's own name is at the top.
    title = form["form"] if "title" in form.get("header", []) else data["title"]
    return Nomination(
        slug, label, title, data["language"], nominee, header, sections, data.get("footnotes", {}), data
    )


def numbered(section: Section, style: str) -> str:
    """A heading as printed, with its number in one of the styles of samples.toml."""
    number = {
        "arabic": f"{section.number}.",
        "paren": f"{section.number})",
        "roman": f"{ROMAN[section.number - 1]}.",
        "section": f"Section {section.number} –",
        "bare": f"{section.number}",
    }[style]
    return f"{number} {section.heading}"


def load_sample(sample: dict[str, Any]) -> list[Nomination]:
    """The nominations of one PDF, lettered when there are several."""
    several = len(sample["text"]) > 1
    return [load(slug, "ABC"[i] if several else None) for i, slug in enumerate(sample["text"])]


def truth(sample: dict[str, Any]) -> dict[str, Any]:
    """The content of truth/<name>.json. Findings hold with the password given, if there is one."""
    nominations = load_sample(sample)
    kind = sample.get("kind", "compendium" if len(nominations) > 1 else "nomination")
    answer: dict[str, Any] = {"kind": kind, "nominations": [], "findings": [], "password": sample.get("password")}
    if kind == "summary_deck":
        slides = tomllib.loads((SOURCES / "deck.toml").read_text("utf-8"))
        answer["summaries"] = [{"title": n.title, "text": slides[n.slug], "nomination": n.label} for n in nominations]
    elif kind == "not_processed":
        answer["findings"] = [[rule, pointer or None] for rule, pointer in sample["findings"]]
    else:
        answer["nominations"] = [n.truth() for n in nominations]
        findings = [f for n in nominations for f in n.data.get("findings", [])]
        # A finding on the whole file has no field.
        answer["findings"] = [[rule, pointer or None] for rule, pointer in findings]
    return answer
