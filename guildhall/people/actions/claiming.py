"""An imported author turns out to be someone here: offer, confirm, undo."""

from collections.abc import Iterable

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.kit.moving import move_rows
from guildhall.people.actions.arrival import InvitationSpent
from guildhall.people.actions.audit import note_audit
from guildhall.people.belongings import references
from guildhall.people.events import CLAIM_CONFIRMED, CLAIM_OFFERED, CLAIM_REVOKED, PERSON_CLAIMED
from guildhall.people.models import Claim, Invitation, Person
from guildhall.people.tokens import new_token, token_hash

BATCH = 500


class NotClaimable(ValueError):
    """This name can't be claimed: it isn't imported, or someone has claimed it."""


class TooLateToRevoke(ValueError):
    """Seven days have passed, or it was undone already."""


def offer_claim(imported: Person, *, by: Person, email: str = "") -> str:
    """A single-use link with which someone can say “that was me”. Returns its token.

    Raises NotClaimable.
    """
    if not Person.objects.claimable().filter(pk=imported.pk).exists():
        raise NotClaimable("This name can't be claimed, or someone has already claimed it.")
    token = new_token()
    with transaction.atomic():
        Invitation.objects.create(
            token_hash=token_hash(token), email=email, claims=imported, created_by=by
        )
        note_audit(CLAIM_OFFERED, by=by, person=imported, note=email)
    return token


def claim(token: str, *, by: Person) -> Claim:
    """Everything the imported author wrote goes to `by`.

    Raises InvitationSpent; of two at once one succeeds.
    """
    with transaction.atomic():
        invitation = (
            Invitation.objects.select_for_update(of=("self",))
            .open()
            .filter(token_hash=token_hash(token), claims__isnull=False)
        ).first()
        claims_id = invitation.claims_id if invitation else None
        if (
            invitation is None
            or claims_id is None
            or not Person.objects.claimable().filter(pk=claims_id).exists()
        ):
            raise InvitationSpent("This link was used, withdrawn or has expired.")
        imported = Person.objects.get_queryset().select_for_update().get(pk=claims_id)
        Invitation.objects.filter(pk=invitation.pk).update(
            uses_left=0, accepted_by=by, accepted_at=timezone.now()
        )
        made = Claim.objects.create(
            imported=imported, person=by, moved=move_all(imported, to=by, keys=_goes_along())
        )
        note_audit(CLAIM_CONFIRMED, by=by, person=by, note=f"{imported.name}, {imported.source}")
        record(PERSON_CLAIMED, actor_id=by.pk, toward_id=imported.pk)
    return made


def revoke_claim(made: Claim, *, by: Person) -> None:
    """Within seven days, the rows that moved go back; what the person wrote since stays theirs.

    Raises TooLateToRevoke.
    """
    with transaction.atomic():
        made = (
            Claim.objects.select_for_update(of=("self",))
            .select_related("imported", "person")
            .get(pk=made.pk)
        )
        if not made.is_revocable:
            raise TooLateToRevoke("A claim can be undone once, within seven days.")
        for field, ids in made.moved.items():
            model, name = _field(field)
            for start in range(0, len(ids), BATCH):
                model._base_manager.filter(
                    pk__in=ids[start : start + BATCH], **{name: made.person}
                ).update(**{name: made.imported})
        Claim.objects.filter(pk=made.pk).update(revoked_at=timezone.now())
        note_audit(CLAIM_REVOKED, by=by, person=made.person, note=made.imported.name)
        record(PERSON_CLAIMED, actor_id=made.imported_id, toward_id=made.person_id)


def move_all(person: Person, *, to: Person, keys: Iterable[str]) -> dict[str, list[int]]:
    """Move every row of these keys to someone else; returns which moved.

    A row that they have, too (both gave thanks), stays behind.
    """
    moved = {}
    for field in keys:
        model, name = _field(field)
        ids = move_rows(model._base_manager.filter(**{name: person}), name, to)
        if ids:
            moved[field] = ids
    return moved


def _goes_along() -> list[str]:
    return [field for field, goes_along in references().items() if goes_along]


def _field(label: str) -> tuple[type[models.Model], str]:
    app, model, name = label.split(".")
    return apps.get_model(app, model), name
