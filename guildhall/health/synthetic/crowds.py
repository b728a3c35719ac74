"""Large invented communities, made at once: for how long things take, not for what they show."""

import numpy as np
import polars as pl

from guildhall.activity.verbs import Type
from guildhall.health.days import day_of
from guildhall.health.measure.frames import EVENTS, INTERESTS, ITEMS, MEMBERS, ROLES, UNITS, Frames
from guildhall.health.synthetic.lives import END

DAYS = 728
KINDS = (
    Type.ASKED,
    Type.ANSWERED,
    Type.COMMENTED,
    Type.REACTED,
    Type.HELPED,
    Type.ADOPTED,
    Type.ATTENDED,
    Type.DRAFTED,
    Type.VALIDATED,
    Type.GROWN,
)
SHARES = (0.12, 0.2, 0.3, 0.16, 0.08, 0.05, 0.04, 0.02, 0.015, 0.015)
TOWARD_NOBODY = (Type.ASKED, Type.ATTENDED, Type.DRAFTED)
TOPICS = 60


def crowd(events: int, people: int, seed: int = 1) -> Frames:
    """So many acts of so many people in two years.

    Few write much, most write little, and people answer within their unit more often.
    """
    rng = np.random.default_rng(seed)
    last = day_of(END)
    weights = rng.pareto(1.3, people) + 0.05
    weights /= weights.sum()
    acts = _acts(rng, events, weights)
    unit = rng.integers(0, max(2, people // 120), size=people)
    since = last - DAYS + rng.integers(0, DAYS // 2, size=people)
    person = pl.Series("person", np.arange(people), dtype=pl.Int32)
    joined = pl.DataFrame({"person": person, "since": since}).cast({"since": pl.Int32})
    never = pl.lit(None, dtype=pl.Int32)
    return Frames(
        slug=f"crowd-{events}",
        at=END,
        people=people,
        born=last - DAYS,
        community_type="helping",
        events=acts,
        members=joined.with_columns(
            until=never, paused_until=never, is_left_out=pl.lit(False)
        ).select(list(MEMBERS)),
        roles=pl.DataFrame([(0, "steward", None, last - DAYS, None)], schema=ROLES, orient="row"),
        units=joined.with_columns(unit=pl.Series(unit, dtype=pl.Int64), until=never).select(
            list(UNITS)
        ),
        interests=pl.DataFrame({"person": person, "topic": np.arange(people) % TOPICS}).cast(
            pl.Schema(INTERESTS)
        ),
        items=_items(acts),
    )


def _acts(rng: np.random.Generator, events: int, weights: np.ndarray) -> pl.DataFrame:
    """The log: who did what when, in which thread and toward whom. One row an act, by time.

    `weights` holds each person's share of the acts, [0, 1], together 1.
    """
    people, whole = len(weights), DAYS * 86_400
    actor = rng.choice(people, size=events, p=weights)
    seconds = np.sort(rng.integers(0, whole, size=events))
    kind = rng.choice(len(KINDS), size=events, p=np.array(SHARES) / sum(SHARES))
    threads = max(10, events // 8)
    spread = rng.integers(0, max(1, threads // 200), size=events)
    thread = (seconds / whole * threads).astype(np.int64) + spread
    opener = rng.choice(people, size=thread.max() + 1, p=weights)
    has_addressee = ~np.isin(kind, [KINDS.index(each) for each in TOWARD_NOBODY])
    begin = np.datetime64(END.replace(tzinfo=None), "us") - np.timedelta64(whole, "s")
    drawn = pl.DataFrame(
        {
            "at": begin + seconds.astype("timedelta64[s]"),
            "type": np.array([str(each) for each in KINDS])[kind],
            "actor": np.where(kind == KINDS.index(Type.ASKED), opener[thread], actor),
            "toward": opener[thread],
            "thread": thread,
            "tried": rng.choice(["worked", "partly", "failed"], size=events),
        }
    )
    nothing = pl.lit(None, dtype=pl.Int64)
    result = (
        pl.when(pl.col("type") == Type.HELPED)
        .then(pl.lit("solved"))
        .when(pl.col("type") == Type.ADOPTED)
        .then("tried")
    )
    return drawn.select(
        at=pl.col("at").cast(pl.Datetime("us")).dt.replace_time_zone("UTC"),
        day=pl.col("at").dt.epoch("d").cast(pl.Int32),
        type="type",
        actor=pl.col("actor").cast(pl.Int32),
        toward=pl.when(pl.Series(has_addressee)).then(pl.col("toward").cast(pl.Int32)),
        thread="thread",
        reply=nothing,
        unit=nothing,
        topics=pl.concat_list(pl.col("thread") % TOPICS),
        result=result,
        target=nothing,
    ).select(list(EVENTS))


def _items(acts: pl.DataFrame) -> pl.DataFrame:
    """What was written down: one for each thread in which something was."""
    drafted = acts.filter(pl.col("type") == Type.DRAFTED).select(
        "thread", author="actor", made="day"
    )
    return (
        drafted.unique("thread", keep="first", maintain_order=True)
        .with_columns(
            filled=pl.lit(0.7),
            look_again=pl.col("made") + 400,
            checked=pl.lit(None),
            is_outside=pl.lit(False),
        )
        .select(list(ITEMS))
        .cast(pl.Schema(ITEMS))
    )
