"""Who confirms what."""

from django.utils.translation import gettext_lazy as _

from guildhall.communities.phones import are_together
from guildhall.kit.verdict import YES, Verdict, no
from guildhall.people.models import Offer, Person


def may_confirm_skill(reader: Person, offer: Offer) -> Verdict:
    """Colleagues of one community; what is one's own is for others to confirm."""
    if offer.person_id == reader.pk:
        return no(_("You list this yourself. Colleagues can confirm it."))
    if not are_together(offer.person, reader):
        return no(_("People who share a community with someone can confirm what they do."))
    return YES
