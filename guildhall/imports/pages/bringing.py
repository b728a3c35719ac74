"""From the files of a folder to the pages of a library. Twice adds nothing."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from django.db import transaction

from guildhall.communities.actions.bringing import bring_in_memberships, bring_in_topics
from guildhall.communities.models import Community, Membership, Topic
from guildhall.imports.pages.files import FolderFiles
from guildhall.imports.pages.folder import PageFile, target_of
from guildhall.kit.words import fold
from guildhall.library.actions.imported_files import ComingFiles, no_files
from guildhall.library.actions.importing import BroughtCare, BroughtPage, bring_in_pages
from guildhall.library.markdown_folder import keys_of, markdown_files, whole_keys
from guildhall.people.actions.bringing import bring_in_people
from guildhall.people.keys import PACK_SOURCE
from guildhall.people.models import Person

_FILE = re.compile(r"(!?\[(?:[^\[\]\\\n]|\\.)*\])\(([^()\s:#?/][^()\s:#?]*\.[A-Za-z0-9]{1,8})\)")
_ESCAPED = re.compile(r"\\([\\\[\]])")
_UNKNOWN = ("name:unknown", "Unknown author")


@dataclass(slots=True)
class FolderReport:
    pages: int = 0
    known: int = 0
    seconds: float = 0.0
    broken: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {
            "pages": self.pages,
            "known": self.known,
            "broken_links": self.broken,
            "seconds": round(self.seconds, 2),
        }


def new_pages(pages: list[PageFile], community: Community | None, report: FolderReport) -> int:
    """Say what would come in: counted in the report, with the links that lead nowhere."""
    known = whole_keys(community) if community else set()
    report.known = sum(page.key in known for page in pages)
    report.pages = len(pages) - report.known
    there = {page.path for page in pages}
    for page in pages:
        for link in page.links:
            if target_of(page, unquote(link[2])) not in there:
                report.broken.append(f"{page.path}: the link to {link[2]} leads to no file.")
    return report.pages


def bring_in_folder(
    pages: list[PageFile],
    *,
    community: Community,
    report: FolderReport,
    progress: Callable[[int], None],
    files: FolderFiles | None = None,
) -> None:
    """All that is new, in portions: cut off, the same call brings in the rest. Raises NotPosted."""
    new_pages(pages, community, report)
    here = {key: pk for pk, key in keys_of(community).items()}
    whole = whole_keys(community)
    coming = [page for page in pages if page.key not in whole]
    progress(len(pages) - len(coming))
    if coming:
        kept = ComingFiles(files.read if files else no_files)
        _bring_in(coming, pages, community, here, kept, progress)
        report.broken += [f"{path}: {why}" for path, why in kept.refused.items()]


def _bring_in(
    coming: list[PageFile],
    pages: list[PageFile],
    community: Community,
    here: dict[str, int],
    files: ComingFiles,
    progress: Callable[[int], None],
) -> None:
    now = dt.datetime.now(dt.UTC)
    with transaction.atomic():
        names = {key: name for page in coming for key, name in page.authors or [_UNKNOWN]}
        people = bring_in_people(PACK_SOURCE, names, at=now)
        bring_in_topics(community, [topic for page in coming for topic in page.topics])
        since: dict[int, dt.datetime] = {}
        for page in coming:
            for key, _name in page.authors or [_UNKNOWN]:
                since[people[key]] = min(page.created or now, since.get(people[key], now))
        bring_in_memberships(community, since)
    topics = dict(Topic.objects.filter(community=community).values_list("name_key", "pk"))
    keys = {page.path: page.key for page in pages}
    members = _members(community)

    def brought(page: PageFile) -> BroughtPage:
        authors = dict.fromkeys(people[key] for key, _name in page.authors or [_UNKNOWN])
        return BroughtPage(
            key=page.key,
            title=page.title,
            author_ids=list(authors),
            at=page.created or now,
            edited_at=page.edited,
            parent_key=page.parent,
            topic_ids=list(dict.fromkeys(topics[fold(topic)] for topic in page.topics)),
            state=page.state,
            text=lambda link_to, file_at: _with_links(page, keys, link_to, file_at),
            care=_care(page, members),
            files=page.files,
        )

    bring_in_pages(
        community,
        [brought(page) for page in coming],
        known=here,
        files=files,
        progress=progress,
    )


def _members(community: Community) -> dict[str, int]:
    """Who can look after a page here, by folded usernames."""
    people = Person.objects.here().people()
    here = Membership.objects.current().filter(community=community).values("person")
    return dict(people.filter(pk__in=here).values_list("username_key", "pk"))


def _care(page: PageFile, members: dict[str, int]) -> BroughtCare | None:
    """Who is no member here looks after nothing: the page is in the list that looks for someone."""
    care = page.care
    if care is None:
        return None
    return BroughtCare(
        owner_id=members.get(fold(care.owner)),
        deputy_id=members.get(fold(care.deputy)),
        every_months=care.every_months,
        look_again_on=care.look_again_on,
        confirmed_at=care.confirmed_at,
    )


def _with_links(
    page: PageFile,
    keys: dict[str, str],
    link_to: Callable[[str, str], str],
    file_at: Callable[[str], str],
) -> str:
    """Links from file to file become links by name; those to files lead to what is kept of them.

    One that leads to no file stays.
    """
    pieces, since = [], 0
    for link in page.links:
        key = keys.get(target_of(page, unquote(link[2])))
        if key is None:
            continue
        words = _ESCAPED.sub(r"\1", link[1])
        pieces += [page.text[since : link.start()], link_to(key, words)]
        since = link.end()
    text = "".join([*pieces, page.text[since:]])
    return _with_files(page, text, file_at)


def _with_files(page: PageFile, text: str, file_at: Callable[[str], str]) -> str:
    """As taking out does it: wherever the path of a file is, in code as well."""

    def replaced(link: re.Match[str]) -> str:
        address = file_at(target_of(page, unquote(link[2])))
        return f"{link[1]}({address})" if address else link[0]

    return _FILE.sub(replaced, text)


def take_out(community: Community, to: Path, *, progress: Callable[[int], None]) -> int:
    """Write the library into a folder; returns how many files there are."""
    number = 0
    for name, content in markdown_files(community):
        file = to / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        number += 1
        progress(1)
    return number
