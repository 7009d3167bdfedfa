"""A nomination on its pages: title, header, sections in their design, and what surrounds them. Draw → PDF and truth."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import around
from factors import GRIDS, Draw
from header import label_lines, set_header, value_lines
from look import Look
from page import Box, Flow, Frame, Line, Style, height
from pdf import Page, Writer, face
from texts import Nomination, Section, compose, printed_title, truth

PAPERS = {"a4": (595.3, 841.9), "letter": (612, 792), "slide": (720, 540), "narrow": (360, 640)}
RULE = "#808080"


class Sheet:
    """The pages of one nomination while they are filled."""

    def __init__(self, draw: Draw, n: Nomination):
        self.draw, self.n = draw, n
        self.width, self.height = PAPERS[draw["paper"]]
        rng = draw.rng("margins")
        self.margin = rng.choice([50, 56, 64, 72]) if draw["paper"] in ("a4", "letter") else 30
        self.look = Look(n, draw, draw["font"], draw["paper"] in ("narrow", "slide"))
        self.top, self.bottom = around.margins(self)

    def frames(self, first: int, x: float, width: float, top: float | None = None) -> Iterator[Frame]:
        """Frames of one column, from a page on; `top` on that page."""
        page = first
        while True:
            yield Frame(page, x, width, top if page == first and top else self.top + around.extra_top(self, page), self.height - self.bottom)
            page += 1

    @property
    def inner(self) -> float:
        return self.width - 2 * self.margin

    def lay(self, lead: float, part: int | None, end_heading: int | None) -> tuple[list[Page], Flow, dict[int, tuple[int, float]]]:
        """All pages; `lead` is left at the head of the first page of the nomination, the header ends its page behind the
        label `part`, the section `end_heading` behind its heading. Third: where headings ended."""
        draw, n = self.draw, self.n
        pages: list[Page] = []
        start = around.before_pages(self, pages)
        self.start = start
        flow = Flow(pages, self.frames(start, self.margin, self.inner))
        flow.font = draw["font"]
        around.before_title(self, flow)
        if lead > 4:
            around.picture(flow, self.inner, lead)
        side = draw["header"].startswith("side")
        first = flow
        if side:
            flow = self.side(pages, flow)
        pairs = n.header
        part_after = part if draw["break"] == "label-at-end" else None
        if part is not None and end_heading is None and lead == 0:
            part_after = part  # the first pass measures where that label ends
        if draw["place"] == "after-title" or draw["break"] == "title-page":
            self.title(flow)
        if draw["place"] != "at-end" and not side:
            self.header(flow, pairs, part_after)
        if draw["place"] == "before-title" and draw["break"] != "title-page":
            flow.y += self.look.size * 1.6
            self.title(flow)
        elif draw["place"] == "at-end":
            self.title(flow)
        if draw["break"] == "page-after-header":
            flow.next()
        flow.space(self.look.size)
        flow, ends = self.body(pages, flow, end_heading)
        if draw["place"] == "at-end":
            flow.space(self.look.size * 2)
            flow.need(self.look.size * 14)
            self.header(flow, pairs, None)
        around.behind(self, flow)
        return pages, first, ends

    def side(self, pages: list[Page], flow: Flow) -> Flow:
        """The header in a side column of the first page; what follows goes beside it."""
        wide = self.inner * 0.3
        left = self.draw["header"] == "side-left"
        x = self.margin if left else self.margin + self.inner - wide
        column = Flow(pages, self.frames(flow.frame.page, x, wide, flow.y))
        column.font = flow.font
        set_header(column, self.look, self.n.header, wide)
        main = Flow(pages, self.frames(flow.frame.page, self.margin + wide + 22 if left else self.margin, self.inner - wide - 22, flow.y))
        main.font = flow.font
        return main

    def title(self, flow: Flow) -> None:
        """The title, unless it is a line of the header."""
        how, look = self.draw["title"], self.look
        if how == "title-label":
            return
        rng = self.draw.rng("title")
        big = min(look.size * rng.choice([1.6, 1.8, 2.0]), 22)
        s = Style("b", big, rng.choice(["#000000", look.ink]), "title")
        if how == "title-body-size":
            s = replace(s, size=look.size * 1.1)
        elif how == "title-capitals":
            s = replace(s, size=big * 0.8)
        align = "centre" if rng.random() < 0.4 else "left"
        width = flow.frame.width
        if self.draw["break"] == "title-page":
            flow.y = self.height * 0.38
            s, align = replace(s, size=22), "centre"
        if how == "title-below-form-name":
            flow.put(look.set.wrap([(self.n.words["head"], Style("b", look.size * 1.05, "#555555", "around"))], width, align=align))
            flow.y += look.size
        text = printed_title(self.n, self.draw)
        if how == "title-band":
            box = Box(flow.frame.x, flow.frame.x + width, 0, 8, look.ink, None)
            flow.open(box)
            flow.put(look.set.wrap([(text, replace(s, colour="#ffffff"))], width - 20, align=align), 10)
            flow.close()
        else:
            lines = look.set.wrap([(text, s)], width, align=align)
            flow.need(height(lines) + (0 if self.draw["break"] in ("label-at-end", "header-parted") else look.size * 4))
            flow.put(lines)
        flow.y += look.size * 1.1
        if self.draw["break"] == "title-page":
            flow.next()

    def header(self, flow: Flow, pairs: list, part: int | None) -> None:
        """The header, in the columns of the body where it belongs to the same grid."""
        if self.draw["header"] == "grid" and self.draw["body"] in GRIDS:
            for _, label, value in pairs:
                self.grid_row(flow, label_lines(self.look, label, self.columns(flow)[1] - 10), lambda w, v=value: value_lines(self.look, v, w), "")
            flow.y += 0 if self.draw["body"].startswith("ruled") else self.look.size
        else:
            set_header(flow, self.look, pairs, flow.frame.width, part)

    def columns(self, flow: Flow) -> tuple[float, float, float]:
        """Widths of the number's, the heading's and the answer's column."""
        width, body = flow.frame.width, self.draw["body"]
        first = 34 if body == "ruled-numbers" else 0
        second = {"unruled": 0.34, "ruled": 0.3}.get(body, 0.28) * width
        return first, second, width - first - second

    def grid_row(self, flow: Flow, label: list[Line], answer, number: str) -> None:
        """A row: heading or label left, answer right, over page breaks where it must."""
        a, b, c = self.columns(flow)
        body = self.draw["body"]
        ruled = body.startswith("ruled")
        pad = 4 if ruled else 0
        if body == "column-right":
            for line in label:
                used = max(dx + self.look.set.width(t, s) for dx, t, s, _ in line.items)
                line.items = [(dx + b - 14 - used, *rest) for dx, *rest in line.items]
        cells = [(a + pad, label), (a + b + pad, answer(c - 2 * pad - 2) or [Line([], self.look.size * 1.3)])]
        if a:
            cells.insert(0, (pad, self.look.set.wrap([(number, self.look.heading)], a) if number else []))
        if ruled:
            flow.need(30 + 2 * pad)
            flow.open(Box(flow.frame.x, flow.frame.x + flow.frame.width, 0, pad, None, RULE, ((a,) if a else ()) + (a + b,)))
        flow.row(cells, 40)
        if ruled:
            flow.close()
        else:
            flow.y += self.look.size * 0.9

    def body(self, pages: list[Page], flow: Flow, end_heading: int | None) -> tuple[Flow, dict[int, tuple[int, float]]]:
        """The sections in their design."""
        body, ends = self.draw["body"], {}
        if body == "two-columns":
            flow = self.two_columns(pages, flow)
        if body == "ruled-head":
            s = replace(self.look.heading, slot="b", colour="#000000", upper=False, small=False, under=False, track=0, size=self.look.size, tag="around")
            q, a = self.n.words["table_head"]
            self.grid_row(flow, self.look.set.wrap([(q, s)], 100), lambda w: self.look.set.wrap([(a, s)], w), "")
        if body == "tiles":
            self.tiles(flow)
            return flow, ends
        for i, section in enumerate(self.n.sections):
            DESIGNS[body](self, flow, section, i, i == end_heading, ends)
        return flow, ends

    def two_columns(self, pages: list[Page], flow: Flow) -> Flow:
        """A flow through two columns from here on."""
        if flow.y > flow.bottom - 130:
            flow.next()
        page, top, gutter = flow.frame.page, flow.y, 22
        wide = (self.inner - gutter) / 2

        def frames() -> Iterator[Frame]:
            p = page
            while True:
                t = top if p == page else self.top + around.extra_top(self, p)
                for x in (self.margin, self.margin + wide + gutter):
                    yield Frame(p, x, wide, t, self.height - self.bottom)
                p += 1

        other = Flow(pages, frames())
        other.font = flow.font
        return other

    def whole(self, section: Section, width: float, head: bool = True) -> list[Line]:
        """Heading and answer as lines."""
        look = self.look
        if self.draw["heading"] == "run-in" and section.blocks and section.blocks[0].kind == "paragraph" and not section.optional and not section.before:
            first, *rest = section.blocks
            heading = look.heading_lines(section, 5000)[0].items[0][1]
            lines = look.set.wrap([(heading + " ", look.heading), ("\n".join(first.lines), look.answer)], width, leading=look.leading, justify=look.justify)
            more = look.answer_lines(replace_blocks(section, rest), width) if rest or section.after or self.draw["answer"] == "dots-left" else []
            if more:
                more[0].before = look.gap
            return lines + more
        lines, answer = look.heading_lines(section, width), look.answer_lines(section, width)
        if answer:
            answer[0].before = look.gap * 0.7
        return lines + answer

    def flowing(self, flow: Flow, section: Section, i: int, end: bool, ends: dict, inset: float = 0) -> None:
        """Heading, answer below it."""
        look = self.look
        flow.space(look.size * (1.5 if self.draw["spacing"] in ("loose", "open") else 0.9))
        width = flow.frame.width
        if self.draw["heading"] == "run-in":
            flow.put(self.whole(section, width))
            return
        lines = look.heading_lines(section, width)
        answer = look.answer_lines(section, width - inset)
        flow.need(height(lines) + (height(answer[:2]) + 6 if answer and not end else 0))
        flow.put(lines)
        ends[i] = (flow.frame.page, flow.y)
        if end:
            flow.next()
        else:
            flow.y += look.gap * 0.7
        flow.put(answer, inset)

    def set_in(self, flow: Flow, section: Section, i: int, end: bool, ends: dict) -> None:
        self.flowing(flow, section, i, end, ends, 26)

    def in_grid(self, flow: Flow, section: Section, i: int, end: bool, ends: dict) -> None:
        """Heading left, answer right."""
        a, b, _ = self.columns(flow)
        head = self.look.heading_lines(section, b - 12, numbered=not a)
        self.grid_row(flow, head, lambda w: self.look.answer_lines(section, w), section.number)

    def card(self, flow: Flow, section: Section, i: int, end: bool, ends: dict) -> None:
        """Heading and answer in a frame."""
        pad = 8
        lines = self.whole(section, flow.frame.width - 2 * pad)
        flow.need(height(lines[:4]) + 2 * pad)
        flow.open(Box(flow.frame.x, flow.frame.x + flow.frame.width, 0, pad, None, "#b5b5b5"))
        flow.put(lines or [Line([], 14)], pad)
        flow.close()
        flow.y += 9

    def zebra(self, flow: Flow, section: Section, i: int, end: bool, ends: dict) -> None:
        """Every other section on a tinted ground."""
        pad = 7
        lines = self.whole(section, flow.frame.width - 2 * pad)
        flow.need(height(lines[:4]) + 2 * pad)
        flow.open(Box(flow.frame.x, flow.frame.x + flow.frame.width, 0, pad, self.look.tint if i % 2 == 0 else None, None))
        flow.put(lines, pad)
        flow.close()

    def stacked(self, flow: Flow, section: Section, i: int, end: bool, ends: dict) -> None:
        """A cell with the heading over a cell with the answer."""
        pad, width = 4, flow.frame.width
        head, answer = self.look.heading_lines(section, width - 2 * pad), self.look.answer_lines(section, width - 2 * pad)
        flow.need(height(head) + height(answer[:2]) + 6 * pad)
        for lines, fill in ((head, self.look.tint), (answer or [Line([], self.look.size * 1.4)], None)):
            flow.open(Box(flow.frame.x, flow.frame.x + width, 0, pad, fill, RULE))
            flow.put(lines, pad)
            flow.close()

    def boxed(self, flow: Flow, section: Section, i: int, end: bool, ends: dict) -> None:
        """The answer in a frame below its heading."""
        pad, width = 6, flow.frame.width
        head, answer = self.look.heading_lines(section, width), self.look.answer_lines(section, width - 2 * pad)
        flow.space(self.look.size)
        flow.need(height(head) + (height(answer[:2]) + 2 * pad if not end else 0))
        flow.put(head)
        ends[i] = (flow.frame.page, flow.y)
        if end:
            flow.next()
        flow.y += 3
        flow.open(Box(flow.frame.x, flow.frame.x + width, 0, pad, None, "#8c8c8c"))
        flow.put(answer or [Line([], self.look.size * 2)], pad)
        flow.close()

    def tiles(self, flow: Flow) -> None:
        """Sections side by side in frames, row by row."""
        pad, gap = 7, 10
        each = (flow.frame.width - gap) / 2
        for k in range(0, len(self.n.sections), 2):
            row = [self.whole(s, each - 2 * pad) for s in self.n.sections[k : k + 2]]
            tall = max(height(lines) for lines in row) + 2 * pad
            if tall > flow.bottom - flow.frame.top:  # higher than a page: one below the other
                for i, section in enumerate(self.n.sections[k : k + 2]):
                    self.card(flow, section, i, False, {})
                continue
            flow.need(tall)
            top = flow.y
            for i, lines in enumerate(row):
                x = flow.frame.x + i * (each + gap)
                flow.page.shapes.append(("box", x, top, x + each, top + tall, "#9c9c9c"))
                y = top + pad
                for j, line in enumerate(lines):
                    y += line.before if j else 0
                    flow.emit(line, i * (each + gap) + pad, y)
                    y += line.height
            flow.y = top + tall + gap


