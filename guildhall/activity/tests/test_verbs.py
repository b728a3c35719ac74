"""Every event says what it counts as, or is not recorded."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import module_has_submodule

from guildhall.activity.actions import record, record_quietly, unrecorded
from guildhall.activity.models import Event
from guildhall.activity.verbs import NOTHING, NotDeclared, Type, event, require_declared

SAYS_NOTHING = "lamp.lit"


def test_a_verb_that_does_not_say_what_it_counts_as_is_not_recorded(db):
    with pytest.raises(NotDeclared, match=r"lamp\.lit does not say what it counts as"):
        record(SAYS_NOTHING, actor_id=1)

    assert not Event.objects.exists()


def test_nor_is_it_recorded_quietly(db):
    one = unrecorded(SAYS_NOTHING, actor_id=1, at=timezone.now())

    with pytest.raises(NotDeclared), transaction.atomic():
        record_quietly([one])

    assert not Event.objects.exists()


def test_a_verb_is_declared_with_what_it_counts_as():
    with pytest.raises(TypeError, match="counts_as"):
        event(SAYS_NOTHING)

    with pytest.raises(NotDeclared):
        require_declared(SAYS_NOTHING)


@pytest.mark.parametrize("counts_as", [NOTHING, Type.POSTED])
def test_a_verb_is_declared_once(counts_as):
    with pytest.raises(ValueError, match=r"post\.written is declared twice"):
        event("post.written", counts_as=counts_as)


def test_every_verb_of_every_app_is_declared():
    for app in apps.get_app_configs():
        if not (app.name.startswith("guildhall.") and module_has_submodule(app.module, "events")):
            continue
        names = vars(import_module(f"{app.name}.events"))
        for verb in (value for name, value in names.items() if name.isupper()):
            if isinstance(verb, str) and "." in verb:
                require_declared(verb)
