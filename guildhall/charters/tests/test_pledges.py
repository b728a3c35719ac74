"""A pledge: one sentence, asked about a year later, answered, and both taken back."""

import datetime as dt

import pytest

from guildhall.charters.actions import (
    PledgeRefused,
    answer_pledge,
    ask_about_pledges,
    take_back_pledge,
    take_back_pledge_answer,
    write_pledge,
)
from guildhall.charters.models import Pledge
from guildhall.charters.queries import is_season
from guildhall.charters.tests.rounds import MONDAY, told
from guildhall.communities.actions import close_community, start_community
from guildhall.communities.models import Community
from guildhall.people.actions import leave

pytestmark = pytest.mark.database

SENTENCE = "Why the seals on the P-12 fail in winter"
A_YEAR_LATER = dt.datetime(2027, 3, 2, 9, tzinfo=dt.UTC)
PAGE = "/c/pumps/charter/pledge/"


def founded(world, at: dt.datetime) -> None:
    Community.objects.filter(pk=world.community.pk).update(created_at=at)
    world.community.refresh_from_db()


def opened(client, path: str = "/c/pumps/") -> str:
    return client.get(path).content.decode()


def test_write_pledge_shows_the_sentence_with_its_days(world, clock, as_person):
    ada = as_person(world.ada)

    ada.post(f"{PAGE}write/", {"text": f"  {SENTENCE} "})
    ada.post(f"{PAGE}write/", {"text": SENTENCE})

    pledge = Pledge.objects.get()
    page = opened(as_person(world.ben), PAGE)
    assert (pledge.text, pledge.asks_on, pledge.written_by) == (
        SENTENCE,
        dt.date(2027, 3, 2),
        world.ada,
    )
    assert SENTENCE in page
    assert "On 2 March 2027 we ask what came of it." in page
    assert "take-back" not in page


def test_of_two_stewards_the_second_is_told_that_there_is_one(world, clock):
    write_pledge(world.community, by=world.ada, text=SENTENCE)

    with pytest.raises(PledgeRefused):
        write_pledge(world.community, by=world.ben, text="Something else")

    assert Pledge.objects.get().text == SENTENCE


def test_only_stewards_write_answer_and_take_back(world, clock, as_person):
    pledge = write_pledge(world.community, by=world.ada, text=SENTENCE)
    clock.move_to(A_YEAR_LATER)
    ben = as_person(world.ben)

    codes = [
        ben.post(f"{PAGE}{act}", {"text": "x", "came_of_it": "x"}).status_code
        for act in (
            "write/",
            f"{pledge.pk}/answer/",
            f"{pledge.pk}/take-back/",
            f"{pledge.pk}/take-back-answer/",
        )
    ]

    assert codes == [403, 403, 403, 403]


def test_a_year_later_the_stewards_are_asked_once(world, clock, deliver):
    write_pledge(world.community, by=world.ada, text=SENTENCE)
    clock.move_to(A_YEAR_LATER - dt.timedelta(days=1, hours=10))
    ask_about_pledges()
    deliver()
    before = told(world.ada)

    clock.move_to(A_YEAR_LATER)
    ask_about_pledges()
    ask_about_pledges()
    deliver()

    assert "pledge.due" not in before
    assert "pledge.due" in told(world.ada)
    assert "pledge.due" not in told(world.ben)
    assert Pledge.objects.get().asked_at == A_YEAR_LATER


def test_leap_day_is_asked_about_on_the_last_of_february(world, clock):
    leap_day = dt.datetime(2028, 2, 29, 9, tzinfo=dt.UTC)

    pledge = write_pledge(world.community, by=world.ada, text=SENTENCE, at=leap_day)

    assert pledge.asks_on == dt.date(2029, 2, 28)


def test_answer_pledge_waits_for_its_year_and_is_kept_with_its_links(world, clock, as_person):
    pledge = write_pledge(world.community, by=world.ada, text=SENTENCE)
    came = "It was the glue: https://wiki.example/seals"
    answer_path = f"{PAGE}{pledge.pk}/answer/"
    too_early = as_person(world.ada).post(answer_path, {"came_of_it": came})
    clock.move_to(A_YEAR_LATER)
    ada = as_person(world.ada)
    asks = opened(ada, PAGE)

    ada.post(answer_path, {"came_of_it": came})
    ada.post(answer_path, {"came_of_it": came})

    page = opened(as_person(world.ben), PAGE)
    assert too_early.status_code == 403
    assert "What came of it?" in asks
    assert "Earlier pledges" in page
    assert 'href="https://wiki.example/seals"' in page


def test_an_empty_answer_keeps_the_page_with_the_form(world, clock, as_person):
    pledge = write_pledge(world.community, by=world.ada, text=SENTENCE)
    clock.move_to(A_YEAR_LATER)

    answered = as_person(world.ada).post(f"{PAGE}{pledge.pk}/answer/", {"came_of_it": " "})

    assert answered.status_code == 422
    assert not Pledge.objects.get().is_answered


def test_of_two_answers_the_first_stays(world, clock):
    pledge = write_pledge(world.community, by=world.ada, text=SENTENCE)
    answer_pledge(pledge, by=world.ada, came_of_it="The glue")

    with pytest.raises(PledgeRefused):
        answer_pledge(pledge, by=world.ben, came_of_it="The cold")

    assert Pledge.objects.get().came_of_it == "The glue"


