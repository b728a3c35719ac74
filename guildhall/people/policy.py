"""What may be done to the hall as a whole, and why not."""

from django.utils.translation import gettext as _

from guildhall.kit.verdict import YES, Verdict, no
from guildhall.people.models import Person


def may_change_house(person: Person) -> Verdict:
    """The hall's settings belong to its owners."""
    if person.is_authenticated and person.is_owner:
        return YES
    return no(_("Only an owner of this hall can change its settings."))
