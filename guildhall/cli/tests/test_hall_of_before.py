"""A hall from before Talk had its name: its backup is restored.

Everything goes on under the new words.
"""

import json
from pathlib import Path

BEFORE = Path(__file__).parent / "backups" / "before_talk.zip"
READ = """
import json
from guildhall.activity.models import Event
from guildhall.commons.models import Draft, Entry, Reply
from guildhall.communities.models import Community
from guildhall.notifications.models import Notice
from guildhall.search.actions import missing_documents
from guildhall.webhooks.models import Webhook
post = Entry.objects.get(kind="post")
print(json.dumps({
    "rooms": Community.objects.get().open_rooms,
    "kinds": sorted(Entry.objects.values_list("kind", flat=True)),
    "old acts": Event.objects.filter(verb__startswith="note.").count(),
    "posted": list(
        Event.objects.filter(entry_id=post.pk, verb="post.written").values_list(
            "actor_id", flat=True
        )
    ),
    "replies": list(Reply.objects.filter(entry=post).values_list("body", flat=True)),
    "hooks": Webhook.objects.get().verbs,
    "drafts": sorted(Draft.objects.values_list("form", "address")),
    "old notices": Notice.objects.filter(rule__startswith="note.").count(),
    "not found": missing_documents(),
}))
"""
OPEN = """
import json
from django.test import Client
from guildhall.people.models import Person
from guildhall.search.actions import missing_documents
client = Client(HTTP_HOST="localhost")
client.force_login(Person.objects.get(name="Ben"), backend="guildhall.people.backends.HallBackend")
pages = {path: client.get(path) for path in (
    "/", "/c/pumps/", "/c/pumps/talk/", "/c/pumps/talk/1/", "/c/pumps/questions/", "/c/pumps/tips/",
    "/search?q=kind:post seal",
)}
print(json.dumps({
    "answers": sorted({page.status_code for page in pages.values()}),
    "found": "the blue seal" in pages["/search?q=kind:post seal"].content.decode(),
    "draft": "Half a thought" in pages["/c/pumps/talk/"].content.decode(),
}))
"""


def test_a_hall_of_before_is_restored_and_nothing_in_it_is_lost(hall):
    restored = hall.run("restore", str(BEFORE), "--yes")

    assert restored.returncode == 0, restored.stderr
    assert json.loads(hall.python(READ)) == {
        "rooms": ["talk", "questions", "meetings", "practices", "stories"],
        "kinds": ["post", "question", "tip"],
        "old acts": 0,
        "posted": [2],
        "replies": ["At last"],
        "hooks": ["post.written", "question.asked"],
        "drafts": [
            ["post", "/c/pumps/talk/"],
            ["question", "/c/pumps/questions/2/edit/"],
            ["rules", "/c/pumps/settings/rules/"],
        ],
        "old notices": 0,
        "not found": 0,
    }
    assert json.loads(hall.python(OPEN)) == {"answers": [200], "found": True, "draft": True}
