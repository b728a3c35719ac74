"""Which stage the evidence suggests. Stewards set it (domain.md, section 4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from guildhall.communities.evidence import (
    ASKED,
    CHARTER,
    FADING,
    GROWTH,
    LEARNED,
    MEMBERS,
    MET,
    QUIET,
    RHYTHM,
    SETTLED,
    WORTH,
    Reading,
)
from guildhall.communities.models import Community, Stage
from guildhall.kit.declared import Declared


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
    """A stage, why it is suggested, and what the next one needs. Sentences, no score."""

    stage: Stage
    because: list[str]
    missing: list[str]


@dataclass(frozen=True, slots=True)
class Offer:
    """What helps in a stage, the lowest `order` first. `url_name` takes the community's slug."""

    stage: Stage
    order: int
    text: Any
    url_name: str
    query: str = ""

    def path_in(self, community: Community) -> str:
        return reverse(self.url_name, args=[community.slug]) + self.query


offers: Declared[Offer] = Declared("offers", Offer)


def offers_in(stage: Stage) -> list[Offer]:
    """What the apps of this hall offer to a community in this stage."""
    return sorted(
        (offer for offer in offers if offer.stage == stage), key=lambda offer: offer.order
    )


def suggest_stage(readings: Mapping[str, Reading], *, by: Thresholds = USUAL) -> Suggestion:
    """The stage these readings point to. What can't be counted is missing, never assumed."""
    value = {name: reading.value for name, reading in readings.items()}
    has_met, is_charted = value.get(MET, 0) > 0, value.get(CHARTER, 0) > 0
    keeps_rhythm = value.get(RHYTHM, 0) >= by.rhythm_held
    if value.get(QUIET, 0) >= by.quiet_weeks or value.get(FADING, 0):
        return Suggestion(Stage.TRANSFORMATION, _sentences(readings, QUIET, FADING), [])
    if (
        keeps_rhythm
        and is_charted
        and value.get(SETTLED, 0) >= by.resolved
        and value.get(GROWTH, 0) <= 0
    ):
        return Suggestion(
            Stage.STEWARDSHIP, _sentences(readings, RHYTHM, SETTLED, LEARNED, GROWTH, CHARTER), []
        )
    if keeps_rhythm and is_charted:
        missing = (
            [_("more solved questions: at least %(number)d") % {"number": by.resolved}]
            if value.get(SETTLED, 0) < by.resolved
            else []
        )
        return Suggestion(
            Stage.MATURING,
            _sentences(readings, RHYTHM, LEARNED, CHARTER, MEMBERS),
            [*missing, *_stories(readings, by)],
        )
    is_going = has_met or is_charted or value.get(SETTLED, 0) >= by.first_solved
    if value.get(MEMBERS, 0) >= by.core and is_going:
        missing = [] if is_charted else [_("a charter")]
        rhythm = [] if keeps_rhythm else [_("regular meetings that keep running for twelve weeks")]
        return Suggestion(
            Stage.COALESCING,
            _sentences(readings, MEMBERS, MET, SETTLED, CHARTER),
            [*missing, *rhythm, *_stories(readings, by)],
        )
    return Suggestion(
        Stage.POTENTIAL,
        _sentences(readings, MEMBERS, ASKED, MET),
        [_("three active members"), _("a first open meeting or a charter")],
    )


def _sentences(readings: Mapping[str, Reading], *names: str) -> list[str]:
    """The sentences of these readings, as far as there is something to say."""
    return [
        readings[name].sentence for name in names if name in readings and readings[name].sentence
    ]


def _stories(readings: Mapping[str, Reading], by: Thresholds) -> list[str]:
    if readings.get(WORTH, Reading(0, "")).value >= by.stories:
        return []
    return [_("three stories about what people got out of it")]
