"""Field technicians in several depots: in full swing."""

import datetime as dt
from collections.abc import Callable

from guildhall.commons.actions import (
    attach_picture,
    give_thanks,
    grow,
    link_entries,
    picture_markdown,
    pin,
    report_outcome,
)
from guildhall.commons.models import Entry, Link, Reply
from guildhall.communities.actions import (
    add_topic,
    give_role,
    join,
    promise_reply,
    set_norms,
    start_community,
)
from guildhall.communities.models import Community, RolePeriod, Topic
from guildhall.demo.cast import DEPOTS, TECHNICIANS, Cast
from guildhall.demo.pictures import frosted_gauge
from guildhall.demo.scenes import (
    brought,
    charters,
    decisions,
    farewells,
    ideas,
    introductions,
    letters,
    library,
    library_care,
    library_reading,
    library_wanted,
    life,
    meetings,
    mentoring,
    pulses,
    sponsors,
    tried,
    weekly,
    what_works,
    world_cafe,
)
from guildhall.demo.scenes import technicians_texts as texts
from guildhall.demo.scenes.looking_after import fill as look_after
from guildhall.demo.scenes.rhythm import Rhythm
from guildhall.people.models import Person
from guildhall.people.queries import unit_of
from guildhall.questions.actions import accept_answer, answer, ask, comment_on
from guildhall.questions.models import Question
from guildhall.talk.actions import reply_to_post, write_post

TOPICS = {
    "Pumps": "Everything that moves water",
    "Cold rooms": "From the walk-in to the blast freezer",
    "Heat pumps": "",
    "Compressors": "Air and refrigerant",
    "Controls": "Sensors, inverters, cabinets",
    "Boilers": "",
    "Hydraulics": "",
    "Safety": "What lets us go home in the evening",
}
NORMS = (
    "Half an answer is welcome: say what you know and what you guess.",
    "A photo before you take it apart.",
    "No question is too small, and nobody is laughed at.",
    "Say afterwards whether it worked, and where.",
)
# Before the last quarter, and in it: enough for figures, and few enough to fill it in seconds.
QUESTIONS, QUESTIONS_LATELY = 104, 52
NOTES, NOTES_LATELY = 30, 48
LATELY, REGULARS = 84, 9  # days; of the members, those who carry it


def fill(cast: Cast, tick: Callable[[], None]) -> Community:
    rhythm = Rhythm("technicians", cast.now)
    start = cast.now - dt.timedelta(days=730)
    community = start_community(
        "Field technicians",
        by=cast["ada"],
        at=start,
        slug="field-technicians",
        purpose=(
            "Getting machines running again at the first visit, and knowing who has seen it before."
        ),
        community_type="helping",
    )
    people = _members(cast, community, start)
    topics = _topics(cast, community)
    for name, topic in (("sigrid", "Hydraulics"), ("rui", "Heat pumps")):
        give_role(
            community,
            person=cast[name],
            role=RolePeriod.Role.STEWARD,
            topic=topics[topic],
            by=cast["ada"],
            at=start,
        )
    set_norms(community, texts=list(NORMS), by=cast["ada"])
    promise_reply(community, within_hours=4, by=cast["ada"])
    _past(cast, community, people, topics, rhythm, tick)
    _talk(cast, community, people, rhythm, tick)
    _today(cast, community, topics)
    what_works.fill_technicians(cast, community, people, topics, tick)
    _library(cast, community, topics)
    ideas.fill_technicians(cast, community, topics, tick)
    introductions.fill(cast, community, topics)
    look_after(cast, community)
    meetings.fill_technicians(cast, community, tick)
    charters.fill_technicians(cast, community)
    life.fill_technicians(cast, community)
    sponsors.fill(cast, community)
    tried.fill(cast, community)
    pulses.fill_technicians(cast, community, people)
    brought.fill_technicians(cast, community, people)
    farewells.fill(cast, community)
    weekly.fill(cast, community)
    letters.fill(cast)
    mentoring.fill(cast, community)
    decisions.fill(cast, community)
    world_cafe.fill(cast, community)
    return community


def _topics(cast: Cast, community: Community) -> dict[str, Topic]:
    return {
        name: add_topic(community, name=name, by=cast["ada"], description=text)
        for name, text in TOPICS.items()
    }


def _library(cast: Cast, community: Community, topics: dict[str, Topic]) -> None:
    pages = library.fill(cast, community, topics)
    library_care.fill(cast, pages)
    library_wanted.fill(cast, community, pages)
    library_reading.fill(cast, community, pages)


