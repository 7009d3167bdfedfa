"""Strangers from typesetters: LaTeX in many classes and engines, Typst with show rules of its own, groff."""

from strange_kit import (
    BABEL, FORMS, Block, Case, Part, Printed, Rich, add, compose, fields, g, heritage, latex, part, roff, t, t_block, t_blocks, typeset, y, y_blocks,
)  # fmt: skip

FONTS = "\\usepackage[T1]{fontenc}\\usepackage[utf8]{inputenc}\\usepackage{lmodern}"
T1 = "\\usepackage[T1]{fontenc}\\usepackage[utf8]{inputenc}\\usepackage{textcomp}"
SANS = T1 + "\\usepackage[scaled]{helvet}\\renewcommand{\\familydefault}{\\sfdefault}"
LINKS = "\\usepackage[hidelinks]{hyperref}\\urlstyle{same}"


def head(one: Printed, pattern: str = "\\textbf{{{}:}} {}\\\\\n") -> str:
    """The header with a pattern for each line."""
    return "".join(pattern.format(t(label), t(value)) for label, value in fields(one))


def article(one: Printed, preamble: str, body: str, kind: str = "article", options: str = "11pt,a4paper", fonts: str = FONTS) -> str:
    """A LaTeX document."""
    language = one.data["language"]
    babel = f"\\usepackage[{BABEL[language]}]{{babel}}" + ("\\frenchsetup{StandardLists=true}" if language == "fr" else "")
    return f"\\documentclass[{options}]{{{kind}}}\n{fonts}\n{babel}\n{preamble}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"


def sections(one: Printed, command: str = "\\section{{{}}}\n{}") -> str:
    """The sections with a pattern for each; LaTeX counts."""
    return "".join(command.format(t(p.heading), t_blocks(p.blocks)) for p in one.parts)


def bare(one: Printed) -> Printed:
    """As LaTeX numbers: a figure and a gap."""
    for p in one.parts:
        p.printed = f"{p.number} {p.heading}"
    return one


def pandoc() -> Case:
    """What pandoc makes of Markdown."""
    one = bare(compose("lagoon"))
    add(one, "sustainability", Rich("quote", ["“We count what stays, not what was given.”"]))
    body = f"\\maketitle\n\\begin{{itemize}}\\tightlist\n" + head(one, "\\item \\textbf{{{}:}} {}\n") + "\\end{itemize}\n" + sections(one, "\\hypertarget{{x}}{{}}\\section{{{}}}\n{}").replace("{x}", "{sec}")
    preamble = f"{LINKS}\\usepackage{{parskip}}\\providecommand{{\\tightlist}}{{\\setlength{{\\itemsep}}{{0pt}}\\setlength{{\\parskip}}{{0pt}}}}\\title{{{t(one.title_line or '')}}}\\date{{14 March 2024}}\\author{{}}"
    return Case("pandoc-article-en", "As pandoc prints Markdown: a title with a date below it, the header as a list with bullets, numbered sections.", "pdflatex", [one], make=latex(article(one, preamble, body)))


def koma() -> Case:
    """KOMA-Script with a contents list and running heads that name the section."""
    one = bare(compose("taller"))
    body = f"\\title{{{t(one.title_line or '')}}}\\date{{}}\\maketitle\n\\tableofcontents\n\\bigskip\\noindent\n\\begin{{tabular}}{{@{{}}lp{{9.5cm}}}}\n" + head(one, "{} & {} \\\\\n") + "\\end{tabular}\n" + sections(one)
    preamble = f"{LINKS}\\usepackage{{scrlayer-scrpage}}\\automark{{section}}\\clearpairofpagestyles\\ohead{{\\headmark}}\\ofoot{{\\pagemark}}"
    return Case("koma-contents-es", "KOMA-Script: a contents list between title and header, sans serif headings, the section’s name in the running head.", "pdflatex", [one],
                make=latex(article(one, preamble, body, "scrartcl", "11pt,a4paper,headings=normal"), runs=2))  # fmt: skip


