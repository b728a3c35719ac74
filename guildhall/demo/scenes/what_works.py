"""What the technicians know: tips and practices, tested more or less, and one from its photo on."""

import datetime as dt
from collections.abc import Callable

from guildhall.commons.actions import (
    attach_picture,
    begin_trial,
    grow,
    picture_markdown,
    report_outcome,
)
from guildhall.commons.models import Entry, Outcome
from guildhall.communities.actions import open_room
from guildhall.communities.models import Community, Topic
from guildhall.communities.rooms import rooms
from guildhall.demo.cast import Cast
from guildhall.demo.pictures import green_terminals
from guildhall.demo.scenes import what_works_texts as texts
from guildhall.demo.scenes.doubted import ask_where_it_fails
from guildhall.demo.scenes.rhythm import Rhythm
from guildhall.demo.scenes.worth import tell_worth
from guildhall.people.models import Person
from guildhall.people.queries import unit_of
from guildhall.practices.actions import (
    add_limit,
    add_tip,
    answer_not_for_us,
    branch_practice,
    carried_text,
    check_way,
    keep_counter_case,
    keep_tip,
    make_label,
    open_rollout,
    question_way,
    say_more,
    say_use,
    stand_behind,
    withdraw_way,
    write_practice,
)
from guildhall.practices.models import Way
from guildhall.practices.reading import typed_parts
from guildhall.questions.actions import accept_answer, answer
from guildhall.questions.models import Question
from guildhall.talk.actions import write_post

KEPT = 21
OF_UNIT = {
    "Leeds": "hamish",
    "Porto": "rui",
    "Gdańsk": "tomasz",
    "Bergen": "sigrid",
    "Graz": "greta",
}


def fill_technicians(
    cast: Cast,
    community: Community,
    people: list[Person],
    topics: dict[str, Topic],
    tick: Callable[[], None],
) -> None:
    for room in (name for name in ("practices", "stories") if name in rooms):
        open_room(community, room=room, by=cast["ada"])
    rhythm = Rhythm("what works", cast.now)
    tips = _kept(cast, community, people, rhythm, tick) + _added(
        cast, community, people, topics, rhythm, tick
    )
    _tried(tips, people, rhythm)
    _practices(cast, community, people, rhythm)
    _the_trail(cast, community, topics)
    _for_walking_in(cast, tips)


def _kept(
    cast: Cast, community: Community, people: list[Person], rhythm: Rhythm, tick: Callable[[], None]
) -> list[Entry]:
    """Tips of solved questions, kept by the one who asked."""
    solved = Question.objects.filter(
        entry__community=community,
        accepted_reply__isnull=False,
        entry__created_at__lt=cast.ago(hours=200),
    )
    tips: list[Entry] = []
    seen: set[str] = set()
    for question in solved.select_related("entry__author", "accepted_reply__author").order_by(
        "-entry__created_at"
    ):
        title = question.entry.title.split(" (")[0]
        if title in seen or len(tips) == KEPT or question.accepted_reply is None:
            continue
        seen.add(title)
        answered = question.accepted_reply
        parts = {"fix": carried_text(question.entry, answered)}
        at = rhythm.after(answered.created_at, hours=60)
        tips.append(
            keep_tip(
                question.entry,
                by=question.entry.author,
                seen=title,
                parts=parts,
                credit=answered,
                at=at,
            )
        )
        tick()
    return tips


def _added(
    cast: Cast,
    community: Community,
    people: list[Person],
    topics: dict[str, Topic],
    rhythm: Rhythm,
    tick: Callable[[], None],
) -> list[Entry]:
    """Tips that were written in a minute."""
    tips = []
    for (topic, label, seen, parts), at in zip(
        texts.TIPS, rhythm.moments(since_days=200, until_days=4, count=len(texts.TIPS)), strict=True
    ):
        about = make_label(community, by=cast["ada"], name=label) if label else None
        tips.append(
            add_tip(
                community,
                by=rhythm.pick(people),
                seen=seen,
                parts=parts,
                label=about,
                topics=[topics[topic]],
                at=at,
            )
        )
        tick()
    return tips


