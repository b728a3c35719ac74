"""Keep the words by which offers are found."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db import transaction

from guildhall.people.models import Offer
from guildhall.skills.models import OfferWord, SkillName
from guildhall.skills.words import BROUGHT, mark_of_skill, mark_of_text, words_of

BATCH = 1_000


def read_offers_of(person_ids: Collection[int]) -> None:
    """Those that have not been read. What someone listed is never changed: it goes, or it comes."""
    unread = Offer.objects.filter(person__in=person_ids, kind__in=BROUGHT, words=None)
    with transaction.atomic():
        _read(unread)


def read_all_offers() -> int:
    """All of them anew: after a skills list was loaded, other words name the same."""
    with transaction.atomic():
        OfferWord.objects.all().delete()
        last, number = 0, 0
        while offers := list(_after(last)):
            _read(offers)
            last, number = offers[-1].pk, number + len(offers)
    return number


def _after(last: int) -> Iterable[Offer]:
    return Offer.objects.filter(kind__in=BROUGHT, pk__gt=last).order_by("pk")[:BATCH]


def _read(offers: Iterable[Offer]) -> None:
    offers = list(offers)
    named: dict[str, list[int]] = defaultdict(list)
    names = SkillName.objects.filter(key__in={offer.text_key for offer in offers})
    for key, skill_id in names.values_list("key", "skill_id"):
        named[key].append(skill_id)
    OfferWord.objects.bulk_create(
        (
            OfferWord(offer=offer, kind=offer.kind, word=word)
            for offer in offers
            for word in (
                mark_of_text(offer.text_key),
                *words_of(offer.text),
                *map(mark_of_skill, named[offer.text_key]),
            )
        ),
        ignore_conflicts=True,
        batch_size=BATCH,
    )
