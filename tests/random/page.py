"""Lines and where they go: wrapping, flow through frames, boxes that follow a page break, rows of several columns."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pdf import Face, Page, Text, face


@dataclass(frozen=True)
class Style:
    """How a run looks; `small`: small capitals; `track`: points between letters; `tag`: see pdf.Text."""

    slot: str = "r"
    size: float = 10
    colour: str = "#000000"
    tag: str = "answer"
    small: bool = False
    upper: bool = False
    track: float = 0
    under: bool = False


@dataclass
class Line:
    """One line ready to be placed: `items` are (x, text, style, gap) from the left of its column; `shapes` (kind, x0, y0,
    x1, y1, colour) from its top left."""

    items: list[tuple[float, str, Style, float]]
    height: float
    before: float = 0
    shapes: list[tuple[str, float, float, float, float, str]] = field(default_factory=list)
    keep: bool = False  # with the next line


@dataclass
class Frame:
    """A column of a page that is filled with lines."""

    page: int
    x: float
    width: float
    top: float
    bottom: float


class Setter:
    """Measures and wraps with one font."""

    def __init__(self, font: str):
        self.font = font

    def runs(self, text: str, style: Style) -> list[tuple[str, Style]]:
        """A text in runs as it is drawn: capitals, small capitals, icons."""
        if style.upper:
            return self.icons(text.upper(), style)
        if not style.small:
            return self.icons(text, style)
        out: list[tuple[str, Style]] = []
        little = replace(style, size=style.size * 0.8)
        for c in text:
            s = little if c.islower() or c == " " and out and out[-1][1] is little else style
            if out and out[-1][1] is s:
                out[-1] = (out[-1][0] + c.upper(), s)
            else:
                out.append((c.upper(), s))
        return out

    def icons(self, text: str, style: Style) -> list[tuple[str, Style]]:
        if not text or ord(max(text)) < 0x2600:
            return [(text, style)]
        out: list[tuple[str, Style]] = []
        for c in text:
            s = replace(style, slot="icon") if ord(c) >= 0x2600 else style
            if out and out[-1][1].slot == s.slot:
                out[-1] = (out[-1][0] + c, s)
            else:
                out.append((c, s))
        return out

    def face(self, style: Style) -> Face:
        return face(self.font, style.slot)

    def width(self, text: str, style: Style) -> float:
        return sum(self.face(s).width(t, s.size) + s.track * len(t) for t, s in self.runs(text, style))

    def wrap(self, spans: list[tuple[str, Style]], width: float, *, leading: float = 1.3, first: float = 0, hang: float = 0, justify: bool = False, align: str = "left") -> list[Line]:
        """Spans as lines no wider than `width`; the first is set in by `first`, the others by `hang`. A new line in a span
        is a hard break."""
        words: list[list[tuple[str, Style]]] = [[]]
        hard: set[int] = set()
        for text, style in spans:
            for i, piece in enumerate(text.split("\n")):
                if i:
                    words.append([])
                    hard.add(len(words) - 1)
                for j, word in enumerate(piece.split(" ")):
                    if j and words[-1]:
                        words.append([])
                    if word:
                        words[-1].append((word, style))
        size = max(s.size for _, s in spans)
        rows: list[tuple[list[list[tuple[str, Style]]], float, bool]] = []
        row: list[list[tuple[str, Style]]] = []
        used, room = 0.0, width - first
        for i, word in enumerate(words):
            if i in hard and row:
                rows.append((row, used, True))
                row, used, room = [], 0.0, width - hang
            if not word:
                continue
            for part in self.cut(word, width - max(first, hang)):
                w = sum(self.width(t, s) for t, s in part)
                blank = self.width(" ", part[0][1]) if row else 0
                if row and used + blank + w > room:
                    rows.append((row, used, False))
                    row, used, room, blank = [], 0.0, width - hang, 0
                row.append(part)
                used += blank + w
        if row:
            rows.append((row, used, True))
        lines = []
        for k, (parts, used, last) in enumerate(rows):
            indent = first if k == 0 else hang
            gap = (width - indent - used) / (len(parts) - 1) if justify and not last and len(parts) > 1 else 0
            if gap > size:
                gap = 0
            x = indent + {"left": 0, "right": width - indent - used, "centre": (width - indent - used) / 2}[align]
            lines.append(Line(self.items(parts, x, gap), size * leading))
        return lines

    def cut(self, word: list[tuple[str, Style]], width: float) -> list[list[tuple[str, Style]]]:
        """A word that is wider than a line, in parts: behind a sign of an address where there is one."""
        if sum(self.width(t, s) for t, s in word) <= width or len(word) > 1:
            return [word]
        (text, style), out = word[0], []
        while self.width(text, style) > width:
            n = len(text) - 1
            while n > 1 and self.width(text[:n], style) > width:
                n -= 1
            signs = [i + 1 for i in range(2, n) if text[i] in "@./-_"]
            n = signs[-1] if signs else n
            out.append([(text[:n], style)])
            text = text[n:]
        return [*out, [(text, style)]]

    def items(self, parts: list[list[tuple[str, Style]]], x: float, gap: float) -> list[tuple[float, str, Style, float]]:
        """The words of a line as runs, neighbours of one style joined."""
        flat: list[tuple[str, Style]] = []
        for i, part in enumerate(parts):
            for j, (text, style) in enumerate(part):
                glue = "" if j or not i else " "
                if flat and flat[-1][1] == style:
                    flat[-1] = (flat[-1][0] + glue + text, style)
                else:
                    if glue and flat:
                        flat[-1] = (flat[-1][0] + " ", flat[-1][1])
                    flat.append((text, style))
        out = []
        for text, style in flat:
            for t, s in self.runs(text, style):
                out.append((x, t, s, gap))
                x += self.face(s).width(t, s.size) + s.track * len(t) + gap * t.count(" ")
        return out


@dataclass
class Box:
    """An open frame or ground: what is drawn behind its lines on each page."""

    x0: float
    x1: float
    top: float
    pad: float
    fill: str | None
    line: str | None
    edges: tuple[float, ...] = ()  # upright lines inside it, from its left


class Flow:
    """Places lines in frames, one after the other."""

    def __init__(self, pages: list[Page], frames: Iterator[Frame]):
        self.pages, self.frames, self.boxes = pages, frames, []
        self.turned: list[tuple[int, float]] = []  # where frames ended: (page, y)
        self.take()

    def take(self) -> None:
        self.frame = next(self.frames)
        while len(self.pages) <= self.frame.page:
            self.pages.append(Page())
        self.bottom = self.frame.bottom
        self.y = self.frame.top

    @property
    def page(self) -> Page:
        return self.pages[self.frame.page]

    @property
    def fresh(self) -> bool:
        return self.y <= self.frame.top + 0.01 + sum(b.pad for b in self.boxes)

    def next(self) -> None:
        """The next frame; open boxes end here and begin again there."""
        old = self.frame
        self.turned.append((old.page, self.y))
        for box in self.boxes:
            self.draw(box, self.y + box.pad * 0.5)
        self.take()
        for box in self.boxes:
            shift = self.frame.x - old.x
            box.x0, box.x1, box.top = box.x0 + shift, box.x1 + shift, self.y
            self.y += box.pad

    def draw(self, box: Box, end: float) -> None:
        if end <= box.top + 2:
            return
        shapes = []
        if box.fill:
            shapes.append(("fill", box.x0, box.top, box.x1, end, box.fill))
        if box.line:
            shapes.append(("box", box.x0, box.top, box.x1, end, box.line))
        shapes += [("line", box.x0 + e, box.top, box.x0 + e, end, box.line or "#888888") for e in box.edges]
        self.page.shapes[:0] = shapes

    def open(self, box: Box) -> None:
        box.top = self.y
        self.boxes.append(box)
        self.y += box.pad

    def close(self) -> None:
        box = self.boxes.pop()
        self.y += box.pad
        self.draw(box, self.y)

    def space(self, points: float) -> None:
        if not self.fresh:
            self.y += points

    def need(self, points: float) -> None:
        """A new frame unless so much room is left."""
        if self.y + points > self.bottom and not self.fresh:
            self.next()

    def emit(self, line: Line, x: float, y: float) -> None:
        base = y + line.height * 0.5 + max((s.size for _, _, s, _ in line.items), default=8) * 0.32
        left = self.frame.x + x
        for kind, x0, y0, x1, y1, name in line.shapes:
            self.page.shapes.append((kind, left + x0, y + y0, left + x1, y + y1, name))
        for dx, text, s, gap in line.items:
            self.page.texts.append(Text(left + dx, base, text, s.slot, s.size, s.colour, s.tag, gap, s.track))
            if s.under:
                self.page.shapes.append(("line", left + dx, base + 1.5, left + dx + face_width(self, text, s), base + 1.5, s.colour))

    font = "helvetica"

    def put(self, lines: list[Line], x: float = 0) -> None:
        """Lines one below the other; a line that is kept with the next does not end a frame."""
        for i, line in enumerate(lines):
            if not self.fresh:
                self.y += line.before
            ahead, j = line.height, i
            while lines[j].keep and j + 1 < len(lines):
                j += 1
                ahead += lines[j].before + lines[j].height
            if self.y + ahead + sum(b.pad for b in self.boxes) > self.bottom and not self.fresh:
                self.next()
            self.emit(line, x, self.y)
            self.y += line.height

    def row(self, cells: list[tuple[float, list[Line]]], least: float = 24) -> None:
        """Columns side by side; each goes on below a page break."""
        pad = sum(b.pad for b in self.boxes)
        self.need(min(least, max((sum(c.before + c.height for c in lines[:2]) for _, lines in cells), default=0)) + pad)
        places = [0] * len(cells)
        while True:
            top, end = self.y, self.y
            for k, (x, lines) in enumerate(cells):
                y = top
                while places[k] < len(lines):
                    line = lines[places[k]]
                    before = line.before if y > top else 0
                    if y + before + line.height + pad > self.bottom and not (y == top and self.fresh):
                        break
                    self.emit(line, x, y + before)
                    y += before + line.height
                    places[k] += 1
                end = max(end, y)
            self.y = end
            if all(p == len(lines) for p, (_, lines) in zip(places, cells, strict=True)):
                return
            self.next()


def face_width(flow: Flow, text: str, s: Style) -> float:
    """The width of a run as drawn."""
    return face(flow.font, s.slot).width(text, s.size) + s.track * len(text)


def height(lines: list[Line]) -> float:
    """The height of lines one below the other."""
    return sum(line.height + (line.before if i else 0) for i, line in enumerate(lines))
