"""Quirks of fonts: encodings, glyph names, ToUnicode, CMaps, programs, and fonts that tell nothing.

The font programs are made here, with fontTools: every glyph is the same box, so that only names and tables tell it.
"""

import io
import zlib
from collections.abc import Callable

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from pdf import SENTENCE, UNKNOWN, Quirk, composite, page, show, stream, to_unicode, write

EXTRA = b"/X 6 0 R"
GARBLED = ["text-garbled"]


def one_font(font: bytes, codes: bytes, more: dict | None = None, size: float = 11, rest: bytes = b"") -> bytes:
    """A page that shows `codes` in the font `font`, object 6; streams that it names are in `more`."""
    content = b"BT /X %g Tf 40 150 Td <%s> Tj ET\n" % (size, codes.hex().encode()) + rest
    return write(page(content, EXTRA, more={6: font, **(more or {})}))


def simple(entries: bytes, codes: bytes | None = None, widths: int = 500) -> bytes:
    """A simple font with equal widths for codes 0 to 255."""
    return b"<</Type/Font/BaseFont/Sample/FirstChar 0/LastChar 255/Widths[%s]%s>>" % (b"%d " % widths * 256, entries)


def differences(names: str, first: int = 65) -> bytes:
    """An encoding that names the codes from `first` on."""
    return b"/Encoding<</Differences[%d %s]>>" % (first, "".join(f"/{n}" for n in names.split()).encode())


def box(pen) -> None:
    """The outline of all glyphs."""
    pen.moveTo((50, 0))
    for point in ((50, 500), (450, 500), (450, 0)):
        pen.lineTo(point)
    pen.closePath()


def builder(names: list[str], is_ttf: bool) -> FontBuilder:
    """A font whose glyphs after .notdef are called `names`, without a cmap."""
    font = FontBuilder(1000, isTTF=is_ttf)
    order = [".notdef", *names]
    font.setupGlyphOrder(order)
    font.setupCharacterMap({})
    if is_ttf:
        pen = TTGlyphPen(None)
        box(pen)
        font.setupGlyf({name: pen.glyph() for name in order})
    else:
        pen = T2CharStringPen(500, None)
        box(pen)
        font.setupCFF("Sample", {}, {name: pen.getCharString() for name in order}, {})
    font.setupHorizontalMetrics({name: (500, 50) for name in order})
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": "Sample", "styleName": "Regular"})
    font.setupOS2()
    font.setupPost(keepGlyphNames=bool(names) and not names[0].startswith("glyph"))
    font.font["head"].created = font.font["head"].modified = 0
    font.font.recalcTimestamp = False
    return font


def true_type(text: str, platform: tuple[int, int] = (3, 1), codes: dict[int, int] | None = None, named: bool = False) -> bytes:
    """A TrueType program: glyph n is character n of `text`. Its cmap, for `platform`, finds the characters, or what
    `codes` says (code to glyph). Its names tell the characters, or only count."""
    names = [f"uni{ord(c):04X}" if named else f"glyph{n:05}" for n, c in enumerate(text, 1)]
    font = builder(names, True)
    table = CmapSubtable.newSubtable(0 if platform == (1, 0) else 4)
    table.platformID, table.platEncID, table.language = *platform, 0
    listed = codes or {ord(c): n for n, c in enumerate(text, 1)}
    table.cmap = {code: names[n - 1] for code, n in listed.items()}
    font.font["cmap"].tables = [table]
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def cff(names: list[str]) -> bytes:
    """A bare CFF program with these glyph names."""
    font = builder(names, False).font
    return font["CFF "].compile(font)


def program(data: bytes, key: bytes, entries: bytes = b"") -> dict[int, bytes]:
    """Objects 7 and 8: the descriptor and the embedded program."""
    descriptor = b"<</Type/FontDescriptor/FontName/Sample/Flags 4/FontBBox[0 -200 500 800]/Ascent 800/Descent -200/%s 8 0 R>>"
    return {7: descriptor % key, 8: stream(zlib.compress(data, 9), b"/Filter/FlateDecode/Length1 %d%s" % (len(data), entries))}


