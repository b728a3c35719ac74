"""The states that a community named itself."""

from django.db.models import Exists, OuterRef, QuerySet

from guildhall.communities.models import Community
from guildhall.ideas.models import MEANINGS, Idea, OwnState, Switch
from guildhall.kit.prepared import prepared


def own_states_on(community: Community) -> list[OwnState]:
    """In the order in which ideas pass them; none where they are switched off. One query."""
    return _in_order(_own_states_on.rows(community_id=community.pk))


def own_states_of(community: Community) -> list[OwnState]:
    """Whether they are switched on or not, for the settings. One query."""
    return _in_order(list(OwnState.objects.filter(community=community)))


def ideas_in_own_state(name_key: str) -> QuerySet[Idea]:
    """In one of this name, wherever it is switched on."""
    return Idea.objects.filter(own_state__in=_switched_on().filter(name_key=name_key))


def _in_order(states: list[OwnState]) -> list[OwnState]:
    return sorted(states, key=lambda one: (MEANINGS.index(one.meaning), one.pk))


@prepared
def _own_states_on(community_id: int) -> QuerySet[OwnState]:
    return _switched_on().filter(community=community_id)


def _switched_on() -> QuerySet[OwnState]:
    is_on = Switch.objects.filter(community=OuterRef("community"), name=Switch.Name.STATES)
    return OwnState.objects.filter(Exists(is_on))
