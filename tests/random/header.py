"""The header on the page, in each of its arrangements."""

from dataclasses import replace

from look import Look
from page import Box, Flow, Line, height

Pair = tuple[str, str, list[str]]  # key, label, lines of the value


def set_header(flow: Flow, look: Look, pairs: list[Pair], width: float, part_after: int | None = None) -> None:
    """Prints the header from here on; `part_after`: the page ends behind that label."""
    how, ground = look.draw["header"], look.draw["ground"]
    shown = look
    if ground == "dark":
        shown = recoloured(look)
    box = None
    if ground != "white":
        box = Box(flow.frame.x, flow.frame.x + width, 0, 7, {"tinted": look.tint, "dark": "#1d3145"}.get(ground), {"framed": "#999999"}.get(ground))
        flow.need(min(total(shown, pairs, how, width - 20) + 20, flow.bottom - flow.frame.top - 40))
        flow.open(box)
    inset = 9 if box else 0
    ARRANGEMENTS[how](flow, shown, pairs, inset, width - 2 * inset, part_after)
    if box:
        flow.close()


def recoloured(look: Look) -> Look:
    """The same look on a dark ground."""
    import copy

    other = copy.copy(look)
    other.label = replace(look.label, colour="#cfd8e3")
    other.value = replace(look.value, colour="#ffffff")
    return other


def total(look: Look, pairs: list[Pair], how: str, width: float) -> float:
    """About how high a header is."""
    return len(pairs) * look.size * look.leading * (2.4 if how in ("above", "below") else 1.6)


def value_lines(look: Look, value: list[str], width: float, align: str = "left") -> list[Line]:
    return [line for part in value for line in look.set.wrap([(part, look.value)], width, leading=look.leading, align=align)]


def label_lines(look: Look, label: str, width: float, align: str = "left") -> list[Line]:
    lines = look.set.wrap([(look.labelled(label), look.label)], width, leading=look.leading * look.value.size / look.label.size if look.label.size < look.value.size and align != "above" else look.leading, align="left" if align == "above" else align)
    for line in lines:
        line.keep = True
    return lines


def beside(align: str):
    """A column of labels, values right of it; by tabs, set right, or with dots between."""

    def arrange(flow: Flow, look: Look, pairs: list[Pair], x: float, width: float, part_after: int | None) -> None:
        widest = max(look.set.width(look.labelled(label), look.label) for _, label, _ in pairs)
        column = min(widest, width * 0.38)
        dots = look.draw["sign"] == "dots"
        gap = 40 if dots else 12
        for i, (_, label, value) in enumerate(pairs):
            labels = label_lines(look, label, column + 0.5, align)
            if dots:
                last = labels[-1]
                end = max(dx + look.set.width(t, s) for dx, t, s, _ in last.items) + 3
                leader = "." * int((column + gap - 4 - end) / look.set.width(".", look.value))
                last.items.append((end, leader, replace(look.value, tag="label", slot="r"), 0))
            values = value_lines(look, value, width - column - gap)
            if i == part_after:
                flow.put(labels, x)
                flow.next()
                flow.put(values, x + column + gap)
            else:
                flow.row([(x, labels), (x + column + gap, values)], 400)
            flow.space(look.size * 0.25)

    return arrange


def lines(flow: Flow, look: Look, pairs: list[Pair], x: float, width: float, part_after: int | None) -> None:
    """Label, sign, value on one line."""
    if look.draw["sign"] == "dots":
        return beside("left")(flow, look, pairs, x, width, part_after)
    for i, (_, label, value) in enumerate(pairs):
        if i == part_after:
            flow.put(label_lines(look, label, width), x)
            flow.next()
            flow.put(value_lines(look, value, width), x)
        else:
            part = look.set.wrap([(look.labelled(label) + " ", look.label), ("\n".join(value), look.value)], width, leading=look.leading)
            for line in part[:-1]:
                line.keep = True
            flow.put(part, x)
        flow.space(look.size * 0.25)


