#!/usr/bin/env python3
"""Holds the scorer's figures against .ci/floors.json, whose figures only ever get better.

  floors.py FLOORS SCORE_JSON DEFECTS_TXT [--raise]

FLOORS: {"variants": {"lo": {"sec_f1": 1.0, ...}, ...}, "overall_text": {...}, "defects": {"found": 40, "others": 2}};
every figure is a floor but "others" (findings that nobody planted), which is a ceiling. Figures are held to three
decimals. With --raise the file takes each figure that got better, and new variants; it never takes a worse one.
Exit code 1 when a figure is worse than its floor.
"""
import json
import math
import pathlib
import re
import sys

FIGURES = ("sec_f1", "sim", "header", "order", "para_f1", "perfect")
CEILINGS = ("others",)


def rounded_down(figure):
    return math.floor(figure * 1000 + 1e-6) / 1000


def figures(score, defects):
    """The same shape as FLOORS, from what the scorer wrote."""
    def row(r):
        return {k: rounded_down(r[k]) for k in FIGURES if isinstance(r.get(k), (int, float)) and not math.isnan(r[k])}

    out = {"variants": {name: row(r) for name, r in score["variants"].items()}, "overall_text": row(score["overall_text"])}
    counts = re.search(r"(\d+)/\d+ expected findings reported; other findings: (\d+)", defects)
    if counts:
        out["defects"] = {"found": int(counts[1]), "others": int(counts[2])}
    return out


def flat(tree, prefix=""):
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{key}/")
        else:
            yield prefix + key, value


def worse(name, now, floor):
    return now > floor if name.rsplit("/", 1)[-1] in CEILINGS else now < floor


def merged(floors, now, prefix=""):
    out = dict(floors)
    for key, value in now.items():
        if isinstance(value, dict):
            out[key] = merged(floors.get(key, {}), value, f"{prefix}{key}/")
        elif key not in floors or worse(key, floors[key], value):
            out[key] = value
    return out


def main():
    arguments = [a for a in sys.argv[1:] if a != "--raise"]
    path, score, defects = map(pathlib.Path, arguments)
    now = figures(json.loads(score.read_text("utf-8")), defects.read_text("utf-8"))
    floors = json.loads(path.read_text("utf-8")) if path.exists() else {}
    have, want = dict(flat(now)), dict(flat(floors))
    fallen = [(n, have.get(n), f) for n, f in want.items() if n not in have or worse(n, have[n], f)]
    risen = [n for n, v in have.items() if n not in want or worse(n, want[n], v)]
    for name, figure, floor in fallen:
        print(f"WORSE {name}: {figure}, the floor is {floor}")
    print(f"{len(want)} floors, {len(fallen)} not reached, {len(risen)} figures better than their floor or new")
    if "--raise" in sys.argv:
        path.write_text(json.dumps(merged(floors, now), indent=1, sort_keys=True) + "\n", "utf-8")
    elif risen:
        print("keep them with: .ci/run --raise")
    sys.exit(1 if fallen else 0)


if __name__ == "__main__":
    main()
