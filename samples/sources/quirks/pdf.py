"""PDFs written byte by byte, and what a quirk is.

A file starts as its objects: `page()` gives those of one page, as a dict from number to body. `write()` makes a file of
them. Objects 1 to 5 are always the catalogue, the page tree, the page, its content stream and the font /F1 (Helvetica).
"""

from dataclasses import dataclass, field

Objects = dict[int, bytes]

UNKNOWN = "\ufffd"
"""In place of a letter that nobody can know."""
SENTENCE = "The ferry leaves the quay at dawn."


@dataclass
class Quirk:
    """One file, what it shows, and what must be read from it."""

    name: str
    shows: str
    data: bytes
    blocks: list[str] = field(default_factory=lambda: [SENTENCE])
    """The text in reading order, a block each; rows and hard breaks end in a line end."""
    begins: str | None = None
    """Instead of `blocks`: how the text begins, where no more of it can be known."""
    hidden: list[str] = field(default_factory=list)
    """Text that a reader of the page cannot see."""
    furniture: list[str] = field(default_factory=list)
    """Running heads and feet, page numbers, artifacts."""
    aside: list[str] = field(default_factory=list)
    """Visible text that belongs to no flow."""
    footnotes: list[str] = field(default_factory=list)
    """Mark and text, parted by a space."""
    warnings: list[str] = field(default_factory=list)
    """Codes of what was fixed or lost."""
    findings: list[str] = field(default_factory=list)
    """Codes of the rules about the file that speak up."""
    password: str | None = None
    fixme: str | None = None
    """Why something else is read today; the test fails once this is no longer so."""

    def truth(self) -> dict:
        """What the test compares."""
        kept = {k: v for k, v in vars(self).items() if k not in ("name", "data") and v not in ([], None)}
        if self.begins:
            del kept["blocks"]
        return kept


def literal(text: str) -> bytes:
    """A string operand in WinAnsi, escaped."""
    raw = text.encode("cp1252")
    for special in (b"\\", b"(", b")"):
        raw = raw.replace(special, b"\\" + special)
    return b"(" + raw + b")"


def show(text: str, x: float = 40, y: float = 150, size: float = 11, font: str = "F1") -> bytes:
    """One text object with one string."""
    return b"BT /%s %g Tf %g %g Td %s Tj ET\n" % (font.encode(), size, x, y, literal(text))


def lines(*texts: str, x: float = 40, y: float = 150, leading: float = 14, size: float = 11, font: str = "F1") -> bytes:
    """Lines below one another."""
    return b"".join(show(text, x, y - leading * n, size, font) for n, text in enumerate(texts))


COURIER = b"/M<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>"
"""As /M: every letter 0.6 em wide, so that places can be computed."""


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object's body."""
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data)


HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def page(
    content: bytes = show(SENTENCE),
    fonts: bytes = b"",
    resources: bytes = b"",
    entries: bytes = b"",
    catalog: bytes = b"",
    box: bytes = b"0 0 420 200",
    more: Objects | None = None,
) -> Objects:
    """A document of one page. `fonts` are entries of the font dictionary beside /F1, `more` further objects."""
    return {
        1: b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<</Font<</F1 5 0 R%s>>%s>>%s>>"
        % (box, fonts, resources, entries),
        4: stream(content),
        5: HELVETICA,
        **(more or {}),
    }


def pages(contents: list[bytes], fonts: bytes = b"", box: bytes = b"0 0 420 400", more: Objects | None = None) -> Objects:
    """A document of several pages: page n is object 10 n, its content the next one."""
    objects = page(fonts=fonts, more=more)
    kids = b""
    for n, content in enumerate(contents, 1):
        kids += b"%d 0 R " % (10 * n)
        objects[10 * n] = b"<</Type/Page/Parent 2 0 R/Contents %d 0 R>>" % (10 * n + 1)
        objects[10 * n + 1] = stream(content)
    objects[2] = b"<</Type/Pages/Kids[%s]/Count %d/MediaBox[%s]/Resources<</Font<</F1 5 0 R%s>>>>>>" % (
        kids,
        len(contents),
        box,
        fonts,
    )
    del objects[3], objects[4]
    return objects


def body(objects: Objects, start: int) -> tuple[bytes, dict[int, int]]:
    """The objects one after the other, and the offset of each if the first is at `start`."""
    data, offsets = b"", {}
    for number, content in objects.items():
        offsets[number] = start + len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    return data, offsets


def table(offsets: dict[int, int], head: bool = True) -> bytes:
    """A cross-reference table, a subsection for each object; `head` adds the entry of object 0."""
    rows = b"0 1\n0000000000 65535 f \n" if head else b""
    return b"xref\n" + rows + b"".join(b"%d 1\n%010d 00000 n \n" % entry for entry in sorted(offsets.items()))


def trailer(objects: Objects, xref: int, entries: bytes = b"") -> bytes:
    """The end of a file."""
    return b"trailer\n<</Root 1 0 R/Size %d%s>>\nstartxref\n%d\n%%%%EOF\n" % (max(objects) + 1, entries, xref)


def write(objects: Objects, version: str = "1.7", entries: bytes = b"", header: bytes | None = None) -> bytes:
    """A file with a correct cross-reference table; `entries` go into the trailer."""
    head = header if header is not None else b"%%PDF-%s\n" % version.encode()
    data, offsets = body(objects, len(head))
    xref = len(head) + len(data)
    return head + data + table(offsets) + trailer(objects, xref, entries)


def update(file: bytes, objects: Objects, entries: bytes = b"") -> bytes:
    """The same file with `objects` added or replaced by an incremental update."""
    previous = int(file.rsplit(b"startxref", 1)[1].split()[0])
    data, offsets = body(objects, len(file))
    xref = len(file) + len(data)
    return file + data + table(offsets, False) + trailer({99: b""}, xref, b"/Prev %d" % previous + entries)


def to_unicode(texts: dict[int, str], width: int = 1, swapped: bool = False) -> bytes:
    """A ToUnicode CMap stream for codes of `width` bytes."""
    digits = 2 * width
    order = "utf-16-le" if swapped else "utf-16-be"
    rows = "".join(f"<{code:0{digits}X}> <{text.encode(order).hex().upper()}>\n" for code, text in texts.items())
    cmap = f"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<{"00" * width}> <{"FF" * width}>
endcodespacerange
{len(texts)} beginbfchar
{rows}endbfchar
endcmap
"""
    return stream(cmap.encode())


def composite(descendant: bytes, encoding: bytes = b"/Identity-H", entries: bytes = b"") -> bytes:
    """A Type 0 font whose CIDFont has these entries."""
    return b"<</Type/Font/Subtype/Type0/BaseFont/Sample/Encoding %s/DescendantFonts[<</Type/Font%s>>]%s>>" % (
        encoding,
        descendant,
        entries,
    )
