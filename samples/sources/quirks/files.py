"""Quirks of the file: header, cross-references, objects, page tree, streams, filters, encryption."""

import base64
import re
import zlib

from cipher import encrypted
from pdf import SENTENCE, UNKNOWN, Quirk, body, lines, page, show, stream, table, trailer, update, write

PLAIN = write(page())
TWO = ["The ferry leaves the quay at dawn.", "The last boat comes back at night."]
LONG = [f"Crossing number {n} was rowed by crew {n * 7 % 11} of the delta." for n in range(1, 41)]


# Versions and headers.


def junk_before(counted: bool) -> bytes:
    """Bytes before the header; the offsets count them or not."""
    junk = b"Received: by mail.example.org\r\nContent-Type: application/pdf\r\n\r\n"
    return write(page(), header=junk + b"%PDF-1.7\n") if counted else junk + PLAIN


# Cross-references.


def packed(predictor: bool = False, hybrid: bool = False, flate: bytes = b"FlateDecode", kind: bytes = b"ObjStm") -> bytes:
    """Objects 1, 2, 3 and 5 in an object stream, found by a cross-reference stream."""
    objects = page()
    inside = [1, 2, 3, 5]
    first, bodies = b"", b""
    for number in inside:
        first += b"%d %d " % (number, len(bodies))
        bodies += objects[number] + b"\n"
    container = stream(zlib.compress(first + bodies), b"/Type/%s/N 4/First %d/Filter/%s" % (kind, len(first), flate))
    head = b"%PDF-1.5\n"
    data, offsets = body({4: objects[4], 6: container}, len(head))
    xref = len(head) + len(data)
    rows = [bytes([0, 0, 0, 255])]
    for number in range(1, 8):
        if number in inside:
            rows.append(bytes([2, 0, 6, inside.index(number)]))
        else:
            rows.append(bytes([1]) + offsets.get(number, xref).to_bytes(2, "big") + b"\0")
    entries = b"/Type/XRef/Size 8/W[1 2 1]/Root 1 0 R/Filter/" + flate
    if predictor:
        entries += b"/DecodeParms<</Predictor 12/Columns 4>>"
        above = [bytes(4), *rows]
        rows = [b"\2" + bytes((a - b) % 256 for a, b in zip(row, up)) for row, up in zip(rows, above)]
    index = stream(zlib.compress(b"".join(rows)), entries)
    data += b"7 0 obj\n%s\nendobj\n" % index
    if hybrid:
        end = len(head) + len(data)
        return head + data + table({4: offsets[4], 6: offsets[6]}) + trailer({7: b""}, end, b"/XRefStm %d" % xref)
    return head + data + b"startxref\n%d\n%%%%EOF\n" % xref


def linearised() -> bytes:
    """First page first: the table of its objects at the head, that of the others behind it."""
    objects = page()
    head = b"%PDF-1.4\n"
    params = b"6 0 obj\n<</Linearized 1/L %06d/H[0 0]/O 3/E %06d/N 1/T %06d>>\nendobj\n"
    entry_table = b"xref\n3 4\n" + b"%010d 00000 n \n" * 4
    entry_trailer = b"trailer\n<</Root 1 0 R/Size 7/Prev %010d>>\nstartxref\n0\n%%%%EOF\n"
    one = len(head) + len(params % (0, 0, 0)) + len(entry_table % (0, 0, 0, 0)) + len(entry_trailer % 0)
    first, offsets = body({n: objects[n] for n in (3, 4, 5)}, one)
    rest, others = body({n: objects[n] for n in (1, 2)}, one + len(first))
    main = one + len(first) + len(rest)
    behind = b"xref\n0 3\n0000000000 65535 f \n%010d 00000 n \n%010d 00000 n \n" % (others[1], others[2])
    start = len(head) + len(params % (0, 0, 0))
    behind += b"trailer\n<</Size 3>>\nstartxref\n%d\n%%%%EOF\n" % start
    total = main + len(behind)
    return (
        head
        + params % (total, one + len(first), main)
        + entry_table % (offsets[3], offsets[4], offsets[5], len(head))
        + entry_trailer % main
        + first
        + rest
        + behind
    )


def moved_offsets() -> bytes:
    """All offsets but startxref are seven bytes too small."""
    return re.sub(rb"(\d{10}) 00000 n", lambda m: b"%010d 00000 n" % (int(m[1]) - 7), PLAIN)


