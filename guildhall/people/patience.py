"""Every limit of the hall: what is counted, for whom, and how much is too much.

When signing in, only failures count: by account, so that nobody guesses one password for long, and
by address, so that nobody tries one password on everybody. A success ends the account's count.
Where a try costs others something (a mail, an account), every try counts.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

from allauth.account.internal.userkit import filter_users_by_email
from django.conf import settings
from django.http import HttpRequest

from guildhall.kit.addresses import household_of
from guildhall.kit.proxies import client_of
from guildhall.kit.words import fold
from guildhall.people import limits
from guildhall.people.limits import Limit
from guildhall.people.models import Person
from guildhall.people.sign_in_names import signing_in

WRONG_FOR_ACCOUNT = Limit("wrong for account", 5, dt.timedelta(minutes=5))
WRONG_FROM_ADDRESS = Limit("wrong from address", 30, dt.timedelta(minutes=10))
SIGN_UPS = Limit("sign-ups", 60, dt.timedelta(minutes=10))
MAILS_ASKED = Limit("mails asked", 20, dt.timedelta(minutes=10))
MAILS_TO = Limit("mails to", 5, dt.timedelta(minutes=10))
LOCKED_OUT = Limit("locked out", 1, dt.timedelta(hours=1))
LINKS_TRIED = Limit("links tried", 30, dt.timedelta(minutes=10))
ACCOUNT_CHANGES = Limit("account changes", 20, dt.timedelta(minutes=10))


def client_address(request: HttpRequest) -> str:
    """Where the request came from, behind the proxies that the operator named."""
    return client_of(
        request.META.get("REMOTE_ADDR", ""),
        request.META.get("HTTP_X_FORWARDED_FOR", ""),
        settings.TRUSTED_PROXIES,
    )


def address(request: HttpRequest) -> str:
    return household_of(client_address(request))


def typed_address(request: HttpRequest) -> str:
    return fold(request.POST.get("email", ""))


def person(request: HttpRequest) -> str:
    return str(request.user.pk or "")


# By the name of the page to which a form is sent.
COUNTED: dict[str, list[tuple[Limit, Callable[[HttpRequest], str]]]] = {
    "account_signup": [(SIGN_UPS, address)],
    "socialaccount_signup": [(SIGN_UPS, address)],
    "join_by_mail": [(MAILS_ASKED, address), (MAILS_TO, typed_address)],
    "account_reset_password": [(MAILS_ASKED, address), (MAILS_TO, typed_address)],
    "account_request_login_code": [(MAILS_ASKED, address), (MAILS_TO, typed_address)],
    "account_reset_password_from_key": [(LINKS_TRIED, address)],
    "locked_out": [(MAILS_ASKED, address)],
    "way_in": [(LINKS_TRIED, address)],
    "account_email": [(ACCOUNT_CHANGES, person)],
    "account_change_password": [(ACCOUNT_CHANGES, person)],
    "account_set_password": [(ACCOUNT_CHANGES, person)],
}


def count_request(request: HttpRequest, url_name: str) -> None:
    """Count a form that was sent to a page. Raises TooOften, and counts nothing then."""
    counted = [(limit, whom(request)) for limit, whom in COUNTED.get(url_name, ())]
    for limit, whom in counted:
        limits.require_under(limit, whom)
    for limit, whom in counted:
        limits.count(limit, whom)


def require_may_sign_in(request: HttpRequest, account: str) -> None:
    """Raises TooOften after too many failures with this account or from this address."""
    limits.require_under(WRONG_FOR_ACCOUNT, account)
    limits.require_under(WRONG_FROM_ADDRESS, address(request))


def count_failure(request: HttpRequest, account: str) -> None:
    limits.count(WRONG_FOR_ACCOUNT, account)
    limits.count(WRONG_FROM_ADDRESS, address(request))


def forgive(account: str) -> None:
    """It was its owner."""
    limits.forget(WRONG_FOR_ACCOUNT, account)


def account_named(credentials: dict[str, Any]) -> str:
    """The account of this attempt to sign in, by any of its names; else what was typed."""
    for known in _named(
        str(credentials.get("username") or ""), str(credentials.get("email") or "")
    ):
        return account_of(known)
    return f"nobody {fold(str(credentials.get('username') or credentials.get('email') or ''))}"


def account_of(known: Person) -> str:
    return f"person {known.pk}"


def _named(username: str, email: str) -> Iterator[Person]:
    if username:
        yield from signing_in(username)
    if email:
        yield from filter_users_by_email(email, for_login=True)[:1]
