"""Who may walk in as an invented person, and who may remove the demo."""

from django.utils.translation import gettext_lazy as _

from guildhall.demo import queries
from guildhall.kit.verdict import YES, Verdict, no
from guildhall.people.models import Person


def may_walk_in() -> Verdict:
    """Yes while only owners are real: an invented person sees what members of the hall see."""
    if queries.real_people().filter(is_owner=False).exists():
        return no(
            _("Real people have joined this hall, so walking in as an invented person has ended.")
        )
    return YES


def may_remove_demo(person: Person | None) -> Verdict:
    """Yes for owners, and for anyone while there are no real people."""
    if person is not None and person.is_authenticated and person.is_owner:
        return YES
    if not queries.real_people().exists():
        return YES
    return no(_("Only an owner of this hall can remove the demo."))
