"""Quirks of layout: what is where on the page, and in which order it is drawn."""

import math
import textwrap

from pdf import COURIER, Objects, Quirk, lines, page, pages, show, to_unicode, write

BOX = b"0 0 420 400"


def broken(text: str, most: int = 48) -> list[str]:
    """Lines of at most so many letters, as full as a producer makes them."""
    return textwrap.wrap(text, most, break_on_hyphens=False)


FIRST = (
    "The ferry of the delta carries forty people at a time, and was built by all the villages on both banks, who also "
    "choose its crew. Every month the two councils meet on board to count the takings, and to share them out."
)
NEXT = (
    "The second boat is smaller and older, and crosses at night, when nobody else dares to, and brings the nurse over to "
    "the islands. Its lamp is filled by the school, from the sale of the dried fish that the children bring along."
)
THIRD = "The third boat is still on the slip, and will be called after the first nurse who ever crossed to the islands."


def text(paragraph: str | list[str], y: float, x: float = 40, size: float = 10, most: int = 48) -> bytes:
    """A paragraph in Courier, 13 points from line to line (11 when smaller)."""
    rows = broken(paragraph, most) if isinstance(paragraph, str) else paragraph
    return lines(*rows, x=x, y=y, leading=13 if size >= 10 else 11, size=size, font="M")


def mono(text: str, x: float, y: float, size: float = 10) -> list[tuple[str, float, float]]:
    """Every letter with its place."""
    return [(letter, x + n * 0.6 * size, y) for n, letter in enumerate(text)]


def letters(places: list[tuple[str, float, float]], size: float = 10) -> bytes:
    """Every letter in a text object of its own; spaces are not drawn."""
    return b"".join(show(letter, x, y, size, "M") for letter, x, y in places if letter != " ")


def words(text: str, x: float, y: float) -> list[tuple[str, float, float]]:
    """Every word with its place, in Courier of 10 points."""
    found, column = [], 0
    for word in text.split(" "):
        found.append((word, x + column * 6, y))
        column += len(word) + 1
    return found


def shuffled(items: list, step: int) -> list:
    """The same in another order: every `step`-th, around and around; `step` shares no factor with the length."""
    assert math.gcd(step, len(items)) == 1
    return [items[n * step % len(items)] for n in range(len(items))]


def courier(content: bytes, box: bytes = BOX) -> bytes:
    """A page of Courier."""
    return write(page(content, COURIER, box=box))


def grid(columns: list[int], rows: list[int]) -> bytes:
    """Ruling lines."""
    out = b".7 w\n"
    for y in rows:
        out += b"%d %d m %d %d l S\n" % (columns[0], y, columns[-1], y)
    for x in columns:
        out += b"%d %d m %d %d l S\n" % (x, rows[0], x, rows[-1])
    return out


FIELDS = [("Nominee", "Ms. Ada Brook"), ("Country", "Isle of Reeds"), ("Telephone", "+00 555 0101"), ("E-mail", "ada@example.org")]


def tables() -> list[Quirk]:
    """Columns and tables."""
    across = b"".join(show(label, 40, 340 - 24 * n) + show(answer, 150, 340 - 24 * n) for n, (label, answer) in enumerate(FIELDS))
    down = b"".join(show(label, 40, 340 - 24 * n) for n, (label, _) in enumerate(FIELDS))
    down += b"".join(show(answer, 150, 340 - 24 * n) for n, (_, answer) in enumerate(FIELDS))
    ruled = grid([30, 140, 390], [358, 334, 310, 286, 262])
    rows = [cell for row in FIELDS for cell in row]
    left, right = broken(FIRST, 40), broken(NEXT, 40)
    one_by_one = text(left, 340, 15, 7.5) + text(right, 340, 220, 7.5)
    alternating = b"".join(show(line, x, 340 - 11 * n, 7.5, "M") for n, pair in enumerate(zip(left, right)) for x, line in zip((15, 220), pair))
    return [
        Quirk("two-columns", "Two columns, drawn one after the other.", courier(one_by_one), [FIRST, NEXT]),
        Quirk("two-columns-alternating", "Two columns, drawn line by line across both.", courier(alternating), [FIRST, NEXT]),
        Quirk("ruled-table", "A table with rules, drawn down its columns: read across.", write(page(ruled + down, box=BOX)), rows),
        Quirk("labels-and-values", "Labels beside values without rules, drawn across.", write(page(across, box=BOX)), rows),
        Quirk("labels-then-values", "The same, all labels drawn before all values.", write(page(down, box=BOX)), rows),
    ]


