"""What is different on the pages of ideas and small tests."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.models import Entry
from guildhall.commons.page.acts import Place
from guildhall.commons.page.declared import EntryPage
from guildhall.communities.seats import Seat
from guildhall.ideas.challenge_policy import may_change_challenge
from guildhall.ideas.events import CHALLENGE, IDEA, ROOM, SMALL_TEST
from guildhall.ideas.policy import may_change_idea
from guildhall.ideas.queries import around, idea_at
from guildhall.ideas.queries.challenges import challenge_at
from guildhall.ideas.queries.small_tests import relation_in_test, small_test_at
from guildhall.ideas.reader import relation_in
from guildhall.ideas.small_test_policy import may_change_small_test
from guildhall.kit.verdict import Verdict


def find(seat: Seat, entry_id: int) -> Entry | None:
    """An idea; a second query where it is a small test, a third where it is a challenge."""
    return idea_at(seat, entry_id) or small_test_at(seat, entry_id) or challenge_at(seat, entry_id)


def may_edit(seat: Seat, entry: Entry) -> Verdict:
    """All authors of an idea; the people who run a small test; stewards, of a challenge."""
    if entry.kind == SMALL_TEST:
        return may_change_small_test(seat, entry.small_test, relation_in_test(seat, entry))
    if entry.kind == CHALLENGE:
        return may_change_challenge(seat, entry.challenge)
    return may_change_idea(seat, relation_in(seat, entry))


def growth_place(seat: Seat, entry: Entry) -> Place | None:
    """To join an idea comes first. What was learned is offered as a tip once there is something."""
    if entry.kind == SMALL_TEST:
        return None if entry.small_test.is_running else Place.NEXT
    return None if entry.kind == CHALLENGE else Place.MENU


def replies_heading(entry: Entry) -> str:
    if not entry.reply_count:
        return ""
    return _("Log and replies") if entry.kind == SMALL_TEST else _("Replies")


def reply_marks(entry: Entry) -> dict[int, str]:
    """Which replies say “I have a doubt”, and which of these are settled."""
    if entry.kind != IDEA:
        return {}
    return {
        one.pk: _("Doubt, settled") if one.settled_at else _("Doubt")
        for one in around(entry).doubts
    }


entry_page = EntryPage(
    ROOM,
    reply_url_name="reply_to_idea",
    find=find,
    may_edit=may_edit,
    growth_place=growth_place,
    reply_marks=reply_marks,
    replies_heading=replies_heading,
    reply_heading=gettext_lazy("Add to it, or ask"),
)