def memoir() -> Case:
    """Each section a chapter with its word and number on a line of its own."""
    one = compose("couturieres")
    for p in one.parts:
        p.printed = f"Chapitre {p.number} {p.heading}"
    body = f"\\thispagestyle{{empty}}{{\\LARGE\\bfseries {t(one.title_line or '')}\\par}}\\bigskip\\noindent\n" + head(one, "\\textsc{{{}}}~: {}\\\\\n") + "\\clearpage\n" + sections(one, "\\chapter{{{}}}\n{}")
    preamble = f"{LINKS}\\renewcommand{{\\clearforchapter}}{{\\par}}\\chapterstyle{{default}}\\setlength{{\\beforechapskip}}{{14pt}}\\setlength{{\\midchapskip}}{{6pt}}\\setlength{{\\afterchapskip}}{{8pt}}\\renewcommand{{\\chapnamefont}}{{\\large}}\\renewcommand{{\\chapnumfont}}{{\\large}}\\renewcommand{{\\chaptitlefont}}{{\\Large\\bfseries\\raggedright}}"
    return Case("memoir-chapters-fr", "Each section is a chapter: “Chapitre 3” on one line, its title on the next.", "pdflatex", [one], make=latex(article(one, preamble, body, "memoir", "11pt,a4paper,oneside,openany", fonts=T1 + "\\usepackage{charter}")))


def beamer() -> Case:
    """A nomination as slides, one section a slide."""
    one = compose("catadores", numbering="none")
    for p in one.parts:
        p.printed = p.heading
    frames = sections(one, "\\begin{{frame}}{{{}}}\\small\n{}\\end{{frame}}\n").replace("{itemize}", "{itemize}")
    body = "\\begin{frame}\\titlepage\\end{frame}\n\\begin{frame}{Candidatura}\\small\n" + head(one, "\\textbf{{{}:}} {}\\par\n") + "\\end{frame}\n" + frames
    preamble = f"\\usetheme{{Madrid}}\\setbeamertemplate{{navigation symbols}}{{}}\\title[Catadoras do Rio]{{{t(one.title_line or '')}}}\\author[I.~Paixão]{{}}\\institute[CBC]{{}}\\date{{2024}}"
    return Case("slides-one-nomination-pt", "One nomination as slides: the header on the second, a section on each other, author, short title and “3 / 13” in the foot.", "pdflatex", [one],
                allowed=[["text-not-placed", None]], make=latex(article(one, preamble, body, "beamer", "handout,10pt", fonts=SANS), runs=2))  # fmt: skip


def smallcaps() -> Case:
    """XeLaTeX with OpenType's small capitals and old-style figures."""
    one = bare(compose("pumps"))
    fonts = "\\usepackage{fontspec}\\setmainfont{lmroman10-regular.otf}[BoldFont=lmroman10-bold.otf,ItalicFont=lmroman10-italic.otf,SmallCapsFont=lmromancaps10-regular.otf]"
    body = f"\\begin{{center}}\\Large\\textsc{{{t(one.title_line or '')}}}\\end{{center}}\\noindent\n" + head(one, "\\textsc{{{}}}\\quad {}\\\\\n") + sections(one)
    preamble = f"{LINKS}\\usepackage{{titlesec}}\\titleformat{{\\section}}{{\\large\\scshape\\centering}}{{\\thesection}}{{1em}}{{}}"
    return Case("small-capitals-en", "XeLaTeX: title, labels and centred headings in small capitals of an OpenType face.", "xelatex", [one], make=latex(article(one, preamble, body, fonts=fonts), "xelatex"))


def palladio() -> Case:
    """XeLaTeX with a face of the URW set."""
    one = compose("moulins", numbering="roman")
    for p in one.parts:
        p.printed = f"{p.number} {p.heading}"
    fonts = "\\usepackage{fontspec}\\setmainfont{P052-Roman.otf}[BoldFont=P052-Bold.otf,ItalicFont=P052-Italic.otf,BoldItalicFont=P052-BoldItalic.otf]"
    preamble = f"{LINKS}\\usepackage{{multicol,titlesec}}\\renewcommand{{\\thesection}}{{\\Roman{{section}}}}\\titleformat{{\\section}}{{\\itshape\\large}}{{\\thesection}}{{.6em}}{{}}"
    body = f"\\noindent{{\\huge\\itshape {t(one.title_line or '')}\\par}}\\bigskip\\noindent\n" + head(one, "\\emph{{{}}} : {}\\\\\n") + "\\begin{multicols}{2}\n" + sections(one) + "\\end{multicols}"
    return Case("italic-headings-fr", "XeLaTeX with Palladio: headings in italics with Roman numbers, two balanced columns.", "xelatex", [one], make=latex(article(one, preamble, body, fonts=fonts), "xelatex"))


def numbered_lines() -> Case:
    """A number at every line, a watermark behind."""
    one = bare(compose("buses"))
    body = f"{{\\Large\\bfseries {t(one.title_line or '')}\\par}}\\bigskip\\linenumbers\n" + head(one, "\\textbf{{{}:}} {}\\par\n") + sections(one)
    preamble = f"{LINKS}\\usepackage{{lineno}}\\setlength{{\\parindent}}{{0pt}}\\setlength{{\\parskip}}{{5pt}}\\usepackage{{draftwatermark}}\\SetWatermarkText{{DRAFT}}\\SetWatermarkScale{{1}}"
    return Case("numbered-lines-en", "Every line is numbered in the margin and “DRAFT” stands slantwise behind the text.", "pdflatex", [one], make=latex(article(one, preamble, body, fonts=T1 + "\\usepackage{mathptmx}"), runs=2))


