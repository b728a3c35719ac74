"""Other words for what was typed: from topics that the reader knows, and from skills lists."""

from collections.abc import Iterable

from django.db.models import Count, Q

from guildhall.communities.models import Community, Topic, TopicSynonym
from guildhall.kit.words import fold
from guildhall.people.models import Person
from guildhall.skills.models import BroaderSkill, SkillName, SkillsList
from guildhall.skills.words import mark_of_skill, mark_of_text

MOST_SKILLS = 200
MOST_TOPICS = 20
MOST_CALLED = 500  # topics of one name in the whole hall
DEEPEST = 4


def other_marks(text: str, reader: Person, *, community: Community | None = None) -> set[str]:
    """The marks of offers that say the same in other words, or name a part of it.

    A fixed number of queries.
    """
    key = fold(text)
    if not key:
        return set()
    marks = {mark_of_skill(skill_id) for skill_id in _skills_called(key)}
    return marks | {mark_of_text(name) for name in _topic_names(key, reader, community)}


def lists_used(text: str) -> list[SkillsList]:
    """The skills lists that know this word: their attribution is shown. One query."""
    called = SkillName.objects.filter(key=fold(text))
    return list(SkillsList.objects.used().filter(skills__in=called.values("skill")).distinct())


def lists_in_use() -> list[SkillsList]:
    """Those that an owner loaded and didn't switch off, by name. One query."""
    return list(SkillsList.objects.used().order_by("name_key"))


def all_lists() -> list[SkillsList]:
    """Every list with the number of its skills, by name, for owners. One query."""
    return list(SkillsList.objects.annotate(size=Count("skills")).order_by("name_key"))


def _skills_called(key: str) -> set[int]:
    """The skills of this name, and what is part of them: at most `DEEPEST` levels."""
    called = SkillName.objects.filter(key=key, skill__skills_list__switched_off_at=None)
    found = set(called.values_list("skill_id", flat=True)[:MOST_SKILLS])
    level: Iterable[int] = found
    for _depth in range(DEEPEST):
        if not level or len(found) >= MOST_SKILLS:
            break
        parts = BroaderSkill.objects.filter(broader__in=level).values_list("skill_id", flat=True)
        level = set(parts[:MOST_SKILLS]) - found
        found |= level
    return found


def _topic_names(key: str, reader: Person, community: Community | None) -> set[str]:
    """All names of the topics that are called so. Two queries where there are none, else four."""
    ids = set(Topic.objects.filter(name_key=key).values_list("pk", flat=True)[:MOST_CALLED])
    synonyms = TopicSynonym.objects.filter(name_key=key)
    ids |= set(synonyms.values_list("topic_id", flat=True)[:MOST_CALLED])
    if not ids:
        return set()
    known = (
        Q(community=community)
        if community
        else Q(community__in=Community.objects.readable_by(reader))
    )
    called = Topic.objects.filter(known, pk__in=ids).prefetch_related("synonyms")[:MOST_TOPICS]
    return {
        name
        for topic in called
        for name in (topic.name_key, *(one.name_key for one in topic.synonyms.all()))
    }
