"""A folder or bucket of PDFs → Parquet of records and findings, on any engine that has SQL and can call Python with rows."""

from __future__ import annotations

from typing import Any, Protocol

import nominations as n
import pyarrow as pa

Table = Any


class Engine(Protocol):
    """What `on_daft.py` and `on_spark.py` do with the means of their engine."""

    def table(self, rows: list[n.Row], schema: pa.Schema, parts: int) -> Table: ...
    def flat_map(self, table: Table, function: Any, schema: pa.Schema) -> Table: ...
    def sql(self, query: str, **tables: Table) -> Table: ...
    def lists(self, table: Table, by: str, column: str) -> Table: ...
    def keep(self, table: Table, folder: str, by: str | None = None) -> Table: ...
    def rows(self, table: Table) -> list[n.Row]: ...


DUPLICATES = """
with firsts as (select name, min(id) as other from documents group by name)
select own.document as document, firsts.other as other,
       case when own.bytes = earlier.bytes then 'bytes' else 'text' end as how
from documents own join firsts on own.name = firsts.name join documents earlier on earlier.id = firsts.other
where firsts.other < own.document
"""

# Of the earlier ones the four smallest hashes are looked for among all of the later one, and of a hash that many have, the
# eight earliest (src/rule/batch/sketch.rs): so joins stay small whatever many have written.
CANDIDATES = """
with firsts as (
  select hash, id, nomination from
    (select hash, id, nomination, row_number() over (partition by hash order by id) as r from hashes where place < 4) ranked
  where r <= 8)
select distinct own.id as id, firsts.id as other
from hashes own join firsts on own.hash = firsts.hash
where firsts.nomination < own.nomination
"""

SKETCHES = """
select pairs.id as id, pairs.other as other, a.hashes as own, b.hashes as earlier
from pairs join sketches a on pairs.id = a.id join sketches b on pairs.other = b.id
"""

EARLIEST = """
select id, other, share from
  (select id, other, share, row_number() over (partition by id order by other) as r from alike) ranked
where r = 1
"""

SAME_NOMINEE = """
with firsts as (select kind, name, min(nomination) as other from names group by kind, name)
select document, nomination, place, other from
  (select own.document as document, own.nomination as nomination, firsts.other as other,
          case when own.kind = 'email' then own.place else null end as place,
          row_number() over (partition by own.nomination order by own.kind, own.place) as r
   from names own join firsts on own.kind = firsts.kind and own.name = firsts.name
   where firsts.other < own.nomination) ranked
where r = 1
"""

COUNTS = "select hash, count(*) as n from words group by hash"

# What was found, with the signature of the other file.
FOUND = pa.schema(
    [
        ("document", pa.int64()),
        ("nomination", pa.int64()),
        ("rule", pa.string()),
        ("other", pa.int64()),
        ("earlier", pa.int64()),
        ("place", pa.int64()),
        ("share", pa.float64()),
        ("how", pa.string()),
    ]
)


def run(engine: Engine, source: str, out: str, chunk: int = 100) -> dict[str, int]:
    """Each step is kept as Parquet below `out`, so that no file is read twice and what joins need is small."""
    paths = n.listed(source)
    chunks = n.chunks(paths, chunk)
    work = engine.table(chunks, n.CHUNK, len(chunks))
    answers = engine.keep(engine.flat_map(work, n.check, n.ANSWER), f"{out}/answers")
    found = between(engine, answers, out)

    query = "select found.*, answers.signature as signature from found left join answers on found.earlier = answers.document"
    signed = engine.sql(query, found=found, answers=answers)
    said = engine.keep(engine.lists(engine.flat_map(signed, n.say, n.SAID), "document", "said"), f"{out}/said")
    query = "select answers.*, named.said as said from answers left join named on answers.document = named.document"
    whole = engine.sql(query, answers=answers, named=said)
    findings = engine.keep(engine.flat_map(whole, n.findings, n.FINDING), f"{out}/findings", "country_partition")
    records = engine.keep(engine.flat_map(whole, n.records, n.RECORD), f"{out}/records", "country_partition")

    def count(query: str, **tables: Table) -> int:
        return int(engine.rows(engine.sql(query, **tables))[0]["n"])

    sums = {
        "files": len(paths),
        "answers": count("select count(*) as n from answers", answers=answers),
        "different": count("select count(distinct document) as n from answers", answers=answers),
        "failed": count("select count(*) as n from answers where report is null", answers=answers),
        "reported": count("select count(distinct file) as n from records", records=records),
        "nominations": count("select count(*) as n from records", records=records),
        "findings": count("select count(*) as n from findings", findings=findings),
        "between files": count("select count(*) as n from found", found=found),
    }
    if not sums["files"] == sums["answers"] == sums["different"] == sums["reported"] + sums["failed"]:
        raise SystemExit(f"files were lost or came twice: {sums}")
    return sums