def _tried(tips: list[Entry], people: list[Person], rhythm: Rhythm) -> None:
    """Some were never tried, some once, some all over the place."""
    for place, tip in enumerate(tips):
        others = [person for person in people if person.pk != tip.author_id]
        reports = (0, 1, 1, 2, 3, 4)[place % 6]
        for number, person in enumerate(rhythm.chance.sample(others, reports)):
            result = (
                "worked" if number < 2 or rhythm.happens(0.6) else rhythm.pick(("partly", "failed"))
            )
            _report(
                tip, person, result, rhythm.pick(CONTEXTS), rhythm.after(tip.created_at, hours=300)
            )
        if place % 3 == 1 and not Way.objects.get(pk=tip.pk).is_checked:
            check_way(tip, by=rhythm.pick(others), at=rhythm.after(tip.created_at, hours=90))


CONTEXTS = (
    "",
    "dairy, 2016",
    "school kitchen",
    "cold store at the harbour",
    "two in the same street",
    "older model",
    "hotel roof",
    "at minus five",
)


def _practices(cast: Cast, community: Community, people: list[Person], rhythm: Rhythm) -> None:
    moments = rhythm.moments(since_days=300, until_days=20, count=len(texts.PRACTICES))
    for (rung, title, parts), at in zip(texts.PRACTICES, moments, strict=True):
        author = rhythm.pick(people[:8])
        practice = write_practice(community, by=author, title=title, parts=parts, at=at)
        others = {
            unit_of(person): person
            for person in people
            if person.pk != author.pk and unit_of(person) != unit_of(author)
        }
        wanted = {"new": 0, "tried": 1, "here": 1, "elsewhere": 3, "withdrawn": 1}[rung]
        for person in list(others.values())[:wanted]:
            _report(practice, person, "worked", rhythm.pick(CONTEXTS), rhythm.after(at, hours=500))
        if rung in ("here", "elsewhere") and not Way.objects.get(pk=practice.pk).is_checked:
            check_way(practice, by=next(iter(others.values())), at=rhythm.after(at, hours=100))
        for person in list(others.values())[: max(0, wanted - 1)]:
            unit, stage = unit_of(person), rhythm.pick(("trying", "everyday", "adapting"))
            say_use(practice, by=person, unit=unit, stage=stage, at=rhythm.after(at, hours=700))
        if rung == "withdrawn":
            withdraw_way(
                practice, by=author, reason=texts.WITHDRAWN_BECAUSE, at=cast.ago(hours=24 * 9)
            )


def _the_trail(cast: Cast, community: Community, topics: dict[str, Topic]) -> None:
    """A photo, a question, an answer, a tip, tries in four places, a limit, a practice, a story."""
    early = (cast.now - dt.timedelta(days=70)).replace(hour=7, minute=40, second=0, microsecond=0)
    tip = _kept_from_a_photo(cast, community, early)
    _tried_in_four_places(cast, tip, early)
    practice = write_practice(
        community,
        by=cast["ada"],
        title=texts.TRAIL_PRACTICE,
        topics=[topics["Controls"]],
        from_tips=[tip],
        at=early + dt.timedelta(days=45),
        parts=texts.trail_parts(electrics=cast["jola"].username, salt_air=cast["rui"].username),
    )
    _everywhere(cast, practice, early)
    ask_where_it_fails(cast, practice)
    tell_worth(practice, by=cast["tomasz"], sentence=texts.TRAIL_STORY, at=cast.ago(hours=24 * 6))


