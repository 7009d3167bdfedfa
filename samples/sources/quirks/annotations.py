"""Quirks of annotations: form fields, comments, links."""

from pdf import COURIER, SENTENCE, Quirk, lines, page, show, stream, write

TYPED = ["answers-in-widgets"]


def annotated(
    annotation: bytes,
    content: bytes = show(SENTENCE),
    form: bytes = b"",
    appearance: bytes | None = None,
    area: bytes = b"40 100 240 120",
) -> bytes:
    """A page with one annotation below its line; object 7 is its appearance."""
    more = {6: b"<</Type/Annot/Rect[%s]%s>>" % (area, annotation)}
    if appearance is not None:
        more[7] = stream(appearance, b"/Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</F1 5 0 R>>>>")
    catalog = b"/AcroForm<</Fields[6 0 R]/DR<</Font<</F1 5 0 R>>>>/DA(/F1 11 Tf 0 g)%s>>" % form
    return write(page(content, entries=b"/Annots[6 0 R]", catalog=catalog, more=more))


def link(uri: str, area: str) -> bytes:
    """A link annotation."""
    return b"<</Type/Annot/Subtype/Link/Rect[%s]/A<</S/URI/URI(%s)>>>>" % (area.encode(), uri.encode())


TEXT = b"/Subtype/Widget/FT/Tx/T(answer)"
CHECK = b"/Subtype/Widget/FT/Btn/T(box)"
DRAWN = b"/Tx BMC q BT /F1 11 Tf 2 5 Td (Two boats.) Tj ET Q EMC"


def quirks() -> list[Quirk]:
    """All of them."""
    value = "Two boats."
    below = [SENTENCE, value]
    label = "Answer:"
    on_page = lines("Write to harbour office or to", "the ferry of the delta.")
    latex = show("Write to last", 40, size=10, font="M") + b"118.5 149.5 5 .5 re f " + show("boat@delta.example.org today.", 124, size=10, font="M")
    linked = b"/Annots[%s]" % link("mailto:last_boat@delta.example.org", "94 147 256 160")
    broken = lines("See https://delta.example.org/crossings/", "timetable for the hours.")
    both = b"/Annots[%s%s]" % (link("https://delta.example.org/crossings/timetable", "60 145 260 162"), link("https://delta.example.org/crossings/timetable", "40 131 85 148"))
    radio = b"/AcroForm<</Fields[8 0 R]/DR<</Font<</F1 5 0 R>>>>>>"
    buttons = {8: b"<</FT/Btn/Ff 49152/T(when)/V/Night/Kids[6 0 R 7 0 R]>>"}
    for number, state, y in ((6, b"Day", 146), (7, b"Night", 106)):
        chosen = state if state == b"Night" else b"Off"
        buttons[number] = b"<</Type/Annot/Subtype/Widget/Parent 8 0 R/Rect[40 %d 52 %d]/AS/%s/AP<</N<</%s 9 0 R/Off 9 0 R>>>>>>" % (y, y + 12, chosen, state)
    buttons[9] = stream(b"", b"/Type/XObject/Subtype/Form/BBox[0 0 12 12]")
    return [
        Quirk("radio-buttons", "Two radio buttons, of which the second is on.", write(page(show("By day", 60, 149) + show("By night", 60, 109), entries=b"/Annots[6 0 R 7 0 R]", catalog=radio, more=buttons)), ["☐ By day", "☒ By night"]),
        Quirk("widget-drawn", "A text field whose appearance shows its value.", annotated(TEXT + b"/V(Two boats.)/AP<</N 7 0 R>>", appearance=DRAWN), below, findings=TYPED),
        Quirk("widget-not-drawn", "A text field without appearance: the value is set where the field is.", annotated(TEXT + b"/V(Two boats.)"), below, findings=TYPED),
        Quirk("widget-outdated", "/NeedAppearances: the value counts, not what is drawn.", annotated(TEXT + b"/V(Three boats.)/AP<</N 7 0 R>>", form=b"/NeedAppearances true", appearance=DRAWN), [SENTENCE, "Three boats."], findings=TYPED),
        Quirk("widget-beside-label", "A field right of its label is read across.", annotated(TEXT.replace(b"/T(", b"/F 4/T(") + b"/V(Two boats.)", show(label, 40, 150), area=b"90 145 240 163"), ["Answer: Two boats."], findings=TYPED),
        Quirk("widget-several-lines", "A field of several lines, wrapped at its width.", annotated(TEXT + b"/Ff 4096/V(Two boats for the school run and a third one for the market days.)", area=b"40 60 240 130"), [SENTENCE, "Two boats for the school run and a third one for the market days."], findings=TYPED),
        Quirk("widget-inherits", "A field whose kind and value are those of its parents.", write(page(entries=b"/Annots[6 0 R]", catalog=b"/AcroForm<</Fields[8 0 R]>>", more={6: b"<</Subtype/Widget/Parent 7 0 R/Rect[40 100 240 120]>>", 7: b"<</FT/Tx/Parent 8 0 R/Kids[6 0 R]>>", 8: b"<</V(Two boats.)/T(a)/Kids[7 0 R]>>"})), below, findings=TYPED),
        Quirk("widget-choice", "A choice field: its option is shown by its second name (/Opt).", annotated(b"/Subtype/Widget/FT/Ch/T(c)/V(b2)/Opt[[(b1)(One boat.)][(b2)(Two boats.)]]"), below, findings=TYPED),
        Quirk("widget-comb", "A comb field: one letter in each cell.", annotated(TEXT + b"/Ff 16777216/MaxLen 10/V(BOATSTWO)"), [SENTENCE, "BOATSTWO"], findings=TYPED),
        Quirk("widget-password", "A field for a password shows that something was typed, not what.", annotated(TEXT + b"/Ff 8192/V(boat)"), [SENTENCE, "****"], findings=TYPED),
        Quirk("widget-hidden", "A hidden field shows nothing.", annotated(TEXT + b"/F 2/V(Two boats.)")),
        Quirk("check-box-on", "A check box that is on.", annotated(CHECK + b"/V/Yes/AS/Yes", show("By day", 60, 106), area=b"40 103 52 115"), ["☒ By day"]),
        Quirk("check-box-off", "A check box that is off.", annotated(CHECK + b"/V/Off/AS/Off", show("By day", 60, 106), area=b"40 103 52 115"), ["☐ By day"]),
        Quirk("free-text-drawn", "A comment typed onto the page, with an appearance.", annotated(b"/Subtype/FreeText/Contents(Two boats.)/AP<</N 7 0 R>>", appearance=DRAWN), below, findings=TYPED),
        Quirk("free-text-not-drawn", "A comment typed onto the page, without appearance.", annotated(b"/Subtype/FreeText/DA(/F1 11 Tf)/Contents(Two boats.)"), below, findings=TYPED),
        Quirk("pop-up", "The note behind a pop-up is not on the page.", annotated(b"/Subtype/Text/Contents(Is this true?)")),
        Quirk("link-e-mail", "TeX draws the underscore of an e-mail address as a rule; the link under it repairs it.", write(page(latex, COURIER, entries=linked)), ["Write to last_boat@delta.example.org today."]),
        Quirk("link-broken", "An address over the end of a line is made whole by its link.", write(page(broken, entries=both)), ["See https://delta.example.org/crossings/timetable for the hours."]),
        Quirk("link-target", "A link's target that the page does not show is not text.", write(page(on_page, entries=b"/Annots[%s]" % link("https://example.org/hidden", "40 145 160 162"))), ["Write to harbour office or to the ferry of the delta."]),
    ]