def orders() -> list[Quirk]:
    """Orders of drawing."""
    rows = [(line, 340 - 13 * n) for n, line in enumerate(broken(FIRST))]
    one_by_one = letters([place for line, y in rows for place in mono(line, 40, y)])
    mixed_words = [place for line, y in rows for place in words(line, 40, y)]
    mixed = b"".join(show(word, x, y, 10, "M") for word, x, y in shuffled(mixed_words, 7))
    backwards = b"".join(show(line, 40, y, 10, "M") for line, y in reversed(rows))
    mixed_letters = [place for line, y in rows for place in mono(line, 40, y) if place[0] != " "]
    scattered = letters(shuffled(mixed_letters, 11))
    # Helvetica's widths: "The" 1.723, "old" 1.334, "ferry" 2.0, "leaves" 2.89 em.
    narrow, x = b"", 40.0
    for word, width in (("The", 1.723), ("old", 1.334), ("ferry", 2.0), ("leaves", 2.89)):
        narrow += show(word, x, 350, 10)
        x += 10 * (width + 0.13)
    # The upright letters are drawn before those that lean, as MathType does; gaps of 0.14 em between them.
    formula = b"".join(show(part, x, 350, 10, "M") for part, x in (("log", 40), ("log", 84)))
    formula += b"".join(show(part, x, 350, 10, "M") for part, x in (("c", 59.4), ("+", 71), ("n", 103.4)))
    # The file says that each letter is an em wide, and placed by its true width of 0.6 em; spaces are drawn.
    wide = b"BT /W 10 Tf 40 350 Td [" + b"".join(b"(%s)400" % c.encode() for c in "The ferry leaves at dawn.") + b"] TJ ET\n"
    stated = b"/W<</Type/Font/Subtype/Type1/BaseFont/Sample/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 126/Widths[%s]>>" % (b"1000 " * 95)
    figures = b"".join(show(word, x, 350, 10, "M") for word, x in [("Days:", 40), *((str(n), 67 + 9 * n) for n in range(1, 8))])
    printed = [(letter, x + shift, y) for letter, x, y in mono(broken(FIRST)[0], 40, 350) for shift in (0, 0.4)]
    # Twice as wide as high, and slanted by 27 degrees.
    wide_letters = b"BT /F1 10 Tf 1.788 .894 -.447 .894 40 80 Tm (Summer timetable) Tj ET\n"
    bold = "The boats of the delta"
    twice = show(bold, 40, 345, 12) + show(bold, 40.4, 345, 12) + text(FIRST, 320)
    return [
        Quirk("letter-by-letter", "Every letter placed on its own, spaces not drawn.", courier(one_by_one), [FIRST]),
        Quirk("letters-shuffled", "The same in a random order.", courier(scattered), [FIRST]),
        Quirk("narrow-gaps", "Every word placed on its own, a gap of 0.13 em between, beside a line that draws its spaces.", write(page(narrow + show("The crew (with spaces drawn) says so, and so do all the others.", y=310), box=BOX)), ["The old ferry leaves", "The crew (with spaces drawn) says so, and so do all the others."]),
        Quirk("gaps-in-formula", "A formula whose parts are not drawn in the order of the line, a gap of 0.14 em between them.", courier(formula), ["log c + log n"]),
        Quirk("wrong-widths", "Every letter placed on its own in a font that says an em for each: letters overlap, and only the drawn spaces are spaces.", write(page(wide, stated, box=BOX)), ["The ferry leaves at dawn."]),
        Quirk("figures-apart", "A word and single figures: gaps in most of the line, and yet its letters are not spaced.", courier(figures), ["Days: 1 2 3 4 5 6 7"]),
        Quirk("letters-printed-twice", "Every letter printed twice before the next, to look bold.", courier(letters(printed)), [broken(FIRST)[0]]),
        Quirk("slanted-and-wide", "Slanted letters wider than an em are one text.", courier(text(FIRST, 340) + wide_letters), [FIRST], aside=["Summer timetable"]),
        Quirk("words-shuffled", "Every word placed on its own, in a random order.", courier(mixed), [FIRST]),
        Quirk("lines-backwards", "The last line is drawn first.", courier(backwards), [FIRST]),
        Quirk("bold-by-printing-twice", "A line printed twice, 0.4 points apart: bold, and there once.", courier(twice), [bold, FIRST]),
    ]


