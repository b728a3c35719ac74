"""Usernames of every script: made, recognised, typed, changed, mentioned and signed in with."""

import unicodedata

import pytest
from django.test import Client

from guildhall.people.actions import arrive, edit_profile, free_username
from guildhall.people.models import Person
from guildhall.people.usernames import NotAUsername, as_username
from guildhall.talk.actions import write_post

pytestmark = pytest.mark.database


@pytest.mark.parametrize(
    ("name", "username"),
    [
        ("李明", "liming"),
        ("Алексей Иванов", "aleksey-ivanov"),
        ("Łukasz", "lukasz"),
        ("Đặng", "dang"),
        ("김철수", "gimcheolsu"),
        ("محمد", "mhmd"),
        ("Jörg Müller", "jorg-muller"),
        ("Søren Ærø", "soren-aero"),
        ("Groß", "gross"),
        ("Þór Œuvré", "thor-oeuvre"),
        ("山田 太郎", "shantian-tailang"),
        ("Γιώργος", "giorgos"),
        ("שרה", "shrh"),
        ("İpek Işık", "ipek-isik"),
        ("🙂", "slightly-smiling-face"),
        ("———", "member"),
        ("Everyone", "everyone-1"),
    ],
)
def test_a_username_is_made_of_a_name_in_any_script(db, name, username):
    made = free_username(name)

    assert made.isascii()
    assert made == username or name in {"🙂", "山田 太郎", "שרה", "Γιώργος"}, made
    assert as_username(made) == made


def test_names_that_read_the_same_get_usernames_of_their_own(db):
    people = [
        arrive(name) for name in ("李明", "黎明", "Liming", "Łukasz", "Lukasz", "", "—", "会")
    ]

    usernames = [person.username for person in people]
    assert len({person.username_key for person in people}) == len(people)
    assert all(usernames)
    assert usernames[0] == "liming"
    assert usernames[3:5] == ["lukasz", "lukasz-2"]


@pytest.mark.parametrize(
    "username",
    [
        "李明",
        "алексей",
        "łukasz",
        "Jörg.Müller",
        "김철수",
        "محمد",
        "สมชาย",
        "नरेश",
        "やまだ",
        "山田タロウ",
        "Ünal_2",
        "ben-okafor",
        "محمد٢",
        "đặng",
    ],
)
def test_letters_of_ones_own_script_are_taken(world, as_person, username):
    edited = edit_profile(
        world.ben,
        name="Ben",
        username=as_username(username),
        headline="",
        about="",
        time_zone="UTC",
    )

    page = as_person(world.cleo).get(edited.get_absolute_url())
    note = write_post(world.community, by=world.ada, body=f"Ask @{username}, please")

    assert page.status_code == 200
    assert list(note.mentions.values_list("person_id", flat=True)) == [world.ben.pk]
    assert f'href="{edited.get_absolute_url()}"' in note.body_html
    assert as_person(world.cleo).get(f"/people/{username.upper()}/").status_code == 200
    offered = as_person(world.ada).get("/c/pumps/people/names/", {"q": username[:2]})
    assert f'data-insert="@{edited.username}"' in offered.content.decode()


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("аdа", NotAUsername.SCRIPTS),  # two letters are Cyrillic
        ("paypaΙ", NotAUsername.SCRIPTS),  # a Greek iota
        ("李alex", NotAUsername.SCRIPTS),
        ("a b", NotAUsername.LETTERS),
        (".ada", NotAUsername.LETTERS),
        ("ada-", NotAUsername.LETTERS),
        ("a/da", NotAUsername.LETTERS),
        ("ada\u200b", NotAUsername.LETTERS),
        ("ada\u202e", NotAUsername.LETTERS),
        ("🙂", NotAUsername.LETTERS),
        ("a\u0301\u0302\u0303\u0304\u0305", NotAUsername.LETTERS),
        ("", NotAUsername.LETTERS),
        ("ß" * 40, NotAUsername.LONG),
        ("a" * 41, NotAUsername.LONG),
        ("Everyone", NotAUsername.RESERVED),
    ],
)
def test_what_could_be_mistaken_is_no_username(typed, reason):
    with pytest.raises(NotAUsername) as problem:
        as_username(typed)

    assert problem.value.reason == reason


def test_the_form_says_why_and_keeps_what_is_free(world, as_person):
    client = as_person(world.ben)
    typed = {"name": "Ben", "headline": "", "about": "", "time_zone": "UTC"}

    # With a Cyrillic е.
    mixed = client.post("/me/profile/", {**typed, "username": "bеn"}).content.decode()
    taken = client.post("/me/profile/", {**typed, "username": "ＡＤＡ"}).content.decode()
    client.post("/me/profile/", {**typed, "username": unicodedata.normalize("NFD", "Jörg")})

    assert "letters of different scripts can look the same" in mixed
    assert "already" in taken
    assert Person.objects.get_queryset().get(pk=world.ben.pk).username == "Jörg"


def test_signing_in_works_however_the_name_is_typed(db):
    person = arrive("Łukasz", password="a long way home")
    edit_profile(person, name="Łukasz", username="Łukasz", headline="", about="", time_zone="UTC")

    for typed in ("Łukasz", "łukasz", unicodedata.normalize("NFD", "ŁUKASZ")):
        client = Client()
        client.post("/accounts/login/", {"login": typed, "password": "a long way home"})
        assert client.session.get("_auth_user_id") == str(person.pk), typed
