"""The people and things around one tip or practice, as its page shows them."""

import datetime as dt
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import QuerySet

from guildhall.commons.models import Entry, Outcome
from guildhall.commons.page.reads import read_once
from guildhall.commons.reply_paths import path_of_reply
from guildhall.kit.listed import listed
from guildhall.kit.prepared import as_moment, prepared
from guildhall.kit.words import fold
from guildhall.people.models import Person
from guildhall.practices.ladder import Evidence, Report
from guildhall.practices.models import IN_USE, UseStage
from guildhall.practices.reading import each_on_one, outcomes_on_answers, weigh

MOST_OUTCOMES = 200


@dataclass(frozen=True, slots=True)
class Tried:
    """One report: who, how it went, in which context; with an address where it is on an answer."""

    id: int
    person: Person
    result: str
    context: str
    unit_name: str
    at: dt.datetime
    answer_path: str = ""

    @property
    def result_label(self) -> str:
        return str(Outcome.Result(self.result).words)

    @property
    def person_id(self) -> int:
        return self.person.pk

    @property
    def is_on_answer(self) -> bool:
        return bool(self.answer_path)

    @property
    def place(self) -> str:
        return fold(self.unit_name) or f"person {self.person.pk}"


@dataclass(frozen=True, slots=True)
class Name:
    """A name under it, with when and a few words; nobody's where reports count as the check."""

    person: Person | None
    note: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class UsedBy:
    """What one unit says of its use."""

    id: int
    unit_name: str
    stage: str
    line: str
    person: Person
    since: dt.datetime

    @property
    def stage_label(self) -> str:
        return str(UseStage(self.stage).label)


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What the person whose answer this was kept from looked at first, in their words."""

    person: Person
    text: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A local version beside the original."""

    id: int
    address: str
    title: str
    place: str


@dataclass(slots=True)
class Around:
    """The people and things around one tip or practice."""

    authors: list[Person] = field(default_factory=list)
    topics: list[tuple[int, str, str]] = field(default_factory=list)
    checks: list[Name] = field(default_factory=list)
    tried: list[Tried] = field(default_factory=list)
    uses: list[UsedBy] = field(default_factory=list)
    branches: list[Branch] = field(default_factory=list)
    first_looks: list[FirstLook] = field(default_factory=list)
    heir: Person | None = None
    needs_heir: bool = False
    open_rollout_id: int | None = None
    asked_until: dt.datetime | None = None

    @property
    def counter_cases(self) -> list[Tried]:
        """Reports that it did not work, or only partly, which say where."""
        return [one for one in self.tried if one.result != Outcome.Result.WORKED and one.context]

    @property
    def author_ids(self) -> set[int]:
        return {person.pk for person in self.authors}

    @property
    def topic_ids(self) -> set[int]:
        return {pk for pk, _name, _slug in self.topics}

    @property
    def checker_ids(self) -> set[int]:
        return {name.person.pk for name in self.checks if name.person}


@read_once
def around(entry: Entry) -> Around:
    """Authors, topics, checks, reports, uses, branches, first looks, its heir; an open roll-out.

    And whether we ask where it fails.
    Three queries, however many there are.
    """
    with connection.cursor() as cursor:
        cursor.execute(_AROUND, {"entry": entry.pk, "most": MOST_OUTCOMES})
        rows = cursor.fetchall()
    ids = {row[2] for row in rows if row[2]}
    people = {one.pk: one for one in _people.rows(ids=listed(ids))} if ids else {}
    surroundings = Around()
    for what, pk, person_id, first, second, third, at in rows:
        person = people.get(person_id)
        _put(surroundings, what, pk, person, (first, second, third), as_moment(at))
    on_answers = [
        _tried_answer(outcome, entry.community.slug) for outcome in outcomes_on_answers(entry)
    ]
    surroundings.tried = each_on_one(
        [*surroundings.tried, *on_answers],
        newest_first=lambda report: (report.at, report.id),
    )
    return surroundings


@prepared
def _people(ids: str) -> QuerySet[Person]:
    return Person.objects.get_queryset().filter(pk__listed=ids)


def _tried_answer(outcome: Outcome, community_slug: str) -> Tried:
    path = (
        path_of_reply(outcome.reply.entry, community_slug, outcome.reply.pk)
        if outcome.reply
        else ""
    )
    return Tried(
        outcome.pk,
        outcome.person,
        outcome.result,
        outcome.context,
        outcome.unit_name,
        outcome.at,
        path,
    )


