"""Take part in rounds, rest, skip the next one, stop. No event: only they know, and a round."""

import datetime as dt

from guildhall.communities.models import Community
from guildhall.introductions.models import TakingPart
from guildhall.people.models import Person


def take_part(
    community: Community,
    *,
    by: Person,
    wants_invitations: bool = False,
    likes_counterparts: bool = False,
) -> TakingPart:
    """From the next round on; doing it again changes what they would like."""
    taking_part, _is_new = TakingPart.objects.update_or_create(
        community=community,
        person=by,
        defaults={
            "wants_invitations": wants_invitations,
            "likes_counterparts": likes_counterparts,
        },
    )
    return taking_part


def stop_taking_part(community: Community, *, by: Person) -> None:
    """Nothing of it is kept."""
    TakingPart.objects.filter(community=community, person=by).delete()


def skip_round(community: Community, *, by: Person) -> None:
    TakingPart.objects.filter(community=community, person=by).update(skips_next=True)


def undo_skip(community: Community, *, by: Person) -> None:
    TakingPart.objects.filter(community=community, person=by).update(skips_next=False)


def rest_from_rounds(community: Community, *, by: Person, until: dt.date | None) -> None:
    """Until that day; None ends it."""
    TakingPart.objects.filter(community=community, person=by).update(rests_until=until)
