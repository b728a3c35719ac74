"""Recurring: ask what small tests showed, and find someone for those that nobody runs."""

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from guildhall.activity.schedule import Recurring
from guildhall.ideas.actions import ask_what_was_learned, pass_small_tests_on


def tasks_of_small_tests() -> Iterator[Recurring]:
    yield Recurring(
        "ideas.ask_what_was_learned",
        ask_what_was_learned,
        dt.timedelta(hours=1),
        label=_("Ask what small tests showed"),
    )
    yield Recurring(
        "ideas.pass_small_tests_on",
        pass_small_tests_on,
        dt.timedelta(hours=6),
        label=_("Find someone for small tests that nobody runs"),
    )
