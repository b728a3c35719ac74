"""Who gets what at the addresses of Methods (tests/access_rooms.py).

The session is Dana's, and runs: what its leader does is for stewards, too.
"""

from guildhall.commons.models import Entry
from guildhall.communities.actions import open_room
from guildhall.communities.models import Community
from guildhall.methods.actions import add_run_sheet, begin_session, prepare_session
from guildhall.methods.cards import METHODS
from guildhall.methods.models import Table
from guildhall.people.models import Person
from tests.access_rules import (
    by_member_while_published,
    login_first,
    members,
    on_written,
    reading,
    written,
)

HERE = "/c/pumps/methods/"
SESSION = f"{HERE}{{session}}/"
by_steward_while_published = on_written(by=("steward",), only_published=True)

ROWS = {
    "methods": ("GET", HERE, reading),
    "choose_method": ("GET", f"{HERE}choose/", reading),
    "sessions": ("GET", f"{HERE}sessions/", reading),
    "method": ("GET", f"{HERE}cards/world-cafe/", reading),
    "print_method": ("GET", f"{HERE}cards/world-cafe/print/", reading),
    "prepare_session": ("GET", f"{HERE}prepare/?method=world-cafe", members),
    "add_run_sheet": ("GET", f"{HERE}sheets/add/", members),
    "run_sheet": ("GET", f"{HERE}sheets/{{run_sheet}}/", written),
    "reply_to_run_sheet": (
        "POST",
        f"{HERE}sheets/{{run_sheet}}/reply/",
        by_member_while_published,
    ),
    "session": ("GET", SESSION, written),
    "reply_to_session": ("POST", f"{SESSION}reply/", by_member_while_published),
    "change_session": ("GET", f"{SESSION}edit/", by_steward_while_published),
    "change_steps": ("GET", f"{SESSION}steps/", by_steward_while_published),
    "run_session": ("GET", f"{SESSION}run/", login_first(written)),
    "session_state": ("GET", f"{SESSION}run/state/", login_first(written)),
    "deal_tables": ("POST", f"{SESSION}run/deal/", by_steward_while_published),
    "add_table": ("POST", f"{SESSION}run/tables/", by_member_while_published),
    "write_harvest": (
        "POST",
        f"{SESSION}run/tables/{{session_table}}/",
        by_member_while_published,
    ),
    "run_act": ("POST", f"{SESSION}run/pause/", by_steward_while_published),
    "step_act": ("POST", f"{SESSION}run/0/next/", by_steward_while_published),
    "lines_of_session": ("GET", f"{SESSION}lines/", by_member_while_published),
}


def written_in(community: Community, *, by: Person, steward: Person) -> dict[str, Entry]:
    open_room(community, room="methods", by=steward)
    community.refresh_from_db()
    cafe = METHODS["world-cafe"]
    session = prepare_session(
        community, by=by, title="What do seals need?", steps=cafe.steps, method=cafe
    )
    begin_session(session.session, by=by)
    sheet = add_run_sheet(community, by=by, title="Our round", body="- 10 min: A round")
    return {"session": session, "run_sheet": sheet}


def ids_of(_written: dict[str, Entry]) -> dict[str, int]:
    return {"session_table": Table.objects.get().pk}