def test_take_back_pledge_asks_nobody_and_lets_another_be_written(world, clock, deliver):
    pledge = write_pledge(world.community, by=world.ada, text=SENTENCE)

    take_back_pledge(pledge, by=world.ada)
    take_back_pledge(pledge, by=world.ada)
    clock.move_to(A_YEAR_LATER)
    ask_about_pledges()
    deliver()

    assert "pledge.due" not in told(world.ada)
    assert write_pledge(world.community, by=world.ada, text="Another").pk != pledge.pk
    with pytest.raises(PledgeRefused):
        answer_pledge(pledge, by=world.ada, came_of_it="Late")


def test_take_back_pledge_is_refused_once_it_is_answered(world, clock):
    pledge = write_pledge(world.community, by=world.ada, text=SENTENCE)
    answer_pledge(pledge, by=world.ada, came_of_it="The glue")

    with pytest.raises(PledgeRefused):
        take_back_pledge(pledge, by=world.ada)


def test_take_back_pledge_answer_until_the_next_one_is_written(world, clock):
    pledge = write_pledge(world.community, by=world.ada, text=SENTENCE)
    answer_pledge(pledge, by=world.ada, came_of_it="The glue")
    take_back_pledge_answer(pledge, by=world.ada)
    take_back_pledge_answer(pledge, by=world.ada)
    pledge.refresh_from_db()
    after = (pledge.came_of_it, pledge.answered_by, pledge.is_answered)
    answer_pledge(pledge, by=world.ada, came_of_it="The cold")
    write_pledge(world.community, by=world.ada, text="The next one")

    with pytest.raises(PledgeRefused):
        take_back_pledge_answer(pledge, by=world.ada)

    assert after == ("", None, False)


def test_a_young_community_sees_nothing_of_it(world, clock, as_person):
    founded(world, MONDAY - dt.timedelta(days=181))
    ada = as_person(world.ada)
    young = opened(ada) + opened(ada, "/c/pumps/charter/")

    clock.move_to(MONDAY + dt.timedelta(days=1))

    assert "pledge" not in young
    assert "Write our pledge" in opened(ada)
    assert "Write our pledge" in opened(ada, "/c/pumps/charter/")
    assert "Write our pledge" not in opened(as_person(world.ben))


def test_the_season_to_write_comes_once_a_year(world):
    founded(world, dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC))
    days = [
        dt.date(2026, 7, 1),
        dt.date(2026, 7, 2),
        dt.date(2026, 8, 26),
        dt.date(2026, 8, 27),
        dt.date(2027, 7, 2),
    ]

    assert [is_season(world.community, day) for day in days] == [False, True, True, False, True]


def test_the_overview_shows_it_fresh_then_rests_then_asks(world, clock, as_person):
    founded(world, MONDAY - dt.timedelta(days=400))
    pledge = write_pledge(world.community, by=world.ada, text=SENTENCE)
    seen = [SENTENCE in opened(as_person(world.ben))]
    for later in (29, 300, 340):
        clock.move_to(MONDAY + dt.timedelta(days=later))
        seen.append(SENTENCE in opened(as_person(world.ben)))
    clock.move_to(A_YEAR_LATER)
    ada, ben = as_person(world.ada), as_person(world.ben)
    asks = ["Write what came of it" in opened(one) for one in (ada, ben)]
    answer_pledge(pledge, by=world.ada, came_of_it="The glue")

    answered = opened(ben)

    assert seen == [True, False, False, True]
    assert asks == [True, False]
    assert "The glue" in answered


def test_a_closed_community_keeps_its_pledges_to_read(world, clock, as_person, deliver):
    pledge = write_pledge(world.community, by=world.ada, text=SENTENCE)
    close_community(world.community, by=world.ada, keeper=world.ada, note="")
    clock.move_to(A_YEAR_LATER)
    ask_about_pledges()
    deliver()
    ada = as_person(world.ada)

    refused = ada.post(f"{PAGE}{pledge.pk}/answer/", {"came_of_it": "Late"})

    assert refused.status_code == 403
    assert SENTENCE in opened(ada, PAGE)
    assert "pledge.due" not in told(world.ada)


def test_its_author_has_left_the_hall(world, clock, as_person, deliver):
    write_pledge(world.community, by=world.ben, text=SENTENCE)

    leave(world.ben, left_as="former_member")
    deliver()

    page = opened(as_person(world.cleo), PAGE)
    assert SENTENCE in page
    assert "Written down by Ben" not in page


def test_a_pledge_of_another_community_is_not_found(world, clock, as_person):
    other = start_community("Elsewhere", by=world.ada, purpose="Else")
    pledge = write_pledge(other, by=world.ada, text=SENTENCE)

    assert as_person(world.ada).post(f"{PAGE}{pledge.pk}/take-back/").status_code == 404


def test_what_was_typed_too_late_is_kept_in_its_box(world, clock, as_person):
    ada = as_person(world.ada)
    pledge = write_pledge(world.community, by=world.ada, text=SENTENCE)
    second = ada.post(f"{PAGE}write/", {"text": "Another sentence"})
    clock.move_to(A_YEAR_LATER)
    answer_pledge(pledge, by=world.ada, came_of_it="The glue")

    late = as_person(world.ada).post(f"{PAGE}{pledge.pk}/answer/", {"came_of_it": "The cold"})

    assert (second.status_code, late.status_code) == (422, 422)
    assert "Another sentence" in second.content.decode()
    assert "The cold" in late.content.decode()
    assert Pledge.objects.get().came_of_it == "The glue"
