"""What a case is: nominations as printed, the options of printing, and the truth about them.

The texts are those of the samples (`samples/sources/nominations`) and of `texts/` beside this file; both have one format.
A part of the cases (mapping, layout, defects) is a list of `Case`s; `printing` turns one into a PDF.
"""

import copy
import re
import sys
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SOURCES = HERE.parents[1] / "samples" / "sources"
sys.path.insert(0, str(SOURCES))
sys.dont_write_bytecode = True

from content import FOOTNOTE, FORMS, ROMAN, Block, blocks  # noqa: E402

KEYS = list(FORMS["en"]["headings"])
ROMANS = [*ROMAN, "XII", "XIII", "XIV"]
SECTION_WORD = {"en": "Section", "es": "Sección", "fr": "Section", "pt": "Secção"}
LANGUAGES = ["en", "es", "fr", "pt"]


def text(slug: str) -> dict[str, Any]:
    """The data of one nomination, ours or the samples', free to be changed."""
    for folder in (HERE / "texts", SOURCES / "nominations"):
        if (path := folder / f"{slug}.toml").exists():
            data = tomllib.loads(path.read_text("utf-8"))
            data.setdefault("findings", [])
            data["slug"] = slug
            return data
    raise KeyError(slug)


@dataclass
class Part:
    """One section as printed. `key` is None for a section outside the form; `number` and `heading` are as printed."""

    key: str | None
    number: str | None
    heading: str
    printed: str
    blocks: list[Block]

    def plain(self) -> list[str]:
        """Its paragraphs and list items in order."""
        return [line for block in self.blocks for line in block.plain()]


@dataclass
class Printed:
    """One nomination as it stands on paper, with its truth. `lines` are the header's lines: each a list of
    (kind, text) with kind `label`, `value` or `tab`; `rows` are (label, value) for a table. One of the two is used."""

    data: dict[str, Any]
    label: str | None
    title_line: str | None
    parts: list[Part]
    lines: list[list[tuple[str, str]]]
    rows: list[tuple[str, str]] | None
    footnotes: dict[str, str]
    closing: str | None = None
    note: str | None = None

    def truth(self) -> dict[str, Any]:
        """What should be extracted; the format of samples/truth, with `closing` where a line closes the document."""
        data, keys, seen = self.data, [], set()
        for part in self.parts:
            keys.append(part.key if part.key and part.key not in seen else "additional")
            seen.add(part.key)
        order = [f"additional_sections/{keys[:i].count(k)}" if k == "additional" else k for i, k in enumerate(keys)]
        answer: dict[str, Any] = {"label": self.label, "title": data.get("title")}
        nominee = {k: v for k, v in data["nominee"].items() if k != "footnote"} if data.get("nominee") else None
        answer["nominee"] = {"text": nominee_line(data, False), **nominee} if nominee else None
        answer["country"] = data.get("country")
        answer |= {key: data.get(key, []) for key in ("telephones", "faxes", "emails")}
        answer["sections"] = {k: p.plain() for k, p in zip(keys, self.parts, strict=True) if k != "additional"}
        answer["additional_sections"] = [
            {"number": p.number, "heading": p.heading, "paragraphs": p.plain()}
            for k, p in zip(keys, self.parts, strict=True)
            if k == "additional"
        ]
        answer["order"] = order
        answer["language"] = data["language"]
        if "form" in data:
            answer |= {"form": data["form"], "fields": data["fields"]}
        answer["footnotes"] = [{"mark": mark, "text": text} for mark, text in self.footnotes.items()]
        if self.title_line and self.title_line not in (data["title"], f"{self.label}. {data['title']}"):
            answer["title_as_printed"] = self.title_line  # counts as right too
        if self.closing:
            answer["closing"] = self.closing  # may stand at the end of the last section or not
        return answer


