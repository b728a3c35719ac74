"""JSON → hall → JSON is equal but for the pictures, which each hall encodes itself."""

import base64
import hashlib
import io
import json

import pytest
from click.testing import CliRunner
from django.test import Client
from PIL import Image, PngImagePlugin

from guildhall.commons.actions import (
    attach_file,
    attach_picture,
    picture_markdown,
    put_beside,
    report_outcome,
)
from guildhall.commons.models import Entry
from guildhall.communities.actions import add_topic, join, open_room, start_community
from guildhall.imports.command import bring_in
from guildhall.kit import files
from guildhall.practices.actions import (
    add_tip,
    check_way,
    keep_counter_case,
    make_label,
    question_way,
    say_more,
    say_use,
    stand_behind,
    withdraw_way,
    write_practice,
)
from guildhall.practices.models import Way
from tests.pictures import pdf, png

pytestmark = pytest.mark.database


@pytest.fixture
def filled(world, units, room, edda):
    """Something of everything that a pack carries; and something that it does not."""
    topic = add_topic(room, name="Seals & springs", by=world.ada)
    picture = picture_markdown(attach_picture(png(), by=world.ben))
    label = make_label(room, by=world.ben, name="Pump P-12")
    tip = add_tip(
        room,
        by=world.ben,
        seen="It <b>ticks</b>",
        parts={"fix": f"Dry it, @ada\n\n{picture}"},
        label=label,
        topics=[topic],
    )
    say_more(tip, by=world.cleo, part="why", text="Damp & rust")
    say_more(tip, by=world.cleo, part="when_not", text="Under tension")
    for person, unit in ((world.ada, "York"), (edda, "Hull")):
        report_outcome(tip, by=person, result="worked", context="in rain", unit_name=unit)
    damp = report_outcome(
        tip, by=world.cleo, result="failed", context="in a damp room", unit_name="York"
    )
    keep_counter_case(tip, by=world.ben, outcome=damp)
    stand_behind(tip, by=world.ada)
    asked = add_tip(room, by=world.cleo, seen="It hums", parts={"fix": "Oil"})
    question_way(asked, by=world.ada, body="Which oil?")
    practice = write_practice(
        room,
        by=world.ada,
        title="Dry first",
        parts={"situation": "Wet", "doing": "Dry"},
        from_tips=[tip],
    )
    check_way(practice, by=edda, note="Did so")
    say_use(practice, by=edda, unit=units.hull, stage="adapting", line="with a fan")
    withdraw_way(
        add_tip(room, by=world.ben, seen="Old", parts={"fix": "No"}), by=world.ben, reason="No"
    )
    return room


def pack_of(client: Client, slug: str) -> dict:
    return json.loads(client.get(f"/c/{slug}/tips/pack/json/").content)


def take_in(path, slug: str):
    return CliRunner().invoke(bring_in, ["pack", str(path), "--community", slug, "--json"])


def but_for_pictures(pack: dict) -> str:
    """The pack with its only picture called “picture”, and without the version made of it."""
    name = next(iter(pack["pictures"]))
    rest = {key: part for key, part in pack.items() if key not in ("pictures", "version")}
    return json.dumps(rest, sort_keys=True).replace(name, "picture")


def with_picture(pack: dict, content: bytes, *, suffix: str) -> str:
    """The pack with this picture instead of its own; returns the name it has there."""
    old, new = next(iter(pack["pictures"])), f"{hashlib.sha256(content).hexdigest()}.{suffix}"
    pack["pictures"] = {new: base64.b64encode(content).decode()}
    pack["ways"][0]["parts"]["fix"] = pack["ways"][0]["parts"]["fix"].replace(old, new)
    return new


def test_json_into_another_community_and_out_again_is_equal(world, filled, as_person, tmp_path):
    ada = as_person(world.ada)
    pack = pack_of(ada, "pumps")
    path = tmp_path / "pack.json"
    path.write_text(json.dumps(pack))
    other = start_community(
        "Pumps", by=world.ben, purpose="The same elsewhere", slug="pumps-elsewhere"
    )
    open_room(other, room="practices", by=world.ben)
    result = take_in(path, "pumps-elsewhere")

    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout.splitlines()[-1])["ways"] == 3
    again = pack_of(as_person(world.ben), "pumps-elsewhere")
    assert but_for_pictures(again) == but_for_pictures(pack)
    assert [row["title"] for row in pack["ways"]] == ["It <b>ticks</b>", "It hums", "Dry first"]
    assert (len(pack["pictures"]), len(again["pictures"])) == (1, 1)
    assert next(iter(again["pictures"])) in again["ways"][0]["parts"]["fix"]


def test_what_came_in_works_as_what_was_written_here(world, filled, as_person, tmp_path):
    path = tmp_path / "pack.json"
    path.write_text(json.dumps(pack_of(as_person(world.ada), "pumps")))
    assert take_in(path, "elsewhere").exit_code == 0
    first = Entry.objects.get(community__slug="elsewhere", title="It <b>ticks</b>")
    join(first.community, person=world.dov)
    dov = as_person(world.dov)
    page = dov.get(f"/c/elsewhere/tips/{first.pk}/").content.decode()

    assert (first.state, first.worked_count, first.way.check_state) == ("standard", 2, "checked")
    assert "It &lt;b&gt;ticks&lt;/b&gt;" in page
    assert first.way.counter_case.context == "in a damp room"
    assert dov.get(f"/files/{first.attachments.get().file}").status_code == 200
    assert first.community.visibility == "private"


