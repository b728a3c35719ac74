"""A text links a term of the glossary by its name, as it links a page."""

import pytest

from guildhall.activity.delivery import deliver_waiting
from guildhall.commons.actions import delete_entry, restore_entry
from guildhall.commons.models import Entry
from guildhall.communities.seats import take_seat
from guildhall.library.actions import add_page
from guildhall.library.actions.terms import add_term, change_term
from guildhall.library.actions.wanting import would_read
from guildhall.library.forms.naming import page_named
from guildhall.library.markdown_folder import markdown_files
from guildhall.notifications.models import Notice

HERE = "/c/pumps/library"


@pytest.fixture
def term(world, community):
    return add_term(community, by=world.ben, title="Lip seal", body="A seal with a lip.")


def written(entry: Entry) -> str:
    deliver_waiting()
    entry.refresh_from_db()
    return entry.body_html


def test_a_term_is_offered_and_linked_and_followed_when_it_is_renamed(
    world, community, term, as_person
):
    offered = as_person(world.cleo).get("/c/pumps/called/names/", {"q": "lip"})
    page = add_page(community, by=world.cleo, title="Pumps", body="See [[lip SEAL]].")
    first = written(page)
    change_term(term, by=world.ben, title="Radial seal", body="With a lip.", source="")

    assert "[[Lip seal]]" in offered.content.decode()
    assert f'href="{HERE}/{term.pk}-lip-seal/"' in first
    assert f'href="{HERE}/{term.pk}-radial-seal/"' in written(page)
    assert ">Radial seal</a>" in written(page)


def test_a_name_that_waits_leads_to_the_term_once_it_is_there(world, community):
    page = add_page(community, by=world.cleo, title="Pumps", body="See [[Lip seal]].")
    would_read(community, name="Lip seal", by=world.cleo)
    waits = written(page)
    term = add_term(community, by=world.ben, title="Lip seal", body="A seal with a lip.")

    assert "called" in waits
    assert f"{HERE}/{term.pk}-lip-seal/" in written(page)
    assert Notice.objects.filter(rule="wanted.written", person=world.cleo).count() == 1


def test_a_deleted_term_is_named_and_not_linked_until_it_is_restored(world, community, term):
    page = add_page(community, by=world.cleo, title="Pumps", body="See [[Lip seal]].")
    delete_entry(term, by=world.ben)
    gone = written(page)
    restore_entry(term, by=world.ben)

    assert f"/{term.pk}-" not in gone
    assert f"/{term.pk}-" in written(page)


def test_where_a_page_is_named_a_term_is_none(world, community, term, as_person):
    page = add_page(community, by=world.cleo, title="Lip seal", body="How to fit one.")
    names = as_person(world.cleo).get(f"{HERE}/names/", {"below": "lip"}).content.decode()

    assert page_named("lip seal", take_seat("pumps", world.cleo)) == page
    assert page_named("lip", take_seat("pumps", world.cleo)) == page
    assert names.count("<option") == 1


def test_in_a_folder_a_term_keeps_its_name_in_brackets(world, community, term):
    add_page(community, by=world.cleo, title="Pumps", body="See [[Lip seal|these seals]].")

    files = dict(markdown_files(community))

    assert b"See [[Lip seal|these seals]]." in files["pumps.md"]
