"""Who is asked, one after another: the best first, but not always the same.

With each offer, its person has at most a third of all offers of the last thirty days, where others
could answer: so someone who is asked often is asked after others, or not at all. Of three places,
the last goes to someone new who fits and has not been asked.
"""

from collections.abc import Iterator, Sequence

from guildhall.questions.ranking.candidates import Month, Ranked

SO_MANY = 3
OF_ALL = 3  # nobody over one in three
FEW = 3  # so many offers a month are nobody's burden, however few there are
NEAR = 3  # someone new among so many who follow gets the last place


def turns(ranked: Sequence[Ranked], month: Month, *, made: int = 0) -> list[Ranked]:
    """Who is asked next, and after them: at most three, with those `made` already.

    The month knows of these; `ranked` are the others.
    """
    places = max(SO_MANY - made, 0)
    return list(_one_after_another(_with_someone_new(ranked, month, places), month, places))


def _one_after_another(ranked: Sequence[Ranked], month: Month, places: int) -> Iterator[Ranked]:
    """Where no one else could, those who had enough are asked all the same."""
    left = list(ranked)
    for place in range(min(places, len(left))):
        able = (one for one in left if not _has_enough(one, month, before=place))
        chosen = next(able, left[0])
        left.remove(chosen)
        yield chosen


def _has_enough(one: Ranked, month: Month, *, before: int) -> bool:
    """With this offer, after so many others of the same question, theirs are over a third."""
    theirs = month.of(one.key) + 1
    return theirs > FEW and theirs * OF_ALL > month.total + before + 1


def _with_someone_new(ranked: Sequence[Ranked], month: Month, places: int) -> Sequence[Ranked]:
    """The last place goes to someone new who nearly had one."""
    if not places or any(_waits_for_a_chance(one, month) for one in ranked[:places]):
        return ranked
    near = [one for one in ranked[places : places + NEAR] if _waits_for_a_chance(one, month)]
    if not near:
        return ranked
    others = [one for one in ranked if one is not near[0]]
    return [*others[: places - 1], near[0], *others[places - 1 :]]


def _waits_for_a_chance(one: Ranked, month: Month) -> bool:
    return one.is_new and not month.of(one.key)
