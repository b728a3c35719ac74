"""Ask through someone: they post the question as theirs, and only the two know whose it is.

None of this is recorded in the log, which would say who asked.
"""

from django.db import transaction
from django.utils import timezone

from guildhall.commons.actions import follow
from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.people.models import Person
from guildhall.questions.actions.asking import ask
from guildhall.questions.models import Question, Relay


class RelaySpent(ValueError):
    """It has already been posted or handed back."""


def ask_through(
    community: Community,
    *,
    by: Person,
    through: Person,
    title: str,
    body: str,
    need: str = Question.Need.NO_HURRY,
) -> Relay:
    """Hand a question to a steward or buddy to post as theirs. Twice is harmless."""
    relay, _is_new = Relay.objects.get_or_create(
        community=community,
        asker=by,
        through=through,
        title=title.strip()[:200],
        body=body.strip(),
        entry=None,
        declined_at=None,
        defaults={"need": need},
    )
    return relay


def post_relay(relay: Relay, *, by: Person, title: str, body: str) -> Entry:
    """Post it in your own name and words. The asker follows it. Raises RelaySpent."""
    with transaction.atomic():
        relay = (
            Relay.objects.select_for_update().select_related("community", "asker").get(pk=relay.pk)
        )
        if relay.entry_id or relay.declined_at:
            raise RelaySpent("This has already been posted or handed back.")
        entry = ask(relay.community, by=by, title=title, body=body, need=relay.need)
        follow(entry, by=relay.asker)
        Relay.objects.filter(pk=relay.pk).update(entry=entry)
    return entry


def decline_relay(relay: Relay) -> None:
    """Hand it back; the asker sees that, and can ask some other way."""
    Relay.objects.filter(pk=relay.pk, entry=None, declined_at=None).update(
        declined_at=timezone.now()
    )
