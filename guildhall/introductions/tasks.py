"""Recurring: ask who could not be asked before, ask once whether people met, forget."""

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from guildhall.activity.schedule import Recurring
from guildhall.introductions import actions


def tasks() -> Iterator[Recurring]:
    hour, day = dt.timedelta(hours=1), dt.timedelta(days=1)
    yield Recurring(
        "introductions.asking", actions.ask_waiting, hour, label=_("Ask about introductions")
    )
    yield Recurring(
        "introductions.asking_after",
        actions.ask_after,
        hour,
        label=_("Ask whether people met"),
    )
    yield Recurring(
        "introductions.rounds", actions.make_due_rounds, hour, label=_("Make introductions")
    )
    yield Recurring(
        "introductions.forgetting",
        actions.forget_old,
        day,
        label=_("Forget old introductions"),
    )
    yield Recurring(
        "introductions.closing", actions.close_over, hour, label=_("Close openings that are over")
    )
