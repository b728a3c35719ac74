"""The characters: a healthy community, and what is different in each of the others."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Character:
    """Per week where nothing else is said.

    `signature` is the name under which it has to be found.
    """

    name: str
    signature: str = ""
    members: int = 60
    units: int = 4
    weeks: int = 96
    topics: int = 8
    core: int = 10
    asks: float = 12.0
    answered: float = 0.96
    answers_each: float = 1.8
    by_core: float = 0.72
    by_hero: float = 0.0
    talks_back: float = 0.75
    notes: float = 7.0
    note_replies: float = 2.4
    across: float = 0.72
    core_mixes: bool = True
    core_renews: bool = True
    one_expert_a_topic: float = 0.0
    tips: float = 1.2
    kept: float = 0.25
    filled: float = 0.85
    checks: float = 0.85
    reports: float = 3.0
    fails: float = 0.2
    meets: float = 1.0
    shows: float = 0.5
    opened: float = 0.8
    readers: float = 14.0
    interests_met: float = 0.9
    fades_to: float = 1.0
    says: Mapping[str, float] = field(default_factory=dict)


HEALTHY = Character("healthy")

CHARACTERS: Mapping[str, Character] = {
    one.name: one
    for one in (
        HEALTHY,
        replace(
            HEALTHY,
            name="hero",
            signature="hero",
            core=1,
            by_hero=0.85,
            by_core=0.0,
            checks=0.9,
            meets=1.0,
            notes=4.0,
            note_replies=1.0,
        ),
        replace(
            HEALTHY,
            name="volunteers in parallel",
            signature="volunteers in parallel",
            core_mixes=False,
            by_core=0.96,
            core=14,
            meets=0.5,
        ),
        replace(
            HEALTHY,
            name="closed circle",
            signature="closed circle",
            core_renews=False,
            by_core=0.97,
        ),
        replace(
            HEALTHY,
            name="Q&A desk",
            signature="Q&A desk",
            talks_back=0.03,
            note_replies=0.2,
            notes=2.0,
            meets=0.1,
            answers_each=1.3,
            by_core=0.7,
        ),
        replace(HEALTHY, name="silos", signature="silos", across=0.06, meets=0.2),
        replace(
            HEALTHY,
            name="expert monopoly",
            signature="expert monopoly",
            one_expert_a_topic=0.92,
            answers_each=1.1,
            topics=8,
        ),
        replace(HEALTHY, name="fear", signature="fear", fails=0.0, says={"safety": 2.6}),
        replace(HEALTHY, name="wrong topics", signature="wrong topics", interests_met=0.0),
        replace(HEALTHY, name="museum", signature="museum", opened=0.12, tips=2.0, filled=0.95),
        replace(
            HEALTHY,
            name="talk without trials",
            signature="talk without trials",
            kept=0.0,
            reports=0.1,
            notes=14.0,
            tips=0.4,
        ),
        replace(HEALTHY, name="dying slowly", signature="dying slowly", fades_to=0.1, weeks=104),
        replace(
            HEALTHY,
            name="too small",
            signature="too small",
            members=7,
            asks=2.0,
            notes=2.0,
            core=3,
            reports=0.5,
            units=1,
        ),
    )
}
