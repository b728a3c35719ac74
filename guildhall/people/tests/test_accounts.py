"""Owners look after accounts: each act is for owners, asks who it is, and is in the audit log."""

import json
import zipfile
from io import BytesIO

import pytest
from django.test import Client

from guildhall.people.actions import (
    arrive,
    block,
    bring_back,
    end_sessions,
    make_owner,
    suspend,
    take_back_ownership,
)
from guildhall.people.actions.arrival import confirm_address
from guildhall.people.actions.leaving import LastOwner
from guildhall.people.models import AuditRecord, Person
from guildhall.people.sessions import open_session

pytestmark = pytest.mark.database
WORDS = "four plain words here"
BARE = ("bring-back", "end-sessions", "make-owner", "take-back-ownership")
WITH_PAGE = ("suspend", "export", "merge")


@pytest.fixture
def ada(world) -> Person:
    """Owner of the hall, and steward."""
    Person.objects.get_queryset().filter(pk=world.ada.pk).update(is_owner=True)
    world.ada.refresh_from_db()
    return world.ada


def acts_on(person: Person) -> list[str]:
    return list(
        AuditRecord.objects.filter(person=person).order_by("pk").values_list("act", flat=True)
    )


def signed_in_as(person: Person) -> Client:
    client = Client()
    client.cookies["sessionid"] = open_session(person)
    return client


def is_signed_in(client: Client) -> bool:
    return client.get("/me/profile/").status_code == 200


@pytest.mark.parametrize("act", [*BARE, *WITH_PAGE])
def test_only_owners_act_on_accounts(world, ada, as_person, act):
    path = f"/hall/people/{world.cleo.pk}/{act}/"

    assert as_person(world.ben).post(path, {"reason": "x"}).status_code == 403
    assert as_person(None).post(path, {"reason": "x"}).status_code == 302
    assert acts_on(world.cleo) == []


@pytest.mark.parametrize("act", [*BARE, *WITH_PAGE])
def test_an_open_browser_of_an_owner_is_asked_who_it_is(world, as_person, act):
    owner = arrive("Odo", password=WORDS)
    Person.objects.get_queryset().filter(pk=owner.pk).update(is_owner=True)
    asked = as_person(owner).post(f"/hall/people/{world.cleo.pk}/{act}/", {"reason": "x"})

    assert asked["Location"].startswith("/accounts/reauthenticate/")
    assert acts_on(world.cleo) == []


def test_who_is_suspended_is_out_at_once_and_nowhere_listed(world, ada, as_person):
    ben = signed_in_as(world.ben)
    before = is_signed_in(ben)
    as_person(ada).post(f"/hall/people/{world.ben.pk}/suspend/", {"reason": "Sells pumps"})
    cleo = as_person(world.cleo)

    assert (before, is_signed_in(ben)) == (True, False)
    assert cleo.get("/people/ben/").status_code == 404
    assert "Ben" not in cleo.get("/c/pumps/people/").content.decode()
    assert "ben" not in cleo.get("/c/pumps/people/names/?q=be").content.decode().lower()
    record = AuditRecord.objects.get(act="account suspended")
    assert (record.by, record.person, record.note) == (ada, world.ben, "Sells pumps")


def test_who_is_brought_back_signs_in_anew(world, ada, as_person):
    ben = signed_in_as(world.ben)
    suspend(world.ben, by=ada, reason="A lost laptop")
    as_person(ada).post(f"/hall/people/{world.ben.pk}/bring-back/")
    back = Person.objects.here().get(pk=world.ben.pk)

    assert not is_signed_in(ben)
    assert is_signed_in(signed_in_as(back))
    assert as_person(world.cleo).get("/people/ben/").status_code == 200


def test_suspending_and_bringing_back_twice_is_one_record_each(world, ada):
    for _again in range(2):
        suspend(world.ben, by=ada, reason="x")
    for _again in range(2):
        bring_back(world.ben, by=ada)

    assert acts_on(world.ben) == ["account suspended", "account brought back"]


def test_the_last_owner_stays(world, ada):
    with pytest.raises(LastOwner):
        suspend(ada, by=ada, reason="x")
    with pytest.raises(LastOwner):
        take_back_ownership(ada, by=ada)


def test_a_suspended_owner_does_not_count_as_another_one(world, ada):
    make_owner(world.ben, by=ada)
    suspend(world.ben, by=ada, reason="x")

    with pytest.raises(LastOwner):
        take_back_ownership(ada, by=ada)