@dataclass
class Case:
    """One PDF. `make` draws it where no producer of `printing` does; `after` changes the file that a producer made."""

    name: str
    what: str
    producer: str
    nominations: list[Printed] = field(default_factory=list)
    body: str = "flow"  # flow, runin, beside, above: answers after, on the line of, beside or below their heading
    columns: int = 1
    running: str = ""  # the running head
    contents: list[tuple[str, str]] = field(default_factory=list)  # (entry, page) with leaders, before everything
    front: list[str] = field(default_factory=list)  # paragraphs before everything
    style: str | None = None  # style sheet of the HTML producers, of samples/sources/templates or of templates/
    extra: dict[str, Any] = field(default_factory=dict)  # what only one producer knows, see there
    make: Callable[["Case", Path, Path], None] | None = None
    after: list[Callable[[Path, Path], None]] = field(default_factory=list)
    kind: str | None = None
    findings: list[list[Any]] | None = None
    notes: list[list[Any]] = field(default_factory=list)
    allowed: list[list[Any]] = field(default_factory=list)
    arguments: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)  # cases of the same part that are given before this one
    config: str = ""  # another configuration than nomcheck.toml
    password: str | None = None
    unreadable: bool = False
    open_truth: bool = False  # the record is not measured, only the findings

    @property
    def language(self) -> str:
        """The language of the first nomination."""
        return str(self.nominations[0].data["language"]) if self.nominations else "en"

    def lead(self, part: Part) -> Block | None:
        """The paragraph that begins on the line of its heading, if one does."""
        runs_in = self.body == "runin" and part.blocks and part.blocks[0].kind != "list"
        return part.blocks[0] if runs_in else None

    def rest(self, part: Part) -> list[Block]:
        """The blocks below the heading."""
        return part.blocks[1:] if self.lead(part) else part.blocks

    def noted(self, nomination: dict[str, Any]) -> dict[str, Any]:
        """Without footnotes where the producer has none."""
        return nomination if self.producer.startswith(FOOTNOTES) else {**nomination, "footnotes": []}

    def truth(self) -> dict[str, Any]:
        """The content of truth/<part>/<name>.json."""
        several = len(self.nominations) > 1
        answer: dict[str, Any] = {
            "what": self.what,
            "producer": self.producer,
            "kind": self.kind or ("compendium" if several else "nomination"),
            "nominations": [self.noted(n.truth()) for n in self.nominations] if self.kind not in ("not_processed", "unrecognised") else [],
            "findings": self.findings,
            "password": self.password,
        }
        for key in ("notes", "allowed", "arguments", "beside", "config"):
            if value := getattr(self, key):
                answer[key] = value
        if self.unreadable:
            answer["unreadable"] = True
        if self.open_truth:
            answer["record"] = "open"
        return answer


FOOTNOTES = ("pdflatex", "xelatex", "ps2pdf", "typst", "weasyprint", "libreoffice")  # who prints them


def nominee_line(data: dict[str, Any], marks: bool = True) -> str:
    """The nominee as one line: honorific, name, function, organisation."""
    nominee = data["nominee"]
    name = " ".join(filter(None, (nominee.get("honorific"), nominee["name"])))
    if marks and "footnote" in nominee:
        name += f"[^{nominee['footnote']}]"
    return ", ".join(filter(None, (name, nominee.get("function"), nominee.get("organisation"))))


def number(style: str, n: int, language: str) -> tuple[str | None, str]:
    """The number alone, and what stands before the heading."""
    return {
        "arabic": (f"{n}", f"{n}. "),
        "paren": (f"{n}", f"{n}) "),
        "bare": (f"{n}", f"{n} "),
        "roman": (ROMANS[n - 1], f"{ROMANS[n - 1]}. "),
        "word": (f"{n}", f"{SECTION_WORD[language]} {n} – "),
        "none": (None, ""),
    }[style]


