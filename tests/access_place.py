"""The world of the access table: a community with something of everything, and who looks at it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.test import Client
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.activity.models import Delivery
from guildhall.charters.actions import (
    ObjectiveLine,
    close_round,
    object_to_charter,
    propose_charter,
    write_charter,
)
from guildhall.commons.actions import (
    attach_file,
    attach_picture,
    grow,
    picture_markdown,
    put_beside,
    report_outcome,
)
from guildhall.commons.models import Entry, EntryAddress, Link, Reply
from guildhall.communities.actions import (
    add_synonym,
    add_topic,
    give_role,
    invite,
    join,
    open_room,
    request_to_join,
    start_community,
)
from guildhall.communities.guests import Guest
from guildhall.communities.models import Community
from guildhall.health.actions import begin_trying
from guildhall.health.models import Chart, QuietPeriod, Snapshot
from guildhall.health.remedies import remedies
from guildhall.health.week import MONDAY
from guildhall.kit import files
from guildhall.kit.recurrence import read_rule
from guildhall.mail.models import Letter
from guildhall.meetings.actions import plan_meeting, propose_point, start_series, take_action
from guildhall.meetings.models import Meeting
from guildhall.moderation.actions import appeal, flag, pause
from guildhall.moderation.models import Folding
from guildhall.newcomers.actions import open_welcome, want_buddy
from guildhall.notifications.models import Notice
from guildhall.notifications.regular_mail import StopLink
from guildhall.notifications.tokens import Place as LevelPlace
from guildhall.people.actions import add_unit, arrive, set_picture
from guildhall.people.actions.bringing import bring_in_people
from guildhall.people.events import PERSON_CHANGED
from guildhall.people.models import Claim, Person
from guildhall.practices.actions import (
    add_tip,
    branch_practice,
    make_label,
    open_rollout,
    say_use,
    write_practice,
)
from guildhall.pulse.letters import answer_token
from guildhall.pulse.models import Wave
from guildhall.questions.actions import answer, ask, ask_through, comment_on
from guildhall.reports.actions import show_sponsor_page, write_sponsor_page
from guildhall.stories.actions import tell_story
from guildhall.stories.models import StoryAsk
from guildhall.talk.actions import write_post
from guildhall.webhooks.actions import send_test
from guildhall.webhooks.models import Webhook
from guildhall.weekly.actions import send_weekly_letter, write_weekly_letter
from tests.access_rooms import written_in_rooms
from tests.kept_world import World
from tests.pictures import ogg, pdf, png


@dataclass
class Place:
    """One community with something of everything, and who looks at it."""

    community: Community
    question: Entry
    note: Entry
    meeting: Entry
    tip: Entry
    story: Entry
    in_rooms: dict[str, Entry]
    answer: Reply
    ids: dict[str, object]
    clients: dict[str, Client]


def build_place(world: World, as_person: Callable[..., Client]) -> Place:
    community, cleo = world.community, world.cleo
    dana, owner, asker = arrive("Dana"), arrive("Odo"), arrive("Asker")
    Person.objects.get_queryset().filter(pk=owner.pk).update(is_owner=True)
    owner.refresh_from_db()
    join(community, person=dana)
    set_picture(cleo, png())
    topic = add_topic(community, name="Seals", by=world.ada)
    picture = attach_picture(png(), by=cleo)
    question = ask(
        community, by=cleo, title="Which seal fits?", body=picture_markdown(picture), topics=[topic]
    )
    of_answer, of_comment = attach_picture(png(40), by=dana), attach_picture(png(50), by=cleo)
    reply = answer(question, by=dana, body=f"The wide seal {picture_markdown(of_answer)}")
    comment = comment_on(
        question, by=cleo, body=f"Mine {picture_markdown(of_comment)}", parent=reply
    )
    beside = _files_beside(question, reply, comment)
    note = write_post(community, by=cleo, body="A seal on the table")
    grown = grow(
        write_post(community, by=dana, body="Grown seal"),
        to_kind="question",
        by=dana,
        title="Grown?",
    )
    for path in ("/old.example.org/questions/7", "/questions/7", "/a/8"):
        EntryAddress.objects.create(path=path, entry=question)
    imported = bring_in_people(
        "old.example.org", {"1": "Old One", "2": "Old Two"}, at=timezone.now()
    )
    ids = {
        "question": question.pk,
        "note": note.pk,
        "answer": reply.pk,
        "comment": comment.pk,
        "file": picture.file,
        "answer_file": of_answer.file,
        "comment_file": of_comment.file,
        "face": cleo.picture,
        "cleo": cleo.pk,
        "topic": topic.pk,
        "synonym": add_synonym(topic, name="Gaskets", by=world.ada).pk,
        "unit": add_unit("Leeds", by=owner).pk,
        "growth": Link.objects.get(target=grown).pk,
        "imported": imported["1"],
        "claim": Claim.objects.create(imported_id=imported["2"], person=dana).pk,
        "request": request_to_join(community, person=asker).pk,
        "role": give_role(community, person=dana, role="buddy", by=world.ada).pk,
        "outcome": report_outcome(reply, by=dana, result="worked").pk,
        "relay": ask_through(community, by=cleo, through=dana, title="Mine?", body="").pk,
    }
    ids |= beside
    ids |= told_to(cleo, community, dana, note, world.ada)
    ids |= charters_in(community, dana, world.ada) | links_out_of(community, world.ada)
    meeting, more = meetings_in(community, dana, world.ada)
    tip, known = knowledge_in(community, dana, cleo, world.ada)
    ids |= (
        more
        | known
        | {
            "welcome": open_welcome(community, newcomer=cleo).pk,
            "pair": want_buddy(community, by=cleo).pk,
        }
    )
    ids |= weekly_letters_in(community, question, world.ada)
    story = Entry.objects.get(pk=known["story"])
    ids |= sponsor_page_in(community, story, world.ada) | {
        "stop_token": StopLink(MONDAY, cleo.pk, community.pk).token
    }
    ids |= {"pulse_token": answer_token(world.ben, wave_in(community, world.ada))}
    invitation = invite(community, guests=[Guest("Mo", "")], by=world.ada)[0]
    ids |= {"invitation": invitation.pk, "invited": invitation.get_absolute_url()}
    people = {
        "anonymous": None,
        "outsider": world.dov,
        "member": world.ben,
        "steward": world.ada,
        "owner": owner,
    }
    clients = {who: as_person(person) for who, person in people.items()}
    in_rooms = written_in_rooms(community, by=dana, steward=world.ada)
    ids |= {name: entry.pk for name, entry in in_rooms.items()}
    return Place(
        community, question, note, meeting.entry, tip, story, in_rooms, reply, ids, clients
    )


def _files_beside(question: Entry, reply: Reply, comment: Reply) -> dict[str, str]:
    """A photo with its smaller sizes, a manual with its first page and a voice note with each."""
    names = {}
    for of, written in (("", question), ("answer_", reply), ("comment_", comment)):
        by = written.author
        photo, manual, voice = (
            attach_file(content, name=name, by=by, community=question.community)
            for content, name in ((png(60 + len(of)), "p.png"), (pdf(of), "m.pdf"), (ogg(of), "v"))
        )
        for number, one in enumerate((photo, manual)):
            one.preview = files.keep(f"{of} {number} preview".encode(), "webp")
            one.thumbnail = files.keep(f"{of} {number} thumbnail".encode(), "webp")
            one.save()
        put_beside(written, [photo, manual, voice], by=by)
        names |= {f"{of}photo": photo.file, f"{of}manual": manual.file, f"{of}voice": voice.file}
        names |= {f"{of}photo_preview": photo.preview, f"{of}photo_thumbnail": photo.thumbnail}
        names |= {f"{of}manual_preview": manual.preview}
    return names


def told_to(
    cleo: Person, community: Community, dana: Person, note: Entry, ada: Person
) -> dict[str, object]:
    """A measure and Cleo's appeal, a case, a notice, a letter, and a delivery that failed."""
    measure = pause(cleo, community=community, days=1, by=ada, reason="Calm down")
    event = record(PERSON_CHANGED, actor_id=cleo.pk)
    notice = Notice.objects.create(
        person=cleo, rule="reply.posted", key="talk:1", reason="yours", community=community
    )
    return {
        "notice": notice.pk,
        "letter": Letter.objects.create(kind="notice", person_id=cleo.pk).pk,
        "level_token": LevelPlace(cleo.pk).token,
        "dead": Delivery.objects.create(listener="nobody", event=event, attempts=1).pk,
        "measure": measure.pk,
        "case": flag(note, by=dana, norm=None, why="Too loud").case_id,
        "appeal": appeal(measure, by=cleo, text="No").pk,
    }


