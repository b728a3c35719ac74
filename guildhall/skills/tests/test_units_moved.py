"""A unit is moved in the tree: who brings what is found as before, and stays with their people."""

import pytest

from guildhall.people.actions import add_offer, add_unit, set_unit
from guildhall.people.models import Offer, Unit
from guildhall.people.queries import unit_of, units_as_tree, units_within
from guildhall.skills.queries.finding import sought, who_brings

pytestmark = pytest.mark.database


def test_it_takes_its_people_along_and_they_are_found_as_before(world):
    service, north = (add_unit(name, by=None) for name in ("Service", "North"))
    graz = add_unit("Graz", by=None, parent=service)
    set_unit(world.ben, graz)
    add_offer(world.ben, kind=Offer.Kind.ASK_ME, text="Welding")

    def found() -> list[str]:
        hits = who_brings(sought("weld", reader=world.ada), world.ada).hits
        return [hit.offer.person.name for hit in hits]

    before = found()
    Unit.objects.filter(pk=graz.pk).update(parent=north)

    assert before == found() == ["Ben"]
    assert unit_of(world.ben) == graz
    assert (graz.pk in units_within(north.pk), graz.pk in units_within(service.pk)) == (True, False)


def test_a_unit_that_was_moved_below_itself_ends_no_page_in_a_circle(world):
    service = add_unit("Service", by=None)
    graz = add_unit("Graz", by=None, parent=service)
    Unit.objects.filter(pk=service.pk).update(parent=graz)

    assert units_as_tree() == []
    assert sorted(set(units_within(service.pk))) == sorted([service.pk, graz.pk])