# By hand, for the same reason as the marks of commons: eight querysets would be eight queries.
# PostgreSQL takes the types of the first.
_AROUND = """
    SELECT 'check', c.id, c.person_id, c.note, '', '', c.at
        FROM practices_check c WHERE c.way_id = %(entry)s AND c.ended_at IS NULL
    UNION ALL
    SELECT 'topic', t.id, NULL, t.name, t.slug, '', NULL FROM communities_topic t
        JOIN commons_entry_topics f ON f.topic_id = t.id WHERE f.entry_id = %(entry)s
    UNION ALL
    SELECT 'author', a.id, a.person_id, '', '', '', NULL FROM
        (SELECT * FROM commons_authorship WHERE entry_id = %(entry)s
            ORDER BY "order", id LIMIT 30) a
    UNION ALL
    SELECT 'tried', o.id, o.person_id, o.result, o.context, o.unit_name, o.at FROM
        (SELECT * FROM commons_outcome WHERE replaced_at IS NULL AND (
            entry_id = %(entry)s
            OR entry_id IN (SELECT id FROM commons_entry WHERE merged_into_id = %(entry)s)
        ) ORDER BY at DESC, id DESC LIMIT %(most)s) o
    UNION ALL
    SELECT 'use', u.id, u.person_id, u.unit_name, u.stage, u.line, u.since FROM
        (SELECT * FROM practices_use WHERE way_id = %(entry)s AND until IS NULL
            ORDER BY unit_key LIMIT 200) u
    UNION ALL
    SELECT 'branch', e.id, NULL, e.title, w.branch_place, '', NULL FROM
        (SELECT * FROM practices_way WHERE branch_of_id = %(entry)s LIMIT 40) w
        JOIN commons_entry e ON e.id = w.entry_id AND e.standing = 'published'
        JOIN commons_entry o ON o.id = w.branch_of_id AND o.community_id = e.community_id
    UNION ALL
    SELECT 'rollout', r.id, NULL, '', '', '', NULL
        FROM practices_rollout r WHERE r.way_id = %(entry)s AND r.closed_at IS NULL
    UNION ALL
    SELECT 'disproof', d.id, NULL, '', '', '', d.ends_at FROM practices_disproof d
        WHERE d.way_id = %(entry)s AND d.closed_at IS NULL AND d.taken_back_at IS NULL
    UNION ALL
    SELECT 'heir', h.entry_id, h.person_id, '', '', '', h.since
        FROM farewells_heir h WHERE h.entry_id = %(entry)s
    UNION ALL
    SELECT 'look', f.reply_id, r.author_id, f.text, '', '', f.given_at FROM
        (SELECT DISTINCT credit_reply_id AS reply_id FROM commons_link
            WHERE target_id = %(entry)s AND kind = 'grew_into') l
        JOIN skills_firstlook f ON f.reply_id = l.reply_id AND f.given_at IS NOT NULL
        JOIN commons_reply r ON r.id = f.reply_id AND r.standing = 'published'
        JOIN commons_entry q ON q.id = r.entry_id AND q.standing = 'published'
"""


def _put(
    surroundings: Around,
    what: str,
    pk: int,
    person: Person | None,
    texts: tuple[str, str, str],
    at: dt.datetime | None,
) -> None:
    first, second, third = texts
    if what == "author" and person:
        surroundings.authors.append(person)
    elif what == "topic":
        surroundings.topics.append((pk, first, second))
    elif what == "check" and at:
        surroundings.checks.append(Name(person, first, at))
    elif what == "tried" and person and at:
        surroundings.tried.append(Tried(pk, person, first, second, third, at))
    elif what == "use" and person and at:
        surroundings.uses.append(UsedBy(pk, first, second, third, person, at))
    elif what == "branch":
        branch = Branch(pk, Entry(pk=pk, title=first).address, first, second)
        surroundings.branches.append(branch)
    elif what == "heir":
        surroundings.heir, surroundings.needs_heir = person, person is None
    elif what == "look" and person:
        surroundings.first_looks.append(FirstLook(person, first))
    elif what == "rollout":
        surroundings.open_rollout_id = pk
    elif what == "disproof":
        surroundings.asked_until = at


def evidence_around(entry: Entry, surroundings: Around) -> Evidence:
    """The evidence that the page shows, without another query."""
    authors = surroundings.author_ids
    reports = [
        Report(report.person.pk, report.place, report.result)
        for report in surroundings.tried
        if report.person.pk not in authors
    ]
    used_in = [fold(use.unit_name) for use in surroundings.uses if use.stage in IN_USE]
    return weigh(entry.way, entry.kind, reports, used_in)