def links_out_of(community: Community, ada: Person) -> dict[str, object]:
    """A webhook that has sent something, and another community into which some of this one went."""
    webhook = Webhook.objects.create(community=community, url="https://chat.example/x", verbs=[])
    other = start_community("Elsewhere", by=ada, purpose="Else")
    folding = Folding.objects.create(kind="split", source=community, target=other, by=ada)
    return {"webhook": webhook.pk, "sending": send_test(webhook).pk, "folding": folding.pk}


def charters_in(community: Community, dana: Person, ada: Person) -> dict[str, object]:
    """One in force, one that everyone is asked about, and a draft."""
    day = timezone.localdate() + dt.timedelta(days=3)
    agreed = propose_charter(
        write_charter(community, by=ada, aim="Dry", objectives=[ObjectiveLine("No leaks")]),
        by=ada,
        until=day,
    )
    close_round(agreed, at=timezone.now() + dt.timedelta(days=5))
    asked = propose_charter(write_charter(community, by=ada, aim="Drier"), by=ada, until=day)
    write_charter(community, by=ada, aim="Driest")
    objection = object_to_charter(asked, by=dana, reason="No")
    return {
        "objective": agreed.objectives.get().pk,
        "proposed": asked.number,
        "objection": objection.pk,
    }


def meetings_in(
    community: Community, dana: Person, ada: Person
) -> tuple[Meeting, dict[str, object]]:
    """One in a week, planned by Dana, with something of everything.

    Beside it a series, and one whose time is being found.
    """
    soon = timezone.now() + dt.timedelta(days=7)
    meeting = plan_meeting(community, by=dana, title="Evening", starts_at=soon)
    action = take_action(meeting, by=dana, text="Order seals", owner=dana)
    finding = plan_meeting(
        community,
        by=dana,
        title="When?",
        starts_at=None,
        options=[soon, soon + dt.timedelta(days=1)],
    )
    weekly = start_series(
        community,
        by=ada,
        name="Weekly",
        rule=read_rule("FREQ=WEEKLY"),
        starts_on=soon.date(),
        starts_at=dt.time(18),
    )
    return meeting, {
        "meeting": meeting.pk,
        "action": action.pk,
        "agenda": propose_point(meeting, by=dana, text="Seals").pk,
        "finding": finding.pk,
        "option": finding.options.first().pk,
        "series": weekly.pk,
    }


