"""What changed, as the page opens with it: first what is steady, then the one change, and where
it comes from.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from guildhall.communities.seats import Seat
from guildhall.health import rules
from guildhall.health.gate.change import pair_shown
from guildhall.health.models import Expected, Snapshot
from guildhall.health.queries.figures import pair_in_words
from guildhall.health.words import STATES
from guildhall.health.words import change as words
from guildhall.kit.days import lasting

MOST_STEADY, MUCH_AS_BEFORE, FEWEST_BEGUN = 2, 0.15, 10
OF_THE_GAP = 0.6  # most of it
FEWEST_IN_GAP = 5
FEW = 4  # as many as there may be where it is not said how many


@dataclass(frozen=True, slots=True)
class Headline:
    """`steady` sentences, then `changed` ones; `state` of the finding, “expected” where
    stewards said so.
    """

    steady: list[str]
    changed: list[str]
    state: str
    state_label: Any
    expected: Expected | None
    is_silent: bool = False

    @property
    def is_in(self) -> bool:
        return self.state in ("watch", "sign")

    @property
    def look(self) -> str:
        return "warn" if self.state == "sign" else "accent" if self.is_in else ""


def headline_of(snapshot: Snapshot, seat: Seat) -> Headline | None:
    """None for a snapshot of before there was one. One query."""
    change = snapshot.seen.get("change")
    if not change:
        return None
    return headline_in(snapshot.seen, expected_at(seat))


def headline_in(seen: Mapping[str, Any], expected: Expected | None = None) -> Headline:
    """Of what is seen with a change, as everyone reads it."""
    change, findings = seen["change"], seen["findings"]
    found = next(one for one in findings if one["sign"] == "aliveness")
    state = str(found["state"])
    if expected and state in ("watch", "sign"):
        state = "expected"
    return Headline(
        _steady(seen, change),
        _changed(change),
        state,
        _label(state, change),
        expected,
        change["now"]["people"] is None
        and all(one["state"] == "insufficient" for one in findings if one["sign"] != "aliveness"),
    )


def expected_at(seat: Seat) -> Expected | None:
    """What is expected now. One query."""
    return Expected.objects.current().filter(community=seat.community).select_related("by").first()


def _label(state: str, change: Mapping[str, Any]) -> Any:
    if state == "steady":
        return _direction(change)
    return STATES[state] if change["against"] else words.TOO_EARLY


def _direction(change: Mapping[str, Any]) -> Any:
    """Of people, where nothing about it is worth a look."""
    if _is_much_as_before(change):
        return words.MUCH_AS_BEFORE
    now, then = _people(change)
    return words.MORE if now > then else words.FEWER


def _is_much_as_before(change: Mapping[str, Any]) -> bool:
    now, then = _people(change)
    return not change["then"] or abs(now / then - 1) <= MUCH_AS_BEFORE


def _people(change: Mapping[str, Any]) -> tuple[int, int]:
    now, then = pair_shown(change, "people")
    return now or FEW, then or FEW


def _steady(seen: Mapping[str, Any], change: Mapping[str, Any]) -> list[str]:
    """At most two, the best known first; only against a year ago."""
    if change["against"] != "year":
        return []
    sentences = []
    leads = _leading(change) == "people"  # then they are said right after
    for name in ("regulars", *(() if leads else ("people",)), "newcomers", "begun"):
        now, then = pair_shown(change, name)
        if not now or not then or (name == "begun" and min(now, then) < FEWEST_BEGUN):
            continue
        if abs(now / then - 1) <= MUCH_AS_BEFORE:
            sentences.append(words.STEADY[name] % {"now": now, "then": then})
    if sentence := _answered(seen):
        sentences.insert(1, sentence)
    return [str(one) for one in sentences[:MOST_STEADY]]


def _answered(seen: Mapping[str, Any]) -> str:
    """Of questions, where as many are answered as a year ago."""
    now = next((one for one in seen["indicators"] if one["id"] == "TIES-3"), None)
    then = seen.get("then", {}).get("TIES-3")
    if not (now and then) or now["value"] is None or then["value"] is None:
        return ""
    if now["band"] == "none" or abs(now["value"] - then["value"]) > MUCH_AS_BEFORE / 2:
        return ""
    said_now, said_then = pair_in_words(now, then)
    return str(words.STEADY["TIES-3"] % {"now": said_now, "then": said_then})


def _changed(change: Mapping[str, Any]) -> list[str]:
    """People, and those who come often if that changed more; where it comes from, and what it is
    compared with.
    """
    against, leading = change["against"], _leading(change)
    sentences = [] if leading == "regulars" and _is_much_as_before(change) else [_pair(change)]
    if leading == "regulars":
        sentences.append(_pair(change, "regulars"))
    elif against == "year":
        sentences += _where_from(change)
    if change["is_fading"] and "people" not in change["fallen"]:
        sentences.append(str(words.FADING))
    return [*sentences, *_silence(change), *([] if against == "year" else [_compared(against)])]


def _pair(change: Mapping[str, Any], name: str = "people") -> str:
    now, then = pair_shown(change, name)
    if change["then"] and name == "people" and now is None and then is None:
        return str(words.BOTH_FEW[change["against"]])
    is_half = bool(change["then"]) and (now is None) != (then is None)
    text = words.CHANGED[name][change["against"]] % {
        "now": words.people(now, is_rounded=is_half),
        "then": words.number(then, is_rounded=is_half),
    }
    return capfirst(text)


def _silence(change: Mapping[str, Any]) -> list[str]:
    """Weeks, months or years, as people say them."""
    if change["weeks_silent"] < rules.SILENT_WEEKS:
        return []
    now = timezone.now()
    time = lasting(now - dt.timedelta(weeks=change["weeks_silent"]), now=now)
    return [_("Nobody has started a thread for %(time)s.") % {"time": time}]


def _compared(against: str) -> str:
    return str(words.YOUNG if against else words.BEGINNING)


def _leading(change: Mapping[str, Any]) -> str:
    """People, or where they are as many, those who come often, if that changed more."""
    if not change["then"]:
        return "people"
    far = {name: _distance(*pair_shown(change, name)) for name in ("people", "regulars")}
    is_clear = far["regulars"] >= rules.BEYOND_CHANCE and "regulars" in change["fallen"]
    return "regulars" if is_clear and far["regulars"] > far["people"] else "people"


def _distance(now: int | None, then: int | None) -> float:
    """Of two counts, in what chance alone would explain."""
    return abs(now - then) / sqrt(now + then) if now and then else 0.0


def _where_from(change: Mapping[str, Any]) -> list[str]:
    """Newcomers, or those who had been here before, where both ends of both may be said."""
    (now, then), (new_now, new_then) = (
        pair_shown(change, name) for name in ("people", "newcomers")
    )
    if now is None or then is None or abs(then - now) < FEWEST_IN_GAP:
        return []
    if abs(then - now) / max(now, then) <= MUCH_AS_BEFORE or new_then is None:
        return []
    gap, of_new = then - now, new_then - (new_now or 0)
    share = of_new / gap
    source = words.FEWER_FROM if gap > 0 else words.MORE_FROM
    if new_now is None:
        few = {"now": words.number(None), "then": words.number(new_then, is_rounded=True)}
        return [str(source["newcomers"] % few)] if share >= OF_THE_GAP else []
    if share >= OF_THE_GAP:
        return [str(source["newcomers"] % {"now": new_now, "then": new_then})]
    if share <= 1 - OF_THE_GAP:
        return [str(source["returning"] % {"now": now - new_now, "then": then - new_then})]
    return [str(source["both"])]
