"""A community with any number of everything, made in bulk: for budgets and plans."""

import datetime as dt

from django.utils import timezone

from guildhall.charters.actions import ObjectiveLine, close_round, propose_charter, write_charter
from guildhall.charters.models import Agreement, CharterVersion, Objection
from guildhall.commons.actions import attach_picture, picture_markdown, set_topics
from guildhall.commons.counting import recount_entries
from guildhall.commons.importing import Brought, bring_in_replies
from guildhall.commons.models import (
    Authorship,
    Bookmark,
    Draft,
    Entry,
    Follow,
    Link,
    Outcome,
    Reply,
    Thanks,
    Trial,
)
from guildhall.communities.actions import open_room
from guildhall.communities.actions.bringing import bring_in_topics
from guildhall.communities.models import Community, JoinRequest, Membership, Topic
from guildhall.health.actions import take_snapshot
from guildhall.health.models import Snapshot, Trying
from guildhall.health.remedies import remedies
from guildhall.kit.recurrence import read_rule
from guildhall.meetings.actions import start_series, write_notes
from guildhall.meetings.models import (
    ActionPoint,
    AgendaPoint,
    AgendaVote,
    Coming,
    Meeting,
    Series,
    WouldHost,
)
from guildhall.newcomers.models import BuddyPair, Welcome
from guildhall.people.models import Offer, Person
from guildhall.practices.actions import make_label, write_practice
from guildhall.practices.models import Check, Label, RollOut, RollOutAsk, Use, Way
from guildhall.pulse.models import OPEN_FOR, Answer, Wave
from guildhall.questions.actions.importing import bring_in_answers, bring_in_questions
from guildhall.reports.actions import show_sponsor_page, write_sponsor_page
from guildhall.reports.models import Remark, SponsorPage
from guildhall.search.missed.keys import mark_of_secret
from guildhall.search.missed.queries import FEWEST_PEOPLE
from guildhall.search.models.missed import MissedSearch
from guildhall.stories.models import StoryAsk
from guildhall.talk.actions import write_post
from guildhall.weekly.actions import write_weekly_letter
from guildhall.weekly.models import Pick, WeeklyLetter, monday_of
from tests.pictures import png


def crowd(community: Community, person: Person, count: int) -> Entry:
    """`count` members, topics, questions, notes, follows and drafts.

    One question has as many answers and comments; it is returned.
    """
    now = timezone.now()
    people = Person.objects.bulk_create(
        Person(
            username=f"p{number}", username_key=f"p{number}", name=f"Person {number}", password="!"
        )
        for number in range(count)
    )
    Membership.objects.bulk_create(
        Membership(community=community, person=one, since=now) for one in people
    )
    JoinRequest.objects.bulk_create(
        JoinRequest(community=_other(person), person=one) for one in people
    )
    Offer.objects.bulk_create(
        Offer(person=one, kind="ask_me", text="seals", text_key="seals") for one in people
    )
    bring_in_topics(community, [f"topic {number}" for number in range(count)])
    topics = list(Topic.objects.filter(community=community).values_list("pk", flat=True))

    def text(number: int, **more: object) -> Brought:
        at = now - dt.timedelta(minutes=number)
        return Brought(
            author_id=people[number].pk, at=at, html="", markdown=f"A seal, number {number}", **more
        )

    questions = bring_in_questions(
        community,
        [
            (text(number, title=f"Seal {number}?", topic_ids=topics[:3]), None)
            for number in range(count)
        ],
    )
    main = questions[0]
    answers = bring_in_answers(community, [(text(number), main) for number in range(count)])
    bring_in_replies(
        community,
        role=Reply.Role.COMMENT,
        texts=[(text(number), main, answers[0]) for number in range(count)],
    )
    for number in range(min(count, 40)):
        write_post(community, by=people[number], body=f"Note {number}")
    Follow.objects.bulk_create(Follow(person=person, entry=entry) for entry in questions)
    Bookmark.objects.bulk_create(Bookmark(person=person, entry=entry) for entry in questions)
    Draft.objects.bulk_create(
        Draft(person=person, form="reply", target=f"entry {entry.pk}") for entry in questions
    )
    Thanks.objects.bulk_create(Thanks(person=person, reply=reply) for reply in answers)
    Outcome.objects.bulk_create(
        Outcome(person=one, reply=answers[0], result="worked", context="x", context_key="x")
        for one in people
    )
    Link.objects.bulk_create(
        Link(source=main, target=other, kind=Link.Kind.RELATED) for other in questions[1:]
    )
    _welcomes(community, person, people)
    _charter(community, person, people)
    _meetings(community, person, people)
    _knowledge(community, person, people, topics[:3])
    _sponsor_page(community, person, people)
    _pulses(community, person, people)
    _weekly_letters(community, person, questions)
    _missed_searches(community, count)
    recount_entries(Entry.objects.filter(community=community))
    return main