def counted_from_one() -> bytes:
    """A table whose only section begins at 1 although its first entry is that of object 0."""
    objects = page()
    data, offsets = body(objects, 9)
    rows = b"".join(b"%010d 00000 n \n" % offsets[n] for n in range(1, 6))
    return b"%PDF-1.4\n" + data + b"xref\n1 6\n0000000000 65535 f \n" + rows + trailer(objects, 9 + len(data))


def looping() -> bytes:
    """The trailer's /Prev leads to its own table."""
    start = PLAIN.rindex(b"\nxref") + 1
    return PLAIN.replace(b"/Size 6", b"/Size 6/Prev %d" % start)


# Page tree.


def tree(nodes: dict[int, bytes], texts: list[str], more: bytes = b"") -> bytes:
    """A file whose page tree is `nodes`; content stream n is object 20 + n. The pages find font and box above."""
    objects = page()
    del objects[3], objects[4]
    for n, text in enumerate(texts):
        objects[20 + n] = stream(show(text))
    return write({**objects, **nodes}, entries=more)


def without_table(file: bytes) -> bytes:
    """The same without its cross-reference table."""
    return re.sub(rb"xref\n.*?trailer", b"trailer", file, flags=re.DOTALL)


def kids(*pages: int) -> bytes:
    """The root of a page tree."""
    listed = b" ".join(b"%d 0 R" % n for n in pages)
    return b"<</Type/Pages/Kids[%s]/Count %d%s>>" % (listed, len(pages), ROOT)


ROOT = b"/MediaBox[0 0 420 200]/Resources<</Font<</F1 5 0 R>>>>"


# Streams.


def sized(length: bytes) -> bytes:
    """The plain file with another /Length of its content, the offsets behind kept right."""
    return PLAIN.replace(b"/Length %d" % len(show(SENTENCE)), length.ljust(len(b"/Length 66")))


def with_content(data: bytes, entries: bytes, more: dict | None = None) -> bytes:
    """One page whose content is these raw bytes."""
    objects = page(more=more)
    objects[4] = stream(data, entries)
    return write(objects)


def damaged_flate(cut: bool) -> bytes:
    """Forty lines deflated without compression in the way; the data ends early or has a broken block in its middle."""
    coder = zlib.compressobj(9, zlib.DEFLATED, 15, 9, zlib.Z_HUFFMAN_ONLY)
    data = coder.compress(lines(*LONG, y=600)) + coder.flush()
    middle = len(data) // 2
    if cut:
        return data[:middle]
    return data[:middle] + b"\xff" * 40 + data[middle + 40 :]


def run_lengths(data: bytes) -> bytes:
    """RunLengthDecode: a copy of up to 128 bytes at a time, and one run."""
    out = b""
    for start in range(0, len(data), 128):
        part = data[start : start + 128]
        out += bytes([len(part) - 1]) + part
    return out + bytes([257 - 20]) + b"\n" * 1 + b"\x80"


