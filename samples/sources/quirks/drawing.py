"""Quirks of page content: operators, form XObjects, marked content, hidden text, rotation."""

from pdf import COURIER, SENTENCE, Quirk, literal, page, show, stream, write

HIDDEN = ["hidden-text"]
SECOND = "The last boat comes back at night."


def form(content: bytes, entries: bytes = b"") -> bytes:
    """A form XObject."""
    return stream(content, b"/Type/XObject/Subtype/Form/BBox[0 0 420 200]" + entries)


def layered(state: bytes, content: bytes, resources: bytes = b"", more: dict | None = None) -> bytes:
    """A page with one optional content group, object 9, in the default state `state`."""
    catalog = b"/OCProperties<</OCGs[9 0 R]/D<<%s>>>>" % state
    group = {9: b"<</Type/OCG/Name(Draft)>>"}
    return write(page(content, resources=b"/Properties<</L 9 0 R>>" + resources, catalog=catalog, more={**group, **(more or {})}))


def turned(degrees: int) -> bytes:
    """Text drawn sideways on a page that is turned back for display."""
    matrix = {90: b"0 1 -1 0 160 40", 180: b"-1 0 0 -1 380 50", 270: b"0 -1 1 0 40 380"}[degrees]
    box = b"0 0 420 200" if degrees == 180 else b"0 0 200 420"
    return write(page(b"BT /F1 11 Tf %s Tm %s Tj ET\n" % (matrix, literal(SENTENCE)), entries=b"/Rotate %d" % degrees, box=box))


def plain(name: str, shows: str, content: bytes, blocks: list[str] | None = None, **expected) -> Quirk:
    """A page with Helvetica only."""
    return Quirk(name, shows, write(page(content)), [SENTENCE] if blocks is None else blocks, **expected)


def operators() -> list[Quirk]:
    """Text state and showing operators."""
    next_lines = b"BT /F1 11 Tf 14 TL 40 150 Td (The ferry leaves the quay at dawn,) Tj T* (and the night boat brings the nurse) Tj"
    next_lines += b" (over to the islands, where nobody) ' 0 0 (else dares to go after the storm.) \" ET\n"
    kerned = b"BT /F1 11 Tf 40 150 Td [(The)-278(fer)20(r)-15(y)-278(leaves the quay at da)30(wn.)] TJ ET\n"
    raised = b"BT /F1 11 Tf 40 150 Td (Depth 12 m) Tj /F1 7 Tf 4 Ts (3) Tj /F1 11 Tf 0 Ts ( of silt.) Tj ET\n"
    return [
        plain("next-line", "Lines by TL, T*, ' and \".", next_lines, ["The ferry leaves the quay at dawn, and the night boat brings the nurse over to the islands, where nobody else dares to go after the storm."]),
        plain("kerns", "TJ: wide kerns are spaces, narrow ones are not.", kerned),
        plain("squeezed", "Tz: letters at 60 % of their width; the gaps between words shrink with them.", b"BT /F1 11 Tf 60 Tz 40 150 Td [(The)-278(ferry)-278(leaves the quay at dawn.)] TJ ET\n"),
        plain("raised", "Ts: a raised figure stays in its line.", raised, ["Depth 12 m3 of silt."]),
        plain("spaced-letters", "Tc: letters three points apart are still words.", b"BT /F1 11 Tf 3 Tc 40 150 Td (The ferry leaves at dawn.) Tj ET\n", ["The ferry leaves at dawn."]),
        plain("spaced-words", "Tw: words twelve points apart are still one line.", b"BT /F1 11 Tf 12 Tw 40 150 Td (The ferry leaves at dawn.) Tj ET\n", ["The ferry leaves at dawn."]),
        plain("strings", "Octal and other escapes, a line end inside a string, hexadecimal digits with a half byte.", b"BT /F1 11 Tf 40 150 Td (Th\\145 \\(last\\) \\\nboat) Tj <2c20617420372E20> Tj <4F6B2> Tj ET\n", ["The (last) boat, at 7. Ok"]),
        plain("unbalanced", "More Q than q, ET without BT, operators without operands and unknown ones.", b"Q Q ET Tj 1 Td (x) Tz /No gs foo q q BT /F1 11 Tf 40 150 Td (The ferry leaves the quay at dawn.) Tj\n"),
        Quirk("font-in-state", "The font comes from a graphics state (gs), not from Tf.", write(page(b"/G gs BT 40 150 Td %s Tj ET\n" % literal(SENTENCE), resources=b"/ExtGState<</G<</Font[5 0 R 11]>>>>"))),
    ]


