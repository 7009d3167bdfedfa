"""The factors of a random nomination: families, their factors, the values of each with their weights, and what is held out.

Each factor is drawn by a generator of its own, seeded with the nomination's seed and the factor's name. So a factor that
is forced, added or left out does not change the others, and one seed gives the same nomination with one habit less.

The first value of a factor is the plain one. Weights are so that a nomination has four to six unusual values.
"""

import random
from dataclasses import dataclass, field

# family → factor → value → weight. Value names are unique within a family.
FAMILIES: dict[str, dict[str, dict[str, float]]] = {
    "producer": {
        "font": {"helvetica": 4, "times": 3, "courier": 0.6, "sans-truetype": 3, "serif-truetype": 2, "dejavu-sans": 2, "dejavu-type0": 1.5, "noto-type0": 1.5},
        "run": {"line": 8, "block": 2, "word": 2, "word-no-space": 1, "letter-by-letter": 1, "kerned": 2},
        "order": {"top-down": 10, "shuffled": 1, "backwards": 1, "labels-first": 1, "values-first": 1, "headings-last": 1, "left-then-right": 1},
        "space": {"plain": 8, "flipped": 2, "scaled": 2, "turned": 0.7},
        "paper": {"a4": 6, "letter": 3, "slide": 0.8, "narrow": 0.8},
    },
    "design": {
        "body": {"flow": 9, "column-left": 1.4, "column-right": 1.4, "ruled": 1.4, "ruled-head": 1, "ruled-numbers": 1, "unruled": 1, "cards": 1.2, "stacked": 1.2, "boxes": 1, "two-columns": 1.4, "tiles": 1, "zebra": 1, "set-in": 1},
        "header": {"lines": 7, "tabs": 2, "spaces": 1, "right": 1.2, "cells": 1.4, "cells-four": 1, "strip-two": 1, "strip-three": 1, "strip-four": 1, "tiles-two": 1, "tiles-three": 1, "above": 1.2, "below": 1, "several": 1.2, "bars": 0.8, "centred": 0.8, "side-left": 1, "side-right": 1, "grid": 2},
        "ground": {"white": 8, "tinted": 1.5, "dark": 1, "framed": 1},
    },
    "header": {
        "sign": {"colon": 8, "no-sign": 2, "dots": 1, "dash": 1, "colon-apart": 0.8},
        "label": {"label-bold": 5, "label-plain": 4, "label-capitals": 1, "label-small-capitals": 1, "label-italic": 1, "label-grey-small": 1, "label-colour": 1},
        "fields": {"form-order": 7, "email-first": 1, "country-first": 1, "telephone-first": 1, "any-order": 1},
        "place": {"after-title": 10, "before-title": 1, "at-end": 0.8},
        "values": {"one-each": 6, "two-semicolon": 1.2, "two-slash": 1, "two-lines": 1, "nominee-three-lines": 1, "value-bold": 1, "value-italic": 0.8, "with-hyphens": 1, "with-brackets": 1},
        "title": {"title-large": 6, "title-label": 1.5, "title-below-form-name": 1.5, "title-body-size": 1, "title-band": 1, "title-capitals": 1, "title-quoted": 1, "title-lettered": 1},
    },
    "labels": {
        "words": {"known": 6, "variant": 2, "office": 1.2, "asking": 1, "registry": 1, "card": 0.8, "bilingual": 1, "starred": 1, "hinted": 1, "lettered": 0.8, "icons": 1},
        "extra": {"no-extra": 6, "extra-one": 2, "extra-two": 1.2, "extra-between": 1},
        "headings": {"printed": 9, "reworded": 1.4, "free": 0.8, "truncated": 1, "question": 1, "with-limit": 1, "two-languages": 0.8, "required-star": 0.8},
    },
    "numbering": {
        "numbers": {"arabic": 7, "paren": 1, "roman": 1.2, "section": 1, "unnumbered": 2, "question-q": 1, "letters": 1, "bare": 1, "both-parens": 0.8, "dash-stop": 0.8, "zero": 0.8, "bar": 0.8, "sign": 0.8, "of-eleven": 0.8, "decimal": 0.8, "counted-on": 0.8},
    },
    "typography": {
        "heading": {"bold": 5, "larger": 1, "bold-larger": 3, "capitals": 1, "bold-capitals": 1, "colour": 1.2, "italic": 1, "underlined": 1, "band": 1.2, "plain": 1.2, "small-capitals": 1, "centred": 0.8, "letterspaced": 0.8, "rule-below": 0.8, "run-in": 0.8, "small-grey": 0.8, "ruled-above": 0.8},
        "size": {"normal": 7, "small": 1.5, "large": 1},
        "spacing": {"loose": 5, "tight": 1.5, "indents": 1.2, "open": 1},
    },
    "answers": {
        "answer": {"paragraphs": 6, "bullets": 1.2, "dashes": 1, "numbers-inside": 1, "table-ruled": 1, "table-unruled": 1, "quoted-question": 1, "dots-left": 1, "italic-answers": 1, "blue-answers": 1, "hard-breaks": 1, "answer-word": 0.8, "guillemets": 0.8, "subheads": 0.8, "small-answers": 0.8, "justified": 1.2},
        "contact": {"contact-lines": 4, "contact-blocks": 2, "contact-table": 1, "contact-labels": 1.2, "contact-cards": 0.8},
    },
    "surroundings": {
        "edges": {"clear": 5, "page-number": 2, "page-of": 2, "head": 1.2, "head-and-foot": 1.2, "portal-edges": 1, "letterhead": 1.2, "letterhead-foot": 1},
        "before": {"nothing-before": 8, "cover-letter": 1, "slip": 1, "contents": 1, "mail": 1, "intro": 1, "portal-head": 1},
        "after": {"nothing-after": 7, "annex": 1, "closing": 1.2, "signature": 1, "thanks": 0.8},
        "over": {"nothing-over": 8, "stamp": 1.2, "watermark": 0.8, "counters": 1.2, "portal-links": 0.6},
    },
    "breaks": {
        "break": {"natural": 8, "label-at-end": 1, "heading-at-end": 1.2, "page-after-header": 1, "header-parted": 1, "title-page": 0.8},
    },
    "language": {
        "language": {"en": 5, "es": 2, "fr": 2, "pt": 2},
    },
    "defects": {
        "defect": {"clean": 6, "no-nominee": 0.5, "no-country": 0.6, "no-telephone": 0.6, "no-email": 0.6, "malformed-email": 0.8, "placeholder": 0.9, "empty": 0.8, "no-section": 0.9},
    },
}

