"""What the strangers share: richer answers, their way into each format, and the programs that print a source.

A stranger is a case whose page nobody drew with the templates of the other parts: its source is written out by hand in
`strange_web`, `strange_tex`, `strange_office` and `strange_paper`, and only the answers come from a text.
"""

import shutil
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path

from model import FOOTNOTE, FORMS, Block, Case, Part, Printed, blocks, compose, nominee_line, text
from markup import MARKUPS, tex, typst  # noqa: I001

Make = Callable[[Case, Path, Path], None]


@dataclass
class Rich(Block):
    """A block of another kind: `ol` (numbers are printed and stay), `table` (cells parted by tabs), `sub`, `quote`,
    `caption`."""

    def plain(self) -> list[str]:
        """The strings a reader would write down for it."""
        if self.kind == "ol":
            return [f"{i}. {line}" for i, line in enumerate(self.lines, 1)]
        if self.kind == "table":
            return [" | ".join(cell for cell in line.split("\t") if cell) for line in self.lines]
        return super().plain()


def part(printed: Printed, key: str) -> Part:
    """The section of a key."""
    return next(p for p in printed.parts if p.key == key)


def add(printed: Printed, key: str, *more: Block, at: int | None = None) -> Printed:
    """Puts blocks into a section, at its end when no place is given."""
    found = part(printed, key)
    place = len(found.blocks) if at is None else at
    found.blocks = [*found.blocks[:place], *more, *found.blocks[place:]]
    return printed


def drop(printed: Printed, key: str) -> Printed:
    """Takes a section out."""
    printed.parts = [p for p in printed.parts if p.key != key]
    return printed


def fields(printed: Printed) -> list[tuple[str, str]]:
    """The header as (label, value) in the language of the text, the second form's lines with it."""
    data = printed.data
    form = FORMS[f"{data['form']}-{data['language']}" if "form" in data else data["language"]]
    labels = form["labels"]
    values = {"title": data.get("title")} if "form" in data else {}
    values |= {"nominee": nominee_line(data, False), "country": data.get("country")}
    values |= {key: "; ".join(data.get(key, [])) for key in ("telephones", "faxes", "emails")} | data.get("fields", {})
    labels = {"vernacular_name": {"en": "Name of the element in the language and script of the community concerned"}.get(data["language"], ""), **labels}
    order = form.get("header", ["nominee", "country", "telephones", "faxes", "emails"])
    if "vernacular_name" in values:
        order = [*order[:2], "vernacular_name", *order[2:]]
    return [(labels[key], values[key] or "") for key in order if values.get(key)]


def heritage(slug: str) -> Printed:
    """A text of the second form; its headings are numbered from 1."""
    data = text(slug)
    headings = FORMS[f"{data['form']}-{data['language']}"]["headings"]
    parts = [
        Part(key, f"{n}", title, f"{n}. {title}", blocks(data["sections"][key]))
        for n, (key, title) in enumerate(headings.items(), 1)
        if key in data["sections"]
    ]
    return Printed(data, None, None, parts, [], None, {})


# HTML


def h(value: str) -> str:
    """Text with its links as HTML."""
    return MARKUPS[".html"].inline(FOOTNOTE.sub("", value), None)  # type: ignore[arg-type]


def h_block(block: Block) -> str:
    """A block as HTML."""
    if block.kind in ("list", "ol"):
        tag = "ul" if block.kind == "list" else "ol"
        return f"<{tag}>" + "".join(f"<li>{h(line)}</li>" for line in block.lines) + f"</{tag}>"
    if block.kind == "table":
        rows = ["".join(f"<td>{h(cell)}</td>" for cell in line.split("\t")) for line in block.lines]
        return '<table class="inner">' + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    tag = {"sub": "h4", "quote": "blockquote", "caption": "figcaption"}.get(block.kind, "p")
    return f"<{tag}>" + "<br>".join(map(h, block.lines)) + f"</{tag}>"


def h_blocks(found: Iterable[Block]) -> str:
    """Blocks as HTML."""
    return "\n".join(map(h_block, found))


def web(engine: str, style: str, body: str, language: str, *flags: str) -> Make:
    """Prints a page with a browser or with WeasyPrint."""

    def make(case: Case, work: Path, target: Path) -> None:
        source = work / f"{case.name}.html"
        source.write_text(f'<!DOCTYPE html><html lang="{language}"><meta charset="utf-8"><title>{case.name}</title>'
                          f"<style>{style}</style><body>{body}</body></html>", "utf-8")  # fmt: skip
        if engine == "weasyprint":
            run("weasyprint", *flags, source, target)
            return
        quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--no-sandbox"]
        quiet += ["--disable-component-update", "--disable-sync", f"--user-data-dir={work}/profile"]
        run("chromium", "--headless", *quiet, "--no-pdf-header-footer", *flags, f"--print-to-pdf={target}", source.as_uri())

    return make


# TeX


def t(value: str) -> str:
    """Text with its links as TeX."""
    return MARKUPS[".tex"].inline(FOOTNOTE.sub("", value), None)  # type: ignore[arg-type]