def _members(cast: Cast, community: Community, start: dt.datetime) -> list[Person]:
    people = [
        cast[key] for key in ("ada", "ben", "jola", "rui", "sigrid", "tomasz", "greta", "hamish")
    ] + cast.groups[TECHNICIANS]
    for place, person in enumerate(people):
        joined = (
            start + dt.timedelta(days=place * 9) if place > 5 else start + dt.timedelta(days=place)
        )
        join(community, person=person, at=joined)
    give_role(community, person=cast["greta"], role=RolePeriod.Role.BUDDY, by=cast["ada"], at=start)
    for key, ago in (("dov", dt.timedelta(days=700)), ("cleo", dt.timedelta(hours=2))):
        join(community, person=cast[key], at=cast.now - ago)
    give_role(community, person=cast["dov"], role=RolePeriod.Role.SPONSOR, by=cast["ada"], at=start)
    half_a_year = (cast.now + dt.timedelta(days=120)).date()
    give_role(
        community,
        person=cast["jola"],
        role=RolePeriod.Role.STEWARD,
        by=cast["ada"],
        term_ends_on=half_a_year,
        at=start,
    )
    return people


def _past(
    cast: Cast,
    community: Community,
    people: list[Person],
    topics: dict[str, Topic],
    rhythm: Rhythm,
    tick: Callable[[], None],
) -> None:
    cases = rhythm.round(texts.CASES)
    earlier: dict[str, Entry] = {}
    for at in _moments(rhythm, QUESTIONS, QUESTIONS_LATELY):
        topic, title, tried, first, second, where = next(cases)
        seen_before = earlier.get(title)
        heading = f"{title} ({rhythm.pick(texts.SITES)})" if seen_before else title
        asker = rhythm.pick(people)
        body = f"**What I tried:** {tried}" if tried else ""
        question = ask(
            community,
            by=asker,
            title=heading,
            body=body,
            topics=[topics[topic]],
            need=_need(rhythm),
            at=at,
        )
        if seen_before:
            link_entries(question, seen_before, kind=Link.Kind.RELATED, by=cast["jola"])
        earlier[title] = question
        _answers(cast, question, asker, (first, second, where), people, rhythm)
        tick()


def _answers(
    cast: Cast,
    question: Entry,
    asker: Person,
    case: tuple[str, str, str],
    people: list[Person],
    rhythm: Rhythm,
) -> None:
    first, second, where = case
    if rhythm.happens(0.2) and cast.now - question.created_at < dt.timedelta(days=20):
        return
    regulars = people[:REGULARS]
    helper = rhythm.pick(regulars if rhythm.happens(0.6) else people, but=[asker])
    solution = answer(
        question, by=helper, body=first, at=rhythm.after(question.created_at, hours=3)
    )
    if second and rhythm.happens(0.75):
        other = rhythm.pick(regulars if rhythm.happens(0.5) else people, but=[asker, helper])
        answer(question, by=other, body=second, at=rhythm.after(question.created_at, hours=20))
    if rhythm.happens(0.75):
        said_at = rhythm.after(solution.created_at, hours=22)
        comment_on(
            question, by=asker, body=rhythm.pick(texts.THANKS_COMMENTS), parent=solution, at=said_at
        )
    if rhythm.happens(0.78):
        accept_answer(solution, by=asker, at=rhythm.after(solution.created_at, hours=24))
    if rhythm.happens(0.4):
        other = rhythm.pick(people, but=[asker, helper])
        result = "worked" if rhythm.happens(0.75) else rhythm.pick(("partly", "failed"))
        _tried(other, solution, result, where, rhythm.after(solution.created_at, hours=400))
    if rhythm.happens(0.6):
        give_thanks(
            solution,
            by=rhythm.pick(people, but=[helper]),
            at=rhythm.after(solution.created_at, hours=30),
        )


def _tried(person: Person, solution: Reply, result: str, where: str, at: dt.datetime) -> None:
    unit = unit_of(person)
    report_outcome(
        solution,
        by=person,
        result=result,
        context=where,
        unit_name=unit.name if unit else "",
        at=at,
    )


def _talk(
    cast: Cast, community: Community, people: list[Person], rhythm: Rhythm, tick: Callable[[], None]
) -> None:
    """Neighbours on the list reply to each other, so that talk goes both ways."""
    notes = rhythm.round(texts.NOTES)
    for place, at in enumerate(_moments(rhythm, NOTES, NOTES_LATELY)):
        writer = people[place % len(people)]
        unit = unit_of(writer)
        body = next(notes).format(unit=unit.name if unit else DEPOTS[0])
        note = write_post(community, by=writer, body=body, at=at)
        others = rhythm.pick(people[:REGULARS] if rhythm.happens(0.4) else people, but=[writer])
        for by in dict.fromkeys(
            (people[(place + 1) % len(people)], people[(place - 1) % len(people)], others)
        ):
            reply_to_post(
                note, by=by, body=rhythm.pick(texts.NOTE_REPLIES), at=rhythm.after(at, hours=6)
            )
        tick()


def _moments(rhythm: Rhythm, count: int, lately: int) -> list[dt.datetime]:
    """Over two years, and more of them in the last quarter."""
    return [
        *rhythm.moments(since_days=720, until_days=LATELY, count=count),
        *rhythm.moments(since_days=LATELY, until_days=1.2, count=lately),
    ]


