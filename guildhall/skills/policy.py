"""Who confirms what, and who asks what someone looked at first."""

from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Reply
from guildhall.communities.phones import are_together
from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import YES, Verdict, no
from guildhall.people.models import Offer, Person
from guildhall.skills.queries.first_looks import is_solved_by


def may_confirm_skill(reader: Person, offer: Offer) -> Verdict:
    """Colleagues of one community; what is one's own is for others to confirm."""
    if offer.person_id == reader.pk:
        return no(_("You list this yourself. Colleagues can confirm it."))
    if not are_together(offer.person, reader):
        return no(_("People who share a community with someone can confirm what they do."))
    return YES


def may_ask_first_look(seat: Seat, reply: Reply) -> Verdict:
    """Who asked, and stewards; of an answer that solved something, whose author is here."""
    if not may_take_part(seat):
        return may_take_part(seat)
    if not (seat.is_steward or reply.entry.author_id == seat.someone.pk):
        return no(_("Only the person who asked and stewards can ask this."))
    if reply.author_id == seat.someone.pk:
        return no(_("This is your own answer. You can add to the tip yourself."))
    if not reply.author.is_here or reply.author.is_program:
        return no(_("The person who answered can't be asked any more."))
    if reply.role != Reply.Role.ANSWER or not is_solved_by(reply):
        return no(_("You can ask this once the answer has solved something."))
    return YES
