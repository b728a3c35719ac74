"""How much space files take, in a sentence."""

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from guildhall.commons.actions import space_used
from guildhall.communities.models import Community
from guildhall.communities.seats import Seat
from guildhall.people.models import House, Person

_NEAR = 0.8


def space_left(person: Person, community: Community | None = None) -> str:
    """A sentence where this person or this community has used most of its space; or nothing."""
    house, used = House.current(), space_used(person, community)
    own, shared = house.space_of_person, house.space_of_community
    if used.by_person > own * _NEAR:
        words = {"left": _size(own - used.by_person), "most": _size(own)}
        return _("You have %(left)s left of the %(most)s for your files.") % words
    if used.by_community > shared * _NEAR:
        words = {"left": _size(shared - used.by_community), "most": _size(shared)}
        return _("This community has %(left)s left of the %(most)s for its files.") % words
    return ""


def space_of_person(person: Person) -> str:
    used, most = space_used(person).by_person, House.current().space_of_person
    words = {"used": _size(used), "most": _size(most)}
    return _("Your files take %(used)s of the %(most)s that you have here.") % words


def space_of_community(seat: Seat) -> str:
    used = space_used(seat.someone, seat.community).by_community
    words = {"used": _size(used), "most": _size(House.current().space_of_community)}
    return _("The files here take %(used)s of the %(most)s that this community has.") % words


def _size(number: int) -> str:
    """A sum that has drifted may be below nothing until it is counted anew."""
    return filesizeformat(max(number, 0))
