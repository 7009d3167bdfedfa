"""What a user of the wheel gets: the same as the command, as values and tables."""

import json
import pickle
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

import nomcheck

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
FORMS = SAMPLES / "forms"
COMMAND = Path(sys.executable).with_name("nomcheck")


def command(*arguments):
    run = subprocess.run([COMMAND, *arguments], capture_output=True, text=True, timeout=300)
    assert run.returncode in (0, 1, 3), run.stderr
    return run.stdout


def test_package_is_the_installed_one():
    assert "site-packages" in nomcheck.__file__
    assert nomcheck.__version__ in command("--version")


def test_path_and_bytes_give_the_same_report():
    path = FORMS / "malformed-fields.pdf"
    by_path, by_bytes = nomcheck.check(path), nomcheck.check(path.read_bytes(), name=str(path))
    assert by_path.document == by_bytes.document and by_path.record == by_bytes.record
    assert by_path.status == "incomplete" and not by_path.complete
    country = by_path.findings[0]
    assert (country.rule, country.severity, country.field) == ("country-unknown", "error", "/country")
    assert country.at[0].page == 1 and len(country.at[0].bbox) == 4
    assert nomcheck.check(b"no PDF").status == "not_processed"


@pytest.mark.parametrize("lang", ["en", "es", "fr", "pt"])
def test_report_is_that_of_the_command(lang):
    path = str(FORMS / "french.pdf")
    report = nomcheck.check(path, lang=lang)
    documents = json.loads(command("check", "--isolated", "--ocr", "off", "--output", "json", "--lang", lang, path))["documents"]
    assert [report.document] == documents
    assert report.record == json.loads(command("extract", "--isolated", "--ocr", "off", path))
    assert report.text() == command("check", "--isolated", "--ocr", "off", "--lang", lang, path)


def test_many_files_are_those_of_the_command():
    steps = []
    reports = nomcheck.check_many(FORMS, jobs=2, progress=lambda done, all: steps.append((done, all)))
    written = json.loads(command("check", "--isolated", "--ocr", "off", "--output", "json", str(FORMS)))
    assert [report.document for report in reports] == written["documents"]
    assert steps == [(n + 1, len(reports)) for n in range(len(reports))]
    assert not any(report.errors for report in reports)


def test_faults_between_files_are_found(tmp_path):
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes((FORMS / "complete-latex.pdf").read_bytes())
    # The addresses of samples end with example.org.
    options = dict(ignore="email-suspicious")
    first, second = nomcheck.check_many([tmp_path / "a.pdf", tmp_path / "b.pdf"], **options)
    assert first.complete and [f.rule for f in second.findings] == ["duplicate-file"]
    assert all(not r.findings for r in nomcheck.check_many(tmp_path, between=False, **options))
    assert json.loads(first.signature)["path"] == str(tmp_path / "a.pdf")


def test_bytes_are_read_as_files_are():
    paths = sorted(FORMS.glob("*.pdf"))[:5]
    by_path = nomcheck.check_many(paths, jobs=2)
    by_bytes = nomcheck.check_many({str(path): path.read_bytes() for path in paths}, jobs=2)
    assert [r.document for r in by_bytes] == [r.document for r in by_path]
    assert [r.record for r in by_bytes] == [r.record for r in by_path]
    assert nomcheck.check_many({}) == []


def test_what_is_found_between_files_elsewhere_is_said_the_same(tmp_path):
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes((FORMS / "complete-latex.pdf").read_bytes())
    _, here = nomcheck.check_many(tmp_path)
    first, second = nomcheck.check_many(tmp_path, between=False)
    said = {"document": 0, "nomination": None, "rule": "duplicate-file", "how": "bytes", "other": 1}
    sent = nomcheck.Report.from_json(second.json())
    there = nomcheck.between(sent, [said], [second.signature, first.signature])
    assert there.document == here.document
    # Its own signature comes first, and what is said has to be about those that are given.
    for said, signatures in (
        ([said], [first.signature, second.signature]),
        ([said], [second.signature]),
        ([said | {"document": 1}], [second.signature, first.signature]),
        ([said | {"nomination": 5}], [second.signature, first.signature]),
        ([said | {"rule": "no-rule"}], [second.signature, first.signature]),
    ):
        with pytest.raises(ValueError):
            nomcheck.between(second, said, signatures)


