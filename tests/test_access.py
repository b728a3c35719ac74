"""Every address × five readers × four levels × four standings, against access_table.py."""

from dataclasses import dataclass, field

import pytest
from django.db import transaction
from django.urls import get_resolver

from guildhall.commons.models import Entry, Reply
from guildhall.communities.models import Community
from tests.access_place import Place
from tests.access_rules import LEVELS, STANDINGS, WHO
from tests.access_table import BESIDE_A_QUESTION, ROWS, UNDER_A_REPLY
from tests.statements import statements

# A community is read by its members or by everybody: on PostgreSQL one level of each; on SQLite
# all four.
ON_BOTH_DATABASES = {"private", "open"}
SEEN_AT = [
    pytest.param(level, marks=pytest.mark.database if level in ON_BOTH_DATABASES else ())
    for level in LEVELS
]
OF_TEXTS = ("commons_entry", "commons_reply")
MOVED_BY_STANDING = (
    "{tip}",
    "{story}",
    "{question}",
    "{note}",
    "{meeting}",
    "{agenda}",
    "{answer}",
    "{file}",
    "{picked}",
    "/7",
    "/8",
)


def test_every_address_has_a_row(db):
    def names(patterns) -> set[str]:
        found = set()
        for pattern in patterns:
            if hasattr(pattern, "url_patterns"):
                found |= names(pattern.url_patterns)
            elif pattern.name:
                found.add(pattern.name)
        return found

    assert names(get_resolver().url_patterns) == set(ROWS)


@pytest.mark.parametrize("level", SEEN_AT)
def test_everybody_gets_at_every_address_what_the_table_says(place, level, settings):
    Community.objects.filter(pk=place.community.pk).update(visibility=level)
    doors, wrong = Doors(place), []
    for name, (method, path, rule) in ROWS.items():
        for standing in STANDINGS if is_moved(path, place) else STANDINGS[:1]:
            _stand(place, path, standing)
            for who in WHO:
                got = doors.outcome(who, method, path)
                if got != rule(who, level, standing):
                    wrong.append(
                        f"{name}, {standing}, {who}: {got}, not {rule(who, level, standing)}"
                    )

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("level", SEEN_AT)
def test_what_is_beside_a_question_is_seen_with_it(place, level):
    """Its photos and files, their smaller sizes and first pages."""
    Community.objects.filter(pk=place.community.pk).update(visibility=level)
    doors, wrong = Doors(place), []
    for standing in STANDINGS:
        _stand(place, "{question}", standing)
        for method, path, rule in BESIDE_A_QUESTION:
            for who in WHO:
                got = doors.outcome(who, method, path)
                if got != rule(who, level, standing):
                    wrong.append(f"{path}, {standing}, {who}: {got}")

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("level", SEEN_AT)
def test_what_stands_under_a_reply_is_seen_with_it(place, level):
    """A comment under a hidden reply is no more there than the reply.

    A steward who looks at a held one sees its picture.
    """
    Community.objects.filter(pk=place.community.pk).update(visibility=level)
    doors, wrong = Doors(place), []
    for moved in ("{answer}", "{question}"):
        for standing in STANDINGS:
            _stand(place, moved, standing)
            for method, path, rule in UNDER_A_REPLY:
                for who in WHO:
                    got = doors.outcome(who, method, path)
                    if got != rule(who, level, standing):
                        wrong.append(
                            f"{path}, {moved} {standing}, {who}: "
                            f"{got}, not {rule(who, level, standing)}"
                        )

    assert not wrong, "\n".join(wrong)


def is_moved(path: str, place: Place) -> bool:
    """Whether the path names something whose standing is changed."""
    pieces = (*MOVED_BY_STANDING, *(f"{{{name}}}" for name in place.in_rooms))
    return any(piece in path for piece in pieces)


def _stand(place: Place, path: str, standing: str) -> None:
    """Give what the path names this standing; what surrounds it stays published."""
    is_reply = "{answer}" in path
    Reply.objects.filter(pk=place.answer.pk).update(standing=standing if is_reply else "published")
    entries = [place.question, place.note, place.meeting, place.tip, place.story]
    entries += place.in_rooms.values()
    Entry.objects.filter(pk__in=[entry.pk for entry in entries]).update(
        standing="published" if is_reply else standing
    )
    Community.objects.filter(pk=place.community.pk).touch()


@dataclass
class Doors:
    """What each reader meets at each address, while nothing is moved but the standing of texts.

    Whoever is turned away before an entry or a reply is read is turned away in every standing: they
    knock once.
    """

    place: Place
    shut: dict[tuple[str, str, str], str | int] = field(default_factory=dict)

    def outcome(self, who: str, method: str, path: str) -> str | int:
        door = who, method, path
        if door in self.shut:
            return self.shut[door]
        with statements() as asked:
            got = _outcome(self.place, who, method, path.format(**self.place.ids))
        if got != "ok" and not any(table in sql for sql in asked for table in OF_TEXTS):
            self.shut[door] = got
        return got


def _outcome(place: Place, who: str, method: str, path: str) -> str | int:
    """What the reader meets; whatever their request changed is taken back."""
    with transaction.atomic():
        response = place.clients[who].generic(method, path)
        if response.streaming:
            b"".join(response.streaming_content)  # reading to the end closes the file
        transaction.set_rollback(True)
    if response.status_code == 302 and response["Location"].startswith("/accounts/login/?next="):
        return "login"
    return "ok" if response.status_code in (200, 204, 302, 400, 422) else response.status_code
