"""The picture of what a community brings reveals no group of a few, whatever changes."""

import datetime as dt
import random
from itertools import combinations, pairwise

import pytest
from django.utils import timezone

from guildhall.communities.actions import add_topic, join, leave_community
from guildhall.health.actions.skills import renew_skills_picture
from guildhall.health.gate.skills import Renewal, Voices, renewed, voices_of
from guildhall.health.queries.skills import skills_picture
from guildhall.people.actions import add_offer, arrive, remove_offer
from guildhall.people.models import Offer
from guildhall.skills.models import PictureCell

FEWEST = 5
A_WEEK = dt.timedelta(days=7)


def test_gate_says_words_and_never_a_number():
    people = [f"p{number}" for number in range(12)]
    said = [voices_of(frozenset(people[:number])) for number in (0, 4, 5, 9, 10)]

    assert said == [Voices.FEW, Voices.FEW, Voices.SOME, Voices.SOME, Voices.MANY]


def test_gate_keeps_what_it_said_until_five_have_changed():
    five = frozenset("abcde")
    before = renewed([], five)

    assert renewed(before, five - {"a"}) == before
    assert renewed(before, five | {"f"}) == before
    assert renewed(before, frozenset())[-1] == Renewal(Voices.FEW, frozenset())


def test_gate_remembers_earlier_pictures():
    """There and back: the first and the third picture differ by one person, so it isn't drawn."""
    first = renewed([], frozenset("abcde"))
    second = renewed(first, frozenset("abcdefghij"))

    assert second[-1].voices == Voices.MANY
    assert renewed(second, frozenset("abcd")) == second


def _walk(seed: int) -> None:
    """One sequence of changes: some drift by one or two, some by many, some back and forth."""
    chance = random.Random(seed)
    everybody = [f"p{number}" for number in range(chance.randint(3, 30))]
    listed = {one for one in everybody if chance.random() < 0.4}
    shown: list[Renewal] = []
    for _week in range(40):
        shown = list(renewed(shown, frozenset(listed)))
        for one in chance.sample(everybody, min(chance.choice([0, 1, 1, 2, 6]), len(everybody))):
            listed ^= {one}
    for one in shown:
        assert (one.voices != Voices.FEW) == (len(one.marks) >= FEWEST)
    for earlier, later in combinations(shown, 2):
        if earlier.voices != later.voices:
            assert len(earlier.marks ^ later.marks) >= FEWEST
    for earlier, later in pairwise(shown):
        assert len(earlier.marks ^ later.marks) >= FEWEST


def test_no_sequence_of_changes_reveals_a_few():
    for seed in range(60):
        _walk(seed)


@pytest.mark.slow
def test_a_thousand_sequences_of_changes_reveal_no_few():
    for seed in range(1_000):
        _walk(seed)


@pytest.fixture
def crowd(world):
    people = [arrive(f"Member {number}") for number in range(9)]
    for person in people:
        join(world.community, person=person)
    add_topic(world.community, name="Seals", by=world.ada)
    return people


def said(world) -> list[tuple[str, str, str]]:
    picture = skills_picture(world.community)
    rows = picture.rows if picture else []
    return [(row.topic.name, str(row.can_help), str(row.would_learn)) for row in rows]


def later(world, weeks: int) -> None:
    renew_skills_picture(world.community, at=timezone.now() + weeks * A_WEEK)


@pytest.mark.database
def test_five_are_shown_and_one_who_leaves_changes_nothing(world, crowd):
    offers = [add_offer(one, kind=Offer.Kind.ASK_ME, text="Seals") for one in crowd[:5]]
    add_offer(crowd[5], kind=Offer.Kind.LEARN, text="Mechanical seals")
    later(world, 0)
    before = said(world)
    leave_community(world.community, person=crowd[0])
    remove_offer(offers[1], by=crowd[1])
    later(world, 1)

    assert before == said(world) == [("Seals", "some", "few")]


@pytest.mark.database
def test_a_second_look_in_one_week_changes_nothing(world, crowd):
    later(world, 0)
    for one in crowd:
        add_offer(one, kind=Offer.Kind.LEARN, text="Seals")
    later(world, 0)
    same_week = said(world)
    later(world, 1)

    assert same_week == [("Seals", "few", "few")]
    assert said(world) == [("Seals", "few", "some")]


@pytest.mark.database
def test_nobody_is_read_from_what_is_kept(world, crowd):
    for one in crowd:
        add_offer(one, kind=Offer.Kind.ASK_ME, text="Seals")
        add_offer(one, kind=Offer.Kind.LEARN, text="Seals")
    later(world, 0)
    help_marks, learn_marks = (
        set(cell.renewals[-1]["marks"]) for cell in PictureCell.objects.order_by("kind")
    )

    assert len(help_marks) == len(learn_marks) == 9
    assert not help_marks & learn_marks


@pytest.mark.database
def test_a_small_community_has_no_picture_and_the_page_says_what_to_do(world, as_person):
    add_topic(world.community, name="Seals", by=world.ada)
    later(world, 0)
    page = as_person(world.ben).get("/c/pumps/health/skills/").content.decode()

    assert "No picture yet" in page
    assert skills_picture(world.community) is None


@pytest.mark.database
def test_gaps_are_named_and_nobody_else_is(world, crowd, as_person):
    for one in crowd[:6]:
        add_offer(one, kind=Offer.Kind.LEARN, text="Seals")
    later(world, 0)
    page = as_person(world.ben).get("/c/pumps/health/skills/").content.decode()

    assert "Many want to learn it, few can help" in page
    assert "five or more" in page
    assert "Member 1" not in page
