"""How allauth meets the hall: who may sign up, what a new person is called."""

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.kit.timed_requests import TimedSession
from guildhall.kit.words import fold
from guildhall.kit.zones import zone_named
from guildhall.mail.actions import forgive_address
from guildhall.people import actions, patience
from guildhall.people.events import SIGNED_IN
from guildhall.people.forwarding import note_forwarding
from guildhall.people.limits import TooOften
from guildhall.people.models import Person
from guildhall.people.policy import may_sign_up
from guildhall.people.sign_in_names import keep_sign_in_name
from guildhall.web.saying import say_problem
from guildhall.web.views import too_often

PROVIDER_SECONDS = 10.0
MAIL_IS_AWAY = gettext_lazy(
    "The mail couldn't be sent: the mail server didn't answer. Please try again in a while.",
)

WRONG_CODE = gettext_lazy("This code isn't right, or it has expired.")
NOT_MATCHING = gettext_lazy("The name or mail address and the password don't match.")

log = logging.getLogger(__name__)


class HallAccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": gettext_lazy("This account is suspended. Ask an owner of the hall."),
        "cannot_remove_primary_email": gettext_lazy("You can't remove your main address."),
        "duplicate_email": gettext_lazy("You have already added this address."),
        "email_password_mismatch": NOT_MATCHING,
        "email_taken": gettext_lazy("Someone here already uses this mail address."),
        "enter_current_password": gettext_lazy("Please enter your current password."),
        "incorrect_code": WRONG_CODE,
        "incorrect_password": gettext_lazy("This password isn't right."),
        "invalid_login": NOT_MATCHING,
        "invalid_password_reset": gettext_lazy("This link no longer works. Ask for a new one."),
        "max_email_addresses": gettext_lazy("You can add up to %d mail addresses."),
        "unknown_email": gettext_lazy("No account here has this mail address."),
        "unverified_primary_email": gettext_lazy("Confirm this address first."),
        "username_password_mismatch": NOT_MATCHING,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return may_sign_up().is_allowed

    def populate_username(self, request: HttpRequest, user: Person) -> None:
        user.username = actions.free_username(user.name or user.email.split("@")[0])
        user.username_key = fold(user.username)
        keep_sign_in_name(user)

    def save_user(
        self,
        request: HttpRequest,
        user: Person,
        form: Any,
        commit: bool = True,
    ) -> Person:
        user.name = form.cleaned_data.get("name", "").strip()
        user.time_zone = form.cleaned_data.get("time_zone") or user.time_zone
        with transaction.atomic():
            user = super().save_user(request, user, form, commit=commit)
            if commit:
                actions.finish_sign_up(user)
        return user

    def get_client_ip(self, request: HttpRequest) -> str:
        return patience.client_address(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Instead of allauth's own limit, which each process would count for itself."""
        try:
            patience.require_may_sign_in(request, patience.account_named(credentials))
        except TooOften as problem:
            raise ImmediateHttpResponse(too_often(request, wait=problem.wait)) from None

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Person | None:
        person: Person | None = super().authenticate(request, **credentials)
        if person:
            patience.forgive(patience.account_named(credentials))
        return person

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        patience.count_failure(request, patience.account_named(credentials))

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The ways to confirm who you are, in our words."""
        words = {
            "reauthenticate": _("With your password"),
            "mfa_reauthenticate": _("With a code"),
            "mfa_reauthenticate:webauthn": _("With a passkey"),
        }
        methods = super().get_reauthentication_methods(user)
        return [method | {"description": words[method["id"]]} for method in methods]

    def post_login(self, request: HttpRequest, user: Person, **kwargs: Any) -> Any:
        actions.note_audit(SIGNED_IN, by=user, person=user)
        note_forwarding(request)
        return super().post_login(request, user, **kwargs)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """At once, for its codes and links are secrets that no outbox should hold.

        Where the mail server is away, the next page says so.
        """
        if not settings.HAS_MAIL:
            return
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException) as problem:
            log.warning("a mail for signing in failed: %s", type(problem).__name__)
            if self.request:
                say_problem(self.request, MAIL_IS_AWAY)

    def confirm_email(self, request: HttpRequest, email_address: Any) -> bool:
        """An address that someone has confirmed works again: failures before are forgiven."""
        is_confirmed: bool = super().confirm_email(request, email_address)
        if is_confirmed:
            forgive_address(email_address.email)
        return is_confirmed


class HallMFAAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "add_email_blocked": gettext_lazy(
            "While your account asks for codes or passkeys, no mail address can be added."
        ),
        "cannot_delete_authenticator": gettext_lazy("This can't be switched off or removed."),
        "cannot_generate_recovery_codes": gettext_lazy(
            "Add a passkey or set up an app first, then you can create recovery codes."
        ),
        "incorrect_code": WRONG_CODE,
        "unverified_email": gettext_lazy(
            "Confirm your mail addresses first, then you can add passkeys and codes."
        ),
    }


class KnownById(OpenIDConnectProvider):
    """While a person confirms who they are, their sign-in elsewhere waits in the session.

    It is kept by the id that the operator gave; allauth notes the client's name, which may be the
    same at two providers.
    """

    def serialize(self) -> dict[str, Any]:
        return super().serialize() | {"id": self.sub_id}


class HallSocialAdapter(DefaultSocialAccountAdapter):
    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        sociallogin.provider = KnownById(request, app=sociallogin.provider.app)

    def get_requests_session(self) -> Any:
        """What is asked of an identity provider is answered in time, or not at all."""
        return TimedSession(PROVIDER_SECONDS)

    def generate_state_param(self, state: dict[str, Any]) -> str:
        """The zone of their browser waits here for somebody new who comes back."""
        said = self.request.POST.get("time_zone", "") if self.request else ""
        state["time_zone"] = zone_named(said or "UTC").key
        return super().generate_state_param(state)

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Anyone the operator's identity provider vouches for may join."""
        return True

    def authenticate_by_email(self, sociallogin: Any) -> tuple[Person, str] | None:
        """The person whose address was checked both here and by a trusted provider.

        An address that was never checked here may have been typed by someone else, in the hope
        that its owner signs in.
        """
        checked = [one.email.lower() for one in sociallogin.email_addresses if one.verified]
        trusted = [email for email in checked if self.can_authenticate_by_email(sociallogin, email)]
        here = EmailAddress.objects.filter(
            email__in=trusted,
            verified=True,
            user__in=Person.objects.here(),
        )
        known = here.select_related("user").order_by("pk").first()
        return (known.user, known.email) if known else None

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> Person:
        for address in sociallogin.email_addresses:
            # Some providers send it as a word.
            address.verified = address.verified in (True, "true")
        person = super().populate_user(request, sociallogin, data)
        full = data.get("name") or f"{data.get('first_name') or ''} {data.get('last_name') or ''}"
        mailbox = (data.get("email") or "member").split("@")[0]
        person.name = full.strip() or data.get("username") or mailbox
        return person

    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> Person:
        person = sociallogin.user
        person.username = actions.free_username(person.name)
        person.username_key = fold(person.username)
        zone = sociallogin.state.get("time_zone", person.time_zone)
        person.time_zone = form.cleaned_data["time_zone"] if form else zone
        keep_sign_in_name(person)
        with transaction.atomic():
            person = super().save_user(request, sociallogin, form)
            actions.finish_sign_up(person)
        return person
