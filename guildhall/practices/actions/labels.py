"""Labels: the products and places that tips are about."""

from collections.abc import Sequence

from django.db import transaction

from guildhall.communities.models import Community, touch
from guildhall.kit.words import fold
from guildhall.people.models import Person
from guildhall.practices.models import Label, Way


def make_label(
    community: Community, *, by: Person | None, name: str, kind: str = Label.Kind.PRODUCT
) -> Label:
    """A label with this name: the one that is there, or a new one."""
    name = " ".join(name.split())[:80]
    with transaction.atomic():
        label, _is_new = Label.objects.get_or_create(
            community=community,
            name_key=fold(name)[:80],
            defaults={"name": name, "kind": kind, "made_by": by},
        )
        touch(community.pk)
    return label


def remove_label(label: Label) -> None:
    """The label goes; the tips and practices about it stay."""
    with transaction.atomic():
        Way.objects.filter(label=label).update(label=None)
        touch(label.community_id)
        label.delete()


def go_along(entry_ids: Sequence[int], to: Community) -> None:
    """What moves into another community takes its label's name along, as a label there."""
    labelled = Way.objects.filter(pk__in=entry_ids, label__isnull=False)
    for way in labelled.exclude(label__community=to).select_related("label"):
        label = way.label
        assert label is not None  # filtered
        there, _is_new = Label.objects.get_or_create(
            community=to,
            name_key=label.name_key,
            defaults={"name": label.name, "kind": label.kind, "made_by": label.made_by},
        )
        Way.objects.filter(pk=way.pk).update(label=there)
