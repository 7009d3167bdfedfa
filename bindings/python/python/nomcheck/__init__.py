"""Checks nomination PDFs: a record of every answer, and what is missing or malformed.

``check`` reads one PDF in this process; ``check_many`` reads files, folders and archives in sandboxed worker processes.
``findings`` and ``records`` make Arrow tables of the reports.
"""

from __future__ import annotations

import datetime
import json
import os
import shutil
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

from . import _nomcheck
from ._nomcheck import Table

__all__ = ["Finding", "Place", "Report", "Table", "between", "check", "check_many", "findings", "records"]
__version__ = version("nomcheck")

Lang = Literal["en", "es", "fr", "pt"]
Severity = Literal["error", "warning", "note"]
Status = Literal["complete", "incomplete", "not_processed"]


@dataclass(frozen=True)
class Place:
    """Where on a page something is: left, top, right and bottom in points from the top left of the page as displayed."""

    page: int
    bbox: tuple[float, float, float, float]


@dataclass(frozen=True)
class Finding:
    """One fault, or one thing worth knowing."""

    rule: str
    severity: Severity
    certainty: Literal["definite", "likely", "possible"]
    cure: Literal["T", "S", "-"]
    nomination: int | None
    field: str | None
    message: str
    help: str | None
    excerpt: str | None
    at: tuple[Place, ...]
    args: Mapping[str, Any]
    fingerprint: str


class Report:
    """What became of one PDF."""

    def __init__(self, answer: str, lang: Lang) -> None:
        self._answer: dict[str, Any] = json.loads(answer)
        self._lang: Lang = lang

    @property
    def errors(self) -> list[str]:
        """What went wrong with the tool or its surroundings; there may be no document then."""
        return [error["message"] for error in self._answer["system_errors"]]

    @property
    def document(self) -> dict[str, Any] | None:
        """The document of the JSON report; None when the tool failed on the file."""
        document: dict[str, Any] | None = self._answer["document"]
        return document

    @cached_property
    def record(self) -> dict[str, Any] | None:
        """The record, as ``nomcheck extract`` writes it."""
        record = self._answer["record"]
        whole: dict[str, Any] | None = None if record is None else json.loads(record)
        return whole

    @property
    def path(self) -> str | None:
        """What the file is called."""
        if self.document is not None:
            path: str = self.document["source"]["path"]
            return path
        return next((e["source"] for e in self._answer["system_errors"] if e["source"]), None)

    @property
    def status(self) -> Status | None:
        """Whether the nominations are complete; None for a summary deck and where the tool failed."""
        status: Status | None = None if self.document is None else self.document["status"]
        return status

    @property
    def complete(self) -> bool:
        """Whether nothing required is missing or malformed."""
        return self.status == "complete"

    @cached_property
    def findings(self) -> list[Finding]:
        """What is missing or malformed, in the order of every report."""
        if self.document is None:
            return []
        return [
            Finding(
                rule=f["rule"],
                severity=f["severity"],
                certainty=f["certainty"],
                cure=f["cure"],
                nomination=None if f["nomination"] is None else f["nomination"]["index"],
                field=f["field"],
                message=f["message"],
                help=f["help"],
                excerpt=f["excerpt"],
                at=tuple(Place(p["page"], tuple(p["bbox"])) for p in f["at"]),
                args=f["args"],
                fingerprint=f["fingerprint"],
            )
            for f in self.document["findings"]
        ]

    @property
    def signature(self) -> str | None:
        """What is compared with other documents, as JSON: a few kilobytes. Send it instead of the file to where faults
        between files are looked for."""
        signature = self._answer["signature"]
        return None if signature is None else json.dumps(signature, ensure_ascii=False)

    def json(self) -> str:
        """All of it as one line of JSON, for ``from_json``; its form may change with the version."""
        return json.dumps([self._answer, self._lang], ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Report:
        """What ``json`` has written."""
        answer, lang = json.loads(text)
        return cls(json.dumps(answer), lang)

    def html(self) -> str:
        """The report as one HTML page that loads nothing and sends nothing."""
        if self.document is None:
            return f"<!DOCTYPE html><p>{escape('; '.join(self.errors))}</p>"
        crops = json.dumps(self._answer["crops"])
        return _nomcheck.html(json.dumps(self.document), self._answer["record"], crops, self._lang)

    def text(self) -> str:
        """The report that the command prints."""
        if self.document is None:
            return "".join(f"{error}\n" for error in self.errors)
        return _nomcheck.text(json.dumps(self.document), self._lang)

    def _repr_html_(self) -> str:
        # A frame, so that the page's styles do not become the notebook's; without scripts and network.
        page = escape(self.html(), quote=True)
        return f'<iframe sandbox srcdoc="{page}" style="width:100%;height:40em;border:1px solid #8884"></iframe>'

    def __repr__(self) -> str:
        return f"<Report {self.path!r}: {self.status or 'no status'}, {len(self.findings)} findings>"

    def __reduce__(self) -> tuple[Any, ...]:
        return (Report, (json.dumps(self._answer), self._lang))


def _program() -> str:
    """The command of this wheel."""
    name = "nomcheck.exe" if sys.platform == "win32" else "nomcheck"
    # Where pip puts scripts: of this environment, of the user's, beside packages that went to a folder (--target).
    user = sysconfig.get_preferred_scheme("user")
    folders = [
        sysconfig.get_path("scripts"),
        sysconfig.get_path("scripts", scheme=user),
        os.path.join(os.path.dirname(os.path.dirname(__file__)), "bin"),
    ]
    for folder in folders:
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            return path
    found = shutil.which(name)
    if found is None:
        raise FileNotFoundError(f"the command nomcheck is not beside this package: looked in {', '.join(folders)}")
    return found


def _options(given: dict[str, Any]) -> str:
    today = given["today"]
    if isinstance(today, datetime.date):
        given["today"] = today.isoformat()
    for name in ("forms", "passwords", "select", "ignore"):
        value = given[name]
        if isinstance(value, (str, Path)):
            value = [value]
        given[name] = [os.fspath(one) for one in value]
    given["severity"] = dict(given["severity"])
    return json.dumps(given)


def check(
    source: str | os.PathLike[str] | bytes | bytearray | memoryview,
    *,
    name: str | None = None,
    forms: str | Path | Iterable[str | Path] = (),
    lang: Lang = "en",
    passwords: str | Iterable[str] = (),
    select: str | Iterable[str] = (),
    ignore: str | Iterable[str] = (),
    severity: Mapping[str, Severity] = {},
    today: datetime.date | str | None = None,
    max_bytes: int | None = None,
    max_pages: int | None = None,
    pictures: bool = False,
) -> Report:
    """Checks one PDF, given by its path or as bytes, in this process.

    ``forms`` are names of built-in forms or paths of one's own; of several, the one that fits is recognised. The other
    options are those of ``nomcheck check``. A PDF that nobody vouches for is better read by ``check_many``.
    """
    if isinstance(source, (bytes, bytearray, memoryview)):
        content = bytes(source)
        name = name if name is not None else "-"
    else:
        content = Path(source).read_bytes()
        name = name if name is not None else os.fspath(source)
    options = _options(
        dict(
            forms=forms, lang=lang, passwords=passwords, select=select, ignore=ignore, severity=severity, today=today,
            max_bytes=max_bytes, max_pages=max_pages, pictures=pictures,
            jobs=None, time_limit=None, memory_limit=None, sandbox="auto", between=False, program="",
        )
    )
    return Report(_nomcheck.check(content, name, options), lang)


def check_many(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]] | Mapping[str, bytes],
    *,
    jobs: int | None = None,
    progress: Callable[[int, int], object] | None = None,
    between: bool = True,
    sandbox: Literal["required", "auto", "off"] = "auto",
    time_limit: float | None = None,
    memory_limit: int | None = None,
    forms: str | Path | Iterable[str | Path] = (),
    lang: Lang = "en",
    passwords: str | Iterable[str] = (),
    select: str | Iterable[str] = (),
    ignore: str | Iterable[str] = (),
    severity: Mapping[str, Severity] = {},
    today: datetime.date | str | None = None,
    max_bytes: int | None = None,
    max_pages: int | None = None,
    pictures: bool = False,
) -> list[Report]:
    """Checks all PDFs below ``paths`` (files, folders, archives) with ``jobs`` sandboxed worker processes.

    ``paths`` may be a mapping of names to bytes, for PDFs that are not in files here. The reports come in the order of the
    command, whatever ``jobs``. ``progress`` is called with how many files are answered and how many there are. With ``between`` the reports have what shows only between files. A file on which a worker died,
    or took more than ``time_limit`` seconds of the processor or ``memory_limit`` bytes, has ``errors`` and no document.
    """
    if isinstance(paths, (str, os.PathLike)):
        paths = [paths]
    options = _options(
        dict(
            forms=forms, lang=lang, passwords=passwords, select=select, ignore=ignore, severity=severity, today=today,
            max_bytes=max_bytes, max_pages=max_pages, pictures=pictures,
            jobs=jobs, time_limit=time_limit, memory_limit=memory_limit, sandbox=sandbox, between=between,
            program=_program(),
        )
    )
    if isinstance(paths, Mapping):
        with tempfile.TemporaryDirectory(prefix="nomcheck-") as folder:
            files = []
            for number, content in enumerate(paths.values()):
                file = Path(folder, f"{number}.pdf")
                file.write_bytes(content)
                files.append(str(file))
            answers = _nomcheck.check_many(files, list(paths), options, progress)
    else:
        answers = _nomcheck.check_many([os.fspath(path) for path in paths], None, options, progress)
    return [Report(answer, lang) for answer in answers]


