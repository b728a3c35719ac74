"""What the owner sets for the whole hall."""

from typing import Any

from django.db import transaction
from django.db.models import F

from guildhall.kit.words import fold
from guildhall.people.actions.audit import note_audit
from guildhall.people.events import SETTINGS_CHANGED
from guildhall.people.models import House, Person, Unit


class UnitInUse(ValueError):
    """People work in this unit, or it has parts; it cannot be removed."""


def change_house(
    *,
    by: Person,
    name: str,
    sign_up: str,
    mail_domains: str,
    asks_sum: bool = False,
    **about_files: Any,
) -> House:
    """Set the hall's name, who may sign up, and whether sign-ups are slowed down.

    `about_files`: which kinds people can share, how large, and how many (see House).
    """
    with transaction.atomic():
        house, _made = House.objects.get_or_create(pk=1)
        House.objects.filter(pk=1).update(
            name=name,
            sign_up=sign_up,
            mail_domains=mail_domains,
            asks_sum=asks_sum,
            **about_files,
            version=F("version") + 1,
        )
        note_audit(SETTINGS_CHANGED, by=by, note=f"{name}, {sign_up}")
        house.refresh_from_db()
    return house


def add_unit(name: str, *, by: Person | None, parent: Unit | None = None) -> Unit:
    """Add a department or site; one of the same name at the same place is returned instead."""
    with transaction.atomic():
        unit, made = Unit.objects.get_or_create(
            parent=parent, name_key=fold(name), defaults={"name": name.strip()}
        )
        if made and by:
            note_audit(SETTINGS_CHANGED, by=by, note=f"unit {unit.name} added")
    return unit


def remove_unit(unit: Unit, *, by: Person) -> None:
    with transaction.atomic():
        if unit.periods.exists() or unit.parts.exists():
            raise UnitInUse(
                "Someone works or has worked here, or it has parts, so it can't be removed."
            )
        note_audit(SETTINGS_CHANGED, by=by, note=f"unit {unit.name} removed")
        unit.delete()