def header(data: dict[str, Any], style: str, labels: dict[str, str]) -> dict[str, Any]:
    """The header's `lines` or `rows` in one of the styles: lines, table, several, below, continued."""
    values: dict[str, list[str]] = {}
    if data.get("nominee"):
        values["nominee"] = [nominee_line(data)]
    if data.get("country"):
        values["country"] = [data["country"]]
    values |= {key: data[key] for key in ("telephones", "faxes", "emails") if data.get(key)}
    values |= data.get("more_header", {})
    order = data.get("header_order", list(values))
    pairs = [(labels.get(key.rstrip("+"), key), values[key]) for key in order if key in values]
    ends = {labels[key]: end for key, end in data.get("value_end", {}).items()}
    flat = [(label, "; ".join(value) + ends.get(label, "")) for label, value in pairs]
    if style == "table":
        return {"lines": [], "rows": flat}
    if style == "below":
        lines = [[piece] for label, value in flat for piece in (("label", label), ("value", value))]
    elif style == "several":
        cells = [[("label", f"{label}:"), ("value", f" {value}")] for label, value in flat]
        lines, rest = [cells[0]], cells[1:]
        for i in range(0, len(rest), 2):
            pair = rest[i : i + 2]
            lines.append(pair[0] if len(pair) == 1 else [*pair[0], ("tab", ""), *pair[1]])
    elif style == "continued":
        lines = []
        for label, value in pairs:
            pieces = value
            if label == labels["nominee"]:
                nominee = data["nominee"]
                name = nominee_line({**data, "nominee": {k: v for k, v in nominee.items() if k in ("honorific", "name", "footnote")}})
                pieces = [f"{name},", f"{nominee['function']},", nominee["organisation"]]
            elif len(value) > 1:
                pieces = [f"{v};" for v in value[:-1]] + value[-1:]
            lines.append([("label", f"{label}:"), ("tab", ""), ("value", pieces[0])])
            lines += [[("tab", ""), ("value", piece)] for piece in pieces[1:]]
    else:
        lines = [[("label", f"{label}:"), ("value", f" {value}")] for label, value in flat]
    return {"lines": lines, "rows": None}


def compose(
    data: dict[str, Any] | str,
    *,
    label: str | None = None,
    numbering: str = "arabic",
    header_style: str = "lines",
    headings: dict[str, str] | None = None,
    labels: dict[str, str] | None = None,
    order: list[str] | None = None,
    numbers: dict[str, int] | None = None,
    capitals: bool = False,
    extra: dict[str, list[tuple[str, str]]] | None = None,
    title_prefix: str | None = None,
    closing: str | None = None,
) -> Printed:
    """Prints a text: `extra` gives, per key, the (heading, text) that stand after that section, numbered when the
    heading begins with a figure; `order` and `numbers` are those of the headings."""
    data = text(data) if isinstance(data, str) else copy.deepcopy(data)
    language = data["language"]
    form = FORMS[language]
    titles = {**form["headings"], **(headings or {})}
    texts = {"ilo_contacts": form["ilo_contacts"], **data["sections"]}
    numbers = numbers or {k: int(v) for k, v in data.get("numbers", {}).items()}
    seen: dict[str, int] = {}
    parts: list[Part] = []
    for key in order or data.get("order") or [k for k in KEYS if k in texts]:
        if key not in texts:
            continue
        content = texts[key] if isinstance(texts[key], str) else texts[key][seen.get(key, 0)]
        seen[key] = seen.get(key, 0) + 1
        alone, before = number(numbering, numbers.get(key, KEYS.index(key) + 1), language)
        title = titles[key].upper() if capitals else titles[key]
        parts.append(Part(key, alone, title, before + title, blocks(content)))
        for title, content in (extra or {}).get(key, []):
            own = re.match(r"(\d+)\. ", title)
            shown = title[own.end() :] if own else title
            if own:
                alone, before = number(numbering, int(own[1]), language)
            else:
                alone, before = None, ""
            shown = shown.upper() if capitals else shown
            parts.append(Part(None, alone, shown, before + shown, blocks(content)))
    prefix = f"{label}. " if title_prefix is None and label else title_prefix or ""
    shown_title = data.get("title")
    if closing:
        parts[-1].blocks = [*parts[-1].blocks]
    return Printed(
        data, label, prefix + shown_title if shown_title else None, parts,
        footnotes=data.get("footnotes", {}), closing=closing,
        **header(data, header_style, {**form["labels"], **(labels or {})}),
    )  # fmt: skip


def running(language: str) -> str:
    """The form's name, for a running head."""
    return str(FORMS[language]["form"])


def entries(printed: list[Printed]) -> list[tuple[str, str]]:
    """A contents list of the nominations; the pages are plausible, no more."""
    found = []
    for i, one in enumerate(printed):
        if len(printed) > 1 and one.title_line:
            found.append((one.title_line, str(2 + 3 * i)))
        found += [(part.printed, str(2 + 3 * i + j // 5)) for j, part in enumerate(one.parts)]
    return found


__all__ = [
    "FOOTNOTE", "FORMS", "HERE", "KEYS", "LANGUAGES", "SOURCES", "Block", "Case", "Part", "Printed", "blocks", "compose",
    "entries", "header", "nominee_line", "number", "running", "text",
]  # fmt: skip
