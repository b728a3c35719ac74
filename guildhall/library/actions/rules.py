"""Who edits the pages of a community."""

from django.db import transaction

from guildhall.communities.models import Community, touch
from guildhall.library.models import Rules
from guildhall.people.actions import note_audit
from guildhall.people.events import SETTINGS_CHANGED
from guildhall.people.models import Person


def set_rules(community: Community, *, by: Person, only_authors_edit: bool) -> Rules:
    """From now on; what was edited before stays edited."""
    with transaction.atomic():
        rules, _is_new = Rules.objects.update_or_create(
            community=community, defaults={"only_authors_edit": only_authors_edit}
        )
        touch(community.pk)
        note_audit(
            SETTINGS_CHANGED,
            by=by,
            community_id=community.pk,
            note=f"only authors edit pages: {only_authors_edit}",
        )
    return rules
