"""A folder of Markdown files, or a ZIP of one, read and looked at before anything comes in."""

import datetime as dt
import hashlib
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import Any

from guildhall.commons.text import MAX_BODY
from guildhall.kit.front_matter import CutOff, NotFields, read_front_matter
from guildhall.kit.markdown import calls_in
from guildhall.kit.words import without_controls
from guildhall.library.models import PageState

LONGEST_TITLE = 200
MOST_FILES = 20_000
LARGEST = 5 * 1024**2  # of a text
MOST_LEVELS = 12
_LINK = re.compile(r"(?<!!)\[((?:[^\[\]\\\n]|\\.)+)\]\(([^()\s:]+\.md)(?:#[^()\s]*)?\)")


class NotAFolder(ValueError):
    """The folder can't come in; each line names a file and says what is wrong with it."""


@dataclass(slots=True)
class PageFile:
    """One file. `parent` is a key, empty at the top."""

    path: str
    key: str
    title: str
    text: str
    parent: str = ""
    place: int = 0
    topics: list[str] = field(default_factory=list)
    authors: list[tuple[str, str]] = field(default_factory=list)
    state: str = PageState.CURRENT
    created: dt.datetime | None = None
    edited: dt.datetime | None = None
    care: "CareOf | None" = None
    files: list[tuple[str, str]] = field(default_factory=list)
    _links: list[re.Match[str]] | None = field(default=None, repr=False, compare=False)

    @property
    def links(self) -> list[re.Match[str]]:
        """Links to files of pages, with their words and paths. Looked for once."""
        if self._links is None:
            self._links = calls_in(self.text, also_quoted=[_LINK])
        return self._links


def read_folder(path: Path) -> list[PageFile]:
    """All pages, parents first and in their order. Raises NotAFolder."""
    wrong: list[str] = []
    pages: list[PageFile] = []
    for name, content in sorted(_contents(path, wrong)):
        try:
            pages.append(_page(name, content))
        except NotAFolder as problem:
            wrong.append(str(problem))
    if not pages and not wrong:
        wrong.append(f"{path.name} has no Markdown files (their names end in .md).")
    wrong += _same_keys(pages)
    ordered = [] if wrong else _in_order(pages, wrong)
    if wrong:
        raise NotAFolder("\n".join(wrong))
    return ordered


def _contents(path: Path, wrong: list[str]) -> Iterator[tuple[str, bytes]]:
    if path.is_dir():
        yield from _of_folder(path, wrong)
        return
    try:
        with zipfile.ZipFile(path) as archive:
            yield from _of_zip(archive, wrong)
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError):
        wrong.append(f"{path.name} is not a folder, nor a ZIP file that can be read to its end.")


def _of_folder(path: Path, wrong: list[str]) -> Iterator[tuple[str, bytes]]:
    inside = path.resolve()
    for file in sorted(path.rglob("*.md")):
        name = file.relative_to(path).as_posix()
        if not file.is_file():
            continue
        if not file.resolve().is_relative_to(inside):
            wrong.append(f"{name} leads out of the folder.")
        elif file.stat().st_size > LARGEST:
            wrong.append(f"{name} is larger than 5 MB. Please split it.")
        else:
            yield name, file.read_bytes()


def _of_zip(archive: zipfile.ZipFile, wrong: list[str]) -> Iterator[tuple[str, bytes]]:
    for info in archive.infolist()[:MOST_FILES]:
        name = info.filename.replace("\\", "/")
        if info.is_dir() or not name.lower().endswith(".md"):
            continue
        if name.startswith("/") or ".." in PurePosixPath(name).parts or ":" in name[:3]:
            wrong.append(f"{name} leads out of the folder.")
        elif info.file_size > LARGEST:
            wrong.append(f"{name} is larger than 5 MB. Please split it.")
        else:
            yield name, archive.read(info)


def _page(name: str, content: bytes) -> PageFile:
    typed = _decoded(name, content)
    try:
        fields, text = read_front_matter(typed)
    except CutOff:
        raise NotAFolder(
            f"{name} ends within its front matter. It may have been cut off."
        ) from None
    except NotFields as problem:
        raise NotAFolder(
            f"{name} has a line in its front matter that is no field: line {problem.line}."
        ) from None
    title = " ".join(str(fields.get("title") or _title_of(name)).split())
    if len(title) > LONGEST_TITLE:
        raise NotAFolder(f"{name} has a title of more than {LONGEST_TITLE} characters.")
    if len(text) > MAX_BODY:
        raise NotAFolder(f"{name} is longer than {MAX_BODY:,} characters. Please split it.")
    key = str(fields.get("id") or "") or _key_of_path(name)
    names, ids = _words(fields.get("authors")), _words(fields.get("author_ids"))
    return PageFile(
        path=name,
        key=key[:80],
        title=title,
        text=text,
        parent=str(fields.get("parent") or ""),
        place=_number(fields.get("place")),
        topics=[topic[:60] for topic in _words(fields.get("topics"))],
        authors=[
            (ids[at] if at < len(ids) else f"name:{one}", one) for at, one in enumerate(names)
        ],
        state=_state(fields.get("state")),
        created=_moment(name, fields.get("created")),
        edited=_moment(name, fields.get("edited")),
        care=_care(name, fields),
        files=_files(fields.get("files")),
    )


