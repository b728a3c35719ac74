"""Ask through someone: they post the question as theirs, and only the two know whose it is.

None of this is recorded in the log, which would say who asked. Files go along: they are the other
person's from then on, in a draft of the form with which they post it.
"""

from collections.abc import Sequence

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from guildhall.commons.actions import (
    discard_draft,
    fields_of,
    files_in,
    follow,
    pass_on,
    save_draft,
)
from guildhall.commons.models import Attachment, Draft, Entry
from guildhall.communities.models import Community
from guildhall.people.models import Person
from guildhall.questions.actions.asking import ask
from guildhall.questions.models import Question, Relay

FORM = "relay"  # under which the draft of who posts it is kept


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
    files: Sequence[Attachment] = (),
) -> Relay:
    """Hand a question to a steward or buddy to post as theirs. Twice is harmless."""
    with transaction.atomic():
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
        handed = pass_on(files, by=by, to=through)
        if handed:
            address = reverse("post_relay", args=[community.slug, relay.pk])
            fields = {"title": relay.title, "body": relay.body, **fields_of(handed)}
            save_draft(
                person=through, form=FORM, target=str(relay.pk), fields=fields, address=address
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
        discard_draft(person=by, **_draft_of(relay))
    return entry


def decline_relay(relay: Relay) -> None:
    """Hand it back; the asker sees that, and can ask some other way. Their files go back, too."""
    with transaction.atomic():
        waiting = Relay.objects.filter(pk=relay.pk, entry=None, declined_at=None)
        if waiting.update(declined_at=timezone.now()):
            _hand_back(relay)


def _hand_back(relay: Relay) -> None:
    """Into a draft of the asker's own form, unless they have begun another question there.

    What the other person has added meanwhile stays theirs.
    """
    draft = Draft.objects.filter(person=relay.through, **_draft_of(relay)).first()
    if draft is None:
        return
    files = files_in(draft.fields, of=relay.through)
    theirs = [one for one in files if one.uploaded_at <= relay.asked_at]
    handed = pass_on(theirs, by=relay.through, to=relay.asker)
    discard_draft(person=relay.through, **_draft_of(relay))
    target = str(relay.community_id)
    begun = Draft.objects.filter(person=relay.asker, form="ask", target=target)
    if handed and not begun.exists():
        fields = {"title": relay.title, "body": relay.body, **fields_of(handed)}
        address = reverse("ask", args=[relay.community.slug])
        save_draft(person=relay.asker, form="ask", target=target, fields=fields, address=address)


def _draft_of(relay: Relay) -> dict[str, str]:
    return {"form": FORM, "target": str(relay.pk)}
