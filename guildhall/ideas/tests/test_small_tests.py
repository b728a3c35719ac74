"""A small test of an idea: begun, helped with, logged, ended or stopped, and let go on."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import timezone

from guildhall.activity.models import Event
from guildhall.commons.actions import delete_entry, hide, merge_entry, post_reply
from guildhall.commons.models import Entry, Link, Reply
from guildhall.communities.actions import leave_community
from guildhall.ideas import actions
from guildhall.ideas.actions import SmallTestRefused
from guildhall.ideas.models import Figure, SmallTest, State, TestState
from guildhall.ideas.queries.small_tests import small_tests_of
from guildhall.ideas.small_test_exports import exports_of_small_tests
from guildhall.ideas.tests.worlds import plan

TESTS = "/c/pumps/ideas/tests/"


def events_of(verb: str) -> int:
    return Event.objects.filter(verb=verb).count()


def a_day(away: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=away)


def row_of(entry: Entry) -> SmallTest:
    return SmallTest.objects.select_related("entry").get(pk=entry.pk)


def test_begin_small_test_moves_the_idea_and_keeps_the_trail(world, idea):
    begun = [actions.begin_small_test(idea, by=world.cleo, plan=plan()) for _twice in range(2)]

    idea.refresh_from_db()
    assert begun[0] == begun[1]
    assert (idea.state, begun[0].state) == (State.TRIED, TestState.RUNNING)
    assert row_of(begun[0]).owner == world.cleo
    assert Link.objects.get(source=idea).target == begun[0]
    assert (events_of("small_test.begun"), events_of("idea.tried")) == (1, 1)


def test_a_log_in_which_nothing_is_yet_has_no_heading(world, small_test, as_person):
    before = as_person(world.ben).get(f"{TESTS}{small_test.pk}/", follow=True).content.decode()
    post_reply(small_test, by=world.ben, body="Day one: dry.")
    after = as_person(world.ben).get(f"{TESTS}{small_test.pk}/", follow=True).content.decode()

    assert ("Log and replies" in before, "Log and replies" in after) == (False, True)


def test_a_second_test_of_the_same_idea_leaves_its_state(world, idea, small_test):
    actions.begin_small_test(idea, by=world.cleo, plan=plan(doing="Seal five in York"))

    assert events_of("idea.tried") == 1


@pytest.mark.parametrize("away", [-1, 400])
def test_begin_small_test_refuses_a_day_that_is_past_or_far_away(world, idea, away):
    with pytest.raises(SmallTestRefused):
        actions.begin_small_test(idea, by=world.ben, plan=plan(until_on=a_day(away)))

    assert not SmallTest.objects.exists()


def test_a_removed_or_answered_idea_is_not_begun_with(world, idea, as_person):
    actions.set_idea_aside(idea, by=world.ada, reason="No plugs left")
    answered = as_person(world.ben).get(f"/c/pumps/ideas/{idea.pk}/small-test/")
    hide(idea, by=world.ada)

    hidden = as_person(world.cleo).get(f"/c/pumps/ideas/{idea.pk}/small-test/")

    assert (answered.status_code, hidden.status_code) == (403, 404)
    with pytest.raises(SmallTestRefused):
        actions.begin_small_test(idea, by=world.ben, plan=plan())


def test_a_test_goes_along_with_an_idea_that_is_merged(world, idea, small_test, ideas_room):
    other = actions.add_idea(ideas_room, by=world.cleo, title="Dry plugs")
    merge_entry(idea, into=other, by=world.ada)

    seat = type("Seat", (), {"community": ideas_room, "is_steward": True, "person": world.ada})()

    assert [test.pk for test in small_tests_of(seat, other)] == [small_test.pk]


def test_the_form_says_what_is_wrong_and_keeps_what_was_typed(world, idea, as_person):
    fields = {"doing": "Seal ten", "belief": "x" * 501, "until_on": a_day(-3).isoformat()}

    answer = as_person(world.ben).post(f"/c/pumps/ideas/{idea.pk}/small-test/", fields)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Seal ten" in page
    assert "still to come" in page


def test_add_to_log_keeps_words_and_figure_once(world, small_test):
    for _twice in range(2):
        actions.add_to_log(small_test, by=world.ben, text="Rain", value=Decimal("12.50"))

    figure = Figure.objects.get()
    assert (figure.value, figure.line.body.splitlines()[0]) == (Decimal("12.5"), "Rain")
    assert "**12.5 trips**" in figure.line.body
    assert events_of("small_test.logged") == 1


@pytest.mark.parametrize(
    "typed", ["NaN", "Infinity", "1e13", "-10000000000001", "twelve", "1,2,3", "1" * 30]
)
def test_what_is_no_figure_is_given_back(world, small_test, as_person, typed):
    answer = as_person(world.ben).post(f"{TESTS}{small_test.pk}/log/", {"value": typed})

    assert (answer.status_code, Figure.objects.count()) == (422, 0)


def test_figures_as_people_type_them_out_of_order_and_large(world, small_test, as_person):
    client = as_person(world.ben)
    days = (a_day(0), a_day(-5), a_day(-2))
    for day, typed in zip(days, ("12,5", "1000000000000", "-3"), strict=True):
        fields = {"value": typed, "on": day.isoformat()}
        assert client.post(f"{TESTS}{small_test.pk}/log/", fields).status_code == 302

    page = client.get(f"{TESTS}{small_test.pk}/").content.decode()

    values = list(Figure.objects.values_list("value", flat=True))
    assert values == [Decimal(10**12), Decimal(-3), Decimal("12.5")]
    assert page.count("<circle") == 3
    assert "1,000,000,000,000 trips" in page


def test_an_empty_line_and_a_day_to_come_are_given_back(world, small_test, as_person):
    client = as_person(world.ben)
    empty = client.post(f"{TESTS}{small_test.pk}/log/", {"body": " "})
    early = client.post(f"{TESTS}{small_test.pk}/log/", {"value": "1", "on": a_day(1).isoformat()})

    assert (empty.status_code, early.status_code, Reply.objects.count()) == (422, 422, 0)


def test_take_back_figure_leaves_the_words(world, small_test):
    actions.add_to_log(small_test, by=world.ben, text="Rain", value=Decimal(4))
    figure = Figure.objects.get()

    for _twice in range(2):
        actions.take_back_figure(figure, by=world.ben)

    assert (Figure.objects.count(), Reply.objects.count()) == (0, 1)
    assert events_of("figure.taken_back") == 1


def test_stop_small_test_says_what_it_saved_and_is_thanked(world, small_test, as_person):
    actions.help_with_test(small_test, by=world.cleo)
    fields = {
        "result": "failed",
        "learned": "Gel makes it worse.",
        "saved": "three weeks and 400 €",
    }

    as_person(world.ben).post(f"{TESTS}{small_test.pk}/stop/", fields)

    page = as_person(world.ada).get(f"{TESTS}{small_test.pk}/").content.decode()
    small_test.refresh_from_db()
    assert small_test.state == TestState.STOPPED
    assert "It saved three weeks and 400 €." in page
    assert "Gel makes it worse." in page
    assert "Thank them" in page
    authors = small_test.authorships.values_list("person__name", flat=True)
    assert list(authors.order_by("order")) == ["Ben", "Cleo"]


def test_of_two_who_end_it_at_once_the_second_is_told(world, small_test):
    learned = "Sealed plugs stay dry."
    for _twice in range(2):
        actions.finish_small_test(small_test, by=world.ben, result="worked", learned=learned)

    with pytest.raises(SmallTestRefused, match="ended in the meantime"):
        actions.stop_small_test(small_test, by=world.ada, result="failed", learned="They don't.")

    assert row_of(small_test).result == "worked"
    assert events_of("small_test.finished") == 1


def test_reopen_small_test_keeps_what_was_said_until_it_ended_too_long_ago(world, small_test):
    actions.finish_small_test(small_test, by=world.ben, result="worked", learned="Dry.")

    for _twice in range(2):
        actions.reopen_small_test(small_test, by=world.ben)

    test = row_of(small_test)
    assert (test.is_running, test.learned, test.ended_at) == (True, "Dry.", None)
    assert "What we learned" not in test.entry.body
    assert events_of("small_test.reopened") == 1
    actions.finish_small_test(small_test, by=world.ben, result="worked", learned="Dry.")
    SmallTest.objects.update(ended_at=timezone.now() - dt.timedelta(days=90))
    with pytest.raises(SmallTestRefused, match="too long ago"):
        actions.reopen_small_test(small_test, by=world.ben)


def test_nothing_learned_ends_nothing(world, small_test):
    with pytest.raises(SmallTestRefused):
        actions.finish_small_test(small_test, by=world.ben, result="worked", learned="  ")
    with pytest.raises(SmallTestRefused):
        actions.finish_small_test(small_test, by=world.ben, result="great", learned="Dry.")


def test_extend_small_test_asks_its_owner_again(world, small_test):
    SmallTest.objects.update(until_on=a_day(-1))
    actions.ask_what_was_learned()

    actions.extend_small_test(small_test, by=world.ben, until_on=a_day(7))

    test = row_of(small_test)
    assert (test.until_on, test.asked_at) == (a_day(7), None)


def test_whose_owner_left_goes_to_the_stewards_at_once_and_is_taken_over(world, small_test):
    leave_community(world.community, person=world.ben)
    for _twice in range(2):
        actions.pass_small_tests_on()

    for _twice in range(2):
        actions.take_over_test(small_test, by=world.ada)

    assert events_of("small_test.passed_on") == 1
    assert events_of("small_test.taken_over") == 1
    assert row_of(small_test).owner == world.ada


def test_a_deleted_test_is_neither_asked_for_nor_written_into(world, small_test):
    SmallTest.objects.update(until_on=a_day(-1))
    delete_entry(small_test, by=world.ben)

    actions.ask_what_was_learned()

    assert events_of("small_test.over") == 0
    with pytest.raises(SmallTestRefused):
        actions.add_to_log(small_test, by=world.ben, text="Rain")


def test_hostile_words_are_words(world, idea, as_person):
    words = "<script>alert(1)</script>"
    begun = actions.begin_small_test(
        idea, by=world.ben, plan=plan(doing=words, belief=words, looks_at=words, unit="<b>")
    )
    actions.add_to_log(begun, by=world.ben, text=words, value=Decimal(1))

    page = as_person(world.cleo).get(f"{TESTS}{begun.pk}/").content.decode()

    assert "<script>alert" not in page
    assert "<b>" not in page.split("<figure", 1)[1].split("</figure>", 1)[0]


@pytest.mark.parametrize("number", [1, 3])
def test_its_page_costs_the_same_however_much_was_logged(
    world, small_test, as_person, django_assert_num_queries, number
):
    for count in range(number):
        actions.add_to_log(small_test, by=world.ben, text=f"Day {count}", value=Decimal(count))
        actions.begin_small_test(
            row_of(small_test).idea, by=world.ben, plan=plan(doing=f"Number {count}")
        )
    client = as_person(world.cleo)
    client.get(f"{TESTS}{small_test.pk}/")

    with django_assert_num_queries(17):
        client.get(f"{TESTS}{small_test.pk}/")


def test_what_a_person_keeps_in_small_tests_is_among_their_own(world, small_test):
    actions.help_with_test(small_test, by=world.cleo)
    actions.add_to_log(small_test, by=world.cleo, value=Decimal(3))

    bens = {name: list(rows) for name, rows in exports_of_small_tests(world.ben).items()}
    cleos = {name: list(rows) for name, rows in exports_of_small_tests(world.cleo).items()}

    assert [row["belief"] for row in bens["small_tests"]] == ["Sealed plugs stay dry"]
    assert [row["test_id"] for row in cleos["helping_with_small_tests"]] == [small_test.pk]
    assert [row["value"] for row in cleos["figures"]] == [Decimal(3)]
