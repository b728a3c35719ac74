"""What Tips and practices propose for the letter of the week: what is worth trying."""

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.practices.events import PRACTICE, TIP
from guildhall.practices.models import Rung
from guildhall.weekly.proposals import Proposal


def proposes() -> Iterator[Proposal]:
    yield Proposal(TIP, 30, _new(TIP), partial(_heading, gettext_lazy("Worth trying")), _invites)
    practice = gettext_lazy("How others do it")
    yield Proposal(PRACTICE, 40, _new(PRACTICE), partial(_heading, practice), _invites)


def _new(kind: str) -> Callable[[Community, dt.datetime], QuerySet[Entry]]:
    def find(community: Community, since: dt.datetime) -> QuerySet[Entry]:
        ways = Entry.objects.published().filter(
            community=community, kind=kind, created_at__gt=since
        )
        return ways.exclude(state=Rung.WITHDRAWN).order_by("-created_at", "-pk")

    return find


def _heading(usual: Any, way: Entry) -> str:
    return _("Withdrawn since") if way.state == Rung.WITHDRAWN else str(usual)


def _invites(way: Entry) -> str:
    return "" if way.state == Rung.WITHDRAWN else _("Scan to try it")
