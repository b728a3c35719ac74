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


def crowd(events: int, people: int, seed: int = 1) -> Frames:
    """So many acts of so many people in two years.

    Few write much, most write little, and people answer within their unit more often.
    """
    rng = np.random.default_rng(seed)
    last = day_of(END)
    weights = rng.pareto(1.3, people) + 0.05
    weights /= weights.sum()
    actor = rng.choice(people, size=events, p=weights).astype(np.int32)
    unit = rng.integers(0, max(2, people // 120), size=people)
    seconds = np.sort(rng.integers(0, DAYS * 86_400, size=events))
    kind = rng.choice(len(KINDS), size=events, p=np.array(SHARES) / sum(SHARES))
    threads = max(10, events // 8)
    thread = (seconds / (DAYS * 86_400) * threads).astype(np.int64) + rng.integers(
        0, max(1, threads // 200), size=events
    )
    opener = rng.choice(people, size=thread.max() + 1, p=weights).astype(np.int32)
    is_ask = kind == KINDS.index(Type.ASKED)
    actor = np.where(is_ask, opener[thread], actor)
    toward = np.where(np.isin(kind, [0, 6, 7]), -1, opener[thread])
    moment = (
        np.datetime64(END.replace(tzinfo=None), "us")
        - np.timedelta64(DAYS * 86_400, "s")
        + seconds.astype("timedelta64[s]")
    )
    results = np.where(
        kind == KINDS.index(Type.HELPED),
        "solved",
        np.where(
            kind == KINDS.index(Type.ADOPTED),
            rng.choice(["worked", "partly", "failed"], size=events),
            "",
        ),
    )
    frame = pl.DataFrame(
        {
            "at": moment,
            "kind": kind,
            "actor": actor,
            "toward": toward,
            "thread": thread,
            "result": results,
        }
    ).select(
        at=pl.col("at").cast(pl.Datetime("us")).dt.replace_time_zone("UTC"),
        day=pl.col("at").dt.epoch("d").cast(pl.Int32),
        type=pl.col("kind").replace_strict(
            dict(enumerate(map(str, KINDS))), return_dtype=pl.String
        ),
        actor="actor",
        toward=pl.when(pl.col("toward") < 0).then(None).otherwise("toward"),
        thread="thread",
        reply=pl.lit(None, dtype=pl.Int64),
        unit=pl.lit(None, dtype=pl.Int64),
        topics=pl.concat_list((pl.col("thread") % 60).cast(pl.Int64)),
        result=pl.when(pl.col("result") == "").then(None).otherwise("result"),
        target=pl.lit(None, dtype=pl.Int64),
    )
    since = np.full(people, last - DAYS, dtype=np.int32) + rng.integers(
        0, DAYS // 2, size=people
    ).astype(np.int32)
    drafted = (
        frame.filter(pl.col("type") == Type.DRAFTED)
        .select("thread", author="actor", made="day")
        .unique("thread", keep="first", maintain_order=True)
    )
    ones = pl.lit(None, dtype=pl.Int32)
    return Frames(
        slug=f"crowd-{events}",
        at=END,
        people=people,
        born=last - DAYS,
        community_type="helping",
        events=frame.select(list(EVENTS)),
        members=pl.DataFrame({"person": np.arange(people), "since": since})
        .select(
            pl.col("person").cast(pl.Int32),
            "since",
            until=ones,
            paused_until=ones,
            is_left_out=pl.lit(False),
        )
        .select(list(MEMBERS)),
        roles=pl.DataFrame([(0, "steward", None, last - DAYS, None)], schema=ROLES, orient="row"),
        units=pl.DataFrame({"person": np.arange(people), "unit": unit, "since": since})
        .select(pl.col("person").cast(pl.Int32), pl.col("unit").cast(pl.Int64), "since", until=ones)
        .select(list(UNITS)),
        interests=pl.DataFrame({"person": np.arange(people), "topic": np.arange(people) % 60}).cast(
            pl.Schema(INTERESTS)
        ),
        items=drafted.with_columns(
            filled=pl.lit(0.7),
            look_again=(pl.col("made") + 400).cast(pl.Int32),
            checked=pl.lit(None),
            is_outside=pl.lit(False),
        )
        .select(list(ITEMS))
        .cast(pl.Schema(ITEMS)),
    )
