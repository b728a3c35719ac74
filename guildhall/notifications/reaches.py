"""How many people a mention would reach: shown before it is posted."""

from guildhall.commons.models import GroupMention
from guildhall.commons.text import Text
from guildhall.communities.models import Community, RolePeriod
from guildhall.notifications.audiences import people_behind
from guildhall.notifications.levels import is_mailed_at_once, levels_of
from guildhall.notifications.rules import MENTIONED
from guildhall.people.models import Person

_ROLES = {
    "everyone": GroupMention.EVERYONE,
    "stewards": RolePeriod.Role.STEWARD,
    "facilitators": RolePeriod.Role.FACILITATOR,
}


def reaches(text: Text, community: Community, by: Person) -> int:
    """How many of the people mentioned in `text` would be told right away, by their levels."""
    named = [GroupMention(role=_ROLES[role]) for role in text.roles]
    named += [GroupMention(topic_id=topic_id) for topic_id in text.topic_ids]
    people = set(people_behind(named, community.pk).exclude(pk=by.pk).values_list("pk", flat=True))
    levels = levels_of(people, community_id=community.pk)
    return sum(is_mailed_at_once(level, MENTIONED) for level in levels.values())