# A quarter of the values of each family, drawn once at random (never the plain ones). Who works on the reading of pages
# measures with them and never looks at one of their nominations.
HELD_OUT: dict[str, set[str]] = {
    "producer": {"backwards", "kerned", "left-then-right", "noto-type0", "shuffled", "turned"},
    "design": {"boxes", "cards", "cells-four", "column-left", "ruled", "ruled-numbers", "set-in", "stacked"},
    "header": {"before-title", "dash", "label-grey-small", "label-italic", "title-band", "title-below-form-name", "two-lines", "with-hyphens"},
    "labels": {"free", "icons", "office", "question", "two-languages"},
    "numbering": {"dash-stop", "letters", "of-eleven", "section"},
    "typography": {"bold-capitals", "capitals", "ruled-above", "run-in", "small-grey"},
    "answers": {"contact-table", "dots-left", "italic-answers", "justified", "table-ruled"},
    "surroundings": {"counters", "letterhead", "portal-links", "stamp", "watermark"},
    "breaks": {"heading-at-end"},
}


@dataclass
class Draw:
    """What was drawn for one nomination: factor → value, and the generators that belong to the seed."""

    seed: int
    values: dict[str, str]
    forced: set[str] = field(default_factory=set)

    def __getitem__(self, factor: str) -> str:
        return self.values[factor]

    def rng(self, purpose: str) -> random.Random:
        """A generator for one purpose; the same for the same seed, whatever else is drawn."""
        return random.Random(f"{self.seed}/{purpose}")

    def settle(self, factor: str, value: str) -> None:
        """Another value where the drawn one cannot go with the others; a forced value stays."""
        if factor not in self.forced:
            self.values[factor] = value

    def rows(self) -> list[tuple[str, str, str]]:
        """(family, factor, value) of all factors."""
        return [(family, factor, self.values[factor]) for family, factors in FAMILIES.items() for factor in factors]


