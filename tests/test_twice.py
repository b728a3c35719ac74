"""Every act that is a POST, done twice by everyone who may do it.

The second time changes nothing more, and fails nowhere.
"""

from collections import Counter

import pytest
from django.apps import apps
from django.db import connection, transaction

from tests.access_place import Place
from tests.access_rules import WHO
from tests.access_table import ROWS
from tests.statements import only_read, statements

pytestmark = pytest.mark.database
LEVEL, STANDING = "private", "published"
ADDS_EACH_TIME = {  # and should
    "add_table": "each time one more table stands there; with a name it is one",
    "end_sessions": "each time is audited",
    "export_data": "each copy that leaves the hall is audited",
    "make_way_in": "each link into an account is audited",
    "note_missed_search": "each time counts towards what one may send in a day",
    "renew_public_link": "each time it is another link",
    "renew_secret": "each time it is another secret",
    "try_webhook": "each time something is sent",
}
POSTS = {name: row for name, row in ROWS.items() if row[0] == "POST"}


def test_what_is_done_twice_is_done_once(place):
    place.community.visibility = LEVEL
    place.community.save(update_fields=["visibility"])
    wrong = []
    for name, (_method, path, rule) in POSTS.items():
        for who in (who for who in WHO if rule(who, LEVEL, STANDING) == "ok"):
            first, again, more = _twice(place, who, path.format(**place.ids))
            if again >= 500 or (more and name not in ADDS_EACH_TIME):
                wrong.append(f"{name} by {who}: {first}, then {again}; once more {more}")

    assert not wrong, "\n".join(wrong)


def _twice(place: Place, who: str, path: str) -> tuple[int, int, dict[str, int]]:
    """Both answers, and of what the second one left more or fewer rows; all of it is taken back."""
    with transaction.atomic():
        first = place.clients[who].post(path).status_code
        between = transaction.savepoint()
        with statements() as asked:
            again = place.clients[who].post(path).status_code
        more = {} if only_read(asked) else _more_since(between)
        transaction.set_rollback(True)
    return first, again, more


def _more_since(between: str) -> dict[str, int]:
    """How many rows more each table has than at this savepoint, to which it goes back."""
    after = _rows()
    transaction.savepoint_rollback(between)
    before = _rows()
    return {name: after[name] - before[name] for name in after if after[name] != before[name]}


def _rows() -> Counter[str]:
    """How many rows each table has, in one query: it is asked hundreds of times."""
    tables = {model._meta.label: model._meta.db_table for model in apps.get_models()}
    counts = ", ".join(f'(SELECT COUNT(*) FROM "{table}")' for table in tables.values())
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts}")
        return Counter(dict(zip(tables, cursor.fetchone(), strict=True)))
