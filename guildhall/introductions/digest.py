"""What Introductions adds to a digest: new openings that fit what its reader declared."""

from django.utils.translation import gettext as _

from guildhall.commons.kinds import path_of
from guildhall.communities.models import Community
from guildhall.introductions.events import ROOM
from guildhall.introductions.queries import openings_for
from guildhall.notifications.digest import Reader, Row, Section

MOST = 3


def digest(reader: Reader) -> tuple[Section | None, ...]:
    here = Community.objects.filter(pk__in=reader.community_ids)
    open_ids = [one.pk for one in here if ROOM in one.open_rooms]
    fits = openings_for(reader.person, open_ids, most=MOST, created_at__gt=reader.since)
    rows = [
        Row(
            fit.entry.title,
            path_of(fit.entry, fit.entry.community.slug),
            f"{fit.why} {fit.entry.community.name}",
            fit.entry.pk,
        )
        for fit in fits
    ]
    return (Section(_("Openings for you"), rows),)
