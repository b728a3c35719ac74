"""Two challenges of the technicians: one that was decided, one that takes ideas.

Each idea of the first has its answer: taken up, being tried, not now.
"""

import datetime as dt

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.demo.cast import Cast
from guildhall.ideas import actions
from guildhall.ideas.brief import Brief
from guildhall.ideas.models import Joining, Switch
from guildhall.ideas.plan import Plan
from guildhall.people.models import Person

DAY = 24
TAKEN, TRIED, ASIDE = (
    "A list of who carries which odd tool, on the inside of every van door",
    "Hoses in two lengths, rolled in a bucket by the door",
    "A second van for the big tools, shared by Leeds and Hull",
)


def fill(cast: Cast, community: Community) -> None:
    for name in Switch.Name.values:
        actions.turn_on(community, name=name, by=cast["ada"])
    _decided(cast, community)
    _open(cast, community)


def _decided(cast: Cast, community: Community) -> None:
    """It ran for three weeks; Greta decided, and said of each idea what happens with it."""
    begun = actions.begin_challenge(
        community,
        by=cast["ada"],
        brief=Brief(
            question="How do we lose less time looking for tools?",
            why="We counted for a week: eleven minutes a job, and twice a drive back.",
            until_on=cast.ago(hours=14 * DAY).date(),
            decide_by=cast.ago(hours=7 * DAY).date(),
            decider=cast["greta"],
            judged_by="What it costs, whether a team can do it alone, and how soon it shows.",
            afterwards="Up to 400 € for one that can start within a month. All get a reason.",
            hides_counts=True,
        ),
        at=cast.ago(hours=35 * DAY),
    )
    ideas = {title: _put_in(begun, cast[who], title, cast) for title, who in _WRITERS.items()}
    actions.join_idea(
        ideas[TAKEN], joined_as=Joining.As.USE, by=cast["ben"], at=cast.ago(hours=25 * DAY)
    )
    actions.close_challenges(at=cast.ago(hours=13 * DAY))
    actions.begin_small_test(
        ideas[TRIED],
        by=cast["tomasz"],
        plan=Plan(
            doing="Two hose lengths in buckets, in four vans",
            belief="Nobody unrolls twenty metres for a job at the kerb any more.",
            until_on=cast.now.date() + dt.timedelta(days=9),
            looks_at="Minutes from parking to work",
            unit="minutes",
        ),
        at=cast.ago(hours=12 * DAY),
    )
    _answer(cast, ideas)
    actions.decide_challenge(
        begun,
        by=cast["greta"],
        outcome="The list is printed for all vans, the buckets are being tried in four.",
        at=cast.ago(hours=10 * DAY),
    )


def _open(cast: Cast, community: Community) -> None:
    begun = actions.begin_challenge(
        community,
        by=cast["ada"],
        brief=Brief(
            question="What would make the first winter callout easier for someone new?",
            why="Three people start in November. What do you wish somebody had told you?",
            until_on=cast.now.date() + dt.timedelta(days=12),
            decide_by=cast.now.date() + dt.timedelta(days=20),
            decider=cast["greta"],
            judged_by="Whether a newcomer says it helps; the three who start are asked.",
            afterwards="What is taken up goes into the library before November.",
        ),
        at=cast.ago(hours=2 * DAY),
    )
    actions.add_to_challenge(
        begun,
        by=cast["hamish"],
        title="A phone number that is picked up at night, on the dashboard",
        at=cast.ago(hours=DAY),
    )


_WRITERS = {TAKEN: "hamish", TRIED: "tomasz", ASIDE: "ben"}


def _put_in(challenge: Entry, by: Person, title: str, cast: Cast) -> Entry:
    return actions.add_to_challenge(challenge, by=by, title=title, at=cast.ago(hours=28 * DAY))


def _answer(cast: Cast, ideas: dict[str, Entry]) -> None:
    """What is tried has its answer by its small test."""
    at = cast.ago(hours=11 * DAY)
    actions.take_up_idea(
        ideas[TAKEN],
        by=cast["greta"],
        reason="Costs nothing and shows on the first day. Hamish has the template.",
        at=at,
    )
    actions.set_idea_aside(
        ideas[ASIDE],
        by=cast["greta"],
        reason="A van is more than this can pay for. Worth asking again with next year's budget.",
        at=at,
    )