def knowledge_in(
    community: Community, dana: Person, cleo: Person, ada: Person
) -> tuple[Entry, dict[str, object]]:
    """A tip by Dana that did not work once, and a practice; the room of tips is open.

    The practice has a local way, a use and a roll-out.
    """
    open_room(community, room="practices", by=ada)
    open_room(community, room="stories", by=ada)
    community.refresh_from_db()
    york, said = add_unit("York", by=None), {"situation": "Wet", "doing": "Dry"}
    tip = add_tip(community, by=dana, seen="It drips", parts={"fix": "A wide seal"})
    practice = write_practice(community, by=dana, title="Dry", parts=said)
    local = branch_practice(practice, by=dana, title="Dry slowly", place="York", parts=said)
    rollout = open_rollout(practice, by=ada, asks=[(york, dana)])
    story = tell_story(practice, by=dana, sentence="Saved a call-out")
    return tip, {
        "story": story.pk,
        "story_ask": StoryAsk.objects.create(person=cleo, entry=tip, ask_at=timezone.now()).pk,
        "tip": tip.pk,
        "practice": practice.pk,
        "branch": local.pk,
        "label": make_label(community, by=dana, name="P-12").pk,
        "report": report_outcome(tip, by=dana, result="failed", context="in rain").pk,
        "rollout": rollout.pk,
        "ask": rollout.asks.get().pk,
        "use": say_use(practice, by=dana, unit=york, stage="trying").pk,
    }


def wave_in(community, steward) -> Wave:
    """One that can be answered, opened long enough ago for a next one to be asked.

    The next one is asked of the seventeen who belong here.
    """
    now = timezone.now()
    for number in range(14):
        join(community, person=arrive(f"Crowd {number}"))
    return Wave.objects.create(
        community=community,
        questions=["P-I1", "P-T1"],
        invited=12,
        opened_by=steward,
        opened_at=now - dt.timedelta(days=100),
        closes_at=now + dt.timedelta(days=7),
    )


def weekly_letters_in(community: Community, question: Entry, ada: Person) -> dict[str, object]:
    """One that was sent, with Cleo's question, and a draft."""
    letter = write_weekly_letter(community, by=ada, line="Coffee?", picks=[question])
    send_weekly_letter(letter, by=ada)
    draft = write_weekly_letter(community, by=ada, line="More?", picks=[])
    return {
        "weekly_letter": letter.pk,
        "weekly_draft": draft.pk,
        "picked": letter.picks.get().token,
    }


def sponsor_page_in(community: Community, story: Entry, ada: Person) -> dict[str, object]:
    """Shown for more than a week, with Dana's story.

    Beside it a snapshot that only the core sees yet, and an older one.
    """
    page = write_sponsor_page(community, by=ada, purpose="Dry", needs="Time", stories=[story])
    show_sponsor_page(page, by=ada, at=timezone.now() - dt.timedelta(days=8))
    seen = {"indicators": [], "findings": [], "is_small": False, "until": "2026-01-04"}
    today = timezone.now().date()
    out = Snapshot.objects.create(
        community=community,
        monday_on=today - dt.timedelta(days=30),
        until=today,
        seen=seen,
        out_on=today,
    )
    early = Snapshot.objects.create(
        community=community,
        monday_on=today,
        until=today,
        seen=seen,
        out_on=today + dt.timedelta(days=7),
    )
    Chart.objects.create(snapshot=out, name="picture", light="<svg/>", dark="<svg/>")
    trying = begin_trying(community, remedy=remedies["R-TIES-2"], by=ada)
    return {
        "trying": trying.pk,
        "snapshot_out": out.pk,
        "quiet": QuietPeriod.objects.create(
            community=community,
            name="Winter",
            since_on=today + dt.timedelta(days=20),
            until_on=today + dt.timedelta(days=30),
        ).pk,
        "snapshot": early.pk,
        "sponsor_page": page.pk,
        "told_story": page.stories.get().pk,
    }
