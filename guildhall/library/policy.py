"""What people may do with pages, and why not."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import YES, Verdict, no
from guildhall.library.models import Page, Reliance
from guildhall.library.transitions import Who, allows


@dataclass(frozen=True, slots=True)
class Relation:
    """What someone is to one page."""

    who: frozenset[Who] = frozenset()

    @property
    def keeps_it(self) -> bool:
        """An author, its owner or deputy, or a steward of the community or of one of its topics."""
        return bool(self.who & {Who.AUTHOR, Who.OWNER, Who.DEPUTY, Who.STEWARD})


def relation_of(
    seat: Seat, *, authors: set[int], topics: set[int], reliance: Reliance | None = None
) -> Relation:
    """From the ids of its authors and topics, and who looks after it.

    While someone looks after a page that people rely on, its authors are named, no more: a sentence
    taken from them doesn't let them change the rest.
    """
    if seat.person is None or not seat.is_member:
        return Relation()
    has_owner = reliance is not None and reliance.owner_id is not None
    who = {
        Who.MEMBER: True,
        Who.AUTHOR: seat.person.pk in authors and not has_owner,
        Who.STEWARD: seat.is_steward_of(topics),
        Who.OWNER: reliance is not None and reliance.owner_id == seat.person.pk,
        Who.DEPUTY: reliance is not None and reliance.deputy_id == seat.person.pk,
        Who.ASKED: reliance is not None and reliance.offered_to_id == seat.person.pk,
    }
    return Relation(frozenset(role for role, is_true in who.items() if is_true))


def may_add_page(seat: Seat) -> Verdict:
    return may_take_part(seat)


def may_edit_page(seat: Seat, page: Page, relation: Relation) -> Verdict:
    """Any member, unless people rely on it or the community left it to authors and stewards."""
    verdict = may_take_part(seat)
    if not verdict or relation.keeps_it:
        return verdict
    if page.is_relied_on:
        return no(
            _("People rely on this page, so only its owner, the deputy and stewards edit it.")
        )
    if page.rules.only_authors_edit:
        return no(_("Here only the authors of a page and stewards edit it."))
    if not page.entry.is_published:
        return no(_("This has been removed."))
    return YES


def may_change_term(seat: Seat, entry: Entry) -> Verdict:
    """Any member puts a meaning right; each version is kept."""
    if not entry.is_published:
        return no(_("This has been removed."))
    return may_take_part(seat)


def may_move_page(seat: Seat, page: Page, relation: Relation) -> Verdict:
    """Those who may edit it: its place is a part of what it says."""
    return may_edit_page(seat, page, relation)


def may_withdraw_page(seat: Seat, page: Page, relation: Relation) -> Verdict:
    if allows("withdraw_page", state=page.entry.state, who=relation.who):
        return _on_what_is_there(seat, page)
    if page.is_withdrawn:
        return no(_("It has already been withdrawn."))
    return _only_by(page, _("Only its authors and stewards can withdraw it."))


def may_bring_back_page(seat: Seat, page: Page, relation: Relation) -> Verdict:
    if allows("bring_back_page", state=page.entry.state, who=relation.who):
        return _on_what_is_there(seat, page)
    if not page.is_withdrawn:
        return no(_("It hasn't been withdrawn."))
    return _only_by(page, _("Only its authors and stewards can bring it back."))


def may_set_rules(seat: Seat) -> Verdict:
    return YES if seat.is_steward else no(_("Only stewards can choose who edits pages."))


def may_take_out(seat: Seat) -> Verdict:
    return YES if seat.is_steward else no(_("Only stewards can download the whole library."))


def _only_by(page: Page, reason: str | Promise) -> Verdict:
    if page.is_relied_on:
        return no(_("People rely on this page, so only its owner and stewards can do this."))
    return no(reason)


def _on_what_is_there(seat: Seat, page: Page) -> Verdict:
    if not page.entry.is_published:
        return no(_("This has been removed."))
    return may_take_part(seat)
