"""Other words for what was typed: from topics that the reader knows, and from skills lists."""

import datetime as dt
from collections.abc import Collection, Set
from dataclasses import dataclass

from django.db import connection
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from guildhall.communities.models import Community, Topic, TopicSynonym
from guildhall.kit.prepared import prepared
from guildhall.kit.words import fold
from guildhall.people.models import Person
from guildhall.skills.models import SkillName, SkillsList
from guildhall.skills.words import mark_of_skill, mark_of_text

MOST_SKILLS = 200
MOST_TOPICS = 20
DEEPEST = 4


@dataclass(frozen=True, slots=True)
class OtherWords:
    """Marks of offers that say the same in other words, or name a part of it; and of those that
    name what it is part of.
    """

    same: Set[str] = frozenset()
    broader: Set[str] = frozenset()


def other_words(text: str, reader: Person, *, community: Community | None = None) -> OtherWords:
    """From topics and skills lists. A fixed number of queries."""
    key = fold(text)
    if not key:
        return OtherWords()
    skills = _skills_around(key)
    same = {mark_of_skill(one) for one, level in skills.items() if level >= 0}
    same |= {mark_of_text(name) for name in _topic_names(key, reader, community)}
    return OtherWords(same, {mark_of_skill(one) for one, level in skills.items() if level < 0})


def names_of_topics(community: Community) -> dict[str, set[str]]:
    """For each name that a topic has here, all its names. Two queries."""
    names: dict[str, set[str]] = {}
    for topic in Topic.objects.filter(community=community).prefetch_related("synonyms"):
        of_topic = {topic.name_key, *(synonym.name_key for synonym in topic.synonyms.all())}
        for name in of_topic:
            names.setdefault(name, set()).update(of_topic)
    return names


def marks_called(keys: Collection[str]) -> dict[str, set[str]]:
    """For each of these names the marks of the skills that are called so. One query, or none."""
    names = SkillName.objects.filter(key__in=keys, skill__skills_list__switched_off_at=None)
    marks: dict[str, set[str]] = {}
    for key, skill_id in names.values_list("key", "skill") if keys else ():
        marks.setdefault(key, set()).add(mark_of_skill(skill_id))
    return marks


def lists_used(text: str) -> list[SkillsList]:
    """The skills lists that know this word: their attribution is shown. One query."""
    return _lists_that_know.rows(key=fold(text))


def lists_in_use() -> list[SkillsList]:
    """Those that an owner loaded and didn't switch off, by name. One query."""
    return list(SkillsList.objects.used().order_by("name_key"))


def all_lists() -> list[SkillsList]:
    """Every list with the number of its skills, by name, for owners. One query."""
    return list(SkillsList.objects.annotate(size=Count("skills")).order_by("name_key"))


@prepared
def _lists_that_know(key: str) -> QuerySet[SkillsList]:
    called = SkillName.objects.filter(key=key)
    return SkillsList.objects.used().filter(skills__in=called.values("skill")).distinct()


# By hand: with querysets it would be a query for each level. The lists that are switched off are
# known by their first level, as a part is always of the same list.
_AROUND = """
    WITH RECURSIVE called(id, depth) AS (
        SELECT n.skill_id, 0 FROM skills_skillname n
            JOIN skills_skill s ON s.id = n.skill_id
            JOIN skills_skillslist l ON l.id = s.skills_list_id
            WHERE n.key = %(key)s AND l.switched_off_at IS NULL
        UNION
        SELECT b.skill_id, c.depth + 1 FROM called c
            JOIN skills_broaderskill b ON b.broader_id = c.id WHERE c.depth < %(deepest)s
    )
    SELECT id, min(depth) FROM (
        SELECT id, depth FROM called
        UNION ALL
        SELECT b.broader_id, -1 FROM called c
            JOIN skills_broaderskill b ON b.skill_id = c.id
            WHERE c.depth = 0 AND b.broader_id NOT IN (SELECT id FROM called)
    ) around GROUP BY id ORDER BY 2, 1 LIMIT %(most)s
"""


def _skills_around(key: str) -> dict[int, int]:
    """The skills of this name (0), what they are part of (-1), and what is part of them, at most
    `DEEPEST` levels down. One query.
    """
    with connection.cursor() as cursor:
        cursor.execute(_AROUND, {"key": key, "deepest": DEEPEST, "most": MOST_SKILLS})
        return dict(cursor.fetchall())


def _topic_names(key: str, reader: Person, community: Community | None) -> set[str]:
    """All names of the topics that are called so. One query where there are none, else two."""
    if community:
        topics = _topics_here.rows(key=key, community_id=community.pk)
    else:
        topics = _topics_read_by.rows(key=key, reader_id=reader.pk, now=timezone.now())
    if not topics:
        return set()
    synonyms = TopicSynonym.objects.filter(topic__in=[topic.pk for topic in topics])
    others = set(synonyms.values_list("name_key", flat=True))
    return others | {topic.name_key for topic in topics}


@prepared
def _topics_here(key: str, community_id: int) -> QuerySet[Topic]:
    return _called(key).filter(community=community_id)[:MOST_TOPICS]


@prepared
def _topics_read_by(key: str, reader_id: int, now: dt.datetime) -> QuerySet[Topic]:
    readable = Community.objects.readable_by(Person(pk=reader_id), at=now)
    return _called(key).filter(community__in=readable)[:MOST_TOPICS]


def _called(key: str) -> QuerySet[Topic]:
    """Topics of this name, also where it is another word for them."""
    synonyms = TopicSynonym.objects.filter(name_key=key)
    return Topic.objects.filter(Q(name_key=key) | Q(pk__in=synonyms.values("topic")))
