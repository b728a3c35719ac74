"""People in order, each with the reason that counted most; and who is asked in turn."""

import pytest

from guildhall.questions.ranking.candidates import Answer, Candidate, Month, Ranked, Why
from guildhall.questions.ranking.likeness import likeness_of
from guildhall.questions.ranking.order import HALF_LIFE_DAYS, faded, order, rank
from guildhall.questions.ranking.turns import turns


def test_what_was_answered_a_half_life_ago_counts_half():
    assert faded(0, HALF_LIFE_DAYS) == 1
    assert faded(HALF_LIFE_DAYS, HALF_LIFE_DAYS) == 0.5
    assert faded(-3, HALF_LIFE_DAYS) == 1


def test_the_closest_question_is_wholly_alike_and_the_sixth_half():
    likeness = likeness_of("abcdef")

    assert (likeness["a"], likeness["f"]) == (1, 0.5)
    assert "z" not in likeness


def test_the_reason_is_the_one_that_brought_most():
    reasons = {
        "Ada": rank(Candidate("Ada", [Answer(400, likeness=1, reply_id=7)], declares="pumps")),
        "Ben": rank(Candidate("Ben", [Answer(2, likeness=0.9, reply_id=8)], declares="pumps")),
        "Cleo": rank(Candidate("Cleo", [Answer(1, topics=0.5, reply_id=9), Answer(3)])),
        "Dov": rank(Candidate("Dov", [Answer(1, reply_id=10)])),
        "Eve": rank(Candidate("Eve", looks_after="Seals")),
        "Fay": rank(Candidate("Fay", [Answer(1), Answer(2)], declares="pumps")),
        "Nobody": rank(Candidate("Nobody")),
    }

    assert {name: one and (one.why, one.reply_id, one.words) for name, one in reasons.items()} == {
        "Ada": (Why.DECLARED, 0, "pumps"),
        "Ben": (Why.ALIKE, 8, ""),
        "Cleo": (Why.TOPIC, 9, ""),
        "Dov": (Why.LATELY, 10, ""),
        "Eve": (Why.LOOKS_AFTER, 0, "Seals"),
        "Fay": (Why.DECLARED, 0, "pumps"),
        "Nobody": None,
    }


def test_the_evidence_is_the_answer_that_counts_most_for_that_reason():
    ranked = rank(Candidate("Ada", [Answer(30, likeness=1, reply_id=1), Answer(1, 0.8, 0, 2)]))

    assert ranked is not None
    assert (ranked.why, ranked.reply_id) == (Why.ALIKE, 2)


def test_someone_who_lists_other_languages_comes_later():
    there = [Answer(1)]
    candidates = [
        Candidate("Ada", there, speaks=False),
        Candidate("Ben", there, speaks=True),
        Candidate("Cleo", there),
    ]

    assert [one.key for one in order(candidates)] == ["Ben", "Cleo", "Ada"]


def test_of_equals_who_came_first_is_asked_first():
    ranked = order(Candidate(key, declares="pumps") for key in (100, 101, 99))

    assert [one.key for one in ranked] == [99, 100, 101]


def test_who_had_a_third_of_the_offers_is_asked_after_others():
    month = Month({"Ada": 4, "Ben": 4, "Cleo": 3})

    asked = turns(_ranked("Ada", "Ben", "Cleo", "Dov", "Eve"), month)

    # Ada would have 5 of 12, then 5 of 13, then 5 of 14; Cleo has 4 of 12
    assert [one.key for one in asked] == ["Cleo", "Dov", "Eve"]


def test_where_nobody_else_could_they_are_asked_all_the_same():
    month = Month({"Ada": 40})

    assert [one.key for one in turns(_ranked("Ada"), month)] == ["Ada"]
    assert [one.key for one in turns(_ranked("Ada", "Ben"), month)] == ["Ben", "Ada"]
    assert turns([], month) == []


def test_a_few_offers_a_month_are_nobodys_burden():
    first, *_others = turns(_ranked("Ada", "Ben", "Cleo"), Month({"Ada": 2}))

    assert first.key == "Ada"


def test_someone_new_gets_the_third_place_once():
    ranked = [*_ranked("Ada", "Ben", "Cleo", "Dov"), Ranked("New", 0.1, Why.DECLARED, is_new=True)]

    first = turns(ranked, Month())
    later = turns(ranked, Month({"New": 1}))

    assert [one.key for one in first] == ["Ada", "Ben", "New"]
    assert [one.key for one in later] == ["Ada", "Ben", "Cleo"]


@pytest.mark.parametrize("answerer", ["first", "last", "nobody"])
def test_whoever_takes_them_nobody_gets_over_a_third(answerer):
    """A year of questions, the same five people, always in the same order."""
    offers: list[tuple[int, str]] = []
    shares = []
    for day in range(365):
        lately = [who for at, who in offers if at > day - 30]
        month = Month({who: lately.count(who) for who in lately})
        asked = turns(_ranked("Ada", "Ben", "Cleo", "Dov", "Eve"), month)
        for one in asked[:1] if answerer == "first" else asked:
            offers.append((day, str(one.key)))
            lately.append(str(one.key))
            if len(lately) >= 9:
                shares.append(lately.count(str(one.key)) / len(lately))

    assert max(shares) <= 1 / 3


def _ranked(*names: str) -> list[Ranked]:
    return [Ranked(name, 9 - place, Why.LATELY) for place, name in enumerate(names)]