def replace_blocks(section: Section, blocks: list) -> Section:
    return replace(section, blocks=blocks)


DESIGNS = {
    "flow": Sheet.flowing, "two-columns": Sheet.flowing, "set-in": Sheet.set_in, "cards": Sheet.card, "zebra": Sheet.zebra, "stacked": Sheet.stacked,
    "boxes": Sheet.boxed, **{g: Sheet.in_grid for g in GRIDS},
}  # fmt: skip


def paint(draw: Draw) -> tuple[Sheet, list[Page]]:
    """The nomination on its pages."""
    n = compose(draw)
    sheet = Sheet(draw, n)
    how = draw["break"]
    lead, part, end = 0.0, None, None
    if how in ("label-at-end", "header-parted"):
        part = draw.rng("break").randrange(1, len(n.header)) if len(n.header) > 1 else None
    pages, first, ends = sheet.lay(0, part, None)
    bottom = first.frame.bottom
    if part is not None:
        page, y = first.turned[0]
        lead = bottom - y - 1 + (sheet.look.size * 1.6 + 2 if how == "header-parted" else 0)
        pages, first, ends = sheet.lay(max(lead, 0.01), part, -1)
    elif how == "heading-at-end":
        here = [(y, i) for i, (page, y) in ends.items() if page == sheet.start]
        if here:
            y, end = max(here)
            pages, first, ends = sheet.lay(max(bottom - y - 1, 0), None, end)
    around.edges(sheet, pages)
    return sheet, pages


