"""What is done to one file or one nomination, whatever engine spreads the work: rows in, rows out.

Files are numbered in the order of the command (names compared byte for byte, folder by folder), because a finding between two
files is on the later one. A nomination's id is made of its file's number and its place in the file, a section's of both and its
own place, so that ids are in the same order.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from typing import Any

import nomcheck
import pyarrow as pa
from pyarrow import fs

Row = dict[str, Any]

NOMINATIONS = 1 << 16  # of one file
SECTIONS = 1 << 12  # of one nomination
# As the command has them (Params in src/rule/params.rs): from where two nominations are nearly the same, a section is a copy,
# and a slide is about a nomination.
NEAR_DUPLICATE, COPIED_SHARE, SUMMARY_SCORE = 0.7, 0.8, 0.23
# How many hashes are kept of a nomination and of a section (src/rule/batch/signature.rs).
NOMINATION_HASHES, SECTION_HASHES = 64, 32
# How much the titles weigh beside the texts (src/rule/batch/summary.rs).
TITLE = 0.3

CHUNK = pa.schema([("numbers", pa.list_(pa.int64())), ("paths", pa.list_(pa.string()))])
ANSWER = pa.schema(
    [
        ("document", pa.int64()),
        ("file", pa.string()),
        ("report", pa.string()),  # None when the tool failed on the file
        ("signature", pa.string()),
        ("error", pa.string()),
    ]
)
KEY = pa.schema(
    [
        ("kind", pa.string()),
        ("document", pa.int64()),
        ("nomination", pa.int64()),
        ("id", pa.int64()),
        ("place", pa.int64()),
        ("name", pa.string()),
        ("bytes", pa.string()),
        ("hash", pa.int64()),
        ("hashes", pa.list_(pa.int64())),
        ("titles", pa.list_(pa.int64())),
    ]
)
LIKENESS = pa.schema([("id", pa.int64()), ("other", pa.int64()), ("share", pa.float64())])
WORD = pa.schema([("hash", pa.int64())])
SCORE = pa.schema([("slide", pa.int64()), ("nomination", pa.int64()), ("score", pa.float64())])
SAID = pa.schema([("document", pa.int64()), ("said", pa.string())])


def _with_country(table: object) -> pa.Schema:
    return pa.table(table).schema.append(pa.field("country_partition", pa.string()))


FINDING = _with_country(nomcheck.findings([]))
RECORD = _with_country(nomcheck.records([]))


def listed(source: str) -> list[str]:
    """The PDFs of a folder or bucket (s3://…, gs://…), in the order of the command."""
    system, root = _system(source)
    found = system.get_file_info(fs.FileSelector(root, recursive=True))
    below = [info.path[len(root) :].strip("/") for info in found if info.type == fs.FileType.File]
    pdfs = [path for path in below if path.lower().endswith(".pdf") and not _hidden(path)]
    return [f"{source.rstrip('/')}/{path}" for path in sorted(pdfs, key=lambda path: path.encode().split(b"/"))]


def _hidden(path: str) -> bool:
    *folders, name = path.split("/")
    return name.startswith("._") or any(folder.startswith(".") for folder in folders)


def _system(path: str) -> tuple[fs.FileSystem, str]:
    if "://" in path:
        system, below = fs.FileSystem.from_uri(path)
        return system, below
    return fs.LocalFileSystem(), path.rstrip("/")


def chunks(paths: list[str], size: int) -> list[Row]:
    """What a worker reads at once."""
    return [
        {"numbers": list(range(start, min(start + size, len(paths)))), "paths": paths[start : start + size]}
        for start in range(0, len(paths), size)
    ]


def check(chunk: Row) -> Iterator[Row]:
    """Reads the files of a chunk. Each is read by a sandboxed process, so that a file that crashes, hangs or takes too much
    memory is an error of that file and no trouble of the engine's worker."""
    contents: dict[str, bytes] = {}
    errors: dict[str, str] = {}
    for path in chunk["paths"]:
        system, below = _system(path)
        try:
            with system.open_input_stream(below) as stream:
                contents[path] = stream.read()
        except OSError as error:
            errors[path] = str(error)
    reports = iter(nomcheck.check_many(contents, jobs=1, between=False))
    for number, path in zip(chunk["numbers"], chunk["paths"]):
        row = {"document": number, "file": path, "report": None, "signature": None, "error": errors.get(path)}
        if path in contents:
            report = next(reports)
            row["error"] = "; ".join(report.errors) or None
            if report.document is not None:
                row["report"], row["signature"] = report.json(), report.signature
        yield row


def keys(answer: Row) -> Iterator[Row]:
    """What joins look for, from the signature of a file: its hashes, sketches, addresses, names and words."""
    if answer["signature"] is None:
        return
    signature = json.loads(answer["signature"])
    document = answer["document"]

    def key(kind: str, nomination: int | None, id: int, **more: Any) -> Row:
        empty = dict.fromkeys(KEY.names)
        return {**empty, "kind": kind, "document": document, "nomination": nomination, "id": id, **more}

    def sketch(kind: str, nomination: int, id: int, hashes: list[int]) -> Iterator[Row]:
        yield key(f"{kind}_sketch", nomination, id, hashes=hashes)
        for place, hash in enumerate(hashes):
            yield key(f"{kind}_hash", nomination, id, place=place, hash=hash)

    # Files of the same bytes have the same text.
    text, sha256 = signature["text"], signature["sha256"]
    if text is not None or sha256 is not None:
        name = f"text {text}" if text is not None else f"bytes {sha256}"
        yield key("document", None, document, name=name, bytes=sha256)
    for place, nomination in enumerate(signature["nominations"]):
        id = document * NOMINATIONS + place
        yield from sketch("nomination", id, id, nomination["sketch"]["hashes"])
        for row, section in enumerate(nomination["sections"]):
            yield from sketch("section", id, id * SECTIONS + row, section["sketch"]["hashes"])
        for row, (_, address, _) in enumerate(nomination["emails"]):
            yield key("email", id, id, place=row, name=address)
        if nomination["person"] is not None:
            yield key("person", id, id, place=0, name="\t".join(nomination["person"]))
        yield key("words", id, id, hashes=nomination["words"], titles=nomination["title_words"])
    for place, slide in enumerate(signature["slides"]):
        id = document * NOMINATIONS + place
        yield key("slide", None, id, hashes=slide["words"], titles=slide["title_words"])


def alike(least: float, size: int) -> Any:
    """Keeps pairs of sketches that share enough: the Jaccard index, estimated on the smallest hashes of both together."""

    def pair(row: Row) -> Iterator[Row]:
        own, earlier = set(row["own"]), set(row["earlier"])
        smallest = sorted(own | earlier)[:size]
        if not smallest:
            return
        share = sum(hash in own and hash in earlier for hash in smallest) / len(smallest)
        if share >= least:
            yield {"id": row["id"], "other": row["other"], "share": share}

    return pair


def words(row: Row) -> Iterator[Row]:
    """Each word of a slide or nomination."""
    return ({"hash": word} for word in row["hashes"])


def scores(slides: list[Row], counts: dict[int, int], texts: int) -> Any:
    """How alike a nomination and each slide are, where that is enough: the cosine of the titles, and the share of what the
    slide says that the nomination says too. The rarer a word among slides and nominations, the more it says."""

    def weight(word: int) -> float:
        return math.log((texts + 1) / max(counts.get(word, 0), 1))

    def add(weights: Iterable[float]) -> float:
        # Like the command, which adds in order; since 3.12 sum() is more exact than that.
        total = 0.0
        for one in weights:
            total += one
        return total

    def squares(words: Iterable[int]) -> float:
        return add(weight(word) ** 2 for word in words)

    faces = [
        (slide["id"], set(slide["titles"]), squares(slide["titles"]), set(slide["hashes"]), add(map(weight, slide["hashes"])))
        for slide in slides
    ]

    def score(row: Row) -> Iterator[Row]:
        own = squares(row["titles"])
        for id, titles, title, said, whole in faces:
            both = math.sqrt(title * own)
            shared = squares(word for word in row["titles"] if word in titles)
            of_title = shared / both if both > 0 else 0.0
            shared = add(weight(word) for word in row["hashes"] if word in said)
            of_text = shared / whole if whole > 0 else 0.0
            score = math.floor((TITLE * of_title + (1 - TITLE) * of_text) * 100 + 0.5) / 100
            if score >= SUMMARY_SCORE:
                yield {"slide": id, "nomination": row["id"], "score": score}

    return score


def matched(pairs: list[Row]) -> tuple[set[int], set[int]]:
    """Slides and nominations that belong together, one to one, best first."""
    slides: set[int] = set()
    nominations: set[int] = set()
    for pair in sorted(pairs, key=lambda pair: (-pair["score"], pair["slide"], pair["nomination"])):
        if pair["slide"] not in slides and pair["nomination"] not in nominations:
            slides.add(pair["slide"])
            nominations.add(pair["nomination"])
    return slides, nominations


def say(row: Row) -> Iterator[Row]:
    """A row that joins have found, with the signature of the other file → what `nomcheck.between` takes."""
    said: Row = {"document": 0, "nomination": None, "rule": row["rule"]}
    if row["nomination"] is not None:
        said["nomination"] = row["nomination"] % NOMINATIONS
    if row["other"] is not None:
        said["other"] = 1 if row["rule"] == "duplicate-file" else [1, row["other"] % NOMINATIONS]
    match row["rule"]:
        case "duplicate-file":
            said["how"] = row["how"]
        case "near-duplicate":
            said["share"] = row["share"]
        case "same-nominee":
            said["email"] = row["place"]
        case "section-copied":
            said["section"], said["share"] = row["place"], row["share"]
        case "summary-without-nomination":
            said["slide"] = row["place"]
    yield {"document": row["document"], "said": json.dumps([said, row["signature"]])}


# In this order the command asks them.
RULES = ["duplicate-file", "near-duplicate", "same-nominee", "section-copied", "summary-without-nomination"]


def _report(row: Row) -> nomcheck.Report:
    """The report, with what was found between files."""
    report = nomcheck.Report.from_json(row["report"])
    found = [json.loads(one) for one in row["said"] or ()]
    if not found:
        return report
    found.sort(key=lambda one: (RULES.index(one[0]["rule"]), _place(one[0])))
    signatures = [row["signature"]]
    for said, signature in found:
        if signature is not None:
            at = len(signatures)
            signatures.append(signature)
            said["other"] = at if said["rule"] == "duplicate-file" else [at, said["other"][1]]
    return nomcheck.between(report, [said for said, _ in found], signatures)


def _place(said: Row) -> tuple[bool, int, int]:
    # Slides before nominations.
    inner = said.get("section", said.get("slide"))
    return (said["nomination"] is not None, said["nomination"] or 0, inner or 0)


def findings(row: Row) -> Iterator[Row]:
    """The rows of `nomcheck.findings`, with the country of the nomination they are about."""
    if row["report"] is None:
        return
    report = _report(row)
    countries = _countries(report)
    for finding in pa.table(nomcheck.findings(report)).to_pylist():
        place = finding["nomination"] or 0
        finding["country_partition"] = countries[place] if place < len(countries) else "none"
        yield finding


def records(row: Row) -> Iterator[Row]:
    """The rows of `nomcheck.records`."""
    if row["report"] is None:
        return
    for record in pa.table(nomcheck.records(_report(row))).to_pylist():
        record["country_partition"] = record["country_code"] or "none"
        yield record


def _countries(report: nomcheck.Report) -> list[str]:
    nominations = (report.record or {}).get("nominations", [])
    return [(nomination.get("country") or {}).get("code") or "none" for nomination in nominations]
