"""How many people a text would notify, asked before it is posted."""

from collections.abc import Callable

from guildhall.commons.text import Text
from guildhall.communities.models import Community
from guildhall.kit.declared import Asked
from guildhall.people.models import Person

counts: Asked[Callable[[Text, Community, Person], int]] = Asked(
    "reaches", "text", "community", "by"
)
MANY = 10


def people_reached(text: Text, *, community: Community, by: Person) -> int:
    """How many people the groups mentioned in a text add up to; 0 where it mentions none."""
    if not text.roles and not text.topic_ids:
        return 0
    return max((reaches(text, community, by) for reaches in counts), default=0)
