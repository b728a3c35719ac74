"""Moderation: flags that name a norm, measures with a reason and a way back.

Also appeals to another, what is held and what is limited.
"""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from guildhall.commons.models import Entry, Reply
from guildhall.communities.actions import (
    give_role,
    join,
    leave_community,
    make_link,
    set_norms,
    start_community,
)
from guildhall.communities.models import Community, Membership
from guildhall.moderation import actions
from guildhall.moderation.models import Appeal, Case, Measure
from guildhall.notifications.queries import news_of
from guildhall.people.models import AuditRecord, Person
from guildhall.questions.actions import answer, ask
from guildhall.search.queries import search

pytestmark = pytest.mark.database


@pytest.fixture
def rude(world) -> Reply:
    """Cleo was rude to Ben, in a community with norms."""
    set_norms(
        world.community,
        texts=["Faults are of machines, never of people.", "No advertising."],
        by=world.ada,
    )
    question = ask(world.community, by=world.ben, title="Why?")
    return answer(question, by=world.cleo, body="Because you are a fool.")


def sentences(person: Person) -> list[str]:
    return [one.sentence for one in news_of(person)]


def seen_by(client, entry: Entry) -> str:
    return client.get(f"/c/pumps/questions/{entry.pk}/").content.decode()


def test_a_flag_names_the_norm_and_reaches_the_stewards_without_telling_the_author(
    world, rude, as_person, deliver
):
    norm = world.community.norms.first()
    page = as_person(world.ben).get(f"/c/pumps/replies/{rude.pk}/flag/").content.decode()
    as_person(world.ben).post(
        f"/c/pumps/replies/{rude.pk}/flag/", {"norm": norm.pk, "why": "He calls me a fool"}
    )
    as_person(world.ben).post(
        f"/c/pumps/replies/{rude.pk}/flag/", {"norm": norm.pk, "why": "He calls me a fool, again"}
    )
    deliver()
    queue = as_person(world.ada).get("/c/pumps/moderation/").content.decode()

    assert "Faults are of machines, never of people." in page
    assert "He calls me a fool, again" in queue
    assert "Reported by 1 person" in queue
    assert "Something in Pumps needs a steward" in sentences(world.ada)
    assert not any("waits" in sentence or "flag" in sentence for sentence in sentences(world.cleo))


def test_hidden_means_author_and_stewards_only_and_the_author_reads_why(
    world, rude, as_person, deliver
):
    flagged = actions.flag(rude, by=world.ben, norm=world.community.norms.first(), why="Rude")
    as_person(world.ada).post(
        f"/c/pumps/cases/{flagged.case_id}/hide/",
        {"norm": world.community.norms.first().pk, "reason": "Be kind."},
    )
    deliver()
    measure = Measure.objects.get()
    why = as_person(world.cleo).get(f"/me/measures/{measure.pk}/").content.decode()

    rude.refresh_from_db()
    assert rude.standing == "hidden"
    assert [
        "you are a fool" in seen_by(as_person(person), rude.entry)
        for person in (world.ben, world.cleo, world.ada)
    ] == [
        False,
        True,
        True,
    ]
    assert [hit.document.reply_id for hit in search("fool", person=world.ben).page(0, 10)] == []
    assert "Be kind." in why
    assert "Faults are of machines, never of people." in why
    assert (
        sentences(world.cleo)[0]
        == "A steward of Pumps hid something you wrote. See why, and what you can do."
    )
    assert "The stewards of Pumps have looked at your report. Thank you." in sentences(world.ben)
    assert rude.entry.answer_count == 0 or Entry.objects.get(pk=rude.entry_id).answer_count == 0


def test_the_author_cannot_get_round_a_hidden_text_by_deleting_it(world, rude, as_person):
    actions.hide(rude, by=world.ada, reason="Be kind.")
    client = as_person(world.cleo)

    assert client.post(f"/c/pumps/replies/{rude.pk}/delete/").status_code == 403
    assert client.post(f"/c/pumps/replies/{rude.pk}/restore/").status_code == 403


