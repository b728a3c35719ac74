"""Documents for tests: well made, and badly meant."""

import io
import zipfile
from collections.abc import Sequence

import docx
import openpyxl

_WORD = "word/document.xml"


def pdf_of(pages: Sequence[str], *, more: Sequence[bytes] = (), trailer: bytes = b"") -> bytes:
    """A PDF with a line of text on each page; `more` objects come after those of the pages."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>"
        % (len(pages), b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(pages)))),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    last = 3 + 2 * len(pages)
    drawn = b" ".join(
        b"/X%d %d 0 R" % (number, last + number) for number in range(1, len(more) + 1)
    )
    for number, text in enumerate(pages):
        words = b"BT /F 14 Tf 20 350 Td (%s) Tj ET" % text.encode("cp1252")
        if more:
            words += b" /X1 Do"
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R>>/XObject<<%s>>>>>>" % (5 + 2 * number, drawn)
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(words), words))
    return _pdf([*objects, *more], trailer)


def locked_pdf() -> bytes:
    """One that opens with a password only, and nobody knows it."""
    secret = b"<%s>" % (b"5a" * 32)
    return pdf_of(
        ["Secret"],
        trailer=b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O %s/U %s>>"
        % (secret, secret),
    )


def slow_pdf(depth: int = 12, width: int = 40) -> bytes:
    """A page whose drawings draw others, which draw others: `width` to the power of `depth`."""
    first = 6  # one page has the objects 1 to 5
    forms = []
    for level in range(depth):
        under = b"/X %d 0 R" % (first + level + 1) if level + 1 < depth else b""
        words = b"/X Do " * width if under else b"q Q " * width
        forms.append(
            b"<</Type/XObject/Subtype/Form/BBox[0 0 300 400]/Resources<</XObject<<%s>>>>"
            b"/Length %d>>stream\n%s\nendstream" % (under, len(words), words)
        )
    return pdf_of(["Slow"], more=forms)


def docx_of(pages: Sequence[Sequence[str]], *, rows: Sequence[Sequence[str]] = ()) -> bytes:
    """A Word file of pages of paragraphs, as Word saves it, and a table at its end."""
    document = docx.Document()
    for number, paragraphs in enumerate(pages):
        for place, text in enumerate(paragraphs):
            run = document.add_paragraph().add_run()
            if number and not place:
                run._r.append(run._r.makeelement(docx.oxml.ns.qn("w:lastRenderedPageBreak")))
            run.add_text(text)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def docx_bomb(size: int) -> bytes:
    """A Word file of a few kilobytes, `size` bytes when it is unpacked."""
    with zipfile.ZipFile(io.BytesIO(docx_of([["Boom"]]))) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            with archive.open(name, "w", force_zip64=True) as member:
                member.write(content.replace(b"Boom", b"x" * size) if name == _WORD else content)
    return out.getvalue()


def xlsx_of(sheets: dict[str, Sequence[Sequence[object]]]) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_a_false_size(xlsx: bytes) -> bytes:
    """The same workbook, whose first sheet says that it fills all rows and columns."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx)) as whole, zipfile.ZipFile(out, "w") as archive:
        for name in whole.namelist():
            content = whole.read(name)
            if name == "xl/worksheets/sheet1.xml":
                size = b'<dimension ref="A1:XFD1048576"/><sheetData>'
                content = content.replace(b"<sheetData>", size)
            archive.writestr(name, content)
    return out.getvalue()


def with_a_long_name(xlsx: bytes, name: str, length: int) -> bytes:
    """The same workbook, whose sheet of this name has one so long."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(xlsx)) as whole,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for part in whole.namelist():
            content = whole.read(part)
            if part == "xl/workbook.xml":
                content = content.replace(f'"{name}"'.encode(), b'"%s"' % (b"a" * length))
            archive.writestr(part, content)
    return out.getvalue()


def _pdf(objects: Sequence[bytes], trailer: bytes) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(
        b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, trailer, table)
    )
    return out.getvalue()


_OF_SLIDES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_OF_OPEN = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "drawing", "manifest")
)


def pptx_of(slides: Sequence[Sequence[str]]) -> bytes:
    """A presentation whose parts are named in another order than they are shown in."""
    shown = [(f"rId{number}", f"slides/slide{900 - number}.xml") for number in range(len(slides))]
    relations = "".join(f'<Relationship Id="{one}" Target="{name}"/>' for one, name in shown)
    ids = "".join(f'<p:sldId id="{300 + n}" r:id="{one}"/>' for n, (one, _) in enumerate(shown))
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": "<Relationships/>",
        "ppt/presentation.xml": f"<p:presentation {_OF_SLIDES}><p:sldIdLst>{ids}</p:sldIdLst>"
        "</p:presentation>",
        "ppt/_rels/presentation.xml.rels": f"<Relationships>{relations}</Relationships>",
    }
    for (_one, name), lines in zip(shown, slides, strict=True):
        # Half a word in bold: runs of one paragraph belong together.
        words = "".join(
            f"<a:p><a:r><a:t>{line[:3]}</a:t></a:r><a:r><a:t>{line[3:]}</a:t></a:r></a:p>"
            for line in lines
        )
        parts[f"ppt/{name}"] = f"<p:sld {_OF_SLIDES}>{words}</p:sld>"
    return zip_of(parts)


def open_document_of(kind: str, content: str, *, manifest: str = "") -> bytes:
    """An OpenDocument file (text, spreadsheet or presentation) with this in its body."""
    body = f"<office:document-content {_OF_OPEN}><office:body>{content}</office:body>"
    return zip_of(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "META-INF/manifest.xml": f"<manifest:manifest {_OF_OPEN}>{manifest}"
            "</manifest:manifest>",
            "content.xml": f"{body}</office:document-content>",
        }
    )


def zip_of(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, how)
    return out.getvalue()
