"""Two introductions with their reasons, one that waits for an answer, rounds, and two openings."""

import datetime as dt

from guildhall.communities.actions import open_room
from guildhall.communities.models import Community, Topic
from guildhall.communities.rooms import rooms
from guildhall.demo.cast import Cast
from guildhall.introductions import actions
from guildhall.introductions.events import ROOM
from guildhall.introductions.models import Introduction, Opening

AN_HOUR, A_DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
MADE = (
    (
        "sigrid",
        ("ben", "greta"),
        "Ben keeps finding oil where it shouldn't be, and Greta had that in every dairy of Graz.",
    ),
    (
        "ada",
        ("hamish", "jola"),
        "Hamish would like to learn inverters, and Jola knows the odd ones.",
    ),
)
WAITING = (
    "greta",
    ("cleo", "rui"),
    "Cleo starts on heat pumps next week, and Rui has done nothing else since 2009.",
)


def fill(cast: Cast, community: Community, topics: dict[str, Topic]) -> None:
    if ROOM not in rooms:
        return
    open_room(community, room=ROOM, by=cast["ada"])
    actions.change_rounds(community, by=cast["ada"], every="month")
    for suggested_by, names, why in MADE:
        introduction = _suggest(cast, community, suggested_by, names, why)
        for name in names:
            actions.say_yes(introduction, by=cast[name], at=cast.now - AN_HOUR)
    _suggest(cast, community, *WAITING)
    actions.add_opening(
        community,
        by=cast["hamish"],
        title="Someone to look over my shoulder at my first inverter",
        body="Half a day in or near Leeds. I bring the cake.",
        what=Opening.What.SHADOWING,
        way=Opening.Way.SOUGHT,
        topics=[topics["Controls"]],
        at=cast.now - 3 * A_DAY,
    )
    actions.add_opening(
        community,
        by=cast["ada"],
        title="Leak detector, for a day or two",
        body="It's in my van. Charge it before you bring it back.",
        what=Opening.What.LEND,
        way=Opening.Way.OFFERED,
        until_on=(cast.now + 60 * A_DAY).date(),
        at=cast.now - 2 * A_DAY,
    )


def _suggest(
    cast: Cast, community: Community, by: str, names: tuple[str, str], why: str
) -> Introduction:
    one, other = (cast[name] for name in names)
    return actions.suggest_introduction(
        community, by=cast[by], one=one, other=other, why=why, at=cast.now - 2 * AN_HOUR
    )
