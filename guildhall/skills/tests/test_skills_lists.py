"""Owners load, switch off and remove skills lists on a page of the hall."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from guildhall.people.actions import add_offer
from guildhall.people.models import AuditRecord, Offer
from guildhall.skills.actions import remove_list, switch_off_list, switch_on_list
from guildhall.skills.forms.loading import MOST_BYTES
from guildhall.skills.models import OfferWord, SkillsList
from guildhall.skills.queries.finding import sought, who_brings

pytestmark = pytest.mark.database
OWN = b"name,synonyms,broader\nJoining metal,,\nWelding,fusing,Joining metal\nSoldering,brazing,\n"
PAGE = "/hall/skills-lists/"


@pytest.fixture
def owner(world, as_person):
    world.ada.is_owner = True
    world.ada.save()
    return as_person(world.ada)


def upload(owner, content: bytes = OWN, *, name: str = "our-skills.csv", **fields: str):
    return owner.post(PAGE, {"file": SimpleUploadedFile(name, content), **fields}, follow=True)


def found(text: str, reader) -> list[str]:
    return [hit.offer.text for hit in who_brings(sought(text, reader=reader), reader).hits]


def test_a_table_is_loaded_and_shown_with_its_attribution(world, owner):
    add_offer(world.ben, kind=Offer.Kind.ASK_ME, text="Brazing")
    empty = owner.get(PAGE).content.decode()
    loaded = upload(owner, attribution="From our works council").content.decode()

    assert "No skills list yet" in empty
    assert "The list is loaded. It has 3 skills." in loaded
    assert "our-skills" in loaded
    assert "From our works council" in loaded
    assert found("soldering", world.ada) == ["Brazing"]
    assert AuditRecord.objects.filter(act="skills list loaded", by=world.ada).exists()


def test_the_same_list_twice_is_one_list(owner):
    upload(owner)
    upload(owner)

    assert [(one.name, one.skills.count()) for one in SkillsList.objects.all()] == [
        ("our-skills", 3)
    ]


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (OWN[:-11], "cut.csv", "cut.csv ends too early or is damaged at line 4"),
        (OWN[:60] + b',"open', "cut.csv", "cut.csv ends too early or is damaged at line 3"),
        (b"skill\nWelding\n", "other.csv", "other.csv needs a column “name”"),
        (b"name\n\xff\xfe\xfa\n", "bytes.csv", "bytes.csv is not written in UTF-8"),
        (b"PK\x03\x04", "esco.zip", "This isn&#x27;t a CSV file."),
        (b"name\n" + b"x" * MOST_BYTES, "large.csv", "This file is larger than 2 MB."),
    ],
)
def test_what_is_cut_off_or_no_list_is_said_in_a_sentence_with_the_line(owner, content, name, says):
    answer = upload(owner, content, name=name, attribution="Ours")

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert 'value="Ours"' in answer.content.decode()
    assert not SkillsList.objects.exists()


def test_switched_off_its_words_find_nobody_until_it_is_on_again(world, owner):
    add_offer(world.ben, kind=Offer.Kind.ASK_ME, text="Brazing")
    upload(owner, attribution="From our works council")
    one = SkillsList.objects.get()
    owner.post(f"{PAGE}{one.pk}/off/")
    switch_off_list(one, by=world.ada)
    off = owner.get("/skills/?q=soldering").content.decode()

    assert found("soldering", world.ada) == []
    assert found("brazing", world.ada) == ["Brazing"]
    assert "From our works council" not in off
    assert "From our works council" not in owner.get("/skills/").content.decode()

    owner.post(f"{PAGE}{one.pk}/on/")
    switch_on_list(one, by=world.ada)

    assert found("soldering", world.ada) == ["Brazing"]
    assert AuditRecord.objects.filter(act__startswith="skills list switched").count() == 2


def test_removed_nothing_of_it_is_left_and_what_people_list_is_still_found(world, owner):
    add_offer(world.ben, kind=Offer.Kind.ASK_ME, text="Brazing")
    upload(owner)
    one = SkillsList.objects.get()
    owner.post(f"{PAGE}{one.pk}/remove/")
    remove_list(one, by=world.ada)

    assert not SkillsList.objects.exists()
    assert not OfferWord.objects.filter(word__startswith="skill:").exists()
    assert found("soldering", world.ada) == []
    assert found("brazing", world.ada) == ["Brazing"]


def test_only_owners(world, as_person, owner):
    upload(owner)
    one = SkillsList.objects.get()
    ben = as_person(world.ben)

    assert ben.get(PAGE).status_code == 403
    assert [ben.post(f"{PAGE}{one.pk}/{verb}/").status_code for verb in ("off", "remove")] == [
        403,
        403,
    ]
    assert SkillsList.objects.filter(switched_off_at=None).exists()


def test_what_a_skill_is_part_of_is_found_last_and_the_line_says_so(world, owner):
    for person, text in ((world.ben, "Joining metal"), (world.cleo, "Welding")):
        add_offer(person, kind=Offer.Kind.ASK_ME, text=text)
    upload(owner)

    page = owner.get("/skills/?q=fusing").content.decode()

    assert found("fusing", world.ada) == ["Welding", "Joining metal"]
    assert page.index("Welding</bdi>") < page.index("Joining metal</bdi>")
    assert page.count("What you looked for is a part of this.") == 1
    assert page.index("Joining metal</bdi>") < page.index("What you looked for is a part of this.")


def test_what_has_the_same_name_is_found_as_the_same_also_where_one_is_part_of_the_other(
    world, owner
):
    """Lists call a skill and what it is part of by one name at times."""
    for person, text in ((world.ben, "Joining metal"), (world.cleo, "Welding")):
        add_offer(person, kind=Offer.Kind.ASK_ME, text=text)
    upload(owner, OWN.replace(b"Joining metal,,", b"Joining metal,fusing,"))

    page = owner.get("/skills/?q=fusing").content.decode()

    assert sorted(found("fusing", world.ada)) == ["Joining metal", "Welding"]
    assert "What you looked for is a part of this." not in page
