"""The technicians' letters of the week: one that was sent, and one in the making."""

import datetime as dt

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.communities.rooms import kinds_that_tell_worth
from guildhall.demo.cast import Cast
from guildhall.practices.events import TIP
from guildhall.practices.models import Rung
from guildhall.questions.events import QUESTION
from guildhall.questions.models import State
from guildhall.talk.events import POST
from guildhall.weekly.actions import send_weekly_letter, write_weekly_letter

LINE_THEN = (
    "First frost in Bergen, and the phones are quiet: a good week. Put the kettle on, this takes "
    "two minutes."
)
LINE_NOW = "Sigrid's vacuum pump is on the bench in Bergen. If you have seen it, tell her."


def fill(cast: Cast, community: Community) -> None:
    """Call it once there are questions, tips and stories."""
    sent_at = cast.ago(hours=24 * 7)
    then = write_weekly_letter(
        community, by=cast["ada"], line=LINE_THEN, picks=_before(community, sent_at), at=sent_at
    )
    send_weekly_letter(then, by=cast["ada"], at=sent_at)
    write_weekly_letter(
        community, by=cast["ada"], line=LINE_NOW, picks=_now(community), at=cast.ago(hours=1)
    )


def _before(community: Community, moment: dt.datetime) -> list[Entry]:
    """A story, a question and a tip of the weeks before."""
    entries = Entry.objects.published().filter(community=community, created_at__lt=moment)
    newest = entries.order_by("-created_at", "-pk")
    kinds_of_letter = (
        newest.filter(kind__in=kinds_that_tell_worth()),
        newest.filter(kind=QUESTION, state=State.WAITING),
        newest.filter(kind=TIP).exclude(state=Rung.WITHDRAWN),
    )
    return [entry for entries in kinds_of_letter if (entry := entries.first())]


def _now(community: Community) -> list[Entry]:
    """A story that was not in the last one, the question of forty minutes ago, and a photo."""
    fresh = Entry.objects.published().filter(community=community, picks=None)
    newest = fresh.order_by("-created_at", "-pk")
    story = newest.filter(kind__in=kinds_that_tell_worth()).first()
    question = newest.filter(kind=QUESTION, title__startswith="Vacuum pump pulls").first()
    photo = newest.filter(kind=POST, body_html__contains="<img").first()
    return [entry for entry in (story, question, photo) if entry]
