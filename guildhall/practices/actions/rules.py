"""How a community checks its tips, and how often again."""

from django.db import transaction

from guildhall.communities.models import Community
from guildhall.people.actions import note_audit
from guildhall.people.events import SETTINGS_CHANGED
from guildhall.people.models import Person
from guildhall.practices.models import Rules


def set_rules(
    community: Community,
    *,
    by: Person,
    checked_by_named: bool,
    needs_second: bool,
    look_again_months: int,
) -> Rules:
    """From now on; what was checked before stays checked."""
    with transaction.atomic():
        rules, _is_new = Rules.objects.update_or_create(
            community=community,
            defaults={
                "checked_by_named": checked_by_named,
                "needs_second": needs_second,
                "look_again_months": look_again_months,
            },
        )
        note_audit(
            SETTINGS_CHANGED,
            by=by,
            community_id=community.pk,
            note=f"checked by named peers: {checked_by_named}",
        )
    return rules
