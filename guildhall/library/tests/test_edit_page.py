"""Any member edits a page; two who edit at once lose nothing; each version is kept."""

import pytest

from guildhall.activity.models import Event
from guildhall.commons.models import Entry, Revision
from guildhall.library.actions import change_page, restore_version, set_rules
from guildhall.library.models import Page

HERE = "/c/pumps/library/"


@pytest.fixture
def form_of(page, as_person):
    def opened(person) -> dict[str, str]:
        form = as_person(person).get(f"{HERE}{page.pk}/edit/").context["form"]
        return {name: str(form[name].value() or "") for name in ("title", "body", "since")} | {
            "title_before": page.title
        }

    return opened


def test_a_member_edits_it_and_is_an_author(world, page, as_person, form_of):
    sent = {**form_of(world.cleo), "body": "Dry them twice.", "note": "Twice"}

    as_person(world.cleo).post(f"{HERE}{page.pk}/edit/", sent)

    page.refresh_from_db()
    authors = page.authorships.values_list("person__username", flat=True)
    assert (page.body, list(authors)) == ("Dry them twice.", ["ben", "cleo"])
    assert Revision.objects.get(entry=page).body == "Dry them first."
    assert Event.objects.filter(verb="page.changed").count() == 1


def test_a_small_correction_tells_nobody(world, page):
    change_page(page, by=world.cleo, title="Seals", body="Dry them first!", is_small=True)

    assert Event.objects.filter(verb="page.changed").count() == 0
    assert Event.objects.filter(verb="entry.edited").count() == 1


def test_the_second_of_two_sees_both_texts(world, page, as_person, form_of):
    of_cleo, of_ada = form_of(world.cleo), form_of(world.ada)
    as_person(world.cleo).post(f"{HERE}{page.pk}/edit/", {**of_cleo, "body": "From Cleo."})

    second = as_person(world.ada).post(f"{HERE}{page.pk}/edit/", {**of_ada, "body": "From Ada."})

    shown = second.content.decode()
    page.refresh_from_db()
    assert (second.status_code, page.body) == (422, "From Cleo.")
    assert "From Cleo." in shown
    assert "From Ada." in shown


def test_a_rename_and_an_edit_at_once_are_both_kept(world, page, as_person, form_of):
    of_cleo, of_ada = form_of(world.cleo), form_of(world.ada)
    as_person(world.cleo).post(f"{HERE}{page.pk}/edit/", {**of_cleo, "title": "Shaft seals"})

    as_person(world.ada).post(f"{HERE}{page.pk}/edit/", {**of_ada, "body": "From Ada."})

    page.refresh_from_db()
    assert (page.title, page.body) == ("Shaft seals", "From Ada.")


def test_an_edit_and_then_a_rename_are_both_kept(world, page, as_person, form_of):
    of_cleo, of_ada = form_of(world.cleo), form_of(world.ada)
    as_person(world.cleo).post(f"{HERE}{page.pk}/edit/", {**of_cleo, "body": "From Cleo."})

    as_person(world.ada).post(f"{HERE}{page.pk}/edit/", {**of_ada, "title": "Shaft seals"})

    page.refresh_from_db()
    assert (page.title, page.body) == ("Shaft seals", "From Cleo.")


def test_two_new_titles_are_both_shown(world, page, as_person, form_of):
    of_cleo, of_ada = form_of(world.cleo), form_of(world.ada)
    as_person(world.cleo).post(f"{HERE}{page.pk}/edit/", {**of_cleo, "title": "Shaft seals"})

    second = as_person(world.ada).post(f"{HERE}{page.pk}/edit/", {**of_ada, "title": "All seals"})

    page.refresh_from_db()
    shown = second.content.decode()
    assert (second.status_code, page.title) == (422, "Shaft seals")
    assert "All seals" in shown
    assert "changed to “Shaft seals”" in shown


def test_where_it_is_left_to_authors_others_are_refused_with_a_reason(world, page, as_person):
    set_rules(page.community, by=world.ada, only_authors_edit=True)

    answers = {
        person.username: as_person(person).get(f"{HERE}{page.pk}/edit/").status_code
        for person in (world.ada, world.ben, world.cleo)
    }
    refused = as_person(world.cleo).get(f"{HERE}{page.pk}/edit/").content.decode()
    assert answers == {"ada": 200, "ben": 200, "cleo": 403}
    assert "only the authors of a page and stewards edit it" in refused


def test_an_earlier_version_is_shown_compared_and_restored(world, page, as_person):
    change_page(page, by=world.cleo, title="Shaft seals", body="## New\n\nAll new.")
    version = Revision.objects.get(entry=page)
    client = as_person(world.ada)

    shown = client.get(f"{HERE}{page.pk}/versions/{version.pk}/").content.decode()
    client.post(f"{HERE}{page.pk}/versions/{version.pk}/restore/")

    page.refresh_from_db()
    assert "<del>Dry" in shown
    assert (page.title, page.body) == ("Seals", "Dry them first.")
    assert Page.objects.get(pk=page.pk).contents == []
    assert Revision.objects.filter(entry=page).count() == 2


def test_restoring_twice_makes_one_version(world, page):
    change_page(page, by=world.cleo, title="Seals", body="New.")
    version = Revision.objects.get(entry=page)

    for _twice in range(2):
        restore_version(page, version, by=world.ada)

    assert Revision.objects.filter(entry=page).count() == 2


def test_a_version_of_another_page_is_not_there(world, community, page, as_person):
    change_page(page, by=world.cleo, title="Seals", body="New.")
    other = Entry.objects.create(community=community, kind="page", author=world.ben, title="Other")
    Page.objects.create(entry=other, under=-community.pk)
    version = Revision.objects.get(entry=page)

    answer = as_person(world.ada).get(f"{HERE}{other.pk}/versions/{version.pk}/")

    assert answer.status_code == 404
