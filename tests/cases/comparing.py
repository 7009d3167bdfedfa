"""Compares what a binary says about the cases with their truth: the counts behind `score`, the ablation and the diff."""

import collections
import dataclasses
import json
import re
import unicodedata
from pathlib import Path

from answers import Case, answers
from lost import Record, lost
from rapidfuzz.distance import Levenshtein

HERE = Path(__file__).resolve().parent
PARTS = ["layout", "mapping", "defects", "habits", "slips", "strangers", "newcomers", "scans"]
QUOTES = {ord(c): "'" for c in "‘’‚‛`´′"} | {ord(c): '"' for c in "“”„‟″"} | {ord(c): "-" for c in "‐‑‒–—−"}
QUOTES |= {ord(c): None for c in "•●▪◦■\uf0b7\u00ad\u200b\ufeff¶"}
FIELDS = ("title", "nominee", "country", "telephones", "faxes", "emails")
PERFECT = 0.98


def norm(text):
    """NFC, quotes and dashes unified, bullets and the bars between cells dropped, white space collapsed; French spaces before ; : ! ? do not count."""
    text = re.sub(r"[\s|]+", " ", unicodedata.normalize("NFC", text or "").translate(QUOTES)).strip()
    return re.sub(r" (?=[;:!?»])|(?<=«) ", "", text)


def field(record, key):
    """A header field, ready to be compared."""
    value = record.get(key)
    if key in ("telephones", "faxes", "emails"):
        texts = [v if isinstance(v, str) else v["text"] for v in value or []]
        return tuple(sorted(re.sub(r"\s+", "", norm(t)).strip(";,") for t in texts if t.strip()))
    if key == "nominee":
        value = (value or {}).get("name")
    elif isinstance(value, dict):
        value = value["text"]
    value = norm(value)
    return re.sub(r"^[A-Z]\.\s+", "", value) if key == "title" else value


def sim(a, b):
    """Similarity of two texts, 0 to 1."""
    return Levenshtein.normalized_similarity(norm(a), norm(b))


def bounds(paragraphs):
    """The inner boundaries of paragraphs, as (tail, head) without white space."""
    bare = [re.sub(r"\s+", "", norm(p)) for p in paragraphs]
    bare = [p for p in bare if p]
    return {(a[-10:], b[:10]) for a, b in zip(bare, bare[1:])}


def sections(record, truth):
    """Key → paragraphs; sections outside the form are other0, other1, … in their order."""
    if truth:
        found = dict(record["sections"])
        return found | {f"other{i}": s["paragraphs"] for i, s in enumerate(record["additional_sections"])}
    found = {k: s for k, s in (record.get("sections") or {}).items() if s}
    found |= {f"other{i}": s for i, s in enumerate(record.get("additional_sections") or [])}
    return {k: ([b["text"] for b in s.get("blocks") or []], s.get("text") or "") for k, s in found.items()}


class Sum:
    """The counts behind one row."""

    def __init__(self):
        self.files = self.miss = self.noms = self.tp = self.fp = self.fn = self.hok = self.order = self.perfect = 0
        self.btp = self.bfp = self.bfn = self.found = self.expected = self.alarms = 0
        self.definite = self.false = self.lost = 0
        self.sims = []

    def add(self, other):
        for key, value in vars(other).items():
            setattr(self, key, getattr(self, key) + value)

    def row(self):
        ratio = lambda a, b: a / b if b else None
        return {"files": self.files, "miss": self.miss, "noms": self.noms,
                "secF1": ratio(2 * self.tp, 2 * self.tp + self.fp + self.fn), "sim": ratio(sum(self.sims), len(self.sims)),
                "header": ratio(self.hok, 6 * self.noms), "order": ratio(self.order, self.noms),
                "paraF1": ratio(2 * self.btp, 2 * self.btp + self.bfp + self.bfn), "perfect": ratio(self.perfect, self.noms),
                "found": self.found, "expected": self.expected, "alarms": self.alarms,
                "definite": self.definite, "false": self.false, "lost": self.lost}  # fmt: skip


