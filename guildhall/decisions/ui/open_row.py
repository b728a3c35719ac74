"""One decision that is open, in a list: what is asked, until when, and what is left to answer."""

import datetime as dt
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.decisions.events import DECISION
from guildhall.decisions.models import Decision, Level
from guildhall.decisions.ui.level_name import level_name
from guildhall.web.dates import date_in_words
from guildhall.web.frames import frame
from guildhall.web.in_each_language import in_each_language

register = template.Library()


@register.simple_tag
def open_row(
    entry: Entry, *, slug: str, answered: str = "", ways: str = "", ballot: str = ""
) -> SafeString:
    """`answered` says what the reader has said, `ways` are buttons to answer or change it.

    `ballot` is a form to fill in, drawn already.
    """
    decision = entry.decision
    return frame(
        "decisions/ui/open_row.html",
        {},
        address=path_of(entry, slug),
        title=entry.title,
        proposal=decision.proposal,
        level=level_name(decision.level),
        until=_until(decision.until_on) if decision.until_on else "",
        answered=answered,
        ways=ways,
        ballot=ballot,
    )


@in_each_language
def _until(day: dt.date) -> str:
    return _("until %(day)s") % {"day": date_in_words(day, "l, j F")}


def sample() -> dict[str, Any]:
    """A decision that is kept nowhere."""
    entry = Entry(pk=1, kind=DECISION, title="Do we buy a second pump?")
    entry.decision = Decision(
        entry=entry, level=Level.MEMBERS_DECIDE, until_on=dt.date(2026, 3, 6), proposal="In May."
    )
    return {"entry": entry}