def test_the_same_pack_twice_adds_nothing(world, filled, as_person, tmp_path):
    path = tmp_path / "pack.json"
    path.write_text(json.dumps(pack_of(as_person(world.ada), "pumps")))
    take_in(path, "elsewhere")
    again = take_in(path, "elsewhere")

    assert json.loads(again.stdout.splitlines()[-1])["known"] == 3
    assert Way.objects.filter(entry__community__slug="elsewhere").count() == 3


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("not json", "is not a JSON file that can be read"),
        ("[]", "is not a pack"),
        ('{"format": "guildhall-ways", "format_version": 9}', "this hall reads format 1"),
        (
            (
                '{"format": "guildhall-ways", "format_version": 1, "people": {}, "pictures": {}, '
                '"ways": [{"key": "x"}]}'
            ),
            "The pack is damaged",
        ),
    ],
)
def test_what_is_no_pack_is_refused_in_one_sentence(db, tmp_path, content, sentence):
    path = tmp_path / "pack.json"
    path.write_text(content)
    result = take_in(path, "elsewhere")

    assert result.exit_code == 1
    assert sentence in result.output
    assert Entry.objects.filter(kind="tip").count() == 0


def test_a_picture_that_is_none_stays_outside(world, filled, as_person, tmp_path):
    pack = pack_of(as_person(world.ada), "pumps")
    name = next(iter(pack["pictures"]))
    pack["pictures"] = {name: "PHN2Zz48L3N2Zz4=", "../../etc/passwd": "PHN2Zz48L3N2Zz4="}
    path = tmp_path / "pack.json"
    path.write_text(json.dumps(pack))
    result = take_in(path, "elsewhere")

    assert json.loads(result.stdout.splitlines()[-1])["pictures"] == 0


@pytest.mark.parametrize(
    ("kind", "suffix"), [("PNG", "png"), ("JPEG", "jpg"), ("GIF", "gif"), ("WEBP", "webp")]
)
def test_a_picture_is_encoded_anew(world, filled, as_person, tmp_path, kind, suffix):
    pack = pack_of(as_person(world.ada), "pumps")
    out = io.BytesIO()
    Image.new("RGB", (9, 9), (1, 2, 3)).save(out, kind)
    name = with_picture(pack, out.getvalue() + b"<script>alert(1)</script>", suffix=suffix)
    path = tmp_path / "pack.json"
    path.write_text(json.dumps(pack))

    assert json.loads(take_in(path, "elsewhere").stdout.splitlines()[-1])["pictures"] == 1
    first = Entry.objects.get(community__slug="elsewhere", title="It <b>ticks</b>")
    shown = first.attachments.get()
    assert (shown.content_type, shown.file != name) == ("image/webp", True)
    assert f"/files/{shown.file}" in first.body_html
    content = files.read(shown.file)
    assert (b"script" in content, Image.open(io.BytesIO(content)).format) == (False, "WEBP")
    assert not files.exists(name)


def test_place_and_camera_stay_outside(world, filled, as_person, tmp_path):
    pack = pack_of(as_person(world.ada), "pumps")
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Place", "48.2082, 16.3738")
    out = io.BytesIO()
    Image.new("RGB", (9, 9)).save(out, "PNG", pnginfo=notes)
    with_picture(pack, out.getvalue(), suffix="png")
    path = tmp_path / "pack.json"
    path.write_text(json.dumps(pack))
    take_in(path, "elsewhere")

    shown = Entry.objects.get(
        community__slug="elsewhere", title="It <b>ticks</b>"
    ).attachments.get()
    assert b"48.2082" not in files.read(shown.file)


def test_photos_beside_a_tip_come_along_and_its_other_files_stay(world, room, as_person, tmp_path):
    tip = add_tip(room, by=world.ben, seen="It ticks", parts={"fix": "Dry it"})
    photo, manual = (
        attach_file(content, name=name, by=world.ben, community=room)
        for content, name in ((png(), "p.png"), (pdf(), "manual.pdf"))
    )
    photo.alt = "A wet relay"
    put_beside(tip, [photo, manual], by=world.ben)
    path = tmp_path / "pack.json"
    pack = pack_of(as_person(world.ben), room.slug)
    path.write_text(json.dumps(pack))
    page = as_person(world.ben).get(f"/c/{room.slug}/tips/pack/page/").content.decode()
    other = start_community("Relays", by=world.ada, purpose="All about relays", slug="relays")
    open_room(other, room="practices", by=world.ada)

    done = take_in(path, "relays")

    assert done.exit_code == 0, done.output
    brought = Entry.objects.get(community=other).files_beside
    assert pack["ways"][0]["beside"] == [{"file": photo.file, "alt": "A wet relay"}]
    assert [(one.kind, one.alt, one.width) for one in brought] == [("picture", "A wet relay", 8)]
    assert 'alt="A wet relay"' in page


def test_a_file_that_the_pack_does_not_carry_is_shown_to_nobody(world, filled, as_person, tmp_path):
    """A picture of this name is here, in a community that the pack's reader isn't a member of."""
    pack = pack_of(as_person(world.ada), "pumps")
    name = next(iter(pack["pictures"]))
    pack["pictures"] = {}
    path = tmp_path / "pack.json"
    path.write_text(json.dumps(pack))
    take_in(path, "elsewhere")
    first = Entry.objects.get(community__slug="elsewhere", title="It <b>ticks</b>")
    join(first.community, person=world.dov)

    assert files.exists(name)
    assert list(first.attachments.all()) == []
    assert as_person(world.dov).get(f"/files/{name}").status_code == 404
