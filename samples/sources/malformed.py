"""The files of ../malformed: nearly PDFs, or PDFs of nothing."""

import io
import zipfile
from pathlib import Path

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCX = {
    "[Content_Types].xml": f"""<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
</Types>""",
    "_rels/.rels": f"""<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>
</Relationships>""",
    "word/document.xml": f"""<?xml version="1.0" encoding="UTF-8"?>
<w:document xmlns:w="{WORD}"><w:body>
<w:p><w:r><w:t>Nominee: Ms. Efua Anim-Kessie</w:t></w:r></w:p>
</w:body></w:document>""",
}


def docx() -> bytes:
    """The smallest Word document, with fixed dates."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in DOCX.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 15, 9, 0, 0)), text)
    return buffer.getvalue()


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, the first of them the catalogue."""
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    tail = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + tail


def build(folder: Path, whole: Path) -> None:
    """Writes all of them; `whole` is the PDF of which the truncated one is the head."""
    catalogue = b"<< /Type /Catalog /Pages 2 0 R >>"
    blank = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    data = whole.read_bytes()
    files = {
        "not-a-pdf": docx(),
        "empty": b"",
        "truncated": data[: len(data) * 6 // 10],
        "blank": pdf(catalogue, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", blank),
        "no-pages": pdf(catalogue, b"<< /Type /Pages /Kids [] /Count 0 >>"),
    }
    for name, content in files.items():
        (folder / f"{name}.pdf").write_bytes(content)