def held_out(family: str, value: str) -> bool:
    """Whether a value is kept from tuning."""
    return value in HELD_OUT.get(family, ())


def find(name: str) -> tuple[str, str, str]:
    """`family=value` as (family, factor, value)."""
    family, _, value = name.partition("=")
    for factor, values in FAMILIES.get(family, {}).items():
        if value in values:
            return family, factor, value
    raise SystemExit(f"{name}: no such value; `generate --list` prints all of them")


def draw(seed: int, only: list[str] = (), without: list[str] = (), which: str = "all") -> Draw:
    """Draws all factors. `which`: `all` values; `open` ones alone; `held`: open ones, but for one family or two, which get
    a held-out value each."""
    left_out = {find(name) for name in without}
    forced = {factor: value for _, factor, value in map(find, only)}
    values = {}
    for family, factors in FAMILIES.items():
        for factor, weights in factors.items():
            kept = {v: w for v, w in weights.items() if (family, factor, v) not in left_out and (which == "all" or not held_out(family, v))}
            values[factor] = random.Random(f"{seed}/{factor}").choices(list(kept), list(kept.values()))[0]
    if which == "held":
        rng = random.Random(f"{seed}/held out")
        families = [f for f in FAMILIES if HELD_OUT.get(f)]
        for family in rng.sample(families, rng.choice([1, 1, 2])):
            value = rng.choice(sorted(HELD_OUT[family]))
            factor = find(f"{family}={value}")[1]
            if (family, factor, value) not in left_out:
                forced.setdefault(factor, value)
    values.update(forced)
    return reconcile(Draw(seed, values, set(forced)))


GRIDS = ("column-left", "column-right", "ruled", "ruled-head", "ruled-numbers", "unruled")
APART = ("tabs", "right", "cells", "cells-four", "strip-two", "strip-three", "strip-four", "tiles-two", "tiles-three", "above", "below", "side-left", "side-right", "grid")


