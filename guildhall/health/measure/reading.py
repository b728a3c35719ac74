"""From the database to frames.

The one place where health reads the log, periods of belonging and what rooms keep.

Rows are read as they are and made into columns at once; everything about a date is true of that
date, but for the texts of tips and practices, whose parts are as they are now.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import polars as pl
from django.db import connection
from django.db.models import F, Min, Q, QuerySet, TextField
from django.db.models.functions import Cast

from guildhall.activity.models import Event
from guildhall.activity.verbs import Type, types_of_replies, types_of_verbs, undoings
from guildhall.commons.events import GONE, RESTORED
from guildhall.commons.models import Standing
from guildhall.communities.introduced import all_introduced
from guildhall.communities.models import Community, ExitReason, Membership, RolePeriod, Topic
from guildhall.communities.promised import all_promised
from guildhall.health.days import day_of, number_of
from guildhall.health.measure.frames import (
    ACTIONS,
    CHATS,
    EVENTS,
    EXITS,
    INTERESTS,
    ITEMS,
    MEETINGS,
    MEMBERS,
    PROMISES,
    ROLES,
    SURVEYS,
    UNITS,
    Frames,
)
from guildhall.health.measure.quiet import without_quiet
from guildhall.health.models import LeftOut, QuietPeriod
from guildhall.meetings.models import ActionPoint, Meeting
from guildhall.people.models import Offer, Person, Unit, UnitPeriod
from guildhall.practices.events import PRACTICE, TIP, WAY_CHECKED
from guildhall.practices.models import Way
from guildhall.pulse.models import Answer
from guildhall.questions.events import ANSWER_ACCEPTED

AT_ONCE = 50_000
A_WEEK = dt.timedelta(days=7)
NOT_BUILT = frozenset({"reads", "searches"})
COUNTED_PARTS = {
    TIP: ("fix", "how_to_tell", "why", "steps", "when_not"),
    PRACTICE: ("situation", "doing", "why", "evidence", "limits", "example"),
}
COLUMNS = (
    "verb",
    "actor_id",
    "toward_id",
    "entry_id",
    "reply_id",
    "unit_id",
    "topics",
    "detail",
    "at",
)
RAW = {
    "verb": pl.String,
    "actor_id": pl.Int64,
    "toward_id": pl.Int64,
    "entry_id": pl.Int64,
    "reply_id": pl.Int64,
    "unit_id": pl.Int64,
    "topics": pl.String,
    "detail": pl.String,
}


def read_frames(community: Community, *, at: dt.datetime, end: int | None = None) -> Frames:
    """One community as it was at a moment, including what happened then. A dozen queries.

    `end`: the day before which windows end, if it is before that moment; people who asked by then
    to be left out are left out.
    """
    raw = _log(community.pk, at)
    memberships = list(
        Membership.objects.filter(
            community=community, since__lte=at, person__kind=Person.Kind.PERSON
        )
        .order_by("since", "pk")
        .values_list("person", "since", "until", "paused_until")
    )
    place = _numbered({row[0] for row in memberships} | _people_in(raw))
    events, surveys = _events(raw, place, _ways_of(community)), _surveys(community, at)
    began = day_of(community.created_at)
    frames = Frames(
        slug=community.slug,
        at=at,
        people=len(place),
        born=min([began, *events["day"].to_list()]),
        zone=community.time_zone,
        community_type=community.community_type,
        events=events,
        members=_members(
            memberships, place, at, _left_out(community, day_of(at) if end is None else end)
        ),
        roles=_roles(community, place, at),
        units=_units(place, at),
        interests=_interests(community, place, at),
        items=_items(community, place, at),
        meetings=_meetings(community, place, at),
        actions=_actions(community, at),
        exits=_exits(community, at),
        chats=_chats(community, at),
        promises=_promises(community, place, at),
        unit_names=dict(Unit.objects.values_list("pk", "name")),
        surveys=surveys,
        rooms=frozenset(community.open_rooms),
        is_closed=community.joining != Community.Joining.OPEN
        and community.visibility != Community.Visibility.OPEN,
        gaps=NOT_BUILT if surveys.height else NOT_BUILT | {"surveys"},
    )
    return without_quiet(frames, _quiet(community, at))


def _quiet(community: Community, at: dt.datetime) -> list[tuple[int, int]]:
    """From when to when (not included) a community said that it would be quiet."""
    quiet = QuietPeriod.objects.filter(community=community, since_on__lte=at.date())
    return [
        (number_of(since), number_of(until) + 1)
        for since, until in quiet.values_list("since_on", "until_on")
    ]


def read_changes(community: Community, *, at: dt.datetime) -> list[tuple[int, int | None]]:
    """From when to when (None: still) members belonged, or asked to be left out, up to a moment."""
    belonging = Membership.objects.filter(
        community=community, since__lte=at, person__kind=Person.Kind.PERSON
    ).values_list("since", "until")
    left_out = LeftOut.objects.filter(community=community, since__lte=at).values_list(
        "since", "until"
    )
    return [(day_of(since), _day_by(until, at)) for since, until in [*belonging, *left_out]]


def _left_out(community: Community, end: int) -> set[int]:
    """Who wanted to be, on the day before which windows end."""
    rows = LeftOut.objects.filter(community=community).values_list("person", "since", "until")
    return {
        person
        for person, since, until in rows
        if day_of(since) < end and (until is None or day_of(until) >= end)
    }


def _log(community_id: int, at: dt.datetime) -> pl.DataFrame:
    """What people did, as the log has it, without what programs or nobody did.

    What was done toward these counts as done toward nobody. What the community agreed on is its
    own act: the hall records it, when the time is over.
    """
    by_people = Q(is_automated=False, actor_id__isnull=False)
    log = Event.objects.filter(
        by_people | Q(verb__in=_agreeing()), community_id=community_id, at__lte=at
    )
    others = list(
        Person.objects.get_queryset().exclude(kind=Person.Kind.PERSON).values_list("pk", flat=True)
    )
    # As it is stored: polars reads a column of it faster than Python each moment.
    is_text = connection.vendor == "sqlite"
    moment = Cast("at", TextField()) if is_text else F("at")
    sql, params = log.order_by().values_list(*COLUMNS[:-1], moment).query.sql_with_params()
    schema = RAW | {"at": pl.String if is_text else pl.Datetime("us", "UTC")}
    pieces = []
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        while rows := cursor.fetchmany(AT_ONCE):
            pieces.append(pl.DataFrame(rows, schema=schema, orient="row"))
    raw = pl.concat(pieces) if pieces else pl.DataFrame(schema=schema)
    toward = pl.when(~pl.col("toward_id").is_in(others)).then("toward_id")
    is_of_others = pl.col("actor_id").is_in(others).fill_null(value=False)
    raw = raw.filter(~is_of_others).with_columns(toward_id=toward)
    if is_text:
        raw = raw.with_columns(
            pl.col("at")
            .str.to_datetime("%Y-%m-%d %H:%M:%S%.f", time_unit="us")
            .dt.replace_time_zone("UTC")
        )
    return raw


def _agreeing() -> list[str]:
    return [verb for verb, kind in types_of_verbs().items() if kind is Type.AGREED]


def _people_in(raw: pl.DataFrame) -> set[int]:
    return set(raw["actor_id"].drop_nulls().to_list()) | set(
        raw["toward_id"].drop_nulls().to_list()
    )


def _numbered(person_ids: set[int]) -> dict[int, int]:
    """Each person's number, in an order that does not depend on row ids.

    By where they came from, else by their username.
    """
    rows: list[tuple[str, str, str, int]] = []
    for some in _in_pieces(sorted(person_ids)):
        rows += (
            Person.objects.get_queryset()
            .filter(pk__in=some)
            .values_list("source", "foreign_id", "username", "pk")
        )
    known = {row[3] for row in rows}
    rows += [("", "", f"~{pk:020}", pk) for pk in person_ids - known]
    return {row[3]: number for number, row in enumerate(sorted(rows))}


def _events(raw: pl.DataFrame, place: dict[int, int], ways: set[int]) -> pl.DataFrame:
    """Our verbs as the types of domain.md 0.1, without what was taken back or away."""
    text = pl.col("detail")
    kept = _without_taken_back(_without_gone(raw)).with_columns(
        result=pl.coalesce(
            text.str.json_path_match("$.result"),
            text.str.json_path_match("$.stage"),
            text.str.json_path_match("$.to_kind"),
        ),
        target=text.str.json_path_match("$.target").cast(pl.Int64, strict=False),
    )
    of_replies = types_of_replies()
    is_of_reply = pl.col("reply_id").is_not_null() & pl.col("verb").is_in(of_replies)
    kind = pl.when(is_of_reply).then(_typed(of_replies)).otherwise(_typed(types_of_verbs()))
    on_way = pl.col("entry_id").is_in(sorted(ways))
    typed = kept.with_columns(type=kind).filter(
        pl.col("type").is_not_null() & ((pl.col("type") != Type.EDITED) | on_way)
    )
    solved = pl.when(pl.col("verb") == ANSWER_ACCEPTED).then(pl.lit("solved")).otherwise("result")
    numbers = {"old": list(place), "new": list(place.values())}
    acts = typed.select(
        at="at",
        day=pl.col("at").dt.epoch("d").cast(pl.Int32),
        type=pl.when(pl.col("type") == Type.EDITED)
        .then(pl.lit(str(Type.REVISED)))
        .otherwise("type"),
        actor=_renumbered("actor_id", numbers),
        toward=_renumbered("toward_id", numbers),
        thread="entry_id",
        reply="reply_id",
        unit="unit_id",
        topics=pl.col("topics").str.json_decode(pl.List(pl.Int64)),
        result=solved,
        target="target",
    )
    key = [name for name in EVENTS if name != "topics"]
    return acts.unique(key, keep="first").sort(
        "at", "type", "actor", "toward", "thread", "reply", nulls_last=True
    )


def _typed(types: Mapping[str, Type]) -> pl.Expr:
    """What a verb counts as; null where it counts as nothing."""
    names = {verb: str(kind) for verb, kind in types.items()}
    return pl.col("verb").replace_strict(names, default=None, return_dtype=pl.String)


def _renumbered(column: str, numbers: dict[str, list[int]]) -> pl.Expr:
    if not numbers["old"]:
        return pl.lit(None, dtype=pl.Int32)
    return pl.col(column).replace_strict(
        numbers["old"], numbers["new"], default=None, return_dtype=pl.Int32
    )


def _without_gone(raw: pl.DataFrame) -> pl.DataFrame:
    """Without entries and replies that were hidden or deleted by then, and not brought back."""
    turns = raw.filter(pl.col("verb").is_in([*GONE, *RESTORED])).sort("at")
    last = turns.unique(["entry_id", "reply_id"], keep="last", maintain_order=True).filter(
        pl.col("verb").is_in(GONE)
    )
    entries = last.filter(pl.col("reply_id").is_null()).select("entry_id")
    replies = last.filter(pl.col("reply_id").is_not_null()).select("reply_id")
    return raw.join(entries, on="entry_id", how="anti").join(replies, on="reply_id", how="anti")


def _without_taken_back(raw: pl.DataFrame) -> pl.DataFrame:
    """Without acts that were taken back later.

    Same act, same person where it is theirs alone, same place.
    """
    kept = raw.with_row_index("row")
    undone: list[pl.DataFrame] = []
    for back, act in undoings().items():
        key = ["entry_id", "reply_id"] if act.of_anyone else ["actor_id", "entry_id", "reply_id"]
        later = raw.filter(pl.col("verb") == back).group_by(key).agg(back_at=pl.col("at").max())
        if later.height:
            acts = kept.filter(pl.col("verb") == act.verb).join(
                later, on=key, how="inner", nulls_equal=True
            )
            undone.append(acts.filter(pl.col("at") <= pl.col("back_at")).select("row"))
    return kept.join(pl.concat(undone), on="row", how="anti").drop("row") if undone else raw


def _members(
    rows: Sequence[tuple[Any, ...]], place: dict[int, int], at: dt.datetime, left_out: set[int]
) -> pl.DataFrame:
    records = [
        (place[person], day_of(since), _day_by(until, at), _day(paused), person in left_out)
        for person, since, until, paused in rows
    ]
    return pl.DataFrame(records, schema=MEMBERS, orient="row")


def _roles(community: Community, place: dict[int, int], at: dt.datetime) -> pl.DataFrame:
    rows = RolePeriod.objects.filter(community=community, since__lte=at).order_by("since", "pk")
    records = [
        (place[person], role, topic, day_of(since), _day_by(until, at))
        for person, role, topic, since, until in rows.values_list(
            "person", "role", "topic", "since", "until"
        )
        if person in place
    ]
    return pl.DataFrame(records, schema=ROLES, orient="row")


def _units(place: dict[int, int], at: dt.datetime) -> pl.DataFrame:
    records = []
    for some in _in_pieces(sorted(place)):
        rows = UnitPeriod.objects.filter(person__in=some, since__lte=at).order_by("since", "pk")
        records += [
            (place[person], unit, day_of(since), _day_by(until, at))
            for person, unit, since, until in rows.values_list("person", "unit", "since", "until")
        ]
    return pl.DataFrame(records, schema=UNITS, orient="row").sort("person", "since")


def _interests(community: Community, place: dict[int, int], at: dt.datetime) -> pl.DataFrame:
    """Offers and wishes that name a topic of the community."""
    topics = dict(Topic.objects.filter(community=community).values_list("name_key", "pk"))
    rows = []
    for some in _in_pieces(sorted(place)):
        offers = Offer.objects.filter(
            person__in=some,
            kind__in=(Offer.Kind.ASK_ME, Offer.Kind.LEARN),
            text_key__in=list(topics),
            created_at__lte=at,
        )
        rows += [
            (place[person], topics[key]) for person, key in offers.values_list("person", "text_key")
        ]
    return pl.DataFrame(sorted(set(rows)), schema=INTERESTS, orient="row")


def _items(community: Community, place: dict[int, int], at: dt.datetime) -> pl.DataFrame:
    rows = _published(Way.objects.filter(entry__community=community, entry__created_at__lte=at))
    checks = Event.objects.filter(
        community_id=community.pk, verb=WAY_CHECKED, at__lte=at
    ).order_by()
    checked = dict(
        checks.values("entry_id").annotate(first=Min("at")).values_list("entry_id", "first")
    )
    records = [
        (
            entry,
            place.get(author),
            day_of(made),
            _filled(kind, parts),
            _on(look_again),
            _day(checked.get(entry)),
            False,
        )
        for entry, author, kind, made, parts, look_again in rows.values_list(
            "entry", "entry__author", "entry__kind", "entry__created_at", "parts", "look_again_on"
        )
    ]
    return pl.DataFrame(records, schema=ITEMS, orient="row")


def _filled(kind: str, parts: dict[str, str]) -> float:
    """Share of the counted parts that say something.

    What was seen is a tip's title, which is always there.
    """
    counted = COUNTED_PARTS[kind]
    has_title = kind == TIP
    return (sum(bool(parts.get(name, "").strip()) for name in counted) + has_title) / (
        len(counted) + has_title
    )


def _meetings(community: Community, place: dict[int, int], at: dt.datetime) -> pl.DataFrame:
    rows = _published(
        Meeting.objects.filter(
            entry__community=community, entry__created_at__lte=at, starts_at__isnull=False
        )
    )
    records = [
        (entry, day_of(starts), series, kind, place.get(host))
        for entry, starts, series, kind, host in rows.filter(
            is_cancelled_with_series=False
        ).values_list("entry", "starts_at", "series", "kind", "host")
    ]
    return pl.DataFrame(records, schema=MEETINGS, orient="row").sort("starts", "thread")


def _actions(community: Community, at: dt.datetime) -> pl.DataFrame:
    rows = ActionPoint.objects.filter(community=community, made_at__lte=at).values_list(
        "pk", "made_at", "due_on", "done_at"
    )
    records = [(pk, day_of(made), _on(due), _day_by(done, at)) for pk, made, due, done in rows]
    return pl.DataFrame(records, schema=ACTIONS, orient="row").sort("action")


def _exits(community: Community, at: dt.datetime) -> pl.DataFrame:
    """Why people said they left, in weeks that were over by then."""
    weeks = ExitReason.objects.filter(community=community, monday_on__lte=at - A_WEEK)
    rows = weeks.order_by("monday_on", "reason").values_list("monday_on", "reason")
    records = [(number_of(monday_on), reason) for monday_on, reason in rows]
    return pl.DataFrame(records, schema=EXITS, orient="row")


def _chats(community: Community, at: dt.datetime) -> pl.DataFrame:
    """Counts that came without people."""
    records = [
        (number_of(one.quarter_ended_on), one.is_done) for one in all_introduced(community, at)
    ]
    return pl.DataFrame(records, schema=CHATS, orient="row")


def _promises(community: Community, place: dict[int, int], at: dt.datetime) -> pl.DataFrame:
    """What had a day: of things, with who began them, so that a figure rests on several."""
    records = [
        (str(one.what), number_of(one.due_on), _on(one.kept_on), place.get(one.by_id or 0))
        for one in all_promised(community, at)
    ]
    return pl.DataFrame(records, schema=PROMISES, orient="row").sort(
        "due", "what", "by", "kept", nulls_last=True
    )


def _surveys(community: Community, at: dt.datetime) -> pl.DataFrame:
    """Answers of pulses that were over by then.

    The number of a row is its key: which answers belong together nobody knows.
    """
    rows = Answer.objects.filter(wave__community=community, wave__closes_at__lte=at).order_by(
        "wave__closes_at", "wave", "question", "value"
    )
    records = [
        (wave, day_of(closed), question, key, value, invited)
        for key, (wave, closed, question, value, invited) in enumerate(
            rows.values_list("wave", "wave__closes_at", "question", "value", "wave__invited")
        )
    ]
    frame = pl.DataFrame(records, schema=SURVEYS, orient="row")
    # Some came after it was opened.
    answered = pl.len().over("wave", "item").max().over("wave").cast(pl.Int32)
    return frame.with_columns(invited=pl.max_horizontal("invited", answered))


def _ways_of(community: Community) -> set[int]:
    return set(Way.objects.filter(entry__community=community).values_list("pk", flat=True))


def _published(rows: QuerySet) -> QuerySet:
    return rows.filter(entry__standing=Standing.PUBLISHED).order_by("pk")


def _in_pieces(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    """SQLite takes so many parameters at once."""
    return (ids[start : start + 10_000] for start in range(0, len(ids), 10_000))


def _day(moment: dt.datetime | None) -> int | None:
    return None if moment is None else day_of(moment)


def _day_by(moment: dt.datetime | None, at: dt.datetime) -> int | None:
    """None for what had not happened at that moment."""
    return None if moment is None or moment > at else day_of(moment)


def _on(date: dt.date | None) -> int | None:
    return None if date is None else number_of(date)