def sheets() -> list[Quirk]:
    """Several pages: what is repeated is furniture."""
    bodies = [FIRST, NEXT, THIRD]
    head = "Boats of the Delta, a report"
    contents = [show(head, 130, 380, 8) + text(body, 330) + show(f"Page {n} of 3", 190, 20, 8) for n, body in enumerate(bodies, 1)]
    running = [line for n in (1, 2, 3) for line in (head, f"Page {n} of 3")]
    rows = broken(FIRST)
    over = [text(NEXT, 330) + text(rows[:2], 60), text(rows[2:], 370)]
    listed = b"".join(show(f"{n}. {title} {'.' * 60} {at}", 40, 340 - 16 * n) for n, title, at in ((1, "The ferry", 2), (2, "The night boat", 3), (3, "The slip", 4)))
    placed, titles = b"", ["The ferry", "The night boat", "Who built the slip"]
    for n, title in enumerate(titles):
        x, y = 40.0, 340 - 16 * n
        for word in (f"{n + 1}.", *title.split()):
            placed += show(word, x, y, 10, "M")
            x += 6 * len(word) + 3
        placed += b"".join(show(mark, x, y, 10, "M") for mark, x in [*((".", 160 + 9 * dot) for dot in range(20)), (str(n + 2), 341)])
    return [
        Quirk("running-heads", "A running head and page numbers on three pages.", write(pages(contents, COURIER)), bodies, furniture=running),
        Quirk("paragraph-over-pages", "A paragraph goes on on the next page.", write(pages(over, COURIER)), [NEXT, FIRST]),
        Quirk("contents-list", "A contents list with leaders keeps its entries apart.", write(page(show("Contents", 40, 350, 13) + listed, box=BOX)), ["Contents"] + [f"{n}. {title} {'.' * 60} {at}" for n, title, at in ((1, "The ferry", 2), (2, "The night boat", 3), (3, "The slip", 4))]),
        Quirk("contents-list-placed", "The same, every word and every dot placed on its own: the gaps between the dots say nothing of words.", courier(show("Contents", 40, 365, 13) + placed), ["Contents"] + [f"{n}. {title} {'.' * 20} {n + 1}" for n, title in enumerate(titles, 1)]),
    ]


