"""The talk under an entry that nobody can solve: replies with thanks, editing and a menu."""

from typing import Any

from django.utils.safestring import SafeString

from guildhall.commons.menus import items_for, reply_menu
from guildhall.commons.models import Entry, Reply
from guildhall.commons.policy import may_delete_reply, may_edit_reply, may_thank
from guildhall.commons.queries import Marks
from guildhall.commons.talk import framed, talk_of
from guildhall.communities.seats import Seat


def plain_talk(entry: Entry, seat: Seat, marks: Marks) -> list[SafeString]:
    """Each reply as HTML, with what this seat may do to it. One query, a second one for texts that no cache holds."""
    menu = items_for(seat, reply_menu)

    def acts(reply: Reply) -> dict[str, Any]:
        return {
            "may_thank": bool(may_thank(seat, reply)),
            "has_thanked": reply.pk in marks.thanked_replies,
            "may_edit": bool(may_edit_reply(seat, reply)),
            "may_delete": bool(may_delete_reply(seat, reply)),
            "is_deleted": reply.is_deleted,
            "standing": str(reply.standing),
            "menu": menu,
        }

    _answers, replies = talk_of(entry, seat, acts=acts, acts_template="commons/_plain_acts.html", blocked=marks.blocked)
    return framed(replies, "commons/_reply.html")
