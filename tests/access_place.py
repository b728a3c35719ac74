"""The world of the access table: a community with something of everything, and who looks at it."""

from dataclasses import dataclass, field

from django.test import Client
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.activity.models import Delivery
from guildhall.commons.actions import (
    attach_file,
    attach_picture,
    grow,
    picture_markdown,
    point_to_answer,
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
    request_to_join,
    start_community,
)
from guildhall.communities.guests import Guest
from guildhall.communities.models import Community
from guildhall.health.week import MONDAY
from guildhall.kit import files
from guildhall.mail.models import Letter
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
from guildhall.pulse.letters import answer_token
from guildhall.questions.actions import answer, ask, ask_through, comment_on
from guildhall.search.models import Document, Twin
from guildhall.talk.actions import write_post
from guildhall.webhooks.actions import send_test
from guildhall.webhooks.models import Webhook
from tests.access_place_rooms import (
    charters_in,
    knowledge_in,
    meetings_in,
    sponsor_page_in,
    wave_in,
    weekly_letters_in,
)
from tests.access_rooms import ids_in_rooms, written_in_rooms
from tests.access_rules import WHO
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
    readers: dict[str, Person | None]
    clients: dict[str, Client] = field(default_factory=dict)


def asked_twice_in(community: Community, older: Entry, newer: Entry) -> dict[str, int]:
    of_older, of_newer = (
        Document.objects.get(entry=one, reply=None, attachment=None) for one in (older, newer)
    )
    twin = Twin.objects.create(community=community, older=of_older, newer=of_newer, closeness=0.8)
    return {"twin": twin.pk}


def build_place(world: World) -> Place:
    community, cleo, ada = world.community, world.cleo, world.ada
    dana, owner, asker = arrive("Dana"), arrive("Odo"), arrive("Asker")
    Person.objects.get_queryset().filter(pk=owner.pk).update(is_owner=True)
    owner.refresh_from_db()
    join(community, person=dana)
    set_picture(cleo, png())
    question, reply, ids = _asked_and_answered(community, cleo, dana, ada)
    note, noted = _notes_in(community, cleo, dana)
    ids |= asked_twice_in(community, question, Entry.objects.get(title="Grown?"))
    ids |= noted | _people_and_roles(community, cleo, dana, owner, asker, ada)
    ids |= told_to(cleo, community, dana, note, ada)
    ids |= charters_in(community, dana, ada) | links_out_of(community, ada)
    meeting, planned = meetings_in(community, dana, ada)
    tip, known = knowledge_in(community, dana, cleo, ada)
    story = Entry.objects.get(pk=known["story"])
    ids |= planned | known | _newcomer(community, cleo)
    ids |= weekly_letters_in(community, question, ada) | sponsor_page_in(community, story, ada)
    ids |= {
        "stop_token": StopLink(MONDAY, cleo.pk, community.pk).token,
        "pulse_token": answer_token(world.ben, wave_in(community, ada)),
    }
    invitation = invite(community, guests=[Guest("Mo", "")], by=ada)[0]
    ids |= {"invitation": invitation.pk, "invited": invitation.get_absolute_url()}
    in_rooms = written_in_rooms(community, by=dana, steward=ada)
    of_rooms = {name: entry.pk for name, entry in in_rooms.items()} | ids_in_rooms(in_rooms)
    assert not ids.keys() & of_rooms.keys(), "two things have one name in the table"
    ids |= of_rooms
    ids |= {"pointed": point_to_answer(question, in_rooms["page"], by=dana).pk}
    readers = dict(zip(WHO, (None, world.dov, world.ben, ada, owner), strict=True))
    return Place(
        community, question, note, meeting.entry, tip, story, in_rooms, reply, ids, readers
    )


def _asked_and_answered(
    community: Community, cleo: Person, dana: Person, ada: Person
) -> tuple[Entry, Reply, dict[str, object]]:
    """Cleo's question on a topic, Dana's answer with a result, and a comment: each with files."""
    topic = add_topic(community, name="Seals", by=ada)
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
    for path in ("/old.example.org/questions/7", "/questions/7", "/a/8"):
        EntryAddress.objects.create(path=path, entry=question)
    return (
        question,
        reply,
        {
            "question": question.pk,
            "answer": reply.pk,
            "comment": comment.pk,
            "file": picture.file,
            "answer_file": of_answer.file,
            "comment_file": of_comment.file,
            "topic": topic.pk,
            "synonym": add_synonym(topic, name="Gaskets", by=ada).pk,
            "outcome": report_outcome(reply, by=dana, result="worked").pk,
            "relay": ask_through(community, by=cleo, through=dana, title="Mine?", body="").pk,
            **beside,
        },
    )


def _notes_in(community: Community, cleo: Person, dana: Person) -> tuple[Entry, dict[str, object]]:
    """Cleo's post, and one of Dana's from which a question grew."""
    note = write_post(community, by=cleo, body="A seal on the table")
    grown = grow(
        write_post(community, by=dana, body="Grown seal"),
        to_kind="question",
        by=dana,
        title="Grown?",
    )
    return note, {"note": note.pk, "growth": Link.objects.get(target=grown).pk}


def _people_and_roles(
    community: Community, cleo: Person, dana: Person, owner: Person, asker: Person, ada: Person
) -> dict[str, object]:
    """A face, a unit, two imported authors of whom Dana claims one, a request and a role."""
    imported = bring_in_people(
        "old.example.org", {"1": "Old One", "2": "Old Two"}, at=timezone.now()
    )
    return {
        "face": cleo.picture,
        "cleo": cleo.pk,
        "unit": add_unit("Leeds", by=owner).pk,
        "imported": imported["1"],
        "claim": Claim.objects.create(imported_id=imported["2"], person=dana).pk,
        "request": request_to_join(community, person=asker).pk,
        "role": give_role(community, person=dana, role="buddy", by=ada).pk,
    }


def _newcomer(community: Community, cleo: Person) -> dict[str, object]:
    return {
        "welcome": open_welcome(community, newcomer=cleo).pk,
        "pair": want_buddy(community, by=cleo).pk,
    }


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
