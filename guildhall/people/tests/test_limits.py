"""Failures are counted, by account and by address; successes never are.

People who have to wait read until when.
"""

import datetime as dt
import re

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user
from django.core.cache import cache
from django.test import Client

from guildhall.kit.addresses import household_of
from guildhall.kit.proxies import read_proxies
from guildhall.people import limits, patience
from guildhall.people.actions import arrive
from guildhall.people.actions.arrival import confirm_address
from guildhall.people.models import Attempt, House, Person

pytestmark = pytest.mark.database

WORDS = "four plain words here"
NOW = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def ada(db) -> Person:
    person = arrive("Ada", password=WORDS, email="ada@example.org")
    confirm_address(person, "ada@example.org")
    return person


def sign_in(login: str, password: str = "wrong", **where: str):
    cache.clear()  # another process remembers nothing of this one
    client = Client()
    answer = client.post("/accounts/login/", {"login": login, "password": password}, **where)
    return client, answer


def status(login: str, password: str = "wrong", **where: str) -> int:
    return sign_in(login, password, **where)[1].status_code


def is_in(login: str, password: str = WORDS, **where: str) -> bool:
    return get_user(sign_in(login, password, **where)[0]).is_authenticated


def fail_from(address: str, times: int) -> None:
    """As that many wrong passwords for nobodies from there."""
    for _time in range(times):
        limits.count(patience.WRONG_FROM_ADDRESS, household_of(address))


def test_sixty_people_sign_in_from_one_address(ada):
    assert all(is_in("ada") for _time in range(60))


def test_five_failures_pause_an_account_until_the_page_says(ada, clock):
    tries = [status("ada") for _time in range(5)]
    _client, paused = sign_in("ada", WORDS)
    clock.move_to(NOW + dt.timedelta(minutes=4, seconds=59))
    still = is_in("ada")
    clock.move_to(NOW + dt.timedelta(minutes=5, seconds=1))

    assert tries == [200] * 5
    assert (paused.status_code, paused["Retry-After"]) == (429, "300")
    assert "Try again in 5 minutes." in paused.content.decode()
    assert (still, is_in("ada")) == (False, True)


def test_a_pause_holds_whatever_the_account_is_called(ada):
    tries = [status(name) for name in ("ada", "ADA", "Ａda", "ada@example.org", "Ada@Example.org")]

    assert tries == [200] * 5
    assert status("ada") == status("ada@example.org") == 429


def test_a_success_ends_the_count_of_its_account(ada):
    before = [status("ada") for _time in range(4)]
    came_in = is_in("ada")
    after = [status("ada") for _time in range(5)]

    assert (before, came_in, after) == ([200] * 4, True, [200] * 5)
    assert status("ada") == 429


def test_one_paused_account_stops_nobody_else(ada):
    arrive("Ben", password=WORDS)
    for _time in range(6):
        status("ada")

    assert is_in("ben")


def test_thirty_failures_pause_an_address_and_no_other(ada, clock):
    fail_from("198.51.100.7", 25)
    tries = [status(f"nobody{number}", REMOTE_ADDR="198.51.100.7") for number in range(6)]

    assert tries == [200] * 5 + [429]
    assert not is_in("ada", REMOTE_ADDR="198.51.100.7")
    assert is_in("ada", REMOTE_ADDR="198.51.100.8")
    clock.move_to(NOW + dt.timedelta(minutes=10, seconds=1))
    assert is_in("ada", REMOTE_ADDR="198.51.100.7")


def test_a_household_of_ipv6_is_one_address(db):
    fail_from("2001:db8:1:1::7", 29)
    tries = [
        status(f"nobody{number}", REMOTE_ADDR=f"2001:db8:1:1::{number + 1:x}")
        for number in range(2)
    ]

    assert tries == [200, 429]
    assert status("nobody", REMOTE_ADDR="2001:db8:1:2::1") == 200


def test_what_is_refused_does_not_make_a_pause_longer(ada, clock):
    for _time in range(12):
        status("ada")
    clock.move_to(NOW + dt.timedelta(minutes=5, seconds=1))

    assert is_in("ada")


