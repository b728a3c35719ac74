"""The trail: what an entry came from and what came of it, from the first remark to the last use."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from guildhall.commons.kinds import is_growth
from guildhall.commons.models import Entry, Link, Standing
from guildhall.communities.seats import Seat
from guildhall.kit.prepared import as_moment
from guildhall.people.models import Person

FARTHEST = 12
MOST_STEPS = 40


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a trail. `entry` is None where the reader can't see it.

    `link_id` is the link to the step before it.
    """

    entry: Entry | None
    depth: int
    link_id: int | None = None
    taken_up_by: str = ""
    may_take_back: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """Something that is the same or related; `is_source` where it led here."""

    entry: Entry
    kind: str
    is_source: bool
    link_id: int = 0
    may_take_back: bool = False


@dataclass(slots=True)
class Trail:
    """`steps` in order of growth, the entry itself among them; `beside` is the same or related."""

    steps: list[Step] = field(default_factory=list)
    beside: list[Beside] = field(default_factory=list)

    @property
    def grown_kinds(self) -> set[str]:
        """The kinds of what has already grown from it."""
        return {step.entry.kind for step in self.steps if step.depth == 1 and step.entry}

    def __bool__(self) -> bool:
        return len(self.steps) > 1 or bool(self.related)

    @property
    def answered_by(self) -> list[Beside]:
        """What answers it, as members pointed out."""
        return [one for one in self._answers if not one.is_source]

    @property
    def answers(self) -> list[Beside]:
        """The questions that it answers."""
        return [one for one in self._answers if one.is_source]

    @property
    def related(self) -> list[Beside]:
        """The same, or related."""
        return [one for one in self.beside if one.kind != Link.Kind.ANSWERED_BY]

    @property
    def _answers(self) -> list[Beside]:
        return [one for one in self.beside if one.kind == Link.Kind.ANSWERED_BY]

    @property
    def linked_ids(self) -> str:
        """Those beside it, as a part of an address."""
        return ",".join(str(one.entry.pk) for one in self.beside)


@dataclass(frozen=True, slots=True)
class _Node:
    entry_id: int
    depth: int
    link_id: int
    link_kind: str
    made_by_id: int | None
    made_by_name: str | None
    is_source: bool
    entry: Entry

    @property
    def is_growth(self) -> bool:
        return self.link_kind == Link.Kind.GREW_INTO


def trail_of(entry: Entry, seat: Seat) -> Trail:
    """What this came from (back to the first remark) and what came of it.

    One query; a second one where a step is in another community.
    """
    nodes = _nodes(entry.pk)
    if not nodes:
        return Trail()
    seen = _seen(nodes, seat)
    grown = _first_of_each(_without_loose_ends([node for node in nodes if node.is_growth]))
    steps = [Step(entry, 0), *(_step(entry, node, seen, seat) for node in grown)]
    steps.sort(key=lambda step: (step.depth, (step.entry or entry).created_at))
    beside = [
        Beside(
            seen[node.entry_id],
            node.link_kind,
            node.is_source,
            node.link_id,
            may_take_back=_may_take_back(node, entry, seat),
        )
        for node in nodes
        if not node.is_growth and node.entry_id in seen
    ]
    return Trail(steps, beside)


def _nodes(entry_id: int) -> list[_Node]:
    with connection.cursor() as cursor:
        cursor.execute(_REACH, {"entry": entry_id, "farthest": FARTHEST, "most": MOST_STEPS})
        return [_node(row) for row in cursor.fetchall()]


def _node(row: Sequence[Any]) -> _Node:
    entry_id, depth, link_id, link_kind, made_by_id, made_by_name, is_source, *of_entry = row
    community_id, kind, title, lead, standing, created_at, author_id, author_name = of_entry
    entry = Entry(
        pk=entry_id,
        community_id=community_id,
        kind=kind,
        title=title,
        lead=lead,
        standing=standing,
        created_at=as_moment(created_at),
        author=Person(pk=author_id, name=author_name),
    )
    return _Node(
        entry_id, depth, link_id, link_kind, made_by_id, made_by_name, bool(is_source), entry
    )


