"""Within how many days a community answers every idea."""

from django.db import transaction

from guildhall.communities.models import Community
from guildhall.ideas.models import Promise
from guildhall.people.actions import note_audit
from guildhall.people.events import SETTINGS_CHANGED
from guildhall.people.models import Person


def promise_answers(community: Community, *, by: Person, days: int | None) -> Promise:
    """From now on; ideas that are here keep their day."""
    with transaction.atomic():
        promise, _is_new = Promise.objects.update_or_create(
            community=community, defaults={"days": days}
        )
        note = f"ideas are answered within: {days or '-'} days"
        note_audit(SETTINGS_CHANGED, by=by, community_id=community.pk, note=note)
    return promise
