"""People who are here already link an account with another service.

Nobody gets into someone else's account, and nobody is locked out of their own.
"""

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import get_user
from django.test import Client

from guildhall.people.actions import arrive, leave
from guildhall.people.actions.arrival import confirm_address
from guildhall.people.kept import kept_of
from guildhall.people.models import Person
from tests.identity_provider import IdentityProvider, served
from tests.soft_passkey import SoftPasskey

pytestmark = pytest.mark.database

WORDS = "four plain words here"
LINKED = "/accounts/3rdparty/"
ADA = {"sub": "a-1", "email": "ada@example.org", "email_verified": True, "name": "Ada Marsh"}


@pytest.fixture(scope="module")
def provider():
    with served() as made:
        yield made


@pytest.fixture
def untrusted(provider, settings) -> IdentityProvider:
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {"APPS": [provider.app(), provider.app(named="bolt")]}
    }
    return provider


@pytest.fixture
def trusted(provider, settings) -> IdentityProvider:
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [provider.app(trusted=True)]}}
    return provider


@pytest.fixture
def ada(db) -> Person:
    person = arrive("Ada", password=WORDS, email="ada@example.org")
    confirm_address(person, "ada@example.org")
    return person


def confirmed(client: Client) -> Client:
    client.post("/accounts/reauthenticate/", {"password": WORDS})
    return client


def signed_in(client: Client) -> Person | None:
    person = get_user(client)
    return person if person.is_authenticated else None


def unlink(client: Client, account: SocialAccount) -> str:
    return client.post(LINKED, {"account": account.pk}, follow=True).content.decode()


def test_the_account_page_leads_there_where_there_is_a_provider(
    ada, as_person, untrusted, settings
):
    client = as_person(ada)
    with_provider = client.get("/me/account/").content.decode()
    page = client.get(LINKED).content.decode()
    settings.SOCIALACCOUNT_PROVIDERS = {}

    assert (LINKED in with_provider, LINKED in client.get("/me/account/").content.decode()) == (
        True,
        False,
    )
    assert (
        "<h1>Linked accounts</h1>" in page,
        "Acme" in page,
        "Bolt" in page,
        "third-party" in page,
    ) == (
        True,
        True,
        True,
        False,
    )


def test_it_is_linked_after_a_confirmation_and_opens_the_door(ada, as_person, untrusted):
    client = as_person(ada)
    asked = untrusted.walk(client, to="connect", **ADA)
    before = SocialAccount.objects.count()
    linked = client.post("/accounts/reauthenticate/", {"password": WORDS}, follow=True)
    elsewhere = Client()
    untrusted.walk(elsewhere, **ADA)

    assert (asked["Location"], before) == ("/accounts/reauthenticate/", 0)
    assert "Your Acme account is linked." in linked.content.decode()
    assert (signed_in(elsewhere), Person.objects.here().count()) == (ada, 1)


def test_what_is_linked_to_somebody_else_is_refused_in_a_sentence(ada, as_person, untrusted):
    ben = arrive("Ben", password=WORDS)
    untrusted.walk(confirmed(as_person(ada)), to="connect", **ADA)
    client = confirmed(as_person(ben))
    untrusted.walk(client, to="connect", **ADA)

    assert "linked to someone else here" in client.get(LINKED).content.decode()
    assert SocialAccount.objects.get().user == ada


def test_somebody_new_comes_in(db, untrusted):
    client = Client()
    untrusted.walk(
        client, sub="n-1", email="nia@example.org", email_verified=True, name="Nia Okoro"
    )

    assert signed_in(client) == Person.objects.here().get(name="Nia Okoro")


@pytest.mark.parametrize(
    ("said", "kept"),
    [("Africa/Nairobi", "Africa/Nairobi"), ("", "UTC"), ("../etc", "UTC"), ("x" * 4000, "UTC")],
)
def test_somebody_new_is_in_the_time_zone_of_their_browser(db, untrusted, said, kept):
    untrusted.walk(
        Client(), zone=said, sub="n-1", email="nia@example.org", email_verified=True, name="Nia"
    )

    assert Person.objects.here().get(name="Nia").time_zone == kept