def _today(cast: Cast, community: Community, topics: dict[str, Topic]) -> None:
    """What you find when you walk in."""
    _photo_at_seven_forty(cast, community, topics)
    _forty_minutes_ago(cast, community, topics)
    _for_ben(cast, community, topics)
    _in_talk_now(cast, community)


def _photo_at_seven_forty(cast: Cast, community: Community, topics: dict[str, Topic]) -> None:
    """Alone on a roof, a photo, an answer from another depot, and a third depot that tries it."""
    early = _at_seven_forty(cast.now)
    picture = picture_markdown(
        attach_picture(frosted_gauge(), by=cast["hamish"]),
        alt="A gauge with frost, needle near zero",
    )
    photo = ask(
        community,
        by=cast["hamish"],
        title="Suction gauge frosted and near zero, compressor still running. Stop it?",
        body=f"Roof unit at the fish hall, no one else here today.\n\n{picture}",
        topics=[topics["Cold rooms"], topics["Compressors"]],
        need=Question.Need.NOW,
        at=early,
    )
    helped = answer(
        photo, by=cast["greta"], body=texts.STOP_IT, at=early + dt.timedelta(minutes=11)
    )
    thanks = "Cold and warm, exactly. Dryer is in the van."
    comment_on(
        photo, by=cast["hamish"], body=thanks, parent=helped, at=early + dt.timedelta(minutes=19)
    )
    accept_answer(helped, by=cast["hamish"], at=early + dt.timedelta(minutes=95))
    _tried(
        cast["rui"], helped, "worked", "heat pump, same dryer", early + dt.timedelta(minutes=125)
    )


def _forty_minutes_ago(cast: Cast, community: Community, topics: dict[str, Topic]) -> None:
    """A fresh question that any visitor can answer."""
    ask(
        community,
        by=cast["sigrid"],
        title="Vacuum pump pulls to 3 mbar and no further. Where do I look first?",
        body="New oil, hoses are tight as far as I can tell. It did 0.2 last week.",
        topics=[topics["Pumps"]],
        need=Question.Need.NOW,
        at=cast.now - dt.timedelta(minutes=40),
    )


def _for_ben(cast: Cast, community: Community, topics: dict[str, Topic]) -> None:
    """An answer to his question, and what came of an answer of his."""
    mine = ask(
        community,
        by=cast["ben"],
        title="How warm may the oil of a screw compressor get in summer?",
        topics=[topics["Compressors"]],
        need=Question.Need.THIS_WEEK,
        at=cast.now - dt.timedelta(hours=26),
    )
    oil = "95 °C for the mineral one, 110 for ours. Over that it ages by half every ten degrees."
    answer(mine, by=cast["tomasz"], body=oil, at=cast.now - dt.timedelta(hours=5))
    milk = ask(
        community,
        by=cast["greta"],
        title="Milk cooler compressor cycles every minute",
        body="Tank half full, ambient 24.",
        topics=[topics["Compressors"]],
        at=cast.now - dt.timedelta(days=3),
    )
    switch = "Low pressure switch differential. Ours was set to 0.3 bar, it wants 1.0."
    solution = answer(
        milk, by=cast["ben"], body=switch, at=cast.now - dt.timedelta(days=2, hours=20)
    )
    _tried(
        cast["greta"],
        solution,
        "worked",
        "in a damp room, 400 l tank",
        cast.now - dt.timedelta(hours=4),
    )


def _in_talk_now(cast: Cast, community: Community) -> None:
    """A remark that became a question, an announcement, and this morning."""
    two_days_ago = cast.now - dt.timedelta(days=2)
    note = write_post(
        community,
        by=cast["jola"],
        at=two_days_ago,
        body="Third cabinet this week with the same ticking relay. It is the humid ones.",
    )
    reply_to_post(
        note,
        by=cast["tomasz"],
        body="Here as well. Does anybody know why?",
        at=two_days_ago + dt.timedelta(minutes=30),
    )
    title = "Why do the relays in humid cabinets start to tick?"
    grow(
        note,
        to_kind="question",
        by=cast["ada"],
        title=title,
        at=cast.now - dt.timedelta(days=1, hours=6),
    )
    winter = "**Winter kit is in every depot from Monday.** Take two dryers and the long torch."
    pin(
        write_post(community, by=cast["ada"], at=cast.now - dt.timedelta(days=6), body=winter),
        by=cast["ada"],
    )
    morning = "Good morning from Porto, 14 degrees and fog. What does it look like where you are?"
    write_post(community, by=cast["rui"], at=cast.now - dt.timedelta(hours=1), body=morning)


def _at_seven_forty(now: dt.datetime) -> dt.datetime:
    """Today at 07:40, or yesterday while today's has not come far enough."""
    early = now.replace(hour=7, minute=40, second=0, microsecond=0)
    return early if now - early > dt.timedelta(hours=3) else early - dt.timedelta(days=1)


def _need(rhythm: Rhythm) -> str:
    return rhythm.pick(
        (Question.Need.NOW, Question.Need.THIS_WEEK, Question.Need.NO_HURRY, Question.Need.NO_HURRY)
    )