def build(draw: Draw) -> tuple[bytes, dict]:
    """The PDF and its truth."""
    sheet, pages = paint(draw)
    writer = Writer(draw["font"], sheet.width, sheet.height, draw.values, draw.rng("writer"))
    return writer.write(pages), truth(sheet.n, draw)


def faults(draw: Draw) -> list[str]:
    """Texts that lie on one another or run off the page."""
    sheet, pages = paint(draw)
    found = []
    for number, page in enumerate(pages, 1):
        boxes = []
        for t in page.texts:
            if t.angle or not t.text.strip():
                continue
            width = face(draw["font"], t.slot).width(t.text.rstrip(), t.size) + t.track * len(t.text) + t.gap * t.text.rstrip().count(" ")
            box = (t.x, t.y - t.size * 0.66, t.x + width, t.y + t.size * 0.16)
            if box[0] < 5 or box[2] > sheet.width - 5 or box[1] < 5 or box[3] > sheet.height - 5:
                found.append(f"page {number}: off the page: {t.text[:40]!r}")
            boxes.append((box, t.text))
        boxes.sort(key=lambda b: b[0][1])
        for i, (a, text) in enumerate(boxes):
            for b, other in boxes[i + 1 :]:
                if b[1] > a[3]:
                    break
                if min(a[2], b[2]) - max(a[0], b[0]) > 1 and min(a[3], b[3]) - max(a[1], b[1]) > 0.5:
                    found.append(f"page {number}: {text[:40]!r} lies on {other[:40]!r}")
    return found


def save(draw: Draw, folder: Path) -> str:
    """Writes pdf/<name>.pdf and truth/<name>.json; the name."""
    name = f"random-{draw.seed:06}"
    pdf, right = build(draw)
    (folder / "pdf" / f"{name}.pdf").write_bytes(pdf)
    (folder / "truth" / f"{name}.json").write_text(json.dumps(right, ensure_ascii=False), "utf-8")
    return name