def _sponsor_page(community: Community, steward: Person, people: list[Person]) -> None:
    """Shown, with three stories and a remark by everybody."""
    SponsorPage.objects.filter(community=community).delete()
    Snapshot.objects.filter(community=community).delete()
    Trying.objects.filter(community=community).delete()
    stories = list(Entry.objects.filter(community=community, kind="story")[:3])
    page = write_sponsor_page(community, by=steward, purpose="Dry", needs="Time", stories=stories)
    show_sponsor_page(page, by=steward)
    take_snapshot(community, monday_on=timezone.localdate())
    Trying.objects.bulk_create(
        Trying(community=community, remedy=name, by=steward, look_on=timezone.localdate())
        for name in remedies.names()[:3]
    )
    Remark.objects.bulk_create(Remark(page=page, person=one, text="Say more") for one in people)


def _missed_searches(community: Community, count: int) -> None:
    """As many phrases as there are people, each looked for by more than enough of them."""
    MissedSearch.objects.filter(community=community).delete()
    phrases = [f"obsidian {number}" for number in range(count)]
    MissedSearch.objects.bulk_create(
        MissedSearch(
            community=community,
            key=words,
            written=words,
            who=mark_of_secret() + str(number),
            searched_on=timezone.now().date(),
        )
        for words in phrases
        for number in range(2 * FEWEST_PEOPLE)
    )


def _weekly_letters(community: Community, steward: Person, questions: list[Entry]) -> None:
    """One for each question, a week apart, and a draft."""
    WeeklyLetter.objects.filter(community=community).delete()
    now = timezone.now()
    moments = [now - dt.timedelta(weeks=weeks) for weeks in range(1, len(questions) + 1)]
    letters = WeeklyLetter.objects.bulk_create(
        WeeklyLetter(
            community=community,
            line="Tea",
            written_by=steward,
            sent_by=steward,
            sent_at=at,
            week_on=monday_of(at, community),
        )
        for at in moments
    )
    Pick.objects.bulk_create(
        Pick(letter=letter, entry=question, position=0)
        for letter, question in zip(letters, questions, strict=True)
    )
    write_weekly_letter(community, by=steward, line="Coffee", picks=questions[:3])


def _pulses(community: Community, steward: Person, people: list[Person]) -> None:
    """One that is over and was answered by all, and one that goes on."""
    Wave.objects.filter(community=community).delete()
    now, count = timezone.now(), len(people)
    over, _open = Wave.objects.bulk_create(
        Wave(
            community=community,
            questions=["P-I1", "P-T1"],
            invited=count,
            opened_by=steward,
            opened_at=closes - OPEN_FOR,
            closes_at=closes,
        )
        for closes in (now - dt.timedelta(days=90), now + dt.timedelta(days=5))
    )
    Answer.objects.bulk_create(
        Answer(wave=over, question=name, value=1) for name in over.questions for _one in people
    )


def _welcomes(community: Community, steward: Person, people: list[Person]) -> None:
    """Everybody is new, and half of them have been greeted."""
    now = timezone.now()
    Welcome.objects.bulk_create(
        Welcome(
            community=community,
            newcomer=one,
            asked=steward,
            joined_at=now,
            due_at=now + dt.timedelta(days=1),
            greeted_by=steward if number % 2 else None,
            greeted_at=now if number % 2 else None,
        )
        for number, one in enumerate(people)
    )
    BuddyPair.objects.bulk_create(
        BuddyPair(community=community, newcomer=one, buddy=steward) for one in people
    )


def _charter(community: Community, steward: Person, people: list[Person]) -> None:
    """One in force, and one about which everyone has spoken."""
    CharterVersion.objects.filter(community=community).delete()
    day = timezone.localdate() + dt.timedelta(days=3)
    lines = [ObjectiveLine(f"Objective {number}", people[0]) for number in range(3)]
    first = propose_charter(
        write_charter(community, by=steward, aim="Dry", objectives=lines), by=steward, until=day
    )
    close_round(first, at=timezone.now() + dt.timedelta(days=5))
    asked = propose_charter(
        write_charter(community, by=steward, aim="Drier", objectives=lines), by=steward, until=day
    )
    Agreement.objects.bulk_create(Agreement(version=asked, person=one) for one in people)
    Objection.objects.bulk_create(
        Objection(version=asked, person=one, reason="No") for one in people
    )


