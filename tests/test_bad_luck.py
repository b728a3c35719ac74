"""Killed in the middle, a full disk, twenty writers at once: nothing lost, nothing half done."""

import json
import resource
import signal
import subprocess
import sys
import time
import xml.sax.saxutils as xml
from pathlib import Path

import pytest

pytestmark = pytest.mark.database

BEGIN = """
from guildhall.people.actions import arrive
from guildhall.communities.actions import join, start_community
from guildhall.communities.models import Community
ada = arrive("Ada")
community = start_community("Pumps", by=ada, purpose="Keep them running", slug="pumps")
Community.objects.filter(pk=community.pk).update(joining="open")
"""
EXAMINE = """
import json
from guildhall.activity.delivery import deliver_waiting
from guildhall.activity.models import Delivery, Event
from guildhall.commons.counting import recount_entries, recount_replies
from guildhall.commons.models import Authorship, Entry, Follow, Reply
from guildhall.questions.models import Question
from guildhall.search.actions import missing_documents
ENTRY = ("pk", "reply_count", "answer_count", "thanks_count", "worked_count")
REPLY = ("pk", "thanks_count", "worked_count", "partly_count", "failed_count")
# A minute later a worker indexes what the process that was killed had not.
Delivery.objects.filter(listener="search").update(leased_until=None)
while deliver_waiting():
    pass
before = (
    list(Entry.objects.order_by("pk").values_list(*ENTRY)),
    list(Reply.objects.order_by("pk").values_list(*REPLY)),
)
recount_replies(Reply.objects.all())
recount_entries(Entry.objects.all())
after = (
    list(Entry.objects.order_by("pk").values_list(*ENTRY)),
    list(Reply.objects.order_by("pk").values_list(*REPLY)),
)
entries, replies = Entry.objects.count(), Reply.objects.count()
print(json.dumps({
    "entries": entries,
    "replies": replies,
    "counters_differ": before != after,
    "unfound": missing_documents(),
    "whole": entries == Authorship.objects.count() == Question.objects.count()
        and entries == Event.objects.filter(verb="question.asked").count()
        and replies == Event.objects.filter(verb__in=["answer.posted", "reply.posted"]).count(),
}))
"""
POST_FOR_EVER = """
import itertools
from guildhall.people.models import Person
from guildhall.communities.models import Community
from guildhall.questions.actions import answer, ask
ada, community = Person.objects.here().get(), Community.objects.get()
print("ready", flush=True)
for number in itertools.count():
    answer(
        ask(community, by=ada, title=f"Question {number}?", body="word " * 200),
        by=ada,
        body="An answer " * 50,
    )
"""


def examined(hall) -> dict:
    return json.loads(hall.python(EXAMINE))


@pytest.mark.parametrize("after", [0.05, 0.21, 0.4])
def test_killed_while_posting_leaves_whole_posts_only(hall, after):
    hall.python(BEGIN)
    writer = hall.start_python(POST_FOR_EVER)
    writer.stdout.readline()
    time.sleep(after)

    writer.send_signal(signal.SIGKILL)
    writer.wait()

    found = examined(hall)
    assert (found["whole"], found["counters_differ"], found["unfound"]) == (True, False, 0)


def dump(folder: Path, questions: int) -> Path:
    folder.mkdir()
    rows, comments = [], []
    for number in range(1, questions + 1):
        body = xml.quoteattr(f"<p>{'words ' * 60}{number}</p>")
        rows.append(
            f'<row Id="{number}" PostTypeId="1" CreationDate="2015-01-01T10:00:00" '
            f'OwnerUserId="{number % 50}" Title="Why {number}?" '
            f'Body={body} AcceptedAnswerId="{number + 100_000}" Tags="&lt;t{number % 7}&gt;" />'
        )
        rows.append(
            f'<row Id="{number + 100_000}" PostTypeId="2" ParentId="{number}" '
            f'CreationDate="2015-01-02T10:00:00" OwnerUserId="{number % 41}" Body={body} />'
        )
        comments.append(
            f'<row Id="{number}" PostId="{number + 100_000}" Text="Thanks" '
            f'CreationDate="2015-01-03T10:00:00" UserId="{number % 50}" />'
        )
    (folder / "Posts.xml").write_text(f"<posts>{''.join(rows)}</posts>")
    (folder / "Comments.xml").write_text(f"<comments>{''.join(comments)}</comments>")
    (folder / "Tags.xml").write_text(
        "<tags>" + "".join(f'<row Id="{one}" TagName="t{one}" />' for one in range(7)) + "</tags>"
    )
    return folder