def compare(truth, record, into, why):
    """One nomination against what was read."""
    record = record or {}
    into.noms += 1
    perfect = True
    want, got = sections(truth, True), sections(record, False)
    got = {k: v for k, v in got.items() if norm(v[1]) or not want.get(k, [""])}
    last = f"other{len(truth['additional_sections']) - 1}" if truth["order"][-1:] and truth["order"][-1].startswith("add") else (truth["order"] or [""])[-1]
    for key, paragraphs in want.items():
        if not "".join(paragraphs).strip():
            continue
        if key not in got:
            into.fn += 1
            into.sims.append(0.0)
            perfect = False
            why.append((1, f"{key} missing"))
            continue
        into.tp += 1
        blocks, text = got[key]
        value = sim("\n".join(paragraphs), text)
        optional = set()
        if truth.get("closing") and key == last:
            value = max(value, sim("\n".join([*paragraphs, truth["closing"]]), text))
            optional = bounds([*paragraphs, truth["closing"]]) - bounds(paragraphs)
        into.sims.append(value)
        if value < PERFECT:
            perfect = False
            why.append((1 - value, f"{key} {value:.3f}: {norm(text)[:60]!r} … {norm(text)[-60:]!r}"))
        inner = bounds(paragraphs)
        soft = bounds([line for p in paragraphs for line in p.split("\n")]) - inner | optional
        read = bounds(blocks) - soft
        into.btp += len(inner & read)
        into.bfp += len(read - inner)
        into.bfn += len(inner - read)
    extra = [k for k in got if k not in want]
    into.fp += len(extra)
    if extra:
        perfect = False
        why.append((1, "extra " + ", ".join(f"{k} {norm(got[k][1])[:40]!r}" for k in extra)))
    for key in FIELDS:
        right = field(truth, key)
        read = field(record, key)
        if read == right or key == "title" and truth.get("title_as_printed") and read == norm(truth["title_as_printed"]):
            into.hok += 1
        else:
            perfect = False
            why.append((1, f"{key}: {read!r} for {right!r}"))
    for key, right in truth.get("fields", {}).items():
        read = norm(((record.get("fields") or {}).get(key) or {}).get("text"))
        if read != norm(right):
            perfect = False
            why.append((1, f"{key}: {read!r} for {right!r}"))
    empty = {k for k, v in want.items() if not "".join(v).strip()}
    keep = [k for k in truth["order"] if k not in empty]
    into.order += [k for k in record.get("order") or [] if k in keep] == keep
    into.perfect += perfect


def align(truths, records):
    """Truth → record, by title, nominee and the beginning of the description."""
    pairs = []
    for i, truth in enumerate(truths):
        for j, record in enumerate(records):
            score = sim(field(truth, "title"), field(record, "title")) + (field(truth, "nominee") == field(record, "nominee"))
            mine = " ".join(truth["sections"].get("description", []))[:300]
            read = ((record.get("sections") or {}).get("description") or {}).get("text", "")[:300]
            pairs.append((-score - sim(mine, read), i, j))
    found, used = [None] * len(truths), set()
    for _, i, j in sorted(pairs):
        if found[i] is None and j not in used:
            found[i] = records[j]
            used.add(j)
    return found, len(records) - len(used)


def pointers(expected):
    """The pointers of an expectation, of which one is enough; null is any."""
    return expected if isinstance(expected, list) else [expected]


def meets(expected, finding):
    """Whether a finding is the expected one; a list of pointers means either, null any."""
    if expected[0] not in ("*", finding[0]):
        return False
    here = finding[1] or ""
    return any(p in (None, finding[1]) or here and (here.startswith(p + "/") or p.startswith(here + "/")) for p in pointers(expected[1]))


def judge(truth, answer, into, why, rules):
    """What was found in one file against what was expected; `rules` collects rule → [found, expected]. Gives the alarms."""
    findings = answer.findings or []
    loud = [(f["rule"], f.get("field")) for f in findings if f["severity"] != "note"]
    every = [(f["rule"], f.get("field")) for f in findings]
    for wanted in truth["findings"]:
        into.expected += 1
        rules[wanted[0]][1] += 1
        if any(meets(wanted, f) for f in loud):
            into.found += 1
            rules[wanted[0]][0] += 1
        else:
            why.append((1, f"missed {wanted[0]} {wanted[1] or ''}"))
    for wanted in truth.get("notes", []):
        rules[wanted[0] + " (note)"][1] += 1
        if any(meets(wanted, f) for f in every):
            rules[wanted[0] + " (note)"][0] += 1
        else:
            why.append((0.1, f"missed note {wanted[0]} {wanted[1] or ''}"))
    known = truth["findings"] + truth.get("allowed", [])
    is_known = lambda f: any(meets(k, (f["rule"], f.get("field"))) for k in known)
    alarms = [f for f in findings if f["severity"] != "note" and not is_known(f)]
    definite = [f for f in alarms if f.get("certainty") == "definite"]
    # Points of letters that ask for what is not to be asked, as far as they are not definite alarms already.
    beside = answer.points - sum(is_known(f) or f in definite for f in answer.asked)
    into.alarms += len(alarms)
    into.definite += len(definite)
    into.false += len(definite) + max(0, beside)
    for f in alarms:
        sure = "definite " if f in definite else ""
        letter = ", asked in a letter" if f in answer.asked else ""
        why.append((1, f"{sure}alarm {f['rule']} {f.get('field') or ''}{letter}"))
    if beside > 0:
        why.append((1, f"letters ask {beside} points too many"))
    return [f["rule"] for f in alarms]


