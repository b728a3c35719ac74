"""Who left is asked the next question; who may read an answer is told that it was given."""

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.farewells import names
from guildhall.farewells.models import Farewell
from guildhall.farewells.questions import BY_NUMBER
from guildhall.notifications.addresses import asked_address
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import ByMail, Rule
from guildhall.notifications.words import who

ANSWER_SAYS = gettext_lazy(
    "Answer this mail with your words, and they are yours alone. To let the stewards, and people "
    "who take over what you wrote, read them, begin with a line that says: Let them read it."
)


def notice_rules() -> Iterator[Rule]:
    yield Rule(
        names.FAREWELL_ASKS,
        (),
        _asks,
        path=_to_own,
        prepare=_fetch_farewells,
        shows_text=False,
        is_private=True,
        verbs=lambda _notice: [_("Skip this question"), _("Don't ask me any more")],
        by_mail=ByMail(
            texts=lambda _notice, _since: (),
            answers_at=_answers_at,
            thread=_thread,
            says=ANSWER_SAYS,
        ),
    )
    yield Rule(
        names.FAREWELL_TO_ROLE,
        (),
        _asks_about_role,
        path=_to_own,
        prepare=_fetch_farewells,
        shows_text=False,
        is_mailed=False,
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


def _asks_about_role(notice: Notice) -> str:
    farewell = notice.fetched_as(Farewell)
    if farewell is None:
        return _("Questions about a role that you had")
    return _(
        "Your time as %(role)s of %(community)s is over. If you like, leave something for the "
        "people who go on."
    ) % {"role": farewell.role_name, "community": farewell.community.name}


def _to_own(notice: Notice) -> str:
    return reverse("farewell", args=[notice.detail.get("farewell", 0)])


def _answers_at(notice: Notice) -> str:
    farewell_id, number = notice.detail.get("farewell", 0), notice.detail.get("number", 0)
    return asked_address(notice.person, names.CODE_IN_ADDRESSES, farewell_id, number)


def _thread(notice: Notice) -> str:
    return names.farewell_key(notice.detail.get("farewell", 0)).replace(":", ".")


def _given(notice: Notice) -> str:
    return _("%(name)s left something for the people who go on.") % {"name": who(notice)}


def _to_handed_on(notice: Notice) -> str:
    farewell = notice.fetched_as(Farewell)
    return reverse("handed_on", args=[farewell.community.slug]) if farewell else "/"