def test_killed_in_mid_import_goes_on_where_it_was(hall, tmp_path, until):
    path = dump(tmp_path / "dump", 1200)
    command = ["import", "stackexchange", str(path), "--community", "beer", "--json"]
    count = "from guildhall.imports.models import Arrival; print(Arrival.objects.count())"
    importing = hall.start(*command)
    assert until(lambda: importing.poll() is not None or int(hall.python(count)) >= 500)
    assert importing.poll() is None, "it was done before it could be killed"

    importing.send_signal(signal.SIGKILL)
    importing.wait()
    half = int(hall.python(count))
    again = json.loads(hall.run(*command).stdout.splitlines()[-1])
    third = json.loads(hall.run(*command).stdout.splitlines()[-1])

    assert 500 <= half < 3600
    assert again["questions"] + again["answers"] + again["replies"] == 3600 - half
    assert [
        third[name] for name in ("people", "questions", "answers", "replies", "topics", "links")
    ] == [0] * 6
    assert examined(hall) == {
        "entries": 1200,
        "replies": 2400,
        "counters_differ": False,
        "unfound": 0,
        "whole": True,
    }


FILL_UP = """
import json, resource, signal
from django.conf import settings
from django.test import Client
from guildhall.people.models import Person
from guildhall.commons.models import Entry
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
settings.ALLOWED_HOSTS = ["testserver"]
client = Client(raise_request_exception=False)
client.force_login(Person.objects.here().get(), backend="guildhall.people.backends.HallBackend")
client.get("/c/pumps/questions/ask/")
limit = (
    max(path.stat().st_size for path in settings.GUILDHALL_DATA.glob("guildhall.sqlite3*"))
    + 60_000
)
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
answers = []
for number in range(60):
    said = client.post(
        "/c/pumps/questions/ask/",
        {
            "title": f"Question {number}?",
            "body": f"{number} " + "word " * 3000,
            "need": "now",
        },
    )
    answers.append(said.status_code)
    if said.status_code != 302:
        break
page = said.content.decode()
print(json.dumps({
    "posted": answers.count(302),
    "last": answers[-1],
    "says": "save anything right now" in page,
    "gives_back": "word word" in page,
    "reads": client.get("/c/pumps/questions/?show=newest").status_code,
}))
"""


def test_a_full_disk_is_said_and_nothing_is_half_saved(hall):
    if "DATABASE_URL" in hall.env:
        pytest.skip(
            "the disk of a PostgreSQL server is not ours to fill; its errors take the same way"
        )
    hall.python(BEGIN)

    # A process of its own, for its limit stays with it.
    filling, _errors = hall.start_python(FILL_UP).communicate()

    told = json.loads(filling)
    assert told["posted"] >= 1
    assert (told["last"], told["says"], told["gives_back"], told["reads"]) == (503, True, True, 200)
    found = examined(hall)
    assert (found["entries"], found["whole"], found["counters_differ"], found["unfound"]) == (
        told["posted"],
        True,
        False,
        0,
    )
    # The limit held for that process only.
    assert subprocess.run([sys.executable, "-c", ""]).returncode == 0
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


ACCEPT_AT_ONCE = """
import threading
from django.db import connection
from guildhall.activity.models import Event
from guildhall.commons.models import Outcome
from guildhall.people.models import Person
from guildhall.communities.models import Community
from guildhall.questions.actions import accept_answer, answer, ask
from guildhall.questions.models import Question
ada, community = Person.objects.here().get(), Community.objects.get()
question = ask(community, by=ada, title="Which one?")
answers = [answer(question, by=ada, body=f"Answer {number}") for number in range(6)]
failures = []
def accept(one):
    try:
        accept_answer(one, by=ada)
    except Exception as problem:
        failures.append(repr(problem))
    finally:
        connection.close()
threads = [threading.Thread(target=accept, args=(one,)) for one in answers for _twice in range(2)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
accepted = Question.objects.get().accepted_reply_id
standing = list(Outcome.objects.filter(replaced_at=None).values_list("reply_id", flat=True))
more = (
    Event.objects.filter(verb="answer.accepted").count()
    - Event.objects.filter(verb="acceptance.withdrawn").count()
)
print(failures, standing == [accepted], more)
"""