def spaces(flow: Flow, look: Look, pairs: list[Pair], x: float, width: float, part_after: int | None) -> None:
    """As in a plain text: values are brought below each other with spaces."""
    blank = look.set.width(" ", look.label)
    column = min(max(look.set.width(look.labelled(label), look.label) for _, label, _ in pairs), width * 0.45) + 4 * blank
    for i, (_, label, value) in enumerate(pairs):
        shown = look.labelled(label)
        count = max(2, round((column - look.set.width(shown, look.label)) / blank))
        indent = look.set.width(shown, look.label) + count * blank
        values = value_lines(look, value, width - indent)
        if i == part_after:
            flow.put(label_lines(look, label, width), x)
            flow.next()
            flow.put(values, x + indent)
            continue
        first = values[0]
        head = look.set.runs(shown + " " * count, look.label)
        at, items = 0.0, []
        for text, s in head:
            items.append((at, text, s, 0.0))
            at += look.set.width(text, replace(s, upper=False, small=False))
        first.items = items + [(dx + at, *rest) for dx, *rest in first.items]
        for line in values[1:]:
            line.items = [(dx + at, *rest) for dx, *rest in line.items]
        flow.put(values, x)
        flow.space(look.size * 0.2)


def cells(columns: int):
    """A ruled table of label and value cells."""

    def arrange(flow: Flow, look: Look, pairs: list[Pair], x: float, width: float, part_after: int | None) -> None:
        share = 0.32 if columns == 1 else 0.19
        each = width / columns
        for i in range(0, len(pairs), columns):
            group, parts, tall = pairs[i : i + columns], [], 0.0
            for k, (_, label, value) in enumerate(group):
                lx, lw = x + k * each, each * share * columns if columns == 1 else each * 0.38
                a, b = label_lines(look, label, lw - 8), value_lines(look, value, each - lw - 10)
                parts.append((lx, lw, a, b))
                tall = max(tall, height(a), height(b))
            if columns == 1 and i == part_after:
                flow.put(parts[0][2], x + 4)
                flow.next()
                flow.put(parts[0][3], x + parts[0][1] + 5)
                flow.y += 3
                continue
            flow.need(tall + 6)
            top = flow.y
            for lx, lw, a, b in parts:
                left = flow.frame.x + lx
                flow.page.shapes += [("fill", left, top, left + lw, top + tall + 6, look.tint), ("box", left, top, left + lw, top + tall + 6, "#777777"), ("box", left + lw, top, left + each, top + tall + 6, "#777777")]
                for at, column in ((lx + 4, a), (lx + lw + 5, b)):
                    y = top + 3
                    for line in column:
                        flow.emit(line, at, y)
                        y += line.height
            flow.y = top + tall + 6

    return arrange


def strips(columns: int, framed: bool = False):
    """Rows of labels with their values below, in columns or in framed tiles; the nominee has a row for himself where columns are narrow."""

    def arrange(flow: Flow, look: Look, pairs: list[Pair], x: float, width: float, part_after: int | None) -> None:
        rows: list[list[Pair]] = []
        for pair in pairs:
            wide = columns > 2 and pair[0] in ("nominee", "title")
            if not rows or wide or len(rows[-1]) == columns or rows[-1] and columns > 2 and rows[-1][0][0] in ("nominee", "title"):
                rows.append([])
            rows[-1].append(pair)
        for row in rows:
            each = width if columns > 2 and row[0][0] in ("nominee", "title") else width / columns
            pad = 5 if framed else 0
            parts = [(label_lines(look, label, each - 10 - pad, "above"), value_lines(look, value, each - 10 - pad)) for _, label, value in row]
            high, low = max(height(a) for a, _ in parts), max(height(b) for _, b in parts)
            flow.need(high + low + 8)
            top = flow.y
            for k, (a, b) in enumerate(parts):
                left = x + k * each
                if framed:
                    flow.page.shapes.append(("box", flow.frame.x + left, top, flow.frame.x + left + each - 5, top + high + low + 8, "#9a9a9a"))
                # In tiles each value follows its label; in strips values are on one line.
                y = top + pad
                for line in a:
                    flow.emit(line, left + pad, y)
                    y += line.height
                y = y if framed else top + high
                for line in b:
                    flow.emit(line, left + pad, y + 1)
                    y += line.height
            flow.y = top + high + low + (14 if framed else 8)

    return arrange


