"""A world café of the technicians, held with its harvest; and a problem clinic that is to come."""

import datetime as dt

from guildhall.commons.actions import grow_line
from guildhall.commons.models import Entry
from guildhall.communities.actions import open_room
from guildhall.communities.models import Community
from guildhall.communities.rooms import rooms
from guildhall.demo.cast import Cast
from guildhall.methods import actions
from guildhall.methods.cards import METHODS
from guildhall.methods.events import ROOM
from guildhall.methods.steps import steps_of

WEEK = 24 * 7
PEOPLE = (
    ("ada", "Heat pumps in hard frost"),
    ("ben", "The first visit"),
    ("jola", "What we tell customers"),
)
WROTE = (
    (
        "rui",
        "Defrost runs far too often below -12 °C\n"
        "What does a wet outdoor coil sound like before it ices up?",
    ),
    (
        "sigrid",
        "We drive twice because the part isn't in the van\n"
        "A box of the ten seals that are needed most, in every van",
    ),
    (
        "tomasz",
        "Nobody explains the noise before they ask\n"
        "Which three sentences calm a customer at -20 °C?",
    ),
)
CLINIC = """- 5 min: The case, with a photo of the plate
- 10 min: Questions, no advice yet
- 20 min: What would you try first?
- 5 min: What I take away, and when you hear how it went"""


def fill(cast: Cast, community: Community) -> None:
    if ROOM not in rooms:
        return
    open_room(community, room=ROOM, by=cast["ada"])
    _world_cafe(cast, community)
    sheet = actions.add_run_sheet(
        community,
        by=cast["sigrid"],
        title="Clinic on the phone, in forty minutes",
        body=f"For one case that someone has this week.\n\n{CLINIC}",
        at=cast.ago(hours=WEEK),
    )
    actions.prepare_session(
        community,
        by=cast["greta"],
        title="The milk cooler that trips at four in the morning",
        body="Thursday at half past four, by phone.",
        steps=steps_of(CLINIC),
        sheet=sheet,
        at=cast.ago(hours=20),
    )


def _world_cafe(cast: Cast, community: Community) -> None:
    cafe, began = METHODS["world-cafe"], cast.ago(hours=WEEK * 2)
    entry = actions.prepare_session(
        community,
        by=cast["ada"],
        title="What would make winter easier for us?",
        body="In the hall of the depot in Leeds. The stewards of each topic read what you write.",
        steps=cafe.steps,
        method=cafe,
        at=cast.ago(hours=WEEK * 3),
    )
    session = entry.session
    for key, name in PEOPLE:
        actions.add_table(session, by=cast[key], name=name)
    for key in ("ada", "ben", "jola", "rui", "sigrid", "tomasz", "greta"):
        actions.be_here(session, by=cast[key])
    actions.deal_tables(session, by=cast["ada"], size=3)
    actions.begin_session(session, by=cast["ada"], at=began)
    for table, (key, lines) in zip(session.tables.all(), WROTE, strict=True):
        actions.write_harvest(table, by=cast[key], began="", wrote=lines)
    ended = began + dt.timedelta(minutes=cafe.minutes + 5)
    actions.end_session(session, by=cast["ada"], at=ended)
    _lines_grow(cast, Entry.objects.get(pk=entry.pk), ended)


def _lines_grow(cast: Cast, entry: Entry, at: dt.datetime) -> None:
    """Two questions and an idea, from one line each."""
    for key, kind, line in (
        ("rui", "question", "What does a wet outdoor coil sound like before it ices up?"),
        ("tomasz", "question", "Which three sentences calm a customer at -20 °C?"),
        ("sigrid", "idea", "A box of the ten seals that are needed most, in every van"),
    ):
        grow_line(entry, line=line, to_kind=kind, by=cast[key], at=at + dt.timedelta(hours=1))
