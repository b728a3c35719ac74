"""What was asked before is looked for with the past alone, and the figures are what was found."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from guildhall.bench.alike_run import note_meaning
from guildhall.bench.looks import Counted, Looked, counted
from guildhall.bench.replaying import replay
from guildhall.commons.models import Entry
from guildhall.questions.actions import ask

DATA = Path(os.environ.get("GUILDHALL_TEST_DATA", Path(__file__).parents[4] / "shared" / "data"))
CONLANG = DATA / "se-conlang-meta-2020" / "se-conlang-meta-2020.zip"

TITLES = [
    "Pumpe tropft",
    "Sommer Feier",
    "The pump leaks oil",
    "Joint of the door",
    "A gasket for the door",
    "Who plans the party",
    "The pump leaks",
    "Summer party",
    "Oil for the pump",
    "Dichtung for a pump",
]


def looks_at(world, titles: list[str]) -> list[dict[str, list[str]]]:
    """What is found at each of the later questions, as titles."""
    Entry.objects.all().delete()
    named = {}
    for title in titles:
        named[ask(world.community, by=world.ada, title=title, body="").pk] = title
    looks = replay(world.community, duplicates={}, related={}, note_meaning=note_meaning, later=0.5)
    return [
        {way: [named[pk] for pk in ids] for way, ids in look.found.items()} for look in list(looks)
    ]


@pytest.mark.django_db
def test_what_is_found_at_a_question_does_not_depend_on_what_came_later(world, toy_encoder):
    as_it_was = looks_at(world, TITLES)
    future = TITLES[7:]
    random.Random(3).shuffle(future)
    future = [f"{title} and another pump" for title in future]

    otherwise = looks_at(world, TITLES[:7] + future)

    assert len(as_it_was) == 5
    assert otherwise[:2] == as_it_was[:2]
    assert otherwise[2:] != as_it_was[2:]
    assert "Sommer Feier" in as_it_was[0]["beside"]
    assert "Sommer Feier" not in as_it_was[0]["words"]
    assert set(as_it_was[1]["beside"]) <= set(TITLES[:6])


@pytest.mark.django_db
def test_a_question_counts_only_what_was_linked_before_it(world):
    earlier, later = (
        ask(world.community, by=world.ada, title=title, body="") for title in ("Pump", "A pump")
    )
    links = {earlier.pk: {later.pk}, later.pk: {earlier.pk}}

    looks = list(replay(world.community, duplicates=links, related={}, later=1.0))

    assert [look.duplicates for look in looks] == [set(), {earlier.pk}]
    assert [look.found["words"] for look in looks] == [[], [earlier.pk]]


def test_shares_are_of_what_people_linked_and_pooled_over_sites():
    found = {"words": [9, 8, 7, 6, 5, 4], "beside": [4, 5]}
    seconds = {"words": 0.01, "beside": 0.03}
    looks = [
        Looked(1, {4, 5}, set(), found, seconds),
        Looked(2, set(), {5}, found, seconds),
        Looked(3, set(), set(), found, seconds),
    ]

    site = counted(looks).as_json()
    pooled = Counted.pooled([counted(looks), counted(looks[2:])]).as_json()

    assert site["ways"]["words"] == {
        "duplicates_at_5": 0.5,
        "related_at_5": 1.0,
        "hit_at_1": 0.0,
        "hit_at_3": 0.0,
        "hit_at_10": 1.0,
        "seconds": 0.01,
    }
    assert site["ways"]["beside"]["hit_at_1"] == 0.5
    assert (pooled["questions"], pooled["with_links"]) == (4, 2)
    assert pooled["ways"]["words"]["duplicates_at_5"] == 0.5


@pytest.mark.slow
def test_a_site_is_lived_through_from_its_dump(tmp_path):
    if not CONLANG.exists():
        pytest.skip(f"REAL DATA MISSING: {CONLANG} is not there, so no site was lived through")
    env = {**os.environ, "TMPDIR": str(tmp_path)}
    env.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, "-m", "guildhall", "bench", "alike", str(CONLANG), "--json"]

    done = subprocess.run(command, env=env, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout.splitlines()[-1])
    assert result["has_meaning"] is False
    assert result["pooled"] == next(iter(result["sites"].values()))
    assert (result["pooled"]["questions"], result["pooled"]["with_links"]) == (22, 6)
    ways = result["pooled"]["ways"]
    assert ways["words"] == {**ways["typing"], "seconds": ways["words"]["seconds"]}
