"""What had a day: said once, by the community's own word, and only where enough had one."""

import dataclasses

import pytest

from guildhall.communities.actions import open_room
from guildhall.communities.promised import Promise
from guildhall.health import rules
from guildhall.health.gate.privacy import let_out, without_few
from guildhall.health.measure.evaluation import Evaluation, evaluate
from guildhall.health.measure.findings import Finding, findings_of
from guildhall.health.models import Snapshot
from guildhall.health.queries.promises import promises_in
from guildhall.health.remedies import remedies_for
from guildhall.health.seeing import _as_data, finding_as_data
from guildhall.health.synthetic.promises import WORDS as LIVES
from guildhall.health.synthetic.promises import Word, life_with_promises
from guildhall.health.tests.marks import ONCE, seen
from guildhall.health.words import INDICATORS

SOME, MANY = 3, 50
FIGURES = ("PROM-1", "PROM-2", "PROM-3", "PROM-4")


def evaluated(name: str, seed: int, **changes) -> Evaluation:
    frames = dataclasses.replace(life_with_promises(LIVES[name], seed), **changes)
    return without_few(evaluate(frames, has_draws=False, has_past=False))


def promises(evaluation: Evaluation) -> Finding:
    return next(one for one in findings_of(evaluation) if one.sign == "promises")


def said(name: str, seed: int = 1, **changes) -> list[str]:
    """The sentences of the page."""
    evaluation = evaluated(name, seed, **changes)
    data = seen() | {"indicators": [_as_data(one) for one in let_out(evaluation)]}
    kept = promises_in(data | {"findings": [finding_as_data(promises(evaluation))]})
    return [] if kept is None else list(map(str, kept.sentences))


@ONCE
@pytest.mark.parametrize("name", [name for name, one in LIVES.items() if one.shows])
def test_a_life_that_leaves_one_thing_undone_is_told_that_one(name):
    found = [promises(evaluated(name, seed)) for seed in range(SOME)]

    assert [one.in_band for one in found] == [(LIVES[name].shows,)] * SOME
    assert {one.state.value for one in found} == {"watch"}


@ONCE
def test_who_keeps_its_word_is_told_so_and_few_are_told_nothing():
    kept, few = (
        [promises(evaluated(name, seed)).state.value for seed in range(SOME)]
        for name in ("keeps its word", "a few")
    )

    assert kept == ["no_sign"] * SOME
    assert few == ["insufficient"] * SOME


@ONCE
@pytest.mark.slow
@pytest.mark.parametrize("name", LIVES)
def test_in_45_of_50_lives(name):
    found = [promises(evaluated(name, seed)) for seed in range(MANY)]
    shows = LIVES[name].shows
    hits = sum(one.in_band == ((shows,) if shows else ()) for one in found)

    print(f"{name}: {hits} of {MANY}")
    assert hits >= (45 if shows else 48)


@ONCE
def test_it_is_one_sentence_of_the_community_and_the_figure_that_measures_it():
    ideas, projects = said("ideas wait"), said("projects stall")

    assert ideas[0] == "Many ideas wait longer for an answer than was promised."
    assert ideas[1].startswith("Ideas answered by the day that was promised: ")
    assert projects[0] == ("Many projects are over or at rest, and nobody has told how they went.")
    assert [len(ideas), len(projects), len(said("keeps its word"))] == [2, 2, 2]
    assert said("a few") == []


@ONCE
def test_what_one_person_began_is_not_said_of_everyone():
    assert said("all of one person") == []


@ONCE
def test_of_a_room_that_is_shut_nothing_is_said():
    assert said("ideas wait", rooms=frozenset({"talk", "questions"})) == []


def test_every_sentence_has_one_figure_and_every_figure_something_to_try():
    helped = {one.indicator for one in remedies_for("promises")}

    assert tuple(rules.KEPT) == FIGURES
    assert helped == set(FIGURES)
    assert all(INDICATORS[name].sentence and rules.ROOMS[name] for name in FIGURES)


def late(name: str) -> dict:
    """A snapshot in which one figure of what had a day is worth a look."""
    figure = {"id": name, "sign": "promises", "band": "watch", "value": 0.2, "n": 15, "change": 0}
    figure |= {"interval": [0.1, 0.4], "words": "", "missing": "", "room": "", "twins": {}}
    found = {"sign": "promises", "state": "watch", "in_band": [name], "against": []}
    data = seen()
    return data | {
        "indicators": [*data["indicators"], figure],
        "findings": [*data["findings"], found | {"patterns": []}],
    }


@pytest.mark.database
@pytest.mark.parametrize(
    ("name", "room", "claim", "label"),
    [
        ("PROM-1", "ideas", "Many ideas wait longer", "Answer the three ideas"),
        ("PROM-3", "decisions", "it isn't clear what happens next", "Add to three decisions"),
        ("PROM-4", "projects", "nobody has told how they went", "Ask how three projects went"),
    ],
)
def test_the_page_says_it_once_with_what_to_do(world, as_person, name, room, claim, label):
    open_room(world.community, room=room, by=world.ada)
    data = late(name)
    monday = "2026-03-02"
    Snapshot.objects.create(
        community=world.community, monday_on=monday, until="2026-03-01", seen=data, out_on=monday
    )

    page, member = (
        as_person(person).get("/c/pumps/health/").content.decode().replace("&#x27;", "'")
        for person in (world.ada, world.ben)
    )

    assert (page.count(claim), page.count(f"<b>{label}")) == (1, 1)
    assert "What waits for you this week" in page
    assert claim in member
    assert "What waits for you this week" not in member
    assert "3 of 15" in page


@ONCE
@pytest.mark.parametrize("what", Promise)
def test_every_kind_has_one_figure(what):
    life = Word("of one kind", {what: 40}, {what: 0.2})
    evaluation = evaluate(life_with_promises(life, 1), has_draws=False, has_past=False)

    assert sum(evaluation.twos[name].now.n > 0 for name in FIGURES) == 1
