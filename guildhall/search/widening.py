"""Words as parts of German compounds: who searches for Pumpe finds Vakuumpumpenöl, too."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from guildhall.kit.scripts import fold
from guildhall.search.ask import Ask, Clause, word_clause
from guildhall.search.compounds import LANGUAGE, part_key
from guildhall.search.models import Spelling

MOST_COMPOUNDS = 12  # with one word as a part, those in the most texts
MOST_LOOKED_AT = 500


def with_compounds(ask: Ask, places: Sequence[int]) -> Ask:
    """The same ask, each single word also found as a part of compounds. One query."""
    keys = {part_key(clause.typed.word) for clause in ask.wanted if clause.typed}
    compounds = _compounds_by_part(keys, places) if keys else {}
    if not compounds:
        return ask
    return replace(ask, wanted=[_widened(clause, compounds) for clause in ask.wanted])


def _compounds_by_part(keys: Iterable[str], places: Sequence[int]) -> dict[str, list[str]]:
    """The most used compounds with a part of each key, in German communities read here."""
    rows = Spelling.objects.filter(
        community__in=places, community__language__startswith=LANGUAGE, key__in=keys
    )
    by_part: dict[str, list[str]] = defaultdict(list)
    words = rows.order_by("-often", "word").values_list("key", "word")
    for key, word in dict.fromkeys(words[:MOST_LOOKED_AT]):
        if len(by_part[key]) < MOST_COMPOUNDS:
            by_part[key].append(word)
    return by_part


def _widened(clause: Clause, compounds: dict[str, list[str]]) -> Clause:
    words = compounds.get(part_key(clause.typed.word), []) if clause.typed else []
    ways = (way for word in words for way in word_clause(fold(word), [LANGUAGE]).ways)
    return replace(clause, ways=tuple(dict.fromkeys([*clause.ways, *ways])))
