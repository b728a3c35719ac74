"""What the two of a pair are asked, they answer by mail, too: yes or not now, and a note."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.text import NotPosted
from guildhall.communities.seats import take_seat
from guildhall.kit.verdict import require
from guildhall.mentoring import actions, policy, queries
from guildhall.mentoring.models import Proposal
from guildhall.mentoring.models.notebook import LONGEST_NOTE
from guildhall.mentoring.names import NOTEBOOKS_IN_ADDRESSES, PROPOSALS_IN_ADDRESSES
from guildhall.notifications.mail_verbs import AskedByMail, first_line_of
from guildhall.people.models import Person

YES = ("yes", "yes, please", "yes please")
NOT_NOW = ("not now", "no", "no, thank you", "no thank you")


def _answer_proposal(person: Person, proposal_id: int, _part: int, text: str) -> str | None:
    """What they read where nothing comes of their yes. What they write below is read by nobody.

    Raises Refused and NotPosted.
    """
    proposals = Proposal.objects.visible_to(person).select_related("community")
    proposal = proposals.filter(pk=proposal_id).first()
    if proposal is None:
        raise NotPosted(_("This proposal is over, or you have answered it already."))
    require(policy.may_answer_proposal(take_seat(proposal.community.slug, person), proposal))
    word, _rest = first_line_of(text)
    if word in NOT_NOW:
        actions.say_no(proposal, by=person)
    elif word not in YES:
        raise NotPosted(_("Please begin with a line that says only “Yes” or “Not now”."))
    elif actions.say_yes(proposal, by=person) is None and actions.has_come_to_nothing(proposal):
        return _("Thank you for saying yes. Nothing comes of it this time, and it isn't about you.")
    return None


def _write_note(person: Person, pair_id: int, _part: int, text: str) -> None:
    """Into the notebook of the two. Raises Refused and NotPosted."""
    pair = queries.pair_at(person, pair_id)
    if pair is None:
        raise NotPosted(_("This notebook is no longer there."))
    require(policy.may_go_on(person, pair))
    if len(text) > LONGEST_NOTE:
        raise NotPosted(
            _("A note has up to %(number)d characters. Please send a shorter one.")
            % {"number": LONGEST_NOTE}
        )
    actions.add_note(pair, by=person, body=text, keeps_draft=True)


mail_verbs = (
    AskedByMail(
        PROPOSALS_IN_ADDRESSES,
        gettext_lazy("Your answer to a proposal of Mentoring"),
        _answer_proposal,
    ),
    AskedByMail(
        NOTEBOOKS_IN_ADDRESSES,
        gettext_lazy("Your note in a notebook for two"),
        _write_note,
    ),
)
