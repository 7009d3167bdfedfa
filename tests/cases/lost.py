"""How much of a nomination's truth is nowhere in the record that was read of it."""

import unicodedata

WINDOW = 20
"""Letters and digits that must come in one piece to count as found: long enough not to come twice by chance."""
SHORTEST = 8
"""Shortest stretch between two such pieces that counts as found elsewhere: what a footnote mark or a cell's edge cuts off."""
ELSEWHERE = {"source", "tool", "warnings", "links", "schema_version"}
"""Parts of a record that are no text of the page."""


def squeezed(text):
    """Letters and digits only, without case and accents: hyphens, spaces, bullets and ligatures make no difference."""
    return "".join(c for c in unicodedata.normalize("NFKD", text or "").casefold() if c.isalnum())


def strings(value):
    """All strings of a record that are text of the page, wherever they are."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)
    elif isinstance(value, dict):
        if isinstance(value.get("number"), str) and isinstance(value.get("heading"), str):
            yield f"{value['number']} {value['heading']}"
        for key, one in value.items():
            if key not in ELSEWHERE:
                yield from strings(one)


class Record:
    """The text of a record, ready to be searched."""

    def __init__(self, record):
        self.texts = sorted({squeezed(text) for text in strings(record or {})}, key=len, reverse=True)
        self.windows = {text[i : i + WINDOW] for text in self.texts for i in range(len(text) - WINDOW + 1)}

    def lacks(self, text):
        """The stretches of `text` that are not in the record, squeezed."""
        text = squeezed(text)
        if len(text) < WINDOW:
            return [] if self.has(text) else [text]
        found = bytearray(len(text))
        for i in range(len(text) - WINDOW + 1):
            if text[i : i + WINDOW] in self.windows:
                found[i : i + WINDOW] = b"\1" * WINDOW
        out, last = [], None
        for i, there in enumerate(found):
            if not there:
                if last != i - 1:
                    out.append("")
                out[-1] += text[i]
                last = i
        return [stretch for stretch in out if len(stretch) < SHORTEST or not self.has(stretch)]

    def has(self, text):
        """Whether a squeezed text is in the record in one piece."""
        return any(text in other for other in self.texts)


def pieces(truth):
    """(what it is, the forms in which it may be in the record) for each piece of a nomination's truth."""
    yield "title", [t for t in (truth.get("title"), truth.get("title_as_printed")) if t]
    yield "nominee", [(truth.get("nominee") or {}).get("text") or ""]
    yield "country", [truth.get("country") or ""]
    for key in ("telephones", "faxes", "emails"):
        for i, value in enumerate(truth.get(key) or []):
            yield f"{key}/{i}", [value]
    for key, value in (truth.get("fields") or {}).items():
        yield f"fields/{key}", [value]
    for key, paragraphs in truth["sections"].items():
        for paragraph in paragraphs:
            yield f"sections/{key}", [paragraph]
    for i, section in enumerate(truth["additional_sections"]):
        for text in [section.get("heading") or "", *section["paragraphs"]]:
            yield f"additional_sections/{i}", [text]


def lost(truth, record):
    """[(what it is, a stretch that is nowhere)] of one nomination; `record` is a Record."""
    out = []
    for what, forms in pieces(truth):
        missing = min((record.lacks(form) for form in forms), key=lambda stretches: sum(map(len, stretches)), default=[])
        out += [(what, stretch) for stretch in missing]
    return out
