#!/usr/bin/env python3
"""Compares measured figures with .ci/floors.json, whose figures only ever get better.

  floors.py FLOORS [--raise] SET=FILE…

A SET is a member of FLOORS, and FILE what its scorer wrote:
  corpus=SCORE_JSON, defects=TXT            the shared corpus: figures per variant, planted defects found
  cases=, scans=, strangers=SCORE_JSON      what tests/cases/score --json writes: figures per part, readable cases only
  smallest=TXT, programmes=TXT, bugs=TXT    what the scorers of the other folders print
Only the sets that are given are compared. A figure is a floor, held to three decimals, or a ceiling where less is better
(CEILINGS). With --raise the file takes each figure that got better, and new ones; it never takes a worse one.
Exit code 1 when a figure is worse than its floor or was not measured.
"""
import json
import math
import pathlib
import re
import sys

CORPUS = ("sec_f1", "sim", "header", "order", "para_f1", "perfect")
CASES = ("secF1", "sim", "header", "order", "paraF1", "perfect")
CEILINGS = ("others", "miss", "missed", "alarms", "definite", "false", "lost", "errors", "warnings")
# What a scorer prints last, and the names of its numbers.
PRINTED = {
    "defects": (r"(\d+)/\d+ expected findings reported; other findings: (\d+)", ("found", "others")),
    "smallest": (r"(\d+) of \d+$", ("right",)),
    "programmes": (r"all (\d+) of \d+ ; on the complete files (\d+) errors, (\d+) warnings", ("found", "errors", "warnings")),
    "bugs": (r"(\d+) of \d+ right \((\d+) of \d+ checks\)", ("right", "checks")),
}


def rounded_down(row, names):
    figures = {name: row.get(name) for name in names}
    return {name: math.floor(f * 1000 + 1e-6) / 1000 for name, f in figures.items() if f is not None and not math.isnan(f)}


def of_corpus(score):
    rows = {name: rounded_down(row, CORPUS) for name, row in score["variants"].items()}
    return {"variants": rows, "overall_text": rounded_down(score["overall_text"], CORPUS)}


def of_cases(score):
    out = {}
    for part, rows in score.items():
        row = rows["OVERALL readable"]
        counts = {name: row[name] for name in ("miss", "alarms", "definite", "false", "lost")}
        out[part] = rounded_down(row, CASES) | counts | {"missed": row["expected"] - row["found"]}
    return out


def of_printed(text, pattern, names):
    found = re.findall(pattern, text, re.M)
    if not found:
        return {}
    last = found[-1] if isinstance(found[-1], tuple) else (found[-1],)
    return dict(zip(names, map(int, last)))


def figures(name, file):
    """The figures of a set, in the shape that FLOORS has."""
    text = file.read_text("utf-8")
    if name in PRINTED:
        return of_printed(text, *PRINTED[name])
    return of_corpus(json.loads(text)) if name == "corpus" else of_cases(json.loads(text))


def flat(tree, prefix=""):
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{key}/")
        else:
            yield prefix + key, value


def kind(name):
    return "ceiling" if name.rsplit("/", 1)[-1] in CEILINGS else "floor"


def worse(name, now, limit):
    return now > limit if kind(name) == "ceiling" else now < limit


def merged(floors, now):
    out = dict(floors)
    for key, value in now.items():
        if isinstance(value, dict):
            out[key] = merged(floors.get(key, {}), value)
        elif key not in floors or worse(key, floors[key], value):
            out[key] = value
    return out


def main():
    arguments = [a for a in sys.argv[1:] if a != "--raise"]
    path = pathlib.Path(arguments[0])
    sets = dict(a.split("=", 1) for a in arguments[1:])
    now = {name: figures(name, pathlib.Path(file)) for name, file in sets.items()}
    floors = json.loads(path.read_text("utf-8")) if path.exists() else {}
    have, want = dict(flat(now)), dict(flat({name: floors.get(name, {}) for name in sets}))
    fallen = [(n, have.get(n, "not measured"), f) for n, f in want.items() if n not in have or worse(n, have[n], f)]
    risen = [(n, v, want[n]) for n, v in have.items() if n in want and worse(n, want[n], v)]
    new = len(have.keys() - want.keys())
    for name, figure, limit in fallen:
        print(f"WORSE {name}: {figure}, the {kind(name)} is {limit}")
    for name, figure, limit in risen:
        print(f"better {name}: {figure}, the {kind(name)} is {limit}")
    print(f"{len(want)} floors and ceilings: {len(fallen)} not kept, {len(risen)} figures better; {new} figures without one")
    if "--raise" in sys.argv:
        path.write_text(json.dumps(merged(floors, now), indent=1, sort_keys=True) + "\n", "utf-8")
    elif risen or new:
        print("keep them with: .ci/run --raise")
    sys.exit(1 if fallen else 0)


if __name__ == "__main__":
    main()
