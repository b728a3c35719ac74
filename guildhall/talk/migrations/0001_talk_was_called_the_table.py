"""What a hall holds under the old words: the room “table”, its notes, and addresses that changed their words."""

from django.db import migrations
from django.db.models import F, Func, Value

MOVED = (
    ("/table/", "/talk/"),
    ("/what-works/", "/tips/"),
    ("/looked-after/", "/stewardship/"),
    ("/pulse/", "/survey/"),
    ("/change/elsewhere/", "/settings/integrations/"),
)
EDITED = ("/questions/", "/tips/", "/meetings/")


def take_the_new_words(apps, schema_editor):
    apps.get_model("commons", "Entry").objects.filter(kind="note").update(kind="post")
    apps.get_model("activity", "Event").objects.filter(verb="note.posted").update(verb="post.written")
    apps.get_model("search", "Document").objects.filter(kind="note").update(kind="post")
    _open_rooms(apps.get_model("communities", "Community"))
    _notices(apps.get_model("notifications", "Notice"))
    _webhooks(apps.get_model("webhooks", "Webhook"))
    _drafts(apps.get_model("commons", "Draft"))


def _open_rooms(communities):
    for community in communities.objects.only("open_rooms").iterator(chunk_size=500):
        if "table" in community.open_rooms:
            community.open_rooms = ["talk" if room == "table" else room for room in community.open_rooms]
            community.save(update_fields=["open_rooms"])


def _notices(notices):
    notices.objects.filter(rule="note.posted").update(rule="post.written")
    notices.objects.filter(key__startswith="note.posted:").update(
        key=Func(F("key"), Value("note.posted:"), Value("post.written:"), function="REPLACE")
    )


def _webhooks(webhooks):
    for webhook in webhooks.objects.only("verbs").iterator(chunk_size=500):
        if "note.posted" in webhook.verbs:
            webhook.verbs = ["post.written" if verb == "note.posted" else verb for verb in webhook.verbs]
            webhook.save(update_fields=["verbs"])


def _drafts(drafts):
    """A draft goes on at the address where it was begun."""
    drafts.objects.filter(form="note").update(form="post")
    for draft in drafts.objects.exclude(address="").only("address").iterator(chunk_size=500):
        address = _address_now(draft.address)
        if address != draft.address:
            draft.address = address
            draft.save(update_fields=["address"])


def _address_now(address):
    for before, now in MOVED:
        address = address.replace(before, now, 1)
    if address.endswith("/change/") and any(room in address for room in EDITED):
        return address.removesuffix("change/") + "edit/"
    return address.replace("/change/", "/settings/", 1)


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("activity", "0004_given_up_deliveries"),
        ("commons", "0009_draft_address"),
        ("communities", "0007_plain_words"),
        ("notifications", "0006_pushes_by_device"),
        ("search", "0003_analyser_version"),
        ("webhooks", "0002_leased"),
    ]
    operations = [migrations.RunPython(take_the_new_words, migrations.RunPython.noop)]
