"""What a replay found, counted: shares of what people had linked."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

FIRSTS = (1, 3, 10)
WAYS = {
    "words": "words alone",
    "typing": "while its title is typed",
    "beside": "beside it, once it is read",
}


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found at one question, by way, the best first; and what people had linked."""

    entry_id: int
    duplicates: set[int]
    related: set[int]
    found: dict[str, list[int]]
    seconds: dict[str, float]


@dataclass(slots=True)
class Counted:
    """Sums over questions, which can be added up over sites."""

    questions: int = 0
    linked: int = 0
    duplicates: int = 0
    related: int = 0
    found: dict[str, dict[str, int]] = field(default_factory=dict)
    seconds: dict[str, list[float]] = field(default_factory=dict)

    @classmethod
    def pooled(cls, sites: Iterable["Counted"]) -> "Counted":
        """All of them as if they were one."""
        total = cls()
        for one in sites:
            total.questions += one.questions
            total.linked += one.linked
            total.duplicates += one.duplicates
            total.related += one.related
            for way, sums in one.found.items():
                for name, count in sums.items():
                    _add(total.found.setdefault(way, {}), name, count)
                total.seconds.setdefault(way, []).extend(one.seconds[way])
        return total

    def as_json(self) -> dict[str, Any]:
        return {
            "questions": self.questions,
            "with_links": self.linked,
            "duplicates": self.duplicates,
            "related": self.related,
            "ways": {way: self._way(way) for way in self.found},
        }

    def _way(self, way: str) -> dict[str, float | None]:
        found = self.found[way]
        shares = {
            "duplicates_at_5": _share(found["duplicates"], self.duplicates),
            "related_at_5": _share(found["related"], self.related),
        }
        hits = {f"hit_at_{n}": _share(found[f"hit_{n}"], self.linked) for n in FIRSTS}
        return {**shares, **hits, "seconds": round(statistics.fmean(self.seconds[way]), 4)}


def counted(looks: Sequence[Looked]) -> Counted:
    total = Counted(questions=len(looks))
    for look in looks:
        linked = look.duplicates | look.related
        total.linked += bool(linked)
        total.duplicates += len(look.duplicates)
        total.related += len(look.related)
        for way, ids in look.found.items():
            sums = total.found.setdefault(way, {})
            _add(sums, "duplicates", len(look.duplicates.intersection(ids[:5])))
            _add(sums, "related", len(look.related.intersection(ids[:5])))
            for n in FIRSTS:
                _add(sums, f"hit_{n}", bool(linked.intersection(ids[:n])))
            total.seconds.setdefault(way, []).append(look.seconds[way])
    return total


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def _add(sums: dict[str, int], name: str, count: int) -> None:
    sums[name] = sums.get(name, 0) + count
