"""Suggest a change to a page; take it, or a part of it; decline it; take it back."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.actions import add_author, discard_draft, mark_of_text
from guildhall.commons.log import tell
from guildhall.commons.models import Entry, touch_entry
from guildhall.commons.text import editable, read_text, stored_source
from guildhall.kit.merging import with_taken
from guildhall.kit.words import without_controls
from guildhall.library import events
from guildhall.library.actions.changing import change_page
from guildhall.library.care_transitions import TABLE
from guildhall.library.models import PageState, Suggestion, SuggestionState
from guildhall.library.suggested import TITLE, suggested_in
from guildhall.people.models import Person


class NothingSuggested(ValueError):
    """The text is as it was: there is no change to suggest."""


class SuggestionRefused(ValueError):
    """It was decided already, or the page is no longer in force; with the sentence that says so."""


class ChangedMeanwhile(ValueError):
    """The page has changed since its reader chose: they look again at what would be taken."""


def suggest_change(
    entry: Entry,
    *,
    by: Person,
    title: str,
    body: str,
    reason: str,
    began: tuple[str, str] | None = None,
    at: dt.datetime | None = None,
) -> Suggestion:
    """`began` is the title and the text that it was begun from, where these differ from now.

    The same suggestion again is the same. Raises NothingSuggested, SuggestionRefused, NotPosted.
    """
    began_title, began_body = began or (entry.title, editable(entry))
    title, body = " ".join(title.split())[:200], without_controls(body).strip()
    if (title, body) == (began_title, without_controls(began_body).strip()):
        raise NothingSuggested(_("Nothing is different yet. Change the text, then send it."))
    read_text(body, community=entry.community)  # too long, or a name that means several people
    with transaction.atomic():
        entry = _locked(entry.pk)
        _require_in_force(entry)
        suggestion, is_new = Suggestion.objects.get_or_create(
            entry=entry,
            person=by,
            state=SuggestionState.OPEN,
            title=title,
            body=stored_source(body, entry.community),
            defaults={
                "reason": " ".join(reason.split())[:200],
                "began_title": began_title,
                "began_body": stored_source(began_body, entry.community),
                "at": at or timezone.now(),
            },
        )
        discard_draft(person=by, form="suggest", target=entry.draft_target)
        if is_new:
            touch_entry(entry)
            tell(events.CHANGE_SUGGESTED, entry=entry, by=by, at=at, suggestion=suggestion.pk)
    return suggestion


def take_suggestion(
    suggestion: Suggestion, *, by: Person, taken: Collection[int], since: str | None = None
) -> Suggestion:
    """Put these changes into the page; its suggester is an author of it from then on.

    `since` is the mark of the text that these were chosen for. Where nothing is chosen, nothing
    happens: declining has a sentence. Raises SuggestionRefused, ChangedMeanwhile, NotPosted.
    """
    with transaction.atomic():
        entry, suggestion = _locked_open(suggestion, "take_suggestion")
        _require_in_force(entry)
        if since and since != mark_of_text(entry):
            raise ChangedMeanwhile(
                _("The page has changed in the meantime. Please look at the changes again.")
            )
        found = suggested_in(suggestion, entry)
        chosen = found.numbers & set(taken)
        if not chosen:
            raise SuggestionRefused(
                _("Tick at least one change. If you want none of them, decline it with a sentence.")
            )
        change_page(
            entry,
            by=suggestion.person,
            title=found.title.after if TITLE in chosen and found.title else entry.title,
            body=with_taken(found.pieces, chosen),
            note=suggestion.reason,
            is_small=True,  # its followers are told who took it
        )
        add_author(entry, suggestion.person)
        is_whole = chosen == found.numbers
        suggestion.taken = [
            [one.before, one.after, one.number in chosen, one.number == TITLE] for one in found.all
        ]
        _settle(suggestion, SuggestionState.TAKEN if is_whole else SuggestionState.PARTLY, by=by)
        _tell(events.SUGGESTION_TAKEN, suggestion, by=by, toward=suggestion.person_id)
    return suggestion


def decline_suggestion(suggestion: Suggestion, *, by: Person, answer: str) -> Suggestion:
    """Not this one, and why, for its suggester to read. Twice is harmless.

    Raises SuggestionRefused.
    """
    with transaction.atomic():
        if _is_already(suggestion, SuggestionState.DECLINED):
            return suggestion
        _entry, suggestion = _locked_open(suggestion, "decline_suggestion")
        suggestion.answer = " ".join(answer.split())[:300]
        _settle(suggestion, SuggestionState.DECLINED, by=by)
        _tell(events.SUGGESTION_DECLINED, suggestion, by=by, toward=suggestion.person_id)
    return suggestion


def reopen_suggestion(suggestion: Suggestion, *, by: Person) -> Suggestion:
    """It was declined, and is looked at again. Twice is harmless. Raises SuggestionRefused."""
    return _open_again(suggestion, by, "reopen_suggestion", toward=suggestion.person_id)


def take_back_suggestion(suggestion: Suggestion, *, by: Person) -> Suggestion:
    """Its suggester takes it back. Twice is harmless. Raises SuggestionRefused."""
    with transaction.atomic():
        if _is_already(suggestion, SuggestionState.TAKEN_BACK):
            return suggestion
        _entry, suggestion = _locked_open(suggestion, "take_back_suggestion")
        _settle(suggestion, SuggestionState.TAKEN_BACK, by=by)
        _tell(events.SUGGESTION_TAKEN_BACK, suggestion, by=by)
    return suggestion


def suggest_again(suggestion: Suggestion, *, by: Person) -> Suggestion:
    """Its suggester, who took it back, wants it looked at after all. Raises SuggestionRefused."""
    return _open_again(suggestion, by, "suggest_again", toward=None)


def tell_waiting(*, at: dt.datetime | None = None) -> None:
    """Stewards hear once of a change that nobody has decided on for a week. Recurring."""
    moment = at or timezone.now()
    waiting = Suggestion.objects.waiting(moment).filter(waits_told_at=None)
    for one in waiting.select_related("entry"):
        with transaction.atomic():
            untold = Suggestion.objects.is_open().filter(pk=one.pk, waits_told_at=None)
            if untold.update(waits_told_at=moment):
                _tell(events.SUGGESTION_WAITS, one, by=None)


def _locked(entry_id: int) -> Entry:
    entries = Entry.objects.select_for_update(of=("self",)).select_related("community", "author")
    return entries.get(pk=entry_id)


def _locked_open(suggestion: Suggestion, verb: str) -> tuple[Entry, Suggestion]:
    """The entry first, as everywhere. Raises SuggestionRefused where the verb can't be done now."""
    entry = _locked(suggestion.entry_id)
    fresh = Suggestion.objects.select_related("person").get(pk=suggestion.pk)
    fresh.entry = entry
    if fresh.state not in TABLE[verb].sources:
        state = fresh.get_state_display()
        raise SuggestionRefused(
            _("Someone was faster: this suggestion is %(state)s.") % {"state": state}
        )
    return entry, fresh