def apart() -> list[Quirk]:
    """Footnotes, captions, drawings."""
    rows = broken(NEXT)
    mark = b"BT /M 10 Tf 40 340 Td (%s) Tj /M 6 Tf 4 Ts (1) Tj ET\n" % rows[0].encode()
    note = b".5 w 40 75 m 140 75 l S BT /M 5 Tf 40 63 Td 3 Ts (1) Tj /M 8 Tf 0 Ts ( Counted at Easter by the crew itself.) Tj ET\n"
    chart = b"q 0 G .9 g 60 120 300 130 re B .4 g 90 130 40 60 re f 160 130 40 90 re f Q\n"
    chart += show("2021", 100, 122, 6) + show("2022", 170, 122, 6)
    caption = show("Figure 1. Crossings of both boats, by year", 90, 100, 8)
    diagram, boxed = b"", b""
    for n, label in enumerate(("Council", "Crew", "School")):
        diagram += b".6 w %d 200 90 40 re S\n" % (40 + 120 * n) + show(label, 40 + 120 * n + 45 - 2.4 * len(label), 217, 8, "M")
    diagram += b"130 220 m 160 220 l S\n"
    for n, (label, answer) in enumerate(FIELDS):
        y = 340 - 30 * n
        boxed += b".9 g 40 %d 90 22 re f 1 g .6 w 134 %d 200 22 re S 0 g\n" % (y, y) + show(label, 85 - 2.4 * len(label), y + 8, 8, "M") + show(answer, 140, y + 7, 10, "M")
    boxed += text(NEXT, 200)
    return [
        Quirk("diagram", "Boxes with a small label in the middle of each: none of them runs into the text.", courier(text(FIRST, 340) + diagram + text(THIRD, 170)), [FIRST, THIRD], aside=["Council\tCrew\tSchool"]),
        Quirk("boxed-answers", "A form with small labels and answers in boxes of their own is not a diagram.", courier(boxed), [part for field in FIELDS for part in field] + [NEXT]),
        Quirk("footnote", "A footnote below a rule, with its mark in the text.", courier(mark + text(rows[1:], 327) + note), [NEXT], footnotes=["1 Counted at Easter by the crew itself."]),
        Quirk("caption", "A chart with a caption: neither runs into the text around it.", courier(text(FIRST, 340) + chart + caption + text(THIRD, 70)), [FIRST, "Figure 1. Crossings of both boats, by year", THIRD], aside=["2021\t2022"]),
    ]


def line_ends() -> list[Quirk]:
    """Hyphens at line ends."""
    before, after = "The old ferry of the whole delta was nearly aban", "doned by its owners"
    rest = broken(f"{after} in the city, and then rebuilt by all the villages on both banks.", 49)
    whole = " ".join([before + rest[0], *rest[1:]])

    def ended(mark: bytes, following: list[str], first: str = before) -> bytes:
        return b"BT /M 10 Tf 40 350 Td (%s%s) Tj ET\n" % (first.encode(), mark) + text(following, 337)

    encoding = b"<</BaseEncoding/WinAnsiEncoding/Differences[1/uni2010]>>"
    unicode = COURIER.replace(b"/WinAnsiEncoding", encoding)
    known = broken("known place, which it was long before the new road came, and is again.")
    number = broken("0101 at all hours, and is always answered in the end by the crew.")
    mail = broken("boat@example.org at all hours, and answers all of them in the end.")
    compound, office, letters_to = "A well-known boat of the delta makes a well", "The office can be called on its line +00 555", "The office of the ferry reads letters to night"
    return [
        Quirk("hyphen-hard", "A hyphen at the line's end is undone.", courier(ended(b"-", rest)), [whole]),
        Quirk("hyphen-soft", "A soft hyphen (AD) at the line's end.", courier(ended(b"\xad", rest)), [whole]),
        Quirk("hyphen-unicode", "The hyphen U+2010 at the line's end.", write(page(ended(b"\x01", rest), unicode, box=BOX)), [whole]),
        Quirk("hyphen-compound", "A compound that is elsewhere with its hyphen keeps it.", courier(ended(b"-", known, compound)), [f"{compound}-{' '.join(known)}"]),
        Quirk("hyphen-number", "A telephone number over the line's end keeps its hyphen.", courier(ended(b"-", number, office)), [f"{office}-{' '.join(number)}"]),
        Quirk("hyphen-e-mail", "An e-mail address over the line's end keeps its hyphen.", courier(ended(b"-", mail, letters_to)), [f"{letters_to}-{' '.join(mail)}"]),
    ]


