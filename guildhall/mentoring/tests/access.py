"""Who gets what at the addresses of Mentoring (tests/access_rooms.py).

The pair of the table is Cleo and Dana, and so is the proposal: stewards and owners find neither.
"""

from guildhall.commons.models import Entry
from guildhall.communities.actions import open_room
from guildhall.communities.models import Community
from guildhall.people.models import Person
from tests.access_rules import members, only_mine, reading, signed_in

HERE = "/c/pumps/mentoring/"
PAIR = "/mentoring/1/"

ROWS = {
    "mentoring": ("GET", HERE, reading),
    "mentoring_wish": ("GET", f"{HERE}wish/", members),
    "mentoring_offer": ("GET", f"{HERE}offer/", members),
    "take_back_wish": ("POST", f"{HERE}wish/take-back/", members),
    "take_back_mentor_offer": ("POST", f"{HERE}offer/take-back/", members),
    "say_yes_to_mentoring": ("POST", f"{HERE}proposals/1/yes/", only_mine),
    "say_no_to_mentoring": ("POST", f"{HERE}proposals/1/not-now/", only_mine),
    "your_mentoring": ("GET", "/mentoring/", signed_in),
    "mentoring_pair": ("GET", PAIR, only_mine),
    "add_mentoring_goal": ("POST", f"{PAIR}goals/", only_mine),
    "reach_mentoring_goal": ("POST", f"{PAIR}goals/1/", only_mine),
    "set_mentoring_meeting": ("POST", f"{PAIR}meetings/", only_mine),
    "drop_mentoring_meeting": ("POST", f"{PAIR}meetings/1/drop/", only_mine),
    "mentoring_file": ("GET", f"{PAIR}meetings/1/calendar/", only_mine),
    "add_mentoring_note": ("POST", f"{PAIR}notes/", only_mine),
    "remove_mentoring_note": ("POST", f"{PAIR}notes/1/remove/", only_mine),
    "change_mentoring_until": ("POST", f"{PAIR}until/", only_mine),
    "end_mentoring": ("POST", f"{PAIR}end/", only_mine),
    "tell_mentoring_learned": ("POST", f"{PAIR}learned/", only_mine),
    "let_mentoring_grow": ("POST", f"{PAIR}grow/", only_mine),
}


def written_in(community: Community, *, by: Person, steward: Person) -> dict[str, Entry]:
    """Nothing that is an entry: a pair of two others, with something of everything."""
    from guildhall.mentoring.tests.worlds import pair_of

    open_room(community, room="mentoring", by=steward)
    community.refresh_from_db()
    cleo = Person.objects.get(username_key="cleo")
    pair_of(community, mentee=cleo, mentor=by)
    return {}
