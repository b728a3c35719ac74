"""Who may do what with an entry or reply of any kind, and the sentence for everyone else."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guildhall.commons.kinds import is_growth
from guildhall.commons.models import Entry, Link, Reply, Standing
from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import YES, Verdict, no


def may_post(seat: Seat) -> Verdict:
    return may_take_part(seat)


def may_reply(seat: Seat, entry: Entry) -> Verdict:
    if not entry.is_published:
        return no(_("This has been removed, so nobody can reply to it."))
    if entry.locked_at and not seat.is_steward:
        return no(_("A steward has locked this. You can read it, but not reply."))
    return may_take_part(seat)


def may_reply_to(seat: Seat, entry: Entry, reply: Reply) -> Verdict:
    """Reply to a reply."""
    if not reply.is_out:
        return no(_("This has been removed, so nobody can reply to it."))
    return may_reply(seat, entry)


def may_edit_entry(seat: Seat, entry: Entry) -> Verdict:
    """Authors edit what they wrote, also while it is held or hidden; stewards may tidy up.

    The history shows every edit.
    """
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


def may_mention_in(seat: Seat, written: Entry | Reply) -> Verdict:
    """Whom a name means only its writer knows."""
    if seat.person is None or written.author_id != seat.person.pk:
        return no(_("Only its author can say whom this mentions."))
    return may_take_part(seat)


def may_thank(seat: Seat, target: Entry | Reply) -> Verdict:
    if seat.person is not None and target.author_id == seat.person.pk:
        return no(_("You wrote this yourself."))
    return may_take_part(seat)


def may_report_outcome(seat: Seat, target: Entry | Reply) -> Verdict:
    if not target.is_published:
        return no(_("This has been removed."))
    return may_take_part(seat)


def may_try(seat: Seat, entry: Entry) -> Verdict:
    """Say “I'll try this”."""
    return may_report_outcome(seat, entry)


def may_pin(seat: Seat) -> Verdict:
    return YES if seat.is_steward else no(_("Only stewards can pin announcements."))


def may_grow(seat: Seat, entry: Entry) -> Verdict:
    if not entry.is_published:
        return no(_("This has been removed."))
    return may_take_part(seat)


def may_undo_growth(seat: Seat, link: Link) -> Verdict:
    """Of what was turned into something; what someone wrote in its own form is deleted there."""
    if not is_growth(link.source.kind, link.target.kind):
        return no(_("This was written by itself. Its author can delete it on its own page."))
    if seat.is_steward or (seat.person and link.made_by_id == seat.person.pk):
        return YES
    return no(_("Only the person who did this or a steward can take it back."))


def may_point_to_answer(seat: Seat, entry: Entry) -> Verdict:
    """Say which entry answers what is asked here."""
    if not entry.is_published:
        return no(_("This has been removed."))
    return may_take_part(seat)


def may_let_go_of_answer(seat: Seat, asked: Entry, made_by_id: int | None) -> Verdict:
    person_id = seat.person.pk if seat.person else None
    is_theirs = person_id is not None and person_id in (made_by_id, asked.author_id)
    if seat.is_steward or (seat.is_member and is_theirs):
        return YES
    return no(
        _("Only the person who pointed it out, the person who asked or a steward can take it back.")
    )


def _author_or_steward(seat: Seat, written: Entry | Reply, reason: str | Promise) -> Verdict:
    if seat.person is None:
        return no(_("Please sign in first."))
    if seat.is_steward or (seat.is_member and written.author_id == seat.person.pk):
        return YES
    return no(reason)


def _delete(seat: Seat, written: Entry | Reply) -> Verdict:
    """Authors and stewards; but what a steward hid only a steward may delete.

    Deleting it and bringing it back would be a way round the steward.
    """
    if written.standing == Standing.HIDDEN and not seat.is_steward:
        return no(_("A steward has hidden this. You can appeal."))
    return _author_or_steward(seat, written, _("Only its author or a steward can delete this."))


def _restore(seat: Seat, written: Entry | Reply) -> Verdict:
    """The person who deleted it may bring it back; a steward may in any case."""
    deleted_it = seat.person is not None and written.deleted_by_id == seat.person.pk
    if seat.is_steward or (seat.is_member and deleted_it):
        return YES
    return no(_("Only the person who deleted this or a steward can bring it back."))
