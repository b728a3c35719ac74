"""One notice in a list: what happened, where, and why the reader is told."""

from typing import Any

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString

from guildhall.communities.models import Community
from guildhall.notifications.models import Notice
from guildhall.notifications.queries import NoticeInWords
from guildhall.web.addresses import address_of
from guildhall.web.frames import frame
from guildhall.web.ui.when import when

register = template.Library()


@register.simple_tag
def notice_row(one: NoticeInWords) -> SafeString:
    """Pressing it opens what it is about, and marks it as seen."""
    notice = one.notice
    return frame(
        "notifications/ui/notice_row.html",
        {"is_new": notice.seen_at is None},
        address=address_of("open_notice", notice.pk),
        sentence=one.sentence,
        community=notice.community.name if notice.community else "",
        when=when(notice.last_at),
        why=one.why,
        levels_path=one.levels_path,
    )


def sample() -> dict[str, Any]:
    """A notice that is kept nowhere."""
    pumps = Community(pk=1, name="Field technicians", slug="pumps")
    notice = Notice(pk=1, person_id=1, community=pumps, last_at=timezone.now())
    return {
        "one": NoticeInWords(
            notice, "Ben answered “Why does it trip?”", "/", "you asked this question"
        )
    }
