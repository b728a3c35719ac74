"""What a file is, by its content, and the name that it is kept under."""

import pytest

from guildhall.kit.file_types import name_for, type_of

WEBM = b"\x1a\x45\xdf\xa3" + b"\x00" * 8 + b"\x42\x82\x84webm" + b"\x00" * 8
MP4 = b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41"


def hdlr(handler: bytes) -> bytes:
    """The box that says what a track of an MP4 holds (ISO/IEC 14496-12, 8.4.3)."""
    return b"\x00\x00\x00\x21hdlr" + bytes(8) + handler + bytes(13)


@pytest.mark.parametrize(
    ("content", "name", "kind", "content_type"),
    [
        (WEBM + b"A_OPUS", "note.webm", "audio", "audio/webm"),
        (WEBM + b"V_VP8 A_OPUS", "film.webm", "video", "video/webm"),
        (MP4 + hdlr(b"soun"), "note.m4a", "audio", "audio/mp4"),
        (MP4 + hdlr(b"soun") + hdlr(b"vide"), "film.mp4", "video", "video/mp4"),
        (b"%PDF-1.7 ", "photo.jpg", "document", "application/pdf"),
        (b"PK\x03\x04" + bytes(40), "drawings.zip", "other", "application/zip"),
        ("Grüße\n".encode(), "log.log", "document", "text/plain"),
        (b"a;b\n1;2\n", "cells.csv", "document", "text/csv"),
        (b"<?xml version='1.0'?><svg/>", "plan.svg", "other", "application/octet-stream"),
        (b"  <html><body>", "page.txt", "other", "application/octet-stream"),
        (b"\xff\xfe\x00unknown", "part.stp", "other", "application/octet-stream"),
        (b"MZ\x90\x00", "photo.jpg", "other", "application/x-msdownload"),
    ],
)
def test_the_content_says_what_it_is(content, name, kind, content_type):
    found = type_of(content, name=name)

    assert (found.kind, found.content_type) == (kind, content_type)


@pytest.mark.parametrize(
    ("given", "suffix", "kept"),
    [
        ("plan.pdf", "pdf", "plan.pdf"),
        ("photo.JPG", "webp", "photo.webp"),
        ("photo.jpg", "pdf", "photo.jpg.pdf"),
        ("C:\\Users\\ben\\plan.docx", "docx", "plan.docx"),
        ("../../etc/passwd", "txt", "passwd.txt"),
        ("invoice\u202efdp.exe", "txt", "invoicefdp.exe.txt"),
        ("tool.jar", "zip", "tool.jar.zip"),
        ("", "pdf", "file.pdf"),
        ("a" * 400, "pdf", "a" * 147 + ".pdf"),
        ("two\nlines.csv", "csv", "twolines.csv"),
    ],
)
def test_a_name_is_one_line_with_the_ending_of_what_it_is(given, suffix, kept):
    assert name_for(given, suffix) == kept
