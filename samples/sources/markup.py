"""How each format writes escaped text, links and footnotes, and the templates that use it."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import escape as xml
from typing import Any

import jinja2

from content import FOOTNOTE, SOURCES, Nomination, numbered

URL = r"(?:https?://|www\.)[^\s,;]*[\w/]"
MAIL = r"[\w.+-]+@[\w.-]+\w"
TOKEN = re.compile(rf"(\[\^\d+\]|{URL}|{MAIL})")
TEX = {c: "\\" + c for c in "&%$#_{}"} | {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


@dataclass
class Markup:
    """One format's way of writing; `link` takes the target and the text shown, `note` mark and text."""

    escape: Callable[[str], str]
    link: Callable[[str, str], str]
    note: Callable[[str, str], str]

    def inline(self, text: str, nomination: Nomination) -> str:
        """A line of text with its links and footnotes."""
        return "".join(self.piece(piece, nomination) for piece in TOKEN.split(text) if piece)

    def piece(self, piece: str, nomination: Nomination) -> str:
        """A footnote mark, an address or a run of plain text."""
        if mark := FOOTNOTE.fullmatch(piece):
            return self.note(mark[1], self.escape(nomination.footnotes[mark[1]]))
        if re.fullmatch(MAIL, piece):
            return self.link(f"mailto:{piece}", piece)
        if re.fullmatch(URL, piece):
            return self.link(piece if "://" in piece else f"https://{piece}", piece)
        return self.escape(piece)


def tex(text: str) -> str:
    """Plain text as LaTeX source."""
    return "".join(TEX.get(c, c) for c in text)


def typst(text: str) -> str:
    """Plain text as a Typst string, which needs no other escapes."""
    return "#" + json.dumps(text, ensure_ascii=False)


def html_link(target: str, shown: str) -> str:
    """An anchor, also in the small markup of ReportLab."""
    return f'<a href="{xml(target)}">{xml(shown)}</a>'


def tex_link(target: str, shown: str) -> str:
    """A link that TeX may break at its own places."""
    return rf"\href{{{target}}}{{\nolinkurl{{{shown}}}}}"


def odf_link(target: str, shown: str) -> str:
    """A link in OpenDocument."""
    return f'<text:a xlink:type="simple" xlink:href="{xml(target)}">{xml(shown)}</text:a>'


def odf_note(mark: str, text: str) -> str:
    """A footnote in OpenDocument."""
    citation = f"<text:note-citation>{mark}</text:note-citation>"
    body = f'<text:note-body><text:p text:style-name="Footnote">{text}</text:p></text:note-body>'
    return f'<text:note text:id="n{mark}" text:note-class="footnote">{citation}{body}</text:note>'


MARKUPS = {
    ".tex": Markup(tex, tex_link, lambda _, text: rf"\footnote{{{text}}}"),
    ".typ": Markup(typst, lambda to, shown: f'#link("{to}")[{typst(shown)}]', lambda _, text: f"#footnote[{text}]"),
    ".html": Markup(xml, html_link, lambda _, text: f'<span class="note">{text}</span>'),
    ".fodt": Markup(xml, odf_link, odf_note),
}
MARKUPS[".fodp"] = MARKUPS[".fodt"]


def render(template: str, nominations: list[Nomination], numbering: str, **more: Any) -> str:
    """Fills a template of templates/ with nominations."""
    markup = MARKUPS["." + template.rpartition(".")[2]]
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(SOURCES / "templates"),
        undefined=jinja2.StrictUndefined,
        block_start_string="<%",
        block_end_string="%>",
        variable_start_string="<<",
        variable_end_string=">>",
        comment_start_string="<#",
        comment_end_string="#>",
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {"inline": markup.inline, "xml": xml, "tex": tex, "str": lambda s: json.dumps(s, ensure_ascii=False)}
    return env.get_template(template).render(
        nominations=nominations, numbered=partial(numbered, style=numbering), **more
    )