def is_all_there(truth):
    """Whether all text of the truth can be read in the file: not where any finding is allowed, because pages cannot be read,
    nor where a section of the truth is expected to be missing, because its page is."""
    listed = {f"/sections/{key}" for one in truth["nominations"] for key, paragraphs in one["sections"].items() if any(paragraphs)}
    missing = any(rule == "section-missing" and listed.intersection(pointers(pointer)) for rule, pointer in truth["findings"] or [])
    return ["*", None] not in truth.get("allowed", []) and not missing


def read(record, truth, into, why):
    """The record of one file against the nominations it should hold."""
    records = (record or {}).get("nominations") or []
    whole = Record(record)
    got, more = align(truth["nominations"], records)
    for wanted, found in zip(truth["nominations"], got):
        if truth.get("record") != "open":
            compare(wanted, found, into, why)
        missing = lost(wanted, whole) if is_all_there(truth) else []
        into.lost += sum(len(stretch) for _, stretch in missing)
        why += [(len(stretch) / 100, f"lost {what}: {stretch[:60]!r} ({len(stretch)})") for what, stretch in missing]
    if truth.get("record") != "open":
        into.miss += int(not records)
        if more:
            why.append((more, f"{more} nominations too many"))


def parts_of(root):
    """The folders of truths below `root`, those of PARTS first; "." where truths are not in folders."""
    truths = root / "truth"
    found = {path.parent.relative_to(truths).as_posix() for path in truths.rglob("*.json")}
    return [part for part in PARTS if part in found] + sorted(found - set(PARTS))


def case_of(pdf, truth, root):
    """How a case is given to the command."""
    config = next((p for p in (root / truth.get("config", "nomcheck.toml"), HERE / "nomcheck.toml") if p.exists()), None)
    given = ["--config", str(config), *truth.get("arguments", [])]
    if truth.get("password"):
        given += ["--password", truth["password"]]
    before = tuple(pdf.with_stem(name) for name in truth.get("beside", []))
    return Case(pdf, tuple(given), before, alone=len(truth["nominations"]) != 1)


@dataclasses.dataclass
class Scored:
    """A case and how it was read."""

    name: str
    truth: dict
    counts: Sum
    why: list
    """(weight, what is wrong), in no order."""
    rules: dict
    """Rule → [found, expected]."""
    alarms: list
    """The rules of the false alarms."""


def scored(binary, root, part, names=(), options=()):
    """The cases of a part, each compared with its truth; of those whose names begin with one of `names` if there are any."""
    truths = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted((root / "truth" / part).glob("*.json"))}
    if names:
        truths = {name: truth for name, truth in truths.items() if name.startswith(tuple(names))}
    cases = {name: case_of(root / "pdf" / part / f"{name}.pdf", truth, root) for name, truth in truths.items()}
    given = answers(binary, list(cases.values()), options)
    return [one_scored(name, truth, given[cases[name].pdf]) for name, truth in truths.items()]


def one_scored(name, truth, answer):
    """One case compared with its truth."""
    case = Scored(name, truth, Sum(), [], collections.defaultdict(lambda: [0, 0]), [])
    case.counts.files = 1
    if truth["nominations"]:
        read(answer.record, truth, case.counts, case.why)
    if truth["findings"] is not None:
        case.alarms = judge(truth, answer, case.counts, case.why, case.rules)
        if answer.findings is None:
            case.why.append((5, "no report"))
    return case
