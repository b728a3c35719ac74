"""A prepared update or deletion writes what the queryset's own would, and refuses the rest."""

import datetime as dt

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.db.models import F, Value
from django.db.models.functions import Concat, Greatest
from django.utils import timezone

from guildhall.kit.prepared_writes import prepared_delete, prepared_update

pytestmark = pytest.mark.database

NOON = dt.datetime(2026, 11, 28, 12, tzinfo=dt.UTC)


@pytest.fixture
def sessions(db) -> list[Session]:
    return [
        Session.objects.create(
            session_key=f"key{number}",
            session_data=f"data{number}",
            expire_date=NOON + dt.timedelta(hours=number),
        )
        for number in range(3)
    ]


def _kept() -> list[tuple[str, str, dt.datetime]]:
    rows = Session.objects.order_by("session_key")
    return list(rows.values_list("session_key", "session_data", "expire_date"))


def _extended(key: str, until: dt.datetime):
    return Session.objects.filter(session_key=key), {
        "session_data": Concat(F("session_data"), Value("!")),
        "expire_date": Greatest(F("expire_date"), until),
    }


def test_update_changes_these_rows_by_each_set_of_parameters(sessions):
    extend = prepared_update(_extended)

    counts = [
        extend(key="key0", until=NOON + dt.timedelta(hours=1)),
        extend(key="key2", until=NOON + dt.timedelta(hours=1, microseconds=5)),
        extend(key="nobody", until=NOON),
    ]

    assert counts == [1, 1, 0]
    assert _kept() == [
        ("key0", "data0!", NOON + dt.timedelta(hours=1)),
        ("key1", "data1", NOON + dt.timedelta(hours=1)),
        ("key2", "data2!", NOON + dt.timedelta(hours=2)),
    ]


def test_delete_removes_these_rows_only(sessions):
    def old(until: dt.datetime):
        return Session.objects.filter(expire_date__lt=until)

    forget = prepared_delete(old)

    assert forget(until=NOON + dt.timedelta(hours=1)) == 1
    assert forget(until=NOON + dt.timedelta(hours=1)) == 0
    assert [key for key, _data, _until in _kept()] == ["key1", "key2"]


def test_a_parameter_that_is_changed_on_its_way_is_refused(db):
    def containing(text: str):
        return Session.objects.filter(session_data__contains=text), {"session_data": ""}

    with pytest.raises(ValueError, match="text"):
        prepared_update(containing)(text="data")


def test_rows_on_which_others_hang_are_not_deleted(db):
    def of_address(email: str):
        return EmailAddress.objects.filter(email=email)

    with pytest.raises(ValueError, match="EmailAddress"):
        prepared_delete(of_address)(email="ben@example.org")


def test_a_moment_from_the_clock_is_refused(db):
    def of_today(key: str):
        return Session.objects.filter(session_key=key), {"expire_date": timezone.now()}

    with pytest.raises(ValueError, match="moment"):
        prepared_update(of_today)(key="key0")