def boxes() -> Case:
    """Each section in a coloured box whose title is the heading."""
    one = compose("yerba")
    body = f"\\begin{{center}}\\Large\\bfseries {t(one.title_line or '')}\\end{{center}}\n\\begin{{tcolorbox}}\n" + head(one, "\\textbf{{{}}}\\dotfill {}\\par\n") + "\\end{tcolorbox}\n"
    body += "".join(f"\\begin{{tcolorbox}}[breakable,title={{{t(p.printed)}}}]\n{t_blocks(p.blocks)}\\end{{tcolorbox}}\n" for p in one.parts)
    preamble = f"{LINKS}\\usepackage[most]{{tcolorbox}}\\tcbset{{colframe=teal!60!black,fonttitle=\\bfseries\\sffamily,parbox=false}}\\usepackage{{geometry}}\\geometry{{margin=2cm}}"
    return Case("boxes-leaders-es", "Boxes with the heading in white on the box’s band; dots lead from each label to a value at the right edge.", "pdflatex", [one], make=latex(article(one, preamble, body, fonts=SANS)))


def tiny_book() -> Case:
    """A5, eight points, run-in headings in two columns."""
    one = compose("archive")
    body = f"\\twocolumn[{{\\large\\bfseries {t(one.title_line or '')}\\par}}\\medskip\\noindent\n" + head(one, "{}: {}\\\\\n") + "\\bigskip]\n"
    body += "".join(f"\\paragraph{{{t(p.printed)}.}} {t_blocks(p.blocks)}" for p in one.parts)
    for p in one.parts:
        p.printed += "."
    preamble = f"{LINKS}\\usepackage[a5paper,margin=12mm]{{geometry}}\\AtBeginDocument{{\\footnotesize}}"
    return Case("a5-run-in-en", "A5 in two columns of eight points; the answer goes on behind a bold heading and its stop.", "pdflatex", [one], body="runin", make=latex(article(one, preamble, body, options="10pt", fonts=T1 + "\\usepackage{utopia}")))


def subsections() -> Case:
    """Answers with numbered sub-headings, a budget and nested lists."""
    one = bare(compose("mangal"))
    found = part(one, "description")
    titles = ["O problema", "A origem do método", "Os desafios"]
    found.blocks = [piece for i, (title, block) in enumerate(zip(titles, found.blocks, strict=True), 1) for piece in (Rich("sub", [f"1.{i} {title}"]), block)]
    table = Rich("table", ["Rubrica\tEuros", "Viveiros\t41 300", "Prémios\t26 950", "Visitas\t8 120"])
    add(one, "sustainability", table, Rich("ol", ["Mel e mudas", "Contratos dos municípios", "Quotas dos associados"]))
    body = f"\\title{{{t(one.title_line or '')}}}\\author{{}}\\date{{}}\\maketitle\\noindent\n" + head(one)
    for p in one.parts:
        body += f"\\section{{{t(p.heading)}}}\n" + "".join(f"\\subsection{{{t(b.lines[0][4:])}}}\n" if b.kind == "sub" else t_block(b) for b in p.blocks)
    return Case("sub-headings-budget-pt", "Sub-headings 1.1 to 1.3 inside an answer, a budget and a numbered list inside another.", "pdflatex", [one], make=latex(article(one, LINKS, body, fonts=T1 + "\\usepackage{mathpazo}")))


