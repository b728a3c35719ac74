"""No read path shows an outsider a private row, at any level and standing, over random halls."""

import datetime as dt
import io

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from guildhall.charters.actions import object_to_charter, propose_charter, write_charter
from guildhall.commons.actions import attach_picture, picture_markdown, report_outcome
from guildhall.commons.models import Entry, Reply
from guildhall.communities.actions import (
    add_topic,
    declare_stage,
    join,
    open_room,
    set_norms,
    start_community,
)
from guildhall.communities.models import Community
from guildhall.kit.recurrence import read_rule
from guildhall.meetings.actions import (
    answer_coming,
    plan_meeting,
    start_series,
    take_action,
    write_notes,
)
from guildhall.meetings.models import Meeting, Series
from guildhall.people.actions import add_unit, arrive
from guildhall.practices.actions import (
    branch_practice,
    keep_tip,
    make_label,
    open_rollout,
    say_use,
    write_practice,
)
from guildhall.questions.actions import answer, ask, comment_on
from guildhall.stories.actions import tell_story
from guildhall.talk.actions import write_post

pytestmark = pytest.mark.database

LEVELS = st.sampled_from(["open", "listed", "private", "hidden"])
STANDINGS = st.sampled_from(["published", "held", "hidden", "deleted"])
THINGS = st.lists(st.tuples(LEVELS, STANDINGS, STANDINGS), min_size=1, max_size=3)
PATHS = [
    "/",
    "/communities/",
    "/search?q=zebra",
    "/search?q=zeb*",
    "/search?q=kind:question",
    "/search?q=kind:tip",
    "/search?q=kind:story",
    "/search?q=by:writer",
    "/search?q=in:place0",
    '/search?q="zebra word"',
    "/search/quick?q=zeb",
    "/start/similar/?name=zebra",
    "/people/writer/",
    "/people/steward/",
    "/manifest.webmanifest",
    "/questions/1",
    "/me/bookmarks/",
    "/me/drafts/",
]
ROOMS = [
    "",
    "talk/",
    "questions/",
    "questions/?show=newest",
    "questions/?show=solved",
    "questions/feed/",
    "questions/similar/?title=zebra",
    "questions/topics/zebratopic/",
    "people/",
    "people/names/?q=wri",
    "join/",
    "settings/",
    "people/invite/",
    "questions/ask/",
    "meetings/",
    "meetings/actions/",
    "meetings/plan/",
    "charter/",
    "charter/history/",
    "charter/write/",
    "stage/",
    "stewardship/",
    "beginning/",
    "people/new/",
    "people/new/me/",
    "settings/merges/",
    "tips/",
    "tips/?show=unchecked",
    "tips/?show=withdrawn",
    "tips/topics/zebratopic/",
    "tips/feed/",
    "tips/to-check/",
    "tips/map/",
    "tips/labels/",
    "tips/pack/",
    "tips/pack/page/",
    "tips/pack/json/",
    "tips/similar/?title=zebra",
    "tips/rules/",
    "tips/write/",
    "stories/",
    "stories/feed/",
]


def png(shade: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), (shade, shade, 200)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.django_db
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(things=THINGS)
def test_outsiders_meet_nothing_that_is_not_theirs(django_db_blocker, things):
    from django.db import transaction

    with transaction.atomic():
        try:
            _try(things)
        finally:
            transaction.set_rollback(True)


def _try(things: list[tuple[str, str, str]]) -> None:
    cache.clear()
    steward, writer, outsider = arrive("Steward"), arrive("Writer"), arrive("Outsider")
    secrets: dict[str, set[str]] = {"anonymous": set(), "outsider": set()}
    paths = list(PATHS)
    for number, (level, standing, reply_standing) in enumerate(things):
        made = _place(number, steward, writer, standing, reply_standing)
        Community.objects.filter(pk=made["community"].pk).update(visibility=level)
        Community.objects.filter(pk=made["community"].pk).touch()
        home = f"/c/place{number}/"
        paths += [home + room for room in ROOMS]
        paths += [
            f"{home}questions/{made['question'].pk}/",
            f"{home}questions/{made['question'].pk}/beside/",
            f"{home}talk/{made['note'].pk}/",
            f"{home}entries/{made['question'].pk}/history/",
            f"{home}replies/{made['reply'].pk}/history/",
            f"/files/{made['file']}",
            f"{home}meetings/{made['meeting'].pk}/",
            f"{home}meetings/{made['meeting'].pk}/meeting.ics",
            *_knowledge_paths(home, made),
            f"{home}meetings/series/{made['series'].pk}/",
            f"{home}meetings/{made['meeting'].pk}/notes/",
        ]
        for who in secrets:
            secrets[who] |= _secrets_of(number, level, standing, reply_standing, who)
    readers = {"anonymous": Client(), "outsider": Client()}
    readers["outsider"].force_login(outsider, backend="guildhall.people.backends.HallBackend")
    for who, client in readers.items():
        for path in paths:
            response = client.get(path)
            shown = b"".join(response.streaming_content) if response.streaming else response.content
            text = (shown + str(dict(response.items())).encode()).decode(errors="replace").lower()
            leaked = {secret for secret in secrets[who] if secret in text}
            assert not leaked, f"{who} met {leaked} at {path} in {things}"


