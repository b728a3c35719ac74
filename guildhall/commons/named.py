"""Entries that texts link by their names, as in `[[Change a seal]]`: those of kinds that say so.

Who may see an entry that is not published sees no more of it in a text than others do: a text is
drawn once for all its readers.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse

from guildhall.commons.kinds import path_of
from guildhall.commons.models.entry import Entry, Standing
from guildhall.commons.models.revision import Revision
from guildhall.communities.models import Community
from guildhall.communities.rooms import kinds
from guildhall.kit.folded import begins_with
from guildhall.kit.named_links import (
    LONGEST,
    STORED,
    Links,
    Named,
    is_typable,
    numbered,
    typed_link,
)
from guildhall.kit.words import fold

_MOST_LINKS = 500


def linked_kinds(community: Community) -> list[str]:
    """The kinds whose entries can be linked by name here; none where their rooms are not open."""
    return [kind.name for kind in kinds if kind.wanted_at and kind.room in community.open_rooms]


def named_entries(community: Community, *, kind: str = "") -> QuerySet[Entry]:
    """The published entries of a community that can be linked by name, or those of one kind."""
    named = [one for one in linked_kinds(community) if kind in ("", one)]
    return Entry.objects.filter(community=community, kind__in=named, standing=Standing.PUBLISHED)


def ids_called(names: Iterable[str], community: Community, *, kind: str = "") -> dict[str, int]:
    """The entries of these names, by the folded name; of several with one name, the oldest.

    With `kind`, only those of that kind.

    A name that an entry had before leads there, too: it may be renamed while someone writes.
    Names are folded by us: both databases then agree. One query along an index, and one each where
    names are former ones, or ids were typed.
    """
    names = list(dict.fromkeys(names))
    plain = [name for name in names if not numbered(name)[0]][:_MOST_LINKS]
    keys = {fold(name)[:LONGEST]: fold(name) for name in plain}
    called: dict[str, int] = {}
    if keys:
        named = named_entries(community, kind=kind)
        titled = named.filter(name_key__in=keys).order_by("-pk")
        called = {keys[key]: pk for pk, key in titled.values_list("pk", "name_key")}
        former = [name for name in plain if fold(name) not in called]
        called |= _once_called(former, named)
    typed = {numbered(name)[0]: name for name in names if numbered(name)[0]}
    if typed:
        here = Entry.objects.filter(community=community, kind__in=linked_kinds(community))
        there = here.filter(pk__in=list(typed)[:_MOST_LINKS]).values_list("pk", flat=True)
        called |= {fold(typed[pk]): pk for pk in there}
    return called


def _once_called(names: Sequence[str], named: QuerySet[Entry]) -> dict[str, int]:
    if not names:
        return {}
    before = Revision.objects.filter(title__in=names[:_MOST_LINKS], entry__in=named)
    return {fold(title): pk for title, pk in before.order_by("-pk").values_list("title", "entry")}


def entries_beginning(
    typed: str, community: Community, *, most: int, kind: str = ""
) -> list[Entry]:
    """Entries with all typed words in their names, first those whose name begins with them.

    A query along the index, and where few begin like that, one more.
    """
    key = fold(typed)
    entries = named_entries(community, kind=kind).only("pk", "kind", "title", "name_key")
    first = entries.filter(**begins_with(key)).order_by("name_key", "pk")
    found = list(first[:most])
    if len(found) < most and key:
        has_words = Q()
        for word in key.split():
            has_words &= Q(name_key__contains=word)
        others = entries.filter(has_words).exclude(pk__in=[one.pk for one in found])
        found += others.order_by("-last_active_at", "-pk")[: most - len(found)]
    return found


def links_of(source: str, community: Community, *, coming: Collection[int] = ()) -> Links:
    """What the renderer needs to draw the links of a stored text. At most one query.

    `coming` are entries that the same import is about to publish: they are linked already.
    """
    if "<[" not in source and "[[" not in source:
        return Links()
    wanted = wanted_path(community) if linked_kinds(community) else ""
    ids = linked_ids(source)
    if not ids:
        return Links(wanted=wanted)
    is_there = Q(standing=Standing.PUBLISHED) | Q(pk__in=sorted(ids.intersection(coming)))
    here = Entry.objects.filter(is_there, community=community, kind__in=linked_kinds(community))
    entries = here.filter(pk__in=sorted(ids)[:_MOST_LINKS])
    shown = entries.defer("body", "body_html")
    return Links(
        {one.pk: Named(one.heading, path_of(one, community.slug)) for one in shown}, wanted
    )


def linked_ids(source: str) -> set[int]:
    return {int(pk) for pk, _name, _words in STORED.findall(source)}


def wanted_path(community: Community) -> str:
    """Where a name leads that no entry has; the name is added by the renderer."""
    return reverse("called", args=[community.slug])


def place_to_write(name: str, community: Community) -> str:
    """The page of a name that no entry has, of the first kind that can be linked by name here."""
    kind = kinds[linked_kinds(community)[0]]
    return f"{reverse(kind.wanted_at, args=[community.slug])}?{urlencode({'name': name})}"


def typed_links(stored: Sequence[re.Match[str]]) -> Mapping[str, str]:
    """Stored links as their writer sees them: with today's names, where these lead there.

    Two queries for each community that they lead into.
    """
    entries = _entries_by_id({int(link[1]) for link in stored})
    leads: dict[int, dict[str, int]] = {}
    for community in {entry.community_id: entry.community for entry in entries.values()}.values():
        titles = [one.title for one in entries.values() if one.community_id == community.pk]
        leads[community.pk] = ids_called(titles, community)
    typed = {}
    for link in stored:
        entry = entries.get(int(link[1]))
        is_plain = (
            entry
            and is_typable(entry.title)
            and leads[entry.community_id].get(fold(entry.title)) == entry.pk
        )
        name = entry.title if entry and is_plain else f"#{link[1]} {link[2]}"
        typed[link[0]] = typed_link(name, link[3] or "")
    return typed


def _entries_by_id(ids: set[int]) -> dict[int, Entry]:
    published = Entry.objects.filter(pk__in=sorted(ids), standing=Standing.PUBLISHED)
    return published.select_related("community").defer("body", "body_html").in_bulk()
