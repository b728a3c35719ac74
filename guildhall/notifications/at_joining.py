"""The question about notifications for people who join a community."""

from collections.abc import Mapping
from typing import Any

from django.forms import Form

from guildhall.communities.at_joining import JoiningQuestion
from guildhall.communities.models import Community
from guildhall.notifications.actions import choose_level
from guildhall.notifications.forms import AtJoiningForm
from guildhall.people.models import Person


def at_joining() -> JoiningQuestion:
    return JoiningQuestion("level", _form, _choose)


def _form(given: Mapping[str, Any] | None) -> Form:
    return AtJoiningForm(given)


def _choose(person: Person, community: Community, form: Form) -> None:
    if form.cleaned_data["level"]:
        choose_level(form.cleaned_data["level"], by=person, community=community)
