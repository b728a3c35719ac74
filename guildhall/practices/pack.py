"""The pack: all tips and practices of a community as one file. Its JSON comes back in without loss.

Format 1: people and ways by keys of their own, so that the same pack comes from a hall
that it was brought into; times in UTC; texts as they were typed; pictures in base64.
"""

import base64
import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch, QuerySet

from guildhall.commons.models import Authorship, Entry, Outcome
from guildhall.commons.one_file import picture, picture_names, pictures_beside
from guildhall.commons.queries import bring_files
from guildhall.commons.text import typed_again
from guildhall.people.keys import key_of
from guildhall.people.models import Person
from guildhall.practices.models import Check, CheckState, Use, Way

FORMAT, FORMAT_VERSION = "guildhall-ways", 1
USES = Prefetch("way__uses", Use.objects.current().select_related("person").order_by("unit_key"))


def packed(ways: QuerySet[Entry], *, name: str, language: str) -> dict[str, Any]:
    """The pack of these entries, with the version of what is in it.

    Seven queries, and up to two where they show pictures.
    """
    people: dict[str, str] = {}
    entries = list(whole_ways(ways).prefetch_related(USES))
    bring_files(entries)
    typed = iter(typed_again([text for entry in entries for text in entry.way.parts.values()]))
    rows = [
        _row(entry, {part: next(typed) for part in entry.way.parts}, people) for entry in entries
    ]
    content = {
        "name": name,
        "language": language,
        "people": dict(sorted(people.items())),
        "ways": rows,
        "pictures": dict(_pictures(entries)),
    }
    version = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]
    return {"format": FORMAT, "format_version": FORMAT_VERSION, "version": version, **content}


def whole_ways(ways: QuerySet[Entry]) -> QuerySet[Entry]:
    """With all that a page of them shows; who uses them where is in the JSON only."""
    authorships = Prefetch("authorships", Authorship.objects.select_related("person"))
    checks = Prefetch("way__checks", Check.objects.going_on().select_related("person"))
    outcomes = Prefetch(
        "outcomes",
        Outcome.objects.filter(replaced_at=None).select_related("person").order_by("at", "pk"),
    )
    ways = ways.select_related("way__label", "way__stands_behind").order_by(
        "created_at", "way__key"
    )
    return ways.prefetch_related("topics", authorships, checks, outcomes)


def _row(entry: Entry, parts: dict[str, str], people: dict[str, str]) -> dict[str, Any]:
    way: Way = entry.way

    def named(person: Person | None) -> str | None:
        if person is None:
            return None
        people[key_of(person)] = person.name
        return key_of(person)

    return {
        "key": str(way.key),
        "kind": entry.kind,
        "title": entry.title,
        "parts": parts,
        "beside": [{"file": file, "alt": alt} for file, alt in pictures_beside(entry)],
        "rung": entry.state,
        "check": CheckState.UNCHECKED if way.check_state == CheckState.CLAIMED else way.check_state,
        "label": {"name": way.label.name, "kind": way.label.kind} if way.label else None,
        "topics": sorted(topic.name for topic in entry.topics.all()),
        "home": way.home_unit,
        "written_at": _as_text(entry.created_at),
        "look_again_on": way.look_again_on.isoformat() if way.look_again_on else None,
        "authors": [named(one.person) for one in entry.authorships.all()],
        "checks": [
            {"by": named(check.person), "at": _as_text(check.at), "note": check.note}
            for check in way.checks.all()
        ],
        "stands_behind": {"by": named(way.stands_behind), "at": _as_text(way.stood_behind_at)}
        if way.stands_behind and way.stood_behind_at
        else None,
        "tried": [
            _tried(outcome, by=named(outcome.person))
            | ({"is_counter_case": True} if outcome.pk == way.counter_case_id else {})
            for outcome in entry.outcomes.all()
        ],
        "uses": [_use(use, by=named(use.person)) for use in way.uses.all()],
    }


def _tried(outcome: Outcome, *, by: str | None) -> dict[str, Any]:
    return {
        "by": by,
        "result": outcome.result,
        "context": outcome.context,
        "unit": outcome.unit_name,
        "at": _as_text(outcome.at),
    }


def _use(use: Use, *, by: str | None) -> dict[str, Any]:
    return {
        "by": by,
        "unit": use.unit_name,
        "stage": use.stage,
        "line": use.line,
        "since": _as_text(use.since),
    }


def _pictures(entries: list[Entry]) -> Iterator[tuple[str, str]]:
    for name in picture_names(entries):
        content = picture(name)
        if content is not None:
            yield name, base64.b64encode(content).decode()


def _as_text(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat()