def eexec(data: bytes, key: int) -> bytes:
    """Type 1's cipher."""
    out = bytearray()
    for byte in data:
        sent = byte ^ key >> 8
        key = (sent + key) * 52845 + 22719 & 0xFFFF
        out.append(sent)
    return bytes(out)


def type_1(names: list[str], codes: dict[int, str]) -> tuple[bytes, int]:
    """A Type 1 program with these glyphs and its own encoding; and the length of its clear part."""
    clear = b"%!PS-AdobeFont-1.0: Sample\n/FontName /Sample def\n/FontType 1 def\n/FontMatrix [0.001 0 0 0.001 0 0] readonly def\n"
    clear += b"/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\n"
    clear += "".join(f"dup {code} /{name} put\n" for code, name in codes.items()).encode()
    clear += b"readonly def\n/FontBBox {0 -200 500 800} readonly def\ncurrentfile eexec\n"
    # 0 500 hsbw, endchar
    glyph = eexec(bytes(4) + bytes([139, 248, 136, 13, 14]), 4330)
    private = b"dup /Private 8 dict dup begin\n/RD {string currentfile exch readstring pop} executeonly def\n/lenIV 4 def\n"
    private += b"2 index /CharStrings %d dict dup begin\n" % (len(names) + 1)
    for name in [".notdef", *names]:
        private += b"/%s %d RD %s ND\n" % (name.encode(), len(glyph), glyph)
    private += b"end\nend\nreadonly put\nmark currentfile closefile\n"
    return clear + eexec(bytes(4) + private, 55665) + b"\n" + b"0" * 64 + b"\ncleartomark\n", len(clear)


def pairs(text: str, first: int = 1) -> bytes:
    """Two-byte codes from `first` on."""
    return b"".join(n.to_bytes(2, "big") for n in range(first, first + len(text)))


def cjk(name: str, ordering: str, codec: str, text: str, says: str, size: float = 11) -> Quirk:
    """A predefined CMap with a font that is not embedded."""
    info = b"/CIDSystemInfo<</Registry(Adobe)/Ordering(%s)/Supplement 2>>" % ordering.encode()
    font = composite(b"/Subtype/CIDFontType0/BaseFont/Sample/DW 1000" + info, b"/" + name.encode())
    return Quirk(f"cmap-{name.lower()}", f"{says} through the predefined CMap {name}, nothing embedded.", one_font(font, text.encode(codec)), [text])


def type_3(names: str, procedures: bytes = b"", matrix: bytes = b"0.001 0 0 0.001 0 0", width: int = 500, entries: bytes = b"") -> bytes:
    """A Type 3 font whose codes from 65 on have these names; each draws a box, or the object 7."""
    listed = names.split()
    glyphs = b"".join(b"/%s 7 0 R" % n.encode() for n in listed)
    return b"<</Type/Font/Subtype/Type3/FontBBox[0 0 %d %d]/FontMatrix[%s]/CharProcs<<%s>>%s/FirstChar 65/LastChar %d/Widths[%s]%s>>" % (
        width,
        width * 3 // 2,
        matrix,
        glyphs,
        differences(names),
        64 + len(listed),
        b"%d " % width * len(listed),
        entries,
    )


