"""The pages and mails of allauth speak as the rest of the hall does, and every form still works."""

import re
from pathlib import Path

import allauth
import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core import mail
from django.test import Client

import guildhall.people
from guildhall.people.actions import arrive
from tests.soft_passkey import SoftPasskey

OURS = Path(guildhall.people.__file__).parent / "templates"

WORDS = "four plain words here"
THEIR_WORDS = re.compile(
    r"[Ee]-?mail|Verif|[Ss]ecurity [Kk]ey|Two-Factor|Authenticator App|[Pp]asswordless|Re-?send"
    r"|Successfully|Change Password|Set Password|Sign (?:In|Out|Up)\b|Remember Me|Warning"
    r"|IP Address|Sessions|Deactivate|Bad Token|Hello from"
)


@pytest.fixture
def ada(db):
    person = arrive("Ada", password=WORDS)
    EmailAddress.objects.create(user=person, email="ada@example.org", verified=True, primary=True)
    return person


@pytest.fixture
def inside(ada):
    client = Client()
    client.post("/accounts/login/", {"login": "ada", "password": WORDS})
    client.post("/accounts/reauthenticate/", {"password": WORDS})
    return client


def words_of(page):
    """What a person reads of a page: no names of fields, and no addresses."""
    html = page if isinstance(page, str) else page.content.decode()
    html = re.sub(r"<(script|style).*?</\1>|<!--.*?-->", " ", html, flags=re.S)
    return re.sub(r"\S+@\S+", " ", re.sub(r"<[^>]*>", " ", html))


@pytest.mark.parametrize(
    "page",
    [
        "/accounts/email/",
        "/accounts/password/change/",
        "/accounts/logout/",
        "/accounts/sessions/",
        "/accounts/2fa/",
        "/accounts/2fa/totp/activate/",
        "/accounts/2fa/recovery-codes/generate/",
        "/accounts/2fa/webauthn/",
        "/accounts/2fa/webauthn/add/",
        "/accounts/reauthenticate/",
        "/accounts/password/reset/done/",
        "/accounts/password/reset/key/done/",
        "/accounts/inactive/",
    ],
)
def test_a_page_for_people_who_are_signed_in_is_in_our_words(inside, page):
    response = inside.get(page)

    assert response.status_code == 200
    assert THEIR_WORDS.findall(words_of(response)) == []


def with_codes(person):
    """Two ways to sign in beside the password: an app, and recovery codes."""
    Authenticator.objects.create(
        user=person, type=Authenticator.Type.TOTP, data={"secret": "JBSWY3DPEHPK3PXP"}
    )
    RecoveryCodes.activate(person)


def test_codes_and_passkeys_are_in_our_words(ada, inside):
    passkey = SoftPasskey().keep_for(ada)
    with_codes(ada)

    pages = {
        page: inside.get(page)
        for page in (
            "/accounts/2fa/",
            "/accounts/2fa/recovery-codes/",
            "/accounts/2fa/recovery-codes/generate/",
            "/accounts/2fa/totp/deactivate/",
            "/accounts/2fa/webauthn/",
            f"/accounts/2fa/webauthn/keys/{passkey.pk}/edit/",
            f"/accounts/2fa/webauthn/keys/{passkey.pk}/remove/",
        )
    }

    assert {answer.status_code for answer in pages.values()} == {200}
    assert [page for page in pages if THEIR_WORDS.search(words_of(pages[page]))] == []


def test_after_the_password_the_code_is_asked_for_in_our_words(ada):
    with_codes(ada)
    client = Client()

    page = client.post("/accounts/login/", {"login": "ada", "password": WORDS}, follow=True)
    wrong = client.post("/accounts/2fa/authenticate/", {"code": "000000"})

    assert "Enter your code" in words_of(page)
    assert [THEIR_WORDS.findall(words_of(answer)) for answer in (page, wrong)] == [[], []]


@pytest.mark.parametrize("page", ["totp/activate/", "webauthn/add/"])
def test_why_an_address_must_be_confirmed_first_is_said_in_our_words(ada, inside, page):
    EmailAddress.objects.create(user=ada, email="ada@example.com")

    refused = inside.get(f"/accounts/2fa/{page}", follow=True)

    assert "Confirm your mail addresses first" in words_of(refused)
    assert THEIR_WORDS.findall(words_of(refused)) == []


@pytest.mark.parametrize(
    ("page", "typed"),
    [
        ("/accounts/login/", {"login": "ada", "password": "wrong"}),
        ("/accounts/signup/", {"name": "Ben", "password1": "short"}),
        ("/accounts/password/reset/", {"email": "nothing"}),
        ("/accounts/password/reset/key/1-abc/", {}),
        ("/accounts/confirm-email/abc/", {}),
        ("/accounts/confirm-email/", {}),
    ],
)
def test_a_page_at_the_door_is_in_our_words_also_when_something_is_wrong(ada, page, typed):
    client = Client()

    opened, sent = client.get(page, follow=True), client.post(page, typed, follow=True)

    assert THEIR_WORDS.findall(words_of(opened)) == []
    assert sent.status_code != 200 or THEIR_WORDS.findall(words_of(sent)) == []


@pytest.mark.parametrize(
    ("action", "receipt"),
    [
        ({"action_add": "", "email": "ada@example.net"}, None),
        ({"action_primary": "", "email": "ada@example.com"}, "Confirm this address first"),
        ({"action_remove": "", "email": "ada@example.org"}, "is your main address"),
        ({"action_remove": "", "email": "ada@example.com"}, "is removed"),
    ],
)
def test_what_is_now_true_of_an_address_is_said_in_our_words(ada, inside, action, receipt):
    EmailAddress.objects.create(user=ada, email="ada@example.com")

    page = inside.post("/accounts/email/", action, follow=True)

    assert THEIR_WORDS.findall(words_of(page)) == []
    assert receipt is None or receipt in page.content.decode()


@pytest.mark.parametrize(
    ("page", "typed", "subject"),
    [
        ("/accounts/password/reset/", {"email": "ada@example.org"}, "Set a new password"),
        (
            "/accounts/password/reset/",
            {"email": "mo@example.org"},
            "There is no account with this address",
        ),
    ],
)
def test_a_mail_for_signing_in_is_in_our_words(ada, with_mail, page, typed, subject):
    answer = Client().post(page, typed, follow=True)

    assert answer.status_code == 200
    assert [message.subject for message in mail.outbox] == [subject]
    assert THEIR_WORDS.findall(words_of(answer) + mail.outbox[0].body) == []
    assert mail.outbox[0].body.strip().endswith("Guildhall")


def test_every_mail_and_message_of_allauth_has_a_text_of_ours():
    theirs = Path(allauth.__file__).parent / "templates"
    kinds = ("account", "mfa", "socialaccount", "usersessions")
    texts = {
        str(path.relative_to(theirs))
        for kind in kinds
        for path in (theirs / kind).rglob("*.txt")
        if path.parent.name in ("email", "messages") and "phone" not in path.name
    }

    assert sorted(text for text in texts if not (OURS / text).exists()) == []
