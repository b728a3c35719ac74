"""The sentences of quiet thank-yous: what was of use, where, and how long after it was written."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhall.commons.kinds import kinds
from guildhall.commons.models import Outcome
from guildhall.notifications.models import Notice
from guildhall.notifications.thank_yous import DAYS_AFTER
from guildhall.notifications.words import title, who


def worked_long_after(notice: Notice) -> str:
    """“Your tip “…” was used in Graz, a year after you wrote it.”

    Empty where the report was taken back.
    """
    outcome = notice.fetched_as(Outcome)
    if outcome is None or outcome.result != Outcome.Result.WORKED:
        return ""
    return used_long_after(notice, place=outcome.unit_name)


def used_long_after(notice: Notice, *, place: str) -> str:
    if place:
        sentence = _("Your %(kind)s “%(title)s” was used in %(place)s, %(time)s after you wrote it")
    else:
        sentence = _("Your %(kind)s “%(title)s” worked for %(name)s, %(time)s after you wrote it")
    return sentence % {**_words(notice), "place": place}


def thanked_long_after(notice: Notice) -> str:
    sentence = _("%(name)s thanks you for your %(kind)s “%(title)s”, %(time)s after you wrote it")
    return sentence % _words(notice)


def long_after(days: int) -> str:
    """“7 months”, “a year”, “3 years”."""
    if days < 330:
        months = days // 30
        return ngettext("%(number)d month", "%(number)d months", months) % {"number": months}
    years = round(days / 365)
    return ngettext("a year", "%(number)d years", years) % {"number": years}


def _words(notice: Notice) -> dict[str, str]:
    return {
        "name": who(notice),
        "kind": _kind(notice),
        "title": title(notice),
        "time": long_after(notice.detail[DAYS_AFTER]),
    }


def _kind(notice: Notice) -> str:
    """As its reader calls it: “tip”, or “answer to” before the title of the question."""
    if notice.reply:
        is_answer = notice.reply.role == notice.reply.Role.ANSWER
        return _("answer to") if is_answer else _("reply to")
    kind = kinds.get(notice.entry.kind) if notice.entry else None
    return str(kind.label) if kind else ""
