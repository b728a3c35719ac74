"""A skills list is loaded: one's own table, or ESCO's official files.

ESCO's place is GUILDHALL_TEST_DATA (default ../shared/data); nothing of it is kept here.
"""

import json
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guildhall.imports.command import bring_in
from guildhall.people.actions import add_offer
from guildhall.people.models import Offer
from guildhall.skills.models import BroaderSkill, Skill, SkillName, SkillsList
from guildhall.skills.queries.finding import sought, who_brings

pytestmark = pytest.mark.database

DATA = Path(os.environ.get("GUILDHALL_TEST_DATA", Path(__file__).parents[4] / "shared" / "data"))
ESCO = DATA / "esco-1.1.1"
OWN = """name,synonyms,broader
Joining metal,,
Welding,fusing | arc welding,Joining metal
Soldering,"hard soldering
brazing",Joining metal
"""


def load(path: Path, *options: str) -> Result:
    return CliRunner().invoke(bring_in, ["skills", str(path), "--json", *options])


def counts() -> tuple[int, int, int]:
    return Skill.objects.count(), SkillName.objects.count(), BroaderSkill.objects.count()


@pytest.fixture
def own(tmp_path) -> Path:
    path = tmp_path / "skills.csv"
    path.write_text(OWN, encoding="utf-8")
    return path


def found(text: str, reader) -> list[str]:
    return [hit.offer.text for hit in who_brings(sought(text, reader=reader), reader).hits]


def test_other_words_and_parts_find_who_can_help(world, own):
    add_offer(world.ben, kind=Offer.Kind.ASK_ME, text="Brazing")
    result = load(own, "--name", "Our skills", "--attribution", "From our works council")

    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout.splitlines()[-1])["new"] == 3
    assert counts() == (3, 7, 2)
    assert found("soldering", world.ada) == ["Brazing"]
    assert found("joining metal", world.ada) == ["Brazing"]
    assert found("welding", world.ada) == []

    add_offer(world.ben, kind=Offer.Kind.ASK_ME, text="Arc welding")

    assert found("fusing", world.ada) == ["Arc welding"]


def test_twice_adds_nothing_and_what_is_gone_goes(world, own):
    load(own)
    before = counts()

    assert json.loads(load(own).stdout.splitlines()[-1])["new"] == 0
    assert counts() == before

    own.write_text("name,synonyms\nWelding,fusing\n", encoding="utf-8")
    load(own)

    assert counts() == (1, 2, 0)


@pytest.mark.parametrize(
    "content",
    [
        OWN.encode()[:-30],
        OWN.encode()[:60],
        b"",
        b"name\n",
        b"skill,other\nWelding,x\n",
        b"name\n\xff\xfe\xfa\n",
        b"PK\x03\x04broken",
    ],
)
def test_what_is_cut_off_or_no_list_gives_one_sentence_and_nothing_is_loaded(
    world, tmp_path, content
):
    path = tmp_path / ("skills.zip" if content.startswith(b"PK") else "skills.csv")
    path.write_bytes(content)
    result = load(path)

    assert result.exit_code == 1
    assert result.output.startswith("Error: ")
    assert len(result.output.strip().splitlines()) == 1
    assert not SkillsList.objects.exists()


@pytest.fixture
def esco() -> Path:
    if not ESCO.is_dir():
        pytest.skip(f"NOT TESTED: ESCO's files are not at {ESCO}")
    return ESCO


def test_esco_comes_in_whole_once_and_says_where_it_is_from(world, esco, as_person):
    add_offer(world.ben, kind=Offer.Kind.ASK_ME, text="arc welding techniques")
    first = json.loads(load(esco).stdout.splitlines()[-1])
    before = counts()
    second = json.loads(load(esco).stdout.splitlines()[-1])
    group = Skill.objects.filter(name="welding", foreign_id__contains="skill/S").first()
    page = as_person(world.ada).get("/skills/?q=manage+musical+staff").content.decode()

    assert Skill.objects.filter(foreign_id__contains="/skill/").count() >= 13_896
    assert first["new"] == first["skills"] == before[0]
    assert second["new"] == 0
    assert counts() == before
    assert "ESCO classification of the European Commission (v1.1.1)" in page
    assert group is None or found("welding", world.ada)


def test_half_of_esco_is_refused(world, esco, tmp_path):
    name = "esco-v1.1.1-classification-en-csv.zip"
    half = tmp_path / name
    shutil.copy(esco / name, half)
    with half.open("r+b") as content:
        content.truncate(half.stat().st_size // 2)
    result = load(half)

    assert result.exit_code == 1
    assert len(result.output.strip().splitlines()) == 1
    assert not Skill.objects.exists()
