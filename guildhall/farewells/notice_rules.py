"""Who left is asked the next question; who may read an answer is told that it was given."""

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from guildhall.farewells import names
from guildhall.farewells.models import Farewell
from guildhall.farewells.questions import BY_NUMBER
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import Rule
from guildhall.notifications.words import who


def notice_rules() -> Iterator[Rule]:
    yield Rule(
        names.FAREWELL_ASKS,
        (),
        _asks,
        path=lambda notice: reverse("farewell", args=[notice.detail.get("farewell", 0)]),
        prepare=_fetch_farewells,
        shows_text=False,
        is_private=True,
    )
    yield Rule(
        names.FAREWELL_GIVEN,
        (),
        _given,
        path=_to_handed_on,
        prepare=_fetch_farewells,
        shows_text=False,
        is_private=True,
    )


def _fetch_farewells(notices: Sequence[Notice]) -> None:
    ids = {one.detail.get("farewell", 0) for one in notices}
    farewells = Farewell.objects.select_related("community").in_bulk(ids)
    for notice in notices:
        notice.fetched = farewells.get(notice.detail.get("farewell", 0))


def _asks(notice: Notice) -> str:
    farewell = notice.fetched_as(Farewell)
    question = BY_NUMBER.get(notice.detail.get("number", 0))
    if farewell is None or question is None:
        return _("A question, now that you have left")
    return _("You left %(community)s. If you like: %(question)s") % {
        "community": farewell.community.name,
        "question": question.text,
    }


def _given(notice: Notice) -> str:
    return _("%(name)s left something for the people who go on.") % {"name": who(notice)}


def _to_handed_on(notice: Notice) -> str:
    farewell = notice.fetched_as(Farewell)
    return reverse("handed_on", args=[farewell.community.slug]) if farewell else "/"