def test_an_appeal_goes_to_another_steward_and_upheld_takes_it_back(
    world, rude, as_person, deliver
):
    give_role(world.community, person=world.ben, role="steward", by=world.ada)
    measure = actions.hide(rude, by=world.ada, reason="Be kind.")
    as_person(world.cleo).post(
        f"/me/measures/{measure.pk}/", {"text": "It was a joke between friends."}
    )
    made = Appeal.objects.get()
    deliver()
    by_the_same = as_person(world.ada).post(
        f"/me/appeals/{made.pk}/decide/", {"answer": "No", "uphold": "yes"}
    )
    by_another = as_person(world.ben).post(
        f"/me/appeals/{made.pk}/decide/", {"answer": "I know it was.", "uphold": "yes"}
    )
    deliver()

    rude.refresh_from_db()
    assert [by_the_same.status_code, by_another.status_code, rude.standing] == [
        403,
        302,
        "published",
    ]
    assert "Someone in Pumps has appealed to another steward" in sentences(world.ben)
    assert "Someone in Pumps has appealed to another steward" not in sentences(world.ada)
    assert "Your appeal in Pumps was upheld: the measure is undone" in sentences(world.cleo)


def test_where_no_other_steward_is_an_owner_decides(world, rude, as_person, deliver):
    Person.objects.get_queryset().filter(pk=world.dov.pk).update(is_owner=True)
    world.dov.refresh_from_db()
    measure = actions.remove(world.cleo, community=world.community, by=world.ada, reason="Enough.")
    as_person(world.cleo).post(f"/me/measures/{measure.pk}/", {"text": "Please."})
    deliver()
    shown = as_person(world.dov).get(f"/me/measures/{measure.pk}/").content.decode()
    as_person(world.dov).post(
        f"/me/appeals/{Appeal.objects.get().pk}/decide/", {"answer": "Not yet."}
    )
    deliver()

    assert "Please." in shown
    assert "Someone in Pumps has appealed to another steward" in sentences(world.dov)
    assert not Appeal.objects.get().is_upheld
    assert "Your appeal in Pumps was answered" in sentences(world.cleo)


def test_a_paused_member_reads_and_does_nothing_else_until_it_is_over(world, rude, as_person):
    actions.pause(world.cleo, community=world.community, days=3, by=world.ada, reason="Cool down")
    client = as_person(world.cleo)
    paused = client.post(
        f"/c/pumps/questions/{rude.entry_id}/answer/", {"body": "And another thing"}
    )
    page = seen_by(client, rude.entry)
    with time_machine.travel(timezone.now() + dt.timedelta(days=4), tick=False):
        later = client.post(f"/c/pumps/questions/{rude.entry_id}/answer/", {"body": "Sorry"})

    assert (paused.status_code, later.status_code) == (403, 302)
    assert "A steward has paused you here until" in paused.content.decode()
    assert "Because you are a fool" in page
    assert AuditRecord.objects.filter(act="member paused or removed", person=world.cleo).exists()


def test_who_was_removed_stays_out_until_it_is_taken_back(world, rude, as_person):
    Community.objects.filter(pk=world.community.pk).update(visibility="open", joining="open")
    measure = actions.remove(world.cleo, community=world.community, by=world.ada, reason="Enough.")
    client = as_person(world.cleo)
    joining = client.post("/c/pumps/join/", {})
    by_link = client.post(make_link(world.community, by=world.ada).get_absolute_url())
    out = (
        not Membership.objects.current()
        .filter(community=world.community, person=world.cleo)
        .exists()
    )
    actions.undo_measure(measure, by=world.ada)
    actions.undo_measure(measure, by=world.ada)

    assert (joining.status_code, by_link.status_code, out) == (403, 410, True)
    assert (
        Membership.objects.current().filter(community=world.community, person=world.cleo).count()
        == 1
    )


def test_stewards_are_not_removed_by_each_other_and_nobody_by_themselves(world, as_person):
    give_role(world.community, person=world.ben, role="steward", by=world.ada)
    client = as_person(world.ada)

    answers = [
        client.post(
            f"/c/pumps/people/{person.pk}/moderate/remove/", {"remove-reason": "x"}
        ).status_code
        for person in (world.ben, world.ada)
    ]

    assert answers == [403, 403]


def test_locked_can_be_read_and_unlocked(world, rude, as_person):
    measure = actions.lock(rude.entry, by=world.ada, reason="It goes in circles")
    client = as_person(world.ben)
    refused = client.post(f"/c/pumps/questions/{rude.entry_id}/answer/", {"body": "One more"})
    actions.undo_measure(measure, by=world.ada)
    after = client.post(f"/c/pumps/questions/{rude.entry_id}/answer/", {"body": "One more"})

    assert (refused.status_code, after.status_code) == (403, 302)
    assert "A steward has locked this" in refused.content.decode()