def base_36(code: int) -> str:
    """Two digits, from A to Z the first and from 0 to Z the second."""
    return chr(65 + code // 36) + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[code % 36]


def tex_font(codes: bytes, name: Callable[[int], str] = "a{}".format) -> bytes:
    """A Type 3 font of bitmaps, whose glyphs are named by their codes."""
    named = b"".join(b"%d/%s " % (code, name(code).encode()) for code in sorted(codes))
    glyphs = b"".join(b"/%s 7 0 R" % name(code).encode() for code in codes)
    return b"<</Type/Font/Subtype/Type3/FontBBox[0 0 500 750]/FontMatrix[.001 0 0 .001 0 0]/CharProcs<<%s>>/Encoding<</Differences[%s]>>/FirstChar 0/LastChar 127/Widths[%s]>>" % (glyphs, named, b"500 " * 128)


def box_glyph(width: int = 500) -> dict[int, bytes]:
    """Object 7: a glyph program that draws a box, and shows text that must not be read."""
    return {7: stream(b"%d 0 0 0 %d %d d1 0 0 %d %d re f BT /F1 9 Tf (wrong) Tj ET" % (width, width, width, width, width))}


def quirks() -> list[Quirk]:
    """All of them."""
    latin = "Dawn at the quay"
    letters = "".join(dict.fromkeys(latin))
    inverted = b"".join((letters.index(c) + 1).to_bytes(2, "big") for c in latin)
    by_byte = bytes(letters.index(c) + 1 for c in latin)
    identity = b"/Subtype/CIDFontType2/BaseFont/Sample/DW 500/CIDToGIDMap/Identity/FontDescriptor 7 0 R/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    bare = b"/Subtype/CIDFontType2/BaseFont/Sample/DW 500/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    standard = b"".join(b"/%s<</Type/Font/Subtype/Type1/BaseFont/%s>>" % pair for pair in ((b"T", b"Times-Roman"), (b"C", b"Courier-Bold"), (b"S", b"Symbol"), (b"Z", b"ZapfDingbats")))
    fourteen = show("Serif", font="T") + show("typed", 100, font="C") + b"BT /S 11 Tf 160 150 Td (abg) Tj ET BT /Z 11 Tf 200 150 Td (4) Tj ET\n"
    glyph_names = [n if n.isalpha() and n.isascii() else "space" for n in letters]
    type_1_data, clear = type_1(sorted(set(glyph_names)), {n: glyph_names[n - 1] for n in range(1, len(letters) + 1)})
    swapped = to_unicode({**{n: c for n, c in enumerate("Nomina", 1)}, 7: "\u7400\u6900", **{8: "o", 9: "n", 10: "s"}})
    accents = b"BT /X 11 Tf 40 150 Td [(caf) (\x13) 500 (e)] TJ ET\n"
    ot1 = simple(b"/Subtype/Type1/Encoding<</Differences[19/acute 27/ff 28/fi]>>")
    tex = b"BT /X 11 Tf 40 150 Td [(the)-333(o\x0ece)-333(closes)-333(at)-333(dusk)] TJ ET\n"
    # Peace be upon you, from left to right; the two marks come before their letters.
    arabic = "\ufee2\ufedc\ufef4\ufee0\ufecb \u064c\ufee1\ufefc\u064e\ufeb3"
    wide = {ord(c): ord(c) + 0xFEE0 for c in "abcdefghijklmnopqrstuvwxyz"}
    full_width = [row.translate(wide) for row in ("the old ferry ", "of the delta l", "eaves at dawn")]
    hebrew = "\u05e9\u05dc\u05d5\u05dd"
    found = [
        Quirk("standard-14", "Times, Courier, Symbol and ZapfDingbats, not embedded and without an encoding.", write(page(fourteen, standard)), ["Serif typed αβγ ✔"]),
        Quirk("font-without-type", "A font dictionary without /Type and /Subtype.", write({**page(), 5: b"<</BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"})),
        Quirk("differences", "An encoding that names each of its codes.", one_font(simple(b"/Subtype/Type1" + differences("eacute A ntilde o space Zcaron quotedblleft")), b"BACDEFG"), ["Aéño Ž“"]),
        Quirk("mac-roman", "MacRomanEncoding: code 8E is é.", one_font(simple(b"/Subtype/TrueType/Encoding/MacRomanEncoding"), b"caf\x8e \xd2ol\x8e\xd3"), ["café “olé”"]),
    ]
    ligatures = dict(zip("ABCDEFGHIJ", "f_f_i fi T_h o c e r s space a.sc".split()))
    spelt = {"f_f_i": "ffi", "fi": "fi", "T_h": "Th", "space": " ", "a.sc": "a"}
    codes = b"CFIDAEFIHJBFI"
    found += [
        Quirk("ligature-names", "Glyphs named f_f_i, fi, T_h and a.sc.", one_font(simple(b"/Subtype/Type1" + differences(" ".join(ligatures.values()))), codes), ["".join(spelt.get(ligatures[chr(c)], ligatures[chr(c)]) for c in codes).strip()]),
        Quirk("uni-names", "Glyphs named uni00E9, u1F6A2, uni00660069 (two characters) and uni0041.alt.", one_font(simple(b"/Subtype/Type1" + differences("uni00E9 u1F6A2 uni00660069 uni0041.alt space")), b"DAECEB"), ["Aé fi 🚢"]),
        Quirk("composed-accents", "TeX's OT1: an acute accent printed over the letter that follows.", write(page(accents, EXTRA, more={6: ot1})), ["café"]),
        Quirk("to-unicode", "ToUnicode wins over the encoding, which says the opposite.", one_font(simple(b"/Subtype/Type1/ToUnicode 7 0 R" + differences("x y z")), b"ABC", {7: to_unicode({65: "tea", 66: " ", 67: "bus"})}), ["tea bus"]),
        Quirk("to-unicode-partly", "ToUnicode knows two of four codes; the encoding knows the rest.", one_font(simple(b"/Subtype/Type1/ToUnicode 7 0 R" + differences("t e a s")), b"ABCD", {7: to_unicode({65: "t", 68: "m"})}), ["team"]),
        Quirk("to-unicode-ligature", "ToUnicode gives one code three letters.", one_font(simple(b"/Subtype/Type1/ToUnicode 7 0 R"), b"ABC", {7: to_unicode({65: "o", 66: "\ufb03", 67: "ce"})}), ["office"]),
        Quirk("to-unicode-swapped", "Ghostscript's ToUnicode with the bytes of a ligature swapped.", one_font(simple(b"/Subtype/Type1/ToUnicode 7 0 R"), bytes(range(1, 11)), {7: swapped}), ["Nominations"]),
        Quirk("to-unicode-composite", "Two-byte codes of glyphs, with ToUnicode.", one_font(composite(bare, entries=b"/ToUnicode 7 0 R"), pairs(latin), {7: to_unicode(dict(enumerate(latin, 1)), 2)}), [latin]),
        Quirk("to-unicode-ranges", "ToUnicode by ranges: one that counts on, one with an array.", one_font(composite(bare, entries=b"/ToUnicode 7 0 R"), pairs("abcdef"), {7: to_unicode({9: "x"}, 2).replace(b"endcmap", b"2 beginbfrange\n<0001> <0003> <0072>\n<0004> <0006> [<0020> <D83DDEA2> <0069006F>]\nendbfrange\nendcmap")}), ["rst 🚢io"]),
        Quirk("cmap-inverted", "Two-byte codes of glyphs without ToUnicode: the embedded TrueType program's own cmap tells.", one_font(composite(identity), inverted, program(true_type(letters), b"FontFile2")), [latin]),
        Quirk("cmap-inverted-mapped", "The same with a map from codes to glyphs (CIDToGIDMap).", one_font(composite(identity.replace(b"/CIDToGIDMap/Identity", b"/CIDToGIDMap 9 0 R")), b"".join(bytes([0, 40 + n]) for n in by_byte), {**program(true_type(letters), b"FontFile2"), 9: stream(b"".join(max(n - 40, 0).to_bytes(2, "big") for n in range(80)))}), [latin]),
        Quirk("cid-is-character", "CIDs that are characters, with a map to the glyphs of a program that knows none.", one_font(composite(identity.replace(b"/CIDToGIDMap/Identity", b"/CIDToGIDMap 9 0 R")), SENTENCE.encode("utf-16-be"), {**program(true_type("x", codes={1: 1}), b"FontFile2"), 9: stream(b"".join(int(chr(n) in SENTENCE).to_bytes(2, "big") for n in range(128)))})),
        Quirk("true-type-standard", "A TrueType font that is not embedded, says that its letters are Latin and has no encoding: F9 is ø.", one_font(simple(b"/Subtype/TrueType/FontDescriptor 7 0 R"), b"S\xf9ren", {7: b"<</Type/FontDescriptor/FontName/Sample/Flags 32>>"}), ["Søren"]),
        Quirk("true-type-names", "A simple font without encoding or ToUnicode: the program's glyph names (post) tell.", one_font(simple(b"/Subtype/TrueType/FontDescriptor 7 0 R"), by_byte, program(true_type(letters, (1, 0), {n: n for n in by_byte}, named=True), b"FontFile2")), [latin]),
        Quirk("true-type-symbolic", "A simple symbolic TrueType font whose cmap has F000 + code.", one_font(simple(b"/Subtype/TrueType/FontDescriptor 7 0 R"), latin.encode(), program(true_type(letters, (3, 0), {0xF000 + ord(c): n for n, c in enumerate(letters, 1)}), b"FontFile2")), [latin]),
        Quirk("cff-names", "Codes of an embedded CFF program: its glyph names tell.", one_font(simple(b"/Subtype/Type1/FontDescriptor 7 0 R" + differences(" ".join(glyph_names), 1)), by_byte, program(cff(sorted(set(glyph_names))), b"FontFile3", b"/Subtype/Type1C")), [latin]),
        Quirk("type-1-encoding", "A Type 1 program with an encoding of its own, and none in the font.", one_font(simple(b"/Subtype/Type1/FontDescriptor 7 0 R"), by_byte, program(type_1_data, b"FontFile", b"/Length1 %d/Length2 %d/Length3 0" % (clear, len(type_1_data) - clear))), [latin]),
        Quirk("no-unicode", "Two-byte codes of glyphs, nothing embedded, no ToUnicode: nobody can know the text.", one_font(composite(bare), pairs(latin)), [UNKNOWN * 16], findings=GARBLED),
        Quirk("numbered-names", "Glyph names that only count (g1, g2 …): nobody can know the text.", one_font(simple(b"/Subtype/Type1" + differences(" ".join(f"g{n}" for n in range(1, 17)))), bytes(range(65, 81))), [UNKNOWN * 16], findings=GARBLED),
        Quirk("private-use", "ToUnicode into the private use area: says nothing to a reader.", one_font(composite(bare, entries=b"/ToUnicode 7 0 R"), pairs(latin), {7: to_unicode({n: chr(0xE000 + n) for n in range(1, 17)}, 2)}), [UNKNOWN * 16], findings=GARBLED),
        Quirk("symbol-bullet", "Word's bullet: Symbol, private use F0B7, before a line of text.", write(page(b"BT /X 11 Tf 40 150 Td (\xb7) Tj ET\n" + show("Two boats for the school run.", 58), EXTRA, more={6: b"<</Type/Font/Subtype/TrueType/BaseFont/SymbolMT/FirstChar 183/LastChar 183/Widths[460]/ToUnicode 7 0 R>>", 7: to_unicode({0xB7: "\uf0b7"})})), ["Two boats for the school run."]),
        Quirk("wingdings-bullet", "A bullet on the key of a letter in Wingdings.", write(page(b"BT /X 11 Tf 40 150 Td (\xa7) Tj ET\n" + show("Two boats for the school run.", 58), EXTRA, more={6: b"<</Type/Font/Subtype/TrueType/BaseFont/Wingdings/FirstChar 167/LastChar 167/Widths[460]>>"})), ["Two boats for the school run."]),
        Quirk("type-3-names", "Type 3: glyph names tell, widths in a glyph space of 100 units; glyph programs are not run.", one_font(type_3("f e r y space b o a t", matrix=b"0.01 0 0 0.01 0 0", width=50), b"ABCCDEFGHI", box_glyph(50)), ["ferry boat"]),
        Quirk("type-3-tex", "TeX's bitmap font: Type 3, glyphs named by their code in TeX's own encoding (a14 is ffi).", write(page(tex, EXTRA, more={6: tex_font(b"theoclsadu\x0ek"), **box_glyph()})), ["the office closes at dusk"]),
        Quirk("type-3-base-36", "The same named in base 36 (CP is 97), as another of TeX's programs does.", write(page(tex, EXTRA, more={6: tex_font(b"theoclsadu\x0ek", base_36), **box_glyph()})), ["the office closes at dusk"]),
        Quirk("type-3-base-36-mapped", "The same with Ghostscript's ToUnicode, which takes the number CR (c) for a line end.", write(page(tex, EXTRA, more={6: tex_font(b"theoclsadu\x0ek", base_36).replace(b"/FirstChar", b"/ToUnicode 8 0 R/FirstChar"), **box_glyph(), 8: to_unicode({ord("c"): "\r"})})), ["the office closes at dusk"]),
        Quirk("type-3-accents", "TeX's bitmap font with accented letters only.", one_font(tex_font("àâçéèêîôù".encode("latin-1")).replace(b"/LastChar 127", b"/LastChar 255").replace(b"500 " * 128, b"500 " * 256), "çàéîêâ".encode("latin-1"), box_glyph()), ["çàéîêâ"]),
        Quirk("type-3-ornaments", "Ghostscript's ToUnicode takes a number (a110) for the name of an ornament (♥): nobody can know the text.", one_font(tex_font(bytes(range(120))).replace(b"/FirstChar", b"/ToUnicode 8 0 R/FirstChar"), b"openopenpopp", {**box_glyph(), 8: to_unicode({ord("n"): "♥", ord("o"): "♦", ord("p"): "♣", ord("e"): "❡"})}), [UNKNOWN * 12], findings=GARBLED),
        Quirk("type-3-numbers", "Type 3 whose names only count: nobody can know the text.", one_font(type_3(" ".join(f"g{n}" for n in range(30, 40))), bytes(range(65, 75)), box_glyph()), [UNKNOWN * 10], findings=GARBLED),
        cjk("90ms-RKSJ-H", "Japan1", "cp932", "渡し船は夜明けに出る。", "Japanese, Shift-JIS,"),
        cjk("EUC-H", "Japan1", "euc_jp", "渡し船は夜明けに出る。", "Japanese, EUC,"),
        cjk("UniJIS-UTF16-H", "Japan1", "utf-16-be", "渡し船は夜明けに出る。", "Japanese, UTF-16,"),
        cjk("UniJIS-UCS2-H", "Japan1", "utf-16-be", "渡し船は夜明けに出る。", "Japanese, UCS-2,"),
        cjk("GBK-EUC-H", "GB1", "gbk", "渡船在黎明出发。", "Chinese, GBK,"),
        cjk("UniGB-UCS2-H", "GB1", "utf-16-be", "渡船在黎明出发。", "Chinese, UCS-2,"),
        cjk("ETen-B5-H", "CNS1", "big5", "渡船在黎明出發。", "Chinese, Big Five,"),
        cjk("UniCNS-UTF16-H", "CNS1", "utf-16-be", "渡船在黎明出發。", "Chinese, UTF-16,"),
        cjk("KSCms-UHC-H", "Korea1", "cp949", "나룻배는 새벽에 떠난다.", "Korean, UHC,"),
        cjk("UniKS-UCS2-H", "Korea1", "utf-16-be", "나룻배는 새벽에 떠난다.", "Korean, UCS-2,"),
        cjk("90ms-RKSJ-V", "Japan1", "cp932", "渡し船は夜明け", "Japanese written downwards, Shift-JIS,"),
        Quirk("full-width-latin", "Latin letters as wide as Chinese ones over three lines: a space is drawn behind the first, and the second ends within a word.", write(page(b"".join(b"BT /X 11 Tf 40 %d Td <%s> Tj ET\n" % (150 - 14 * n, row.encode("utf-16-be").hex().encode()) for n, row in enumerate(full_width)), EXTRA, more={6: composite(b"/Subtype/CIDFontType0/BaseFont/Sample/DW 1000/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>", b"/UniJIS-UTF16-H")})), [full_width[0] + full_width[1] + full_width[2]]),
        Quirk("right-to-left", "Hebrew drawn from left to right in the order of the eye, read in the order of the tongue.", one_font(composite(bare, entries=b"/ToUnicode 7 0 R"), pairs(hebrew), {7: to_unicode(dict(enumerate(reversed(hebrew), 1)), 2)}), [hebrew]),
        Quirk("arabic", "Arabic shaped and drawn from left to right: presentation forms, a ligature of two letters, vowel marks of no width.", one_font(composite(bare.replace(b"/DW 500", b"/DW 500/W[7[0] 10[0]]"), entries=b"/ToUnicode 7 0 R"), pairs(arabic), {7: to_unicode(dict(enumerate(arabic, 1)), 2)}), ["سَلامٌ عليكم"]),
    ]
    return found
