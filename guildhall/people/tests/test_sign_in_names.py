"""Signing in with the name that one joined with; nobody else can take it."""

import importlib

import pytest
from django.apps import apps
from django.test import Client

from guildhall.people.actions import arrive, edit_profile, leave
from guildhall.people.forms.profile import ProfileForm
from guildhall.people.forms.signup import ArrivalForm
from guildhall.people.models import Person
from guildhall.people.sign_in_names import sign_in_key

WORDS = "four plain words here"
JOINED = ["Ada Marsh", "田中 さくら", "محمد علي", "Müller-Lüdenscheidt", "Şahin İnce", "O’Brien"]


def is_let_in(typed: str, password: str = WORDS) -> bool:
    client = Client()
    client.post("/accounts/login/", {"login": typed, "password": password})
    return "_auth_user_id" in client.session


def joining(name: str) -> ArrivalForm:
    return ArrivalForm({"name": name, "password": WORDS})


@pytest.mark.parametrize("name", JOINED)
def test_everybody_signs_in_with_the_name_they_joined_with(db, name):
    arrive(name, password=WORDS)

    assert is_let_in(name)
    assert is_let_in(f"  {name.upper().lower()} ")
    assert not is_let_in(name, "four other words here")
    assert not is_let_in(name[:-1])


@pytest.mark.parametrize(
    ("joined", "typed"),
    [
        ("O’Brien", "o'brien"),
        ("Jean-Luc Petit", "jean luc petit"),
        ("ＡＤＡ", "ada"),
        ("Ada Marsh", "Ada\u200b Marsh"),
        ("Zoe\u0308", "Zoë"),
    ],
)
def test_how_a_keyboard_writes_a_name_makes_no_difference(db, joined, typed):
    arrive(joined, password=WORDS)

    assert is_let_in(typed)
    assert not joining(typed).is_valid()


def test_mal_cannot_join_as_ada_nor_be_called_so_later(db):
    ada = arrive("Ada Marsh", password=WORDS)
    mal = arrive("Mal", password=WORDS)
    fields = {"username": "mal", "time_zone": "UTC", "headline": "", "about": ""}

    refused = joining("ADA  MARSH")
    renamed = ProfileForm({**fields, "name": "Ada Marsh"}, instance=mal, initial={"name": "Mal"})
    as_username = ProfileForm(
        {**fields, "name": "Mal", "username": "adamarsh"},
        instance=Person.objects.here().get(pk=mal.pk),
    )

    assert "already signs in as" in refused.errors["name"][0]
    assert "name" in renamed.errors
    assert "username" in as_username.errors
    assert joining("Ada Marsh, Graz").is_valid()
    assert Person.objects.here().get(pk=ada.pk).sign_in_name == "Ada Marsh"


def test_a_name_stays_for_signing_in_when_its_person_is_called_otherwise(db):
    ada = arrive("Ada Marsh", password=WORDS)
    edit_profile(ada, name="Ada Bell", username="ada-bell", headline="", about="", time_zone="UTC")

    assert is_let_in("Ada Marsh")
    assert is_let_in("ada-bell")
    assert not joining("Ada Marsh").is_valid()


def test_a_namesake_whom_no_form_asked_signs_in_by_username(db):
    arrive("Ada", password=WORDS)
    second = arrive("Ada", password="another four plain words")

    assert second.sign_in_key is None
    assert is_let_in("Ada")
    assert is_let_in(second.username, "another four plain words")
    assert not is_let_in("Ada", "another four plain words")


def test_what_is_no_name_is_refused_and_signs_nobody_in(db):
    person = arrive("🙂", password=WORDS)

    assert person.sign_in_key is None
    assert not joining("🙂").is_valid()
    assert not joining("\u200b \u200b").is_valid()
    assert not is_let_in("🙂")


def test_whoever_left_has_left_the_name(db):
    arrive("Owner")
    ada = arrive("Ada Marsh", password=WORDS)
    leave(ada, left_as="former_member")

    assert not is_let_in("Ada Marsh")
    assert joining("Ada Marsh").is_valid()


def test_the_name_is_shown_to_whoever_signs_in_with_it(world, as_person):
    client = as_person(world.ben)

    for path in ("/me/account/", f"/c/{world.community.slug}/welcome/"):
        assert "<b>Ben</b>" in client.get(path).content.decode()


def test_whoever_was_here_before_keeps_their_name_and_a_namesake_their_username(db):
    first, second = arrive("Ada"), arrive("Ada")
    other = arrive("Mal")
    Person.objects.here().filter(pk=other.pk).update(name="Bo Lee")
    named_so = arrive("Bo Lee")
    Person.objects.here().filter(pk=named_so.pk).update(username="bolee", username_key="bolee")
    Person.objects.here().update(sign_in_name="", sign_in_key=None)
    migration = importlib.import_module(
        "guildhall.people.migrations.0009_sign_in_names_and_ways_in"
    )

    migration.keep_names_of_who_is_here(apps, None)

    kept = {
        one.pk: (one.sign_in_name, one.sign_in_key) for one in Person.objects.get_queryset().all()
    }
    assert kept[first.pk] == ("Ada", "ada")
    assert kept[second.pk] == ("", None)
    assert kept[other.pk] == ("", None)
    assert kept[named_so.pk] == ("Bo Lee", "bolee")


def test_a_key_is_never_longer_than_its_column(db):
    assert len(sign_in_key("\ufdfa" * 80)) == 240
    assert arrive("\ufdfa" * 80, password=WORDS).sign_in_key
