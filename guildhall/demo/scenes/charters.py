"""Charters of the demo: agreed after an objection changed it, a light one, and one in its round."""

import datetime as dt

from guildhall.charters.actions import (
    ObjectiveLine,
    agree_to_charter,
    answer_pledge,
    close_round,
    note_objective,
    object_to_charter,
    propose_charter,
    write_charter,
    write_pledge,
)
from guildhall.charters.models import CharterVersion
from guildhall.communities.models import Community
from guildhall.demo.cast import NEIGHBOURS, Cast

FOR_THE_TECHNICIANS = {
    "aim": "Getting machines running again at the first visit, and knowing who has seen it before.",
    "norms": (
        "Half an answer is welcome: say what you know and what you guess.\n"
        "A photo before you take it apart.\n"
        "No question is too small, and nobody is laughed at.\n"
        "Say afterwards whether it worked, and where."
    ),
    "meets": "fortnight",
    "meets_on": 3,
    "meets_at": dt.time(7, 30),
    "meets_minutes": 45,
    "meets_where": "In the depots and on the phone: https://call.example/technicians",
    "looked_after": "Ada and Jola, until next summer",
    "scope_in": "Whatever stops a machine, and what keeps it from stopping again.",
    "scope_out": "Shift plans, tariffs, and who was right.",
    "time_granted": "Two hours a month for everyone, granted by Dov.",
}
FOR_THE_STREET = {
    "aim": "Knowing whom to ring, from number 2 to number 40.",
    "norms": "Ask before it is urgent.\nLend as you would like to be lent to.\nQuiet after ten.",
    "meets": "month",
    "meets_on": 2,
    "meets_week": 1,
    "meets_at": dt.time(19, 0),
    "meets_minutes": 90,
    "meets_where": "The kitchen of number 14",
    "looked_after": "Inês, and whoever has time",
}


def fill_technicians(cast: Cast, community: Community) -> None:
    """Agreed a year and a half ago, after an objection by Sigrid; some objectives are reached."""
    start = cast.now - dt.timedelta(days=560)
    first = _ask(cast, community, {**FOR_THE_TECHNICIANS, "meets": "week"}, at=start, days=5)
    reason = (
        "Every week is too much for whoever drives two hundred kilometres a day. We would come "
        "twice and then not at all."
    )
    object_to_charter(first, by=cast["sigrid"], reason=reason, at=start + dt.timedelta(days=1))
    again = start + dt.timedelta(days=3)
    note = "Every other week instead of every week, as Sigrid asked."
    says = {
        **FOR_THE_TECHNICIANS,
        "note": note,
        "look_again_on": (cast.now + dt.timedelta(days=40)).date(),
    }
    second = _ask(cast, community, says, at=again, days=6)
    for place, key in enumerate(("sigrid", "jola", "rui", "greta", "tomasz")):
        agree_to_charter(second, by=cast[key], at=again + dt.timedelta(hours=3 + place * 9))
    close_round(second, at=again + dt.timedelta(days=8))
    reached, on_the_way, _open = second.objectives.all()
    seen = "Counted in March and again in September: from 61 to 74 of a hundred visits."
    note_objective(
        reached, by=cast["ada"], evidence=seen, is_met=True, at=cast.now - dt.timedelta(days=60)
    )
    note_objective(
        on_the_way,
        by=cast["jola"],
        evidence="Gdańsk and Graz have it. Leeds in spring.",
        is_met=False,
        at=cast.now - dt.timedelta(days=12),
    )
    _pledge(cast, community)


def _pledge(cast: Cast, community: Community) -> None:
    """One with what came of it, and the next one, ten days old."""
    before = write_pledge(
        community,
        by=cast["ada"],
        text="Why the same relay drops out every November, and in which cabinets.",
        at=cast.now - dt.timedelta(days=385),
    )
    came_of_it = (
        "It was damp, not the relay: nine cabinets had it, and since the heaters went in none "
        "dropped out."
    )
    answer_pledge(
        before, by=cast["jola"], came_of_it=came_of_it, at=cast.now - dt.timedelta(days=18)
    )
    write_pledge(
        community,
        by=cast["ada"],
        text="How much of a first visit we could have known before we drove out.",
        at=cast.now - dt.timedelta(days=10),
    )


def fill_street(cast: Cast, community: Community) -> None:
    """The light form: aim, norms, one evening a month."""
    start = cast.now - dt.timedelta(days=380)
    version = _ask(cast, community, FOR_THE_STREET, at=start, days=6, by="ines")
    for person in cast.groups[NEIGHBOURS][:4]:
        agree_to_charter(version, by=person, at=start + dt.timedelta(days=1))
    close_round(version, at=start + dt.timedelta(days=8))


def fill_data_practice(cast: Cast, community: Community) -> None:
    """Being asked about right now, with one objection that waits."""
    yesterday = cast.now - dt.timedelta(hours=26)
    says = {
        "aim": "Figures that two departments can both stand behind.",
        "norms": "Say where a figure comes from.\nAsk before you rebuild it.",
        "meets": "month",
        "meets_week": 2,
        "meets_on": 1,
        "meets_at": dt.time(13, 0),
        "meets_minutes": 50,
        "looked_after": "Noor",
    }
    version = _ask(cast, community, says, at=yesterday, days=5, by="noor")
    agree_to_charter(version, by=cast["dov"], at=cast.now - dt.timedelta(hours=20))
    reason = (
        "“Noor” alone: she answers nearly everything already. Two names, or we say who steps in "
        "when she is away."
    )
    object_to_charter(version, by=cast["felix"], reason=reason, at=cast.now - dt.timedelta(hours=6))


def _ask(
    cast: Cast,
    community: Community,
    says: dict[str, object],
    *,
    at: dt.datetime,
    days: int,
    by: str = "ada",
) -> CharterVersion:
    objectives = []
    if by == "ada":
        this_year = (cast.now + dt.timedelta(days=200)).date()
        objectives = [
            ObjectiveLine(
                "Three of four machines run again after the first visit",
                cast["ada"],
                cast.now.date(),
            ),
            ObjectiveLine("A kit for cold rooms in every van", cast["jola"], this_year),
            ObjectiveLine(
                "Every newcomer has somebody to ring in the first week", cast["greta"], this_year
            ),
        ]
    draft = write_charter(community, by=cast[by], objectives=objectives, at=at, **says)
    return propose_charter(draft, by=cast[by], until=(at + dt.timedelta(days=days)).date(), at=at)
