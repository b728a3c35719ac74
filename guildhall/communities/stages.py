"""Which stage the evidence suggests. It is only ever suggested: stewards declare (domain.md, section 4)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.communities.evidence import (
    ASKED,
    CHARTER,
    FADING,
    GROWTH,
    MEETINGS,
    MEMBERS,
    QUIET,
    RHYTHM,
    SOLVED,
    STORIES,
    Reading,
)
from guildhall.communities.models import Stage


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Numbers of domain.md, section 4, entry evidence; ours to change, no authority behind them."""

    core: int = 3
    first_solved: int = 3
    rhythm_held: float = 0.7
    stories: int = 3
    resolved: int = 50
    quiet_weeks: int = 6


USUAL = Thresholds()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A stage, what speaks for it, and what the next one would take. Sentences, no score."""

    stage: Stage
    because: list[str]
    missing: list[str]


@dataclass(frozen=True, slots=True)
class Offer:
    """What helps in a stage. `url_name` takes the community's slug."""

    text: Any
    url_name: str
    query: str = ""


OFFERS: Mapping[Stage, Sequence[Offer]] = {
    Stage.POTENTIAL: (
        Offer(gettext_lazy("Collect the problems people have now"), "ask"),
        Offer(gettext_lazy("See what each one brings"), "members"),
        Offer(gettext_lazy("Stay among yourselves for now: who sees this community"), "community_settings"),
    ),
    Stage.COALESCING: (
        Offer(gettext_lazy("Meet for the first time, with three lines of agenda"), "plan_meeting", "?kit=first"),
        Offer(gettext_lazy("Agree on one screen of charter"), "charter"),
        Offer(gettext_lazy("See that nobody new is met by silence"), "newcomers"),
    ),
    Stage.MATURING: (
        Offer(gettext_lazy("Name topics, and who looks after each"), "topics"),
        Offer(gettext_lazy("Give roles with an end: buddies, facilitators, a second steward"), "members"),
        Offer(gettext_lazy("Say what belongs here and what does not"), "write_charter"),
    ),
    Stage.STEWARDSHIP: (
        Offer(gettext_lazy("Look at the charter again"), "charter"),
        Offer(gettext_lazy("Let others host who have not yet"), "meetings"),
        Offer(gettext_lazy("Ask new voices by name"), "invite"),
    ),
    Stage.TRANSFORMATION: (
        Offer(gettext_lazy("Meet and ask openly: keep, change or end?"), "plan_meeting", "?kit=keep"),
        Offer(gettext_lazy("Close it well: a readable archive with somebody who keeps it"), "close_community"),
        Offer(gettext_lazy("Go on in another community"), "fold_community"),
        Offer(gettext_lazy("Let topics go their own way"), "split_community"),
        Offer(gettext_lazy("Change what you want: a new charter"), "write_charter"),
    ),
}  # fmt: skip


def suggest_stage(readings: Mapping[str, Reading], *, by: Thresholds = USUAL) -> Suggestion:
    """The stage that these readings speak for. What cannot be counted yet is named as missing and never assumed."""
    value = {name: reading.value for name, reading in readings.items()}
    has_met, is_charted = value.get(MEETINGS, 0) > 0, value.get(CHARTER, 0) > 0
    keeps_rhythm = value.get(RHYTHM, 0) >= by.rhythm_held
    if value.get(QUIET, 0) >= by.quiet_weeks or value.get(FADING, 0):
        return Suggestion(Stage.TRANSFORMATION, _said(readings, QUIET, FADING), [])
    if keeps_rhythm and is_charted and value.get(SOLVED, 0) >= by.resolved and value.get(GROWTH, 0) <= 0:
        return Suggestion(Stage.STEWARDSHIP, _said(readings, RHYTHM, SOLVED, GROWTH, CHARTER), [])
    if keeps_rhythm and is_charted:
        missing = (
            [_("more questions solved: %(number)d are a stock to look after") % {"number": by.resolved}]
            if value.get(SOLVED, 0) < by.resolved
            else []
        )
        return Suggestion(Stage.MATURING, _said(readings, RHYTHM, CHARTER, MEMBERS), [*missing, *_stories(readings, by)])
    is_going = has_met or is_charted or value.get(SOLVED, 0) >= by.first_solved
    if value.get(MEMBERS, 0) >= by.core and is_going:
        missing = [] if is_charted else [_("a charter")]
        rhythm = [] if keeps_rhythm else [_("a rhythm of meetings, kept for twelve weeks")]
        return Suggestion(
            Stage.COALESCING, _said(readings, MEMBERS, MEETINGS, SOLVED, CHARTER), [*missing, *rhythm, *_stories(readings, by)]
        )
    return Suggestion(
        Stage.POTENTIAL,
        _said(readings, MEMBERS, ASKED, MEETINGS),
        [_("three people who carry it"), _("a first open meeting, or a charter")],
    )


def _said(readings: Mapping[str, Reading], *names: str) -> list[str]:
    """The sentences of these readings, as far as there is something to say."""
    return [readings[name].said for name in names if name in readings and readings[name].said]


def _stories(readings: Mapping[str, Reading], by: Thresholds) -> list[str]:
    if readings.get(STORIES, Reading(0, "")).value >= by.stories:
        return []
    return [_("three stories of what it was worth")]
