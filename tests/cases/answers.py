"""What a nomcheck binary answers to many PDFs, with few starts of the process: records, findings, and points of letters."""

import concurrent.futures
import functools
import json
import os
import re
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Case:
    """A PDF and how it is given to the command."""

    pdf: Path
    arguments: tuple = ()
    """Options of its own."""
    before: tuple = ()
    """PDFs given before it in the same run."""
    alone: bool = False
    """Whether its neighbours in a run may change what is found (several nominations, a deck)."""


@dataclass
class Answer:
    """What one run says about one PDF."""

    record: dict | None = None
    findings: list | None = None
    points: int = 0
    """Numbered points of the letters about it."""
    asked: list = field(default_factory=list)
    """The findings that these points are about."""


def answers(binary, cases, options=()):
    """Path of the PDF → Answer. Cases with the same options are one run, unless they must be alone."""
    runs = {}
    for case in cases:
        own = case.pdf if case.before or case.alone else None
        runs.setdefault((case.arguments, own), []).append(case)
    single = [key for key, group in runs.items() if len(group) == 1]
    found = {}
    for key, group in runs.items():
        if key not in single:
            found |= checked(binary, [*options, *group[0].arguments], [case.pdf for case in group])
    # One file that ends a run must not cost the others their figures.
    left = [case for case in cases if case.pdf not in found]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        ask = lambda case: checked(binary, [*options, *case.arguments, "--jobs", "1"], [*case.before, case.pdf], len(case.before))
        for some in pool.map(ask, left):
            found |= some
    return {case.pdf: found.get(case.pdf) or Answer() for case in cases}


def checked(binary, options, pdfs, skip=0):
    """Path → Answer of one run over `pdfs`; of those after the first `skip`."""
    with tempfile.TemporaryDirectory() as place:
        records, letters = Path(place, "records.ndjson"), Path(place, "letters")
        command = [binary, "check", "--output", "json", "--output", f"letters={letters}", "--records", records, *quiet(binary, options), *options, *pdfs]
        done = subprocess.run([str(part) for part in command], capture_output=True, text=True, stdin=subprocess.DEVNULL)
        if done.returncode == 2:
            raise SystemExit(f"{' '.join(map(str, command[:2]))}: {done.stderr.strip()}")
        try:
            documents = json.loads(done.stdout)["documents"]
        except (ValueError, KeyError):
            return {}
        lines = records.read_text("utf-8").splitlines() if records.exists() else []
        read = {record["source"]["path"]: record for record in map(json.loads, lines)}
        drafts, rest = officer(letters)
        found = {}
        wanted = {str(pdf).replace(os.sep, "/"): pdf for pdf in pdfs[skip:]}
        for document in documents:
            path = document["source"]["path"]
            if path not in wanted:
                continue
            findings = document["findings"] if skip else [f for f in document["findings"] if not of_another(f, wanted.keys() - {path})]
            unasked = rest.get(path, [])
            asked = [f for f in findings if may_be_asked(f) and not listed(f, unasked)] if path in drafts else []
            points = sum(numbered((letters / name).read_text("utf-8")) or count for name, count in drafts.get(path, []))
            found[wanted[path]] = Answer(read.get(path), findings, points, asked)
        return found


@functools.cache
def knows_ocr(binary):
    said = subprocess.run([str(binary), "check", "--help"], capture_output=True, text=True, stdin=subprocess.DEVNULL).stdout
    return "--ocr" in said


def quiet(binary, options):
    """Without recognition of scans, unless a case asks for it: the figures must not depend on what else is on the machine.
    Old binaries know none."""
    return ("--ocr", "off") if knows_ocr(binary) and "--ocr" not in options else ()


def of_another(finding, others):
    """Whether a finding compares the file with one of the others of the run."""
    return (finding.get("args") or {}).get("other") in others


def may_be_asked(finding):
    """Whether a finding may be a point of a letter at all."""
    return finding["severity"] != "note" and finding.get("cure") == "T"


def listed(finding, items):
    """Whether one of the officer's items is about the finding; the item is then taken from the list."""
    for item in items:
        if f"(`{finding['rule']}`)" in item and finding["message"] in item:
            items.remove(item)
            return True
    return False


def officer(folder):
    """From the officer's list: path → [(letter, points)], and path → [what no letter says, a line each]."""
    drafts, rest, path = {}, {}, None
    file = folder / "officer.md"
    for line in file.read_text("utf-8").splitlines() if file.exists() else []:
        row = re.fullmatch(r"\| (?:covered by )?\[(.+?)\]\(.+?\) \|.*\| (.+?) \| (\d+) \|", line)
        line = unescaped(line)
        if row:
            drafts.setdefault(unescaped(row[2]), []).append((row[1], int(row[3])))
        elif line.startswith("### "):
            path = line[4:]
        elif line.startswith("- ") and path:
            rest.setdefault(path, []).append(line)
    return drafts, rest


def unescaped(markdown):
    return re.sub(r"\\(.)", r"\1", markdown)


def numbered(letter):
    """How many numbered points a letter has."""
    count = 0
    for line in letter.splitlines():
        count += line.startswith(f"{count + 1}. ")
    return count
