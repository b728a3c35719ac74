"""Tips and practices: added, edited, gathered, branched, merged, withdrawn; and refusals."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from guildhall.commons.actions import (
    merge_entry,
    post_reply,
    report_outcome,
    split_entry,
    undo_growth,
    undo_merge,
)
from guildhall.commons.actions.moving import NotMovable
from guildhall.commons.models import Entry, Link
from guildhall.commons.text import NotPosted
from guildhall.practices.actions import (
    add_limit,
    add_tip,
    branch_practice,
    bring_back_way,
    make_label,
    say_more,
    stand_behind,
    withdraw_way,
    write_practice,
)
from guildhall.practices.actions.standing import NotNow
from guildhall.practices.models import Way

pytestmark = pytest.mark.database


def names(entry: Entry) -> list[str]:
    return list(entry.authorships.values_list("person__name", flat=True))


def test_two_lines_are_a_tip_and_sent_twice_it_is_one(world, room):
    first = add_tip(room, by=world.ben, seen="It ticks", parts={"fix": "Dry it", "steps": "  "})
    again = add_tip(room, by=world.ben, seen="It ticks", parts={"fix": "Dry it"})

    assert (first, first.state, first.way.parts) == (again, "new", {"fix": "Dry it"})
    assert "What fixed it" in first.body_html


def test_a_form_without_what_fixed_it_is_kept_as_it_is(world, room, as_person):
    response = as_person(world.ben).post("/c/pumps/tips/add/", {"title": "It ticks", "fix": ""})

    assert (response.status_code, Entry.objects.filter(kind="tip").count()) == (422, 0)
    assert "It ticks" in response.content.decode()


def test_a_named_label_is_made_once_and_is_the_next_guess(world, room, as_person):
    client = as_person(world.ben)
    for number in (1, 2):
        client.post(
            "/c/pumps/tips/add/",
            {
                "title": f"It ticks {number}",
                "fix": "Dry it",
                "label_name": "Pump  P-12" if number == 1 else "pump p-12",
            },
        )

    assert {way.label.name for way in Way.objects.all()} == {"Pump P-12"}
    assert 'value="Pump P-12"' in client.get("/c/pumps/tips/add/").content.decode()


def test_the_label_of_a_qr_code_fills_the_form_and_one_of_elsewhere_does_not(
    world, room, as_person
):
    label = make_label(room, by=world.ada, name="Press 3")

    assert (
        'value="Press 3"'
        in as_person(world.ben).get(f"/c/pumps/tips/add/?label={label.pk}").content.decode()
    )
    assert (
        as_person(world.ben).get("/c/pumps/tips/add/?label=99999999999999999999").status_code == 200
    )


def test_several_tips_become_one_practice_with_every_author(world, room):
    tips = [
        add_tip(room, by=person, seen=f"Seen by {person.name}", parts={"fix": "x"})
        for person in (world.ben, world.cleo)
    ]
    practice = write_practice(
        room, by=world.ada, title="Dry", parts={"situation": "Damp", "doing": "Dry"}, from_tips=tips
    )

    assert names(practice) == ["Ben", "Ada", "Cleo"]
    assert set(Link.objects.filter(target=practice).values_list("source_id", flat=True)) == {
        tip.pk for tip in tips
    }


def test_a_practice_sent_twice_is_one_and_loses_a_tip_without_being_taken_away(world, room):
    tips = [
        add_tip(room, by=person, seen=f"Seen by {person.name}", parts={"fix": "x"})
        for person in (world.ben, world.cleo)
    ]
    parts = {"situation": "Damp", "doing": "Dry"}
    first, again = (
        write_practice(room, by=world.ada, title="Dry", parts=parts, from_tips=tips)
        for _click in range(2)
    )
    undo_growth(Link.objects.get(source=tips[0], target=first), by=world.ada)

    first.refresh_from_db()
    assert (first, first.standing) == (again, "published")
    assert list(Link.objects.filter(target=first).values_list("source", flat=True)) == [tips[1].pk]


def test_a_local_way_stands_beside_the_original_and_can_be_compared(
    world, room, practice, as_person
):
    local = branch_practice(
        practice,
        by=world.cleo,
        title="Dry slowly",
        place="York",
        parts={"situation": "A damp cabinet", "doing": "Dry it slowly"},
    )
    page = (
        as_person(world.ben)
        .get(f"/c/pumps/tips/{practice.pk}/compare/{local.pk}/")
        .content.decode()
    )

    assert (local.way.branch_of, local.way.branch_place, names(local)) == (
        practice,
        "York",
        ["Ben", "Cleo"],
    )
    assert "Dry it slowly" in page
    assert (
        as_person(world.ben).get(f"/c/pumps/tips/{local.pk}/compare/{practice.pk}/").status_code
        == 404
    )


def test_whoever_says_more_is_an_author_and_mentions_stay_mentions(world, tip):
    say_more(tip, by=world.cleo, part="why", text="Damp, as @ada says")
    entry = say_more(tip, by=world.cleo, part="why", text="Damp, as @ada says")
    say_more(tip, by=world.ada, part="why", text="And rust")

    entry.refresh_from_db()
    assert names(entry) == ["Ben", "Cleo", "Ada"]
    assert Way.objects.get(pk=tip.pk).parts["why"] == f"Damp, as <@{world.ada.pk}> says\n\nAnd rust"
    assert entry.mentions.get().person == world.ada


def test_a_part_that_is_too_long_is_refused_and_nothing_is_lost(world, tip, as_person):
    with pytest.raises(NotPosted, match="longer than"):
        say_more(tip, by=world.cleo, part="why", text="x" * 20_001)
    response = as_person(world.ben).post(
        "/c/pumps/tips/add/", {"title": "It ticks", "fix": "x" * 10_000_000}
    )

    assert response.status_code in (400, 413, 422)
    assert Entry.objects.filter(kind="tip").count() == 1


def test_a_picture_that_is_none_is_refused_with_its_reason(world, room, as_person):
    fake = SimpleUploadedFile("x.png", b"\x89PNG\r\n\x1a\n and words", "image/png")
    response = as_person(world.ben).post(
        "/c/pumps/tips/add/", {"title": "It ticks", "fix": "Dry it", "files": fake}
    )

    assert response.status_code == 422
    assert "Dry it" in response.content.decode()


def test_did_not_in_a_damp_room_becomes_a_limit_in_the_text(world, tip, as_person):
    outcome = report_outcome(tip, by=world.cleo, result="failed", context="in a damp room")
    author, other = as_person(world.ben), as_person(world.cleo)
    offered = "Add a limit" in author.get(f"/c/pumps/tips/{tip.pk}/").content.decode()
    refused = other.get(f"/c/pumps/tips/{tip.pk}/limits/{outcome.pk}/").status_code
    add_limit(tip, by=world.ben, outcome=outcome, text="Not in a damp room")

    assert (offered, refused) == (True, 403)
    assert Way.objects.get(pk=tip.pk).parts["when_not"] == "Not in a damp room (Cleo)"
    assert "Add a limit" not in author.get(f"/c/pumps/tips/{tip.pk}/").content.decode()


def test_merging_keeps_every_author_and_report_and_can_be_taken_back(world, units, tip, edda):
    other = add_tip(world.community, by=world.cleo, seen="It ticks again", parts={"fix": "Dry it"})
    report_outcome(other, by=edda, result="worked", unit_name="Hull")
    moved = merge_entry(other, into=tip, by=world.ada)
    tip.refresh_from_db()
    assert (names(tip), tip.state) == (["Ben", "Cleo"], "tried")

    undo_merge(other, moved=moved, by=world.ada)
    tip.refresh_from_db()
    assert (names(tip), tip.state) == (["Ben"], "new")


def test_merging_in_a_circle_is_refused(world, tip):
    other = add_tip(world.community, by=world.cleo, seen="It ticks again", parts={"fix": "Dry it"})
    merge_entry(other, into=tip, by=world.ada)

    with pytest.raises(NotMovable):
        merge_entry(tip, into=other, by=world.ada)
    with pytest.raises(NotMovable):
        merge_entry(tip, into=tip, by=world.ada)


def test_standing_behind_wants_what_is_missing_and_says_it(world, units, tip, edda):
    for person, unit in ((world.cleo, "York"), (edda, "Hull")):
        report_outcome(tip, by=person, result="worked", unit_name=unit)
    with pytest.raises(NotNow, match="Missing: why it helps, when not to do it"):
        stand_behind(tip, by=world.ada)
    say_more(tip, by=world.ben, part="why", text="Damp")
    say_more(tip, by=world.ben, part="when_not", text="Under tension")
    stand_behind(tip, by=world.ada)

    tip.refresh_from_db()
    assert tip.state == "standard"


def test_a_withdrawn_one_says_why_and_what_replaces_it_and_comes_back_where_it_was(
    world, units, tip, practice, edda, as_person
):
    for person, unit in ((world.cleo, "York"), (edda, "Hull")):
        report_outcome(tip, by=person, result="worked", unit_name=unit)
    withdraw_way(tip, by=world.ben, reason="It rusts", replaced_by=practice)
    page = as_person(world.cleo).get(f"/c/pumps/tips/{tip.pk}/").content.decode()
    listed = as_person(world.cleo).get("/c/pumps/tips/").content.decode()
    bring_back_way(tip, by=world.ben)

    tip.refresh_from_db()
    assert "It rusts" in page
    assert "Dry first" in page
    assert "The relay ticks" not in listed
    assert tip.state == "elsewhere"


def test_a_split_tip_is_a_tip(world, tip):
    reply = post_reply(tip, by=world.cleo, body="Something else: grease it")
    made = split_entry(tip, replies=[reply], title="Grease", by=world.ada)

    assert (made.way.parts, made.state) == ({}, "new")