def test_an_address_of_somebody_here_opens_nothing_where_the_provider_is_not_trusted(
    ada, untrusted
):
    client = Client()
    page = client.get(untrusted.walk(client, **ADA)["Location"]).content.decode()

    assert (signed_in(client), SocialAccount.objects.count()) == (None, 0)
    assert "Do you already have an account?" in page
    assert f"/accounts/login/?next={LINKED}" in page


def test_a_trusted_provider_links_at_once_and_leaves_the_password(ada, trusted):
    client = Client()
    trusted.walk(client, **ADA)
    ada.refresh_from_db()

    assert (signed_in(client), SocialAccount.objects.get().user) == (ada, ada)
    assert ada.check_password(WORDS)


@pytest.mark.parametrize("is_checked", [False, "false", "", None, 0])
def test_an_address_that_the_provider_has_not_checked_links_nothing(ada, trusted, is_checked):
    client = Client()
    trusted.walk(client, **(ADA | {"email_verified": is_checked}))

    assert (signed_in(client), SocialAccount.objects.count()) == (None, 0)


def test_an_address_that_was_not_checked_here_links_nothing(db, trusted):
    """Mal typed Ada's address, and waits."""
    mal = arrive("Mal", password=WORDS, email="ada@example.org")
    EmailAddress.objects.create(user=mal, email="ada@example.org", verified=False, primary=True)
    SoftPasskey().keep_for(mal)
    client = Client()
    trusted.walk(client, **ADA)

    assert (signed_in(client), SocialAccount.objects.count()) == (None, 0)
    mal.refresh_from_db()
    assert mal.check_password(WORDS)


def test_the_address_of_somebody_who_left_links_nothing(ada, trusted):
    arrive("Odo")
    leave(ada, left_as="name")
    client = Client()
    trusted.walk(client, **ADA)

    assert signed_in(client) not in (None, ada)


def test_whoever_leaves_takes_what_was_linked_along(ada, as_person, untrusted):
    arrive("Odo")
    untrusted.walk(confirmed(as_person(ada)), to="connect", **ADA)
    out = list(kept_of(ada)["linked_accounts"])
    leave(ada, left_as="name")

    assert [one["uid"] for one in out] == ["a-1"]
    assert not SocialAccount.objects.exists()


def test_an_account_is_unlinked_where_another_way_in_is_left(ada, as_person, untrusted):
    client = confirmed(as_person(ada))
    untrusted.walk(client, to="connect", **ADA)
    page = unlink(client, SocialAccount.objects.get())

    assert "The account is no longer linked." in page
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize("way", ["none", "passkey", "another account", "mail"])
def test_the_only_way_in_stays(db, untrusted, settings, way):
    client = Client()
    untrusted.walk(client, sub="n-1", email="nia@example.org", email_verified=True, name="Nia")
    nia, first = signed_in(client), SocialAccount.objects.get()
    if way == "another account":
        untrusted.walk(client, to="connect", named="bolt", sub="n-2")
    if way == "passkey":
        SoftPasskey().keep_for(nia)
        session = client.session
        session["account_authentication_methods"] = [
            {"method": "mfa", "at": 4_000_000_000, "reauthenticated": True}
        ]
        session["account_authentication_methods_user"] = str(nia.pk)
        session.save()
    settings.HAS_MAIL = way == "mail"
    page = unlink(client, first)

    assert SocialAccount.objects.filter(pk=first.pk).exists() == (way == "none")
    assert ("This is your only way to sign in." in page) == (way == "none")


def test_an_account_of_a_service_that_is_no_longer_offered_is_no_way_in(
    db, untrusted, provider, settings
):
    client = Client()
    untrusted.walk(client, sub="n-1", name="Nia")
    untrusted.walk(client, to="connect", named="bolt", sub="n-2")
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [provider.app()]}}

    assert "This is your only way to sign in." in unlink(
        client, SocialAccount.objects.get(provider="acme")
    )
