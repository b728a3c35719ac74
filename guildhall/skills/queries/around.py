"""What a skills list has beside a name: the same in other words, one level above and one below."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from guildhall.kit.words import fold
from guildhall.skills.models import BroaderSkill, SkillName
from guildhall.skills.words import mark_of_skill

AT_ONCE = 5_000  # values in one query


@dataclass(slots=True)
class Around:
    """Marks of the skills that have a name, of those that they are part of, and of their parts."""

    called: set[str] = field(default_factory=set)
    above: set[str] = field(default_factory=set)
    below: set[str] = field(default_factory=set)


def around(names: Iterable[str]) -> dict[str, Around]:
    """By folded name, of those that a list in use knows.

    However many names there are, three queries; where no list knows any of them, one.
    """
    skills = _skills_called({key for name in names if (key := fold(name))})
    ids = {skill for of_name in skills.values() for skill in of_name}
    above = _beside("skill", "broader", ids)
    below = _beside("broader", "skill", ids)
    return {
        key: Around(
            {mark_of_skill(skill) for skill in of_name},
            _marks_beside(of_name, above),
            _marks_beside(of_name, below),
        )
        for key, of_name in skills.items()
    }


def _marks_beside(skills: Iterable[int], beside: Mapping[int, set[int]]) -> set[str]:
    return {mark_of_skill(other) for skill in skills for other in beside.get(skill, ())}


def _skills_called(keys: Collection[str]) -> dict[str, set[int]]:
    skills: dict[str, set[int]] = {}
    for some in _portions(keys):
        names = SkillName.objects.filter(key__in=some, skill__skills_list__switched_off_at=None)
        for key, skill in names.values_list("key", "skill"):
            skills.setdefault(key, set()).add(skill)
    return skills


def _beside(one: str, other: str, ids: Collection[int]) -> dict[int, set[int]]:
    """For each of these skills in the column `one`, what is in the column `other`."""
    beside: dict[int, set[int]] = {}
    for some in _portions(ids):
        rows = BroaderSkill.objects.filter(**{f"{one}__in": some}).values_list(one, other)
        for skill, its_other in rows:
            beside.setdefault(skill, set()).add(its_other)
    return beside


def _portions(values: Collection[Any]) -> Iterator[list[Any]]:
    rest = sorted(values)
    for start in range(0, len(rest), AT_ONCE):
        yield rest[start : start + AT_ONCE]