def longtable() -> Case:
    """A table of three columns whose head comes again on every page."""
    one = compose("homecare")
    lead = "\\toprule No. & Item & Answer \\\\ \\midrule\n"
    rows = "".join(f"{i} & {t(p.heading)} & {' '.join(t_blocks(p.blocks).split(chr(10) + chr(10))).strip()} \\\\ \\midrule\n" for i, p in enumerate(one.parts, 1)).replace("\\begin{itemize}", "\\begin{itemize}[leftmargin=*]")
    body = f"{{\\Large\\bfseries {t(one.title_line or '')}\\par}}\\bigskip\\noindent\\begin{{tabular}}{{@{{}}ll}}\n" + head(one, "\\textbf{{{}}} & \\parbox[t]{{10cm}}{{{}}} \\\\\n") + "\\end{tabular}\n"
    body += f"\\begin{{longtable}}{{@{{}}rp{{4cm}}p{{10cm}}@{{}}}}\n{lead}\\endfirsthead\n\\multicolumn{{3}}{{@{{}}l}}{{\\emph{{(continued)}}}}\\\\ {lead}\\endhead\n\\multicolumn{{3}}{{r@{{}}}}{{\\emph{{continued on next page}}}}\\\\\\endfoot\n\\endlastfoot\n{rows}\\end{{longtable}}"
    for p in one.parts:
        p.printed = f"{p.number} {p.heading}"
        p.blocks = p.blocks if any(b.kind == "list" for b in p.blocks) else [Block("paragraph", [" ".join(line for b in p.blocks for line in b.lines)])]
    preamble = f"{LINKS}\\usepackage{{longtable,booktabs,enumitem}}\\usepackage[margin=2cm]{{geometry}}\\setlength{{\\parindent}}{{0pt}}"
    return Case("long-table-en", "A table “No. | Item | Answer” over pages: its head comes again, “continued on next page” below.", "pdflatex", [one], make=latex(article(one, preamble, body), runs=3))


def heritage_latex() -> Case:
    """The second form, set by LaTeX."""
    one = bare(heritage("norias"))
    body = "\\begin{center}\\Large Formulaire ICH-02\\end{center}\n\\begin{description}\n" + head(one, "\\item[{}] {}\n") + "\\end{description}\n" + sections(one)
    return Case("heritage-latex-fr", "Form ich-02 by LaTeX: the header is a description list whose labels hang out.", "pdflatex", [one], make=latex(article(one, LINKS + "\\usepackage[margin=16mm]{geometry}", body, fonts=T1 + "\\usepackage{newcent}", options="10pt,a4paper")))


def typst_head(one: Printed, pattern: str) -> str:
    """The header with a pattern for each line; `@` stands for the label, `$` for the value."""
    return "".join(pattern.replace("@", y(label)).replace("$", y(value)) for label, value in fields(one))


def show_rules() -> Case:
    """Typst with headings in a show rule."""
    one = compose("piroguiers")
    for p in one.parts:
        p.printed = f"Rubrique {p.number} | {p.heading}"
    source = ('#set text(lang: "fr", size: 10.5pt)\n#set par(justify: true)\n#set heading(numbering: "1")\n#set page(header: context [#text(8pt)[Dossier 2024-117 #h(1fr) #counter(page).display("1 / 1", both: true)]])\n'
              '#show heading: it => block(fill: luma(225), inset: 6pt, width: 100%, radius: 3pt)[#text(10.5pt, weight: "medium")[Rubrique #counter(heading).display() #text(fill: gray)[|] #it.body]]\n')  # fmt: skip
    source += f'#align(center, text(17pt, {y(one.title_line or "")[1:]}))\n' + typst_head(one, "/ @: $\n") + "".join(f"= {y(p.heading)}\n{y_blocks(p.blocks)}\n" for p in one.parts)
    return Case("show-rules-fr", "Typst: headings “Rubrique 3 | …” on grey bands in the size of the text, the header a term list.", "typst", [one], make=typeset(source))


def cover() -> Case:
    """A cover, a contents list, the nomination, an annex."""
    one = compose("kitchens", extra={"ilo_contacts": [("Annex A: Letters of support", "Letters came from the Market Committee and from the Office of Labour of the province.")]})
    part_ = one.parts[-1]
    part_.heading = part_.printed = "Annex A: Letters of support"
    source = '#set text(size: 11pt)\n#set page(footer: context align(center, text(8pt)[Page #counter(page).display() of #counter(page).final().first()]))\n#set heading(numbering: "1.")\n'
    source += f'#v(5cm)\n#align(center)[#text(24pt, weight: "bold")[{y(one.title_line or "")}]\n\n{y(FORMS["en"]["form"])}\n\nMay 2024]\n#pagebreak()\n#outline()\n#pagebreak()\n'
    source += f'#text(16pt, weight: "bold")[{y(one.title_line or "")}]\n\n' + typst_head(one, "*@:* $ \\\n")
    source += "".join(f"= {y(p.heading)}\n{y_blocks(p.blocks)}\n" for p in one.parts[:-1]) + f"#pagebreak()\n#heading(numbering: none)[{y(part_.heading)}]\n{y_blocks(part_.blocks)}"
    return Case("cover-contents-annex-en", "A cover page, a contents list, the nomination, an annex, each on pages of their own.", "typst", [one], notes=[["section-unexpected", "/additional_sections/0"]], make=typeset(source))


