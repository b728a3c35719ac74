"""Who gets what at the addresses of Introductions (tests/access_rooms.py).

Of introductions nobody in this table finds anything: they are of two others.
"""

from guildhall.commons.models import Entry
from guildhall.communities.actions import open_room
from guildhall.communities.models import Community
from guildhall.introductions.actions import add_opening
from guildhall.people.models import Person
from tests.access_rules import (
    Outcome,
    login_first,
    members,
    on_written,
    only_mine,
    rows_of_kind,
    stewards,
)

HERE = "/c/pumps/introductions/"
by_steward = on_written(by=("steward",))


@login_first
def whom_nobody_keeps_apart(who: str, level: str, standing: str) -> Outcome:
    """Who may not is refused before anything is looked up; members find only their own list."""
    found = members(who, level, standing)
    return 404 if found == "ok" else found


ROWS = {
    **rows_of_kind("introductions", "opening"),
    "suggest_introduction": ("GET", f"{HERE}suggest/", members),
    "introduction": ("GET", f"{HERE}yours/1/", only_mine),
    "say_yes": ("POST", f"{HERE}yours/1/yes/", only_mine),
    "say_no": ("POST", f"{HERE}yours/1/not-now/", only_mine),
    "introduction_file": ("GET", f"{HERE}yours/1/calendar/0/", only_mine),
    "introduction_rounds": ("GET", f"{HERE}rounds/", members),
    "change_rounds": ("GET", f"{HERE}rounds/settings/", stewards),
    "take_part": ("POST", f"{HERE}rounds/take-part/", members),
    "stop_taking_part": ("POST", f"{HERE}rounds/stop/", members),
    "skip_round": ("POST", f"{HERE}rounds/skip/", members),
    "undo_skip": ("POST", f"{HERE}rounds/undo-skip/", members),
    "rest_from_rounds": ("POST", f"{HERE}rounds/rest/", members),
    "keep_apart": ("GET", f"{HERE}apart/", members),
    "end_apart": ("POST", f"{HERE}apart/1/end/", whom_nobody_keeps_apart),
    "find_opening": ("POST", f"{HERE}{{opening}}/found/", by_steward),
    "close_opening": ("POST", f"{HERE}{{opening}}/close/", by_steward),
    "reopen_opening": ("POST", f"{HERE}{{opening}}/reopen/", on_written(by=())),
}


def written_in(community: Community, *, by: Person, steward: Person) -> dict[str, Entry]:
    open_room(community, room="introductions", by=steward)
    community.refresh_from_db()
    return {"opening": add_opening(community, by=by, title="The first one")}
