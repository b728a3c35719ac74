"""What Stories tells of how a community is doing."""

from django.utils import timezone
from django.utils.translation import ngettext

from guildhall.commons.models import Entry
from guildhall.communities.evidence import HALF_A_YEAR, STORIES, Reading, evidence
from guildhall.communities.models import Community
from guildhall.stories.events import STORY


def register() -> None:
    evidence.add("stories", _told)


def _told(community: Community) -> dict[str, Reading]:
    """Stories of the last half year. One query."""
    since = timezone.now() - HALF_A_YEAR
    told = Entry.objects.published().filter(community=community, kind=STORY, created_at__gt=since).count()
    said = ngettext("%(number)d story told in half a year", "%(number)d stories told in half a year", told) % {"number": told}
    return {STORIES: Reading(told, said)}
