"""What may be done to any entry or reply, and why not."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry, Reply, Standing
from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import YES, Verdict, no


def may_post(seat: Seat) -> Verdict:
    return may_take_part(seat)


def may_reply(seat: Seat, entry: Entry) -> Verdict:
    if not entry.is_published:
        return no(_("This was taken away, so it cannot be answered."))
    if entry.locked_at and not seat.is_steward:
        return no(_("A steward has locked this. It can be read, not answered."))
    return may_take_part(seat)


def may_edit_entry(seat: Seat, entry: Entry) -> Verdict:
    """Authors edit what they wrote; stewards may tidy up, and the history shows it. What is held or hidden its author may still mend."""
    return _author_or_steward(seat, entry, _("Only its author or a steward can edit this."))


def may_delete_entry(seat: Seat, entry: Entry) -> Verdict:
    return _delete(seat, entry)


def may_restore_entry(seat: Seat, entry: Entry) -> Verdict:
    return _restore(seat, entry)


def may_edit_reply(seat: Seat, reply: Reply) -> Verdict:
    return _author_or_steward(seat, reply, _("Only its author or a steward can edit this."))


def may_delete_reply(seat: Seat, reply: Reply) -> Verdict:
    return _delete(seat, reply)


def may_restore_reply(seat: Seat, reply: Reply) -> Verdict:
    return _restore(seat, reply)


def may_thank(seat: Seat, target: Entry | Reply) -> Verdict:
    if seat.person is not None and target.author_id == seat.person.pk:
        return no(_("You wrote this yourself."))
    return may_take_part(seat)


def may_report_outcome(seat: Seat, target: Entry | Reply) -> Verdict:
    if not target.is_published:
        return no(_("This was taken away."))
    return may_take_part(seat)


def may_try(seat: Seat, entry: Entry) -> Verdict:
    """Say that one means to try it."""
    return may_report_outcome(seat, entry)


def may_pin(seat: Seat) -> Verdict:
    return YES if seat.is_steward else no(_("Stewards pin announcements."))


def may_grow(seat: Seat, entry: Entry) -> Verdict:
    if not entry.is_published:
        return no(_("This was taken away."))
    return may_take_part(seat)


def may_undo_growth(seat: Seat, grown: Entry, made_by_id: int | None) -> Verdict:
    if seat.is_steward or (seat.person and made_by_id == seat.person.pk):
        return YES
    return no(_("Only who did this, or a steward, can take it back."))


def _author_or_steward(seat: Seat, written: Entry | Reply, reason: str | Promise) -> Verdict:
    if seat.person is None:
        return no(_("Sign in first."))
    if seat.is_steward or (seat.is_member and written.author_id == seat.person.pk):
        return YES
    return no(reason)


def _delete(seat: Seat, written: Entry | Reply) -> Verdict:
    """What a steward hid stays as it is until a steward shows it: deleting it and bringing it back would be a way round."""
    if written.standing == Standing.HIDDEN and not seat.is_steward:
        return no(_("A steward has hidden this. You can appeal."))
    return _author_or_steward(seat, written, _("Only its author or a steward can delete this."))


def _restore(seat: Seat, written: Entry | Reply) -> Verdict:
    """Who deleted it may bring it back; a steward may in any case."""
    if seat.is_steward or (
        seat.person and seat.is_member and written.deleted_by_id == seat.person.pk
    ):
        return YES
    return no(_("Only who deleted this, or a steward, can bring it back."))
