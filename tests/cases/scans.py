"""Part H, scans: what comes by post, by fax and from telephones. Truth before the first run; measured with `--ocr auto`."""

from model import Case, compose
from scanning import (
    Change, badly, between, bitonal, bordered, each, exactly, faxed, grainy, layered, only, photographed, quarter, scanned, shaded, skewed, slightly, soft,
)  # fmt: skip

# A nomination on one page, or on two; a form's small print is not smaller than 9.5 points.
SMALL = "\n@page { size: A4; margin: 16mm 18mm 15mm; } body { font-size: 9.7pt; line-height: 1.27; } h2 { margin-top: 7pt; } h1 { font-size: 14pt; }"
USUAL = "\n@page { size: A4; margin: 20mm 21mm 20mm; } body { font-size: 11pt; }"
SERIF = ' body { font-family: "Liberation Serif", serif; }'

FROM_ABOVE = [(0.09, 0.05), (0.92, 0.04), (0.985, 0.965), (0.02, 0.975)]
FROM_THE_LEFT = [(0.04, 0.02), (0.95, 0.07), (0.94, 0.93), (0.05, 0.985)]
CROOKED = [(0.07, 0.03), (0.97, 0.075), (0.93, 0.97), (0.02, 0.935)]


def cases() -> list[Case]:
    """All of part H."""
    found: list[Case] = []

    def add(name: str, what: str, producer: str, slug: str, change: Change, css: str = USUAL, layer: bool = False, **options) -> None:  # type: ignore[no-untyped-def]
        printed = compose(slug, **options)
        case = Case(f"{name}-{printed.data['language']}", what, f"{producer} + scanner", [printed], after=[change])
        case.extra["css"] = css
        case.findings = []
        case.notes = [["read-by-ocr", None]]
        case.arguments = ["--ocr", "auto"]
        found.append(case)

    clean = (soft(0.6), between(30, 250))
    add("flat-300", "300 dots an inch, black and white (CCITT Group 4), nearly straight.", "weasyprint", "pumps",
        scanned(300, skewed(0.2), bitonal()))  # fmt: skip
    add("askew-200", "200 dots an inch, greys, two pages askew by 1.4 and 0.8 degrees.", "weasyprint", "tapias",
        scanned(200, skewed(1.4), *clean, quality=18), USUAL + SERIF)  # fmt: skip
    add("coarse-150", "150 dots an inch, greys, slightly out of focus.", "chromium", "marais",
        scanned(150, skewed(0.5), *clean, quality=30), USUAL)  # fmt: skip
    add("list-300", "300 dots an inch, black and white; small print.", "typst", "quintais", scanned(300, skewed(-0.4), bitonal(170)))
    add("fax-fine", "Faxed: 204 by 196 dots an inch, specks of toner.", "weasyprint", "ledgers",
        scanned(204, skewed(0.6), faxed(196), grainy(60, 2), down=196))  # fmt: skip
    add("fax-standard", "Faxed in the coarse mode: 204 by 98 dots an inch.", "weasyprint", "yerba",
        scanned(204, faxed(98), down=98), USUAL + " body { font-size: 12.5pt }")  # fmt: skip
    add("phone-from-above", "Photographed from above and behind: narrower at the top, a shadow, a dark table around.", "weasyprint", "forges",
        scanned(165, between(35, 235), photographed(FROM_ABOVE), shaded(1.0, 0.72, 0.9, 1.0), soft(0.6), quality=28), SMALL)  # fmt: skip
    add("phone-from-the-left", "Photographed from the left: the right margin is shorter than the left one.", "chromium", "aljibes",
        scanned(160, between(35, 240), photographed(FROM_THE_LEFT), shaded(0.75, 1.0), soft(0.6), quality=24))  # fmt: skip
    add("phone-crooked", "Photographed crookedly and lying on its side.", "weasyprint", "mangal",
        scanned(170, between(30, 238), photographed(CROOKED), shaded(0.95, 0.7), quarter(1), soft(0.6), quality=24), SMALL)  # fmt: skip
    add("pale-copy", "The copy of a copy: pale ink on grey paper, 200 dots an inch.", "weasyprint", "lagoon",
        scanned(200, soft(0.8), between(150, 212), skewed(0.4, 212), quality=36), USUAL)  # fmt: skip
    add("pale-and-shaded", "Pale ink, and paper that darkens to one side until it is darker than the ink at the other.", "weasyprint", "piroguiers",
        scanned(200, soft(0.6), between(110, 235), shaded(1.0, 0.42), quality=34), USUAL + SERIF)  # fmt: skip
    add("two-up-scaled", "Two pages on a sheet of A4 lying on its long side, scanned at 300 dots an inch.", "weasyprint", "telares",
        scanned(212, bitonal(140), two_up=0), USUAL)  # fmt: skip
    add("two-up-book", "Two pages on a sheet of A3, one page lower than the other, with the fold's shadow.", "chromium", "wells",
        scanned(150, *clean, skewed(0.5), quality=24, two_up=80))  # fmt: skip
    add("turned-90", "Pages lying on their side, one the one way, one the other.", "weasyprint", "pescadoras",
        scanned(200, skewed(0.5), bitonal(), each(quarter(1), quarter(3))))  # fmt: skip
    add("upside-down", "Pages on their head.", "typst", "couturieres", scanned(200, bitonal(), quarter(2)))
    add("mixed", "One scanned page among typed ones.", "weasyprint", "abejas",
        only([1], scanned(200, skewed(0.7), bitonal())), USUAL + " body { font-size: 12pt }")  # fmt: skip
    add("black-borders", "Copied with the lid open: black around the page, 0.9 degrees askew.", "chromium", "catadores",
        scanned(150, *clean, bordered(0.08, 0.03, 0.02, 0.05), quality=20))  # fmt: skip
    add("dirty-copy", "Black and white with much dust.", "weasyprint", "vanilla", scanned(200, skewed(0.8), bitonal(), grainy(220, 3)), SMALL + SERIF)
    misread = layered(badly)
    add("layer-misread", "The scanner's own text is mostly wrong.", "weasyprint", "kitchens", misread(scanned(200, skewed(0.3), bitonal())))
    add("layer-of-another-page", "The scanner's own text is that of another page.", "weasyprint", "taller",
        layered(exactly, move=1)(scanned(200, skewed(0.2), bitonal())), SMALL + " body { font-size: 12pt }")  # fmt: skip
    add("layer-cut-off", "The text was laid for the page as it had lain before it was turned, and most of it is cut off.", "weasyprint", "moulins",
        layered(exactly, share=0.3, clip=True)(scanned(200, bitonal())))  # fmt: skip
    add("layer-good", "The scanner's own text is right but for a letter in eighty.", "weasyprint", "grafts", layered(slightly)(scanned(200, bitonal())))
    add("table-200", "A ruled table, scanned askew.", "chromium", "archive", scanned(200, skewed(0.6), bitonal()), USUAL, header_style="table")
    found[-1].body = "beside"
    return found


__all__ = ["cases"]