# Written by hand, since the ORM has no recursive queries. Its depth is bounded: a circle ends too.
_REACH = """
    WITH RECURSIVE
    up(id, depth, link) AS (
        SELECT l.source_id, 1, l.id FROM commons_link l
        WHERE l.target_id = %(entry)s AND l.kind = 'grew_into'
        UNION
        SELECT l.source_id, up.depth + 1, l.id
        FROM commons_link l JOIN up ON l.target_id = up.id
        WHERE l.kind = 'grew_into' AND up.depth < %(farthest)s
    ),
    down(id, depth, link) AS (
        SELECT l.target_id, 1, l.id FROM commons_link l
        WHERE l.source_id = %(entry)s AND l.kind = 'grew_into'
        UNION
        SELECT l.target_id, down.depth + 1, l.id
        FROM commons_link l JOIN down ON l.source_id = down.id
        WHERE l.kind = 'grew_into' AND down.depth < %(farthest)s
    ),
    reached(id, depth, link) AS (
        SELECT id, -depth, link FROM up
        UNION ALL
        SELECT id, depth, link FROM down
        UNION ALL
        SELECT l.target_id, 0, l.id FROM commons_link l
        WHERE l.source_id = %(entry)s AND l.kind <> 'grew_into'
        UNION ALL
        SELECT l.source_id, 0, l.id FROM commons_link l
        WHERE l.target_id = %(entry)s AND l.kind <> 'grew_into'
    )
    SELECT reached.id, reached.depth, reached.link,
        l.kind, l.made_by_id, p.name, l.source_id = reached.id,
        e.community_id, e.kind, e.title, e.lead, e.standing, e.created_at, e.author_id, a.name
    FROM reached
    JOIN commons_entry e ON e.id = reached.id
    JOIN commons_link l ON l.id = reached.link
    JOIN people_person a ON a.id = e.author_id
    LEFT JOIN people_person p ON p.id = l.made_by_id
    WHERE reached.id <> %(entry)s
    ORDER BY ABS(reached.depth), reached.link LIMIT %(most)s
"""


def _seen(nodes: list[_Node], seat: Seat) -> dict[int, Entry]:
    """Those the reader can see: published ones here, and in other communities what they see there.

    A reader who isn't signed in sees nothing elsewhere: pages for the world are cached a while.
    """
    here = {
        node.entry_id: node.entry
        for node in nodes
        if node.entry.community_id == seat.community.pk and node.entry.is_published
    }
    elsewhere = {node.entry_id for node in nodes if node.entry.community_id != seat.community.pk}
    if not elsewhere or seat.person is None:
        return here
    there = Entry.objects.visible_to(seat.person).published().filter(pk__in=elsewhere)
    return here | there.select_related("author", "community").defer("body", "body_html").in_bulk()


def _without_loose_ends(nodes: list[_Node]) -> list[_Node]:
    """Without deleted ones at the ends; between two others they stay, as something unseen."""
    depths = [node.depth for node in nodes if node.entry.standing != Standing.DELETED]
    first, last = min(depths, default=0), max(depths, default=0)
    return [
        node
        for node in nodes
        if node.entry.standing != Standing.DELETED or first < node.depth < last
    ]


def _first_of_each(nodes: list[_Node]) -> list[_Node]:
    """Each entry once, where it is nearest."""
    return list({node.entry_id: node for node in reversed(nodes)}.values())


def _step(shown: Entry, node: _Node, seen: dict[int, Entry], seat: Seat) -> Step:
    entry = seen.get(node.entry_id)
    both = (node.entry, shown) if node.is_source else (shown, node.entry)
    is_theirs = _is_theirs(node, seat) and is_growth(both[0].kind, both[1].kind)
    is_taken_up = entry is not None and not node.is_source and node.made_by_id != entry.author_id
    return Step(
        entry,
        node.depth,
        node.link_id,
        (node.made_by_name or "") if is_taken_up else "",
        may_take_back=is_theirs and abs(node.depth) == 1 and entry is not None,
    )


def _is_theirs(node: _Node, seat: Seat) -> bool:
    """The person who made the link, or a steward."""
    return seat.is_steward or (seat.person is not None and node.made_by_id == seat.person.pk)


def _may_take_back(node: _Node, entry: Entry, seat: Seat) -> bool:
    """That one answers the other; the person who asked can, too."""
    asked_it = seat.person is not None and entry.author_id == seat.person.pk
    return seat.is_member and (_is_theirs(node, seat) or (asked_it and not node.is_source))