def lzw(data: bytes, early: int = 1) -> bytes:
    """LZWDecode (TIFF's kind), codes of 9 to 12 bits; `early` is /EarlyChange."""
    codes, out, bits = {bytes([i]): i for i in range(256)}, 0, 0
    following, width = 258, 9

    def put(code: int) -> None:
        nonlocal out, bits
        out, bits = out << width | code, bits + width

    put(256)
    word = b""
    for byte in data:
        longer = word + bytes([byte])
        if longer in codes:
            word = longer
            continue
        put(codes[word])
        codes[longer] = following
        following += 1
        if following + early > (1 << width):
            width += 1
        word = bytes([byte])
    put(codes[word])
    following += 1
    if following + early > (1 << width):
        width += 1
    put(257)
    fill = -bits % 8
    return (out << fill).to_bytes((bits + fill) // 8, "big")


def ascii85(data: bytes) -> bytes:
    """ASCII85Decode with its end mark."""
    return base64.a85encode(data, wrapcol=60) + b"~>"


def predicted(data: bytes) -> bytes:
    """Flate with PNG's "up" on rows of 16 bytes."""
    data += b"\n" * (-len(data) % 16)
    rows = [data[i : i + 16] for i in range(0, len(data), 16)]
    above = [bytes(16), *rows]
    return zlib.compress(b"".join(b"\2" + bytes((a - b) % 256 for a, b in zip(row, up)) for row, up in zip(rows, above)))


CONTENT = show(SENTENCE)
WHOLE = ["file-damaged"]


def quirks() -> list[Quirk]:
    """All of them."""
    found = []
    for version in ("1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "2.0"):
        found.append(Quirk(f"version-{version}", f"A file of PDF {version}.", write(page(), version)))
    for kind, name in (("rc4-40", "RC4, 40 bits"), ("rc4-128", "RC4, 128 bits"), ("aes-128", "AES, 128 bits"), ("aes-256", "AES, 256 bits"), ("aes-256-r5", "AES, 256 bits, as Acrobat 9 does (revision 5)")):
        text = f"Locked with {name}."
        secret = page(show(text))
        found += [
            Quirk(f"{kind}-open", f"{name}; the user password is empty.", encrypted(secret, kind), [text]),
            Quirk(f"{kind}-secret", f"{name}; opened with the password given.", encrypted(secret, kind, "secret"), [text], password="secret"),
        ]
    locked = encrypted(page(), "aes-128", "another one")
    found.append(Quirk("password-unknown", "No password that was given opens it.", locked, [], findings=["file-encrypted"], password="secret"))
    streams = [
        Quirk("object-stream", "Catalogue, pages and font in an object stream, found by a cross-reference stream.", packed()),
        Quirk("xref-stream-predictor", "The cross-reference stream has PNG's predictor.", packed(predictor=True)),
        Quirk("hybrid-xref", "A table for old readers that leads to a stream for new ones (/XRefStm).", packed(hybrid=True)),
        Quirk("object-stream-abbreviated", "The same with the short name of the filter (/Fl) on both streams.", packed(flate=b"Fl"), warnings=["xref-rebuilt"], findings=WHOLE),
        Quirk("object-stream-misnamed", "The object stream calls itself something else.", packed(kind=b"Potato"), warnings=["objects-salvaged"], findings=WHOLE),
        Quirk("linearised", "First page first: the first table is that of the first page, /Prev leads on.", linearised()),
        Quirk("updated", "An incremental update replaces the content.", update(write(page(show("The old timetable."))), {4: stream(show(SENTENCE))})),
        Quirk("updated-twice", "Two updates: the last one counts.", update(update(PLAIN, {4: stream(show("The second."))}), {4: stream(show("The third."))}), ["The third."]),
    ]
    heads = [
        Quirk("header-damaged", "The header says %PDX.", PLAIN.replace(b"%PDF", b"%PDX"), warnings=["header-patched", "xref-rebuilt"], findings=WHOLE),
        Quirk("header-without-version", "A header without a version.", write(page(), header=b"%PDF-\n")),
        Quirk("junk-not-counted", "A mail's head before the header; the offsets count from the header.", junk_before(False)),
        Quirk("junk-counted", "A mail's head before the header; the offsets count from the first byte.", junk_before(True), warnings=["xref-rebuilt"], findings=WHOLE),
        Quirk("object-with-junk", "A byte of the page's dictionary has become another: the page is read without it.", PLAIN.replace(b"/Type/Page/", b"/Type\"Page/"), warnings=["objects-salvaged"], findings=WHOLE),
        Quirk("xref-offsets-wrong", "All offsets of the table are wrong.", moved_offsets(), warnings=["xref-rebuilt"], findings=WHOLE),
        Quirk("xref-missing", "The file has no table, only a trailer.", without_table(PLAIN), warnings=["xref-rebuilt"], findings=WHOLE),
        Quirk("xref-counted-from-one", "A table that numbers its first entry 1 instead of 0.", counted_from_one()),
        Quirk("startxref-wrong", "startxref leads to the start of the file.", re.sub(rb"startxref\n\d+", b"startxref\n0", PLAIN), warnings=["xref-rebuilt"], findings=WHOLE),
        Quirk("prev-loop", "The trailer's /Prev leads back to its own table.", looping()),
        Quirk("cut-off", "The end of the file is missing: no table, no trailer.", PLAIN[: PLAIN.rindex(b"\nxref")], warnings=["xref-rebuilt"], findings=WHOLE),
    ]
    leaves = {n: b"<</Type/Page/Parent 2 0 R/Contents %d 0 R>>" % at for n, at in ((3, 20), (6, 21))}
    both, taken_out = tree({2: kids(3, 6), **leaves}, TWO), tree({2: kids(3), **leaves}, TWO)
    trees = [
        Quirk("pages-without-type", "Neither the tree's nodes nor the pages say what they are.", tree({2: b"<</Kids[3 0 R]/Count 1%s>>" % ROOT, 3: b"<</Contents 20 0 R>>"}, TWO[:1])),
        Quirk("pages-with-wrong-types", "A node that calls itself a page, a page that calls itself a node.", tree({2: b"<</Type/Page/Kids[3 0 R]/Count 1%s>>" % ROOT, 3: b"<</Type/Pages/Contents 20 0 R>>"}, TWO[:1])),
        Quirk("pages-cycle", "A node is its own grandchild.", tree({2: b"<</Type/Pages/Kids[6 0 R]/Count 1%s>>" % ROOT, 6: b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 1>>", 3: b"<</Type/Page/Contents 20 0 R>>"}, TWO[:1])),
        Quirk("pages-direct", "The pages are dictionaries inside /Kids.", tree({2: b"<</Type/Pages/Kids[<</Type/Page/Contents 20 0 R>><</Type/Page/Contents 21 0 R>>]/Count 2%s>>" % ROOT}, TWO), TWO),
        Quirk("count-too-small", "The root counts one page and has two.", tree({2: b"<</Type/Pages/Kids[3 0 R 6 0 R]/Count 1%s>>" % ROOT, 3: b"<</Type/Page/Contents 20 0 R>>", 6: b"<</Type/Page/Contents 21 0 R>>"}, TWO), TWO),
        Quirk("count-too-large", "The root counts two pages and has one: the other may be lost.", tree({2: b"<</Type/Pages/Kids[3 0 R]/Count 2%s>>" % ROOT, 3: b"<</Type/Page/Contents 20 0 R>>"}, TWO[:1]), warnings=["page-lost"], findings=WHOLE),
        Quirk("kid-missing", "/Kids names a page that is not in the file.", tree({2: b"<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2%s>>" % ROOT, 3: b"<</Type/Page/Contents 20 0 R>>"}, TWO[:1]), warnings=["page-lost"], findings=WHOLE),
        Quirk("kid-misnamed", "/Kids names a font for the second page, whose object is there: it was not taken out.", tree({2: kids(3, 5), **leaves}, TWO), TWO[:1], warnings=["page-lost", "page-left-out"], findings=WHOLE),
        Quirk("page-taken-out", "An editor took the second page out and left its object in the file: /Kids and /Count agree.", taken_out, TWO[:1]),
        Quirk("page-taken-out-by-update", "The same by an incremental update.", update(both, {2: kids(3)}), TWO[:1]),
        Quirk("page-not-in-kids", "The same in a file without a table: nobody knows whether the second page was taken out or is lost.", without_table(taken_out), TWO[:1], warnings=["xref-rebuilt", "page-left-out"], findings=WHOLE),
        Quirk("tree-missing", "The catalogue leads to no page tree; the pages are found by what they are.", tree({1: b"<</Type/Catalog/Pages 77 0 R>>", 2: b"<<%s>>" % ROOT, 3: b"<</Type/Page/Parent 2 0 R/Contents 20 0 R>>"}, TWO[:1]), warnings=["pages-rebuilt"], findings=WHOLE),
        Quirk("contents-missing", "The page's content stream is not in the file.", write({n: o for n, o in page().items() if n != 4}), [], warnings=["page-lost"], findings=["file-damaged", "no-text-layer"]),
        Quirk("font-missing", "The page's only font is not in the file: its letters cannot be known.", write({n: o for n, o in page().items() if n != 5}), [UNKNOWN * len(SENTENCE)], warnings=["resources-missing"], findings=["file-damaged", "text-garbled"]),
    ]
    deflated = zlib.compress(CONTENT)
    half = CONTENT.index(b"Tj")
    content = [
        Quirk("flate", "Deflated content.", with_content(deflated, b"/Filter/FlateDecode")),
        Quirk("flate-predictor", "Deflated content with PNG's predictor.", with_content(predicted(CONTENT), b"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 16>>")),
        Quirk("flate-without-header", "Deflated content without zlib's two bytes before and checksum behind.", with_content(deflated[2:-4], b"/Filter/FlateDecode")),
        Quirk("flate-checksum-missing", "Deflated content whose checksum was cut off.", with_content(deflated[:-4], b"/Filter/FlateDecode")),
        Quirk("ascii85", "Content in ASCII85.", with_content(ascii85(CONTENT), b"/Filter/ASCII85Decode")),
        Quirk("ascii-hex", "Content in hexadecimal digits with line ends between.", with_content(CONTENT.hex(" ", 30).replace(" ", "\n").encode() + b">", b"/Filter/ASCIIHexDecode")),
        Quirk("run-length", "Content in run lengths.", with_content(run_lengths(CONTENT), b"/Filter/RunLengthDecode")),
        Quirk("lzw", "Content in LZW.", with_content(lzw(CONTENT), b"/Filter/LZWDecode")),
        Quirk("lzw-late-change", "Content in LZW whose codes grow late (/EarlyChange 0), long enough to grow.", with_content(lzw(lines(*LONG[:12], y=190), 0), b"/Filter/LZWDecode/DecodeParms<</EarlyChange 0>>"), [" ".join(LONG[:12])]),
        Quirk("filter-chain", "Deflated, then ASCII85: two filters, parameters null.", with_content(ascii85(deflated), b"/Filter[/ASCII85Decode/FlateDecode]/DecodeParms[null null]")),
        Quirk("filter-abbreviations", "The short names of inline images' filters on a content stream.", with_content(ascii85(deflated), b"/Filter[/A85/Fl]")),
        Quirk("filter-unknown", "A filter that nobody knows: the page is lost, and said to be.", with_content(CONTENT, b"/Filter/Rot13Decode"), [], warnings=["stream-damaged"], findings=["file-damaged", "no-text-layer"]),
        Quirk("length-too-small", "/Length is shorter than the stream; its end is plain, so nothing is lost.", sized(b"/Length 10")),
        Quirk("length-too-large", "/Length runs past the stream; its end is plain, so nothing is lost.", sized(b"/Length 90")),
        Quirk("length-missing", "A stream without /Length.", sized(b"/Lxngth 63"), warnings=["objects-salvaged"], findings=WHOLE),
        Quirk("length-elsewhere", "/Length is a reference to a later object.", write({**page(), 4: CONTENT.join([b"<</Length 6 0 R>>\nstream\n", b"\nendstream"]), 6: b"%d" % len(CONTENT)})),
        Quirk("length-nowhere", "/Length is a reference to an object that is not in the file.", sized(b"/Length 9 0 R"), warnings=["xref-rebuilt", "objects-salvaged"], findings=WHOLE),
        Quirk("endstream-missing", "A stream that ends with endobj.", PLAIN.replace(b"\nendstream\nendobj", b"\nendobj\n         "), warnings=["objects-salvaged"], findings=WHOLE),
        Quirk("contents-in-parts", "The content comes in an array of streams, parted between two tokens.", write({**page(), 3: page()[3].replace(b"/Contents 4 0 R", b"/Contents[4 0 R 6 0 R]"), 4: stream(CONTENT[:half]), 6: stream(CONTENT[half:])})),
        Quirk("contents-part-missing", "One of the content streams is not in the file.", write({**page(), 3: page()[3].replace(b"/Contents 4 0 R", b"/Contents[4 0 R 8 0 R]")}), warnings=["stream-missing"], findings=WHOLE),
        Quirk("resources-inherited", "Fonts come from the page tree's root, two levels up.", tree({2: b"<</Type/Pages/Kids[6 0 R]/Count 1%s>>" % ROOT, 6: b"<</Type/Pages/Parent 2 0 R/Kids[3 0 R]/Count 1>>", 3: b"<</Type/Page/Parent 6 0 R/Contents 20 0 R>>"}, TWO[:1])),
        Quirk("resources-missing", "No resources anywhere: the font's name leads nowhere.", tree({2: b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 420 200]>>", 3: b"<</Type/Page/Contents 20 0 R>>"}, TWO[:1]), [UNKNOWN * len(SENTENCE)], warnings=["resources-missing"], findings=["file-damaged", "text-garbled"]),
    ]
    broken = [
        Quirk("flate-cut", "Deflated content that ends in its middle: the first half is kept.", write({**page(box=b"0 0 420 620"), 4: stream(damaged_flate(True), b"/Filter/FlateDecode")}), begins=" ".join(LONG[:15]), warnings=["stream-damaged"], findings=WHOLE),
        Quirk("flate-broken", "Deflated content with noise in its middle: the first half is kept.", write({**page(box=b"0 0 420 620"), 4: stream(damaged_flate(False), b"/Filter/FlateDecode")}), begins=" ".join(LONG[:15]), warnings=["stream-damaged"], findings=WHOLE),
    ]
    return found + streams + heads + trees + content + broken
