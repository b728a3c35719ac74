"""Words for spreads: how a figure is distributed, part by part."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Outcome


@dataclass(frozen=True, slots=True)
class SpreadWords:
    """A spread in members' words.

    `title` names it, `counted` what is counted in it; `label` names a part of it, from `low` to
    before the `following` one; `indicator` is the figure with which it is switched off.
    """

    title: Any
    counted: Any
    label: Callable[[float, float | None], str]
    indicator: str


def _acts(low: float, following: float | None) -> str:
    if following is None:
        return _now("%(number)d or more") % {"number": low}
    if following - low <= 1:
        return f"{low:.0f}"
    return _now("%(low)d to %(high)d") % {"low": low, "high": following - 1}


def _hours(low: float, following: float | None) -> str:
    if following is None:
        return _now("%(number)d or more, or none yet") % {"number": low}
    return _now("%(low)d to %(high)d") % {"low": low, "high": following}


def _percent(low: float, following: float | None) -> str:
    high = 1 if following is None else following
    return _now("%(low)d to %(high)d\u00a0%%") % {
        "low": round(100 * low),
        "high": round(100 * high),
    }


def _results(low: float, following: float | None) -> str:
    chosen = list(Outcome.Result)[int(low) : None if following is None else int(following)]
    return _now(" or ").join(str(result.label) for result in chosen)


SPREADS: Mapping[str, SpreadWords] = {
    "contributions": SpreadWords(
        _("who contributed how much"), _("contributions"), _acts, "CORE-4"
    ),
    "first_replies": SpreadWords(
        _("wait for a first reply, in working hours"), _("hours"), _hours, "TIES-4"
    ),
    "first_replies_real": SpreadWords(
        _("wait for a first reply, in hours"), _("hours"), _hours, "TIES-4"
    ),
    "reports": SpreadWords(
        _("how it went when tips and practices were tried"), _("result"), _results, "RIGID-3"
    ),
    "filled": SpreadWords(
        _("how complete tips and practices are"), _("filled in"), _percent, "TANG-2"
    ),
    "feels": SpreadWords(
        _("how much people identify with the community, 1 to 7"), _("answer"), _acts, "IDEN-1"
    ),
}
