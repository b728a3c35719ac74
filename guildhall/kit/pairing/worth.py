"""The objective: what a pair is worth, term by term, in whole points.

    BRIDGE    300  they are in different units (both known)
    LEARN      60  for each topic one would like to learn and the other can help with, 2 at most
    COMMON     15  for each topic both can help with, 3 at most; three times as much across units
                   where one of them asked for a counterpart
    LANGUAGE   10  they declared a language in common
    HOURS       3  for each hour from 9 to 17 that their days share, 0 to 8

So bridging units wins over all others together (at most 120 + 45 + 10 + 24 = 199 without a
counterpart): introductions are there for the ties that do not come by themselves (domain.md 2.2,
TIES-5 and TIES-6; Granovetter 1973). People who both declared languages and share none are never
paired, nor are those who are kept apart.
"""

from collections.abc import Collection, Iterator

from guildhall.kit.pairing.partner import Partner, Why

BRIDGE, LEARN, COMMON, LANGUAGE, HOUR = 300, 60, 15, 10, 3
MOST_LEARN, MOST_COMMON = 2, 3
COUNTERPART = 3  # times COMMON
WORKING_DAY = 8  # hours
_A_DAY = 24 * 60

Pairs = Collection[tuple[int, int]]


def worth(one: Partner, other: Partner) -> int | None:
    """0 or more points; None where they cannot understand each other."""
    if one.speaks and other.speaks and not one.speaks & other.speaks:
        return None
    return sum(points for _why, points in terms(one, other))


def terms(one: Partner, other: Partner) -> Iterator[tuple[Why, int]]:
    """Each term of the objective with its points."""
    is_across = crosses(one, other)
    common = min(len(one.helps & other.helps), MOST_COMMON) * COMMON
    if is_across and (one.likes_counterparts or other.likes_counterparts):
        common *= COUNTERPART
    yield Why.BRIDGE, BRIDGE if is_across else 0
    yield Why.LEARN, min(len(learnt(one, other)), MOST_LEARN) * LEARN
    yield Why.COMMON, common
    yield Why.LANGUAGE, LANGUAGE if one.speaks & other.speaks else 0
    yield Why.HOURS, hours_shared(one.offset, other.offset) * HOUR


def crosses(one: Partner, other: Partner) -> bool:
    return one.unit is not None and other.unit is not None and one.unit != other.unit


def learnt(one: Partner, other: Partner) -> list[str]:
    """What one would like to learn and the other can help with, both ways, in order."""
    return sorted(one.learns & other.helps) + sorted(other.learns & one.helps)


def hours_shared(offset: int, other: int) -> int:
    """Whole hours, 0 to 8, in which both are between nine and five; offsets in minutes."""
    apart = abs(offset - other) % _A_DAY
    apart = min(apart, _A_DAY - apart)
    return max(0, (WORKING_DAY * 60 - apart) // 60)


def reason(one: Partner, other: Partner, *, usual: dict[Why, float]) -> tuple[Why, str]:
    """The term that won: by which this pair is furthest above the `usual` pair of its round.

    With the topic or language it is about. Where no term is above the usual, the greatest.
    """
    points = dict(terms(one, other))
    if not any(points.values()):
        return Why.ANYONE, ""
    winner = max(
        (why for why in points if points[why]),
        key=lambda why: (points[why] - usual.get(why, 0.0), points[why]),
    )
    subjects = {
        Why.LEARN: learnt(one, other),
        Why.COMMON: sorted(one.helps & other.helps),
        Why.LANGUAGE: sorted(one.speaks & other.speaks),
    }
    return winner, next(iter(subjects.get(winner, [])), "")
