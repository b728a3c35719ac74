"""Quarterly surveys: the technicians answered half a quarter ago, the data people do now."""

import datetime as dt
from collections.abc import Mapping, Sequence

from guildhall.communities.models import Community
from guildhall.demo.cast import DATA_PEOPLE, Cast
from guildhall.demo.scenes.rhythm import Rhythm
from guildhall.people.models import Person
from guildhall.pulse.actions import answer_pulse, forget_who, open_pulse

TECHNICIANS_SAY: Mapping[str, Sequence[int]] = {
    "P-I1": (5, 6, 6, 7, 7, 4),
    "P-R1": (4, 4, 5, 5, 3),
    "P-T1": (1, 1, 1, 1, 0),
    "P-R2": (1, 1, 0),
    "P-C1": (4, 4, 5, 3),
    "P-E1": (4, 5, 4, 3),
}
DATA_PEOPLE_SAY: Mapping[str, Sequence[int]] = {
    "P-I1": (3, 4, 5),
    "P-R1": (4, 5),
    "P-T1": (0, 1),
    "P-C1": (2, 3, 4),
}


def fill_technicians(cast: Cast, community: Community, people: Sequence[Person]) -> None:
    """Three of four answered. It has long been over, and what came of it can be read."""
    rhythm, opened = Rhythm("technicians are asked", cast.now), cast.now - dt.timedelta(days=60)
    wave = open_pulse(community, by=cast["ada"], at=opened)
    for person in people[: len(people) * 3 // 4]:
        values = {name: rhythm.pick(answers) for name, answers in TECHNICIANS_SAY.items()}
        answer_pulse(wave, by=person, values=values, at=opened + dt.timedelta(days=2))
    forget_who(at=cast.now)


def fill_data_practice(cast: Cast, community: Community) -> None:
    """Asked three days ago; some have answered."""
    rhythm, opened = Rhythm("data people are asked", cast.now), cast.now - dt.timedelta(days=3)
    wave = open_pulse(community, by=cast["noor"], at=opened)
    for person in cast.groups[DATA_PEOPLE][:6]:
        values = {name: rhythm.pick(answers) for name, answers in DATA_PEOPLE_SAY.items()}
        answer_pulse(wave, by=person, values=values, at=opened + dt.timedelta(days=1))