def t_block(block: Block) -> str:
    """A block as TeX."""
    if block.kind in ("list", "ol"):
        name = "itemize" if block.kind == "list" else "enumerate"
        return f"\\begin{{{name}}}\n" + "\n".join(f"\\item {t(line)}" for line in block.lines) + f"\n\\end{{{name}}}\n"
    if block.kind == "table":
        columns = block.lines[0].count("\t")
        rows = [" & ".join(map(t, line.split("\t"))) + r" \\" for line in block.lines]
        return "\\begin{center}\\begin{tabular}{l" + "r" * columns + "}\\hline\n" + rows[0] + "\\hline\n" + "\n".join(rows[1:]) + "\\hline\n\\end{tabular}\\end{center}\n"
    inner = r"\\ ".join(map(t, block.lines))
    return {"sub": f"\\subsection*{{{inner}}}\n", "quote": f"\\begin{{quote}}{inner}\\end{{quote}}\n"}.get(block.kind, f"{inner}\n\n")


def t_blocks(found: Iterable[Block]) -> str:
    """Blocks as TeX."""
    return "\n".join(map(t_block, found))


BABEL = {"en": "english", "es": "spanish", "fr": "french", "pt": "portuguese"}


def latex(source: str, engine: str = "pdflatex", runs: int = 1) -> Make:
    """Prints a LaTeX file."""

    def make(case: Case, work: Path, target: Path) -> None:
        path = work / f"{case.name}.tex"
        path.write_text(source, "utf-8")
        for _ in range(runs):
            run(engine, "-interaction=nonstopmode", "-halt-on-error", path.name, cwd=work)
        if path.with_suffix(".pdf") != target:
            shutil.copy(path.with_suffix(".pdf"), target)

    return make


# Typst


def y(value: str) -> str:
    """Text as Typst code."""
    return MARKUPS[".typ"].inline(FOOTNOTE.sub("", value), None)  # type: ignore[arg-type]


def y_block(block: Block) -> str:
    """A block as Typst."""
    if block.kind in ("list", "ol"):
        mark = "-" if block.kind == "list" else "+"
        return "\n".join(f"{mark} {y(line)}" for line in block.lines) + "\n"
    if block.kind == "table":
        cells = ",".join(f"[{y(cell)}]" for line in block.lines for cell in line.split("\t"))
        return f"#table(columns: {block.lines[0].count(chr(9)) + 1}, {cells})\n"
    inner = " \\\n".join(map(y, block.lines))
    return {"sub": f"*{inner}*\n", "quote": f"#quote(block: true)[{inner}]\n"}.get(block.kind, f"{inner}\n")


def y_blocks(found: Iterable[Block]) -> str:
    """Blocks as Typst."""
    return "\n".join(map(y_block, found))


def typeset(source: str) -> Make:
    """Prints a Typst file."""

    def make(case: Case, work: Path, target: Path) -> None:
        import typst as compiler
        from producers import EPOCH

        path = work / f"{case.name}.typ"
        path.write_text(source, "utf-8")
        compiler.compile(path, output=target, ignore_system_fonts=True, timestamp=EPOCH)

    return make


# groff


def g(value: str) -> str:
    """A line of text as roff."""
    value = value.replace("\\", "\\e")
    return "\\&" + value if value[:1] in ".'" else value


def roff(source: str, *options: str, distil: bool = False) -> Make:
    """Prints a roff file, by groff's own PDF driver or by way of PostScript."""

    def make(case: Case, work: Path, target: Path) -> None:
        path = work / f"{case.name}.roff"
        path.write_text(source, "utf-8")
        device = work / f"{case.name}.ps" if distil else target
        with device.open("wb") as file:
            subprocess.run(["groff", "-k", "-Kutf8", *options, f"-T{'ps' if distil else 'pdf'}", path], stdout=file, stderr=subprocess.DEVNULL, check=True)
        if distil:
            run("ps2pdf", device, target)

    return make


# LibreOffice


def office(extension: str, write: Callable[[Path], None], filters: str = "pdf") -> Make:
    """Prints a file of LibreOffice's or Word's."""

    def make(case: Case, work: Path, target: Path) -> None:
        folder = work / "office"
        folder.mkdir(exist_ok=True)
        path = folder / f"{case.name}.{extension}"
        write(path)
        run("soffice", "--headless", f"-env:UserInstallation=file://{work}/profile-office", "--convert-to", filters, "--outdir", folder, path)
        shutil.copy(path.with_suffix(".pdf"), target)

    return make


def run(*command: object, cwd: Path | None = None) -> None:
    """Runs a program; what it said is shown when it fails."""
    done = subprocess.run([str(c) for c in command], cwd=cwd, capture_output=True, text=True, errors="replace")
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {(done.stdout + done.stderr)[-1500:]}")


__all__ = [
    "BABEL", "FORMS", "Block", "Case", "Make", "Part", "Printed", "Rich", "add", "compose", "drop", "escape", "fields",
    "g", "h", "h_block", "h_blocks", "heritage", "latex", "nominee_line", "office", "part", "roff", "run", "t", "t_block",
    "t_blocks", "tex", "text", "typeset", "typst", "web", "y", "y_block", "y_blocks",
]  # fmt: skip
