"""Rounds of charters from before they had a table of their own: nothing that was said is lost."""

import datetime as dt

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

# Slow: every later migration is undone and done again. What this one does never changes.
pytestmark = [pytest.mark.database, pytest.mark.slow]

BEFORE, AFTER = [("charters", "0003_pledges")], [("charters", "0004_rounds_of_their_own")]
START = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


@pytest.fixture
def _as_it_was(transactional_db):
    """Later tests of this process find every table as it is today."""
    yield
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def _day(number: int) -> dt.datetime:
    return START + dt.timedelta(days=number)


def _write(apps) -> None:
    """Agreed with a quorum of 2; a small change; reworked after an objection; proposed; a draft."""
    ada, ben = (
        apps.get_model("people", "Person").objects.create(
            username=name, username_key=name, name=name.title()
        )
        for name in ("ada", "ben")
    )
    pumps = apps.get_model("communities", "Community").objects.create(name="Pumps", slug="pumps")
    versions = apps.get_model("charters", "CharterVersion").objects
    agreements = apps.get_model("charters", "Agreement").objects

    def write(number, state, **says):
        return versions.create(
            community=pumps, number=number, state=state, aim=f"Aim {number}", **says
        )

    def asked(day):
        return {"proposed_by": ada, "proposed_at": _day(day), "closes_at": _day(day + 4)}

    first = write(1, "agreed", agreed_at=_day(4), quorum=2, **asked(0))
    write(2, "agreed", agreed_at=_day(5), is_small_change=True, quorum=2)
    second = write(3, "reworked", quorum=7, **asked(10))
    third = write(4, "proposed", **asked(12))
    write(5, "draft")
    for version, person, day in ((first, ada, 1), (first, ben, 2), (third, ada, 13)):
        agreements.create(version=version, person=person, at=_day(day))
    _object(apps, second=second, third=third, ada=ada, ben=ben)


def _object(apps, *, second, third, ada, ben) -> None:
    """Answered by a change, answered in words, waiting, withdrawn."""
    objections = apps.get_model("charters", "Objection").objects
    answered = {"answered_by": ada, "answered_at": _day(14)}

    def against(version, person, reason, day, **came_of_it):
        objections.create(version=version, person=person, reason=reason, at=_day(day), **came_of_it)

    against(second, ben, "Weekly is too much.", 11, changed_in=third, **answered)
    against(third, ben, "Not Tuesdays.", 13, answer="Wednesdays it is.", **answered)
    against(third, ben, "Late.", 15)
    against(third, ada, "Hm.", 13, withdrawn_at=_day(14))


def _said_before(apps) -> tuple[list, list, list]:
    rows = apps.get_model("charters", "CharterVersion").objects.order_by("number")
    yes = apps.get_model("charters", "Agreement").objects.order_by("at", "pk")
    against = apps.get_model("charters", "Objection").objects.order_by("at", "pk")
    return (
        list(rows.values_list("number", "proposed_by__name", "proposed_at", "closes_at")),
        list(yes.values_list("version__number", "person__name", "at")),
        list(
            against.values_list(
                "version__number",
                "person__name",
                "reason",
                "at",
                "withdrawn_at",
                "answer",
                "answered_at",
                "answered_by__name",
                "changed_in__number",
            )
        ),
    )


def _said_after(apps) -> tuple[list, list, list]:
    rows = apps.get_model("charters", "CharterVersion").objects.order_by("number")
    yes = apps.get_model("rounds", "Voice").objects.filter(says="agrees").order_by("at", "pk")
    against = apps.get_model("rounds", "Objection").objects.order_by("at", "pk")
    return (
        list(
            rows.values_list(
                "number", "round__opened_by__name", "round__opened_at", "round__closes_at"
            )
        ),
        list(yes.values_list("round__charter__number", "person__name", "at")),
        list(
            against.values_list(
                "round__charter__number",
                "person__name",
                "reason",
                "at",
                "withdrawn_at",
                "answer",
                "answered_at",
                "answered_by__name",
                "changed_in__charter__number",
            )
        ),
    )


@pytest.mark.usefixtures("_as_it_was")
def test_what_was_said_moves_to_rounds_and_back():
    old = MigrationExecutor(connection).migrate(BEFORE).apps
    _write(old)
    before = _said_before(old)

    new = MigrationExecutor(connection).migrate(AFTER).apps
    after = _said_after(new)
    rounds = new.get_model("rounds", "Round").objects.order_by("pk")
    kept = list(rounds.values_list("charter__number", "state", "needed", "ended_at", "if_silent"))
    back = MigrationExecutor(connection).migrate(BEFORE).apps

    assert before == after == _said_before(back)
    assert [len(rows) for rows in before] == [5, 3, 4]
    assert kept == [
        (1, "agreed", 2, _day(4), "agreed"),
        (3, "reworked", 2, None, "agreed"),
        (4, "open", 2, None, "agreed"),
    ]
    assert back.get_model("rounds", "Round").objects.count() == 0
