"""What surrounds a nomination: heads and feet, letterheads, cover letters, slips, contents, mails, stamps, annexes."""

from typing import TYPE_CHECKING

from page import Box, Flow, Line, Style
from pdf import Page, Text
from texts import KEYS, heading

if TYPE_CHECKING:
    from build import Sheet

GREY = "#666666"


def margins(sheet: "Sheet") -> tuple[float, float]:
    """Where the text begins and ends, from the page's edges."""
    small = sheet.draw["paper"] in ("slide", "narrow")
    top, bottom = (36, 40) if small else (62, 62)
    if sheet.draw["edges"] in ("head", "head-and-foot", "portal-edges"):
        top += 12
    return top, bottom


def extra_top(sheet: "Sheet", page: int) -> float:
    """More room at the head of the first page of the nomination: for a letterhead, for a stamp."""
    first = page == getattr(sheet, "start", 0)
    return (40 if first and sheet.draw["edges"] == "letterhead" else 0) + (34 if first and sheet.draw["over"] == "stamp" else 0)


def before_pages(sheet: "Sheet", pages: list[Page]) -> int:
    """Pages before the nomination; the number of the first page of the nomination."""
    sheet.start = 0
    how, n, look = sheet.draw["before"], sheet.n, sheet.look
    s = Style("r", look.size, tag="around")
    if how == "cover-letter":
        flow = Flow(pages, sheet.frames(0, sheet.margin, sheet.inner))
        flow.font = sheet.draw["font"]
        person = n.nominee
        lines = [f"{n.town}, {n.date}", *n.words["cover"], person.name if person and sheet.draw.rng("cover").random() < 0.5 else n.office]
        for text in lines:
            flow.put(look.set.wrap([(text.format(date=n.date, office_tel=n.office_tel, office_mail=n.office_mail), s)], sheet.inner))
            flow.y += look.size
        return flow.frame.page + 1
    if how == "contents":
        flow = Flow(pages, sheet.frames(0, sheet.margin, sheet.inner))
        flow.font = sheet.draw["font"]
        flow.put(look.set.wrap([(n.words["contents"], Style("b", look.size * 1.3, tag="around"))], sheet.inner))
        flow.y += look.size * 0.6
        for i, section in enumerate(n.sections):
            page = str(2 + i // 5)
            lines = look.set.wrap([(f"{section.number} {section.heading}".strip(), s)], sheet.inner - 60)
            last = lines[-1]
            end = max(x + look.set.width(t, st) for x, t, st, _ in last.items) + 4
            right = sheet.inner - look.set.width(page, s)
            last.items.append((end, "." * int((right - 4 - end) / look.set.width(".", s)), s, 0))
            last.items.append((right, page, s, 0))
            flow.put(lines)
        return flow.frame.page + 1
    return 0


def before_title(sheet: "Sheet", flow: Flow) -> None:
    """What is above the title on its own page."""
    how, n, look = sheet.draw["before"], sheet.n, sheet.look
    s, bold = Style("r", look.size * 0.9, tag="around"), Style("b", look.size * 0.9, tag="around")
    width = flow.frame.width
    fill = {"date": n.date, "n": n.number, "office": n.office, "office_mail": n.office_mail}
    if how == "slip":
        flow.open(Box(flow.frame.x + width * 0.45, flow.frame.x + width, 0, 5, "#f7f7f7", "#999999"))
        for i, text in enumerate(n.words["slip"]):
            flow.put(look.set.wrap([(text.format(**fill), bold if i == 0 else s)], width * 0.55 - 12), width * 0.45 + 6)
        flow.close()
        flow.y += look.size * 1.5
    elif how == "mail":
        for label, value in n.words["mail"]:
            flow.put(look.set.wrap([(label + ": ", bold), (value.format(**fill), s)], width))
        flow.y += 4
        flow.page.shapes.append(("line", flow.frame.x, flow.y, flow.frame.x + width, flow.y, "#999999"))
        flow.y += 8
    elif how == "intro":
        flow.put(look.set.wrap([(n.words["intro"], s)], width))
        flow.y += look.size * 1.2
    elif how == "portal-head":
        name, *rest = n.words["portal"]
        flow.put(look.set.wrap([(name, Style("b", look.size * 0.95, look.ink, "around"))], width))
        flow.put(look.set.wrap([("   ".join(rest).format(**fill), s)], width))
        flow.page.shapes.append(("line", flow.frame.x, flow.y + 2, flow.frame.x + width, flow.y + 2, look.ink))
        flow.y += look.size * 1.5


def picture(flow: Flow, width: float, height: float) -> None:
    """A grey picture, or blank paper where there is no room for one."""
    if height > 50:
        x0, x1, y0, y1 = flow.frame.x, flow.frame.x + width, flow.y, flow.y + height - 14
        flow.page.shapes += [("fill", x0, y0, x1, y1, "#d9dde2"), ("line", x0, y1, x0 + width * 0.4, y0 + 20, "#aab2bc"), ("line", x0 + width * 0.4, y0 + 20, x1, y1, "#aab2bc")]
    flow.y += height


def behind(sheet: "Sheet", flow: Flow) -> None:
    """A closing line, a signature, an annex."""
    n, look = sheet.n, sheet.look
    if n.closing:
        flow.space(look.size * 1.6)
        flow.need(look.size * 2.6)
        flow.put([line for text in n.closing.split("\n") for line in look.set.wrap([(text, Style("r", look.size, tag="around"))], flow.frame.width)])
    if n.annex:
        while True:
            page = flow.frame.page
            flow.next()
            if flow.frame.page != page:
                break
        width = flow.frame.width
        flow.put(look.heading_lines(n.annex, width))
        flow.y += look.gap
        for block in n.annex.blocks:
            flow.put(look.block_lines(block, width))
            flow.y += look.gap


def edges(sheet: "Sheet", pages: list[Page]) -> None:
    """Heads, feet and whatever is laid over the pages, when their number is known."""
    how, n, look = sheet.draw["edges"], sheet.n, sheet.look
    w, h, m = sheet.width, sheet.height, sheet.margin
    rng = sheet.draw.rng("edges")
    right = rng.random() < 0.4
    each_page = rng.random() < 0.5  # or the first alone

    printed: dict[str, int] = {}

    def text(page: Page, x: float, y: float, words: str, size: float = 8, slot: str = "r", colour: str = GREY, align: str = "left") -> None:
        printed[words] = printed.get(words, 0) + 1
        s = Style(slot, size, colour, "around")
        x -= look.set.width(words, s) * {"left": 0, "centre": 0.5, "right": 1}[align]
        page.texts.append(Text(x, y, words, slot, size, colour, "around"))

    for i, page in enumerate(pages):
        if how in ("page-number", "page-of", "head-and-foot"):
            words = {"page-number": str(i + 1), "page-of": n.words["page_of"].format(i + 1, len(pages))}.get(how, n.words["page"].format(i + 1))
            end = right or sheet.draw["paper"] == "narrow"
            text(page, w - m if end else w / 2, h - 30, words, align="right" if end else "centre")
        if how in ("head", "head-and-foot"):
            text(page, m, 30, n.words["head"])
        if how == "head-and-foot":
            text(page, m, h - 30, n.words["confidential"])
        if how == "portal-edges":
            text(page, m, 28, f"{n.date}, 16:42", 7.5)
            text(page, w - m, 28, n.words["portal"][0], 7.5, align="right")
            text(page, m, h - 26, f"https://portal.example.net/submissions/{n.number}", 7.5)
            text(page, w - m, h - 26, f"{i + 1}/{len(pages)}", 7.5, align="right")
        if how == "letterhead" and i == sheet.start:
            text(page, m, 36, n.office, 12, "b", look.ink)
            text(page, m, 49, f"{n.words['street'][n.number % 5]}, {n.town}", 8)
            text(page, m, 60, f"{n.words['contact_tel'][1].format(n.office_tel)} · {n.office_mail}", 8)
            page.shapes.append(("line", m, 66, w - m, 66, look.ink))
        if how == "letterhead-foot" and (each_page or i == sheet.start):
            page.shapes.append(("line", m, h - 42, w - m, h - 42, look.ink))
            text(page, w / 2, h - 32, f"{n.office} · {n.town}", 7.5, align="centre")
            text(page, w / 2, h - 22, f"{n.words['contact_tel'][1].format(n.office_tel)} · {n.office_mail}", 7.5, align="centre")
        if sheet.draw["over"] == "stamp" and i == sheet.start:
            y = sheet.top + (40 if how == "letterhead" else 0)
            x0, x1 = w - m - 104, w - m
            page.shapes.append(("box", x0, y - 10, x1, y + 30, "#b3261e"))
            for k, words in enumerate(n.words["stamp"]):
                text(page, (x0 + x1) / 2, y + 1 + 12 * k, words.format(date=n.date), 9 if k == 0 else 7.5, "b" if k == 0 else "r", "#b3261e", "centre")
        if sheet.draw["over"] == "watermark":
            size = min(w, h) / 5
            s = Style("b", size, "#ececec", "around")
            wide = look.set.width(n.words["watermark"], s)
            page.texts.insert(0, Text(w / 2 - wide * 0.4, h / 2 + wide * 0.3, n.words["watermark"], "b", size, "#ececec", "around", angle=True))
    # What is printed once at an edge has no strong evidence of being no part of an answer: it may stay in one.
    n.may_stay = [words for words, times in printed.items() if times == 1]
