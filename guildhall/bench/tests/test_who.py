"""A dump is replayed in time, and what came later changes nothing."""

import json
import os
import random
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from guildhall.bench.command import bench
from guildhall.bench.who.history import Answered, Asked, History, history_of
from guildhall.bench.who.orders import ORDERS, recency
from guildhall.bench.who.replay import replay

DATA = Path(os.environ.get("GUILDHALL_TEST_DATA", Path(__file__).parents[4] / "shared" / "data"))

SUBJECTS = ("seals", "pumps", "valves", "belts")


def history(questions: int = 60, *, seed: int = 1) -> History:
    """Each subject has someone who answers it; Ana answers everything."""
    by_chance = random.Random(seed)
    asked, answers = [], []
    for number in range(questions):
        subject = by_chance.choice(SUBJECTS)
        key, at = f"q{number:03}", number * 2.0
        topics = frozenset({subject})
        asked.append(Asked(key, at, "Zoe", f"Why do {subject} leak {number}?", "", topics))
        answers.append(Answered(key, at + 0.5, f"who knows {subject}"))
        answers.append(Answered(key, at + 1, "Ana"))
    return History("invented", asked, answers)


def names(whole: History, before: float) -> dict[str, list[tuple[str, list[str]]]]:
    """Whom each order names, at each replayed question before a time."""
    named: dict[str, list[tuple[str, list[str]]]] = {name: [] for name in ORDERS}

    def watched(name):
        def order(past):
            keys = ORDERS[name](past)
            if past.now < before:
                named[name].append((past.question.key, keys))
            return keys

        return order

    replay(whole, {name: watched(name) for name in ORDERS})
    return named


def test_the_future_is_not_known():
    whole = history()
    cut = whole.questions[50].at
    later = [one for one in whole.answers if one.at >= cut]
    people = [one.by for one in later]
    random.Random(2).shuffle(people)
    shuffled = [replace(one, by=by) for one, by in zip(later, people, strict=True)]
    past = [one for one in whole.answers if one.at < cut]
    questions = [
        one if one.at < cut else replace(one, title="Else?", topics=frozenset())
        for one in whole.questions
    ]

    before = names(whole, cut)
    after = names(History(whole.name, questions, [*past, *shuffled]), cut)

    assert people != [one.by for one in later]
    assert all(len(one) == 14 for one in before.values())
    assert before == after


def test_an_answer_is_known_only_once_it_was_written():
    late = [Answered("q", 5, "Ada"), Answered("p", 0.5, "Ben")]
    asked = [
        Asked("p", 0, "Zoe", "P?", "", frozenset()),
        Asked("q", 1, "Zoe", "Q?", "", frozenset()),
    ]

    tally = replay(History("two", asked, late), {"recency": recency})["recency"]

    assert (tally.questions, tally.hits[10]) == (1, 0)  # Ada answered it, and had never before


def test_who_knows_the_subject_is_found_and_nobody_gets_over_a_third():
    tallies = replay(history(), ORDERS)

    assert tallies["hall"].hits[3] == tallies["hall"].questions == 24
    assert tallies["hall"].largest_share <= 1 / 3
    assert tallies["most active of 180 days"].largest_share > 1 / 3


def test_the_command_reads_a_dump_and_prints_json_last(tmp_path):
    _write_dump(tmp_path / "site", history(30))

    done = CliRunner().invoke(bench, ["who", str(tmp_path / "site"), "--json"])

    assert done.exit_code == 0, done.output
    read = json.loads(done.stdout.splitlines()[-1])
    assert list(read) == ["site"]
    assert list(read["site"]) == list(ORDERS)
    assert read["site"]["recency"]["questions"] == 12
    assert read["site"]["hall"]["hit@3"] == 1


def test_what_is_no_dump_is_said(tmp_path):
    done = CliRunner().invoke(bench, ["who", str(tmp_path)])

    assert done.exit_code == 1
    assert "it has no Posts.xml" in done.output


@pytest.mark.slow
def test_on_a_real_site_fairness_holds_and_the_subject_helps():
    path = DATA / "se-beer-2016" / "se-beer-2016.zip"
    if not path.exists():
        pytest.skip(f"The real data is not there: {path}")

    tallies = replay(history_of(path), ORDERS)

    assert tallies["hall"].largest_share <= 1 / 3
    assert tallies["hall, without fairness"].hits[3] > tallies["recency"].hits[3]
    assert len(tallies["hall"].asked) > len(tallies["recency"].asked)


def _write_dump(folder: Path, whole: History) -> None:
    folder.mkdir()
    rows = []
    people = {name: str(number) for number, name in enumerate(sorted(_people(whole)), start=1)}
    keys = {one.key: number for number, one in enumerate(whole.questions, start=1)}
    for one in whole.questions:
        topics = "".join(f"&lt;{topic}&gt;" for topic in one.topics)
        rows.append(
            f'<row Id="{keys[one.key]}" PostTypeId="1" CreationDate="{_day(one.at)}" Body=""'
            f' OwnerUserId="{people[one.by]}" Title="{one.title}" Tags="{topics}" />'
        )
    for number, answer in enumerate(whole.answers, start=1000):
        rows.append(
            f'<row Id="{number}" PostTypeId="2" ParentId="{keys[answer.question]}" Body=""'
            f' CreationDate="{_day(answer.at)}" OwnerUserId="{people[answer.by]}" />'
        )
    (folder / "Posts.xml").write_text(f"<posts>{''.join(rows)}</posts>")


def _people(whole: History) -> set[str]:
    return {one.by for one in (*whole.questions, *whole.answers)}


def _day(at: float) -> str:
    hours = int(at * 24)
    return f"2024-{1 + hours // 24 // 28:02}-{1 + hours // 24 % 28:02}T{hours % 24:02}:00:00.000"
