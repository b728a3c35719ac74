"""What is said of a change against one's own past, in counts that people can check."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

# Whole sentences, so that each language can turn them: against a year ago, against the quarter
# before, and with nothing to compare.
CHANGED: Mapping[str, Mapping[str, Any]] = {
    "people": {
        "year": _("%(now)s took part in these twelve weeks; a year ago %(then)s."),
        "quarter": _("%(now)s took part in these twelve weeks; in the twelve before, %(then)s."),
        "": _("%(now)s took part in these twelve weeks."),
    },
    "regulars": {
        "year": _("%(now)s took part in three or more of these weeks; a year ago %(then)s."),
        "quarter": _(
            "%(now)s took part in three or more of these weeks; in the twelve before, %(then)s."
        ),
        "": _("%(now)s took part in three or more of these weeks."),
    },
}
BOTH_FEW: Mapping[str, Any] = {
    "year": _("Fewer than five people took part in these twelve weeks, as a year ago."),
    "quarter": _(
        "Fewer than five people took part in these twelve weeks, as in the twelve before."
    ),
}
STEADY: Mapping[str, Any] = {
    "people": _("About as many people take part as a year ago: %(now)s, then %(then)s."),
    "regulars": _("About as many regulars come as a year ago: %(now)s, then %(then)s."),
    "newcomers": _("About as many come for the first time as a year ago: %(now)s, then %(then)s."),
    "begun": _("Something new starts about as often as a year ago: %(now)s times, then %(then)s."),
    "TIES-3": _(
        "Questions get an answer within a week as often as a year ago: %(now)s, then %(then)s."
    ),
}
FEWER_FROM: Mapping[str, Any] = {
    "newcomers": _("Most of the gap is newcomers: %(now)s, then %(then)s."),
    "returning": _("Most of the gap is people who had been here before: %(now)s, then %(then)s."),
    "both": _("Newcomers and people who had been here before are both fewer."),
}
MORE_FROM: Mapping[str, Any] = {
    "newcomers": _("Most of the growth is newcomers: %(now)s, then %(then)s."),
    "returning": _(
        "Most of the growth is people who had been here before: %(now)s, then %(then)s."
    ),
    "both": _("There are more newcomers, and more people who had been here before."),
}
MUCH_AS_BEFORE = _("much as before")
TOO_EARLY = _("too early to compare")
NOTHING_TO_COMPARE = _("nothing to compare with")  # old enough, but a year ago were too few
MORE, FEWER = _("more than before"), _("fewer than before")
YOUNG = _("There is no year to compare with yet.")
BEGINNING = _("There is nothing to compare with yet.")
FADING = _("It has become fewer for a long time: the best year of the last three was much larger.")
MATCHES = _("Does this match what you see?")


def people(count: int | None, *, is_rounded: bool = False) -> str:
    """“41 people”, “about 60 people”, “fewer than five people”."""
    if count is None:
        return _now("fewer than five people")
    if is_rounded:
        return _now("about %(number)d people") % {"number": count}
    return _now("%(number)d people") % {"number": count}


def number(count: int | None, *, is_rounded: bool = False) -> str:
    if count is None:
        return _now("fewer than five")
    if is_rounded:
        return _now("about %(number)d") % {"number": count}
    return str(count)
