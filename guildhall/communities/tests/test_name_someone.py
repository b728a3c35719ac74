"""A member is named in a form: names that several people have are told apart."""

import pytest
from django import forms

from guildhall.communities.actions import join
from guildhall.communities.forms.member import MemberField, Offered, members_here, names_of
from guildhall.people.actions import add_unit, arrive, set_unit


@pytest.fixture
def other_ben(world):
    person = arrive("Ben")
    set_unit(person, add_unit("Field service", by=world.ada))
    join(world.community, person=person)
    return person


def test_a_shared_name_is_offered_as_a_username_with_the_unit(world, other_ben):
    offered = names_of(members_here(world.community))

    assert Offered("Ada") in offered
    assert Offered(f"@{other_ben.username}", "Ben · Field service") in offered
    assert Offered(f"@{world.ben.username}", "Ben") in offered


def test_an_ambiguous_name_is_refused_with_who_there_is(world, other_ben):
    field = MemberField()
    field.people = members_here(world.community)

    with pytest.raises(forms.ValidationError, match=f"@{other_ben.username} .Field service."):
        field.clean("Ben")

    assert field.clean(f"@{other_ben.username}") == other_ben
    assert field.prepare_value(other_ben) == f"@{other_ben.username}"
    assert field.prepare_value(world.ada) == "Ada"
