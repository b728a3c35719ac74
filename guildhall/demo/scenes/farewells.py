"""Someone has left the technicians: a tip of theirs waits, and they left a few words."""

import datetime as dt

from guildhall.communities.actions import join, leave_community
from guildhall.communities.models import Community
from guildhall.demo.cast import DEPOTS, Cast, Role
from guildhall.farewells.actions import answer_farewell, ask_next_questions, give_words
from guildhall.farewells.models import Farewell
from guildhall.practices.actions import add_tip

LEFT = Role("vera", "Vera Novak", "Lifts and hoists, retired this month", DEPOTS[0])
SEEN = "The goods lift stops a hand's breadth too low, in the mornings only"
FIX = "Warm oil. Let it run empty twice before the first load, and check the tank heater's fuse."
WORDS = (
    "Half of our lifts were wired by the same two people. If a drawing doesn't fit, look for the "
    "pencil notes inside the door of the cabinet before you doubt yourself."
)


def fill(cast: Cast, community: Community) -> None:
    vera = cast.enter(LEFT)
    join(community, person=vera, at=cast.now - dt.timedelta(days=700))
    add_tip(community, by=vera, seen=SEEN, parts={"fix": FIX}, at=cast.ago(hours=24 * 200))
    leave_community(community, person=vera)
    ask_next_questions(at=cast.now + dt.timedelta(minutes=1))
    farewell = Farewell.objects.get(person=vera, community=community)
    words = answer_farewell(farewell, 1, by=vera, text=WORDS)
    if words:
        give_words(words, by=vera, may_be_tip=True)
