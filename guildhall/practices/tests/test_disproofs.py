"""Where does this fail? Asked for two weeks, cases brought, closed, said what was found, undone."""

import datetime as dt

import pytest
import time_machine

from guildhall.commons.actions import report_outcome, withdraw_outcome
from guildhall.commons.models import Entry, Outcome
from guildhall.communities.actions import close_community, shut_room, start_community
from guildhall.notifications.models import Notice
from guildhall.notifications.queries import in_words
from guildhall.people.actions import leave
from guildhall.practices.actions import (
    DisproofRefused,
    bring_case,
    close_disproofs,
    move_disproofs,
    open_disproof,
    say_what_was_found,
    take_back_disproof,
    take_back_what_was_found,
    withdraw_way,
    write_practice,
)
from guildhall.practices.events import ROOM
from guildhall.practices.models import Disproof, Rung

pytestmark = pytest.mark.database

START = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
OVER = START + dt.timedelta(days=14)
TIPS = "/c/pumps/tips/"


@pytest.fixture
def clock():
    with time_machine.travel(START, tick=False) as moving:
        yield moving


@pytest.fixture
def standard(clock, practice) -> Entry:
    """Its rung is set by hand: how it is reached is tested with the ladder."""
    return at_rung(practice, Rung.STANDARD)


def at_rung(entry: Entry, rung: Rung) -> Entry:
    Entry.objects.filter(pk=entry.pk).update(state=rung)
    entry.refresh_from_db()
    return entry


def page_of(entry: Entry) -> str:
    return f"{TIPS}{entry.pk}/where-it-fails/"


def opened(client, path: str) -> str:
    return client.get(path, follow=True).content.decode()


def sentences(person, rule: str) -> list[str]:
    return [one.sentence for one in in_words(Notice.objects.filter(person=person, rule=rule))]


def test_open_disproof_asks_for_two_weeks_on_tips_and_the_overview(
    world, standard, as_person, deliver
):
    ada = as_person(world.ada)
    offered = opened(ada, f"{TIPS}{standard.pk}/")

    ada.post(f"{page_of(standard)}open/")
    ada.post(f"{page_of(standard)}open/")

    deliver()
    cleo = as_person(world.cleo)
    disproof = Disproof.objects.get()
    assert "Ask where it fails" in offered
    assert (disproof.ends_at, disproof.opened_by) == (OVER, world.ada)
    for path in ("/c/pumps/", TIPS, f"{TIPS}{standard.pk}/"):
        assert "Bring a case" in opened(cleo, path)
    assert sentences(world.ben, "disproof.opened") == [
        "Ada asks for two weeks: where does “Dry first” fail?"
    ]


def test_nothing_shows_before_there_is_a_standard(world, clock, practice, as_person):
    ada = as_person(world.ada)

    pages = [opened(ada, path) for path in ("/c/pumps/", TIPS, f"{TIPS}{practice.pk}/")]

    assert not [page for page in pages if "where-it-fails" in page]


def test_stewards_are_offered_a_standard_once_in_three_months(world, standard, clock, as_person):
    first = opened(as_person(world.ada), TIPS)
    for_a_member = opened(as_person(world.ben), TIPS)
    open_disproof(standard, by=world.ada)
    clock.move_to(OVER)
    close_disproofs()
    clock.move_to(OVER + dt.timedelta(days=20))
    rests = opened(as_person(world.ada), TIPS)
    clock.move_to(START + dt.timedelta(days=92))

    again = opened(as_person(world.ada), TIPS)

    offers = ["Where does it fail?" in page for page in (first, for_a_member, rests, again)]
    assert offers == [True, False, False, True]


def test_open_disproof_is_for_stewards_and_what_works_elsewhere(world, standard, as_person):
    refused = as_person(world.ben).post(f"{page_of(standard)}open/").status_code
    at_rung(standard, Rung.HERE)

    too_early = as_person(world.ada).post(f"{page_of(standard)}open/").status_code

    assert (refused, too_early) == (403, 403)
    with pytest.raises(DisproofRefused):
        open_disproof(standard, by=world.ada)


