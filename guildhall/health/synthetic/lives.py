"""A character lives for its weeks.

What comes of it are frames, as if they had been read from a log.
"""

import datetime as dt

import numpy as np
import polars as pl

from guildhall.activity.verbs import Type
from guildhall.health.days import EPOCH, day_of
from guildhall.health.measure.frames import (
    ACTIONS,
    EVENTS,
    INTERESTS,
    ITEMS,
    MEETINGS,
    MEMBERS,
    READS,
    ROLES,
    SURVEYS,
    UNITS,
    Frames,
)
from guildhall.health.synthetic.characters import Character

END = dt.datetime(2026, 1, 5, tzinfo=dt.UTC)  # a Monday
WEEK = 7
TURNOVER_WEEKS = 13


def live(character: Character, seed: int) -> Frames:
    """The same life for the same seed."""
    return _Life(character, seed).frames()


class _Life:
    """Collects rows week by week. People 0.. are numbered as in frames; person 0 is the steward."""

    def __init__(self, character: Character, seed: int) -> None:
        self.of, self.rng = (
            character,
            np.random.default_rng([seed, len(character.name), sum(map(ord, character.name))]),
        )
        self.last = day_of(END)
        self.first = self.last - character.weeks * WEEK
        self.events: list[tuple] = []
        self.items: list[tuple] = []
        self.meetings: list[tuple] = []
        self.reads: list[tuple] = []
        self.surveys: list[tuple] = []
        self.thread = 0
        people = character.members
        self.unit = np.arange(people) % character.units
        # Two thirds are there from the start, the others come one by one; each has their own pace.
        early = int(people * 0.66)
        late = np.sort(self.rng.integers(4, max(5, character.weeks - 4), size=people - early))
        self.since = np.concatenate([np.zeros(early, dtype=int), late])
        self.pace = self.rng.gamma(1.2, 1.0, size=people) + 0.25
        season = (character.weeks - 1) // 26 * 2
        self.topic = season + self.rng.integers(0, character.topics, size=(people, 3))
        self.core = list(range(min(character.core, early)))
        experts = self.rng.choice(early, size=min(2, early), replace=False)
        self.expert = {
            topic: int(experts[topic % len(experts)]) for topic in range(season + character.topics)
        }

    def frames(self) -> Frames:
        for week in range(self.of.weeks):
            self._week(week)
        people, of = self.of.members, self.of
        since = self.first + self.since * WEEK
        interests = [
            (person, int(topic))
            for person in range(people)
            for topic in set(self._interests(person))
        ]
        return Frames(
            slug=f"synthetic-{of.name}",
            at=END,
            people=people,
            born=self.first,
            community_type="helping",
            is_closed=True,
            events=_frame(self.events, EVENTS)
            .with_columns(pl.col("day").cast(pl.Int32))
            .sort("at", "type", "actor", "toward", "thread"),
            members=_frame(
                [(person, int(since[person]), None, None, False) for person in range(people)],
                MEMBERS,
            ),
            roles=_frame([(0, "steward", None, self.first, None)], ROLES),
            units=_frame(
                [
                    (person, int(self.unit[person]), int(since[person]), None)
                    for person in range(people)
                ],
                UNITS,
            ),
            interests=_frame(interests, INTERESTS),
            items=_frame(self.items, ITEMS),
            meetings=_frame(self.meetings, MEETINGS),
            reads=_frame(self.reads, READS),
            surveys=_frame(self.surveys, SURVEYS),
            actions=_frame([], ACTIONS),
        )

    def _week(self, week: int) -> None:
        of = self.of
        energy = 1.0 - (1.0 - of.fades_to) * max(0.0, (week - of.weeks * 0.35) / (of.weeks * 0.65))
        here = np.flatnonzero(self.since <= week)
        if of.core_renews and week and week % TURNOVER_WEEKS == 0 and len(self.core) > 2:
            outside = [person for person in here if person not in self.core]
            if outside:
                self.core[week // TURNOVER_WEEKS % len(self.core)] = int(self.rng.choice(outside))
        for _ask in range(self.rng.poisson(of.asks * energy)):
            self._question(week, here)
        for _note in range(self.rng.poisson(of.notes * energy)):
            self._note(week, here)
        if self.rng.random() < of.meets * energy:
            self._meeting(week, here)
        for _tip in range(self.rng.poisson(of.tips * energy)):
            self._item(self._some(here), self._moment(week))
        for _report in range(self.rng.poisson(of.reports * energy)):
            self._report(week, here)
        self._read(week, here)
        if week % 12 == 11:
            self._survey(week, here)

    def _topic(self, week: int) -> int:
        """Of the topics of the season: every half year some go and some come."""
        return week // 26 * 2 + int(self.rng.integers(0, self.of.topics))

    def _topics(self, topic: int) -> list[int]:
        """What people said they care about, or something else."""
        return [topic] if self.rng.random() < self.of.interests_met else [1000 + topic]

    def _question(self, week: int, here: np.ndarray) -> None:
        of, asker, at = self.of, self._some(self._apart(here)), self._moment(week)
        thread, topic = self._new(), self._topic(week)
        topics = self._topics(topic)
        self._tell(Type.ASKED, asker, at, thread=thread, topics=topics)
        if self.rng.random() > of.answered:
            return
        said_at, helpers = at, []
        for _answer in range(1 + self.rng.poisson(of.answers_each - 1)):
            helper = self._helper(asker, topic, here)
            if helper is None or helper in helpers:
                continue
            helpers.append(helper)
            said_at = said_at + dt.timedelta(hours=float(self.rng.exponential(4)) + 0.2)
            self._tell(Type.ANSWERED, helper, said_at, toward=asker, thread=thread)
            self._talk_back(asker, helper, said_at, thread)
        if helpers and self.rng.random() < 0.8:
            self._solve(asker, helpers[0], said_at, thread)
            if self.rng.random() < of.kept:
                keeper = self._carrier(here)
                kept_at = said_at + dt.timedelta(days=2)
                self._tell(Type.GROWN, keeper, kept_at, toward=asker, thread=thread, result="tip")
                self._item(helpers[0], kept_at)

    def _talk_back(self, asker: int, helper: int, said_at: dt.datetime, thread: int) -> None:
        """Perhaps the one who asked has something to say to an answer, and perhaps is answered."""
        two_hours, next_day = dt.timedelta(hours=2), dt.timedelta(hours=20)
        if self.rng.random() < self.of.talks_back:
            at = said_at + two_hours
            self._tell(Type.COMMENTED, asker, at, toward=helper, thread=thread)
            if self.rng.random() < self.of.talks_back:
                at = said_at + next_day
                self._tell(Type.COMMENTED, helper, at, toward=asker, thread=thread)

    def _solve(self, asker: int, helper: int, said_at: dt.datetime, thread: int) -> None:
        at = said_at + dt.timedelta(hours=5)
        self._tell(Type.HELPED, asker, at, toward=helper, thread=thread, result="solved")
        self._tell(Type.REACTED, asker, at, toward=helper, thread=thread)

    def _helper(self, asker: int, topic: int, here: np.ndarray) -> int | None:
        """Who answers: the one who answers everything, the one expert, one of the core, or a
        peer near or far.
        """
        of, rng = self.of, self.rng
        if of.by_hero and asker != 0 and rng.random() < of.by_hero:
            return 0
        if (
            of.one_expert_a_topic
            and rng.random() < of.one_expert_a_topic
            and self.expert[topic] != asker
        ):
            return self.expert[topic]
        among = here
        if of.by_core and rng.random() < of.by_core:
            among = np.array([person for person in self.core if person in here and person != asker])
            if not of.core_mixes and asker in self.core:
                among = np.array([person for person in here if person not in self.core])
        if not len(among):
            among = here
        same = self.unit[among] == self.unit[asker]
        side = among[~same] if rng.random() < of.across else among[same]
        pool = side[side != asker] if len(side[side != asker]) else among[among != asker]
        return self._some(pool) if len(pool) else None

    def _note(self, week: int, here: np.ndarray) -> None:
        of, at, thread = self.of, self._moment(week), self._new()
        writer = (
            self._carrier(here) if self.rng.random() < 0.3 and of.core_mixes else self._some(here)
        )
        self._tell(Type.POSTED, writer, at, thread=thread, topics=self._topics(self._topic(week)))
        for _reply in range(self.rng.poisson(of.note_replies)):
            by = (
                self._carrier(here)
                if self.rng.random() < of.by_core and of.core_mixes
                else self._partner(writer, here)
            )
            if by == writer or self._are_apart(by, writer):
                continue
            at = at + dt.timedelta(hours=float(self.rng.exponential(6)) + 0.1)
            self._tell(Type.COMMENTED, by, at, toward=writer, thread=thread)
            if self.rng.random() < of.talks_back:
                self._tell(
                    Type.COMMENTED, writer, at + dt.timedelta(hours=1), toward=by, thread=thread
                )

    def _apart(self, here: np.ndarray) -> np.ndarray:
        """Everyone; or, where those who carry keep to themselves, the others."""
        return (
            here
            if self.of.core_mixes
            else np.array([person for person in here if person not in self.core])
        )

    def _are_apart(self, one: int, other: int) -> bool:
        """Two who carry, and do not meet."""
        return not self.of.core_mixes and one in self.core and other in self.core

    def _meeting(self, week: int, here: np.ndarray) -> None:
        of, thread = self.of, self._new()
        at = self._moment(week, day=3)
        apart = self._apart(here)
        host = (
            0
            if of.by_hero
            else int(self.rng.choice(self.core))
            if of.core_mixes
            else self._some(apart)
        )
        kind = (
            "visit"
            if self.rng.random() < 0.2
            else "demo"
            if self.rng.random() < of.shows
            else "open"
        )
        self.meetings.append((thread, self._day(at), 1, kind, host))
        self._tell(Type.SCHEDULED, host, at - dt.timedelta(days=6), thread=thread)
        crowd = {host, *(self._some(apart) for _one in range(4))}
        if of.core_mixes:
            crowd |= set(
                map(int, self.rng.choice(self.core, size=min(3, len(self.core)), replace=False))
            )
        for person in sorted(crowd):
            self._tell(Type.ATTENDED, person, at, thread=thread)
            if self.rng.random() < 0.2:
                self._tell(Type.PROPOSED_POINT, person, at - dt.timedelta(days=2), thread=thread)
        self._tell(Type.HELD, host, at, thread=thread)
        self._tell(Type.HOSTED, host, at, thread=thread)
        self._tell(Type.NOTED, host, at + dt.timedelta(hours=3), thread=thread)

    def _item(self, author: int, at: dt.datetime) -> None:
        of, thread = self.of, self._new()
        day = self._day(at)
        if day >= self.last:
            return
        filled = float(np.clip(self.rng.normal(of.filled, 0.08), 0, 1))
        self.items.append(
            (thread, author, day, filled, day + 365 + int(self.rng.integers(0, 365)), None, False)
        )
        self._tell(Type.DRAFTED, author, at, thread=thread)
        if self.rng.random() < of.checks:
            checker = 0 if of.by_hero else int(self.rng.choice(self.core))
            if checker != author and not self._are_apart(checker, author):
                self._tell(
                    Type.VALIDATED,
                    checker,
                    at + dt.timedelta(days=float(self.rng.exponential(3))),
                    toward=author,
                    thread=thread,
                )

    def _report(self, week: int, here: np.ndarray) -> None:
        if not self.items:
            return
        thread, author = self.items[int(self.rng.integers(0, len(self.items)))][:2]
        person = int(self.rng.choice(here))  # anyone reports, not only those who write much
        if person != author:
            result = (
                "worked"
                if self.rng.random() > self.of.fails
                else str(self.rng.choice(["partly", "failed"]))
            )
            self._tell(
                Type.ADOPTED,
                person,
                self._moment(week),
                toward=author,
                thread=thread,
                result=result,
            )

    def _read(self, week: int, here: np.ndarray) -> None:
        """Reading is a taste of part of the stock: what is never opened stays so."""
        known = [
            item for number, item in enumerate(self.items) if (number * 0.618) % 1 < self.of.opened
        ]
        if not known:
            return
        for _reader in range(self.rng.poisson(self.of.readers)):
            person = int(self.rng.choice(here))
            thread = known[int(self.rng.integers(0, len(known)))][0]
            self.reads.append(
                (
                    self.first + week * WEEK + int(self.rng.integers(0, 5)),
                    thread,
                    person,
                    int(self.unit[person]),
                )
            )

    def _survey(self, week: int, here: np.ndarray) -> None:
        wave, closed = week // 12, self.first + week * WEEK + 5
        answering = self.rng.permutation(here)[: int(len(here) * 0.7)]
        says = {
            "P-I1": (5.6, 7),
            "P-T1": (0.85, 1),
            "P-R1": (4.0, 5),
            "P-R2": (0.5, 1),
            "P-C1": (4.0, 5),
            "P-G1": (4.0, 5),
            "P-G2": (3.6, 5),
            "P-E1": (3.9, 5),
        }
        for item, (mean, scale) in says.items():
            for key, _person in enumerate(answering):
                value = (
                    float(self.rng.random() < mean)
                    if scale == 1
                    else float(np.clip(np.rint(self.rng.normal(mean, 0.9)), 1, scale))
                )
                self.surveys.append((wave, closed, item, key, value, len(here)))
        safety = self.of.says.get("safety", 5.4)
        for number in range(1, 8):
            mean = 8 - safety if number in (1, 3, 5) else safety
            for key, _person in enumerate(answering):
                value = float(np.clip(np.rint(self.rng.normal(mean, 0.8)), 1, 7))
                self.surveys.append((wave, closed, f"P-S{number}", key, value, len(here)))

    def _interests(self, person: int) -> list[int]:
        return [int(topic) for topic in self.topic[person]]

    def _some(self, pool: np.ndarray) -> int:
        weights = self.pace[pool]
        return int(self.rng.choice(pool, p=weights / weights.sum()))

    def _partner(self, person: int, here: np.ndarray) -> int:
        same = self.unit[here] == self.unit[person]
        side = here[~same] if self.rng.random() < self.of.across else here[same]
        return self._some(side if len(side) else here)

    def _carrier(self, here: np.ndarray) -> int:
        if self.of.by_hero:
            return 0 if self.rng.random() < self.of.by_hero else self._some(here)
        there = [person for person in self.core if person in here]
        return (
            int(self.rng.choice(there)) if there and self.rng.random() < 0.8 else self._some(here)
        )

    def _moment(self, week: int, day: int | None = None) -> dt.datetime:
        """A working hour of the week."""
        date = EPOCH + dt.timedelta(
            days=self.first + week * WEEK + (int(self.rng.integers(0, 5)) if day is None else day)
        )
        return dt.datetime.combine(date, dt.time(8), dt.UTC) + dt.timedelta(
            hours=float(self.rng.random() * 8)
        )

    def _day(self, at: dt.datetime) -> int:
        return day_of(at)

    def _new(self) -> int:
        self.thread += 1
        return self.thread

    def _tell(
        self,
        kind: Type,
        actor: int,
        at: dt.datetime,
        *,
        thread: int,
        toward: int | None = None,
        topics: list[int] | None = None,
        result: str | None = None,
    ) -> None:
        if at < END:
            self.events.append(
                (
                    at,
                    self._day(at),
                    str(kind),
                    actor,
                    toward,
                    thread,
                    None,
                    int(self.unit[actor]),
                    topics or [],
                    result,
                    None,
                )
            )


def _frame(rows: list[tuple], schema: dict) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=schema, orient="row") if rows else pl.DataFrame(schema=schema)
