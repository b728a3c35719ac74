"""A hall with tens of thousands of entries, written in bulk: to read plans, and to measure.

Rows are written straight into their tables, so nothing is indexed for search and nothing is in
the log.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db import connection
from django.utils import timezone

from guildhall.bench.rows import go_on_counting, insert
from guildhall.commons.models import Entry, Outcome, Reply, Trial
from guildhall.communities.models import Community, Invitation, Membership
from guildhall.meetings.models import ActionPoint, Coming, Meeting
from guildhall.notifications.models import Notice
from guildhall.people.models import Person
from guildhall.practices.models import Way
from guildhall.questions.models import Question

# Of twenty entries; half of the questions wait.
KINDS = ("question",) * 12 + ("post",) * 3 + ("tip",) * 2 + ("meeting",) * 2 + ("story",)
PEOPLE = 3_000
# As wide as a text is: PostgreSQL plans by the pages that a table has.
BODY = "What we saw, what we tried and what came of it. " * 12


def fill_hall(community: Community, reader: Person, *, entries: int, others: int = 0) -> None:
    """`entries` in the community; and `others` communities of the reader with twenty each."""
    writers = _people(PEOPLE)
    joined = _other_communities(reader, others)
    _belong(community, writers)
    _fill(community, reader, writers, entries)
    for other in joined:
        _fill(other, reader, writers, len(KINDS))
    _notices(reader, writers[0], community, 60)
    _read_statistics()


def _people(count: int) -> list[Person]:
    now = timezone.now()
    first = Person.objects.get_queryset().count()
    return Person.objects.bulk_create(
        Person(
            username=f"w{number}",
            username_key=f"w{number}",
            name=f"Writer {number}",
            password="!",
            claimed_at=now,
        )
        for number in range(first, first + count)
    )


def _other_communities(reader: Person, count: int) -> list[Community]:
    made = Community.objects.bulk_create(
        Community(
            slug=f"other-{number}",
            name=f"Other {number}",
            name_key=f"other {number}",
            purpose="Else",
            open_rooms=["talk", "questions"],
        )
        for number in range(count)
    )
    for one in made:
        _belong(one, [reader])
    return made


def _belong(community: Community, people: Iterable[Person]) -> None:
    Membership.objects.bulk_create(
        [Membership(community=community, person=person) for person in people]
    )
    Invitation.objects.bulk_create(
        [
            Invitation(community=community, name=f"Guest {number}", expires_at=timezone.now())
            for number in range(3)
        ]
    )


def _fill(community: Community, reader: Person, writers: Sequence[Person], count: int) -> None:
    """Each entry is a minute older than the one before."""
    now = timezone.now()
    made = _write(
        [_entry(community, writers[number % len(writers)], number, now) for number in range(count)]
    )
    questions = [entry for entry in made if entry.kind == "question"]
    _write([Question(entry=entry, need=_need(entry)) for entry in questions])
    answered = [entry for entry in questions if entry.answer_count]
    answers = _write([_answer(entry, reader, writers) for entry in answered])
    _write([_outcome(answer, writers[0]) for answer in answers[::5]])
    tips = [entry for entry in made if entry.kind == "tip"]
    _write([Way(entry=entry) for entry in tips])
    _write([Trial(person=one, entry=tip, ask_at=now) for tip in tips[::50] for one in writers[:3]])
    _meet(community, reader, [entry for entry in made if entry.kind == "meeting"], now)


def _entry(community: Community, author: Person, number: int, now: dt.datetime) -> Entry:
    kind, at = KINDS[number % len(KINDS)], now - dt.timedelta(minutes=number)
    is_waiting = number // len(KINDS) % 2 == 0
    states = {
        "question": "waiting" if is_waiting else "solved",
        "tip": "new",
        "meeting": "planned" if number % 1000 < len(KINDS) else "held",
    }
    return Entry(
        community=community,
        kind=kind,
        author=author,
        title=f"Number {number}",
        body=BODY,
        body_html=f"<p>{BODY}</p>",
        state=states.get(kind, ""),
        answer_count=number % 3 if kind == "question" else 0,
        created_at=at,
        last_active_at=at,
        confirmed_at=at if kind == "tip" else None,
    )


def _need(entry: Entry) -> str:
    return Question.Need.values[hash(entry.title) % 3]


def _answer(entry: Entry, reader: Person, writers: Sequence[Person]) -> Reply:
    author = reader if entry.pk % 300 == 0 else writers[entry.pk % len(writers)]
    return Reply(entry=entry, author=author, role="answer", body="So", created_at=entry.created_at)


def _outcome(answer: Reply, person: Person) -> Outcome:
    return Outcome(
        person=person, reply=answer, result="worked", context="here", context_key=f"{answer.pk}"
    )


def _meet(community: Community, reader: Person, entries: Sequence[Entry], now: dt.datetime) -> None:
    """Planned ones are ahead, the others lie hours apart in the past."""
    hour = dt.timedelta(hours=1)
    meetings = []
    for number, entry in enumerate(entries):
        at = now + (number + 1) * hour * (1 if entry.state == "planned" else -1)
        meetings.append(Meeting(entry=entry, starts_at=at, ends_at=at + hour / 2))
    _write(meetings)
    _write([Coming(meeting=one, person=reader, answer="yes") for one in meetings[::40]])
    _write(
        [
            ActionPoint(community=community, meeting=one, text="Do it", done_at=now)
            for one in meetings[::10]
        ]
    )


def _notices(reader: Person, actor: Person, community: Community, count: int) -> None:
    """A third of them unseen."""
    now = timezone.now()
    questions = Entry.objects.filter(community=community, kind="question").order_by("pk")[:count]
    _write(
        [
            Notice(
                person=reader,
                rule="answered",
                key=f"answered {entry.pk}",
                reason="asked",
                community=community,
                entry=entry,
                actor=actor,
                last_at=entry.created_at,
                seen_at=None if number % 3 == 0 else now,
            )
            for number, entry in enumerate(questions)
        ]
    )


def _write(rows: list) -> list:
    insert(rows)
    return rows


def _read_statistics() -> None:
    """What the databases do by themselves in time; PostgreSQL plans badly without."""
    if connection.vendor == "postgresql":
        go_on_counting(Entry, Reply, Outcome, Trial, Coming, ActionPoint, Notice)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
