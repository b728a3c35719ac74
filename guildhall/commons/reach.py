"""Who will hear a text: asked before it is posted, of the floor that knows."""

from collections.abc import Callable

from guildhall.commons.text import Text
from guildhall.communities.models import Community
from guildhall.kit.registry import Registry
from guildhall.people.models import Person

reach: Registry[Callable[[Text, Community, Person], int]] = Registry("commons.reach")
MANY = 10


def people_reached(text: Text, *, community: Community, by: Person) -> int:
    """How many people the groups that a text calls would be told of it at once; 0 where it calls none."""
    if not text.roles and not text.topic_ids:
        return 0
    return max((counts(text, community, by) for counts in reach), default=0)