def test_worker_that_takes_too_much_is_an_error_of_one_file(tmp_path):
    (tmp_path / "a.pdf").write_bytes((FORMS / "compendium.pdf").read_bytes())
    (report,) = nomcheck.check_many(tmp_path, time_limit=0.001)
    assert report.errors and report.document is None and report.status is None
    assert report.path == str(tmp_path / "a.pdf")
    assert nomcheck.records([report]).num_rows == 0


def test_other_threads_run_meanwhile():
    ticks, stop = [], threading.Event()

    def tick():
        while not stop.wait(0.001):
            ticks.append(time.monotonic())

    thread = threading.Thread(target=tick)
    thread.start()
    for _ in range(3):
        nomcheck.check(FORMS / "compendium.pdf")
    stop.set()
    thread.join()
    assert len(ticks) > 10


def test_progress_that_raises_ends_the_run():
    def progress(done, all):
        raise KeyError("enough")

    with pytest.raises(KeyError, match="enough"):
        nomcheck.check_many(FORMS, progress=progress)


@pytest.mark.parametrize(
    "options, message",
    [
        (dict(select="country-unkown"), "no rule named"),
        (dict(forms="nonesuch"), "no form named"),
        (dict(lang="de"), "no messages in"),
        (dict(today="2026-02-30"), "there is no day"),
    ],
)
def test_wrong_options_are_refused(options, message):
    with pytest.raises(ValueError, match=message):
        nomcheck.check(b"", **options)


def test_absent_paths_are_refused(tmp_path):
    with pytest.raises(FileNotFoundError):
        nomcheck.check_many(tmp_path / "nothing")


def test_options_change_what_is_found():
    path = FORMS / "malformed-fields.pdf"
    (only,) = nomcheck.check(path, select="country-unknown", severity={"country-unknown": "note"}).findings
    assert only.severity == "note"
    own = nomcheck.check(FORMS / "heritage-complete.pdf", forms=SAMPLES.parent / "schema" / "forms" / "ich-02")
    assert own.record["nominations"][0]["form"] == "ich-02"


def test_tables_are_taken_by_others():
    import duckdb
    import pandas
    import polars
    import pyarrow

    reports = nomcheck.check_many([FORMS / "malformed-fields.pdf", FORMS / "compendium.pdf", SAMPLES / "malformed"])
    findings, records = nomcheck.findings(reports), nomcheck.records(reports)
    table = pyarrow.table(findings)
    assert table.num_rows == sum(len(report.findings) for report in reports)
    assert table.column("rule").to_pylist() == [f.rule for report in reports for f in report.findings]
    assert table.schema.field("page").type == pyarrow.int32()
    rows = pyarrow.table(records).to_pylist()
    nominations = [n for report in reports for n in report.record["nominations"]]
    assert [row["title"] for row in rows if row["nomination"] is not None] == [n["title"]["text"] for n in nominations]
    assert rows[0]["sections"][0].keys() == {"key", "heading", "text"}
    assert polars.DataFrame(records).height == len(rows)
    assert len(pandas.DataFrame.from_arrow(findings)) == table.num_rows
    assert duckdb.sql("select count(*) from findings where severity = 'error'").fetchall()[0][0] > 0


def test_empty_tables_have_their_columns():
    import pyarrow

    full = nomcheck.check(FORMS / "malformed-fields.pdf")
    for make in (nomcheck.findings, nomcheck.records):
        assert pyarrow.table(make([])).schema == pyarrow.table(make(full)).schema


def test_tables_go_into_parquet(tmp_path):
    import pyarrow
    import pyarrow.parquet

    table = pyarrow.table(nomcheck.records(nomcheck.check(FORMS / "compendium.pdf")))
    pyarrow.parquet.write_to_dataset(table, tmp_path, partition_cols=["country_code"])
    assert pyarrow.parquet.read_table(tmp_path).num_rows == table.num_rows


def test_notebook_shows_a_page_that_runs_nothing():
    report = nomcheck.check(FORMS / "hostile-markup.pdf", pictures=True)
    shown = report._repr_html_()
    assert shown.startswith("<iframe sandbox srcdoc=") and "<script" not in shown
    assert "data:image/png" in report.html() and "default-src 'none'" in report.html()


def test_reports_are_sent_between_processes():
    report = nomcheck.check(FORMS / "french.pdf", lang="fr")
    copy = pickle.loads(pickle.dumps(report))
    assert copy.document == report.document and copy.text() == report.text()