def test_nobody_suspends_themselves(ada, as_person):
    answer = as_person(ada).post(f"/hall/people/{ada.pk}/suspend/", {"reason": "x"})

    assert answer.status_code == 403


def test_a_reason_is_needed_to_suspend(world, ada, as_person):
    answer = as_person(ada).post(f"/hall/people/{world.ben.pk}/suspend/", {"reason": " "})

    assert answer.status_code == 200
    assert Person.objects.here().filter(pk=world.ben.pk).exists()


def test_ended_sessions_end_everywhere_and_later_ones_do_not(world, ada):
    phone, laptop = signed_in_as(world.ben), signed_in_as(world.ben)
    end_sessions(world.ben, by=ada)
    later = signed_in_as(Person.objects.here().get(pk=world.ben.pk))

    assert (is_signed_in(phone), is_signed_in(laptop), is_signed_in(later)) == (False, False, True)
    assert acts_on(world.ben) == ["sessions ended"]


def test_ownership_is_shared_taken_back_and_told(world, ada, as_person, deliver):
    client = as_person(ada)
    for _again in range(2):
        client.post(f"/hall/people/{world.ben.pk}/make-owner/")
    is_owner = as_person(world.ben).get("/hall/people/").status_code
    client.post(f"/hall/people/{world.ben.pk}/take-back-ownership/")
    deliver()
    notices = as_person(world.ben).get("/me/notices/").content.decode()

    assert (is_owner, as_person(world.ben).get("/hall/people/").status_code) == (200, 403)
    assert acts_on(world.ben) == ["made owner", "ownership taken back"]
    assert "made you an owner of this hall" in notices


def test_a_program_or_someone_suspended_is_made_no_owner(world, ada, as_person):
    Person.objects.get_queryset().filter(pk=world.ben.pk).update(kind=Person.Kind.PROGRAM)
    suspend(world.cleo, by=ada, reason="x")
    answers = [
        as_person(ada).post(f"/hall/people/{person.pk}/make-owner/").status_code
        for person in (world.ben, world.cleo)
    ]

    assert answers == [403, 403]


def test_an_export_leaves_out_what_is_only_theirs_and_they_are_told(world, ada, as_person, deliver):
    block(world.cleo, by=world.ben)
    answer = as_person(ada).post(f"/hall/people/{world.ben.pk}/export/", {"reason": "He asked"})
    with zipfile.ZipFile(BytesIO(b"".join(answer.streaming_content))) as archive:
        names = set(archive.namelist())
        profile = json.loads(archive.read("profile.json"))
    deliver()

    assert profile[0]["username"] == "ben"
    assert {"blocked.json", "drafts.json", "asked_through_others.json"} & names == set()
    assert AuditRecord.objects.get(act="data exported by an owner").note == "He asked"
    notices = as_person(world.ben).get("/me/notices/").content.decode()
    assert "exported your data" in notices


def test_accounts_are_found_by_name_address_and_state(world, ada, as_person):
    confirm_address(world.cleo, "winter@example.org")
    suspend(world.ben, by=ada, reason="x")
    client = as_person(ada)

    def listed(asked: str) -> list[str]:
        page = client.get(f"/hall/people/?{asked}").context["page"]
        return [person.name for person in page]

    assert listed("q=CLE") == ["Cleo"]
    assert listed("q=winter@") == ["Cleo"]
    assert listed("show=suspended") == ["Ben"]
    assert listed("show=owners") == ["Ada"]
    assert listed("q=nobody") == []


def test_imported_authors_are_on_a_page_apart(ada, as_person):
    Person.objects.create(
        name="J. Doe",
        username="not-here",
        username_key="not-here",
        source="old.example",
        foreign_id="7",
        claimed_at=None,
        is_active=False,
    )
    client = as_person(ada)

    assert "J. Doe" not in client.get("/hall/people/").content.decode()
    assert "J. Doe" in client.get("/hall/imported-authors/").content.decode()


def test_an_account_shows_the_day_of_the_last_sign_in(world, ada, as_person):
    as_person(world.ben)
    world.ben.refresh_from_db()
    page = as_person(ada).get(f"/hall/people/{world.ben.pk}/").content.decode()

    assert f"last signed in {world.ben.last_login:%-d %b %Y}" in page
