"""What is around one page: who wrote it, its topics, and its place in the tree."""

from dataclasses import dataclass, field

from django.db import connection
from django.db.models import QuerySet

from guildhall.commons.models import Authorship, Entry, Standing
from guildhall.commons.page.reads import read_once
from guildhall.kit.prepared import prepared
from guildhall.library.models import MOST_LEVELS
from guildhall.library.queries.tree import Branch, Level, level_at
from guildhall.people.models import Person

MOST_AUTHORS = 30


@dataclass(slots=True)
class Around:
    """`above` leads from the top of the tree down; `earlier` and `later` are read before and after.

    `topics` are ids, names and slugs. `is_in_lists`: some reading list has it.
    """

    authors: list[Person] = field(default_factory=list)
    topics: list[tuple[int, str, str]] = field(default_factory=list)
    above: list[Branch] = field(default_factory=list)
    below: Level = field(default_factory=lambda: Level([]))
    earlier: Branch | None = None
    later: Branch | None = None
    is_in_lists: bool = False

    @property
    def author_ids(self) -> set[int]:
        return {person.pk for person in self.authors}

    @property
    def topic_ids(self) -> set[int]:
        return {pk for pk, _name, _slug in self.topics}


@read_once
def around(entry: Entry) -> Around:
    """Three queries, however much there is; a fourth where pages below it are not seen."""
    with connection.cursor() as cursor:
        cursor.execute(_AROUND, {"entry": entry.pk, "most": MOST_LEVELS})
        rows = cursor.fetchall()
    here = Around([one.person for one in _authors.rows(entry_id=entry.pk)])
    laters: list[Branch] = []
    for what, pk, first, second, standing, _number in sorted(rows, key=lambda row: row[5]):
        branch = Branch(pk, first, second, 0)
        if what == "topic":
            here.topics.append((pk, first, second))
        elif what == "above" and standing == Standing.PUBLISHED:
            here.above.insert(0, branch)
        elif what == "listed":
            here.is_in_lists = True
        elif what == "earlier":
            here.earlier = branch
        elif what == "later":
            laters.append(branch)
    here.below = level_at(entry.pk)
    _put_in_order(here, laters)
    return here


@prepared
def _authors(entry_id: int) -> QuerySet[Authorship]:
    rows = Authorship.objects.filter(entry=entry_id).select_related("person")
    return rows.order_by("order", "pk")[:MOST_AUTHORS]


def _put_in_order(here: Around, laters: list[Branch]) -> None:
    """As in a book: what is below a page comes after it, then its next sibling or an aunt."""
    if here.earlier is None and here.above:
        here.earlier = here.above[-1]
    following = [*here.below.branches[:1], *laters]
    here.later = following[0] if following else None


# By hand, for the same reason as the marks of commons: each part would be a query. The siblings are
# found along the index of a level. The last column is the order within a part.
_AROUND = """
    WITH RECURSIVE line(id, parent, under, place, depth) AS (
        SELECT entry_id, parent_id, under, place, 0 FROM library_page WHERE entry_id = %(entry)s
        UNION ALL
        SELECT p.entry_id, p.parent_id, p.under, p.place, line.depth + 1
        FROM library_page p JOIN line ON p.entry_id = line.parent WHERE line.depth < %(most)s
    )
    SELECT 'topic', t.id, t.name, t.slug, '', 0 FROM communities_topic t
        JOIN commons_entry_topics f ON f.topic_id = t.id WHERE f.entry_id = %(entry)s
    UNION ALL
    SELECT 'listed', 0, '', '', '', 0
        WHERE EXISTS (SELECT 1 FROM library_readingstep r WHERE r.entry_id = %(entry)s)
    UNION ALL
    SELECT 'above', e.id, e.title, e.state, e.standing, line.depth
        FROM line JOIN commons_entry e ON e.id = line.id WHERE line.depth > 0
    UNION ALL
    SELECT 'earlier', e.id, e.title, e.state, e.standing, 0 FROM commons_entry e WHERE e.id = (
        SELECT p.entry_id FROM library_page p
        JOIN commons_entry s ON s.id = p.entry_id AND s.standing = 'published'
        JOIN line ON line.depth = 0 AND p.under = line.under
            AND (p.place, p.entry_id) < (line.place, line.id)
        ORDER BY p.place DESC, p.entry_id DESC LIMIT 1)
    UNION ALL
    SELECT 'later', e.id, e.title, e.state, e.standing, after.depth FROM (
        SELECT line.depth, (
            SELECT p.entry_id FROM library_page p
            JOIN commons_entry s ON s.id = p.entry_id AND s.standing = 'published'
            WHERE p.under = line.under AND (p.place, p.entry_id) > (line.place, line.id)
            ORDER BY p.place, p.entry_id LIMIT 1) AS id
        FROM line) after
    JOIN commons_entry e ON e.id = after.id
"""
