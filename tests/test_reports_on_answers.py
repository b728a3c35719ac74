"""Reports on an answer count for the tip that was kept from it.

Before and after, once for each person, while they can be read.
"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guildhall.commons.actions import (
    delete_reply,
    hide,
    report_outcome,
    show_again,
    withdraw_outcome,
)
from guildhall.commons.models import Entry, Reply
from guildhall.communities.actions import join, start_community
from guildhall.moderation.actions import move
from guildhall.people.actions import arrive, set_unit
from guildhall.practices.actions import keep_tip
from guildhall.practices.models import Rung
from guildhall.practices.reading import evidence_of, outcomes_of
from guildhall.questions.actions import accept_answer, answer, ask

pytestmark = pytest.mark.database

WHERE_FROM = "on the answer it came from"


@pytest.fixture
def asked(room, world):
    """Ben asked, Cleo answered."""
    question = ask(room, by=world.ben, title="Why does the relay tick?")
    return question, answer(question, by=world.cleo, body="Dry the cabinet")


def kept(world, asked) -> Entry:
    question, reply = asked
    return keep_tip(
        question, by=world.ben, seen=question.title, parts={"fix": "Dry the cabinet"}, credit=reply
    )


def rung(tip: Entry) -> str:
    return Entry.objects.get(pk=tip.pk).state


def known(tip: Entry) -> tuple[int, int, int]:
    found = evidence_of(Entry.objects.select_related("way").get(pk=tip.pk).way, tip)
    return found.worked, found.partly, found.failed


def test_what_was_reported_before_it_was_kept_counts_at_once(world, asked, edda):
    report_outcome(asked[1], by=edda, result="worked", context="in a damp cabinet")

    tip = kept(world, asked)

    assert (tip.state, rung(tip), known(tip)) == (Rung.TRIED, Rung.TRIED, (1, 0, 0))


def test_what_is_reported_later_counts_and_falls_away_when_it_is_taken_back(world, asked, edda):
    tip = kept(world, asked)
    before = rung(tip)
    report = report_outcome(asked[1], by=edda, result="worked")
    reported = rung(tip)

    withdraw_outcome(report, by=edda)

    assert (before, reported, rung(tip), known(tip)) == (Rung.NEW, Rung.TRIED, Rung.NEW, (0, 0, 0))


def test_two_other_units_check_it_by_what_they_reported_on_the_answer(world, asked, units, edda):
    tip = kept(world, asked)
    fay = arrive("Fay")
    join(world.community, person=fay)
    set_unit(fay, units.leeds)
    report_outcome(asked[1], by=edda, result="worked", unit_name="Hull")

    report_outcome(tip, by=fay, result="worked", unit_name="Leeds")

    fresh = Entry.objects.select_related("way").get(pk=tip.pk)
    assert (fresh.state, fresh.way.is_checked) == (Rung.ELSEWHERE, True)


def test_whoever_reports_on_both_counts_once_with_what_they_said_last(world, asked, edda):
    tip = kept(world, asked)
    report_outcome(asked[1], by=edda, result="worked", context="in a damp cabinet")
    on_tip = report_outcome(tip, by=edda, result="failed", context="in the rain")
    said_last = known(tip)

    withdraw_outcome(on_tip, by=edda)

    assert (said_last, known(tip)) == ((0, 0, 1), (1, 0, 0))


def test_authors_and_acceptances_do_not_count(world, asked):
    _question, reply = asked
    accept_answer(reply, by=world.ben)
    tip = kept(world, asked)
    report_outcome(reply, by=world.ben, result="worked", context="again")

    assert (rung(tip), known(tip)) == (Rung.NEW, (0, 0, 0))


def test_what_can_no_longer_be_read_no_longer_counts(world, asked, edda):
    question, reply = asked
    tip = kept(world, asked)
    report_outcome(reply, by=edda, result="worked")
    rungs = [rung(tip)]
    for act in (
        lambda: hide(Reply.objects.get(pk=reply.pk), by=world.ada),
        lambda: show_again(Reply.objects.get(pk=reply.pk), by=world.ada),
        lambda: hide(Entry.objects.get(pk=question.pk), by=world.ada),
        lambda: show_again(Entry.objects.get(pk=question.pk), by=world.ada),
        lambda: delete_reply(Reply.objects.get(pk=reply.pk), by=world.cleo),
    ):
        act()
        rungs.append(rung(tip))

    assert rungs == [Rung.TRIED, Rung.NEW, Rung.TRIED, Rung.NEW, Rung.TRIED, Rung.NEW]


def test_what_was_moved_to_another_community_is_not_told_here(world, asked, edda, as_person):
    question, reply = asked
    tip = kept(world, asked)
    report_outcome(reply, by=edda, result="worked", context="in the secret cellar")
    other = start_community("Cellar", by=world.ada, purpose="x")
    page = f"/c/pumps/tips/{tip.pk}/"
    before = as_person(world.cleo).get(page).content.decode()

    move(
        Entry.objects.select_related("community").get(pk=question.pk),
        to=other,
        by=world.ada,
        reason="It belongs there",
    )

    after = as_person(world.cleo).get(page).content.decode()
    assert ("secret cellar" in before, "secret cellar" in after) == (True, False)
    assert (rung(tip), outcomes_of(Entry.objects.get(pk=tip.pk))) == (Rung.NEW, [])


def test_the_page_says_where_it_was_reported(world, asked, edda, as_person):
    question, reply = asked
    tip = kept(world, asked)
    report_outcome(reply, by=edda, result="partly", context="in a damp cabinet")
    report_outcome(tip, by=world.ada, result="worked", context="at my desk")

    page = as_person(world.ben).get(f"/c/pumps/tips/{tip.pk}/").content.decode()

    assert ("in a damp cabinet" in page, "at my desk" in page, page.count(WHERE_FROM)) == (
        True,
        True,
        1,
    )
    assert f'/questions/{question.address}/#r{reply.pk}"' in page


def test_a_page_costs_the_same_with_one_report_and_with_thirty(world, asked, as_person):
    tip = kept(world, asked)
    client, page = as_person(world.ben), f"/c/pumps/tips/{tip.pk}/"

    def cost() -> int:
        client.get(page)
        with CaptureQueriesContext(connection) as queries:
            client.get(page)
        return len(queries)

    costs = []
    for number in range(30):
        person = arrive(f"Peer {number}")
        join(world.community, person=person)
        report_outcome(asked[1], by=person, result="worked")
        if number in (0, 29):
            costs.append(cost())

    assert costs[0] == costs[1] <= 12


def test_all_contexts_reported_on_the_answer_give_way_to_a_newer_report_on_the_tip(
    world, asked, edda
):
    tip = kept(world, asked)
    report_outcome(asked[1], by=edda, result="worked", context="A")
    report_outcome(asked[1], by=edda, result="partly", context="B")
    report_outcome(tip, by=edda, result="worked", context="C")

    assert known(tip) == (1, 0, 0)
