"""Who may walk in as an invented person, and who may remove the demo."""

from django.utils.translation import gettext_lazy as _

from guildhall.demo import queries
from guildhall.kit.verdict import YES, Verdict, no
from guildhall.people.models import Person


def may_walk_in() -> Verdict:
    """Open while nobody real but owners is here: a stranger in an invented person's shoes sees what members of the hall see."""
    if queries.real_people().filter(is_owner=False).exists():
        return no(
            _("Real people have come into this hall, so nobody walks in as somebody else any more.")
        )
    return YES


def may_remove_demo(person: Person | None) -> Verdict:
    """An owner; or anybody while there is no real person whose hall this could be."""
    if person is not None and person.is_authenticated and person.is_owner:
        return YES
    if not queries.real_people().exists():
        return YES
    return no(_("Only an owner of this hall can remove the demo."))
