"""At an open browser nobody changes a mail address, downloads data or deletes the account."""

import datetime as dt
import json
import re

import pytest
import time_machine
from allauth.account.models import EmailAddress

from guildhall.people.actions import arrive
from guildhall.people.actions.arrival import confirm_address
from guildhall.people.models import AuditRecord, Person
from tests.soft_passkey import SoftPasskey

WORDS = "four plain words here"
ASKED = "/accounts/reauthenticate/"
ACTS = {
    "export": ("/me/data/", {}),
    "leave": ("/me/leave/", {"left_as": "name", "understood": "on"}),
    "add an address": ("/accounts/email/", {"action_add": "", "email": "evil@example.org"}),
    "remove an address": ("/accounts/email/", {"action_remove": "", "email": "second@example.org"}),
    "choose an address": (
        "/accounts/email/",
        {"action_primary": "", "email": "second@example.org"},
    ),
}


@pytest.fixture
def ada(db) -> Person:
    arrive("Odo")
    person = arrive("Ada", password=WORDS, email="ada@example.org")
    for address in ("ada@example.org", "second@example.org"):
        confirm_address(person, address)
    return person


@pytest.mark.parametrize("act", ACTS)
def test_it_is_asked_first_and_done_after(ada, as_person, act):
    client, (path, fields) = as_person(ada), ACTS[act]
    asked = client.post(path, fields)
    before = _state(ada)
    wrong = client.post(asked["Location"], {"password": "wrong"})
    still = _state(ada)
    done = client.post(asked["Location"], {"password": WORDS})

    assert (asked.status_code, asked["Location"].startswith(ASKED)) == (302, True)
    assert (wrong.status_code, before, still) == (200, _untouched(ada), _untouched(ada))
    assert done.status_code in (200, 302)
    assert _state(ada) != _untouched(ada)


def test_it_is_asked_once_in_five_minutes(ada, as_person):
    client = as_person(ada)
    with time_machine.travel(dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC), tick=False) as clock:
        client.post(ASKED, {"password": WORDS})
        soon = client.post("/me/data/")
        clock.shift(dt.timedelta(minutes=6))
        late = client.post("/me/data/")

    assert (soon.status_code, soon["Content-Type"]) == (200, "application/zip")
    assert late["Location"].startswith(ASKED)


def test_the_pages_themselves_open(ada, as_person):
    client = as_person(ada)

    assert [
        client.get(path).status_code for path in ("/me/account/", "/me/leave/", "/accounts/email/")
    ] == [200] * 3


def test_a_passkey_confirms_where_there_is_no_password(db, as_person):
    person, passkey = arrive("Ben"), SoftPasskey()
    passkey.keep_for(person)
    client = as_person(person)
    asked = client.post("/me/data/")
    page = client.get(asked["Location"]).content.decode()
    done = client.post(asked["Location"], {"credential": passkey.answer(_challenge(page))})

    assert asked["Location"].startswith("/accounts/2fa/webauthn/reauthenticate/")
    assert (done.status_code, done["Content-Type"]) == (200, "application/zip")


def test_an_open_browser_of_somebody_with_a_passkey_gets_no_password(db, as_person):
    person = arrive("Ben")
    SoftPasskey().keep_for(person)
    asked = as_person(person).post(
        "/accounts/password/set/", {"password1": WORDS, "password2": WORDS}
    )
    person.refresh_from_db()

    assert asked["Location"].startswith("/accounts/2fa/webauthn/reauthenticate/")
    assert not person.has_usable_password()


def test_whoever_has_no_way_back_yet_sets_a_password(db, as_person):
    person = arrive("Cleo")
    as_person(person).post("/accounts/password/set/", {"password1": WORDS, "password2": WORDS})
    person.refresh_from_db()

    assert person.check_password(WORDS)


def test_another_passkey_confirms_nothing(db, as_person):
    person = arrive("Ben")
    SoftPasskey().keep_for(person)
    client = as_person(person)
    asked = client.post("/me/data/")
    page = client.get(asked["Location"]).content.decode()
    client.post(asked["Location"], {"credential": SoftPasskey().answer(_challenge(page))})

    assert not AuditRecord.objects.filter(act="own data exported").exists()


@pytest.mark.parametrize("act", ["export", "leave", "add an address"])
def test_nobody_is_locked_out_who_has_nothing_to_prove_it_with(db, as_person, act):
    """Joined by an invitation and closed the page that offers a passkey, in a hall without mail."""
    arrive("Odo")
    person, (path, fields) = arrive("Cleo"), ACTS[act]
    as_person(person).post(path, fields)

    assert _state(person) != (True, 0, [])


@pytest.mark.parametrize("with_passkey", [True, False])
def test_the_question_is_asked_in_our_words(ada, as_person, with_passkey):
    if with_passkey:
        SoftPasskey().keep_for(ada)
    client = as_person(ada)
    page = client.get(client.post("/me/data/")["Location"]).content.decode()

    assert re.search(r"<h1>Confirm it(&#x27;|')s you</h1>", page)
    assert ("With a passkey" in page) == with_passkey
    assert "reauthenticate to safeguard" not in page


def _challenge(page: str) -> str:
    options = json.loads(re.search(r'id="js_data" type="application/json">(.*?)</script>', page)[1])
    return options["request_options"]["publicKey"]["challenge"]


def _state(person: Person) -> tuple[bool, int, list[tuple[str, bool]]]:
    exported = AuditRecord.objects.filter(act="own data exported").count()
    addresses = (
        EmailAddress.objects.filter(user=person).order_by("email").values_list("email", "primary")
    )
    return Person.objects.here().filter(pk=person.pk).exists(), exported, list(addresses)


def _untouched(person: Person) -> tuple[bool, int, list[tuple[str, bool]]]:
    return True, 0, [("ada@example.org", True), ("second@example.org", False)]
