"""A prepared queryset gives what the queryset gives, and refuses what would go wrong in silence."""

import datetime as dt

import pytest
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