def between(
    report: Report,
    said: Iterable[Mapping[str, Any]],
    signatures: Iterable[str],
    *,
    select: str | Iterable[str] = (),
    ignore: str | Iterable[str] = (),
    severity: Mapping[str, Severity] = {},
) -> Report:
    """The report with what rules between files say, where signatures were compared elsewhere (see ``examples/cluster``).

    ``said`` are what was found, as ``{"document": 0, "nomination": 0, "rule": "near-duplicate", "other": [1, 0], "share": 0.9}``;
    documents are indexes of ``signatures``, of which the first is the report's own.
    """
    options = _options(
        dict(
            forms=(), lang=report._lang, passwords=(), select=select, ignore=ignore, severity=severity, today=None,
            max_bytes=None, max_pages=None, pictures=False,
            jobs=None, time_limit=None, memory_limit=None, sandbox="auto", between=True, program="",
        )
    )
    answer = _nomcheck.between(json.dumps(report._answer), json.dumps(list(said)), list(signatures), options)
    return Report(answer, report._lang)


def findings(reports: Report | Iterable[Report]) -> Table:
    """The findings as an Arrow table: a row each, with the place in points."""
    documents = [json.dumps(report.document) for report in _all(reports) if report.document is not None]
    return _nomcheck.findings_table(documents)


def records(reports: Report | Iterable[Report]) -> Table:
    """The records as an Arrow table: a row per nomination, and one per document without any."""
    known = [report for report in _all(reports) if report.document is not None]
    documents = [json.dumps(report.document) for report in known]
    return _nomcheck.records_table(documents, [report._answer["record"] for report in known])


def _all(reports: Report | Iterable[Report]) -> list[Report]:
    return [reports] if isinstance(reports, Report) else list(reports)