def above(flow: Flow, look: Look, pairs: list[Pair], x: float, width: float, part_after: int | None) -> None:
    """Each label above its value."""
    for i, (_, label, value) in enumerate(pairs):
        labels, values = label_lines(look, label, width, "above"), value_lines(look, value, width)
        flow.need(height(labels) + height(values) if i != part_after else height(labels))
        flow.put(labels, x)
        if i == part_after:
            flow.next()
        flow.put(values, x)
        flow.space(look.size * 0.6)


def below(flow: Flow, look: Look, pairs: list[Pair], x: float, width: float, part_after: int | None) -> None:
    """Each value on a rule, its label in small letters below it."""
    label = replace(look.label, size=max(6.5, look.label.size * 0.82))
    for _, text, value in pairs:
        values, labels = value_lines(look, value, width * 0.7), look.set.wrap([(text, label)], width, leading=1.2)
        flow.need(height(values) + height(labels) + 4)
        flow.put(values, x)
        flow.page.shapes.append(("line", flow.frame.x + x, flow.y + 1, flow.frame.x + x + width * 0.7, flow.y + 1, "#888888"))
        flow.y += 2
        flow.put(labels, x)
        flow.y += look.size * 0.8


def several(flow: Flow, look: Look, pairs: list[Pair], x: float, width: float, part_after: int | None) -> None:
    """The nominee on a line, then two labels with their values on each line."""
    head = [p for p in pairs if p[0] in ("title", "nominee")]
    rest = [p for p in pairs if p[0] not in ("title", "nominee")]
    lines(flow, look, head, x, width, None)
    i = 0
    while i < len(rest):
        row, at, items = rest[i : i + 2], 0.0, []
        for k, (_, label, value) in enumerate(row):
            part = look.set.wrap([(look.labelled(label) + " ", look.label), (" ".join(value), look.value)], 2000, leading=look.leading)[0]
            wide = max(dx + look.set.width(t, replace(s, small=False, upper=False)) for dx, t, s, _ in part.items)
            if k and max(at + 24, width / 2) + wide > width:
                row = row[:1]
                break
            at = max(at + 24, width / 2) if k else 0.0
            items += [(dx + at, *r) for dx, *r in part.items]
            at += wide
        if len(row) == 1 and at > width:
            lines(flow, look, row, x, width, None)
        else:
            flow.put([Line(items, look.size * look.leading)], x)
            flow.space(look.size * 0.2)
        i += len(row)


def joined(sign: str, align: str):
    """All in one paragraph, separated by bars; or centred below the title, separated by dots."""

    def arrange(flow: Flow, look: Look, pairs: list[Pair], x: float, width: float, part_after: int | None) -> None:
        rows = [pairs] if align == "left" else [[p] for p in pairs if p[0] in ("nominee", "title")] + [[p for p in pairs if p[0] not in ("nominee", "title")]]
        for row in filter(None, rows):
            spans = []
            for k, (_, label, value) in enumerate(row):
                # A label and the beginning of its value are not parted.
                spans += [(sign, replace(look.label, slot="r"))] * bool(k) + [(look.labelled(label) + " ", look.label), (" ".join(value), look.value)]
            flow.put(look.set.wrap(spans, width, leading=look.leading, align=align), x)
            flow.space(2)

    return arrange


ARRANGEMENTS = {
    "lines": lines, "tabs": beside("left"), "grid": beside("left"), "right": beside("right"), "spaces": spaces, "cells": cells(1), "cells-four": cells(2),
    "strip-two": strips(2), "strip-three": strips(3), "strip-four": strips(4), "tiles-two": strips(2, True), "tiles-three": strips(3, True),
    "above": above, "below": below, "several": several, "bars": joined(" | ", "left"), "centred": joined(" · ", "centre"),
    "side-left": above, "side-right": above,
}  # fmt: skip
