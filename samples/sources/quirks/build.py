"""Writes ../../quirks: one PDF for each quirk, truth.json, and the table of its README."""

import json
from pathlib import Path

import annotations
import drawing
import files
import fonts
import layouts
from pdf import Quirk

CHAPTERS = [
    ("The file", files),
    ("Fonts", fonts),
    ("Page content", drawing),
    ("Fields, comments, links", annotations),
    ("Layout", layouts),
]


def build(folder: Path) -> None:
    """All files of the folder; what no quirk makes any more is removed."""
    folder.mkdir(exist_ok=True)
    truth, rows = {}, []
    for title, chapter in CHAPTERS:
        rows += ["", f"## {title}", "", "| file | what it shows |", "|---|---|"]
        for quirk in chapter.quirks():
            if quirk.name in truth:
                raise SystemExit(f"two quirks are called {quirk.name}")
            truth[quirk.name] = quirk.truth()
            rows.append(f"| `{quirk.name}.pdf` | {quirk.shows} |")
            (folder / f"{quirk.name}.pdf").write_bytes(quirk.data)
    for old in folder.glob("*.pdf"):
        if old.stem not in truth:
            old.unlink()
    (folder / "truth.json").write_text(json.dumps(truth, indent=1, ensure_ascii=False) + "\n", "utf-8")
    readme = folder / "README.md"
    head = readme.read_text("utf-8").partition("<!-- quirks -->")[0] if readme.exists() else ""
    readme.write_text(head + "<!-- quirks -->\n" + "\n".join(rows) + "\n", "utf-8")