def typst_grid() -> Case:
    """Values on dotted lines beside right-aligned labels."""
    one = compose("telares", numbering="word")
    source = '#set text(lang: "es", size: 10pt)\n#set page("a5", margin: 14mm)\n'
    source += f'#text(15pt, weight: "bold")[{y(one.title_line or "")}]\n#grid(columns: (auto, 1fr), gutter: 6pt, ' + typst_head(one, "align(right)[@], [$ #box(width: 1fr, repeat[.])], ") + ")\n"
    source += "".join(f"\n#smallcaps[*{y(p.printed)}*]\n\n{y_blocks(p.blocks)}\n" for p in one.parts)
    return Case("dotted-lines-a5-es", "A5: labels set right, each value followed by dots to the edge; headings in bold small capitals.", "typst", [one], make=typeset(source))


def heritage_typst() -> Case:
    """The second form with its letters, in a grid."""
    one = heritage("ferrysongs")
    source = '#set text(size: 10pt)\n#set heading(numbering: "1.")\n#align(center)[*Representative List of the Intangible Cultural Heritage of Humanity*]\n#table(columns: (40%, 60%), ' + typst_head(one, "[*@*], [$], ") + ")\n"
    source += "".join(f"= {y(p.heading)}\n{y_blocks(p.blocks)}\n" for p in one.parts)
    return Case("heritage-typst-en", "Form ich-02 by Typst: the header a ruled table.", "typst", [one], make=typeset(source))


DASH = "\\(em"


def roff_blocks(one: Printed, p: Part, bullet: str = "\\(bu") -> str:
    """The answer of a section as -ms."""
    out = []
    for block in p.blocks:
        out += [f".IP {bullet} {3 if bullet == DASH else 2}\n{g(line)}" for line in block.lines] if block.kind == "list" else [".LP\n" + "\n.br\n".join(map(g, block.lines))]
    return "\n".join(out) + "\n"


def roff_numbered() -> Case:
    """groff -ms with its own numbered headings, in two columns."""
    one = compose("nets")
    source = ".nr PS 10\n.nr VS 12\n.TL\n" + g(one.title_line or "") + "\n" + "".join(f".LP\n.B \"{label}:\"\n{g(value)}\n" for label, value in fields(one)) + ".2C\n"
    source += "".join(f".NH 1\n{g(p.heading)}\n{roff_blocks(one, p)}" for p in one.parts)
    return Case("roff-two-columns-en", "groff -ms: headings that it numbers itself, two columns, hyphenated.", "groff", [one], make=roff(source, "-ms"))


def roff_postscript() -> Case:
    """troff to PostScript to PDF."""
    one = compose("menuisiers", numbering="paren")
    source = ".nr PS 12\n.nr VS 15\n.ds CH\n.ds RF %\n.ds CF\n.LP\n.ps 16\n.ft B\n" + g(one.title_line or "") + "\n.ft\n.ps\n" + "".join(f".LP\n.I \"{label} :\"\n{g(value)}\n" for label, value in fields(one))
    source += "".join(f".SH\n{g(p.printed)}\n{roff_blocks(one, p, DASH)}" for p in one.parts)
    return Case("roff-postscript-fr", "troff to PostScript to PDF: not embedded faces, dashes before the items.", "groff and ps2pdf", [one], make=roff(source, "-ms", distil=True))


def roff_mom() -> Case:
    """groff's mom macros, as a typescript."""
    one = compose("aljibes")
    source = '.TITLE "' + g(one.title_line or "") + '"\n.PRINTSTYLE TYPEWRITE\n.DOCTYPE UNNAMED ""\n.PAPER A4\n.START\n'
    one.title_line = (one.title_line or "").upper()
    source += "".join(f".PP\n{label.upper()}: {g(value)}\n" for label, value in fields(one))
    for p in one.parts:
        source += f'.SPACE\n.PP\n{g(p.printed).upper()}\n'
        source += "".join("".join(f".PP\n- {g(line)}\n" for line in b.lines) if b.kind == "list" else ".PP\n" + "\n.BR\n".join(map(g, b.lines)) + "\n" for b in p.blocks)
    return Case("roff-typescript-es", "A typescript of groff’s mom: one width of letters, double spaced, headings and labels in capitals, every paragraph indented.", "groff", [one], make=roff(source, "-mom"))


def cases() -> list[Case]:
    """All of them."""
    return [
        pandoc(), koma(), memoir(), beamer(), smallcaps(), palladio(), numbered_lines(), boxes(), tiny_book(), subsections(), longtable(), heritage_latex(),
        show_rules(), cover(), typst_grid(), heritage_typst(), roff_numbered(), roff_postscript(), roff_mom(),
    ]  # fmt: skip


__all__ = ["cases"]
