"""What What works tells the house."""

from django.utils.translation import gettext_lazy as _

from guildhall.commons.kinds import Growth, Kind, growths, kinds
from guildhall.communities.rooms import Room, rooms
from guildhall.practices.actions import answered_by_author, become_way, go_along
from guildhall.practices.events import PRACTICE, ROOM, TIP, TIP_ADDED
from guildhall.web.help import HelpPage, help_pages


def register() -> None:
    help_pages.add("what-works", HelpPage("what-works", _("What works"), "practices/help.html"))
    rooms.add(ROOM, Room(
        slug=ROOM, name=_("What works"), icon="sprout", url_name="practices", kinds=(TIP, PRACTICE), is_open_from_start=False,
        purpose=_("What was found out once, checked by peers and tried elsewhere."),
    ))  # fmt: skip
    for name, label, icon in ((TIP, _("tip"), "lightbulb"), (PRACTICE, _("practice"), "sprout")):
        kinds.add(name, Kind(
            name=name, label=label, icon=icon, url_name="way", room=ROOM, edit_url_name="change_way", takes_outcomes=True,
            on_reply=answered_by_author, on_move=go_along,
        ))  # fmt: skip
    growths.add(TIP, Growth(
        from_kinds=("question", "note"), to_kind=TIP, label=_("Keep this as a tip"), icon="lightbulb", make=become_way,
        offer=_("Others will meet this. Keep it as a tip?"), url_name="keep_tip", from_lines_of=("meeting",), posted_verb=TIP_ADDED,
    ))  # fmt: skip
    growths.add(PRACTICE, Growth(
        from_kinds=(TIP, PRACTICE), to_kind=PRACTICE, label=_("Make a practice of it"), make=become_way, url_name="write_practice_from",
        is_repeatable=True,
    ))  # fmt: skip
