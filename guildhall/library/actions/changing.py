"""Edit a page, and restore an earlier version of it."""

import hashlib
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from guildhall.commons.actions import add_author, edit_entry, mark_of_text, set_topics
from guildhall.commons.log import tell
from guildhall.commons.models import Entry, Revision
from guildhall.commons.text import editable, editables
from guildhall.communities.models import Topic
from guildhall.kit.words import without_controls
from guildhall.library.actions.pages import keep_contents
from guildhall.library.events import PAGE_CHANGED
from guildhall.people.models import Person


class TitleTaken(ValueError):
    """The title was changed since the form was opened; `theirs` is the title now."""

    def __init__(self, theirs: str) -> None:
        super().__init__(
            _(
                "The title was changed to “%(title)s” while you were writing. "
                "Save again to use yours."
            )
            % {"title": theirs}
        )
        self.theirs = theirs


def change_page(
    entry: Entry,
    *,
    by: Person,
    title: str,
    body: str,
    topics: Iterable[Topic] | None = None,
    note: str = "",
    since: str | None = None,
    title_before: str | None = None,
    is_small: bool = False,
) -> Entry:
    """Edit it; the person who edits is one of its authors from then on.

    `since` is the mark of the text, and `title_before` the title, that the writer began from: what
    they left alone stays as it is now. Of a small correction nobody is told. Raises TitleTaken,
    WrittenMeanwhile, NotPosted.
    """
    with transaction.atomic():
        entry = _locked(entry)
        body = _own_text(entry, body, since)
        title = _own_title(entry, title, title_before)
        before = entry.version
        entry = edit_entry(entry, by=by, title=title, body=body, note=note, since=since)
        if topics is not None:
            _file_under(entry, topics)
        if entry.version != before:
            _record_change(entry, by, is_small)
    return entry


def restore_version(entry: Entry, revision: Revision, *, by: Person) -> Entry:
    """Make an earlier version the newest again; the one before it is kept like all others.

    Restoring what is there already changes nothing.
    """
    with transaction.atomic():
        entry = _locked(entry)
        before = entry.version
        [body] = editables([revision])
        note = _("Restored the version of %(day)s") % {"day": f"{revision.at:%Y-%m-%d %H:%M}"}
        entry = edit_entry(entry, by=by, title=revision.title, body=body, note=note)
        if entry.version != before:
            _record_change(entry, by, is_small=False)
    return entry


def _locked(entry: Entry) -> Entry:
    entries = Entry.objects.select_for_update(of=("self",)).select_related("community")
    return entries.get(pk=entry.pk)


def _own_text(entry: Entry, body: str, since: str | None) -> str:
    """The text as it is now, where the writer left the one that they began from alone."""
    is_untouched = bool(since) and since == _mark_of(body) and since != mark_of_text(entry)
    return editable(entry) if is_untouched else body


def _own_title(entry: Entry, title: str, before: str | None) -> str:
    typed = " ".join(title.split())
    if before is None or before == entry.title or typed == entry.title:
        return typed
    if typed == before:
        return entry.title
    raise TitleTaken(entry.title)


def _mark_of(body: str) -> str:
    """As `mark_of_text` makes it of what is stored."""
    return hashlib.sha256(without_controls(body).strip().encode()).hexdigest()[:16]


def _file_under(entry: Entry, topics: Iterable[Topic]) -> None:
    wanted = list(topics)
    if set(entry.topics.values_list("pk", flat=True)) != {topic.pk for topic in wanted}:
        set_topics(entry, wanted)


def _record_change(entry: Entry, by: Person, is_small: bool) -> None:
    keep_contents(entry)
    if not is_small:
        add_author(entry, by)
        tell(PAGE_CHANGED, entry=entry, by=by)
