"""Who may sign up is the owner's setting; the first person of a new hall may come in.

Signing in is by name or mail address.
"""

import datetime as dt
import hashlib
import re

import pytest
import time_machine
from django.contrib.auth import get_user
from django.test import Client
from django.utils import timezone

from guildhall.people.actions import arrive, change_house
from guildhall.people.forms.traps import SUM_BITS, new_ticket
from guildhall.people.models import AuditRecord, House, Person
from guildhall.search.models import Document

WORDS = "four plain words here"


def sign_up(name: str, **more: str) -> Client:
    client = Client()
    client.post(
        "/accounts/signup/", {"name": name, "password1": WORDS, "ticket": old_ticket(), **more}
    )
    return client


# Not inside a transaction of the test's: as it is served, so that an act without one of its own
# shows.
@pytest.mark.django_db(transaction=True)
def test_the_first_person_of_a_new_hall_signs_up_and_is_found(client):
    signed_up = sign_up("Ada Marsh")

    ada = Person.objects.here().get()
    assert get_user(signed_up) == ada
    assert (ada.name, ada.username) == ("Ada Marsh", "ada-marsh")
    assert Document.objects.filter(person=ada).exists()


def test_after_the_first_people_come_by_invitation(db):
    arrive("Ada")

    sign_up("Ben")

    assert not Person.objects.here().filter(name="Ben").exists()
    assert "by invitation" in Client().get("/accounts/signup/").content.decode()


@pytest.mark.parametrize(
    ("said", "kept"), [("Europe/Vienna", "Europe/Vienna"), ("", "UTC"), ("../etc/x", "UTC")]
)
def test_who_signs_up_lives_in_the_time_zone_of_their_browser(db, said, kept):
    sign_up("Ada Marsh", time_zone=said)

    assert Person.objects.here().get().time_zone == kept


def test_anyone_signs_up_where_the_owner_says_so(db):
    change_house(by=arrive("Ada"), name="Hall", sign_up=House.SignUp.ANYONE, mail_domains="")

    sign_up("Ben")
    sign_up("Ben")
    sign_up("Ben!-2")
    sign_up("Bén")

    people = Person.objects.here().values_list("name", "username")
    assert sorted(people) == [
        ("Ada", "ada"),
        ("Ben", "ben"),
        ("Ben!-2", "ben-2"),
        ("Bén", "ben-3"),
    ]


@pytest.mark.parametrize("password", ["short", "password123", ""])
def test_a_weak_password_is_refused_in_a_sentence(db, password):
    response = Client().post(
        "/accounts/signup/", {"name": "Ada", "password1": password, "ticket": old_ticket()}
    )

    assert response.status_code == 200
    assert 'class="wrong"' in response.content.decode()
    assert not Person.objects.here().exists()


@pytest.mark.parametrize("login", ["ada", "ADA", "ada@example.org"])
def test_sign_in_by_name_or_mail_address_is_recorded(db, login):
    sign_up("Ada", email="ada@example.org")
    client = Client()

    client.post("/accounts/login/", {"login": login, "password": WORDS})

    assert get_user(client).is_authenticated
    assert AuditRecord.objects.filter(act="signed in").exists()


def test_sign_in_with_a_wrong_password_does_not_tell_who_is_here(db):
    sign_up("Ada")

    known = (
        Client().post("/accounts/login/", {"login": "ada", "password": "wrong"}).content.decode()
    )
    unknown = (
        Client().post("/accounts/login/", {"login": "nobody", "password": "wrong"}).content.decode()
    )

    def problem(page: str) -> str:
        return re.search(r'<p class="wrong"[^>]*>(.*?)</p>', page)[1]

    assert problem(known) == problem(unknown)


def test_somebody_who_left_holds_no_session(world, as_person):
    from guildhall.people.actions import leave

    client = as_person(world.ben)
    leave(world.ben, left_as="pseudonym")

    assert not get_user(client).is_authenticated


def old_ticket() -> str:
    """As of a form that was shown five seconds ago."""
    with time_machine.travel(timezone.now() - dt.timedelta(seconds=5), tick=False):
        return new_ticket()


def problem_with(**fields: str) -> str:
    page = (
        Client()
        .post("/accounts/signup/", {"name": "Eve", "password1": WORDS, **fields})
        .content.decode()
    )
    return "".join(re.findall(r'<p class="wrong" role="alert">([^<]+)', page))


def test_programs_stumble_and_people_do_not(db):
    House.objects.update_or_create(pk=1, defaults={"sign_up": House.SignUp.ANYONE})

    with time_machine.travel(timezone.now(), tick=False):
        quick = problem_with(ticket=new_ticket())
    filled = problem_with(ticket=old_ticket(), website="https://spam.example")
    none = problem_with()
    forged = problem_with(ticket="x:y:z")

    assert "very quick" in quick
    assert "be sent. Please reload the page and try again." in filled
    assert "page is old" in none
    assert "page is old" in forged
    assert problem_with(ticket=old_ticket()) == ""
    assert Person.objects.get_queryset().filter(name="Eve").count() == 1


def test_a_sum_is_asked_where_the_owner_wants_it_and_counts_once(db):
    House.objects.update_or_create(
        pk=1, defaults={"sign_up": House.SignUp.ANYONE, "asks_sum": True}
    )
    page = Client().get("/accounts/signup/").content.decode()
    ticket = old_ticket()
    answer = next(str(number) for number in range(10_000_000) if _has_zeros(f"{ticket}:{number}"))

    missing, wrong = problem_with(ticket=ticket), problem_with(ticket=ticket, sum="nonsense")
    right, again = problem_with(ticket=ticket, sum=answer), problem_with(ticket=ticket, sum=answer)

    assert "web/js/sum.js" in page
    assert [
        "still working on the sign-up check" in page for page in (missing, wrong, right, again)
    ] == [
        True,
        True,
        False,
        True,
    ]


def _has_zeros(text: str) -> bool:
    return int.from_bytes(hashlib.sha256(text.encode()).digest(), "big") >> (256 - SUM_BITS) == 0
