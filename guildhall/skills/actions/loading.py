"""Load a skills list: what is new comes, what changed is changed, what is gone goes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db import models, transaction
from django.utils import timezone

from guildhall.kit.words import fold
from guildhall.skills.actions.reading import read_all_offers
from guildhall.skills.lists import ReadList
from guildhall.skills.models import BroaderSkill, Skill, SkillName, SkillsList
from guildhall.skills.models.skill import LONGEST

BATCH = 2_000
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many skills the list has, and how many of them are new."""

    skills: int
    new: int


def load_skills(
    read: ReadList, *, name: str, progress: Callable[[int], None] = lambda _read: None
) -> Loaded:
    """All of it or nothing. The same list again adds nothing."""
    with transaction.atomic():
        kept, _is_new = SkillsList.objects.update_or_create(
            name_key=fold(name)[:80],
            defaults={
                "name": name[:80],
                "attribution": read.attribution[:300],
                "loaded_at": timezone.now(),
            },
        )
        before = kept.skills.count()
        ids = _keep_skills(kept, read, progress)
        is_changed = _keep_names(kept, read, ids, progress) | _keep_broader(kept, read, ids)
        if is_changed:
            read_all_offers()
    return Loaded(len(ids), max(len(ids) - before, 0))


def _keep_skills(
    kept: SkillsList, read: ReadList, progress: Callable[[int], None]
) -> dict[str, int]:
    """The id of each skill, by its id in the list."""
    wanted = {one.foreign_id[:LONGEST]: one.name[:LONGEST] for one in read.skills}
    known = {skill.foreign_id: skill for skill in kept.skills.all()}
    _delete(Skill, (skill.pk for key, skill in known.items() if key not in wanted))
    new = [
        Skill(skills_list=kept, foreign_id=key, name=name)
        for key, name in wanted.items()
        if key not in known
    ]
    for part in _batches(new):
        Skill.objects.bulk_create(part)
        progress(len(part))
    renamed = [skill for key, skill in known.items() if wanted.get(key, skill.name) != skill.name]
    for skill in renamed:
        skill.name = wanted[skill.foreign_id]
    Skill.objects.bulk_update(renamed, ["name"], batch_size=BATCH)
    return dict(kept.skills.values_list("foreign_id", "pk"))


def _keep_names(
    kept: SkillsList, read: ReadList, ids: dict[str, int], progress: Callable[[int], None]
) -> bool:
    wanted = {
        (ids[one.foreign_id[:LONGEST]], key)
        for one in read.skills
        for name in (one.name, *one.others)
        if (key := fold(name)[:LONGEST])
    }
    names = SkillName.objects.filter(skill__skills_list=kept)
    known = {(skill, key): pk for pk, skill, key in names.values_list("pk", "skill", "key")}
    _delete(SkillName, (pk for pair, pk in known.items() if pair not in wanted))
    new = [SkillName(skill_id=skill, key=key) for skill, key in sorted(wanted - known.keys())]
    for part in _batches(new):
        SkillName.objects.bulk_create(part)
    progress(len(read.skills))
    return bool(new) or bool(known.keys() - wanted)


def _keep_broader(kept: SkillsList, read: ReadList, ids: dict[str, int]) -> bool:
    wanted = {
        (ids[one.foreign_id[:LONGEST]], ids[broader[:LONGEST]])
        for one in read.skills
        for broader in one.broader
        if broader[:LONGEST] in ids
    }
    pairs = BroaderSkill.objects.filter(skill__skills_list=kept)
    known = {(skill, above): pk for pk, skill, above in pairs.values_list("pk", "skill", "broader")}
    _delete(BroaderSkill, (pk for pair, pk in known.items() if pair not in wanted))
    new = [BroaderSkill(skill_id=skill, broader_id=above) for skill, above in wanted - known.keys()]
    for part in _batches(new):
        BroaderSkill.objects.bulk_create(part)
    return bool(new) or bool(known.keys() - wanted)


def _delete(model: type[models.Model], ids: Iterable[int]) -> None:
    for part in _batches(list(ids)):
        model._default_manager.filter(pk__in=part).delete()


def _batches(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    for start in range(0, len(rows), BATCH):
        yield rows[start : start + BATCH]