THANK_AT_ONCE = """
import threading
from django.db import connection
from guildhall.commons.actions import delete_reply, give_thanks, report_outcome
from guildhall.communities.actions import join
from guildhall.people.actions import arrive
from guildhall.people.models import Person
from guildhall.communities.models import Community
from guildhall.questions.actions import answer, ask
ada, community = Person.objects.here().get(), Community.objects.get()
people = [arrive(f"Person {number}") for number in range(12)]
for person in people:
    join(community, person=person)
question = ask(community, by=ada, title="Which one?")
reply = answer(question, by=ada, body="This one")
spare = [answer(question, by=ada, body=f"Spare {number}") for number in range(12)]
start = threading.Barrier(12)
failures = []
def act(place):
    try:
        start.wait()
        give_thanks(question, by=people[place])
        give_thanks(reply, by=people[place])
        report_outcome(reply, by=people[place], result="worked")
        answer(question, by=people[place], body=f"Answer of {place}")
        delete_reply(spare[place], by=ada)
    except Exception as problem:
        failures.append(repr(problem))
    finally:
        connection.close()
threads = [threading.Thread(target=act, args=(place,)) for place in range(12)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
question.refresh_from_db()
reply.refresh_from_db()
print(failures, question.thanks_count, reply.thanks_count, reply.worked_count, question.reply_count)
"""


def test_of_many_who_thank_try_answer_and_delete_at_once_nobody_is_lost_from_the_counters(hall):
    hall.python(BEGIN)

    assert hall.python(THANK_AT_ONCE) == "[] 12 12 12 13"
    assert examined(hall)["counters_differ"] is False


def test_of_many_accepting_at_once_one_acceptance_stands(hall):
    hall.python(BEGIN)

    assert hall.python(ACCEPT_AT_ONCE) == "[] True 1"
    assert examined(hall)["counters_differ"] is False


CHECK_AT_ONCE = """
import threading
from django.db import connection
from guildhall.communities.actions import give_role, join, open_room
from guildhall.communities.models import Community
from guildhall.people.actions import arrive
from guildhall.people.models import Person
from guildhall.practices.actions import CannotCheck, add_tip, claim_check, set_rules
ada, community = Person.objects.here().get(), Community.objects.get()
open_room(community, room="practices", by=ada)
set_rules(community, by=ada, checked_by_named=True, needs_second=False, look_again_months=12)
people = [arrive(f"Person {number}") for number in range(8)]
for person in people:
    join(community, person=person)
    give_role(community, person=person, role="checker", by=ada)
tip = add_tip(community, by=ada, seen="It ticks", parts={"fix": "Dry it"})
start = threading.Barrier(8)
claimed, refused, failures = [], [], []
def act(person):
    try:
        start.wait()
        claim_check(tip, by=person)
        claimed.append(person.pk)
    except CannotCheck:
        refused.append(person.pk)
    except Exception as problem:
        failures.append(repr(problem))
    finally:
        connection.close()
threads = [threading.Thread(target=act, args=(person,)) for person in people]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
tip.way.refresh_from_db()
print(failures, len(claimed), len(refused), tip.way.claimed_by_id == claimed[0])
"""


def test_of_many_checkers_at_once_one_is_at_it_and_the_others_hear_so(hall):
    hall.python(BEGIN)

    assert hall.python(CHECK_AT_ONCE) == "[] 1 7 True"


AGREE_AT_ONCE = """
import threading
import datetime as dt
from django.db import connection
from django.utils import timezone
from guildhall.communities.actions import join, open_room
from guildhall.communities.models import Community
from guildhall.mentoring.actions import has_come_to_nothing, offer, say_yes, wish
from guildhall.mentoring.models import Pair, Proposal, Wish
from guildhall.people.actions import arrive
from guildhall.people.models import Person
ada, community = Person.objects.here().get(), Community.objects.get()
open_room(community, room="mentoring", by=ada)
wish(community, by=ada, what="Seals", goal="One alone")
proposals, mentors = [], [arrive(f"Mentor {number}") for number in range(6)]
for mentor in mentors:
    join(community, person=mentor)
    offer(community, by=mentor, what="Seals")
    proposals.append(
        Proposal.objects.create(
            community=community, mentee=ada, mentor=mentor, what="Seals", mentee_answer="yes",
            fades_at=timezone.now() + dt.timedelta(days=9),
        )
    )
start = threading.Barrier(6)
made, nothing, failures = [], [], []
def act(place):
    try:
        start.wait()
        if say_yes(proposals[place], by=mentors[place]):
            made.append(place)
        elif has_come_to_nothing(proposals[place]):
            nothing.append(place)
    except Exception as problem:
        failures.append(repr(problem))
    finally:
        connection.close()
threads = [threading.Thread(target=act, args=(place,)) for place in range(6)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(failures, len(made), len(nothing), Pair.objects.count(), Wish.objects.count())
"""


def test_of_many_mentors_who_answer_one_wish_at_once_one_does(hall):
    hall.python(BEGIN)

    assert hall.python(AGREE_AT_ONCE) == "[] 1 5 1 0"