def drawings() -> list[Quirk]:
    """Form XObjects, inline images, patterns."""
    x = b"/XObject<</A 6 0 R>>"
    nested = {6: form(b"/B Do\n", b"/Resources<</XObject<</B 7 0 R>>>>"), 7: form(show(SENTENCE, font="G"), b"/Resources<</Font<</G 5 0 R>>>>")}
    cycle = {6: form(show(SENTENCE) + b"/A Do\n", b"/Resources<</Font<</F1 5 0 R>>/XObject<</A 6 0 R>>>>")}
    scaled = {6: form(show(SENTENCE, 80, 300, 22), b"/Matrix[.5 0 0 .5 0 0]/Resources<</Font<</F1 5 0 R>>>>").replace(b"[0 0 420 200]", b"[0 0 840 400]")}
    image = b"q 20 0 0 20 300 20 cm BI /W 8 /H 4 /BPC 8 /CS /G ID \nBT (no) Tj ET EI (no) Tj EI x\0\n EI Q\n"
    pattern = {6: stream(show(SECOND, y=136), b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 420 200]/XStep 420/YStep 200/Resources<</Font<</F1 5 0 R>>>>")}
    mask = form(b"1 g " + show(SENTENCE, y=120), b"/Group<</S/Transparency/CS/DeviceGray>>/Resources<</Font<</F1 5 0 R>>>>")
    faded = b"/F gs 0 0 .8 rg 0 0 420 200 re f\n"
    filled = show(SENTENCE) + b"/Pattern cs /P scn 0 0 420 200 re f\n"
    return [
        Quirk("form-nested", "A drawing inside a drawing, each with its own resources.", write(page(b"/A Do\n", resources=x, more=nested))),
        Quirk("form-cycle", "A drawing that draws itself.", write(page(b"/A Do\n", resources=x, more=cycle))),
        Quirk("form-without-resources", "A drawing that uses the page's fonts.", write(page(b"/A Do\n", resources=x, more={6: form(show(SENTENCE))}))),
        Quirk("form-scaled", "A drawing with a matrix: 22 points become 11.", write(page(b"/A Do\n", resources=x, more=scaled))),
        plain("inline-image", "An inline image whose bytes look like text operators and like its end.", show(SENTENCE) + image),
        Quirk("mask-text", "Fading text: a blue box seen through a soft mask that shows letters.", write(page(faded, resources=b"/ExtGState<</F<</SMask<</S/Luminosity/G 6 0 R>>>>>>", more={6: mask}))),
        Quirk("pattern-text", "Text in a tiling pattern that fills the page once.", write(page(filled, resources=b"/Pattern<</P 6 0 R>>", more=pattern)), [f"{SENTENCE} {SECOND}"]),
    ]


def marked() -> list[Quirk]:
    """Marked content."""
    actual = b"/Span<</ActualText(The ferry)>>BDC " + show("Tbe fcrry") + b"EMC " + show("leaves the quay at dawn.", 90)
    hyphen = show("The harbour authority of the del", font="M", size=10) + b"/Span<</ActualText<FEFF00AD>>>BDC "
    hyphen += show("-", 232, font="M", size=10) + b"EMC " + show("ta agreed at last, after a year of", y=137, font="M", size=10)
    artifact = show(SENTENCE) + b"/Artifact<</Type/Pagination>>BDC " + show("Page of the minutes", 40, 20) + b"EMC\n"
    off, on = b"/OFF[9 0 R]", b"/ON[9 0 R]"
    draft = show(SENTENCE) + b"/OC /L BDC " + show(SECOND, y=136) + b"EMC\n"
    as_form = {6: form(show(SECOND, y=120), b"/OC 9 0 R")}
    return [
        plain("actual-text", "/ActualText wins over what the letters say.", actual),
        Quirk("actual-text-hyphen", "A hyphen at the line's end that /ActualText calls soft.", write(page(hyphen, COURIER)), ["The harbour authority of the delta agreed at last, after a year of"]),
        plain("artifact", "Text marked as an artifact is furniture.", artifact, furniture=["Page of the minutes"]),
        Quirk("layer-off", "Marked content in a layer that is off.", layered(off, draft), hidden=[SECOND], findings=HIDDEN),
        Quirk("layer-on", "The same in a layer that is on.", layered(on, draft), [f"{SENTENCE} {SECOND}"]),
        Quirk("layer-base-off", "All layers are off but those named.", layered(b"/BaseState/OFF", draft), hidden=[SECOND], findings=HIDDEN),
        Quirk("layer-off-form", "A drawing that belongs to a layer that is off.", layered(off, show(SENTENCE) + b"/A Do\n", b"/XObject<</A 6 0 R>>", as_form), hidden=[SECOND], findings=HIDDEN),
    ]


def unseen() -> list[Quirk]:
    """Text that a reader cannot see."""
    quirk = lambda name, shows, content: plain(name, shows, show(SENTENCE) + content, hidden=[SECOND], findings=HIDDEN)
    return [
        quirk("invisible", "Render mode 3: neither filled nor stroked.", b"BT 3 Tr /F1 11 Tf 40 120 Td %s Tj ET\n" % literal(SECOND)),
        quirk("white-on-white", "White letters on white paper.", b"1 g " + show(SECOND, y=120)),
        quirk("colour-of-its-ground", "Blue letters on a box of the same blue.", b"0 0 .6 rg 30 110 380 25 re f " + show(SECOND, y=120)),
        quirk("transparent", "Letters whose opacity is 0.", b"/T gs " + show(SECOND, y=120)),
        quirk("off-page", "Letters right of the page.", show(SECOND, 500, 120)),
        quirk("tiny", "Letters of half a point.", show(SECOND, y=120, size=0.5)),
        plain("white-on-black", "White letters on a black box are seen.", b"0 g 30 110 380 60 re f 1 g " + show(SENTENCE)),
        plain("stroked", "Render mode 1: outlines are seen.", b"BT 1 Tr /F1 11 Tf 40 150 Td %s Tj ET\n" % literal(SENTENCE)),
    ]


def displayed() -> list[Quirk]:
    """How the page is displayed."""
    side = b"BT /F1 9 Tf 0 1 -1 0 410 40 Tm (Form SSC 7) Tj ET\n"
    outside = show(SECOND, 40, 20)
    found = [Quirk(f"rotate-{degrees}", f"/Rotate {degrees}, the text drawn the other way.", turned(degrees)) for degrees in (90, 180, 270)]
    return found + [
        plain("sideways", "A line that runs up the margin is set aside.", show(SENTENCE) + side, aside=["Form SSC 7"]),
        Quirk("crop-box", "The crop box cuts a line off: nobody sees it.", write(page(show(SENTENCE) + outside, entries=b"/CropBox[0 60 420 200]")), hidden=[SECOND], findings=HIDDEN),
        Quirk("user-unit", "/UserUnit 10: a text of 1.1 units is 11 points high.", write(page(show(SENTENCE, 4, 15, 1.1), entries=b"/UserUnit 10", box=b"0 0 42 20"))),
        Quirk("mirrored-axes", "A page that turns its axes upside down first, as browsers do.", write(page(b"1 0 0 -1 0 200 cm BT /F1 11 Tf 1 0 0 -1 40 50 Tm %s Tj ET\n" % literal(SENTENCE)))),
    ]


def quirks() -> list[Quirk]:
    """All of them."""
    found = operators() + drawings() + marked() + unseen() + displayed()
    see_through = next(q for q in found if q.name == "transparent")
    see_through.data = write(page(show(SENTENCE) + b"/T gs " + show(SECOND, y=120), resources=b"/ExtGState<</T<</ca 0/CA 0>>>>"))
    return found
