"""What someone began to write: where each draft goes on, or why it doesn't."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.urls import Resolver404, ResolverMatch, resolve, reverse

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Draft, Entry, Reply
from guildhall.commons.queries import drafts_of
from guildhall.communities.models import Community
from guildhall.communities.rooms import kinds, rooms
from guildhall.people.models import Person

MOST_BEGUN = 50


@dataclass(frozen=True, slots=True)
class Begun:
    """A draft, the address of the form that opens with it, and what it is about; or empty ones.

    `place` is the room and the community, as far as the form belongs to one. Without an address
    its text is there to be copied; where that is because a room was shut, this is the room's name
    and that of its community.
    """

    draft: Draft
    address: str
    about: str = ""
    shut_room: Any = ""
    community: str = ""
    place: str = ""

    @property
    def text_id(self) -> str:
        """The id of its text on the page."""
        return f"draft-{self.draft.pk}"


@dataclass(frozen=True, slots=True)
class _Places:
    """What drafts may belong to, as far as the person sees it: by id, and by the slug."""

    written: Mapping[str, Mapping[int, Any]]
    communities: Mapping[str, Community]


def begun_by(person: Person) -> list[Begun]:
    """A person's drafts, the newest first. Four queries."""
    return _with_places(list(drafts_of(person)[:MOST_BEGUN]), person)


def begun_in(draft_id: int, *, by: Person) -> Begun | None:
    """One of their drafts, as the list has it; None where it isn't theirs, or discarded."""
    found = _with_places(list(drafts_of(by).filter(pk=draft_id)), by)
    return found[0] if found else None


def _with_places(drafts: Sequence[Draft], person: Person) -> list[Begun]:
    entries = {int(number) for kind, number in map(_target_of, drafts) if kind == "entry"}
    replies = {int(number) for kind, number in map(_target_of, drafts) if kind == "reply"}
    slugs = {_slug_in(_page_at(draft.address)) for draft in drafts}
    written: dict[str, Mapping[int, Entry | Reply]] = {
        "entry": Entry.objects.visible_to(person).select_related("community").in_bulk(entries),
        "reply": (
            Reply.objects.visible_to(person).select_related("entry__community").in_bulk(replies)
        ),
    }
    readable = Community.objects.readable_by(person).filter(slug__in=slugs - {""})
    places = _Places(written, {one.slug: one for one in readable})
    return [_begun(draft, places) for draft in drafts]


def _begun(draft: Draft, places: _Places) -> Begun:
    entry = _entry_of(draft, places)
    about = (entry.title or entry.lead) if entry else ""
    address = _address_of(draft, places)
    page = _page_at(address)
    slug = _slug_in(page)
    community = places.communities.get(slug) or (entry.community if entry else None)
    if page is None or (slug and community is None):
        return Begun(draft, "", about)
    needed = [kinds[entry.kind].room] if entry and entry.kind in kinds else []
    asked = [*needed, getattr(page.func, "room", "")]
    shut = _first_shut(asked, community)
    if shut and community:
        return Begun(draft, "", about, rooms[shut].name, community.name)
    return Begun(draft, address, about, place=_place(asked, community))


def _place(slugs: Iterable[str], community: Community | None) -> str:
    """The first of these rooms that exists, and the community, as a reader is told."""
    if community is None:
        return ""
    room = next((str(rooms[one].name) for one in slugs if one in rooms), "")
    return ", ".join(filter(None, [room, community.name]))


def _first_shut(slugs: Iterable[str], community: Community | None) -> str:
    """The first of these rooms that exists and is not open; empty where all are."""
    if community is None:
        return ""
    return next((one for one in slugs if one in rooms and one not in community.open_rooms), "")


def _page_at(address: str) -> ResolverMatch | None:
    """None where there is no such page."""
    try:
        return resolve(urlsplit(address).path)
    except Resolver404:
        return None


def _slug_in(page: ResolverMatch | None) -> str:
    return str(page.kwargs.get("community_slug", "")) if page else ""


def _target_of(draft: Draft) -> tuple[str, str]:
    kind, _space, number = draft.target.partition(" ")
    is_ours = kind in ("entry", "reply") and number.isdecimal() and len(number) < 19
    return (kind, number) if is_ours else ("", "")


def _written_for(draft: Draft, places: _Places) -> Entry | Reply | None:
    kind, number = _target_of(draft)
    return places.written[kind].get(int(number)) if kind else None


def _entry_of(draft: Draft, places: _Places) -> Entry | None:
    """The entry to which it belongs."""
    written = _written_for(draft, places)
    return written.entry if isinstance(written, Reply) else written


def _address_of(draft: Draft, places: _Places) -> str:
    """Empty where its entry is gone, or for an old draft that did not note its page."""
    kind, _number = _target_of(draft)
    written = _written_for(draft, places)
    if not kind:
        return draft.address
    if written is None:
        return ""
    if isinstance(written, Entry) and draft.form == "reply":
        return f"{path_of(written, written.community.slug)}#reply"
    if not draft.address and draft.form == "edit":
        entry = written.entry if isinstance(written, Reply) else written
        return reverse(f"edit_{kind}", args=[entry.community.slug, written.pk])
    return draft.address
