"""Teams: an author begins one, those who would help join it themselves and leave it again."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.actions import follow
from guildhall.commons.log import tell
from guildhall.commons.models import Entry, touch_entry
from guildhall.ideas import events
from guildhall.ideas.models import ENDED, MOST_IN_A_TEAM_NAME, Idea, Joining, Team, Teammate
from guildhall.people.models import Person


class TeamRefused(ValueError):
    """Not now; the sentence says why."""


def begin_team(entry: Entry, *, name: str, by: Person, at: dt.datetime | None = None) -> Team:
    """With a name, and its first person. Where there is one already, it gets this name.

    Raises TeamRefused.
    """
    name = " ".join(name.split())[:MOST_IN_A_TEAM_NAME]
    with transaction.atomic():
        idea = _locked(entry)
        if not name:
            raise TeamRefused(_("Give the team a name."))
        _require_going_on(idea)
        team, is_new = Team.objects.get_or_create(
            idea=idea,
            defaults={"name": name, "begun_by": by, "begun_at": at or timezone.now()},
        )
        if is_new:
            Teammate.objects.create(team=team, person=by, since=at or timezone.now())
            _changed(events.TEAM_BEGUN, entry, by, at)
        elif team.name != name:
            team.name = name
            team.save(update_fields=["name"])
            _changed(events.TEAM_RENAMED, entry, by, at)
    return team


def join_team(entry: Entry, *, by: Person, at: dt.datetime | None = None) -> None:
    """By one's own yes, for who would help. Twice is harmless. Raises TeamRefused."""
    with transaction.atomic():
        idea = _locked(entry)
        team = Team.objects.filter(idea=idea).first()
        if team is None:
            raise TeamRefused(_("This team is no longer there."))
        _require_going_on(idea)
        helps = Joining.objects.filter(idea=idea, person=by, joined_as=Joining.As.HELP)
        if not helps.exists():
            raise TeamRefused(_("Say “I'd help” first."))
        _mate, is_new = Teammate.objects.get_or_create(
            team=team, person=by, defaults={"since": at or timezone.now()}
        )
        if is_new:
            follow(entry, by=by)
            _changed(events.TEAM_JOINED, entry, by, at)


def leave_team(entry: Entry, *, by: Person) -> None:
    """No longer be one of it; “I'd help” stays. Twice is harmless. Nobody is told."""
    with transaction.atomic():
        idea = _locked(entry)
        gone, _rows = Teammate.objects.filter(team=idea.pk, person=by).delete()
        if gone:
            if not Teammate.objects.filter(team=idea.pk).exists():
                Team.objects.filter(idea=idea).delete()
            _changed(events.TEAM_LEFT, entry, by, None)


def end_team(entry: Entry, *, by: Person) -> None:
    """There is no team any more; what it wrote stays. Twice is harmless."""
    with transaction.atomic():
        idea = _locked(entry)
        gone, _rows = Team.objects.filter(idea=idea).delete()
        if gone:
            _changed(events.TEAM_ENDED, entry, by, None)


def _locked(entry: Entry) -> Idea:
    rows = Idea.objects.select_for_update(of=("self",)).select_related("entry")
    return rows.get(pk=entry.pk)


def _require_going_on(idea: Idea) -> None:
    if not idea.entry.is_published or idea.entry.state in ENDED:
        raise TeamRefused(_("This idea has had its answer. Open it again first."))


def _changed(verb: str, entry: Entry, by: Person, at: dt.datetime | None) -> None:
    touch_entry(entry)
    tell(verb, entry=entry, by=by, toward=entry.author_id, at=at)