def paragraphs() -> list[Quirk]:
    """Where paragraphs and items begin."""
    gap = text(FIRST, 350) + text(NEXT, 350 - 13 * len(broken(FIRST)) - 8)
    y = 350.0
    indent = b""
    for paragraph in (FIRST, NEXT):
        for n, line in enumerate(textwrap.wrap(paragraph, 48, initial_indent="   ")):
            indent += show(line.lstrip(), 40 if n else 58, y, 10, "M")
            y -= 13
    items = lines("The boats need", y=350) + b"".join(show("\u2022", 50, 330 - 14 * n) + show(text, 64, 330 - 14 * n) for n, text in enumerate(("paint and rope,", "oil for the lamp,", "a second anchor.")))
    return [
        Quirk("paragraphs-by-gap", "Two paragraphs, parted by a gap.", courier(gap), [FIRST, NEXT]),
        Quirk("paragraphs-by-indent", "Two paragraphs, parted by an indent only.", courier(indent), [FIRST, NEXT]),
        Quirk("bullets", "A list: its marks are not text.", write(page(items, box=BOX)), ["The boats need", "paint and rope,", "oil for the lamp,", "a second anchor."]),
    ]


HEBREW: Objects = {
    6: b"<</Type/Font/Subtype/TrueType/BaseFont/Sample/FirstChar 0/LastChar 255/Widths[%s]/ToUnicode 7 0 R>>" % (b"600 " * 256),
    7: to_unicode({code: bytes([code]).decode("cp1255") for code in (*range(32, 127), *range(0xE0, 0xFB))}),
}
"""As /H: every letter 0.6 em wide, numbered as in code page 1255."""
HEBREW_FIRST = "המעבורת של הדלתא נושאת ארבעים איש בכל פעם, ונבנתה בידי כל הכפרים משתי הגדות, שגם בוחרים את הצוות שלה."
HEBREW_NEXT = "הסירה השנייה קטנה וישנה יותר, וחוצה את הנהר בלילה, כאשר איש אחר אינו מעז, ומביאה את האחות אל האיים."
HEBREW_THIRD = "המנורה שלה ממולאת בידי בית הספר, ממכירת הדגים המיובשים שהילדים מביאים."


def from_right(text: str, right: float, y: float, size: float = 10) -> bytes:
    """A line that ends on the left; what is Latin in it is drawn from left to right."""
    shown = text if text.isascii() else text[::-1]
    x = right - 0.6 * size * len(text)
    return b"BT /H %g Tf %g %g Td <%s> Tj ET\n" % (size, x, y, shown.encode("cp1255").hex().encode())


def hebrew(content: bytes) -> bytes:
    """A page with that font."""
    return write(page(content, b"/H 6 0 R", box=BOX, more=HEBREW))


def right_to_left() -> list[Quirk]:
    """Pages that are read from the right: all that is left of something else comes after it."""
    y, indented = 350.0, b""
    for paragraph, indent in ((HEBREW_FIRST, "   "), (HEBREW_NEXT, "   "), (HEBREW_THIRD, "")):
        for line in textwrap.wrap(paragraph, 40, initial_indent=indent):
            indented += from_right(line.lstrip(), 370 - 6 * (len(line) - len(line.lstrip())), y)
            y -= 13
    fields = [("שם", "עדה ברוק"), ("ארץ", "אי הקנים"), ("טלפון", "+00 555 0101"), ("דואר", "ada@example.org")]
    across = b"".join(from_right(label, 370, 340 - 24 * n) + from_right(answer, 260, 340 - 24 * n) for n, (label, answer) in enumerate(fields))
    columns = b"".join(
        from_right(line, x, 340 - 11 * n, 7.5)
        for n, pair in enumerate(zip(broken(HEBREW_FIRST, 38), broken(HEBREW_NEXT, 38)))
        for line, x in zip(pair, (405, 200))
    )
    return [
        Quirk("right-to-left-paragraphs", "Paragraphs parted by an indent on the right, then by a short last line only.", hebrew(indented), [HEBREW_FIRST, HEBREW_NEXT, HEBREW_THIRD]),
        Quirk("right-to-left-labels", "Labels right of their values.", hebrew(across), [cell for row in fields for cell in row]),
        Quirk("right-to-left-columns", "Two columns, drawn line by line across both: the right one is read first.", hebrew(columns), [HEBREW_FIRST, HEBREW_NEXT]),
    ]


