"""How the parts of a nomination look: styles from the draw, and answers, headings, labels as lines."""

from dataclasses import replace

from factors import GRIDS, Draw
from page import Line, Setter, Style
from texts import Block, Nomination, Section

INKS = ["#1f4e79", "#7b2d26", "#2e6b3e", "#4b3869", "#0b7285", "#8a5a00"]


class Look:
    """The styles of one nomination."""

    def __init__(self, n: Nomination, draw: Draw, font: str, narrow: bool):
        rng = draw.rng("look")
        self.n, self.draw, self.set = n, draw, Setter(font)
        size = {"normal": rng.choice([9.5, 10, 10.5]), "small": rng.choice([8, 8.5]), "large": rng.choice([11.5, 12])}[draw["size"]]
        if font == "courier":
            size -= 1
        if narrow:
            size = min(size, 10)
        self.size, self.ink = size, rng.choice(INKS)
        self.tint = rng.choice(["#eef3f8", "#f4f1ea", "#edf5ee", "#f0f0f0", "#e3e9f2"])
        self.leading = {"tight": 1.18, "open": 1.5}.get(draw["spacing"], 1.3)
        self.gap = {"loose": 0.6, "tight": 0.3, "indents": 0, "open": 0.7}[draw["spacing"]] * size
        self.answer = Style("r", size)
        how = draw["answer"]
        if how == "italic-answers":
            self.answer = replace(self.answer, slot="i")
        elif how == "blue-answers":
            self.answer = replace(self.answer, colour="#1a3fb0")
        elif how == "small-answers":
            self.answer = replace(self.answer, size=size * 0.85)
        self.justify = how == "justified"
        self.label = self.label_style()
        value = replace(self.answer, tag="value", size=size, slot="r", colour=self.answer.colour)
        self.value = replace(value, slot={"value-bold": "b", "value-italic": "i"}.get(draw["values"], "r"))
        self.heading = self.heading_style()
        self.around = Style("r", 8, "#555555", "around")

    def label_style(self) -> Style:
        base, how = Style("r", self.size, tag="label"), self.draw["label"]
        return {
            "label-bold": replace(base, slot="b"), "label-plain": base, "label-capitals": replace(base, upper=True, size=self.size * 0.88),
            "label-small-capitals": replace(base, small=True), "label-italic": replace(base, slot="i"),
            "label-grey-small": replace(base, size=self.size * 0.8, colour="#6b6b6b"), "label-colour": replace(base, colour=self.ink, slot="b"),
        }[how]  # fmt: skip

    def heading_style(self) -> Style:
        s, size = Style("r", self.size, tag="heading"), self.size
        return {
            "bold": replace(s, slot="b"), "larger": replace(s, size=size * 1.25), "bold-larger": replace(s, slot="b", size=size * 1.2),
            "capitals": replace(s, upper=True), "bold-capitals": replace(s, upper=True, slot="b"), "colour": replace(s, colour=self.ink, size=size * 1.12),
            "italic": replace(s, slot="i", size=size * 1.05), "underlined": replace(s, under=True), "band": replace(s, slot="b", colour="#ffffff"), "plain": s,
            "small-capitals": replace(s, small=True, size=size * 1.1), "centred": replace(s, slot="b"), "letterspaced": replace(s, upper=True, track=size * 0.16, size=size * 0.95),
            "rule-below": replace(s, slot="b"), "run-in": replace(s, slot="b"), "small-grey": replace(s, slot="b", size=size * 0.85, colour="#666666"), "ruled-above": replace(s, slot="b", size=size * 1.05),
        }[self.draw["heading"]]  # fmt: skip

    def heading_lines(self, section: Section, width: float, numbered: bool = True) -> list[Line]:
        """A heading wrapped, with its band, rule or underlining."""
        how, s = self.draw["heading"], self.heading
        number = f"{section.number} " if section.number and numbered else ""
        end = "." if how == "run-in" and section.heading[-1] not in "?.*)" else ""
        hang = self.set.width(number, s) if number and self.draw["body"] not in GRIDS else 0
        pad = 5 if how == "band" else 0
        lines = self.set.wrap([(number + section.heading + end, s)], width - 2 * pad, hang=min(hang, width / 4), align="centre" if how == "centred" else "left", leading=1.25)
        for line in lines:
            line.keep = True
            if how == "band":
                line.items = [(x + pad, *rest) for x, *rest in line.items]
                line.height = s.size * 1.5
                line.shapes.append(("fill", 0, 0, width, line.height + 0.3, self.ink))
        if how == "rule-below":
            lines[-1].height += 3
            lines[-1].shapes.append(("line", 0, lines[-1].height - 1, width, lines[-1].height - 1, self.ink))
        elif how == "ruled-above":
            lines[0].shapes.append(("line", 0, -2, width, -2, "#888888"))
        return lines

    def answer_lines(self, section: Section, width: float) -> list[Line]:
        """The answer below its heading, with what form and portal print about it."""
        around = replace(self.around, size=self.size * 0.85)
        lines: list[Line] = []
        for text in section.before:
            lines += self.set.wrap([(text, replace(around, slot="b"))], width)
        if section.optional:
            lines += self.set.wrap([(section.optional, replace(self.answer, slot="i", colour="#555555"))], width, leading=self.leading)
        for block in section.blocks:
            part = self.block_lines(block, width)
            part[0].before = self.gap * (1 if lines else 0)
            lines += part
        if self.draw["answer"] == "dots-left":
            rng = self.draw.rng(f"dots {section.key}")
            dots = "." * int(width / self.set.width(".", self.answer) - 1)
            lines += [line for _ in range(rng.choice([0, 1, 2]) or (not section.blocks)) for line in self.set.wrap([(dots, replace(self.answer, tag="around"))], width)]
        for text in section.after:
            lines += self.set.wrap([(text, around)], width, align="right")
        return lines

    def block_lines(self, block: Block, width: float) -> list[Line]:
        """One block of an answer, wrapped."""
        s, wrap = self.answer, self.set.wrap
        if block.kind == "list":
            mark = {"dashes": "–"}.get(self.draw["answer"], "•")
            return [line for item in block.lines for line in self.item(mark, item, width)]
        if block.kind == "numbered":
            return [line for item in block.lines for line in self.item(*item.split(" ", 1), width)]
        if block.kind == "subheading":
            lines = wrap([(block.lines[0], replace(s, slot="bi" if s.slot == "i" else "b", size=self.size * 0.95))], width, leading=self.leading)
            for line in lines:
                line.keep = True
            return lines
        if block.kind == "table":
            return self.table(block.lines, width)
        if block.kind == "address":
            return [line for text in block.lines for line in wrap([(text, s)], width, leading=self.leading, hang=8)]
        text = "\n".join(block.lines)
        if self.draw["answer"] == "hard-breaks":
            words, out = text.replace("\n", " ").split(" "), ""
            rng, row = self.draw.rng(text), 0
            for word in words:
                row += len(word) + 1
                out += word + " "
                if row > rng.randrange(38, 60) and row * s.size * 0.5 < width * 2:
                    out, row = out[:-1] + "\n", 0
            text = out.strip()
        first = s.size * 1.5 if self.draw["spacing"] == "indents" else 0
        return wrap([(text, s)], width, leading=self.leading, first=first, justify=self.justify)

    def item(self, mark: str, text: str, width: float) -> list[Line]:
        """A list item with its mark."""
        indent = max(self.answer.size * 1.5, self.set.width(mark + " ", self.answer) + 2)
        lines = self.set.wrap([(text, self.answer)], width - indent, leading=self.leading)
        for line in lines:
            line.items = [(x + indent, *rest) for x, *rest in line.items]
        lines[0].items.insert(0, (indent - self.set.width(mark + " ", self.answer) - 1, mark, self.answer, 0))
        return lines

    def table(self, rows: list[str], width: float) -> list[Line]:
        """A table inside an answer, a line per line of its cells."""
        cells = [row.split(" | ") for row in rows]
        ruled = self.draw["answer"] != "table-unruled"
        s = self.answer
        wide = [max(self.set.width(row[k], s) for row in cells) + 12 for k in range(len(cells[0]))]
        if sum(wide) > width:
            # Each column takes its longest word, in smaller type where there is no room; the rest is shared.
            words = [max(self.set.width(word, s) for row in cells for word in row[k].split(" ")) + 12 for k in range(len(wide))]
            if sum(words) > width:
                s = replace(s, size=max(6, s.size * width / sum(words)))
                words = [(w - 12) * s.size / self.answer.size + 12 for w in words]
            if sum(words) > width:
                words = [w * width / sum(words) for w in words]
            spare, more = width - sum(words), [a - min(a, b) for a, b in zip(wide, words, strict=True)]
            wide = [w + spare * m / max(1, sum(more)) for w, m in zip(words, more, strict=True)]
        else:
            wide = [w * min(1.5, width / sum(wide)) for w in wide]
        lines: list[Line] = []
        for i, row in enumerate(cells):
            parts = [self.set.wrap([(text, s)], w - 10) for text, w in zip(row, wide, strict=True)]
            tall = max(len(p) for p in parts)
            for j in range(tall):
                line, x = Line([], s.size * 1.35), 0.0
                for k, part in enumerate(parts):
                    if j < len(part):
                        line.items += [(x + 5 + dx, *rest) for dx, *rest in part[j].items]
                    x += wide[k]
                if ruled:
                    edges = [sum(wide[:k]) for k in range(len(wide) + 1)]
                    line.shapes += [("line", e, 0, e, line.height, "#777777") for e in edges]
                    if j == 0:
                        line.shapes.append(("line", 0, 0, edges[-1], 0, "#777777"))
                    if i == len(cells) - 1 and j == tall - 1:
                        line.shapes.append(("line", 0, line.height, edges[-1], line.height, "#777777"))
                line.keep = not (i == len(cells) - 1 and j == tall - 1)
                lines.append(line)
        lines[0].before = 3
        return lines

    def sign(self) -> str:
        """What is between label and value."""
        return {"colon": " :" if self.n.language == "fr" else ":", "no-sign": "", "dots": "", "dash": " –", "colon-apart": " :"}[self.draw["sign"]]

    def labelled(self, label: str) -> str:
        """A label with its sign; none behind a question or an icon."""
        return label if label.endswith(("?", "☎", "✉")) else label + self.sign()
