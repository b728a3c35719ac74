"""The library as a folder of Markdown files: a page a file, its children in a folder of its name.

Each file begins with what is known of the page (docs/markdown.md). Links between pages lead from
file to file, and pictures and files lie in `files/`.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from os.path import relpath
from typing import Any

from django.db.models import Prefetch, QuerySet

from guildhall.commons.models import Attachment, Authorship, Entry
from guildhall.commons.queries import bring_files
from guildhall.commons.text import OWN_FILE, editables
from guildhall.communities.models import Community
from guildhall.kit import files
from guildhall.kit.front_matter import with_front_matter
from guildhall.kit.markdown import calls_in
from guildhall.kit.named_links import STORED, is_typable, typed_link
from guildhall.kit.words import slug_of
from guildhall.library.events import PAGE, TERM
from guildhall.library.models import PageKey, Reliance
from guildhall.people.keys import key_of

FILES = "files"
AT_ONCE = 200
_LONGEST_NAME = 50
# Names that Windows keeps for itself, whatever follows the dot.
_KEPT_NAMES = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
_IN_A_LINK = re.compile(r"([\\\[\]])")


@dataclass(slots=True)
class _Folder:
    """Where each page goes, by its id, and by which key it is known."""

    paths: dict[int, str] = field(default_factory=dict)
    keys: dict[int, str] = field(default_factory=dict)
    titles: dict[int, str] = field(default_factory=dict)
    terms: dict[int, str] = field(default_factory=dict)


def pages_of(community: Community) -> QuerySet[Entry]:
    """The pages that go along: what everyone sees who reads the community."""
    return Entry.objects.published().filter(community=community, kind=PAGE)


def markdown_files(community: Community) -> Iterator[tuple[str, bytes]]:
    """Each file with its path, pages first; what a text shows and is not there is left out."""
    rows = list(
        pages_of(community)
        .order_by("page__under", "page__place", "pk")
        .values_list("pk", "title", "created_at", "page__parent")
    )
    titles = {pk: title for pk, title, *_rest in rows}
    folder = _Folder(_paths(rows), keys_of(community), titles, _terms_of(community))
    shown: dict[str, None] = {}
    for start in range(0, len(rows), AT_ONCE):
        entries = _with_all([pk for pk, *_rest in rows[start : start + AT_ONCE]])
        for entry, typed in zip(entries, _typed(entries, folder), strict=True):
            shown |= dict.fromkeys(OWN_FILE.findall(typed))
            shown |= dict.fromkeys(one.file for one in _files_beside(entry))
            path = folder.paths[entry.pk]
            content = with_front_matter(_fields(entry, folder), _with_files_beside(typed, path))
            yield path, content.encode()
    for name in _of_the_community(list(shown), community):
        try:
            yield f"{FILES}/{name}", files.read(name)
        except FileNotFoundError:
            continue


def _terms_of(community: Community) -> dict[int, str]:
    """The terms of its glossary that can be linked by their names; they stay where they are."""
    terms = Entry.objects.published().filter(community=community, kind=TERM)
    return {pk: title for pk, title in terms.values_list("pk", "title") if is_typable(title)}


def keys_of(community: Community) -> dict[int, str]:
    """The key of each page of a community: that which it came with, or its own. Two queries."""
    pages = Entry.objects.filter(community=community, kind=PAGE)
    own = {
        pk: hashlib.sha256(f"{pk}|{created_at.isoformat()}".encode()).hexdigest()[:20]
        for pk, created_at in pages.values_list("pk", "created_at")
    }
    came_with = PageKey.objects.filter(community=community).values_list("entry", "key")
    return own | dict(came_with)


def whole_keys(community: Community) -> set[str]:
    """The keys of pages that are here with their texts."""
    rows = PageKey.objects.filter(community=community, is_whole=False)
    coming = set(rows.values_list("pk", flat=True))
    return {key for pk, key in keys_of(community).items() if pk not in coming}


def _paths(rows: list[tuple[int, str, Any, int | None]]) -> dict[int, str]:
    """A path for each page, below that of its parent; a parent that is not there is skipped."""
    parents = {pk: parent for pk, _title, _at, parent in rows}
    titles = {pk: title for pk, title, *_rest in rows}
    stems: dict[int, str] = {}
    taken: set[str] = set()

    def stem_of(pk: int) -> str:
        if pk not in stems:
            parent = parents[pk]
            above = f"{stem_of(parent)}/" if parent in titles and parent is not None else ""
            stems[pk] = _free(f"{above}{_name(titles[pk], is_top=not above)}", taken)
        return stems[pk]

    return {pk: f"{stem_of(pk)}.md" for pk in titles}


def _name(title: str, *, is_top: bool) -> str:
    name = slug_of(title, fallback="page", limit=_LONGEST_NAME)
    is_kept = _KEPT_NAMES.fullmatch(name) or (is_top and name == FILES)
    return f"page-{name}" if is_kept else name


def _free(stem: str, taken: set[str]) -> str:
    number, free = 1, stem
    while free in taken:
        number += 1
        free = f"{stem}-{number}"
    taken.add(free)
    return free


def _with_all(ids: list[int]) -> list[Entry]:
    """In the order of these ids."""
    authorships = Prefetch("authorships", Authorship.objects.select_related("person"))
    rows = Entry.objects.filter(pk__in=ids).select_related(
        "page", "reliance__owner", "reliance__deputy"
    )
    by_id = {entry.pk: entry for entry in rows.prefetch_related("topics", authorships)}
    bring_files(list(by_id.values()))
    return [by_id[pk] for pk in ids]


def _fields(entry: Entry, folder: _Folder) -> Mapping[str, Any]:
    people = [one.person for one in entry.authorships.all()]
    return {
        "id": folder.keys[entry.pk],
        "title": entry.title,
        "parent": folder.keys.get(entry.page.parent_id or 0, "")
        if entry.page.parent_id in folder.paths
        else "",
        "place": entry.page.place,
        "topics": sorted(topic.name for topic in entry.topics.all()),
        "state": entry.state,
        "authors": [person.name for person in people],
        "author_ids": [key_of(person) for person in people],
        "created": entry.created_at.isoformat(),
        "edited": entry.edited_at.isoformat() if entry.edited_at else "",
        **_care(getattr(entry, "reliance", None)),
        "files": [
            {"file": f"{FILES}/{one.file}", "name": one.name} for one in _files_beside(entry)
        ],
    }


def _care(reliance: Reliance | None) -> Mapping[str, Any]:
    """Who looks after a page that people rely on, by username, and its dates."""
    if reliance is None:
        return {}
    return {
        "owner": reliance.owner.username if reliance.owner else "",
        "deputy": reliance.deputy.username if reliance.deputy else "",
        "every_months": reliance.every_months,
        "look_again": reliance.look_again_on.isoformat(),
        "confirmed": "" if reliance.is_new else reliance.confirmed_at.isoformat(),
    }


def _files_beside(entry: Entry) -> list[Attachment]:
    """Those that its readers can open."""
    let_through = Attachment.Scan.let_through()
    return [one for one in entry.files_beside if one.scan in let_through]


def _typed(entries: list[Entry], folder: _Folder) -> list[str]:
    """Their texts as Markdown, with links from file to file."""
    for entry in entries:
        if entry.source_format == Entry.Format.MARKDOWN:
            entry.body = _with_paths(entry, folder)
    return [text.replace("\r\n", "\n").strip() for text in editables(entries)]


def _with_paths(entry: Entry, folder: _Folder) -> str:
    pieces, since = [], 0
    for link in calls_in(entry.body, also_quoted=[STORED]):
        pieces += [entry.body[since : link.start()], _link(entry, link, folder)]
        since = link.end()
    return "".join([*pieces, entry.body[since:]])


def _link(entry: Entry, link: re.Match[str], folder: _Folder) -> str:
    """To the file of the page, or by its name to a term; else what was typed."""
    if term := folder.terms.get(int(link[1])):
        return typed_link(term, link[3] or "")
    path = folder.paths.get(int(link[1]))
    if path is None:
        return link[3] or link[2]
    words = link[3] or folder.titles[int(link[1])]
    shown = _IN_A_LINK.sub(r"\\\1", words)
    return f"[{shown}]({relpath(path, _place(folder.paths[entry.pk]))})"


def _with_files_beside(text: str, path: str) -> str:
    """The addresses of files lead into the folder of files."""
    up = relpath(FILES, _place(path))
    return OWN_FILE.sub(rf"{up}/\1", text)


def _place(path: str) -> str:
    return path.rpartition("/")[0] or "."


def _of_the_community(names: list[str], community: Community) -> list[str]:
    """Naming the file of another person's picture in a text gives it to nobody."""
    own = Attachment.objects.filter(entry__community=community, file__in=names)
    return sorted(set(own.values_list("file", flat=True)))
