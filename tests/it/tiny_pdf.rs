//! The smallest PDF that says what a test wants said.

/// A line of a page.
pub enum Line {
    /// In bold, as headings are.
    Bold(&'static str),
    /// In the body's face.
    Plain(&'static str),
}

/// A text at its place on an A4 page: points from the left, points from the top, size, bold.
pub struct Mark(pub f32, pub f32, pub f32, pub bool, pub String);

/// One page of texts, each at its place, ASCII.
pub fn drawn(marks: &[Mark]) -> String {
    drawn_below(marks, "")
}

/// The same, and `above` drawn over it: operators of a content stream.
pub fn drawn_below(marks: &[Mark], above: &str) -> String {
    document(&(placed(marks) + above))
}

/// The same over what `below` draws.
pub fn drawn_over(marks: &[Mark], below: &str) -> String {
    document(&(below.to_owned() + &placed(marks)))
}

/// A page for each of `pages`.
pub fn drawn_pages(pages: &[Vec<Mark>]) -> String {
    let contents: Vec<String> = pages.iter().map(|marks| placed(marks)).collect();
    with_annotation(&contents, "")
}

/// The same with ruled tables, each by the x of its upright and the y of its level lines.
pub fn ruled(marks: &[Mark], tables: &[(&[f32], &[f32])]) -> String {
    let mut content = String::from("0.8 w\n");
    for (xs, ys) in tables {
        let (left, right) = (xs[0], xs[xs.len() - 1]);
        let (top, bottom) = (842.0 - ys[0], 842.0 - ys[ys.len() - 1]);
        for x in *xs {
            content.push_str(&format!("{x} {top} m {x} {bottom} l S\n"));
        }
        for y in *ys {
            let y = 842.0 - y;
            content.push_str(&format!("{left} {y} m {right} {y} l S\n"));
        }
    }
    document(&(content + &placed(marks)))
}

/// A page of texts with a signature field at its place: left, top, right, bottom in points from the top left.
pub fn to_sign(marks: &[Mark], field: [f32; 4], signed: bool) -> String {
    let [left, top, right, bottom] = field;
    let value = if signed {
        "/V << /Type /Sig /Filter /Adobe.PPKLite >>"
    } else {
        ""
    };
    let widget = format!(
        "<< /Type /Annot /Subtype /Widget /FT /Sig /T (sign) /F 4 /Rect [{left} {} {right} {}] {value} >>",
        842.0 - bottom,
        842.0 - top
    );
    with_annotation(&[placed(marks)], &widget)
}

fn placed(marks: &[Mark]) -> String {
    let mut content = String::new();
    for Mark(x, y, size, bold, text) in marks {
        let font = if *bold { "/B" } else { "/P" };
        let text = escaped(text);
        content.push_str(&format!(
            "BT {font} {size} Tf {x} {} Td ({text}) Tj ET\n",
            842.0 - y
        ));
    }
    content
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('(', "\\(")
        .replace(')', "\\)")
}

/// One page of `lines`, ASCII, from the top, 16 points apart.
pub fn page(lines: &[Line]) -> String {
    let mut content = String::from("BT 72 800 Td 16 TL\n");
    for line in lines {
        let (font, text) = match line {
            Line::Bold(text) => ("/B 12 Tf", text),
            Line::Plain(text) => ("/P 11 Tf", text),
        };
        let text = escaped(text);
        content.push_str(&format!("{font} ({text}) Tj T*\n"));
    }
    content.push_str("ET\n");
    document(&content)
}

/// One page that is a light grey picture and nothing else.
pub fn picture() -> String {
    document("q 595 0 0 842 0 0 cm\nBI /W 1 /H 1 /CS /G /BPC 8 ID ~ EI\nQ\n")
}

/// The same with what a scanner recognised in it: invisible lines of text below each other, ASCII.
pub fn layered_picture(lines: &[&str]) -> String {
    let mut content = "q 595 0 0 842 0 0 cm\nBI /W 1 /H 1 /CS /G /BPC 8 ID ~ EI\nQ\n".to_owned();
    for (i, line) in lines.iter().enumerate() {
        let y = 770 - 21 * i;
        let text = line.replace('(', "\\(").replace(')', "\\)");
        content += &format!("BT 3 Tr /P 11 Tf 72 {y} Td ({text}) Tj ET\n");
    }
    document(&content)
}

fn document(content: &str) -> String {
    with_annotation(&[content.to_owned()], "")
}

/// A page for each of `contents`, with an annotation on each unless it is empty.
fn with_annotation(contents: &[String], annotation: &str) -> String {
    let annotations = match annotation {
        "" => String::new(),
        _ => format!(" /Annots [{annotation}]"),
    };
    let font = |name: &str| {
        format!("<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>")
    };
    let first = 5;
    let kids: String = (0..contents.len())
        .map(|at| format!("{} 0 R ", first + 2 * at))
        .collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!(
            "<< /Type /Pages /Kids [{kids}] /Count {} >>",
            contents.len()
        ),
        font("Helvetica-Bold"),
        font("Helvetica"),
    ];
    for content in contents {
        let stream = objects.len() + 2;
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {stream} 0 R{annotations} \
             /Resources << /Font << /B 3 0 R /P 4 0 R >> >> >>"
        ));
        objects.push(format!(
            "<< /Length {} >>\nstream\n{content}endstream",
            content.len()
        ));
    }
    let mut pdf = String::from("%PDF-1.7\n");
    let mut table = String::from("0000000000 65535 f \n");
    for (i, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", pdf.len()));
        pdf.push_str(&format!("{} 0 obj\n{object}\nendobj\n", i + 1));
    }
    let (start, size) = (pdf.len(), objects.len() + 1);
    pdf.push_str(&format!(
        "xref\n0 {size}\n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    ));
    pdf
}
