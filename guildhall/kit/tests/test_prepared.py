"""A prepared queryset gives what the queryset gives, and refuses what would go wrong in silence."""

import datetime as dt

import django
import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db.models import Value
from django.utils import timezone

from guildhall.kit.prepared import Prepared

pytestmark = pytest.mark.database


@pytest.fixture
def sessions(db) -> list[Session]:
    now = timezone.now()
    return [
        Session.objects.create(
            session_key=f"key{number}",
            session_data=f"data{number}",
            expire_date=now + dt.timedelta(days=number),
        )
        for number in range(-1, 3)
    ]


def by_key(key: str, now: dt.datetime):
    return Session.objects.filter(session_key=key, expire_date__gt=now).annotate(mark=Value("m"))


def test_rows_are_those_of_the_queryset_for_each_set_of_parameters(sessions):
    prepared, now = Prepared(by_key), timezone.now()

    found = [prepared.first(key=f"key{number}", now=now) for number in range(-1, 3)]

    assert found == [by_key(f"key{number}", now).first() for number in range(-1, 3)]
    assert [one and (one.session_data, one.mark) for one in found] == [
        None,
        None,
        ("data1", "m"),
        ("data2", "m"),
    ]


def test_dates_come_back_as_the_model_gives_them(sessions):
    found = Prepared(by_key).first(key="key2", now=timezone.now())

    assert found.expire_date == sessions[3].expire_date


def test_deferred_fields_stay_deferred(sessions):
    def keys(now: dt.datetime):
        return (
            Session.objects.filter(expire_date__gt=now).only("session_key").order_by("session_key")
        )

    found = Prepared(keys).rows(now=timezone.now())

    assert [one.get_deferred_fields() for one in found] == [{"session_data", "expire_date"}] * 2


def test_a_moment_from_the_clock_is_refused(db):
    def frozen(key: str):
        return Session.objects.filter(session_key=key, expire_date__gt=timezone.now())

    with pytest.raises(ValueError, match="must be one of its parameters"):
        Prepared(frozen).rows(key="x")


def test_a_parameter_that_is_not_used_is_refused(db):
    def careless(key: str, other: str):
        return Session.objects.filter(session_key=key)

    with pytest.raises(ValueError, match="other"):
        Prepared(careless).rows(key="x", other="y")


def test_under_another_django_the_queryset_itself_gives_the_rows(sessions, monkeypatch):
    prepared, now = Prepared(by_key), timezone.now()
    monkeypatch.setattr(django, "VERSION", (6, 1, 0, "final", 0))

    found = prepared.rows(key="key2", now=now)

    assert not prepared.is_compiled
    assert [(one.session_key, one.mark) for one in found] == [("key2", "m")]


@pytest.fixture
def act(db) -> Permission:
    kind = ContentType.objects.create(app_label="pumps", model="pump")
    return Permission.objects.create(content_type=kind, codename="turn", name="Turn")


def test_rows_of_more_than_one_statement_come_from_the_queryset_itself(act):
    def with_acts(model: str):
        return ContentType.objects.filter(model=model).prefetch_related("permission_set")

    def either(model: str):
        kinds = ContentType.objects.filter(model=model)
        return kinds.union(kinds)

    fetched, joined = Prepared(with_acts), Prepared(either)

    assert [one.is_compiled for one in (fetched, joined)] == [False, False]
    assert list(fetched.first(model="pump").permission_set.all()) == [act]
    assert joined.rows(model="pump") == [act.content_type]


def test_what_a_related_manager_knows_is_not_read_again(act, django_assert_num_queries):
    kind = act.content_type

    def of_pumps(codename: str):
        return kind.permission_set.filter(codename=codename).select_related(None)

    with django_assert_num_queries(1):
        found = Prepared(of_pumps).first(codename="turn")
        assert found.content_type == kind


def test_a_queryset_without_rows_gives_none_and_asks_nothing(db, django_assert_num_queries):
    def nobody(key: str):
        return Session.objects.filter(session_key=key).none()

    with django_assert_num_queries(0):
        assert Prepared(nobody).rows(key="x") == []


def test_an_instance_is_as_the_queryset_makes_it(act):
    def of_kind(codename: str):
        acts = Permission.objects.filter(codename=codename)
        return acts.select_related("content_type").defer("name")

    found, made = Prepared(of_kind).first(codename="turn"), of_kind("turn").get()

    for one, other in ((found, made), (found.content_type, made.content_type)):
        assert {**vars(one), "_state": 0} == {**vars(other), "_state": 0}
        assert (one._state.adding, one._state.db) == (False, "default")