def test_nobody_reads_from_the_counts_who_or_from_where(ada):
    status("ada", REMOTE_ADDR="198.51.100.7")

    assert all(
        re.fullmatch(r"[0-9a-f]{64}", key) for key in Attempt.objects.values_list("key", flat=True)
    )


@pytest.mark.parametrize(
    ("setting", "peer", "header", "seen"),
    [
        ("", "198.51.100.7", "203.0.113.9", "198.51.100.7"),
        ("1", "10.0.0.2", "203.0.113.66, 198.51.100.7", "198.51.100.7"),
        ("2", "10.0.0.2", "203.0.113.66, 198.51.100.7, 10.0.0.3", "198.51.100.7"),
        ("10.0.0.0/8", "10.0.0.2", "203.0.113.66, 198.51.100.7", "198.51.100.7"),
        ("10.0.0.0/8", "198.51.100.7", "203.0.113.9", "198.51.100.7"),
    ],
)
def test_the_list_of_sessions_and_the_limits_see_the_true_address(
    ada, settings, setting, peer, header, seen
):
    settings.TRUSTED_PROXIES = read_proxies(setting)
    client, _answer = sign_in("ada", WORDS, REMOTE_ADDR=peer, HTTP_X_FORWARDED_FOR=header)
    fail_from(seen, 29)
    tries = [
        status(f"nobody{number}", REMOTE_ADDR=peer, HTTP_X_FORWARDED_FOR=header)
        for number in range(2)
    ]

    assert tries == [200, 429]
    assert UserSession.objects.get().ip == seen
    assert seen in client.get("/accounts/sessions/").content.decode()


def test_people_behind_one_proxy_are_not_one(ada, settings):
    settings.TRUSTED_PROXIES = read_proxies("1")
    fail_from("203.0.113.9", 30)

    assert status("ada", REMOTE_ADDR="10.0.0.2", HTTP_X_FORWARDED_FOR="203.0.113.9") == 429
    assert is_in("ada", REMOTE_ADDR="10.0.0.2", HTTP_X_FORWARDED_FOR="198.51.100.7")


def test_a_changing_spoofed_header_does_not_go_round_a_limit(ada):
    fail_from("127.0.0.1", 28)
    tries = [
        status(f"nobody{number}", HTTP_X_FORWARDED_FOR=f"203.0.113.{number}") for number in range(3)
    ]

    assert tries == [200, 200, 429]


def test_wrong_codes_count_as_wrong_passwords_do(ada):
    TOTP.activate(ada, "ABCDEFGHIJKLMNOP")
    RecoveryCodes.activate(ada)
    client, _asked = sign_in("ada", WORDS)
    tries = [
        client.post("/accounts/2fa/authenticate/", {"code": f"00000{number}"})
        for number in range(6)
    ]

    assert Authenticator.objects.filter(user=ada).count() == 2
    assert [answer.status_code for answer in tries] == [200] * 5 + [429]
    assert not get_user(client).is_authenticated


def test_wrong_passwords_when_asked_again_count_too(ada, as_person):
    client = as_person(ada)
    tries = [
        client.post("/accounts/reauthenticate/", {"password": "wrong"}).status_code
        for _time in range(6)
    ]

    assert tries == [200] * 5 + [429]


def test_mails_to_one_address_are_few_and_do_not_depend_on_who_is_here(ada, settings):
    settings.HAS_MAIL = True
    ways = {
        email: [
            Client().post("/accounts/password/reset/", {"email": email}).status_code
            for _time in range(6)
        ]
        for email in ("ada@example.org", "nobody@example.org")
    }

    assert set(map(tuple, ways.values())) == {(302,) * 5 + (429,)}


def test_sign_ups_from_one_address_are_many_but_not_endless(db):
    House.objects.update_or_create(pk=1, defaults={"sign_up": House.SignUp.ANYONE})
    for _time in range(58):
        limits.count(patience.SIGN_UPS, "127.0.0.1")
    tries = [Client().post("/accounts/signup/", {"name": "Eve"}).status_code for _time in range(3)]

    assert tries == [200, 200, 429]