def test_slow_mode_lets_one_reply_through_and_keeps_the_text_of_the_next(world, rude, as_person):
    actions.slow_down(rude.entry, minutes=10, by=world.ada, reason="Breathe")
    client = as_person(world.ben)
    first = client.post(f"/c/pumps/questions/{rude.entry_id}/answer/", {"body": "First"})
    second = client.post(f"/c/pumps/questions/{rude.entry_id}/answer/", {"body": "Second thoughts"})
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=11), tick=False):
        third = client.post(f"/c/pumps/questions/{rude.entry_id}/answer/", {"body": "Third"})

    assert [first.status_code, second.status_code, third.status_code] == [302, 422, 302]
    assert "Please wait 10 minutes; your text stays here." in second.content.decode()
    assert "Second thoughts" in second.content.decode()


def test_an_owner_who_decides_looks_in_first_to_read_the_text(world, rude, as_person):
    Person.objects.get_queryset().filter(pk=world.dov.pk).update(is_owner=True)
    world.dov.refresh_from_db()
    measure = actions.hide(rude, by=world.ada, reason="Be kind.")
    page = as_person(world.dov).get(f"/me/measures/{measure.pk}/").content.decode()

    assert "you are a fool" not in page
    assert "/hall/communities/pumps/look-in/" in page


def test_members_read_the_log_without_people_and_reasons(world, rude, as_person):
    actions.hide(
        rude,
        by=world.ada,
        reason="A private reason",
        norm_text="Faults are of machines, never of people.",
    )
    actions.pause(
        world.cleo, community=world.community, days=1, by=world.ada, reason="Another private reason"
    )
    log = as_person(world.ben).get("/c/pumps/moderation/log/").content.decode()

    work = log.split('id="work"')[1].split("</main>")[0]
    assert "Faults are of machines, never of people." in work
    assert "A member paused" in work
    assert not any(words in work for words in ("private reason", "Cleo", "Ada", "fool"))


def test_a_case_is_claimed_and_left_as_it_is_with_a_word_to_who_told(
    world, rude, as_person, deliver
):
    flagged = actions.flag(rude, by=world.ben, norm=None, why="Hm")
    client = as_person(world.ada)
    client.post(f"/c/pumps/cases/{flagged.case_id}/claim/")
    client.post(f"/c/pumps/cases/{flagged.case_id}/close/", {"answer": "Rough, but fine"})
    deliver()

    case = Case.objects.get()
    assert (case.claimed_by, case.decided_by, case.answer) == (
        world.ada,
        world.ada,
        "Rough, but fine",
    )
    assert "The stewards of Pumps have looked at your report. Thank you." in sentences(world.ben)
    rude.refresh_from_db()
    assert rude.standing == "published"


def test_every_act_of_the_stewards_page_works_as_a_form(world, rude, as_person):
    other = start_community("Other", by=world.ada, purpose="x", slug="other")
    twin = ask(world.community, by=world.ben, title="Why so?")
    client, place = as_person(world.ada), f"/c/pumps/entries/{rude.entry_id}/moderate/"
    page = client.get(place).content.decode()
    sent = [
        client.post(f"{place}lock/", {"lock-reason": "x"}),
        client.post(f"{place}slow/", {"slow-reason": "x", "slow-minutes": "10"}),
        client.post(
            f"{place}split/", {"split-reason": "x", "split-title": "New", "split-replies": rude.pk}
        ),
        client.post(
            f"{place}merge/", {"merge-reason": "x", "merge-into": f"/c/pumps/questions/{twin.pk}/"}
        ),
    ]
    moved = client.post(
        f"/c/pumps/entries/{twin.pk}/moderate/move/", {"move-reason": "x", "move-to": other.pk}
    )
    refused = client.post(
        f"/c/pumps/entries/{twin.pk}/moderate/move/", {"move-reason": "x", "move-to": other.pk}
    )

    assert [response.status_code for response in (*sent, moved, refused)] == [302] * 5 + [404]
    assert page.count('<details class="note-box"') >= 5
    assert sorted(Measure.objects.values_list("kind", flat=True)) == [
        "locked",
        "merged",
        "moved",
        "slowed",
        "split",
    ]


def test_who_leaves_while_a_case_is_open_leaves_the_case_open(world, rude):
    actions.flag(rude, by=world.ben, norm=None, why="Hm")
    leave_community(world.community, person=world.cleo)
    join(world.community, person=world.cleo)

    assert Case.objects.open().count() == 1
