"""Wishes and offers meet by skills lists, too; a community is read once, however many there are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guildhall.communities.actions import join
from guildhall.mentoring.actions import offer, propose_due, wish
from guildhall.mentoring.models import Proposal
from guildhall.mentoring.tests.worlds import GOAL
from guildhall.people.actions import arrive
from guildhall.skills.actions import load_skills
from guildhall.skills.lists import ListedSkill, ReadList

pytestmark = pytest.mark.database


@pytest.fixture
def skills_list():
    skills = [
        ListedSkill("1", "Joining metal"),
        ListedSkill("2", "Welding", others=("fusing",), broader=("1",)),
        ListedSkill("3", "TIG work", broader=("2",)),
    ]
    load_skills(ReadList(skills), name="Ours")


@pytest.mark.parametrize(
    ("wished", "offered", "fits"),
    [
        ("Fusing", "Boilers, welding", True),  # another word for it
        ("Welding", "TIG work", True),  # a part of it
        ("TIG work", "Welding", True),  # what it is part of
        ("TIG work", "Joining metal", False),  # two levels away
    ],
)
def test_a_wish_meets_an_offer_by_a_skills_list(world, room, skills_list, wished, offered, fits):
    wish(room, by=world.cleo, what=wished, goal=GOAL)
    offer(room, by=world.ben, what=offered)

    propose_due()

    assert Proposal.objects.exists() is fits


def test_the_same_is_proposed_before_a_part_of_it(world, room, edda, skills_list):
    wish(room, by=world.cleo, what="Welding", goal=GOAL)
    offer(room, by=world.ben, what="TIG work")
    offer(room, by=edda, what="Fusing")

    propose_due()

    assert Proposal.objects.get().mentor == edda


def queries_of_proposing() -> int:
    with CaptureQueriesContext(connection) as queries:
        propose_due()
    return len(queries)


def test_many_wishes_cost_as_many_reads_as_few(world, room, skills_list):
    offer(room, by=world.ben, what="Boilers")
    costs = []
    for number in (2, 40):
        for count in range(number):
            person = arrive(f"Learner {number} {count}")
            join(room, person=person)
            wish(room, by=person, what=f"Welding {count}", goal=GOAL)
        costs.append(queries_of_proposing())

    assert costs[0] == costs[1]
    assert not Proposal.objects.exists()
