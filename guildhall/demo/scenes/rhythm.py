"""When events happen in a scene: working hours, busier and quieter weeks, fixed for each day."""

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")


class Rhythm:
    """Moments and choices of one scene. Its chance is fixed by the scene's name."""

    def __init__(self, scene: str, now: dt.datetime) -> None:
        self.now = now
        self.chance = random.Random(scene)

    def moments(self, *, since_days: float, until_days: float, count: int) -> list[dt.datetime]:
        """`count` moments between two ages in days, in order, by day and mostly not at weekends."""
        ages = sorted(
            (self.chance.uniform(until_days, since_days) for _ in range(count)), reverse=True
        )
        return [self._by_day(self.now - dt.timedelta(days=age)) for age in ages]

    def after(self, moment: dt.datetime, *, hours: float) -> dt.datetime:
        """A while after `moment`, about `hours` later; never in the future."""
        later = moment + dt.timedelta(
            hours=hours * self.chance.uniform(0.3, 1.9), minutes=self.chance.randint(1, 59)
        )
        if later < self.now - dt.timedelta(minutes=3):
            return later
        return moment + (self.now - moment) * self.chance.uniform(0.2, 0.9)

    def pick(self, choices: Sequence[Item], *, but: Sequence[Item] = ()) -> Item:
        return self.chance.choice([one for one in choices if one not in but])

    def some(self, choices: Sequence[Item], count: int) -> list[Item]:
        """So many different ones."""
        return self.chance.sample(list(choices), count)

    def happens(self, share: float) -> bool:
        return self.chance.random() < share

    def round(self, choices: Sequence[Item]) -> Iterator[Item]:
        """Every choice once in a random order, then again."""
        while True:
            yield from self.chance.sample(list(choices), len(choices))

    def _by_day(self, moment: dt.datetime) -> dt.datetime:
        if moment.weekday() > 4 and self.chance.random() < 0.8:
            moment -= dt.timedelta(days=2)
        shifted = moment.replace(hour=self.chance.randint(6, 17), minute=self.chance.randint(0, 59))
        return min(shifted, self.now - dt.timedelta(hours=4))
