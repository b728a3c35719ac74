"""Ties: who exchanged what with whom, how lately and how often (domain.md 0.3)."""

import math
from dataclasses import dataclass

import polars as pl

from guildhall.activity.verbs import Type
from guildhall.health.numbers import numbers

REPLIES = [str(Type.ANSWERED), str(Type.COMMENTED)]
REVIEWS = [str(Type.VALIDATED), str(Type.RETURNED), str(Type.REVISED)]


@dataclass(frozen=True, slots=True)
class Ties:
    """Pairs one < other: `strength` s = w_ij + w_ji, `days` of contact, `there` w_ij, `back` w_ji.

    `talk` are the directed pairs (source, target) of replies alone.
    """

    pairs: pl.DataFrame
    talk: pl.DataFrame

    @property
    def live(self) -> pl.DataFrame:
        """s ≥ 1 on at least two days."""
        given = numbers().ties
        return self.pairs.filter(
            (pl.col("strength") >= given.live_weight) & (pl.col("days") >= given.live_days)
        )

    @property
    def reciprocated(self) -> pl.DataFrame:
        """Live, with at least 0.5 either way."""
        least = numbers().ties.reciprocated_weight
        return self.live.filter((pl.col("there") >= least) & (pl.col("back") >= least))


def ties_of(events: pl.DataFrame, end: int, people: pl.Series) -> Ties:
    """The ties of a window that ends before the day `end`, between `people`.

    Weights decay with a half-life of 60 days.
    """
    contacts = pl.concat([_spoken(events), _reactions(events, end), _met(events)])
    known = people.implode()
    between = (
        pl.col("source").is_in(known)
        & pl.col("target").is_in(known)
        & (pl.col("source") != pl.col("target"))
    )
    faded = pl.col("weight") * decayed(end - pl.col("day"))
    recent = contacts.filter(between).with_columns(
        weight=pl.when(pl.col("contact") == "reaction").then("weight").otherwise(faded)
    )
    talk = (
        recent.filter(pl.col("contact") == "reply")
        .select("source", "target")
        .unique()
        .sort("source", "target")
    )
    return Ties(_paired(recent), talk)


def decayed(age_days: pl.Expr) -> pl.Expr:
    """2^(−age / half-life of 60 days), 0..1, for ages ≥ 0. domain.md 0.3."""
    return (-age_days.cast(pl.Float64) / numbers().ties.half_life_days * math.log(2)).exp()


def _paired(contacts: pl.DataFrame) -> pl.DataFrame:
    forth = pl.col("source") < pl.col("target")
    both = contacts.with_columns(
        one=pl.min_horizontal("source", "target"),
        other=pl.max_horizontal("source", "target"),
        there=pl.when(forth).then("weight").otherwise(0.0),
        back=pl.when(forth).then(0.0).otherwise("weight"),
    )
    pairs = both.group_by("one", "other").agg(
        strength=pl.col("weight").sum(),
        there=pl.col("there").sum(),
        back=pl.col("back").sum(),
        days=pl.col("day").n_unique(),
    )
    return pairs.sort("one", "other")


def _spoken(events: pl.DataFrame) -> pl.DataFrame:
    """Answers, replies and reviews toward someone, and coffee chats both ways."""
    given = numbers().ties
    contact = {
        **dict.fromkeys(REPLIES, "reply"),
        **dict.fromkeys(REVIEWS, "review"),
        str(Type.CHAT_DONE): "chat",
    }
    weight = {"reply": given.reply, "review": given.review, "chat": given.chat}
    messages = events.filter(
        pl.col("type").is_in(list(contact))
        & pl.col("toward").is_not_null()
        & pl.col("actor").is_not_null()
    )
    return messages.select(
        source="actor",
        target="toward",
        day="day",
        contact=pl.col("type").replace_strict(contact, return_dtype=pl.String),
    ).with_columns(weight=pl.col("contact").replace_strict(weight, return_dtype=pl.Float64))


def _reactions(events: pl.DataFrame, end: int) -> pl.DataFrame:
    """Thanks, of which a pair can gather only so much in a window.

    One row for each day, scaled down where they pass the cap.
    """
    given = numbers().ties
    thanks = events.filter(
        (pl.col("type") == Type.REACTED) & pl.col("toward").is_not_null()
    ).select(
        source="actor",
        target="toward",
        day="day",
        contact=pl.lit("reaction"),
        weight=given.reaction * decayed(end - pl.col("day")),
    )
    total = pl.col("weight").sum().over("source", "target")
    return thanks.with_columns(
        weight=pl.when(total > given.reaction_cap)
        .then(pl.col("weight") * given.reaction_cap / total)
        .otherwise("weight")
    )


def _met(events: pl.DataFrame) -> pl.DataFrame:
    """1/(k−1) both ways for each two of k ≤ 8 who were at a meeting together.

    Larger ones tie nobody.
    """
    there = (
        events.filter(pl.col("type") == Type.ATTENDED)
        .select("thread", "day", person="actor")
        .unique(["thread", "person"])
    )
    small = there.with_columns(size=pl.len().over("thread")).filter(
        (pl.col("size") > 1) & (pl.col("size") <= numbers().ties.largest_meeting)
    )
    return (
        small.join(small.select("thread", target="person"), on="thread", how="inner")
        .filter(pl.col("person") != pl.col("target"))
        .select(
            source="person",
            target="target",
            day="day",
            contact=pl.lit("meeting"),
            weight=1.0 / (pl.col("size") - 1),
        )
    )
