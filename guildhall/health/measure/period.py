"""One window of a community's life.

Who belonged, who took part, what they did, and the ties that came of it.
"""

from functools import cached_property

import polars as pl

from guildhall.activity.verbs import Type
from guildhall.health.meanings import MEANINGS
from guildhall.health.measure.frames import Frames
from guildhall.health.measure.ties import Ties, ties_of
from guildhall.health.numbers import numbers

KIND_OF = {str(kind): meaning.kind for kind, meaning in MEANINGS.items()}
CONTRIBUTIONS = [str(kind) for kind, meaning in MEANINGS.items() if meaning.is_contribution]
CARRYING = [str(kind) for kind, meaning in MEANINGS.items() if meaning.carries]
PARTICIPATION = [
    *CONTRIBUTIONS,
    str(Type.ATTENDED),
    str(Type.REACTED),
    str(Type.HELPED),
    str(Type.TRIED),
    str(Type.READ),
]


class Period:
    """The `days` full days before `end` (a day since 1970, itself outside). domain.md 0.2.

    `has_draws` lets indicators draw at random (permutations, rewirings); without, they leave
    out what only draws can tell. Draws are seeded by community, indicator and date. `is_past`:
    looked back at, to compare.
    """

    def __init__(
        self, frames: Frames, *, end: int, days: int, has_draws: bool = True, is_past: bool = False
    ) -> None:
        self.frames, self.end, self.days, self.start = frames, end, days, end - days
        self.has_draws, self.is_past = has_draws, is_past

    def before(self, days: int | None = None) -> "Period":
        """The window of the same length that ends so many days earlier.

        Without a number, right before this one.
        """
        end = self.end - (days or self.days)
        return Period(self.frames, end=end, days=self.days, has_draws=self.has_draws, is_past=True)

    def ending_alike(self, days: int) -> "Period":
        """Another length, the same end."""
        if days == self.days:
            return self
        return Period(
            self.frames, end=self.end, days=days, has_draws=self.has_draws, is_past=self.is_past
        )

    @property
    def age(self) -> int:
        """Days since the community began."""
        return self.end - self.frames.born

    @cached_property
    def present(self) -> pl.DataFrame:
        """Everyone who belongs when the window ends: person, since, is_left_out."""
        here = (pl.col("since") < self.end) & (
            pl.col("until").is_null() | (pl.col("until") >= self.end)
        )
        return (
            self.frames.members.filter(here)
            .unique("person", keep="first", maintain_order=True)
            .sort("person")
        )

    @cached_property
    def members(self) -> pl.DataFrame:
        """M: settled for two weeks, and not paused."""
        settled = pl.col("since") <= self.end - numbers().windows.settled_days
        awake = pl.col("paused_until").is_null() | (pl.col("paused_until") <= self.end)
        return self.present.filter(settled & awake)

    @property
    def n(self) -> int:
        return self.members.height

    @cached_property
    def so_far(self) -> pl.DataFrame:
        """All that happened before the window ends."""
        return self.frames.events.filter(pl.col("day") < self.end)

    @cached_property
    def events(self) -> pl.DataFrame:
        """What happened in the window."""
        return self.so_far.filter(pl.col("day") >= self.start)

    @property
    def chats(self) -> pl.DataFrame:
        """Introductions of the quarters that ended in the window."""
        return self.frames.chats.filter(pl.col("day").is_between(self.start, self.end - 1))

    @cached_property
    def contributions(self) -> pl.DataFrame:
        """What members contributed, with `kind` and `week` (0 the first of the window)."""
        acts = self.events.filter(pl.col("type").is_in(CONTRIBUTIONS)).join(
            self.members.select(actor="person"), on="actor", how="semi", maintain_order="left"
        )
        return acts.with_columns(
            kind=pl.col("type").replace_strict(KIND_OF, default="", return_dtype=pl.String),
            week=(pl.col("day") - self.start) // 7,
        )

    @cached_property
    def carrying(self) -> pl.DataFrame:
        """What carries the community.

        Answering others, hosting, reviewing, welcoming, writing up, curating.
        """
        toward_others = pl.col("toward").is_null() | (pl.col("toward") != pl.col("actor"))
        return self.contributions.filter(pl.col("type").is_in(CARRYING) & toward_others)

    @cached_property
    def active(self) -> pl.DataFrame:
        """A: members with at least one contribution: person, acts."""
        return (
            self.contributions.group_by("actor")
            .agg(acts=pl.len())
            .rename({"actor": "person"})
            .sort("person")
        )

    @property
    def a(self) -> int:
        return self.active.height

    @cached_property
    def participation(self) -> pl.DataFrame:
        """Acts of taking part, reading among them, of members: person, day, week."""
        acts = self.events.filter(pl.col("type").is_in(PARTICIPATION)).select(
            person="actor", day="day"
        )
        here = self.members.select("person")
        return acts.join(here, on="person", how="semi").with_columns(
            week=(pl.col("day") - self.start) // 7
        )

    @cached_property
    def stewards(self) -> list[int]:
        """Who looks after the community when the window ends."""
        held = (pl.col("since") < self.end) & (
            pl.col("until").is_null() | (pl.col("until") >= self.end)
        )
        rows = self.frames.roles.filter(
            held & (pl.col("role") == "steward") & pl.col("topic").is_null()
        )
        return sorted(rows["person"].unique().to_list())

    @cached_property
    def unit_of(self) -> pl.DataFrame:
        """Each member's unit when the window ends: person, unit."""
        here = (pl.col("since") < self.end) & (
            pl.col("until").is_null() | (pl.col("until") >= self.end)
        )
        units = self.frames.units.filter(here).unique("person", keep="last", maintain_order=True)
        return (
            units.select("person", "unit")
            .join(self.members.select("person"), on="person", how="semi")
            .sort("person")
        )

    @cached_property
    def ties(self) -> Ties:
        """Between members who did not ask to be left out, of what lies in the window."""
        included = self.members.filter(~pl.col("is_left_out"))["person"]
        return ties_of(self.events, self.end, included)

    @cached_property
    def coverage(self) -> float:
        """Share of the active who did not ask to be left out, 0..1."""
        if self.a == 0:
            return 0.0
        left_out = (
            self.members.filter("is_left_out").join(self.active, on="person", how="semi").height
        )
        return 1 - left_out / self.a

    @cached_property
    def active_ties(self) -> pl.DataFrame:
        """Live ties between two who are active."""
        people = self.active.select("person")
        live = self.ties.live
        return live.join(
            people, left_on="one", right_on="person", how="semi", maintain_order="left"
        ).join(people, left_on="other", right_on="person", how="semi", maintain_order="left")

    @property
    def is_network_enough(self) -> bool:
        """20 active people, 40 live ties, 70 % of the active included (domain.md 0.4)."""
        gate = numbers().gate
        return (
            self.a >= gate.network_people
            and self.active_ties.height >= gate.network_ties
            and self.coverage >= gate.network_coverage
        )

    @cached_property
    def asked(self) -> pl.DataFrame:
        """Every question so far that members asked: thread, asker, at, day, topics."""
        questions = self.so_far.filter(pl.col("type") == Type.ASKED)
        return questions.select("thread", "at", "day", "topics", asker="actor").unique(
            "thread", keep="first", maintain_order=True
        )

    @cached_property
    def responses(self) -> pl.DataFrame:
        """What others said to a question.

        Thread, actor, at, day, is_answer, in the order in which it came.
        """
        replies = self.so_far.filter(pl.col("type").is_in([Type.ANSWERED, Type.COMMENTED]))
        replies_to = replies.join(
            self.asked.select("thread", "asker"), on="thread", how="inner", maintain_order="left"
        )
        return replies_to.filter(pl.col("actor") != pl.col("asker")).select(
            "thread", "actor", "at", "day", is_answer=pl.col("type") == Type.ANSWERED
        )

    @cached_property
    def topics_of_threads(self) -> pl.DataFrame:
        """thread, topics: those that it was opened with, for whatever is said there later."""
        opened = self.so_far.filter(pl.col("topics").list.len() > 0).select("thread", "topics")
        return opened.unique("thread", keep="first", maintain_order=True)
