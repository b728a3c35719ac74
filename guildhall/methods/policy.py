"""What people may do with sessions and run sheets, and why not."""

from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.commons.policy import may_edit_entry, may_post
from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import YES, Verdict, no
from guildhall.methods.events import SESSION
from guildhall.methods.models import Session
from guildhall.methods.session_states import ENDED, TABLE, Who, allows


def may_prepare_session(seat: Seat) -> Verdict:
    return may_post(seat)


def may_add_run_sheet(seat: Seat) -> Verdict:
    return may_post(seat)


def who_is(seat: Seat, session: Session) -> frozenset[Who]:
    """What the reader is to a session."""
    if seat.person is None or not seat.is_member:
        return frozenset()
    roles = {
        Who.LEADER: session.leader_id == seat.person.pk,
        Who.STEWARD: seat.is_steward,
    }
    return frozenset(who for who, is_true in roles.items() if is_true) or frozenset({Who.MEMBER})


def may(verb: str, seat: Seat, session: Session) -> Verdict:
    """As the table says, of what is there, by people who can write here."""
    if not session.entry.is_published:
        return no(_("This has been removed."))
    who = who_is(seat, session)
    verdict = may_take_part(seat)
    if not verdict:
        return verdict
    if verb == "lead" and Who.LEADER in who:
        return no(_("You lead this session."))
    if allows(verb, state=session.entry.state, who=who):
        return YES
    if session.entry.state not in TABLE[verb].sources:
        return _not_now(session)
    return no(_("The person who leads the session does this. You can take the lead."))


def may_edit(seat: Seat, entry: Entry) -> Verdict:
    """A session by who leads it, until it was held; a run sheet as any text."""
    if entry.kind != SESSION:
        return may_edit_entry(seat, entry)
    return may("change_steps", seat, entry.session)


def _not_now(session: Session) -> Verdict:
    if session.entry.state == ENDED:
        return no(_("This session was held."))
    return no(_("This session isn't at that point."))