def _meetings(community: Community, steward: Person, people: list[Person]) -> None:
    """A weekly series with as many meetings as there are people.

    And one meeting to which everybody said something.
    """
    Series.objects.filter(community=community).delete()
    count, today = len(people), timezone.localdate()
    series = start_series(
        community,
        by=steward,
        name="Weekly",
        rule=read_rule("FREQ=WEEKLY"),
        starts_on=today - dt.timedelta(weeks=count),
        starts_at=dt.time(18),
    )
    entries = Entry.objects.bulk_create(
        Entry(community=community, kind="meeting", author=steward, title="Weekly", state="held")
        for _number in range(count)
    )
    past = []
    for number, entry in enumerate(entries, start=1):
        day = today - dt.timedelta(weeks=number)
        at = series.moment(day)
        past.append(
            Meeting(
                entry=entry,
                series=series,
                occurs_on=day,
                starts_at=at,
                ends_at=at + dt.timedelta(hours=1),
                host=people[0],
            )
        )
    Meeting.objects.bulk_create(past)
    main = past[0]
    write_notes(
        main,
        by=steward,
        body="\n".join(f"- Line {number} of @{steward.username}" for number in range(40)),
    )
    points = AgendaPoint.objects.bulk_create(
        AgendaPoint(meeting=main, text=f"Point {one.pk}", proposed_by=one) for one in people
    )
    AgendaVote.objects.bulk_create(AgendaVote(point=points[0], person=one) for one in people)
    Coming.objects.bulk_create(
        Coming(meeting=main, person=one, answer="yes", came_at=main.ends_at) for one in people
    )
    WouldHost.objects.bulk_create(WouldHost(series=series, person=one) for one in people)
    ActionPoint.objects.bulk_create(
        ActionPoint(community=community, meeting=main, text="Do it", owner=one, due_on=today)
        for one in [*people, steward]
    )


def _knowledge(
    community: Community, steward: Person, people: list[Person], topic_ids: list[int]
) -> None:
    """As many tips as people, and one practice.

    Everybody tried, checked and uses the practice, and does it in a way of their own.
    """
    Label.objects.filter(community=community).delete()
    now, day = timezone.now(), timezone.localdate()
    open_room(community, room="practices", by=steward)
    label = make_label(community, by=steward, name="Pump")
    tips = Entry.objects.bulk_create(
        Entry(
            community=community,
            kind="tip",
            author=one,
            title=f"A seal drips, {number}",
            state="new",
            confirmed_at=now,
        )
        for number, one in enumerate(people)
    )
    Way.objects.bulk_create(
        Way(entry=entry, parts={"fix": "x"}, label=label, look_again_on=day) for entry in tips
    )
    shown = picture_markdown(attach_picture(png(), by=steward))
    practice = write_practice(
        community,
        by=steward,
        title="Dry",
        parts={"situation": "Wet", "doing": f"Dry {shown}"},
        from_tips=tips[:3],
    )
    set_topics(practice, Topic.objects.filter(pk__in=topic_ids))
    branches = Entry.objects.bulk_create(
        Entry(community=community, kind="practice", author=one, title="Dry", state="new")
        for one in people
    )
    Way.objects.bulk_create(
        Way(entry=entry, branch_of=practice, branch_place=f"Place {entry.pk}") for entry in branches
    )
    Authorship.objects.bulk_create(
        (Authorship(entry=practice, person=one, order=9) for one in people), ignore_conflicts=True
    )
    Outcome.objects.bulk_create(
        Outcome(
            person=one,
            entry=practice,
            result="worked",
            context=f"{one.pk}",
            context_key=f"{one.pk}",
            unit_name=f"Unit {one.pk}",
        )
        for one in people
    )
    Check.objects.bulk_create(Check(way_id=practice.pk, person=one) for one in people)
    Use.objects.bulk_create(
        Use(
            way_id=practice.pk,
            unit_name=f"Unit {one.pk}",
            unit_key=f"unit {one.pk}",
            person=one,
            stage="everyday",
        )
        for one in people
    )
    rollout = RollOut.objects.create(way_id=practice.pk, opened_by=steward)
    RollOutAsk.objects.bulk_create(
        RollOutAsk(
            rollout=rollout, unit_name=f"Unit {one.pk}", unit_key=f"unit {one.pk}", contact=one
        )
        for one in people
    )
    open_room(community, room="stories", by=steward)
    stories = Entry.objects.bulk_create(
        Entry(community=community, kind="story", author=one, title="Saved a call-out")
        for one in people
    )
    Link.objects.bulk_create(
        Link(source=practice, target=story, kind=Link.Kind.GREW_INTO) for story in stories
    )
    StoryAsk.objects.bulk_create(
        StoryAsk(person=steward, entry=entry, ask_at=now) for entry in tips
    )
    Trial.objects.bulk_create(
        Trial(person=steward, entry=entry, ask_at=now, asked_at=now) for entry in tips
    )


def _other(person: Person) -> Community:
    """A second community that the person stewards, for the requests that wait there."""
    from guildhall.communities.actions import start_community

    return Community.objects.filter(slug="other").first() or start_community(
        "Other", by=person, purpose="Else", slug="other"
    )