def reconcile(draw: Draw) -> Draw:
    """Values that no page could have together, or that nobody could read, become plain ones."""
    body, header = draw["body"], draw["header"]
    if header == "grid" and body not in GRIDS:
        if "header" in draw.forced:
            draw.settle("body", "unruled")
        draw.settle("header", "tabs")
    elif body in GRIDS and header == "lines":
        draw.settle("header", "grid")
    header, body = draw["header"], draw["body"]
    if header in ("side-left", "side-right"):
        if body in ("two-columns", "tiles", "ruled-numbers", *GRIDS):
            draw.settle("body", "flow")
        draw.settle("place", "after-title")
    body = draw["body"]
    # Without a sign the label must look like one, or be set apart.
    if draw["sign"] == "no-sign" and header in ("lines", "several", "bars", "centred", "spaces") and draw["label"] == "label-plain":
        draw.settle("label", "label-bold")
        if draw["label"] == "label-plain":
            draw.settle("sign", "colon")
    if header in ("above", "below", "strip-two", "strip-three", "strip-four", "tiles-two", "tiles-three", "side-left", "side-right"):
        if draw["label"] == "label-plain":
            draw.settle("label", "label-capitals" if header == "below" else "label-bold")
        if draw["sign"] in ("dots", "dash", "colon-apart") or header == "below":
            draw.settle("sign", "no-sign")
    if draw["sign"] == "dots" and header in ("several", "bars", "centred", "cells", "cells-four", "right", "spaces", "grid"):
        draw.settle("sign", "colon")
    if draw["values"] == "value-bold" and draw["label"] == "label-bold":
        draw.settle("label", "label-plain" if draw["sign"] == "colon" else "label-capitals")
    if draw["values"] == "value-italic" and draw["label"] == "label-italic":
        draw.settle("label", "label-bold")
    if header in ("several", "bars", "centred", "spaces") and draw["values"] in ("two-lines", "nominee-three-lines"):
        draw.settle("values", "one-each")
    if header in ("several", "bars") and draw["words"] in ("asking", "hinted", "bilingual"):
        draw.settle("words", "variant")
    if draw["ground"] != "white" and header in ("grid", "cells", "cells-four", "tiles-two", "tiles-three"):
        draw.settle("ground", "white")
    # Headings that nothing tells from an answer.
    heading, numbers, wording = draw["heading"], draw["numbers"], draw["headings"]
    if body in ("flow", "two-columns", "tiles", "cards", "boxes", "set-in", "zebra", "stacked") and heading in ("plain", "run-in"):
        if numbers in ("unnumbered", "bare") or wording in ("free", "reworded", "question"):
            draw.settle("heading", "bold")
    if heading == "plain" and body not in GRIDS and draw["spacing"] in ("tight", "indents"):
        draw.settle("spacing", "loose")
    if body in GRIDS and heading in ("centred", "band", "run-in", "rule-below", "ruled-above", "letterspaced"):
        draw.settle("heading", "bold")
        if draw["heading"] in ("run-in", "band"):
            draw.settle("body", "flow")
    if draw["body"] in ("stacked", "zebra") and draw["heading"] in ("run-in", "band"):
        draw.settle("heading", "bold")
        if draw["heading"] in ("run-in", "band"):
            draw.settle("body", "flow")
    if draw["answer"] == "numbers-inside" and numbers in ("bare", "arabic") and draw["heading"] == "plain":
        draw.settle("heading", "bold")
    if draw["answer"] == "subheads" and draw["heading"] in ("bold", "plain", "italic"):
        draw.settle("heading", "bold-larger")
    if draw["answer"] == "italic-answers" and draw["heading"] == "italic":
        draw.settle("heading", "bold")
    if draw["answer"] == "small-answers" and draw["size"] == "small":
        draw.settle("size", "normal")
    if draw["break"] in ("label-at-end", "header-parted", "page-after-header", "title-page") and (draw["place"] == "at-end" or draw["header"].startswith("side")):
        draw.settle("place", "after-title")
        if draw["header"].startswith("side"):
            draw.settle("break", "natural")
            if draw["break"] != "natural":
                draw.settle("header", "lines")
    if draw["break"] in ("label-at-end", "header-parted"):
        partable = ("lines", "tabs", "above", "right", "cells", "spaces")
        if draw["header"] not in partable:
            draw.settle("header", "tabs")
            if draw["header"] not in partable:
                draw.settle("break", "natural")
        draw.settle("ground", "white")
        if draw["ground"] != "white":
            draw.settle("break", "natural")
    if draw["break"] in ("heading-at-end",) and (draw["body"] not in ("flow", "column-left", "column-right", "boxes", "set-in") or draw["header"].startswith("side")):
        draw.settle("body", "flow")
        if draw["header"].startswith("side"):
            draw.settle("header", "lines")
        if draw["body"] not in ("flow", "column-left", "column-right", "boxes", "set-in"):
            draw.settle("break", "natural")
    if draw["break"] == "heading-at-end" and draw["heading"] == "run-in":
        draw.settle("heading", "bold")
    if draw["paper"] in ("narrow",) and (draw["body"] in ("two-columns", "tiles", "ruled-numbers") or draw["header"] in ("strip-four", "tiles-three", "cells-four", "side-left", "side-right", "strip-three")):
        draw.settle("paper", "a4")
        if draw["paper"] == "narrow":
            draw.settle("body", "flow")
            draw.settle("header", "above")
    if draw["before"] == "portal-head" and draw["edges"] in ("letterhead", "letterhead-foot"):
        draw.settle("edges", "portal-edges")
    if draw["numbers"] == "counted-on":
        draw.settle("place", "after-title")
        if draw["words"] in ("lettered", "icons"):
            draw.settle("words", "known")
    if draw["words"] == "icons" and draw["label"] == "label-small-capitals":
        draw.settle("label", "label-bold")
    return draw
