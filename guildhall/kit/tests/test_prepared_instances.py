"""What is left out when a prepared row becomes an instance at once is missed by nobody."""

from django.apps import apps
from django.db.models import Model
from django.db.models.fields.related_descriptors import ForeignKeyDeferredAttribute
from django.db.models.query_utils import DeferredAttribute
from django.db.models.signals import post_init, pre_init


def test_no_model_of_ours_wants_to_know_how_an_instance_is_made():
    """Else it would hear nothing of those from a prepared query."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("guildhall.")]

    assert [one for one in ours if one.from_db.__func__ is not Model.from_db.__func__] == []
    assert [one for one in ours if one.__init__ is not Model.__init__] == []
    assert [one for one in ours for sent in (pre_init, post_init) if sent.has_listeners(one)] == []


def test_each_field_keeps_what_it_is_given_as_it_is():
    """One that makes something else of it when it is set would not."""
    plain = {DeferredAttribute, ForeignKeyDeferredAttribute}
    kept_otherwise = [
        field
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if type(getattr(model, field.attname)) not in plain
    ]

    assert kept_otherwise == []
