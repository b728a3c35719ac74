"""What people may do with what others rely on, and with suggested changes; and why not."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import YES, Verdict, no
from guildhall.library.care_transitions import DECIDERS, TABLE, allows
from guildhall.library.models import Care, Page, Suggestion, SuggestionState
from guildhall.library.policy import Relation
from guildhall.library.transitions import Who


def may_rely_on_page(seat: Seat, page: Page, relation: Relation) -> Verdict:
    """Its authors and the stewards say that people rely on it."""
    verdict = _on_what_holds(seat, page)
    if not verdict:
        return verdict
    if page.care != Care.NONE:
        return no(_("This page is already marked as one that people rely on."))
    if not allows("rely_on_page", state=page.care, who=relation.who):
        return no(_("Only its authors and stewards can say that people rely on this page."))
    return YES


def may_change_care(seat: Seat, page: Page, relation: Relation) -> Verdict:
    verdict = _on_what_is_relied_on(seat, page)
    if verdict and not allows("change_care", state=page.care, who=relation.who):
        return no(_("Only its owner and stewards can change who looks after it, and when."))
    return verdict


def may_stop_relying(seat: Seat, page: Page, relation: Relation) -> Verdict:
    verdict = _on_what_is_relied_on(seat, page)
    if verdict and not allows("stop_relying", state=page.care, who=relation.who):
        return no(_("Only its owner and stewards can take this mark off."))
    return verdict


def may_confirm_page(seat: Seat, page: Page, relation: Relation) -> Verdict:
    verdict = _on_what_is_relied_on(seat, page)
    if verdict and not allows("confirm_page", state=page.care, who=relation.who):
        return no(_("Only its owner, the deputy and stewards can confirm it."))
    return verdict


def may_hand_over_page(seat: Seat, page: Page, relation: Relation) -> Verdict:
    verdict = _on_what_is_relied_on(seat, page)
    if verdict and Who.OWNER not in relation.who:
        return no(_("Only its owner can ask someone to take it over."))
    if verdict and page.care == Care.OFFERED:
        return no(_("You have asked someone, who hasn't answered yet. You can take that back."))
    return verdict


def may_take_back_offer(seat: Seat, page: Page, relation: Relation) -> Verdict:
    return _while_offered(seat, page, relation, "take_back_offer")


def may_take_over_page(seat: Seat, page: Page, relation: Relation) -> Verdict:
    return _while_offered(seat, page, relation, "take_over_page")


def may_decline_page(seat: Seat, page: Page, relation: Relation) -> Verdict:
    return _while_offered(seat, page, relation, "decline_page")


def may_name_owner(seat: Seat, page: Page, relation: Relation) -> Verdict:
    verdict = _on_what_is_relied_on(seat, page)
    if verdict and Who.STEWARD not in relation.who:
        return no(_("Only stewards can say who looks after a page. Its owner can ask someone."))
    return verdict


def may_look_after_page(seat: Seat, page: Page, relation: Relation) -> Verdict:
    verdict = _on_what_is_relied_on(seat, page)
    if verdict and page.care != Care.OWNERLESS:
        return no(_("Someone looks after this page already."))
    return verdict


def may_let_go_of_page(seat: Seat, page: Page, relation: Relation) -> Verdict:
    verdict = _on_what_is_relied_on(seat, page)
    if verdict and Who.OWNER not in relation.who:
        return no(_("Only its owner can do this."))
    return verdict


def may_suggest_change(seat: Seat, page: Page) -> Verdict:
    """Everyone who may write here; what is withdrawn isn't changed any more."""
    if page.is_withdrawn:
        return no(_("This page has been withdrawn, so it isn't changed any more."))
    if page.entry.locked_at and not seat.is_steward:
        return no(_("A steward has locked this. You can read it, but not suggest a change."))
    return _on_what_holds(seat, page)


def may_see_suggestion(seat: Seat, suggestion: Suggestion, relation: Relation) -> bool:
    """Its suggester, and the people who decide on it; for everyone else there is none."""
    return _is_suggester(seat, suggestion) or bool(relation.who & DECIDERS)


def may_decide_suggestion(seat: Seat, suggestion: Suggestion, relation: Relation) -> Verdict:
    """Take it, or a part of it."""
    verdict = _on_what_holds(seat, suggestion.entry.page)
    return _of_deciders(suggestion, relation, "take_suggestion") if verdict else verdict


def may_decline_suggestion(seat: Seat, suggestion: Suggestion, relation: Relation) -> Verdict:
    """Also on a page that has been withdrawn or removed."""
    verdict = may_take_part(seat)
    return _of_deciders(suggestion, relation, "decline_suggestion") if verdict else verdict


def may_reopen_suggestion(seat: Seat, suggestion: Suggestion, relation: Relation) -> Verdict:
    verdict = _on_what_holds(seat, suggestion.entry.page)
    return _of_deciders(suggestion, relation, "reopen_suggestion") if verdict else verdict


def may_take_back_suggestion(seat: Seat, suggestion: Suggestion, relation: Relation) -> Verdict:
    verdict = may_take_part(seat)
    return _of_suggester(seat, suggestion, "take_back_suggestion") if verdict else verdict


def may_suggest_again(seat: Seat, suggestion: Suggestion, relation: Relation) -> Verdict:
    verdict = _on_what_holds(seat, suggestion.entry.page)
    return _of_suggester(seat, suggestion, "suggest_again") if verdict else verdict


def _on_what_holds(seat: Seat, page: Page) -> Verdict:
    if not page.entry.is_published:
        return no(_("This page has been removed."))
    if page.is_withdrawn:
        return no(_("This page has been withdrawn."))
    return may_take_part(seat)


def _on_what_is_relied_on(seat: Seat, page: Page) -> Verdict:
    verdict = _on_what_holds(seat, page)
    if verdict and page.care == Care.NONE:
        return no(_("This page isn't marked as one that people rely on."))
    return verdict


def _while_offered(seat: Seat, page: Page, relation: Relation, verb: str) -> Verdict:
    verdict = _on_what_is_relied_on(seat, page)
    if verdict and page.care != Care.OFFERED:
        return no(_("Nobody is being asked to take this page over at the moment."))
    if verdict and not relation.who & TABLE[verb].who:
        return no(_("This is between its owner and the person who was asked."))
    return verdict


def _of_deciders(suggestion: Suggestion, relation: Relation, verb: str) -> Verdict:
    if allows(verb, state=suggestion.state, who=relation.who):
        return YES
    if not relation.who & DECIDERS:
        return no(_("Only the page's owner, its authors and stewards can decide on this."))
    return no(_of_state(suggestion))


def _of_suggester(seat: Seat, suggestion: Suggestion, verb: str) -> Verdict:
    if not _is_suggester(seat, suggestion):
        return no(_("Only the person who suggested this can do that."))
    if not allows(verb, state=suggestion.state, who={Who.SUGGESTER}):
        return no(_of_state(suggestion))
    return YES


def _is_suggester(seat: Seat, suggestion: Suggestion) -> bool:
    return seat.person is not None and suggestion.person_id == seat.person.pk


def _of_state(suggestion: Suggestion) -> Promise:
    return {
        SuggestionState.OPEN: _("Nobody has decided on this suggestion yet."),
        SuggestionState.TAKEN: _("This suggestion is already in the page."),
        SuggestionState.PARTLY: _("A part of this suggestion is already in the page."),
        SuggestionState.DECLINED: _("This suggestion has been declined."),
        SuggestionState.TAKEN_BACK: _("This suggestion has been taken back."),
    }[SuggestionState(suggestion.state)]