def test_one_at_a_time_and_one_in_three_months(world, standard, clock, room):
    said = {"situation": "Wet", "doing": "Wait"}
    other = at_rung(
        write_practice(room, by=world.ben, title="Wait first", parts=said), Rung.ELSEWHERE
    )
    first = open_disproof(standard, by=world.ada)
    with pytest.raises(DisproofRefused):
        open_disproof(other, by=world.ada)
    clock.move_to(OVER)
    close_disproofs()
    with pytest.raises(DisproofRefused):
        open_disproof(other, by=world.ada)
    clock.move_to(START + dt.timedelta(days=92))

    second = open_disproof(other, by=world.ada)

    assert second.pk != first.pk


def test_bring_case_is_a_report_with_its_authors_name(world, standard, as_person):
    disproof = open_disproof(standard, by=world.ada)
    cleo = as_person(world.cleo)
    path = f"{TIPS}where-it-fails/{disproof.pk}/case/"

    cleo.post(path, {"context": "below zero"})
    cleo.post(path, {"context": "below zero"})
    empty = cleo.post(path, {"context": " "})

    report = Outcome.objects.get()
    page = opened(as_person(world.ben), page_of(standard))
    assert (report.result, report.context, report.person) == ("failed", "below zero", world.cleo)
    assert list(disproof.cases()) == [report]
    assert empty.status_code == 422
    assert "below zero" in page


def test_who_brought_a_case_is_thanked_and_nothing_is_counted(world, standard, clock, deliver):
    disproof = open_disproof(standard, by=world.ada)
    bring_case(disproof, by=world.cleo, context="below zero")
    clock.move_to(OVER - dt.timedelta(seconds=1))
    close_disproofs()
    deliver()
    before = sentences(world.cleo, "disproof.closed")

    clock.move_to(OVER)
    close_disproofs()
    close_disproofs()
    deliver()

    assert before == []
    assert sentences(world.cleo, "disproof.closed") == [
        "Thank you for your case: it shows where “Dry first” fails"
    ]
    assert sentences(world.ben, "disproof.closed") == [
        "The two weeks are over: read where “Dry first” fails"
    ]


def test_it_held_where_nobody_brought_a_case(world, standard, clock, as_person, deliver):
    open_disproof(standard, by=world.ada)
    clock.move_to(OVER)

    close_disproofs()
    deliver()

    assert "It held" in opened(as_person(world.cleo), page_of(standard))
    assert sentences(world.ben, "disproof.closed") == [
        "The two weeks are over: nobody found a case where “Dry first” fails"
    ]


def test_a_report_from_before_or_taken_back_is_no_case(world, standard, clock):
    report_outcome(standard, by=world.ben, result="failed", context="long ago", at=START)
    clock.move_to(START + dt.timedelta(hours=1))
    disproof = open_disproof(at_rung(standard, Rung.STANDARD), by=world.ada)
    case = bring_case(disproof, by=world.cleo, context="below zero")
    with_it = list(disproof.cases())

    withdraw_outcome(case, by=world.cleo)

    assert (with_it, list(disproof.cases())) == ([case], [])


def test_bring_case_is_refused_once_it_is_over(world, standard, clock):
    disproof = open_disproof(standard, by=world.ada)
    clock.move_to(OVER)
    close_disproofs()

    with pytest.raises(DisproofRefused):
        bring_case(disproof, by=world.cleo, context="below zero")

    assert not Outcome.objects.exists()


def test_take_back_disproof_keeps_reports_and_lets_another_begin(world, standard, as_person):
    disproof = open_disproof(standard, by=world.ada)
    bring_case(disproof, by=world.cleo, context="below zero")
    stop = f"{TIPS}where-it-fails/{disproof.pk}/stop/"
    refused = as_person(world.cleo).post(stop).status_code

    as_person(world.ada).post(stop)
    take_back_disproof(disproof, by=world.ada)

    assert refused == 403
    assert "Bring a case" not in opened(as_person(world.cleo), "/c/pumps/")
    assert Outcome.objects.count() == 1
    assert open_disproof(at_rung(standard, Rung.STANDARD), by=world.ada).pk != disproof.pk


