"""From readings to the state of a sign (domain.md 0.5).

Not enough data, looks fine, much as before, worth a look, a concern, mixed signals.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from guildhall.health import rules
from guildhall.health.measure.change import Against
from guildhall.health.measure.evaluation import Evaluation, Two
from guildhall.health.measure.falling import Course
from guildhall.health.measure.indicator import Band, Family, Sign
from guildhall.health.signatures import SIGNATURES, Signature

# What changed first; then the order in which several signs are looked at (domain.md 2.7): no core
# without a topic that matters, no ties without hosts, nothing to trust without ties, nothing to try
# before it is shown.
ORDER = (
    Sign.ALIVENESS,
    Sign.IDENTIFICATION,
    Sign.CARRYING,
    Sign.TIES,
    Sign.TANGIBILITY,
    Sign.RIGIDITY,
    Sign.PROMISES,
)
FEWEST_INDICATORS, FEWEST_FAMILIES = 2, 2


class State(StrEnum):
    INSUFFICIENT = "insufficient"
    NO_SIGN = "no_sign"
    STEADY = "steady"
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
    """What changed, one for each of the five signs in the order in which they are looked at, and
    what had a day.

    Of a community that is too small, nothing but that.
    """
    signatures = signatures_of(evaluation)
    if evaluation.is_small:
        small = tuple(one for one in signatures if one.sign == Sign.ALIVENESS)
        return [
            Finding(sign, State.INSUFFICIENT, signatures=small if sign is Sign.ALIVENESS else ())
            for sign in ORDER
        ]
    found = [_found(evaluation, sign, signatures) for sign in ORDER]
    if evaluation.course is None or not evaluation.course.is_of_few:
        return found
    return [replace(one, state=State.WATCH) if one.state is State.SIGN else one for one in found]


def _found(evaluation: Evaluation, sign: Sign, signatures: Sequence[Signature]) -> Finding:
    if sign is Sign.ALIVENESS:
        return _change(evaluation.course, signatures)
    if sign is Sign.PROMISES:
        return _promises(_of(evaluation, sign))
    return _finding(sign, _of(evaluation, sign), signatures, evaluation.has_bands)


def signatures_of(evaluation: Evaluation) -> list[Signature]:
    """The patterns that show now, of those that have a name."""
    return [
        one
        for one in SIGNATURES
        if (evaluation.has_bands or one.sign == Sign.ALIVENESS) and one.shows(evaluation)
    ]


def _change(course: Course | None, signatures: Sequence[Signature]) -> Finding:
    """Whether fewer take part, for long enough to be a concern (falling.py)."""
    if course is None or course.change.against is Against.NOTHING:
        return Finding(Sign.ALIVENESS, State.INSUFFICIENT)
    mine = tuple(one for one in signatures if one.sign == Sign.ALIVENESS)
    if course.is_lasting:
        return Finding(Sign.ALIVENESS, State.SIGN, course.fallen, (), mine)
    if course.is_worth_a_look or course.change.now.people < rules.FEWEST_SAID:
        return Finding(Sign.ALIVENESS, State.WATCH, course.fallen, (), mine)
    return Finding(Sign.ALIVENESS, State.STEADY)


def _promises(twos: Sequence[Two]) -> Finding:
    """What had a day is measured by that day, open or not. Never a concern: the lowest first."""
    known = [two for two in twos if two.now.band is not Band.NONE]
    late = sorted((two for two in known if two.is_in), key=lambda two: two.now.value or 0.0)
    if late:
        return Finding(Sign.PROMISES, State.WATCH, tuple(two.indicator.id for two in late))
    return Finding(Sign.PROMISES, State.NO_SIGN if known else State.INSUFFICIENT)


def _of(evaluation: Evaluation, sign: Sign) -> list[Two]:
    return [two for two in evaluation.twos.values() if two.indicator.sign is sign]


def _finding(
    sign: Sign, twos: Sequence[Two], signatures: Sequence[Signature], has_bands: bool
) -> Finding:
    known = [two for two in twos if two.now.band not in (Band.NONE, Band.TREND)]
    if not has_bands:
        return _against_its_past(sign, twos, known)
    inside = [two for two in known if two.is_in]
    if not inside:
        return Finding(sign, State.NO_SIGN if _is_well(sign, known) else State.INSUFFICIENT)
    mine = tuple(one for one in signatures if one.sign == sign)
    names = tuple(two.indicator.id for two in inside)
    against = _against(known)
    if against:
        return Finding(
            sign, State.CONFLICTING, names, tuple(two.indicator.id for two in against), mine
        )
    return Finding(
        sign, State.SIGN if _is_sign(sign, inside, known) else State.WATCH, names, (), mine
    )


def _is_well(sign: Sign, known: Sequence[Two]) -> bool:
    """A figure in order that measures one of the sentences that say so."""
    return any(two.indicator.id in rules.WELL[sign] for two in known)


def _against_its_past(sign: Sign, twos: Sequence[Two], known: Sequence[Two]) -> Finding:
    """Where no level may be judged: worth a look only if it is in band and got clearly worse."""
    worse = tuple(two.indicator.id for two in known if two.is_in and two.is_worse)
    if worse:
        return Finding(sign, State.WATCH, worse)
    leads = [two for two in twos if two.indicator.id in rules.LEADS[sign]]
    has_past = any(two.now.value is not None and two.then is not None for two in leads)
    return Finding(sign, State.STEADY if has_past else State.INSUFFICIENT)


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
