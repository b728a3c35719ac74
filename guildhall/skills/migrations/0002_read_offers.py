from django.db import migrations

from guildhall.skills.words import mark_of_text, words_of

BROUGHT = ("ask_me", "lend", "learn")
BATCH = 1_000


def read_offers(apps, schema_editor):
    """By which words each is found: what was listed before there was this index."""
    OfferWord = apps.get_model("skills", "OfferWord")
    offers = apps.get_model("people", "Offer").objects.filter(kind__in=BROUGHT)
    OfferWord.objects.bulk_create(
        (
            OfferWord(offer_id=offer.pk, kind=offer.kind, word=word)
            for offer in offers.iterator()
            for word in {mark_of_text(offer.text_key), *words_of(offer.text)}
        ),
        batch_size=BATCH,
    )


class Migration(migrations.Migration):
    dependencies = [("skills", "0001_what_people_bring")]
    operations = [migrations.RunPython(read_offers, migrations.RunPython.noop)]
