"""What people may do with a charter, and why not."""

from django.utils.translation import gettext_lazy as _

from guildhall.charters.models import CharterVersion, Objective, Pledge
from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import YES, Verdict, no
from guildhall.rounds.models import Objection


def may_write_charter(seat: Seat) -> Verdict:
    """Write, ask everyone, withdraw. Every other member can object."""
    if seat.is_steward:
        return YES
    return no(
        _("Stewards write the charter and ask everyone. Tell one of them what you would change.")
    )


def may_agree_to_charter(seat: Seat, version: CharterVersion) -> Verdict:
    """A yes counts until the charter is agreed, even late: it can only help."""
    verdict = may_take_part(seat)
    if verdict and version.state != CharterVersion.State.PROPOSED:
        return no(_("This charter is not up for agreement at the moment."))
    return verdict


def may_object_to_charter(seat: Seat, version: CharterVersion) -> Verdict:
    verdict = may_take_part(seat)
    if verdict and not version.is_asking():
        return no(
            _(
                "The time for objections is over. Tell a steward what you would change: "
                "everyone is asked again about the next version."
            )
        )
    return verdict


def may_answer_objection(seat: Seat, objection: Objection) -> Verdict:
    verdict = may_write_charter(seat)
    if verdict and seat.person and objection.person_id == seat.person.pk:
        return no(_("Another steward answers your objection. You can withdraw it."))
    return verdict


def may_note_objective(seat: Seat, objective: Objective) -> Verdict:
    """Note what shows the progress of an objective."""
    is_own = seat.is_member and seat.person is not None and objective.owner_id == seat.person.pk
    if is_own or seat.is_steward:
        return YES
    return no(_("Only its owner and the stewards can update the progress."))


def may_write_pledge(seat: Seat) -> Verdict:
    """Write it, take it back, take back what was said of it."""
    if not seat.is_steward:
        return no(_("Stewards write the pledge down. Tell one of them what you want to find out."))
    return may_take_part(seat)


def may_answer_pledge(seat: Seat, pledge: Pledge) -> Verdict:
    verdict = may_write_pledge(seat)
    if verdict and not pledge.is_answered and not pledge.is_due:
        return no(_("Its year isn't over yet. You will be asked when it is."))
    return verdict
