"""What is gone for someone, and what for everyone: then it is deleted."""

from collections.abc import Collection

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from guildhall.letters.actions.filing import forget_files
from guildhall.letters.actions.sharing import forget_sharings, forget_sharings_of
from guildhall.letters.models import (
    Correspondence,
    Correspondent,
    LetterChoice,
    LetterFile,
    Message,
)
from guildhall.people.models import Person

BATCH = 500


def age_letters() -> None:
    """Recurring: what people chose not to keep is gone for them; what nobody keeps is deleted."""
    ended = LetterChoice.objects.filter(kept_months__gt=0).select_related("person")
    for choice in ended.order_by("pk").iterator(chunk_size=BATCH):
        age_letters_of(choice.person)
    forget_sharings()
    purge_messages()


def age_letters_of(person: Person) -> None:
    """Their stays begin after the last message that is older than they keep letters."""
    months = LetterChoice.of(person).kept_months
    if not months:
        return
    since = timezone.now() - relativedelta(months=months)
    old = Message.objects.filter(correspondence=OuterRef("correspondence"), at__lt=since)
    newest_old = Coalesce(Subquery(old.order_by("-pk").values("pk")[:1]), 0)
    stays = Correspondent.objects.filter(person=person)
    stays.annotate(gone=newest_old).filter(gone__gt=0, after_id__lt=newest_old).update(
        after_id=Greatest("after_id", newest_old)
    )


def purge_messages(letter_ids: Collection[int] | None = None) -> None:
    """Delete messages that nobody reads any more, and letters that are in nobody's list."""
    readers = Correspondent.objects.filter(
        Q(until_id=None) | Q(until_id__gte=OuterRef("pk")),
        correspondence=OuterRef("correspondence"),
        after_id__lt=OuterRef("pk"),
    )
    messages = Message.objects.filter(~Exists(readers))
    letters = Correspondence.objects.filter(
        ~Exists(Correspondent.objects.filter(correspondence=OuterRef("pk"), is_listed=True))
    )
    if letter_ids is not None:
        messages = messages.filter(correspondence__in=letter_ids)
        letters = letters.filter(pk__in=letter_ids)
    of_these = Q(message__in=messages) | Q(message__correspondence__in=letters)
    with transaction.atomic():
        files = LetterFile.objects.filter(of_these).values_list("attachment", flat=True)
        file_ids = set(files)
        messages.delete()
        letters.delete()
        forget_files(file_ids)


def forget_letters_of(person_ids: list[int]) -> None:
    """People who left the hall are in no letter any more. What they wrote stays with the others."""
    stays = Correspondent.objects.filter(person__in=person_ids)
    letter_ids = list(stays.values_list("correspondence", flat=True))
    last = Message.objects.filter(correspondence=OuterRef("correspondence")).order_by("-pk")
    last_id = Coalesce(Subquery(last.values("pk")[:1]), 0)
    stays.current().update(left_at=timezone.now(), until_id=last_id)
    stays.update(is_listed=False, is_new=False, after_id=Coalesce("until_id", 0))
    LetterChoice.objects.filter(person__in=person_ids).delete()
    forget_sharings_of(person_ids)
    purge_messages(letter_ids)
