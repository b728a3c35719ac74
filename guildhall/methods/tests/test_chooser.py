"""The six questions, and the files that they choose from."""

import shutil
from itertools import product

import pytest

from guildhall.methods.cards import FOLDER, METHODS, BadCard, Conflict, Power, Purpose, read_all
from guildhall.methods.chooser import Situation, choose

EXPLORE = Situation(Purpose.EXPLORE, False, 24, 120, Conflict.SOME, Power.INVOLVE)


def names(choice) -> list[str]:
    return [one.method.slug for one in choice.suggestions]


def test_many_voices_in_two_hours_is_a_world_cafe():
    assert "world-cafe" in names(choose(EXPLORE, METHODS.values()))


def test_a_made_decision_is_not_opened_by_asking():
    decided = Situation(Purpose.ACT, True, 8, 60, Conflict.SOME, Power.COLLABORATE)

    choice = choose(decided, METHODS.values())

    assert set(names(choice)) <= {"action-planning", "problem-clinic", "after-action-review"}
    assert choice.to_avoid is not None


def test_four_people_are_too_few_for_a_world_cafe():
    few = Situation(Purpose.EXPLORE, False, 4, 120, Conflict.SOME, Power.CONSULT)

    choice = choose(few, [METHODS["world-cafe"]])

    assert choice.suggestions == []
    assert choice.to_avoid.reason == "It needs at least 12 people."


@pytest.mark.parametrize("purpose", list(Purpose))
def test_no_answer_suggests_more_than_three_or_what_it_advises_against(purpose):
    rest = product((True, False), (2, 12, 500), (15, 90, 480), Conflict, Power)
    for answers in rest:
        choice = choose(Situation(purpose, *answers), METHODS.values())

        fits = [one.method for one in choice.suggestions]
        assert len(fits) <= 3
        assert all(one.fewest <= answers[1] <= one.most for one in fits)
        assert all(one.minutes <= answers[2] and answers[4] in one.levels for one in fits)
        assert choice.to_avoid is None or choice.to_avoid.method not in fits


@pytest.mark.parametrize("purpose", list(Purpose))
def test_for_each_purpose_there_is_something_and_something_to_avoid(purpose):
    usual = Situation(purpose, False, 12, 180, Conflict.SOME, Power.COLLABORATE)

    choice = choose(usual, METHODS.values())

    assert choice.suggestions
    assert choice.to_avoid


def test_there_are_some_twenty_methods_each_with_a_source():
    assert len(METHODS) >= 20
    assert all(one.source and one.steps for one in METHODS.values())


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("minutes = 100", "minutes = 90", "100 minutes, not 90"),
        ('purposes = ["explore"', 'purposes = ["explode"', "explode"),
        ("materials =", "material =", "material"),
        ("group = [12, 400]", "group = [40, 12]", "fewest"),
        ("name = ", "name = name ", "world-cafe.toml"),
    ],
)
def test_a_wrong_file_is_named_at_start_with_what_is_wrong(tmp_path, old, new, problem):
    folder = shutil.copytree(FOLDER, tmp_path / "cards")
    card = folder / "world-cafe.toml"
    card.write_text(card.read_text().replace(old, new, 1))

    with pytest.raises(BadCard, match=r"world-cafe\.toml") as refused:
        read_all(folder)

    assert problem in str(refused.value)
