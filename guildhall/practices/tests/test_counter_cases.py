"""Keep a report of where it fails beside a practice, and put it away."""

import pytest

from guildhall.commons.actions import report_outcome
from guildhall.communities.actions import close_community, shut_room
from guildhall.notifications.models import Notice
from guildhall.people.actions import leave
from guildhall.practices.actions import (
    NotNow,
    change_way,
    keep_counter_case,
    let_go_of_counter_case,
)
from guildhall.practices.events import ROOM
from guildhall.practices.models import Way

pytestmark = pytest.mark.database


@pytest.fixture
def report(practice, edda):
    return report_outcome(practice, by=edda, result="failed", context="below zero")


def kept(practice):
    return Way.objects.get(pk=practice.pk).counter_case


def keep_path(practice, report) -> str:
    return f"/c/pumps/tips/{practice.pk}/counter-case/{report.pk}/"


def page_of(client, practice) -> str:
    return client.get(f"/c/pumps/tips/{practice.pk}/", follow=True).content.decode()


def test_keep_counter_case_shows_it_beside_the_text_and_tells_its_author(
    world, practice, report, edda, as_person, deliver
):
    ben = as_person(world.ben)
    assert "Keep this beside it" in page_of(ben, practice)

    ben.post(keep_path(practice, report))
    ben.post(keep_path(practice, report))

    deliver()
    page = page_of(as_person(world.cleo), practice)
    assert kept(practice) == report
    assert 'id="fails"' in page
    assert "no-counter-case" not in page
    assert Notice.objects.filter(person=edda, rule="counter_case.kept").count() == 1


def test_let_go_of_counter_case_leaves_the_report_among_the_others(
    world, practice, report, as_person
):
    keep_counter_case(practice, by=world.ben, outcome=report)
    ada = as_person(world.ada)

    ada.post(f"/c/pumps/tips/{practice.pk}/no-counter-case/")
    let_go_of_counter_case(practice, by=world.ada)

    page = page_of(ada, practice)
    assert kept(practice) is None
    assert 'id="fails"' not in page
    assert "below zero" in page


def test_it_survives_an_edit_and_another_takes_its_place(world, practice, report):
    keep_counter_case(practice, by=world.ben, outcome=report)
    change_way(
        practice,
        by=world.ben,
        title="Dry it first",
        parts={"situation": "A wet cabinet", "doing": "Dry it with a fan"},
        topics=[],
    )
    after_the_edit = kept(practice)
    partly = report_outcome(practice, by=world.cleo, result="partly", context="in fog")

    keep_counter_case(practice, by=world.ada, outcome=partly)

    assert (after_the_edit, kept(practice)) == (report, partly)


def test_only_its_authors_and_stewards_choose(world, practice, report, edda, as_person):
    cleo = as_person(world.cleo)
    assert "Keep this beside it" not in page_of(cleo, practice)

    refused = cleo.post(keep_path(practice, report))
    refused_to_its_author = as_person(edda).post(keep_path(practice, report))
    keep_counter_case(practice, by=world.ben, outcome=report)
    refused_to_undo = cleo.post(f"/c/pumps/tips/{practice.pk}/no-counter-case/")

    codes = [one.status_code for one in (refused, refused_to_its_author, refused_to_undo)]
    assert codes == [403, 403, 403]
    assert kept(practice) == report


def test_what_worked_or_says_no_context_cannot_be_kept(world, practice, edda, as_person):
    worked = report_outcome(practice, by=edda, result="worked", context="in Hull")
    silent = report_outcome(practice, by=world.cleo, result="failed")

    codes = [
        as_person(world.ada).post(keep_path(practice, one)).status_code for one in (worked, silent)
    ]

    assert codes == [404, 404]
    with pytest.raises(NotNow):
        keep_counter_case(practice, by=world.ada, outcome=worked)
    assert kept(practice) is None


def test_a_report_of_another_practice_is_not_found(world, practice, tip, edda, as_person):
    elsewhere = report_outcome(tip, by=edda, result="failed", context="in rain")

    assert as_person(world.ada).post(keep_path(practice, elsewhere)).status_code == 404


def test_a_report_that_was_replaced_meanwhile_is_refused_and_no_longer_shown(
    world, practice, report, edda, as_person
):
    keep_counter_case(practice, by=world.ben, outcome=report)
    report_outcome(practice, by=edda, result="worked", context="below zero")

    page = page_of(as_person(world.cleo), practice)

    assert 'id="fails"' not in page
    let_go_of_counter_case(practice, by=world.ben)
    with pytest.raises(NotNow):
        keep_counter_case(practice, by=world.ben, outcome=report)


def test_its_author_has_left_the_hall(world, practice, report, edda, as_person, deliver):
    keep_counter_case(practice, by=world.ben, outcome=report)

    leave(edda, left_as="former_member")
    deliver()

    page = page_of(as_person(world.cleo), practice)
    assert 'id="fails"' in page
    assert ">Edda" not in page


def test_where_the_room_is_shut_or_the_community_closed_nothing_is_kept(
    world, practice, report, as_person
):
    close_community(world.community, by=world.ada, keeper=world.ada, note="")
    in_an_archive = as_person(world.ada).post(keep_path(practice, report)).status_code
    shut_room(world.community, room=ROOM, by=world.ada)
    in_a_shut_room = as_person(world.ada).post(keep_path(practice, report)).status_code

    assert in_an_archive == 403
    assert in_a_shut_room in (403, 404)
    assert kept(practice) is None
