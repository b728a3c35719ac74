"""Three quieter communities: overloaded, fading, and a street that needs only a few rooms."""

import datetime as dt
from collections.abc import Callable

from guildhall.commons.actions import give_thanks, pin
from guildhall.communities.actions import (
    add_topic,
    give_role,
    join,
    pause_member,
    set_norms,
    start_community,
)
from guildhall.communities.models import Community, RolePeriod, Topic
from guildhall.demo.cast import DATA_PEOPLE, NEIGHBOURS, READERS, TECHNICIANS, Cast
from guildhall.demo.scenes import brought, charters, ideas, life, meetings, projects, pulses
from guildhall.demo.scenes import other_texts as texts
from guildhall.demo.scenes.rhythm import Rhythm
from guildhall.health.actions import take_snapshot
from guildhall.people.models import Person
from guildhall.questions.actions import accept_answer, answer, ask, comment_on
from guildhall.talk.actions import reply_to_post, write_post

AWAY, AWAY_SINCE = 3, dt.timedelta(days=45)  # neighbours


def fill_data_practice(cast: Cast, tick: Callable[[], None]) -> Community:
    """Overloaded: many ask, two answer nearly everything, and what waits grows."""
    rhythm = Rhythm("data practice", cast.now)
    community = _begin(
        cast,
        "Data practice",
        by=cast["noor"],
        days=600,
        community_type="best_practice",
        slug="data-practice",
        purpose="Figures that two departments can both stand behind.",
    )
    people = [cast["felix"], cast["dov"], *cast.groups[DATA_PEOPLE]]
    _join_over(community, people, cast.now, days=590)
    topics = {
        name: add_topic(community, name=name, by=cast["noor"])
        for name in dict.fromkeys(case[0] for case in texts.DATA_CASES)
    }
    set_norms(
        community,
        texts=["Say where a figure comes from.", "Ask before you rebuild it."],
        by=cast["noor"],
    )
    _ask_and_answer(cast, community, people, topics, rhythm, tick)
    _leave_waiting(community, people, topics, rhythm)
    charters.fill_data_practice(cast, community)
    life.fill_data_practice(cast, community)
    meetings.fill_data_practice(cast, community)
    pulses.fill_data_practice(cast, community)
    _look_a_week_ago(cast, community)
    return community


def _ask_and_answer(
    cast: Cast,
    community: Community,
    people: list[Person],
    topics: dict[str, Topic],
    rhythm: Rhythm,
    tick: Callable[[], None],
) -> None:
    cases = rhythm.round(texts.DATA_CASES)
    moments = [
        *rhythm.moments(since_days=580, until_days=175, count=14),
        *rhythm.moments(since_days=175, until_days=9, count=76),
    ]
    for place, at in enumerate(moments):
        topic, title, tried, solution = next(cases)
        asker = rhythm.pick(people)
        heading = (
            title
            if place < len(texts.DATA_CASES)
            else f"{title} ({rhythm.pick(texts.DEPARTMENTS)}, {at:%B})"
        )
        question = ask(
            community, by=asker, title=heading, body=tried, topics=[topics[topic]], at=at
        )
        helper = _data_helper(cast, rhythm, asker)
        reply = answer(question, by=helper, body=solution, at=rhythm.after(at, hours=30))
        if rhythm.happens(0.6):
            accept_answer(reply, by=asker, at=rhythm.after(reply.created_at, hours=40))
        tick()


def _leave_waiting(
    community: Community, people: list[Person], topics: dict[str, Topic], rhythm: Rhythm
) -> None:
    for (topic, title), at in zip(
        texts.DATA_WAITING, rhythm.moments(since_days=12, until_days=0.5, count=9), strict=True
    ):
        ask(
            community,
            by=rhythm.pick(people[2:]),
            title=title,
            topics=[topics[topic]],
            need="this_week",
            at=at,
        )


def _look_a_week_ago(cast: Cast, community: Community) -> None:
    """Members see a sign a week after it was first seen, so look back by a week."""
    week_ago = cast.now - dt.timedelta(days=7)
    take_snapshot(
        community, monday_on=(week_ago - dt.timedelta(days=week_ago.weekday())).date(), at=week_ago
    )


def _data_helper(cast: Cast, rhythm: Rhythm, asker: Person) -> Person:
    """Noor, mostly; now and then Felix, or one of those who otherwise ask."""
    if rhythm.happens(0.78):
        return cast["noor"]
    others = [cast["felix"], *cast.groups[DATA_PEOPLE][:6]]
    return rhythm.pick(others, but=[asker])


