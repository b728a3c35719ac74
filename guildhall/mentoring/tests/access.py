"""Who gets what at the addresses of Mentoring (tests/access_rooms.py).

The pair of the table is Cleo and Dana, and so is the proposal: stewards and owners find neither.
"""

import datetime as dt

from django.utils import timezone

from guildhall.commons.models import Entry
from guildhall.communities.actions import open_room
from guildhall.communities.models import Community
from guildhall.mentoring.models import Goal, Note, Pair, Proposal, Sitting
from guildhall.people.models import Person
from tests.access_rules import members, only_mine, reading, signed_in

HERE = "/c/pumps/mentoring/"
PAIR = "/mentoring/{mentoring_pair}/"
A_MONTH = dt.timedelta(days=30)

ROWS = {
    "mentoring": ("GET", HERE, reading),
    "mentoring_wish": ("GET", f"{HERE}wish/", members),
    "mentoring_offer": ("GET", f"{HERE}offer/", members),
    "take_back_wish": ("POST", f"{HERE}wish/take-back/", members),
    "take_back_mentor_offer": ("POST", f"{HERE}offer/take-back/", members),
    "say_yes_to_mentoring": ("POST", f"{HERE}proposals/{{mentoring_proposal}}/yes/", only_mine),
    "say_no_to_mentoring": ("POST", f"{HERE}proposals/{{mentoring_proposal}}/not-now/", only_mine),
    "your_mentoring": ("GET", "/mentoring/", signed_in),
    "mentoring_pair": ("GET", PAIR, only_mine),
    "add_mentoring_goal": ("POST", f"{PAIR}goals/", only_mine),
    "reach_mentoring_goal": ("POST", f"{PAIR}goals/{{mentoring_goal}}/", only_mine),
    "set_mentoring_meeting": ("POST", f"{PAIR}meetings/", only_mine),
    "drop_mentoring_meeting": ("POST", f"{PAIR}meetings/{{mentoring_sitting}}/drop/", only_mine),
    "mentoring_file": ("GET", f"{PAIR}meetings/{{mentoring_sitting}}/calendar/", only_mine),
    "add_mentoring_note": ("POST", f"{PAIR}notes/", only_mine),
    "remove_mentoring_note": ("POST", f"{PAIR}notes/{{mentoring_note}}/remove/", only_mine),
    "change_mentoring_until": ("POST", f"{PAIR}until/", only_mine),
    "end_mentoring": ("POST", f"{PAIR}end/", only_mine),
    "tell_mentoring_learned": ("POST", f"{PAIR}learned/", only_mine),
    "let_mentoring_grow": ("POST", f"{PAIR}grow/", only_mine),
}


def written_in(community: Community, *, by: Person, steward: Person) -> dict[str, Entry]:
    """Nothing that is an entry: a pair of two others, with something of everything."""
    open_room(community, room="mentoring", by=steward)
    community.refresh_from_db()
    cleo = Person.objects.get(username_key="cleo")
    day = timezone.now() + A_MONTH
    Proposal.objects.create(community=community, mentee=cleo, mentor=by, fades_at=day)
    pair = Pair.objects.create(
        community=community, mentee=cleo, mentor=by, about="Seals", until_on=day.date()
    )
    Goal.objects.create(pair=pair, text="Change one alone")
    Sitting.objects.create(pair=pair, starts_at=day)
    Note.objects.create(pair=pair, author=cleo, body="Between us")
    return {}


def ids_of(_written: dict[str, Entry]) -> dict[str, int]:
    return {
        "mentoring_pair": Pair.objects.get().pk,
        "mentoring_proposal": Proposal.objects.get().pk,
        "mentoring_goal": Goal.objects.get().pk,
        "mentoring_sitting": Sitting.objects.get().pk,
        "mentoring_note": Note.objects.get().pk,
    }
