"""Share messages of a letter with a community: proposed, allowed by all who wrote them, a draft."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.actions import save_draft
from guildhall.commons.queries import draft_of
from guildhall.letters.models import Consent, Correspondence, Message, Sharing
from guildhall.letters.names import SHARING_ASKED, SHARING_OPENED, sharing_key
from guildhall.letters.sharing_places import Place, place_of
from guildhall.notifications.direct import see_directly, tell_directly
from guildhall.notifications.rules import WRITTEN_TO
from guildhall.people.models import Person

MOST_OPEN = 3


class TooManyOpen(ValueError):
    """Others have enough to answer already."""


def propose_sharing(
    letter: Correspondence, *, by: Person, to: Place, messages: Sequence[Message]
) -> Sharing:
    """Everyone else who wrote one of these is asked. What is all one's own opens at once.

    Proposed twice, it is one. Raises TooManyOpen.
    """
    ids = sorted({message.pk for message in messages})
    with transaction.atomic():
        Person.objects.get_queryset().select_for_update(of=("self",)).get(pk=by.pk)
        mine = Sharing.objects.open().filter(correspondence=letter, by=by)
        for earlier in mine.filter(community=to.community, form=to.begin.draft):
            if sorted(earlier.messages.values_list("pk", flat=True)) == ids:
                return earlier
        if mine.count() >= MOST_OPEN:
            raise TooManyOpen(
                _("Three of your proposals here still wait for others. Please wait for those.")
            )
        sharing = Sharing.objects.create(
            correspondence=letter, by=by, community=to.community, form=to.begin.draft
        )
        sharing.messages.set(ids)
        others = {message.author_id for message in messages} - {by.pk}
        answers = {by.pk: Consent.Answer.NAMED, **dict.fromkeys(others, Consent.Answer.NONE)}
        Consent.objects.bulk_create(
            Consent(sharing=sharing, person_id=person_id, answer=answer)
            for person_id, answer in answers.items()
        )
        _tell(SHARING_ASKED, sharing, sorted(others), by=by)
        _open_if_all_agree(sharing)
    return sharing


def answer_sharing(sharing: Sharing, *, by: Person, answer: str) -> Sharing:
    """Until it opens, they can change their mind. Nobody is told of an answer."""
    with transaction.atomic():
        locked = Sharing.objects.select_for_update(of=("self",)).get(pk=sharing.pk)
        see_directly(sharing_key(locked.pk), by=by)
        if locked.is_open and by.pk != locked.by_id:
            locked.consents.filter(person=by).update(answer=Consent.Answer(answer))
            _open_if_all_agree(locked, last=by)
    return locked


def withdraw_sharing(sharing: Sharing, *, by: Person) -> None:
    """Nothing of it is kept. Its draft, where there is one, stays its writer's."""
    Sharing.objects.filter(pk=sharing.pk, by=by).delete()


def forget_sharings() -> None:
    """Those of more than two weeks ago, opened or not."""
    Sharing.objects.over().delete()


def forget_sharings_of(person_ids: Sequence[int]) -> None:
    """People who left the hall can't say yes any more."""
    asked = Consent.objects.filter(person__in=person_ids).values("sharing")
    Sharing.objects.filter(pk__in=asked, opened_at=None).delete()


def _open_if_all_agree(sharing: Sharing, *, last: Person | None = None) -> None:
    """A draft of the form; what was begun there stays above it."""
    place = place_of(sharing)
    if place is None or sharing.consents.exclude(answer__in=Consent.Answer.yes()).exists():
        return
    sharing.opened_at = timezone.now()
    sharing.save(update_fields=["opened_at"])
    target, field = str(sharing.community_id), place.begin.text_field
    begun = draft_of(sharing.by, sharing.form, target)
    fields = dict(begun.fields) if begun else {}
    fields[field] = "\n\n".join(filter(None, (fields.get(field, ""), _words_of(sharing))))
    save_draft(
        person=sharing.by, form=sharing.form, target=target, fields=fields, address=place.address
    )
    if last:
        _tell(SHARING_OPENED, sharing, [sharing.by_id], by=last)


def _words_of(sharing: Sharing) -> str:
    """In the order of the letter; what others wrote as quotations, with a name as they allowed."""
    named = sharing.consents.filter(answer=Consent.Answer.NAMED).values_list("person", flat=True)
    names, parts = set(named), []
    for message in sharing.messages.select_related("author").order_by("pk"):
        if message.author_id == sharing.by_id:
            parts.append(message.body)
            continue
        name = message.author.name if message.author_id in names else _("A colleague")
        quoted = "\n".join(f"> {line}".rstrip() for line in message.body.splitlines())
        parts += [_("%(name)s wrote:") % {"name": name}, quoted]
    return "\n\n".join(parts)


def _tell(verb: str, sharing: Sharing, person_ids: Sequence[int], *, by: Person) -> None:
    tell_directly(
        verb,
        person_ids,
        reason=WRITTEN_TO,
        key=sharing_key(sharing.pk),
        by=by,
        at=timezone.now(),
        sharing=sharing.pk,
    )
