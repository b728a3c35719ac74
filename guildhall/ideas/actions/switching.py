"""What Ideas can also do: a steward turns it on and off."""

from django.db import transaction

from guildhall.communities.models import Community, touch
from guildhall.ideas.models import Switch
from guildhall.people.actions import note_audit
from guildhall.people.events import SETTINGS_CHANGED
from guildhall.people.models import Person


def turn_on(community: Community, *, name: str, by: Person) -> Switch:
    """From now on. Twice is harmless."""
    with transaction.atomic():
        switch, is_new = Switch.objects.get_or_create(
            community=community, name=Switch.Name(name), defaults={"by": by}
        )
        if is_new:
            _note(community, f"{name} on", by)
    return switch


def turn_off(community: Community, *, name: str, by: Person) -> None:
    """What has begun goes on to its end. Twice is harmless."""
    with transaction.atomic():
        gone, _rows = Switch.objects.filter(community=community, name=name).delete()
        if gone:
            _note(community, f"{name} off", by)


def _note(community: Community, what: str, by: Person) -> None:
    touch(community.pk)
    note_audit(SETTINGS_CHANGED, by=by, community_id=community.pk, note=f"ideas: {what}")
