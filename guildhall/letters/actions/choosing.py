"""Choose who can write, and how long letters are kept."""

from django.db import transaction

from guildhall.letters.actions.ageing import age_letters_of
from guildhall.letters.models import LetterChoice
from guildhall.people.models import Person


def choose(*, by: Person, only_answered: bool, kept_months: int) -> LetterChoice:
    """It counts at once: what is older than `by` keeps is gone for them, and stays gone."""
    with transaction.atomic():
        choice, _is_new = LetterChoice.objects.update_or_create(
            person=by,
            defaults={
                "only_answered": only_answered,
                "kept_months": LetterChoice.Kept(kept_months),
            },
        )
        age_letters_of(by)
    return choice