def fill_readers(cast: Cast, tick: Callable[[], None]) -> Community:
    """Fading: lively at first, then longer and longer pauses."""
    rhythm = Rhythm("readers", cast.now)
    community = _begin(
        cast,
        "Lunch readers",
        by=cast["marta"],
        days=700,
        slug="lunch-readers",
        community_type="",
        purpose="One book every other month, and an hour to talk about it.",
    )
    people = [
        cast["felix"],
        *cast.groups[READERS],
        *cast.groups[TECHNICIANS][:3],
        *cast.groups[DATA_PEOPLE][:10],
    ]
    _join_over(community, people, cast.now, days=690)
    moments = [
        *rhythm.moments(since_days=690, until_days=380, count=34),
        *rhythm.moments(since_days=380, until_days=170, count=9),
        *rhythm.moments(since_days=170, until_days=90, count=2),
        *rhythm.moments(since_days=80, until_days=40, count=2),
    ]
    books = rhythm.round(texts.BOOKS)
    for place, at in enumerate(moments):
        title, thought = next(books)
        note = write_post(
            community,
            by=rhythm.pick([cast["marta"], *people]),
            body=f"**{title}.** {thought}",
            at=at,
        )
        for _reply in range(3 if place < 30 or place > 44 else 1):
            reply_to_post(
                note,
                by=rhythm.pick(people),
                body=rhythm.pick(texts.BOOK_REPLIES),
                at=rhythm.after(at, hours=50),
            )
        tick()
    ask(
        community,
        by=cast["marta"],
        title="Which book next, and does the second Tuesday still suit you?",
        at=cast.now - dt.timedelta(days=38),
    )
    return community


def fill_street(cast: Cast, tick: Callable[[], None]) -> Community:
    """Twelve people, three of them away until spring; with Talk, Questions, People and Ideas."""
    rhythm = Rhythm("street", cast.now)
    community = _begin(
        cast,
        "Birch Street",
        by=cast["ines"],
        days=420,
        slug="birch-street",
        community_type="",
        purpose="Knowing whom to ring, from number 2 to number 40.",
    )
    people = cast.groups[NEIGHBOURS]
    _join_over(community, people, cast.now, days=410)
    notes = rhythm.round(texts.STREET_NOTES)
    for at in rhythm.moments(since_days=400, until_days=0.6, count=30):
        here = people if at < cast.now - AWAY_SINCE else people[AWAY:]
        writer = rhythm.pick([cast["ines"], *here])
        note = write_post(community, by=writer, body=next(notes), at=at)
        for _reply in range(rhythm.pick((0, 1, 2))):
            reply_to_post(
                note,
                by=rhythm.pick(here, but=[writer]),
                body=rhythm.pick(texts.STREET_REPLIES),
                at=rhythm.after(at, hours=8),
            )
        if rhythm.happens(0.4):
            give_thanks(note, by=rhythm.pick(here, but=[writer]), at=rhythm.after(at, hours=9))
        tick()
    _street_questions(cast, community, people, rhythm)
    party = write_post(
        community,
        by=cast["ines"],
        at=cast.now - dt.timedelta(days=4),
        body=(
            "**Street breakfast on Sunday at ten.** Tables from number 14, bring a chair and a jam."
        ),
    )
    pin(party, by=cast["ines"])
    meetings.fill_street(cast, community, tick)
    charters.fill_street(cast, community)
    life.fill_street(cast, community)
    ideas.fill_street(cast, community, people[AWAY:], tick)
    projects.fill_street(cast, community, people[AWAY:])
    brought.fill_street(people[AWAY:])
    for person in people[:AWAY]:
        pause_member(community, person=person, until=cast.now + dt.timedelta(days=120))
    return community


def _street_questions(
    cast: Cast, community: Community, people: list[Person], rhythm: Rhythm
) -> None:
    moments = rhythm.moments(since_days=300, until_days=2, count=len(texts.STREET_QUESTIONS))
    for (title, details, is_solved), at in zip(texts.STREET_QUESTIONS, moments, strict=True):
        asker = rhythm.pick(people)
        question = ask(community, by=asker, title=title, at=at)
        reply = answer(
            question,
            by=rhythm.pick([cast["ines"], *people], but=[asker]),
            body=details,
            at=rhythm.after(at, hours=4),
        )
        if is_solved:
            comment_on(
                question,
                by=asker,
                body="Wonderful, thank you.",
                parent=reply,
                at=rhythm.after(at, hours=9),
            )
            accept_answer(reply, by=asker, at=rhythm.after(reply.created_at, hours=20))


def _begin(
    cast: Cast, name: str, *, by: Person, days: int, purpose: str, slug: str, community_type: str
) -> Community:
    start = cast.now - dt.timedelta(days=days)
    community = start_community(
        name, by=by, purpose=purpose, slug=slug, community_type=community_type, at=start
    )
    if slug == "data-practice":
        give_role(community, person=by, role=RolePeriod.Role.FACILITATOR, by=by, at=start)
    return community


def _join_over(community: Community, people: list[Person], now: dt.datetime, *, days: int) -> None:
    """They come in one after the other, most of them early."""
    for place, person in enumerate(people):
        share = (place / len(people)) ** 2
        join(community, person=person, at=now - dt.timedelta(days=days * (1 - share * 0.8)))