def _kept_from_a_photo(cast: Cast, community: Community, early: dt.datetime) -> Entry:
    """The tip, from the photo on a morning by way of a question and its answer."""
    picture = picture_markdown(
        attach_picture(green_terminals(), by=cast["hamish"]),
        alt="A terminal strip, green at the edges",
    )
    photo = write_post(community, by=cast["hamish"], body=f"{texts.PHOTO}\n\n{picture}", at=early)
    question = grow(
        photo,
        to_kind="question",
        by=cast["jola"],
        title=texts.TRAIL_QUESTION,
        at=early + dt.timedelta(minutes=25),
    )
    solution = answer(
        question, by=cast["jola"], body=texts.TRAIL_ANSWER, at=early + dt.timedelta(hours=2)
    )
    accept_answer(solution, by=cast["hamish"], at=early + dt.timedelta(days=3))
    carried = carried_text(question, solution)
    return keep_tip(
        question,
        by=cast["hamish"],
        seen=texts.TRAIL_SEEN,
        parts={"fix": carried},
        credit=solution,
        at=early + dt.timedelta(days=4),
    )


def _tried_in_four_places(cast: Cast, tip: Entry, early: dt.datetime) -> None:
    """Where it failed, a limit is added; the people there say why it works elsewhere."""
    for number, (unit, context) in enumerate(texts.TRAIL_WORKED):
        _report(
            tip, cast[OF_UNIT[unit]], "worked", context, early + dt.timedelta(days=20 + 9 * number)
        )
    where, context = texts.TRAIL_FAILED
    failed = _report(tip, cast[OF_UNIT[where]], "failed", context, early + dt.timedelta(days=42))
    add_limit(tip, by=cast["jola"], outcome=failed, text=texts.TRAIL_LIMIT)
    keep_counter_case(tip, by=cast["jola"], outcome=failed)
    say_more(tip, by=cast["rui"], part="why", text=texts.TRAIL_WHY)


def _everywhere(cast: Cast, practice: Entry, early: dt.datetime) -> None:
    """Checked, used, rolled out, and done in a way of their own in Bergen."""
    check_way(practice, by=cast["greta"], at=early + dt.timedelta(days=47))
    for number, unit in enumerate(("Porto", "Gdańsk", "Bergen")):
        _report(practice, cast[OF_UNIT[unit]], "worked", "", early + dt.timedelta(days=50 + number))
    asks = [(cast.units[unit], cast[key]) for unit, key in OF_UNIT.items()]
    rollout = open_rollout(
        practice,
        by=cast["ada"],
        asks=asks,
        note="Before the first cold nights, please.",
        at=early + dt.timedelta(days=52),
    )
    for number, (unit, stage, line) in enumerate(texts.USES):
        say_use(
            practice,
            by=cast[OF_UNIT[unit]],
            unit=cast.units[unit],
            stage=stage,
            line=line,
            at=early + dt.timedelta(days=53 + number),
        )
    unit, reason = texts.NOT_FOR_US
    answer_not_for_us(rollout.asks.get(unit_name=unit), by=cast[OF_UNIT[unit]], reason=reason)
    stand_behind(practice, by=cast["ada"], at=early + dt.timedelta(days=60))
    parts = typed_parts(Way.objects.get(pk=practice.pk))
    parts["doing"] = (
        "The same heater, and a drip edge over the door: here the rain comes from the side."
    )
    branch_practice(
        practice,
        by=cast["sigrid"],
        title=texts.TRAIL_BRANCH,
        place="Bergen",
        parts=parts,
        at=cast.ago(hours=24 * 4),
    )


def _for_walking_in(cast: Cast, tips: list[Entry]) -> None:
    """Something that Ben wanted to try, a question before a check, and a day that has come."""
    others = [tip for tip in tips if cast["ben"].pk != tip.author_id]
    untried = next(tip for tip in others if not tip.outcomes.filter(person=cast["ben"]).exists())
    begin_trial(untried, by=cast["ben"], at=cast.ago(hours=24 * 15))
    unchecked = next(
        tip
        for tip in others
        if tip.way.check_state == "unchecked" and cast["ada"].pk != tip.author_id
    )
    question_way(
        unchecked,
        by=cast["ada"],
        body="Which model was that? The new ones have another terminal there.",
    )
    Way.objects.filter(pk=others[3].pk).update(look_again_on=cast.now.date())


def _report(way: Entry, person: Person, result: str, context: str, at: dt.datetime) -> Outcome:
    unit = unit_of(person)
    return report_outcome(
        way, by=person, result=result, context=context, unit_name=unit.name if unit else "", at=at
    )
