"""The public page of a project, and people who say “I'll help” there, without an account."""

import re
import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.models import Entry
from guildhall.kit.words import fold
from guildhall.people.models import Person
from guildhall.projects import events
from guildhall.projects.actions.locking import (
    ProjectRefused,
    changed,
    locked,
    locked_going_on,
    locked_there,
    require_open_page,
)
from guildhall.projects.actions.shifts import take_as_volunteer
from guildhall.projects.models import (
    MOST_IN_PUBLIC_THANKS,
    PUBLIC_PARTS,
    Place,
    PublicPage,
    Shift,
    Volunteer,
    is_read_after_its_end,
)

MOST_VOLUNTEERS = 500
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another on paper
_LETTERS_OF_KEY = 12


@dataclass(frozen=True, slots=True)
class Offered:
    """What someone who says “I'll help” gets; `full` are the shifts they came too late for."""

    volunteer: Volunteer
    full: Sequence[str] = ()


def open_public_page(
    entry: Entry,
    *,
    by: Person,
    parts: Collection[str],
    takes_help: bool,
    takes_answers: bool,
    thanks: str = "",
) -> PublicPage:
    """Show these parts to anyone with the link. Opened again, it has its old link.

    Also after its end: those who gave something read its accounts there.

    Raises ProjectRefused.
    """
    with transaction.atomic():
        entry, project = locked_there(entry.pk)
        chosen = [name for name in PUBLIC_PARTS if name in parts]
        if not (project.is_going_on or is_read_after_its_end(project, chosen)):
            raise ProjectRefused(
                _("The project has ended. Choose what happened, the accounts or the thanks.")
            )
        wanted: dict[str, Any] = {
            "parts": chosen,
            "takes_help": takes_help,
            "takes_answers": takes_answers,
            "thanks": " ".join(thanks.split())[:MOST_IN_PUBLIC_THANKS],
        }
        page, is_new = PublicPage.objects.get_or_create(
            project=project, defaults={"key": _new_key(), "opened_by": by, **wanted}
        )
        before = {name: getattr(page, name) for name in wanted}
        if is_new or not page.is_open or before != wanted:
            for name, value in {**wanted, "closed_at": None}.items():
                setattr(page, name, value)
            page.save()
            changed(events.PUBLIC_OPENED, entry, by=by)
    return page


def close_public_page(entry: Entry, *, by: Person) -> None:
    """The link says from now on that it is closed. Twice is harmless."""
    with transaction.atomic():
        entry, project = locked(entry.pk)
        pages = PublicPage.objects.filter(project=project, closed_at=None)
        if pages.update(closed_at=timezone.now()):
            changed(events.PUBLIC_CLOSED, entry, by=by)


def renew_public_link(entry: Entry, *, by: Person) -> None:
    """A new link; the old one leads nowhere."""
    with transaction.atomic():
        entry, project = locked_there(entry.pk)
        if PublicPage.objects.filter(project=project).update(key=_new_key()):
            changed(events.PUBLIC_OPENED, entry, by=by)


def offer_help(
    page: PublicPage,
    *,
    name: str,
    reach: str,
    shift_ids: Collection[int] = (),
    sent_key: str | None = None,
) -> Offered:
    """“I'll help”. The same form, sent twice, is one offer.

    Nothing here asks whether the number or address is known: so the answer can't tell a stranger.
    Shifts that are full by now, or at the same time as another, are named in `full`.
    Raises ProjectRefused.
    """
    with transaction.atomic():
        entry, project = locked_going_on(page.project_id)
        require_open_page(page, takes="takes_help")
        sent = project.volunteers.filter(sent_key=sent_key).first() if sent_key else None
        if sent:
            return Offered(sent)
        if project.volunteers.count() >= MOST_VOLUNTEERS:
            raise ProjectRefused(_("Many people help already. Please ask the organisers directly."))
        volunteer = Volunteer.objects.create(
            project=project,
            name=" ".join(name.split()),
            reach=reach.strip(),
            reach_key=reach_key(reach),
            sent_key=sent_key,
        )
        full = []
        for shift in Shift.objects.filter(project=project, pk__in=shift_ids):
            try:
                take_as_volunteer(shift, volunteer, project)
            except ProjectRefused:
                full.append(shift.name)
        changed(events.VOLUNTEER_OFFERED, entry, by=None, volunteer=volunteer.pk)
    return Offered(volunteer, full)


def take_volunteer_out(volunteer: Volunteer, *, by: Person | None = None) -> None:
    """By themselves or an organiser: their name, how to reach them and their places are deleted."""
    with transaction.atomic():
        entry, _project = locked(volunteer.project_id)
        gone, _rows = Volunteer.objects.filter(pk=volunteer.pk).delete()
        if gone:
            changed(events.VOLUNTEER_LEFT, entry, by=by)


def give_back_place(place: Place) -> None:
    """A volunteer gives one shift back. Twice is harmless. Raises ProjectRefused."""
    with transaction.atomic():
        entry, _project = locked_going_on(place.shift.project_id)
        gone, _rows = Place.objects.filter(pk=place.pk, volunteer__isnull=False).delete()
        if gone:
            changed(events.SHIFT_GIVEN_BACK, entry, by=None, shift=place.shift_id)


def reach_key(reach: str) -> str:
    """The same for one address or number, however it is written."""
    if "@" in reach:
        return fold(reach).strip()
    digits = re.sub(r"\D", "", reach).lstrip("0")
    return digits if len(digits) >= 5 else " ".join(fold(reach).split())


def _new_key() -> str:
    return "".join(secrets.choice(_LETTERS) for _letter in range(_LETTERS_OF_KEY))
