"""The programs that turn a sample's sources into a PDF, each set to leave clock and chance out."""

import hashlib
import os
import re
import subprocess
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from content import SOURCES, load_sample
from markup import render

EPOCH = 1705309200  # 2024-01-15 09:00 UTC, the day on which every sample was "written"
STAMP = b"D:20240115090000"
FORMS = SOURCES.parent / "forms"


def run(*command: str | Path, cwd: Path | None = None) -> None:
    """Runs a program quietly; its output is shown when it fails."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(EPOCH), "FORCE_SOURCE_DATE": "1", "TZ": "UTC"}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{command[0]} failed:\n{done.stdout}{done.stderr}")


def settle(path: Path) -> None:
    """Puts a fixed date and id where a program wrote the clock's, byte for byte, so that offsets stay right."""
    data = path.read_bytes()
    digest = hashlib.md5(path.stem.encode()).hexdigest().upper().encode()
    data = re.sub(rb"D:\d{14}", STAMP, data)
    data = re.sub(rb"(/DocChecksum\s*/)[0-9A-F]{32}", rb"\g<1>" + digest, data)
    data = re.sub(rb"(/ID\s*\[\s*)<\w{32}>(\s*)<\w{32}>", rb"\g<1><" + digest + rb">\g<2><" + digest + b">", data)
    path.write_bytes(data)


def libreoffice(sample: dict[str, Any], work: Path) -> Path:
    """Flat OpenDocument, converted by LibreOffice."""
    template = sample["template"]
    source = work / f"{sample['name']}{Path(template).suffix}"
    slides = tomllib.loads((SOURCES / "deck.toml").read_text("utf-8"))
    source.write_text(render(template, load_sample(sample), sample["numbering"], slides=slides), "utf-8")
    profile = f"-env:UserInstallation=file://{work}/profile"
    run("soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", work, source)
    return source.with_suffix(".pdf")


def pdflatex(sample: dict[str, Any], work: Path) -> Path:
    """LaTeX, through pdfTeX."""
    source = work / f"{sample['name']}.tex"
    text = render(sample["template"], load_sample(sample), sample["numbering"], name=sample["name"])
    source.write_text(text, "utf-8")
    run("pdflatex", "-interaction=nonstopmode", "-halt-on-error", source.name, cwd=work)
    return source.with_suffix(".pdf")


def page(sample: dict[str, Any], work: Path) -> Path:
    """The HTML page that Chromium and WeasyPrint print."""
    css = (SOURCES / "templates" / sample["style"]).read_text("utf-8")
    source = work / f"{sample['name']}.html"
    source.write_text(render(sample["template"], load_sample(sample), sample["numbering"], css=css), "utf-8")
    return source


def chromium(sample: dict[str, Any], work: Path) -> Path:
    """HTML, printed by a browser."""
    source, target = page(sample, work), work / f"{sample['name']}.pdf"
    quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    quiet += ["--disable-component-update", "--disable-sync", f"--user-data-dir={work}/profile"]
    options = ["--headless", "--no-sandbox", *quiet, "--no-pdf-header-footer", f"--print-to-pdf={target}"]
    run("chromium", *options, source.as_uri())
    return target


def weasyprint(sample: dict[str, Any], work: Path) -> Path:
    """HTML, set by WeasyPrint."""
    source, target = page(sample, work), work / f"{sample['name']}.pdf"
    run("weasyprint", source, target)
    return target


def typst(sample: dict[str, Any], work: Path) -> Path:
    """Typst, with the fonts that it brings."""
    import typst as compiler

    source, target = work / f"{sample['name']}.typ", work / f"{sample['name']}.pdf"
    source.write_text(render(sample["template"], load_sample(sample), sample["numbering"]), "utf-8")
    compiler.compile(source, output=target, ignore_system_fonts=True, timestamp=EPOCH)
    return target


def reportlab(sample: dict[str, Any], work: Path) -> Path:
    """ReportLab, by the layout that the sample's `template` names."""
    import reportlab_forms

    target = work / f"{sample['name']}.pdf"
    getattr(reportlab_forms, sample["template"])(load_sample(sample)[0], sample["numbering"], target)
    return target


def scan(sample: dict[str, Any], work: Path) -> Path:
    """Another sample's pages as grey pictures, each a little askew, wrapped into a PDF."""
    import img2pdf
    from PIL import Image

    run("pdftoppm", "-r", "120", "-gray", FORMS / f"{sample['source']}.pdf", work / "page")
    pictures = []
    for number, picture in enumerate(sorted(work.glob("page*.pgm"))):
        askew = Image.open(picture).rotate(0.5 - 0.8 * (number % 2), Image.Resampling.BICUBIC, fillcolor=244)
        askew.save(picture.with_suffix(".jpg"), quality=50, dpi=(120, 120))
        pictures.append(picture.with_suffix(".jpg"))
    target = work / f"{sample['name']}.pdf"
    target.write_bytes(img2pdf.convert(pictures, nodate=True))
    return target


def encrypt(plain: Path, password: str, target: Path) -> None:
    """AES-256. The key is random, so a file that already holds the same content is left alone."""
    fresh = plain.with_stem("encrypted")
    run("qpdf", "--encrypt", password, "owner", "256", "--", plain, fresh)
    if not target.exists() or decrypted(target, password, plain.parent) != decrypted(fresh, password, plain.parent):
        target.write_bytes(fresh.read_bytes())


def decrypted(path: Path, password: str, work: Path) -> bytes:
    """The content of an encrypted PDF, in a form that can be compared."""
    target = work / "decrypted.pdf"
    run("qpdf", f"--password={password}", "--decrypt", "--deterministic-id", path, target)
    return target.read_bytes()


PRODUCERS = {f.__name__: f for f in (libreoffice, pdflatex, chromium, weasyprint, typst, reportlab, scan)}


def produce(sample: dict[str, Any]) -> Path:
    """Builds forms/<name>.pdf."""
    target = FORMS / f"{sample['name']}.pdf"
    with tempfile.TemporaryDirectory() as folder:
        made = PRODUCERS[sample["producer"]]({"numbering": "arabic", **sample}, Path(folder))
        settle(made)
        if sample.get("encrypt"):
            encrypt(made, sample.get("password", ""), target)
        else:
            target.write_bytes(made.read_bytes())
    return target
