"""The first two steps: who says that it is needed, three questions to the street, what we have."""

import datetime as dt
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.models import Entry
from guildhall.people.models import Person
from guildhall.projects import events
from guildhall.projects.actions.locking import (
    ProjectRefused,
    changed,
    locked_going_on,
    require_open_page,
)
from guildhall.projects.models import (
    MOST_VOICES,
    QUESTIONS,
    Asset,
    PublicPage,
    StreetAnswer,
    StreetQuestion,
    StreetSheet,
    Voice,
)

MOST_SHEETS = 2000


def note_voice(entry: Entry, *, by: Person, kind: str, text: str, source: str) -> Voice:
    """What someone said, or a figure, and where it is from. The same twice is one."""
    with transaction.atomic():
        entry, project = locked_going_on(entry.pk)
        if project.voices.count() >= MOST_VOICES:
            raise ProjectRefused(_("These are enough voices to choose. Remove some first."))
        voice, is_new = Voice.objects.get_or_create(
            project=project,
            text=" ".join(text.split()),
            source=" ".join(source.split()),
            defaults={"kind": kind, "noted_by": by},
        )
        if is_new:
            changed(events.VOICE_NOTED, entry, by=by)
    return voice


def remove_voice(voice: Voice, *, by: Person) -> None:
    with transaction.atomic():
        entry, _project = locked_going_on(voice.project_id)
        gone, _rows = Voice.objects.filter(pk=voice.pk).delete()
        if gone:
            changed(events.VOICE_REMOVED, entry, by=by)


def note_asset(entry: Entry, *, by: Person, kind: str, text: str, of: str = "") -> Asset:
    """What we have, and whose it is. The same twice is one."""
    with transaction.atomic():
        entry, project = locked_going_on(entry.pk)
        if project.assets.count() >= MOST_VOICES:
            raise ProjectRefused(_("That's a long list already. Remove something first."))
        asset, is_new = Asset.objects.get_or_create(
            project=project,
            kind=kind,
            text=" ".join(text.split()),
            defaults={"of": " ".join(of.split()), "noted_by": by},
        )
        if is_new:
            changed(events.ASSET_NOTED, entry, by=by)
    return asset


def remove_asset(asset: Asset, *, by: Person) -> None:
    with transaction.atomic():
        entry, _project = locked_going_on(asset.project_id)
        gone, _rows = Asset.objects.filter(pk=asset.pk).delete()
        if gone:
            changed(events.ASSET_REMOVED, entry, by=by)


def set_street_questions(entry: Entry, *, by: Person, texts: Sequence[str]) -> None:
    """At most three. One that has answers keeps its words: others would not be its answers.

    Raises ProjectRefused.
    """
    wanted = {number: " ".join(text.split()) for number, text in enumerate(texts, start=1)}
    with transaction.atomic():
        entry, project = locked_going_on(entry.pk)
        for question in project.street_questions.prefetch_related("answers"):
            if question.answers.all() and wanted.get(question.number) != question.text:
                raise ProjectRefused(
                    _("“%(question)s” has answers already, so it can't be changed.")
                    % {"question": question.text}
                )
        for number in range(1, QUESTIONS + 1):
            asked = StreetQuestion.objects.filter(project=project, number=number)
            if not wanted.get(number):
                asked.delete()
            elif not asked.update(text=wanted[number]):
                StreetQuestion.objects.create(project=project, number=number, text=wanted[number])
        changed(events.QUESTIONS_SET, entry, by=by)


def answer_street_questions(
    entry: Entry,
    *,
    answers: Mapping[int, str],
    sent_key: str,
    typed_by: Person | None = None,
    on: dt.date | None = None,
    page: PublicPage | None = None,
) -> StreetSheet | None:
    """One sheet, by the link of `page` or from paper; `answers` by the number of the question.

    Nothing where all are empty. Sent twice under one key, it is one. Raises ProjectRefused.
    """
    words = {number: text.strip() for number, text in answers.items() if text.strip()}
    with transaction.atomic():
        entry, project = locked_going_on(entry.pk)
        if page:
            require_open_page(page, takes="takes_answers")
        asked = {one.number: one for one in project.street_questions.all()}
        given = [(asked[number], text) for number, text in words.items() if number in asked]
        if not given:
            return None
        if project.sheets.count() >= MOST_SHEETS:
            raise ProjectRefused(_("We have enough answers, thank you."))
        sheet, is_new = StreetSheet.objects.get_or_create(
            project=project,
            sent_key=sent_key,
            defaults={"typed_by": typed_by, "on": on or timezone.localdate()},
        )
        if is_new:
            for question, text in given:
                StreetAnswer.objects.create(sheet=sheet, question=question, text=text)
            changed(events.STREET_ANSWERED, entry, by=typed_by)
    return sheet