def _is_already(suggestion: Suggestion, state: str) -> bool:
    return Suggestion.objects.filter(pk=suggestion.pk, state=state).exists()


def _require_in_force(entry: Entry) -> None:
    if entry.state == PageState.WITHDRAWN:
        raise SuggestionRefused(_("This page has been withdrawn, so it isn't changed any more."))
    if not entry.is_published:
        raise SuggestionRefused(_("This page has been removed."))


def _open_again(suggestion: Suggestion, by: Person, verb: str, *, toward: int | None) -> Suggestion:
    with transaction.atomic():
        if _is_already(suggestion, SuggestionState.OPEN):
            return suggestion
        entry, suggestion = _locked_open(suggestion, verb)
        _require_in_force(entry)
        suggestion.answer, suggestion.waits_told_at, suggestion.taken = "", None, []
        suggestion.state = SuggestionState.OPEN
        suggestion.settled_by = suggestion.settled_at = None
        suggestion.save()
        touch_entry(entry)
        _tell(TABLE[verb].event, suggestion, by=by, toward=toward)
    return suggestion


def _settle(suggestion: Suggestion, state: str, *, by: Person) -> None:
    suggestion.state, suggestion.settled_by = state, by
    suggestion.settled_at = timezone.now()
    suggestion.save()
    touch_entry(suggestion.entry)


def _tell(
    verb: str, suggestion: Suggestion, *, by: Person | None, toward: int | None = None
) -> None:
    tell(verb, entry=suggestion.entry, by=by, toward=toward, suggestion=suggestion.pk)
