"""What a file is, by its content. What its name or its sender says of it is not believed."""

import re
from dataclasses import dataclass

import filetype

from guildhall.kit.file_kinds import FileKind
from guildhall.kit.pictures import is_shown

HEAD = 4096  # bytes in which a file's type shows
_PLAIN = "application/octet-stream"
_PROGRAMS = {
    "application/x-msdownload",
    "application/x-executable",
    "application/x-shockwave-flash",
    "application/x-google-chrome-extension",
    "application/vnd.ms-cab-compressed",
    "application/x-deb",
    "application/x-rpm",
    "application/wasm",
}
_DOCUMENTS = (
    "application/pdf",
    "application/msword",
    "application/rtf",
    "application/epub+zip",
    "application/vnd.openxmlformats-officedocument",
    "application/vnd.oasis.opendocument",
    "application/vnd.ms-excel",
    "application/vnd.ms-powerpoint",
)
# Written as text, and acted upon where it is opened: kept and handed out, never shown.
_ACTIVE = re.compile(rb"<\s*(?:!doctype|html|svg|script|\?xml|xsl:|body|iframe)", re.IGNORECASE)
_TEXT_NAMES = {"csv", "log", "md", "txt", "tsv", "json", "ini", "yml", "yaml"}
_VIDEO_TRACK = re.compile(rb"V_(?:VP8|VP9|AV1|MPEG)")
_HANDLER = re.compile(rb"hdlr.{8}(vide|soun)", re.DOTALL)
_PICTURES = {"jpg", "jpeg", "png", "gif", "webp", "heic", "heif"}
_SUFFIX = re.compile(r"\.([a-z0-9]{1,8})$")


@dataclass(frozen=True, slots=True)
class FileType:
    kind: str
    content_type: str
    suffix: str

    @property
    def is_program(self) -> bool:
        return self.content_type in _PROGRAMS


def type_of(content: bytes, *, name: str = "") -> FileType:
    """The type of a file. Its name only tells one plain text from another."""
    if is_shown(content):
        return FileType(FileKind.PICTURE, "image/webp", "webp")
    guessed = filetype.guess(content[:HEAD])
    if guessed is None:
        return _of_text(content, name)
    mime, suffix = str(guessed.mime), str(guessed.extension)
    if mime in _PROGRAMS:
        return FileType(FileKind.OTHER, mime, suffix)
    if mime in ("video/webm", "video/x-matroska") and not _VIDEO_TRACK.search(content[:HEAD]):
        return FileType(FileKind.AUDIO, "audio/webm", "webm")
    if mime in ("video/mp4", "audio/mp4", "video/x-m4v", "video/quicktime"):
        tracks = set(_HANDLER.findall(content))
        if tracks == {b"soun"}:
            return FileType(FileKind.AUDIO, "audio/mp4", "m4a")
    if mime.startswith("audio/"):
        return FileType(FileKind.AUDIO, mime, suffix)
    if mime.startswith("video/"):
        return FileType(FileKind.VIDEO, mime, suffix)
    if mime.startswith(_DOCUMENTS):
        return FileType(FileKind.DOCUMENT, mime, suffix)
    return FileType(FileKind.OTHER, mime if mime.startswith("application/") else _PLAIN, suffix)


def name_for(name: str, suffix: str) -> str:
    """A name to keep the file under: a line without a path, with the suffix of what it is."""
    line = re.sub(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069<>:\"|?*]", "", name)
    line = " ".join(line.replace("\\", "/").rsplit("/", 1)[-1].split()).strip(". ")
    stem = line[: 150 - len(suffix)] if len(line) > 150 else line
    if not stem:
        return f"file.{suffix}"
    ending = _SUFFIX.search(stem.lower())
    if suffix in ("webp", "jpg") and ending and ending[1] in _PICTURES:
        return f"{stem[: ending.start()] or 'photo'}.{suffix}"
    is_right = ending and (ending[1] == suffix or ending[1] in _ALIKE.get(suffix, ()))
    return stem if is_right else f"{stem}.{suffix}"


# Other endings that are as good for the same content.
_ALIKE = {
    "jpg": ("jpeg",),
    "txt": tuple(_TEXT_NAMES),
    "zip": ("docx", "xlsx", "pptx", "odt", "ods", "odp", "kmz", "3mf"),
    "doc": ("xls", "ppt", "msg", "vsd"),
    "xls": ("doc", "ppt", "msg", "vsd"),
    "mp4": ("m4v", "mov"),
    "ogg": ("oga", "opus"),
    "tif": ("tiff",),
    "mpg": ("mpeg",),
    "bin": ("dat", "dxf", "step", "stp", "stl", "hex"),
    "svg": (),
}


def _of_text(content: bytes, name: str) -> FileType:
    """Plain text, or bytes that we know nothing of."""
    if b"\x00" in content[:HEAD]:
        return FileType(FileKind.OTHER, _PLAIN, "bin")
    try:
        content.decode()
    except UnicodeDecodeError:
        return FileType(FileKind.OTHER, _PLAIN, "bin")
    if _ACTIVE.search(content[:HEAD]):
        suffix = "svg" if re.search(rb"<\s*svg", content[:HEAD], re.IGNORECASE) else "html"
        return FileType(FileKind.OTHER, _PLAIN, suffix)
    ending = _SUFFIX.search(name.lower())
    suffix = ending[1] if ending and ending[1] in _TEXT_NAMES else "txt"
    return FileType(FileKind.DOCUMENT, "text/csv" if suffix == "csv" else "text/plain", suffix)