def _place(number: int, steward, writer, standing: str, reply_standing: str) -> dict:
    community = start_community(
        f"Zebra calledso{number}", by=steward, purpose=f"purpose{number}x", slug=f"place{number}"
    )
    join(community, person=writer)
    topic = add_topic(community, name="Zebratopic", by=steward, description=f"topictext{number}x")
    set_norms(community, texts=[f"norm{number}x"], by=steward)
    picture = attach_picture(png(10 + number), by=writer)
    question = ask(
        community,
        by=writer,
        title=f"Zebra title{number}x",
        body=f"zebra body{number}x {picture_markdown(picture)}",
        topics=[topic],
    )
    reply = answer(question, by=writer, body=f"zebra reply{number}x")
    comment_on(question, by=steward, body=f"zebra comment{number}x", parent=reply)
    note = write_post(community, by=writer, body=f"zebra note{number}x")
    meeting, series = _meetings(community, number, steward, writer)
    _charter(community, number, steward, writer)
    declare_stage(community, stage="potential", by=steward, note=f"zebra stage{number}x")
    known = _knowledge(community, number, steward, writer, note)
    Entry.objects.filter(pk__in=[question.pk, note.pk, meeting.pk, known["tip"].pk]).update(
        standing=standing
    )
    Reply.objects.filter(pk=reply.pk).update(standing=reply_standing)
    return {
        "community": community,
        "meeting": meeting,
        "series": series,
        "question": question,
        "reply": reply,
        "note": note,
        "file": picture.file,
        **known,
    }


def _meetings(community: Community, number: int, steward, writer) -> tuple[Meeting, Series]:
    """One planned by the writer, with notes and an action; and a weekly series."""
    soon = timezone.now() + dt.timedelta(days=2)
    meeting = plan_meeting(
        community,
        by=writer,
        title=f"Zebra meeting{number}x",
        starts_at=soon,
        where=f"place{number}x",
        host=writer,
    )
    write_notes(meeting, by=writer, body=f"zebra notes{number}x")
    take_action(meeting, by=writer, text=f"zebra action{number}x", owner=writer)
    answer_coming(meeting, by=writer, answer="yes")
    series = start_series(
        community,
        by=steward,
        name=f"Zebra series{number}x",
        rule=read_rule("FREQ=WEEKLY"),
        starts_on=soon.date(),
        starts_at=dt.time(18),
        where=f"place{number}x",
    )
    return meeting, series


def _charter(community: Community, number: int, steward, writer) -> None:
    asked = propose_charter(
        write_charter(community, by=steward, aim=f"zebra wishedfor{number}x"),
        by=steward,
        until=timezone.now().date() + dt.timedelta(days=2),
    )
    object_to_charter(asked, by=writer, reason=f"zebra against{number}x")


def _knowledge_paths(home: str, made: dict) -> list[str]:
    tip, practice, local = made["tip"].pk, made["practice"].pk, made["local"].pk
    return [
        f"{home}tips/{tip}/",
        f"{home}tips/{practice}/",
        f"{home}tips/{practice}/compare/{local}/",
        f"{home}tips/{tip}/edit/",
        f"{home}tips/about/{made['label'].pk}/",
        f"{home}tips/labels/{made['label'].pk}/print/",
        f"{home}tips/keep/{made['note'].pk}/",
        f"{home}tips/rollouts/{made['rollout'].pk}/",
        f"{home}entries/{tip}/tried/",
        f"{home}stories/{made['story'].pk}/",
        f"{home}stories/tell/{tip}/",
    ]


def _knowledge(community: Community, number: int, steward, writer, note: Entry) -> dict:
    """A tip of the note, a practice of the tip, a local way of it, who uses it, and a story."""
    for room in ("practices", "stories"):
        open_room(community, room=room, by=steward)
    unit = add_unit(f"Unit {number}", by=None)
    label = make_label(community, by=writer, name=f"zebra label{number}x")
    parts = {"fix": f"zebra fix{number}x"}
    tip = keep_tip(note, by=steward, seen=f"Zebra tip{number}x", parts=parts, label=label)
    report_outcome(
        tip, by=steward, result="failed", context=f"zebra context{number}x", unit_name=unit.name
    )
    said = {"situation": "Zebra", "doing": f"zebra doing{number}x"}
    practice = write_practice(
        community, by=steward, title=f"Zebra practice{number}x", parts=said, from_tips=[tip]
    )
    local = branch_practice(
        practice, by=writer, title=f"Zebra local{number}x", place="There", parts=said
    )
    say_use(practice, by=writer, unit=unit, stage="trying", line=f"zebra use{number}x")
    rollout = open_rollout(
        practice, by=steward, asks=[(unit, writer)], note=f"zebra rollout{number}x"
    )
    story = tell_story(practice, by=writer, sentence=f"Zebra story{number}x")
    return {
        "tip": tip,
        "practice": practice,
        "local": local,
        "rollout": rollout,
        "story": story,
        "label": label,
    }


def _secrets_of(number: int, level: str, standing: str, reply_standing: str, who: str) -> set[str]:
    """The words that this reader must not meet."""
    # Between members, at any level.
    secret = {
        f"place{number}x",
        f"action{number}x",
        f"wishedfor{number}x",
        f"against{number}x",
    }
    if level != "open" or who == "anonymous":
        secret.add(f"rollout{number}x")
    if level != "open" or standing != "published":
        secret |= {f"tip{number}x", f"fix{number}x", f"context{number}x"}
        secret |= {
            f"title{number}x",
            f"body{number}x",
            f"note{number}x",
            f"meeting{number}x",
            f"notes{number}x",
        }
    if level != "open" or standing != "published" or reply_standing != "published":
        secret |= {f"reply{number}x", f"comment{number}x"}
    if level in ("private", "hidden") or (level == "listed" and who == "anonymous"):
        secret |= {f"calledso{number}", f"purpose{number}x", f"norm{number}x"}
    if level != "open":
        secret |= {
            f"practice{number}x",
            f"doing{number}x",
            f"local{number}x",
            f"use{number}x",
            f"story{number}x",
            f"label{number}x",
        }
        secret |= {f"topictext{number}x", f"series{number}x", f"stage{number}x"}
    return secret
