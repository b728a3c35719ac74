"""Who takes part: everyone, the people with a role, or those of a topic."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.communities.kept_topics import most_used_first
from guildhall.communities.models import Community, RolePeriod, Topic

ROLES = (RolePeriod.Role.STEWARD, RolePeriod.Role.FACILITATOR, RolePeriod.Role.BUDDY)
MOST_TOPICS = 60


class PartField(forms.ChoiceField):
    """Gives a role and a topic: at most one of both. Offers no topic until `offer` says whose."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("Who takes part?"),
            required=False,
            help_text=_("A topic's people look after it or chose to be told about it."),
            **kwargs,
        )
        self.topics: dict[str, Topic] = {}

    def offer(self, community: Community) -> None:
        rows = most_used_first(list(Topic.objects.filter(community=community)))[:MOST_TOPICS]
        self.topics = {f"topic-{one.pk}": one for one in rows}
        roles = {
            RolePeriod.Role.STEWARD: _("Only stewards"),
            RolePeriod.Role.FACILITATOR: _("Only facilitators"),
            RolePeriod.Role.BUDDY: _("Only buddies"),
        }
        self.choices = [
            ("", _("Every member")),
            *((f"role-{role}", label) for role, label in roles.items()),
            *((value, one.name) for value, one in self.topics.items()),
        ]

    def clean(self, value: Any) -> tuple[str, Topic | None]:
        chosen = super().clean(value)
        role = chosen.removeprefix("role-") if chosen.startswith("role-") else ""
        return role, self.topics.get(chosen)


def part_of(role: str, topic_id: int | None) -> str:
    """The choice that means this."""
    return f"role-{role}" if role else f"topic-{topic_id}" if topic_id else ""