def test_say_what_was_found_once_it_is_over_and_take_it_back(world, standard, clock, as_person):
    disproof = open_disproof(standard, by=world.ada)
    with pytest.raises(DisproofRefused):
        say_what_was_found(disproof, by=world.ada, found="Too early")
    clock.move_to(OVER)
    close_disproofs()
    ada = as_person(world.ada)
    path = f"{TIPS}where-it-fails/{disproof.pk}/found/"
    ada.post(path, {"found": "It fails in frost."})
    ada.post(path, {"found": "It fails in frost."})
    refused = as_person(world.ben).post(path, {"found": "No"}).status_code
    said = opened(as_person(world.ben), page_of(standard))
    with pytest.raises(DisproofRefused):
        say_what_was_found(disproof, by=world.ben, found="It's fine")

    take_back_what_was_found(disproof, by=world.ada)
    take_back_what_was_found(disproof, by=world.ada)

    disproof.refresh_from_db()
    assert refused == 403
    assert "It fails in frost." in said
    assert (disproof.found, disproof.found_by) == ("", None)
    with pytest.raises(DisproofRefused):
        take_back_disproof(disproof, by=world.ada)


def test_what_was_withdrawn_meanwhile_is_no_longer_asked_about(world, standard, as_person):
    disproof = open_disproof(standard, by=world.ada)

    withdraw_way(standard, by=world.ben, reason="Wrong")

    path = f"{TIPS}where-it-fails/{disproof.pk}/case/"
    assert "Bring a case" not in opened(as_person(world.cleo), "/c/pumps/")
    assert as_person(world.cleo).post(path, {"context": "x"}).status_code == 403


def test_where_the_room_is_shut_or_the_community_closed_nothing_is_asked(
    world, standard, as_person
):
    disproof = open_disproof(standard, by=world.ada)
    path = f"{TIPS}where-it-fails/{disproof.pk}/case/"
    close_community(world.community, by=world.ada, keeper=world.ada, note="")
    cleo = as_person(world.cleo)
    in_an_archive = cleo.post(path, {"context": "x"}).status_code
    readable = cleo.get(page_of(standard), follow=True).status_code

    shut_room(world.community, room=ROOM, by=world.ada)

    assert (in_an_archive, readable) == (403, 200)
    assert cleo.get(page_of(standard)).status_code == 404
    assert "Bring a case" not in opened(cleo, "/c/pumps/")


def test_it_goes_along_into_another_community_and_ends_where_one_is_on(world, standard, room):
    disproof = open_disproof(standard, by=world.ada)
    quiet = start_community("Quiet", by=world.ada, purpose="Else")
    move_disproofs([standard.pk], quiet)
    disproof.refresh_from_db()
    along = (disproof.community_id, disproof.is_open)
    said = {"situation": "Wet", "doing": "Wait"}
    other = at_rung(
        write_practice(room, by=world.ben, title="Wait first", parts=said), Rung.STANDARD
    )
    open_disproof(other, by=world.ada)

    move_disproofs([standard.pk], world.community)

    disproof.refresh_from_db()
    assert along == (quiet.pk, True)
    assert (disproof.community_id, disproof.is_open) == (world.community.pk, False)


def test_who_brought_a_case_has_left_the_hall(world, standard, as_person, deliver):
    disproof = open_disproof(standard, by=world.ada)
    bring_case(disproof, by=world.cleo, context="below zero")

    leave(world.cleo, left_as="former_member")
    deliver()

    page = opened(as_person(world.ben), page_of(standard))
    assert "below zero" in page
    assert "Cleo" not in page


def test_what_was_typed_too_late_is_kept_on_the_page(world, standard, clock, as_person):
    disproof = open_disproof(standard, by=world.ada)
    clock.move_to(OVER)
    close_disproofs()
    say_what_was_found(disproof, by=world.ben, found="It fails in frost.")
    here = f"{TIPS}where-it-fails/{disproof.pk}"

    case = as_person(world.cleo).post(f"{here}/case/", {"context": "below zero"})
    found = as_person(world.ada).post(f"{here}/found/", {"found": "It holds."})

    assert (case.status_code, found.status_code) == (422, 422)
    assert "below zero" in case.content.decode()
    assert "It holds." in found.content.decode()
