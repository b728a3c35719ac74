"""A wish meets an offer: both are asked, both say yes, and nobody learns anything else."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.communities.actions import (
    add_synonym,
    add_topic,
    join,
    leave_community,
    pause_member,
    start_community,
)
from guildhall.communities.actions import open_room as open_room_of
from guildhall.mentoring.actions import (
    forget_faded,
    offer,
    propose_due,
    say_no,
    say_yes,
    take_back_offer,
    take_back_wish,
    wish,
)
from guildhall.mentoring.models import Goal, MentorOffer, Pair, Proposal, Wish
from guildhall.mentoring.tests.worlds import GOAL, WHAT, pair_of, propose
from guildhall.notifications.models import Notice
from guildhall.people.actions import arrive, block

pytestmark = pytest.mark.database

HERE = "/c/pumps/mentoring/"
DAY = dt.timedelta(days=1)


def told(person) -> list[str]:
    notices = Notice.objects.filter(person=person, rule__startswith="mentoring.").order_by("pk")
    return list(notices.values_list("rule", flat=True))


def between(*people) -> list[tuple[str, str]]:
    return list(Proposal.objects.order_by("pk").values_list("mentee__name", "mentor__name"))


def test_both_are_asked_and_read_what_the_other_is_about(world, proposal, as_person, deliver):
    deliver()

    cleos = as_person(world.cleo).get(HERE).content.decode()
    bens = as_person(world.ben).get(HERE).content.decode()
    notices = as_person(world.ben).get("/me/notices/").content.decode()
    assert "Ben could accompany you" in cleos
    assert "Pumps, seals" in cleos
    assert "Would you accompany Cleo?" in bens
    assert GOAL in bens
    assert "Cleo would like to learn Seals. Would you accompany them for a while?" in notices
    assert told(world.ada) == []


def test_once_both_say_yes_they_are_a_pair_with_the_goal(world, proposal, as_person):
    for _twice in range(2):
        as_person(world.cleo).post(f"{HERE}proposals/{proposal.pk}/yes/")
    alone = as_person(world.cleo).get(HERE).content.decode()
    as_person(world.ben).post(f"{HERE}proposals/{proposal.pk}/yes/")

    pair = Pair.objects.get()
    assert "You said yes." in alone
    assert (pair.mentee, pair.mentor, pair.about) == (world.cleo, world.ben, WHAT)
    assert list(Goal.objects.values_list("text", flat=True)) == [GOAL]
    assert not Wish.objects.exists()
    assert told(world.ben) == told(world.cleo) == ["mentoring.proposed", "mentoring.paired"]


def test_who_says_no_is_asked_no_more_and_the_other_sees_no_difference(world, proposal, as_person):
    before = _without_tokens(as_person(world.cleo).get(HERE).content.decode())
    as_person(world.ben).post(f"{HERE}proposals/{proposal.pk}/not-now/")

    after = _without_tokens(as_person(world.cleo).get(HERE).content.decode())
    assert after == before
    assert "Would you accompany" not in as_person(world.ben).get(HERE).content.decode()
    assert say_yes(proposal, by=world.cleo) is None
    assert told(world.cleo) == ["mentoring.proposed"]


def _without_tokens(page: str) -> list[str]:
    chance = ("token", "CSRF", "data-until")
    return [line for line in page.splitlines() if not any(word in line for word in chance)]


@pytest.mark.parametrize("goes", [take_back_offer, take_back_wish])
def test_what_is_taken_back_shows_nothing_to_the_other_and_makes_no_pair(
    world, room, proposal, as_person, goes
):
    by, other = (world.ben, world.cleo) if goes is take_back_offer else (world.cleo, world.ben)
    before = _without_tokens(as_person(other).get(HERE).content.decode())
    goes(room, by=by)

    assert _without_tokens(as_person(other).get(HERE).content.decode()) == before
    for person in (world.cleo, world.ben):
        say_yes(proposal, by=person)
    assert not Pair.objects.exists()


@pytest.mark.parametrize("is_swapped", [False, True])
def test_nobody_is_proposed_whom_one_of_them_blocks(world, room, is_swapped):
    one, other = (world.cleo, world.ben) if is_swapped else (world.ben, world.cleo)
    block(other, by=one)
    wish(room, by=world.cleo, what=WHAT, goal=GOAL)
    offer(room, by=world.ben, what=WHAT)

    propose_due()

    assert between() == []


def test_who_blocks_after_yes_is_no_pair(world, proposal):
    say_yes(proposal, by=world.ben)
    block(world.cleo, by=world.ben)

    assert say_yes(proposal, by=world.cleo) is None


def test_a_mentor_has_no_more_than_they_chose(world, room, edda):
    pair_of(room, mentee=world.cleo, mentor=world.ben)
    wish(room, by=edda, what=WHAT, goal=GOAL)
    soon = timezone.now() + 8 * DAY
    propose_due(at=soon)
    full = between()
    offer(room, by=world.ben, what=WHAT, places=2)

    propose_due(at=soon)

    assert full == [("Cleo", "Ben")]
    assert between() == [("Cleo", "Ben"), ("Edda", "Ben")]


def test_the_last_place_is_given_once_also_where_two_said_yes(world, room, edda):
    first = propose(room, mentee=world.cleo, mentor=world.ben)
    second = Proposal.objects.create(
        community=room, mentee=edda, mentor=world.ben, what=WHAT, fades_at=first.fades_at
    )
    wish(room, by=edda, what=WHAT, goal=GOAL)
    for proposal, mentee in ((first, world.cleo), (second, edda)):
        say_yes(proposal, by=world.ben)
        say_yes(proposal, by=mentee)

    assert list(Pair.objects.values_list("mentee__name", flat=True)) == ["Cleo"]


def test_it_fades_without_a_word_and_what_was_answered_is_forgotten(world, proposal, as_person):
    say_no(proposal, by=world.ben)
    later = timezone.now() + 15 * DAY

    assert not Proposal.objects.visible_to(world.cleo, at=later).exists()
    forget_faded(at=later)
    kept = Proposal.objects.values("what", "goal", "offered", "mentee_answer", "mentor_answer")
    assert set(kept.get().values()) == {""}
    forget_faded(at=timezone.now() + 366 * DAY)
    assert not Proposal.objects.exists()


def test_the_same_two_are_not_proposed_again_within_a_year_others_are(world, room, proposal, edda):
    say_no(proposal, by=world.ben)
    offer(room, by=edda, what=WHAT)
    for days in (1, 15, 40):
        propose_due(at=timezone.now() + days * DAY)

    assert between() == [("Cleo", "Ben"), ("Cleo", "Edda")]


def test_there_is_one_proposal_a_week_across_communities(world, proposal):
    other = start_community("Boilers", by=world.ada, purpose="Keep them hot")
    open_room_of(other, room="mentoring", by=world.ada)
    join(other, person=world.cleo)
    offer(other, by=world.ada, what=WHAT)
    wish(other, by=world.cleo, what=WHAT, goal=GOAL)

    propose_due()
    propose_due(at=timezone.now() + 8 * DAY)  # the first has not faded

    assert between() == [("Cleo", "Ben")]


@pytest.mark.parametrize(
    ("wished", "offered", "fits"),
    [
        ("Seals", "seals", True),
        ("Changing a seal", "Pumps, seals and valves", True),
        ("Gleitringdichtungen", "Seals", True),  # another word for the topic
        ("Boilers", "Seals", False),
        ("Talking to customers", "Talking shop", True),  # half of what tells
        ("the of and", "the of and", True),
    ],
)
def test_a_wish_meets_an_offer_by_its_words_and_by_other_words(world, room, wished, offered, fits):
    seals = add_topic(room, name="Seals", by=world.ada)
    add_synonym(seals, name="Gleitringdichtungen", by=world.ada)
    wish(room, by=world.cleo, what=wished, goal=GOAL)
    offer(room, by=world.ben, what=offered)

    propose_due()

    assert bool(between()) is fits


def test_the_closest_offer_is_proposed(world, room, edda):
    wish(room, by=world.cleo, what="Welding pipes", goal=GOAL)
    offer(room, by=world.ben, what="Pipes")
    offer(room, by=edda, what="Welding of pipes")

    propose_due()

    assert between() == [("Cleo", "Edda")]


@pytest.mark.parametrize("why", ["left", "paused", "shut"])
def test_nobody_is_proposed_who_may_not_take_part(world, room, why):
    wish(room, by=world.cleo, what=WHAT, goal=GOAL)
    offer(room, by=world.ben, what=WHAT)
    if why == "left":
        leave_community(room, person=world.ben)
    elif why == "paused":
        pause_member(room, person=world.ben, until=timezone.now() + DAY)
    else:
        room.open_rooms.remove("mentoring")
        room.save()

    propose_due()

    assert between() == []


def test_a_wish_and_an_offer_are_one_each_and_their_persons_alone(world, room, as_person):
    cleo, ben = as_person(world.cleo), as_person(world.ben)
    for what in ("Valves", "  Boilers \n and more"):
        cleo.post(f"{HERE}wish/", {"what": what, "goal": GOAL})
        ben.post(f"{HERE}offer/", {"what": what, "places": "2"})

    assert list(Wish.objects.values_list("what", flat=True)) == ["Boilers and more"]
    assert list(MentorOffer.objects.values_list("what", "places")) == [("Boilers and more", 2)]
    assert "Boilers and more" in cleo.get(HERE).content.decode()
    assert "Boilers and more" not in as_person(world.ada).get(HERE).content.decode()
    assert ben.post(f"{HERE}offer/", {"what": "", "places": "9"}).status_code == 422
    cleo.post(f"{HERE}wish/take-back/")
    ben.post(f"{HERE}offer/take-back/")
    assert not Wish.objects.exists()
    assert not MentorOffer.objects.exists()


def test_alone_everyone_or_two_who_wish_the_same_nothing_happens(world, room, edda):
    for person in (world.cleo, edda):
        wish(room, by=person, what=WHAT, goal=GOAL)
    propose_due()
    offer(room, by=world.cleo, what=WHAT)
    propose_due(at=timezone.now() + DAY)

    assert between() == [("Edda", "Cleo")]  # never oneself


@pytest.mark.parametrize("number", [1, 3])
def test_the_room_costs_the_same_however_many_there_are(
    world, room, as_person, django_assert_num_queries, number
):
    for count in range(number):
        mentee = arrive(f"Mentee {count}")
        join(room, person=mentee)
        offer(room, by=world.ben, what=WHAT, places=3)
        Proposal.objects.create(
            community=room,
            mentee=mentee,
            mentor=world.ben,
            what=WHAT,
            fades_at=timezone.now() + DAY,
        )
    client = as_person(world.ben)
    client.get(HERE)

    with django_assert_num_queries(8):
        client.get(HERE)


def test_where_another_answered_the_wish_who_agrees_last_reads_a_plain_sentence(
    world, room, edda, as_person
):
    first = propose(room, mentee=world.cleo, mentor=world.ben)
    second = Proposal.objects.create(
        community=room, mentee=world.cleo, mentor=edda, what=WHAT, fades_at=first.fades_at
    )
    offer(room, by=edda, what=WHAT)
    for proposal in (first, second):
        say_yes(proposal, by=world.cleo)
    as_person(world.ben).post(f"{HERE}proposals/{first.pk}/yes/")
    answer = as_person(edda).post(f"{HERE}proposals/{second.pk}/yes/", follow=True)

    late = answer.content.decode()
    assert [pair.mentor.name for pair in Pair.objects.all()] == ["Ben"]
    assert "Nothing comes of it this time, and it isn" in late
    assert "Ben" not in late.split("<main")[1]
    assert not Proposal.objects.visible_to(edda).exists()


def test_who_agrees_first_reads_the_same_where_the_wish_is_gone(world, room, proposal, as_person):
    take_back_wish(room, by=world.cleo)
    page = as_person(world.ben).post(f"{HERE}proposals/{proposal.pk}/yes/", follow=True)

    assert "Once you both have said yes" in page.content.decode()
    assert Proposal.objects.visible_to(world.ben).exists()
