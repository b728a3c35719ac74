"""Packs that are damaged, lying or hostile: each ends in a sentence, and nothing comes in."""

import copy
import json

import pytest
from click.testing import CliRunner

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.imports.command import bring_in
from guildhall.people.models import Person

pytestmark = pytest.mark.database

WAY = {
    "key": "9d1c2c34-7a0e-4f4e-9d0c-000000000001",
    "kind": "tip",
    "title": "It hums",
    "parts": {"fix": "Oil"},
    "rung": "new",
    "check": "unchecked",
    "label": {"name": "Pump", "kind": "product"},
    "topics": ["Seals"],
    "home": "York",
    "written_at": "2024-01-01T10:00:00+00:00",
    "look_again_on": "2027-01-01",
    "authors": ["a"],
    "checks": [{"by": "a", "at": "2024-01-02T10:00:00+00:00", "note": ""}],
    "stands_behind": None,
    "tried": [
        {
            "by": "a",
            "result": "worked",
            "context": "",
            "unit": "York",
            "at": "2024-01-02T10:00:00+00:00",
        }
    ],
    "uses": [
        {
            "by": "a",
            "unit": "York",
            "stage": "trying",
            "line": "",
            "since": "2024-01-02T10:00:00+00:00",
        }
    ],
}
PACK = {
    "format": "guildhall-ways",
    "format_version": 1,
    "name": "Pumps",
    "people": {"a": "Eva"},
    "pictures": {},
    "ways": [WAY],
}


def take_in(tmp_path, content: str):
    path = tmp_path / "pack.json"
    path.write_text(content)
    return CliRunner().invoke(bring_in, ["pack", str(path), "--community", "elsewhere"])


def assert_nothing_came(result) -> None:
    assert result.exit_code == 1, result.output
    assert isinstance(result.exception, SystemExit)
    assert len(result.output.strip().splitlines()[-1]) < 400
    assert (Community.objects.count(), Entry.objects.count(), Person.objects.count()) == (0, 0, 0)


def changed(*place: str | int, value: object) -> dict:
    pack = copy.deepcopy(PACK)
    pack["ways"].insert(0, {**copy.deepcopy(WAY), "key": "9d1c2c34-7a0e-4f4e-9d0c-000000000002"})
    inner = pack
    for name in place[:-1]:
        inner = inner[name]
    if value is KeyError:
        del inner[place[-1]]
    else:
        inner[place[-1]] = value
    return pack


@pytest.mark.django_db
def test_the_pack_that_is_changed_here_comes_in(tmp_path):
    assert take_in(tmp_path, json.dumps(PACK)).exit_code == 0
    assert Entry.objects.get().title == "It hums"


@pytest.mark.django_db
@pytest.mark.parametrize("field", list(WAY))
@pytest.mark.parametrize(
    "value",
    [KeyError, 7, 10**400, [[]], {"x": {}}, "x" * 70_000, True],
    ids=lambda value: str(value)[:12],
)
def test_each_value_of_a_tip_is_looked_at(tmp_path, field, value):
    result = take_in(
        tmp_path,
        json.dumps(changed("ways", 1, field, value=value)) if value != 10**400 else huge(field),
    )

    assert_nothing_came(result)
    assert "pack" in result.output


def huge(field: str) -> str:
    return json.dumps(changed("ways", 1, field, value="HUGE")).replace('"HUGE"', "9" * 5_000)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("place", "value", "words"),
    [
        (("ways", 1, "authors"), [], "has no author"),
        (("ways", 1, "authors"), ["b"], "who is not in its list of people"),
        (("ways", 1, "tried", 0, "by"), "b", "who is not in its list of people"),
        (("ways", 1, "key"), "9d1c2c34-7a0e-4f4e-9d0c-000000000002", "have the same key"),
        (("ways", 1, "written_at"), "9999-12-31T00:00:00+00:00", "is no time"),
        (("ways", 1, "look_again_on"), "0001-01-01", "is no date"),
        (("ways", 1, "uses", 0, "stage"), "always", "is not one of"),
        (("people",), ["a"], "holds no names"),
        (("people", "a"), {"name": "Eva"}, "is not a text"),
        (("ways",), {"0": WAY}, "is not a list"),
        (("pictures",), None, "holds no names"),
        (("format_version",), {"x": "y" * 900}, "this hall reads format 1"),
    ],
)
def test_what_a_pack_says_about_itself_must_hold_together(tmp_path, place, value, words):
    result = take_in(tmp_path, json.dumps(changed(*place, value=value)))

    assert_nothing_came(result)
    assert words in result.output.replace("\n", " ")


@pytest.mark.django_db
@pytest.mark.parametrize("content", ["[" * 100_000, '{"a":' * 100_000, "NaN", '"x"', "\0", "{", ""])
def test_what_is_no_json_or_goes_too_deep_is_refused(tmp_path, content):
    assert_nothing_came(take_in(tmp_path, content))


@pytest.mark.django_db
def test_characters_that_no_database_keeps_and_long_names_are_cut_from_a_pack(tmp_path):
    pack = changed("ways", 1, "title", value="It\0 hums\ud800")
    pack["ways"][1] |= {
        "topics": ["t" * 90, "t" * 95],
        "label": {"name": "ﷺ" * 30, "kind": "place"},
        "home": "h" * 150,
    }

    result = take_in(tmp_path, json.dumps(pack))

    assert result.exit_code == 0, result.output
    assert set(Entry.objects.values_list("title", flat=True)) == {"It hums"}
