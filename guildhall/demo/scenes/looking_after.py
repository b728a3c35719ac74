"""Moderation among the technicians: two cases are open, a few are done, one was undone."""

from guildhall.commons.models import Entry, Reply
from guildhall.communities.models import Community
from guildhall.demo.cast import TECHNICIANS, Cast
from guildhall.moderation import actions
from guildhall.notifications.actions import choose_level
from guildhall.notifications.models import Level
from guildhall.talk.actions import reply_to_post, write_post


def fill(cast: Cast, community: Community) -> None:
    stranger, other = cast.groups[TECHNICIANS][3], cast.groups[TECHNICIANS][7]
    norms = list(community.norms.all())
    _levels(cast, community)
    _done_before(cast, community, norms)
    bargain = write_post(
        community,
        by=stranger,
        body="Cheap manometers, only this week: ask me for the address of the shop.",
        at=cast.ago(hours=20),
    )
    actions.flag(
        bargain,
        by=cast["ben"],
        norm=None,
        why="The third advertisement this month. Nobody asked for it.",
    )
    laughed_at = _laughed_at(cast, community, other)
    actions.flag(laughed_at, by=cast["hamish"], norm=norms[2], why="He was new and asked honestly.")
    actions.flag(laughed_at, by=cast["greta"], norm=norms[2], why="This is how people stop asking.")


def _levels(cast: Cast, community: Community) -> None:
    """Ada hears everything, Dov a digest; Ben is as the hall has it."""
    choose_level(Level.EVERYTHING, by=cast["ada"], community=community)
    choose_level(Level.DIGEST, by=cast["dov"], community=community)


def _done_before(cast: Cast, community: Community, norms: list) -> None:
    loud = (
        Entry.objects.published()
        .filter(community=community, kind="post", reply_count__gte=1)
        .order_by("created_at")
        .first()
    )
    if loud is None:
        return
    others = Reply.objects.published().filter(entry=loud).exclude(author=loud.author)
    if before := others.first():
        reply = reply_to_post(
            loud,
            by=before.author,
            body="Ha. You? You can't even find your own van.",
            at=cast.ago(hours=50),
        )
        hidden = actions.hide(
            reply,
            by=cast["jola"],
            reason="It laughs at a colleague. You can write it again without the joke.",
            norm_text=norms[2].text,
        )
        actions.appeal(
            hidden, by=reply.author, text="We have driven together for years, and he laughed too."
        )
    locked = actions.lock(loud, by=cast["ada"], reason="This has been said; it goes in circles.")
    actions.undo_measure(locked, by=cast["ada"])


def _laughed_at(cast: Cast, community: Community, by) -> Reply:
    note = write_post(
        community,
        by=cast["hamish"],
        body="First day alone in the van. Which fuse is it that everybody keeps a spare of?",
        at=cast.ago(hours=30),
    )
    reply_to_post(
        note,
        by=cast["greta"],
        body="The 6.3 A slow one, and two of them. Good luck!",
        at=cast.ago(hours=29),
    )
    return reply_to_post(
        note, by=by, body="If you have to ask that, stay at home.", at=cast.ago(hours=28)
    )
