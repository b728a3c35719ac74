"""From readings to the state of a sign (domain.md 0.5).

Not enough data, looks fine, worth a look, a concern, mixed signals.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from guildhall.health.measure.evaluation import Evaluation, Two
from guildhall.health.measure.indicator import Band, Family, Sign
from guildhall.health.signatures import SIGNATURES, Signature

# The order in which several signs are looked at (domain.md 2.7): no core without a topic that
# matters, no ties without hosts, nothing to trust without ties, nothing to try before it is shown.
ORDER = (Sign.IDENTIFICATION, Sign.CARRYING, Sign.TIES, Sign.TANGIBILITY, Sign.RIGIDITY)
FEWEST_INDICATORS, FEWEST_FAMILIES = 2, 2


class State(StrEnum):
    INSUFFICIENT = "insufficient"
    NO_SIGN = "no_sign"
    WATCH = "watch"
    SIGN = "sign"
    CONFLICTING = "conflicting"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is found about one sign.

    `in_band` the indicators that speak for it, `against` those that say otherwise where it is
    mixed.
    """

    sign: Sign
    state: State
    in_band: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()


def findings_of(evaluation: Evaluation) -> list[Finding]:
    """One for each of the five signs, in the order in which they are looked at.

    Of a community that is too small, nothing.
    """
    if evaluation.is_small:
        return [Finding(sign, State.INSUFFICIENT) for sign in ORDER]
    signatures = signatures_of(evaluation)
    return [_finding(sign, _of(evaluation, sign), signatures) for sign in ORDER]


def signatures_of(evaluation: Evaluation) -> list[Signature]:
    """The patterns that show now, of those that have a name."""
    return [one for one in SIGNATURES if one.shows(evaluation)]


def _of(evaluation: Evaluation, sign: Sign) -> list[Two]:
    return [two for two in evaluation.twos.values() if two.indicator.sign is sign]


def _finding(sign: Sign, twos: Sequence[Two], signatures: Sequence[Signature]) -> Finding:
    known = [two for two in twos if two.now.band not in (Band.NONE, Band.TREND)]
    if not known:
        return Finding(sign, State.INSUFFICIENT)
    inside = [two for two in known if two.is_in]
    mine = tuple(one for one in signatures if one.sign == sign)
    if not inside:
        return Finding(sign, State.NO_SIGN)
    names = tuple(two.indicator.id for two in inside)
    against = _against(known)
    if against:
        return Finding(
            sign, State.CONFLICTING, names, tuple(two.indicator.id for two in against), mine
        )
    return Finding(
        sign, State.SIGN if _is_sign(sign, inside, known) else State.WATCH, names, (), mine
    )


def _is_sign(sign: Sign, inside: Sequence[Two], known: Sequence[Two]) -> bool:
    """At least two indicators of two families, in band in two windows, one of them in the inner
    band; no weak one counts.

    Identification needs a survey among what is known (domain.md 2.4).
    """
    lasting = [two for two in inside if two.is_in_twice and not two.indicator.is_weak]
    families = frozenset[Family]().union(*(two.indicator.families for two in lasting))
    has_survey = any(Family.PERCEPTION in two.indicator.families for two in known)
    is_deep = any(two.now.band is Band.SIGN for two in lasting)
    return (
        len(lasting) >= FEWEST_INDICATORS
        and len(families) >= FEWEST_FAMILIES
        and is_deep
        and (sign is not Sign.IDENTIFICATION or has_survey)
    )


def _against(known: Sequence[Two]) -> list[Two]:
    """What people say and what they do point different ways.

    One is deep in band, the other is not in band at all.
    """
    perceived = [two for two in known if two.indicator.families == {Family.PERCEPTION}]
    done = [two for two in known if Family.PERCEPTION not in two.indicator.families]
    if not perceived or not done:
        return []
    for speaks, quiet in ((perceived, done), (done, perceived)):
        if any(two.now.band is Band.SIGN for two in speaks) and not any(two.is_in for two in quiet):
            return quiet
    return []