@dataclass(frozen=True, slots=True)
class CareOf:
    """People by their usernames; the day of the next check, and when it was confirmed."""

    owner: str
    deputy: str
    every_months: int
    look_again_on: dt.date
    confirmed_at: dt.datetime | None


def _care(name: str, fields: Mapping[str, Any]) -> CareOf | None:
    """None where nobody relies on it."""
    day = _moment(name, fields.get("look_again"), is_past=False)
    if day is None:
        return None
    months = _number(fields.get("every_months")) or 12
    return CareOf(
        owner=str(fields.get("owner") or "").removeprefix("@"),
        deputy=str(fields.get("deputy") or "").removeprefix("@"),
        every_months=min(months, 36),
        look_again_on=day.date(),
        confirmed_at=_moment(name, fields.get("confirmed")),
    )


def _files(value: Any) -> list[tuple[str, str]]:
    """Paths and names of what is beside a page."""
    rows = value if isinstance(value, list) else []
    named = [row for row in rows if isinstance(row, dict) and row.get("file")]
    return [(str(row["file"]), str(row.get("name") or row["file"])[:120]) for row in named]


def _decoded(name: str, content: bytes) -> str:
    """As UTF-8, or as what its first bytes say."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        typed = content.decode(encoding)
    except UnicodeDecodeError:
        raise NotAFolder(f"{name} is not written in UTF-8. Save it as UTF-8.") from None
    if "\0" in typed:
        raise NotAFolder(f"{name} is not a text.")
    return without_controls(typed.replace("\r\n", "\n").replace("\r", "\n"))


def _title_of(name: str) -> str:
    return PurePosixPath(name).stem.replace("-", " ").replace("_", " ").strip().capitalize() or name


def _key_of_path(name: str) -> str:
    return f"path:{hashlib.sha256(name.encode()).hexdigest()[:20]}"


def _words(value: Any) -> list[str]:
    rows = value if isinstance(value, list) else [value] if value else []
    words = (" ".join(without_controls(str(row)).split()) for row in rows)
    return [word for word in words if word]


def _number(value: Any) -> int:
    return value if isinstance(value, int) and 0 <= value < 10**9 else 0


def _state(value: Any) -> str:
    return str(value) if value in PageState.values else PageState.CURRENT


def _moment(name: str, value: Any, *, is_past: bool = True) -> dt.datetime | None:
    if not value:
        return None
    try:
        moment = dt.datetime.fromisoformat(str(value))
    except ValueError:
        raise NotAFolder(f"{name} has a date that is none: {str(value)[:30]}.") from None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    if not 1970 <= moment.year <= 9000:
        raise NotAFolder(f"{name} has a date that is none: {str(value)[:30]}.")
    return min(moment, dt.datetime.now(dt.UTC)) if is_past else moment


def _same_keys(pages: list[PageFile]) -> list[str]:
    first: dict[str, str] = {}
    return [
        f"{page.path} has the same id as {first[page.key]}."
        for page in pages
        if first.setdefault(page.key, page.path) != page.path
    ]


def _in_order(pages: list[PageFile], wrong: list[str]) -> list[PageFile]:
    """Parents first. One that names no parent is below the file that its folder is named after."""
    by_key = {page.key: page for page in pages}
    by_path = {page.path: page for page in pages}
    for page in pages:
        folder = by_path.get(f"{PurePosixPath(page.path).parent}.md")
        if not page.parent and folder:
            page.parent = folder.key
        if page.parent not in by_key:
            page.parent = ""
    depths = {page.key: _depth(page, by_key) for page in pages}
    for page in pages:
        if depths[page.key] > MOST_LEVELS:
            wrong.append(f"{page.path} is below itself, or deeper than {MOST_LEVELS} levels.")
    return sorted(pages, key=lambda page: (depths[page.key], page.place, page.path))


def _depth(page: PageFile, by_key: dict[str, PageFile]) -> int:
    depth, at = 1, page
    while at.parent and depth <= MOST_LEVELS:
        depth, at = depth + 1, by_key[at.parent]
    return depth


def target_of(page: PageFile, href: str) -> str:
    """The path within the folder that a link of this page leads to."""
    return normpath(f"{PurePosixPath(page.path).parent}/{href}")
