"""Sessions in the database, as Django keeps them; read on every request, so their query is prepared."""

import datetime as dt

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from guildhall.kit.prepared import prepared


class SessionStore(db.SessionStore):
    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def _get_session_from_db(self) -> Session | None:
        found = _open.first(key=self.session_key or "", now=timezone.now())
        if found is None:
            self._session_key = None
        return found


@prepared
def _open(key: str, now: dt.datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)
