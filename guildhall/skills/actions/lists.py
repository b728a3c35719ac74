"""What owners do with skills lists: load one from a file, switch it off and on, remove it."""

import tempfile
from dataclasses import replace
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from guildhall.people.actions.audit import note_audit
from guildhall.people.models import Person
from guildhall.skills.actions.loading import Loaded, load_skills
from guildhall.skills.actions.reading import read_all_offers
from guildhall.skills.events import (
    LIST_LOADED,
    LIST_REMOVED,
    LIST_SWITCHED_OFF,
    LIST_SWITCHED_ON,
)
from guildhall.skills.lists import read_skills
from guildhall.skills.models import SkillsList


def load_uploaded_list(
    file: UploadedFile, *, by: Person, name: str = "", attribution: str = ""
) -> Loaded:
    """All of a CSV file, or nothing. Raises NotASkillsList, which says what is wrong, and where."""
    file_name = Path(file.name or "list.csv").name
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, file_name)
        path.write_bytes(b"".join(file.chunks()))
        read = read_skills(path)
    if attribution:
        read = replace(read, attribution=attribution)
    called = name or read.name or Path(file_name).stem
    with transaction.atomic():
        loaded = load_skills(read, name=called)
        note_audit(LIST_LOADED, by=by, note=called)
    return loaded


def switch_off_list(skills_list: SkillsList, *, by: Person) -> None:
    """Nobody is found by its words any more; it is kept. Twice is harmless."""
    with transaction.atomic():
        on = SkillsList.objects.used().filter(pk=skills_list.pk)
        if on.update(switched_off_at=timezone.now()):
            note_audit(LIST_SWITCHED_OFF, by=by, note=skills_list.name)


def switch_on_list(skills_list: SkillsList, *, by: Person) -> None:
    """People are found by its words again. Twice is harmless."""
    with transaction.atomic():
        off = SkillsList.objects.filter(pk=skills_list.pk, switched_off_at__isnull=False)
        if off.update(switched_off_at=None):
            note_audit(LIST_SWITCHED_ON, by=by, note=skills_list.name)


def remove_list(skills_list: SkillsList, *, by: Person) -> None:
    """Its words are gone, and what people list is read anew. Twice is harmless."""
    with transaction.atomic():
        removed, _of_each = SkillsList.objects.filter(pk=skills_list.pk).delete()
        if removed:
            read_all_offers()
            note_audit(LIST_REMOVED, by=by, note=skills_list.name)
