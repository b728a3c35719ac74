"""A new hall is made from the models: it has just what playing all steps back would have made."""

import json
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunPython, RunSQL, SeparateDatabaseAndState

from tests.postgres import drop_database, make_database
from tests.real_hall import Hall

# Steps that Django's models say nothing of: they rewrite rows or move a table that a new hall
# doesn't have, or an app `furnishes` what they made. Whoever adds a step says here which it is.
REWRITES = {
    "activity.0003_leased",
    "charters.0004_rounds_of_their_own",
    "commons.0019_count_space",
    "commons.0022_names_folded",
    "commons.0024_cards_put_away",
    "health.0006_regular_mail",
    "home.0002_cards_of_commons",
    "ideas.0007_own_card",
    "imports.0002_owners_relieve_keepers",
    "library.0002_pages",
    "notifications.0005_calendar_addresses_of_their_own",
    "notifications.0006_pushes_by_device",
    "people.0007_programs_and_nobody",
    "people.0009_sign_in_names_and_ways_in",
    "people.0011_lending_phones_and_finding",
    "practices.0004_confirmed_is_on_the_entry",
    "projects.0006_hours_in_sums",
    "search.0003_analyser_version",
    "skills.0002_read_offers",
    "talk.0001_talk_was_called_the_table",
}
FURNISHES = {"people.0002_house", "search.0002_words", "search.0004_places"}
BY_HAND = (RunPython, RunSQL, SeparateDatabaseAndState)

STRUCTURE = """
import json, re
from django.db import connection
# The table left out has a wider id if Django's own step made it; nothing is ever in it.
ON_POSTGRESQL = (
    "SELECT table_name, column_name, data_type, is_nullable, character_maximum_length, "
    "column_default FROM information_schema.columns WHERE table_schema = 'public' "
    "AND table_name <> 'auth_group_permissions'",
    "SELECT regexp_replace(indexdef, '[^ ]+(_pkey1?|_[0-9a-f]{8}[a-z_]*) ', '') FROM pg_indexes "
    "WHERE schemaname = 'public'",
    "SELECT conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint "
    "WHERE connamespace = 'public'::regnamespace",
)
def definitions(sql):
    "What stands between the outer brackets, piece by piece: in which order doesn't matter."
    if not sql.startswith("CREATE TABLE"):
        return [sql]
    depth, pieces = 0, [""]
    for sign in sql[sql.index("(") + 1 : sql.rindex(")")]:
        depth += (sign == "(") - (sign == ")")
        pieces = [*pieces, ""] if sign == "," and depth == 0 else [*pieces[:-1], pieces[-1] + sign]
    return sorted(piece.strip() for piece in pieces)
def rows(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return [list(map(str, row)) for row in cursor.fetchall()]
if connection.vendor == "postgresql":
    found = sorted(row for sql in ON_POSTGRESQL for row in rows(sql))
else:
    made = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    # An index that Django named keeps its name when its table moves.
    own_name = re.compile(r'INDEX "[a-z_]+_[0-9a-f]{8}"')
    kept = {name: own_name.sub("INDEX", sql) for name, sql in rows(made)}
    found = sorted(
        definitions(sql) if "INDEX ON" in sql else [name, *definitions(sql)]
        for name, sql in kept.items()
    )
tables = sorted(connection.introspection.table_names())
quoted = connection.ops.quote_name
counts = {name: rows(f"SELECT count(*) FROM {quoted(name)}")[0] for name in tables}
print(json.dumps([found, counts]))
"""


@pytest.fixture
def two_empty_halls(tmp_path: Path) -> Iterator[list[Hall]]:
    """Without a table: this test makes them, in two ways."""
    names = [f"guildhall_new_{secrets.token_hex(4)}" for _ in range(2)]
    halls = [Hall(tmp_path / name, make_database(name)) for name in names]
    for hall in halls:
        hall.folder.mkdir()
    yield halls
    for hall, name in zip(halls, names, strict=True):
        hall.end()
        if "DATABASE_URL" in hall.env:
            drop_database(name)


@pytest.mark.slow
@pytest.mark.database
def test_a_new_hall_has_the_tables_and_rows_that_all_steps_would_have_made(two_empty_halls):
    new, played_back = two_empty_halls
    assert new.run("prepare").returncode == 0
    played_back.python("from django.core.management import call_command; call_command('migrate')")

    made, stepped = (json.loads(hall.python(STRUCTURE)) for hall in two_empty_halls)
    assert len(made[0]) > 200
    assert [one for one in made[0] if one not in stepped[0]] == []
    assert [one for one in stepped[0] if one not in made[0]] == []
    assert made[1] == stepped[1]


def test_every_step_of_its_own_is_known_to_concern_a_new_hall_or_not():
    steps = MigrationLoader(None).disk_migrations
    ours = {
        f"{app}.{name}"
        for (app, name), step in steps.items()
        if type(step).__module__.startswith("guildhall.")
        and any(isinstance(one, BY_HAND) for one in step.operations)
    }

    assert ours == REWRITES | FURNISHES


def test_an_interrupted_beginning_leaves_nothing_and_the_next_one_makes_it(two_empty_halls):
    hall = two_empty_halls[0]
    broken = """
from guildhall.cli import new_hall
def fails(editor): raise OSError("power cut")
new_hall._note_history = fails
try:
    new_hall.make_tables()
except OSError:
    from django.db import connection
    print(len(connection.introspection.table_names()))
"""
    assert hall.python(broken).strip() == "0"

    assert hall.run("prepare").returncode == 0
    assert hall.run("doctor").returncode == 0
