"""Owners and the doctor hear how search by meaning is; without the extra nobody hears of it."""

import pytest
from click.testing import CliRunner
from django.urls import reverse

from guildhall.cli.doctor_search import examine_search
from guildhall.cli.upkeep import reindex
from guildhall.questions.actions import ask
from guildhall.search.meaning import installed
from guildhall.search.meaning.state import State, state_of_meaning
from guildhall.search.models import Vector

pytestmark = pytest.mark.database


@pytest.fixture
def owner(world):
    world.ada.is_owner = True
    world.ada.save()
    return world.ada


def page_of(client, owner) -> str:
    client.force_login(owner)
    return client.get(reverse("house")).content.decode()


def test_a_hall_without_a_model_says_what_one_would_bring(client, owner, settings, monkeypatch):
    settings.MEANING_MODEL = ""
    monkeypatch.setattr(installed.util, "find_spec", lambda name: None)

    assert state_of_meaning() == State(has_model=False)
    assert "guildhall[semantic]" in page_of(client, owner)
    assert [one.sentence for one in examine_search()] == ["The search index is complete."]


def test_a_hall_that_wants_no_model_hears_nothing_of_it(client, owner):
    assert "Search by meaning" not in page_of(client, owner)


def test_a_model_says_how_much_it_knows(client, world, owner, toy_encoder):
    ask(world.community, by=world.ada, title="Pump leaks", body="")
    assert "still reading in the background" in page_of(client, owner)

    toy_encoder.read_everything()

    assert "It has read the one text that is here." in page_of(client, owner)
    assert "still reading" not in page_of(client, owner)


def test_an_encoder_that_is_away_is_named_on_the_owners_page(client, owner, meaning_folder):
    assert "doesn't answer" in page_of(client, owner)


def test_the_doctor_names_a_model_that_is_damaged(world, meaning_folder):
    findings = [one.sentence for one in examine_search()]

    assert any("Search by meaning is off" in one for one in findings)


def test_reindex_reads_every_meaning_again(world, toy_encoder):
    ask(world.community, by=world.ada, title="Pump leaks", body="")

    result = CliRunner().invoke(reindex, ["--meaning"])

    assert result.output.splitlines()[-1] == "Search by meaning knows 1 texts."
    assert Vector.objects.count() == 1


def test_reindex_without_a_model_says_how_to_get_one(world):
    result = CliRunner().invoke(reindex, ["--meaning"])

    assert result.exit_code == 1
    assert "guildhall[semantic]" in result.output