def between(engine: Engine, answers: Table, out: str) -> Table:
    """What shows only when files are seen together."""
    keys = engine.keep(engine.flat_map(answers, n.keys, n.KEY), f"{out}/keys", "kind")

    def of(*kinds: str, without: Table | None = None) -> Table:
        some = ", ".join(f"'{kind}'" for kind in kinds)
        query = f"select keys.* from keys where kind in ({some})"
        if without is None:
            return engine.sql(query, keys=keys)
        some = engine.sql(query, keys=keys)
        return engine.sql("select a.* from a left anti join b on a.nomination = b.nomination", a=some, b=without)

    def close(kind: str, without: Table, least: float, size: int, name: str) -> Table:
        pairs = engine.sql(CANDIDATES, hashes=of(f"{kind}_hash", without=without))
        both = engine.sql(SKETCHES, pairs=pairs, sketches=of(f"{kind}_sketch"))
        alike = engine.flat_map(both, n.alike(least, size), n.LIKENESS)
        return engine.keep(engine.sql(EARLIEST, alike=alike), f"{out}/{name}")

    documents = of("document")
    duplicates = engine.keep(engine.sql(DUPLICATES, documents=documents), f"{out}/duplicates")
    query = "select w.nomination as nomination from w join d on w.document = d.document"
    twins = engine.keep(engine.sql(query, w=of("words"), d=duplicates), f"{out}/twins")
    near = close("nomination", twins, n.NEAR_DUPLICATE, n.NOMINATION_HASHES, "near")
    query = "select nomination from twins union all select id as nomination from near"
    twins = engine.sql(query, twins=twins, near=near)
    same = engine.sql(SAME_NOMINEE, names=of("email", "person", without=twins))
    copied = close("section", twins, n.COPIED_SHARE, n.SECTION_HASHES, "copied")

    # One table of all: a copy's id has the place of its section, a nomination's that of its file.
    parts = [
        (duplicates, lambda r: _row("duplicate-file", r["document"], None, r["other"], r["other"], how=r["how"])),
        (near, lambda r: _between("near-duplicate", r["id"], r["other"], share=r["share"])),
        (same, lambda r: _between("same-nominee", r["nomination"], r["other"], place=r["place"])),
        (
            copied,
            lambda r: _between(
                "section-copied", r["id"] // n.SECTIONS, r["other"] // n.SECTIONS, place=r["id"] % n.SECTIONS, share=r["share"]
            ),
        ),
    ]
    found = None
    for table, make in parts:
        some = engine.flat_map(table, _each(make), FOUND)
        found = some if found is None else engine.sql("select * from a union all select * from b", a=found, b=some)
    rows = deck(engine, of, duplicates)
    some = engine.table(rows, FOUND, 1)
    found = engine.sql("select * from a union all select * from b", a=found, b=some)
    return engine.keep(found, f"{out}/found")


def _each(make: Any) -> Any:
    def one(row: n.Row) -> list[n.Row]:
        return [make(row)]

    return one


def _row(rule: str, document: int, nomination: int | None, other: int | None, earlier: int | None, **more: Any) -> n.Row:
    empty = dict.fromkeys(FOUND.names)
    own = {"rule": rule, "document": document, "nomination": nomination, "other": other, "earlier": earlier}
    return {**empty, **own, **more}


def _between(rule: str, nomination: int, other: int, **more: Any) -> n.Row:
    return _row(rule, nomination // n.NOMINATIONS, nomination, other, other // n.NOMINATIONS, **more)


def deck(engine: Engine, of: Any, duplicates: Table) -> list[n.Row]:
    """Slides without a nomination and nominations without a slide. Decks are few, so that slides come to the driver."""
    slides = engine.rows(of("slide"))
    texts = of("words")
    number = int(engine.rows(engine.sql("select count(*) as n from texts", texts=texts))[0]["n"])
    if not slides or not number:
        return []
    slides.sort(key=lambda slide: slide["id"])
    words = engine.flat_map(of("slide", "words"), n.words, n.WORD)
    counts = {row["hash"]: row["n"] for row in engine.rows(engine.sql(COUNTS, words=words))}
    score = n.scores(slides, counts, len(slides) + number)
    pairs = engine.rows(engine.flat_map(texts, score, n.SCORE))
    with_nomination, with_slide = n.matched(pairs)
    again = {row["document"] for row in engine.rows(duplicates)}
    rule = "summary-without-nomination"
    rows = [
        _row(rule, slide["document"], None, None, None, place=slide["id"] % n.NOMINATIONS)
        for slide in slides
        if slide["id"] not in with_nomination and slide["document"] not in again
    ]
    if with_slide:
        alone = engine.rows(engine.sql("select document, nomination from texts", texts=texts))
        rows += [
            _row(rule, one["document"], one["nomination"], None, None)
            for one in alone
            if one["nomination"] not in with_slide and one["document"] not in again
        ]
    return rows
