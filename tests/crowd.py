"""A community with any number of everything, made in bulk: for budgets and plans."""

import datetime as dt

from django.utils import timezone

from guildhall.charters.actions import (
    ObjectiveLine,
    close_round,
    propose_charter,
    write_charter,
    write_pledge,
)
from guildhall.charters.models import CharterVersion, Pledge
from guildhall.commons.counting import recount_entries
from guildhall.commons.importing import Brought, bring_in_replies
from guildhall.commons.models import (
    Bookmark,
    Draft,
    Entry,
    Follow,
    Link,
    Outcome,
    Reply,
    Thanks,
)
from guildhall.communities.actions.bringing import bring_in_topics
from guildhall.communities.models import Community, JoinRequest, Membership, Topic
from guildhall.health.actions import take_snapshot
from guildhall.health.models import Snapshot, Trying
from guildhall.health.remedies import remedies
from guildhall.newcomers.models import BuddyPair, Welcome
from guildhall.people.models import Offer, Person
from guildhall.pulse.models import OPEN_FOR, Answer, Wave
from guildhall.questions.actions.importing import bring_in_answers, bring_in_questions
from guildhall.reports.actions import show_sponsor_page, write_sponsor_page
from guildhall.reports.models import Remark, SponsorPage
from guildhall.rounds.models import Objection, Voice
from guildhall.search.missed.keys import mark_of_secret
from guildhall.search.missed.queries import FEWEST_PEOPLE
from guildhall.search.models.missed import MissedSearch
from guildhall.talk.actions import write_post
from guildhall.weekly.actions import write_weekly_letter
from guildhall.weekly.models import Pick, WeeklyLetter, monday_of
from tests.crowd_ideas import add_ideas
from tests.crowd_introductions import add_introductions
from tests.crowd_knowledge import add_knowledge
from tests.crowd_library import add_pages
from tests.crowd_meetings import add_meetings
from tests.crowd_projects import add_projects


def crowd(community: Community, person: Person, count: int) -> Entry:
    """`count` members, topics, questions, notes, follows and drafts.

    One question has as many answers and comments; it is returned.
    """
    people = _people(community, person, count)
    bring_in_topics(community, [f"topic {number}" for number in range(count)])
    topics = list(Topic.objects.filter(community=community).values_list("pk", flat=True))
    questions = _questions(community, people, topics[:3])
    for number in range(min(count, 40)):
        write_post(community, by=people[number], body=f"Note {number}")
    _marks_of(person, questions)
    _thanks_and_results(person, people, questions)
    _welcomes(community, person, people)
    _charter(community, person, people)
    add_meetings(community, person, people)
    add_knowledge(community, person, people, topics[:3])
    add_pages(community, person, count)
    add_ideas(community, person, people)
    add_introductions(community, person, people)
    add_projects(community, person, people)
    _sponsor_page(community, person, people)
    _pulses(community, person, people)
    _weekly_letters(community, person, questions)
    _missed_searches(community, count)
    recount_entries(Entry.objects.filter(community=community))
    return questions[0]


def _people(community: Community, steward: Person, count: int) -> list[Person]:
    """Members; each offers to be asked, and asks to join another community of the steward."""
    people = Person.objects.bulk_create(
        Person(
            username=f"p{number}", username_key=f"p{number}", name=f"Person {number}", password="!"
        )
        for number in range(count)
    )
    now, other = timezone.now(), _other(steward)
    Membership.objects.bulk_create(
        Membership(community=community, person=one, since=now) for one in people
    )
    JoinRequest.objects.bulk_create(JoinRequest(community=other, person=one) for one in people)
    Offer.objects.bulk_create(
        Offer(person=one, kind="ask_me", text="seals", text_key="seals") for one in people
    )
    return people


def _questions(community: Community, people: list[Person], topic_ids: list[int]) -> list[Entry]:
    """One by each, a minute apart; the first has an answer and a comment by each."""
    now = timezone.now()

    def text(number: int, **more: object) -> Brought:
        at = now - dt.timedelta(minutes=number)
        return Brought(
            author_id=people[number].pk, at=at, html="", markdown=f"A seal, number {number}", **more
        )

    numbers = range(len(people))
    asked = [text(number, title=f"Seal {number}?", topic_ids=topic_ids) for number in numbers]
    questions = bring_in_questions(community, [(one, None) for one in asked])
    main = questions[0]
    answers = bring_in_answers(community, [(text(number), main) for number in numbers])
    bring_in_replies(
        community,
        role=Reply.Role.COMMENT,
        texts=[(text(number), main, answers[0]) for number in numbers],
    )
    return questions


def _marks_of(person: Person, questions: list[Entry]) -> None:
    """The person follows, bookmarks and has a draft on every question."""
    Follow.objects.bulk_create(Follow(person=person, entry=entry) for entry in questions)
    Bookmark.objects.bulk_create(Bookmark(person=person, entry=entry) for entry in questions)
    Draft.objects.bulk_create(
        Draft(person=person, form="reply", target=f"entry {entry.pk}") for entry in questions
    )


def _thanks_and_results(person: Person, people: list[Person], questions: list[Entry]) -> None:
    """Thanks for every answer, reports by everyone on the first, links to all other questions."""
    main = questions[0]
    answers = list(Reply.objects.filter(entry=main, role=Reply.Role.ANSWER).order_by("pk"))
    Thanks.objects.bulk_create(Thanks(person=person, reply=reply) for reply in answers)
    Outcome.objects.bulk_create(
        Outcome(person=one, reply=answers[0], result="worked", context="x", context_key="x")
        for one in people
    )
    Link.objects.bulk_create(
        Link(source=main, target=other, kind=Link.Kind.RELATED) for other in questions[1:]
    )


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
    Voice.objects.bulk_create(
        Voice(round=asked.round, person=one, says=Voice.Says.AGREES) for one in people
    )
    Objection.objects.bulk_create(
        Objection(round=asked.round, person=one, reason="No") for one in people
    )
    Pledge.objects.filter(community=community).delete()
    Pledge.objects.bulk_create(
        Pledge(
            community=community,
            text="Why?",
            asks_on=day,
            came_of_it="This",
            written_by=one,
            answered_by=one,
            answered_at=timezone.now(),
        )
        for one in people
    )
    write_pledge(community, by=steward, text="And why?")


def _other(person: Person) -> Community:
    """A second community that the person stewards, for the requests that wait there."""
    from guildhall.communities.actions import start_community

    return Community.objects.filter(slug="other").first() or start_community(
        "Other", by=person, purpose="Else", slug="other"
    )