def tagged(parts: list[tuple[str, bytes]], order: list[int] | None = None) -> bytes:
    """A page whose parts, drawn as listed, are elements of a structure tree in `order`. A part's role may be a path such
    as `Table/TR1/TH`, whose last step is its own and whose others are shared with the parts beside it."""
    content = b"".join(b"/Span<</MCID %d>>BDC\n%sEMC\n" % (n, drawn) for n, (_, drawn) in enumerate(parts))
    numbers: dict[str, int] = {"": 8}
    kids: dict[int, list[bytes]] = {8: []}
    roles: dict[int, str] = {}
    for n in order or range(len(parts)):
        above = ""
        *shared, own = parts[n][0].split("/")
        for step in [*shared, f"{own}#{n}"]:
            path = f"{above}/{step}"
            if path not in numbers:
                numbers[path] = 8 + len(numbers)
                kids[numbers[above]].append(b"%d 0 R" % numbers[path])
                kids[numbers[path]] = []
                roles[numbers[path]] = step.split("#")[0].rstrip("0123456789") if "/" in path[1:] else step.split("#")[0]
            above = path
        kids[numbers[above]].append(b"%d" % n)
    objects: Objects = {at: b"<</Type/StructElem/S/%s/Pg 3 0 R/K[%s]>>" % (role.encode(), b" ".join(kids[at])) for at, role in roles.items()}
    objects[8] = b"<</Type/StructTreeRoot/K[%s]>>" % b" ".join(kids[8])
    return write(page(content, COURIER, box=BOX, catalog=b"/MarkInfo<</Marked true>>/StructTreeRoot 8 0 R", more=objects))


def structures() -> list[Quirk]:
    """Pages on which the structure tree knows more than geometry can."""
    titles = ["Who carries", "Who crosses", "Who waits", "Who counts"]
    answers = [["The old ferry carries forty people", "and their goats."], ["The small boat crosses at night,", "with the nurse on board."], ["The third boat waits on the slip", "for its paint."], ["The two councils count the takings", "on board every month."]]
    cards = []
    for n, (title, answer) in enumerate(zip(titles, answers)):
        x, y = 15 + 205 * (n % 2), 350 - 80 * (n // 2)
        cards += [("H2", show(title, x, y, 10)), ("P", text(answer, y - 16, x, 7.5))]
    near = []
    for n, (label, answer) in enumerate(FIELDS):
        width = 6 * len(label)
        near += [(f"Table/TR{n}/TH", show(label, 110 - width, 340 - 16 * n, 10, "M")), (f"Table/TR{n}/TD", show(answer, 116, 340 - 16 * n, 10, "M"))]
    upwards = [("P", text(NEXT, 260)), ("P", text(FIRST, 350))]
    return [
        Quirk("tagged-cards", "Cards in two columns, drawn and tagged one after the other: read across, although each column looks like text.", tagged(cards), [part for title, answer in zip(titles, answers) for part in (title, " ".join(answer))]),
        Quirk("tagged-cells", "Labels a space left of their values; the tree says that these are cells.", tagged(near), [cell for row in FIELDS for cell in row]),
        Quirk("tagged-upwards", "A tree is not believed that puts the lower paragraph first, even where it was drawn first.", tagged(upwards), [FIRST, NEXT]),
        Quirk("tagged-otherwise", "A tree is not believed that differs from the order of drawing.", tagged(cards, [0, 1, 4, 5, 2, 3, 6, 7]), [titles[0], titles[1], " ".join(answers[0]), " ".join(answers[1]), titles[2], titles[3], " ".join(answers[2]), " ".join(answers[3])]),
    ]


def quirks() -> list[Quirk]:
    """All of them."""
    return tables() + orders() + sheets() + apart() + line_ends() + paragraphs() + right_to_left() + structures()
