"""States of a community's own: stewards name them, change them, remove them; ideas pass them."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.log import tell
from guildhall.commons.models import Entry, Standing
from guildhall.communities.models import Community, touch
from guildhall.ideas.actions.answering import NotAnswered, locked
from guildhall.ideas.models import MOST_IN_A_REASON, Answer, Idea, Joining, OwnState, SmallTest
from guildhall.ideas.transitions import Who, event_into, may_come_into
from guildhall.kit.words import fold
from guildhall.people.actions import note_audit
from guildhall.people.events import SETTINGS_CHANGED
from guildhall.people.models import Person

MOST_STATES = 8


class StateRefused(ValueError):
    """It can't be called that; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Gate:
    """What must be said or be there before an idea comes into a state."""

    asks: str = ""
    needs_test: bool = False
    needs_helper: bool = False


def add_own_state(
    community: Community, *, name: str, meaning: str, gate: Gate, by: Person
) -> OwnState:
    """Raises StateRefused. Sent twice, it is there once."""
    with transaction.atomic():
        Community.objects.select_for_update(of=("self",)).get(pk=community.pk)
        here = OwnState.objects.filter(community=community)
        same = here.filter(name_key=fold(name)).first()
        columns = _columns(name, meaning, gate)
        if same and all(getattr(same, field) == value for field, value in columns.items()):
            return same
        _require_free(same)
        if here.count() >= MOST_STATES:
            raise StateRefused(
                _("%(most)d states are enough to follow. Remove one first.") % {"most": MOST_STATES}
            )
        state = OwnState.objects.create(community=community, **columns)
        _note(community, f"state {name} added", by)
    return state


def change_own_state(
    state: OwnState, *, name: str, meaning: str, gate: Gate, by: Person
) -> OwnState:
    """Ideas that are in it stay in it while its meaning does; else they are in none.

    Raises StateRefused.
    """
    with transaction.atomic():
        state = OwnState.objects.select_for_update(of=("self",)).get(pk=state.pk)
        here = OwnState.objects.filter(community=state.community_id).exclude(pk=state.pk)
        _require_free(here.filter(name_key=fold(name)).first())
        if state.meaning != meaning:
            Idea.objects.filter(own_state=state).update(own_state=None)
        OwnState.objects.filter(pk=state.pk).update(**_columns(name, meaning, gate))
        _note(state.community, f"state {name} changed", by)
    return OwnState.objects.get(pk=state.pk)


def remove_own_state(state: OwnState, *, by: Person) -> None:
    """Ideas that are in it are where they were before they came into it; what was said stays."""
    with transaction.atomic():
        gone, _rows = OwnState.objects.filter(pk=state.pk).delete()
        if gone:
            _note(state.community, f"state {state.name} removed", by)


def move_idea(
    entry: Entry,
    *,
    into: OwnState | None,
    by: Person,
    reason: str = "",
    at: dt.datetime | None = None,
) -> Entry:
    """Into a state of the community's own; None: in none of them, its meaning stays.

    Where it is there already, nothing happens. Raises NotAnswered for what the table of
    transitions does not allow, and for what the state asks for and is not there.
    """
    why = " ".join(reason.split())[:MOST_IN_A_REASON]
    with transaction.atomic():
        entry = locked(entry)
        idea = Idea.objects.select_related("own_state").get(pk=entry.pk)
        if idea.own_state == into:
            return entry
        meaning = into.meaning if into else entry.state
        is_way = may_come_into(meaning, state=entry.state, who={Who.STEWARD})
        if not entry.is_published or not is_way or not _is_of(into, entry):
            raise NotAnswered(_("The idea has changed in the meantime. Look at it again."))
        if into:
            _require_gate(entry, into, why)
        answer = Answer.objects.create(
            idea_id=entry.pk,
            state=meaning,
            own_name=into.name if into else "",
            reason=why,
            by=by,
            at=at or timezone.now(),
        )
        verb = event_into(meaning, state=entry.state)
        Idea.objects.filter(pk=entry.pk).update(own_state=into)
        entry.state = meaning
        Entry.objects.filter(pk=entry.pk).update(state=meaning, version=F("version") + 1)
        touch(entry.community_id)
        tell(verb, entry=entry, by=by, toward=entry.author_id, at=at, answer=answer.pk)
    return entry


def _is_of(state: OwnState | None, entry: Entry) -> bool:
    """It is there still, and of the idea's community."""
    if state is None:
        return True
    return OwnState.objects.filter(pk=state.pk, community=entry.community_id).exists()


def _require_gate(entry: Entry, state: OwnState, why: str) -> None:
    """Raises NotAnswered with the first that is missing."""
    if state.asks and not why:
        raise NotAnswered(_("Answer this first: %(question)s") % {"question": state.asks})
    if state.needs_test and not _has_ended_test(entry):
        raise NotAnswered(_("A small test of it has to end first."))
    helps = Joining.objects.current().filter(idea=entry.pk, joined_as=Joining.As.HELP)
    if state.needs_helper and not helps.exists():
        raise NotAnswered(_("Nobody has said yet that they would help with it."))


def _has_ended_test(entry: Entry) -> bool:
    tests = SmallTest.objects.of_idea(entry.pk).filter(entry__standing=Standing.PUBLISHED)
    return tests.filter(ended_at__isnull=False).exists()


def _columns(name: str, meaning: str, gate: Gate) -> dict[str, object]:
    return {
        "name": name,
        "name_key": fold(name),
        "meaning": meaning,
        "asks": gate.asks,
        "needs_test": gate.needs_test,
        "needs_helper": gate.needs_helper,
    }


def _require_free(other: OwnState | None) -> None:
    if other:
        raise StateRefused(_("There is a state called “%(name)s” already.") % {"name": other.name})


def _note(community: Community, what: str, by: Person) -> None:
    touch(community.pk)
    note_audit(SETTINGS_CHANGED, by=by, community_id=community.pk, note=f"ideas: {what}")
