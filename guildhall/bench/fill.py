"""Fill a community of a given size and say what the bench needs to know. Run as a process of its own."""

import datetime as dt
import json
import random
import sys
import time

import django

WORDS = [
    "pump",
    "seal",
    "valve",
    "bearing",
    "current",
    "voltage",
    "sensor",
    "relay",
    "pipe",
    "oil",
    "filter",
    "pressure",
    "heat",
    "frost",
    "inverter",
    "cable",
    "cabinet",
    "motor",
    "belt",
    "fan",
    "drain",
    "float",
    "switch",
    "gauge",
    "torque",
    "noise",
    "vibration",
    "leak",
    "burner",
    "flame",
    "vessel",
    "coil",
    "door",
    "hinge",
    "lamp",
    "fuse",
    "breaker",
]
BATCH = 500


def main(people: int, questions: int, replies: int) -> None:
    django.setup()
    from guildhall.bench.pages import counted

    world = _fill(people, questions, replies)
    print(json.dumps({**world, "pages": counted(world)}))


def _fill(people: int, questions: int, replies: int) -> dict:
    from django.db import transaction

    from guildhall.commons.bringing import Brought
    from guildhall.commons.counting import recount_entries
    from guildhall.commons.models import Entry
    from guildhall.communities.actions import start_community
    from guildhall.communities.actions.bringing import bring_in_memberships, bring_in_topics
    from guildhall.communities.models import Community, Topic
    from guildhall.people.actions import arrive
    from guildhall.people.actions.bringing import bring_in_people
    from guildhall.questions.actions.bringing import bring_in_answers, bring_in_questions, finish_bringing
    from guildhall.table.actions import post_note

    chance = random.Random("bench")  # noqa: S311  # the same hall every time
    now = dt.datetime.now(dt.UTC)
    ada = arrive("Ada")
    community = start_community("Bench", by=ada, purpose="To be measured", visibility=Community.Visibility.OPEN, slug="bench")
    names = {str(number): f"Person {number}" for number in range(people)}
    ids = list(bring_in_people("bench.example", names, at=now).values())
    bring_in_memberships(community, dict.fromkeys(ids, now - dt.timedelta(days=400)))
    bring_in_topics(community, ["pumps", "valves", "sensors", "cabinets"])
    topics = list(Topic.objects.filter(community=community).values_list("pk", flat=True))

    def text() -> str:
        return " ".join(chance.choices(WORDS, k=60)) + ".\n\n" + " ".join(chance.choices(WORDS, k=40)) + ", **so** `it` goes."

    def brought(**more: object) -> Brought:
        at = now - dt.timedelta(minutes=chance.randrange(500_000))
        return Brought(author_id=chance.choice(ids), at=at, html="", markdown=text(), **more)  # type: ignore[arg-type]

    started = time.perf_counter()
    entries: list[Entry] = []
    for start in range(0, questions, BATCH):
        with transaction.atomic():
            entries += bring_in_questions(community, [
                (brought(title=" ".join(chance.choices(WORDS, k=7)).capitalize() + "?", topic_ids=[chance.choice(topics)]), None)
                for _question in range(min(BATCH, questions - start))
            ])  # fmt: skip
    answers = [entry for entry in entries for _reply in range(replies)]
    for start in range(0, len(answers), BATCH):
        with transaction.atomic():
            bring_in_answers(community, [(brought(), entry) for entry in answers[start : start + BATCH]])
    with transaction.atomic():
        recount_entries(Entry.objects.filter(community=community))
        finish_bringing(community)
    took = time.perf_counter() - started
    note = post_note(community, by=ada, body="Good morning")
    return {
        "import_posts_per_second": round((len(entries) + len(answers)) / took, 1), "person": ada.pk, "note": note.pk,
        "questions": [entry.pk for entry in entries], "session": _session_of(ada),
    }  # fmt: skip


def _session_of(person: object) -> str:
    """The key of a session in which this person is signed in."""
    from importlib import import_module

    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(person.pk)  # type: ignore[attr-defined]
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()  # type: ignore[attr-defined]
    session.create()
    return session.session_key


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:4]))
