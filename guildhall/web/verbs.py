"""A bare button: one POST, one policy, one action, one sentence about what is true now, and back.

    stop_series = verb(
        door=in_room("meetings"),
        find=series_at,
        may=policy.may_change_series,
        act=actions.stop_series,
        says=_("It has stopped."),
        back=to_series,
    )

`who` is the seat in a community, or the person where the door is the hall's own. What is more than
this (a form, two acts, an answer that is no page) is a view that is written out.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Concatenate, Protocol, TypeVar

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.views.decorators.http import require_POST

from guildhall.kit.verdict import Verdict, require
from guildhall.web.saying import say, say_problem

Who = TypeVar("Who")
Subject = TypeVar("Subject")
SubjectOfAct = TypeVar("SubjectOfAct", contravariant=True)
View = Callable[..., HttpResponse]
Door = Callable[[Callable[Concatenate[HttpRequest, Who, ...], HttpResponse]], View]


class Act(Protocol[SubjectOfAct]):
    """An action: its subject first, and by whom."""

    def __call__(self, subject: SubjectOfAct, /, *, by: Any) -> object: ...


def verb(
    *,
    door: Door[Who],
    find: Callable[..., Subject],
    act: Act[Subject],
    back: Callable[[Who, Subject], HttpResponse],
    may: Callable[[Who, Subject], Verdict] | None = None,
    may_here: Callable[[Who], Verdict] | None = None,
    says: str | Promise = "",
    words: Callable[[Subject], dict[str, Any]] = lambda _subject: {},
    refusals: type[Exception] | tuple[type[Exception], ...] = (),
) -> View:
    """The view of a button.

    `find(who, **ids)` gives what the address names, or raises Http404. `may_here` is asked before
    that, so that its refusal says nothing about what there is; `may` is asked of what `find` gave.
    `says` is true afterwards, with `words(subject)` in it. `refusals` are the errors that the
    action foresees: they are explained in their own words, and lead back all the same.
    """
    if may is None and may_here is None:
        raise TypeError("A verb names its policy: `may`, `may_here`, or both.")

    @login_required
    @require_POST
    @door
    def view(request: HttpRequest, who: Who, **ids: Any) -> HttpResponse:
        if may_here:
            require(may_here(who))
        subject = find(who, **ids)
        if may:
            require(may(who, subject))
        try:
            act(subject, by=request.user)
        except refusals as problem:
            say_problem(request, problem)
        else:
            say(request, says, **words(subject))
        return back(who, subject)

    return view


def one_of(verbs: Mapping[str, View]) -> View:
    """The view of several buttons at one address, which names the one that is meant as `act`."""

    def view(request: HttpRequest, *, act: str, **ids: Any) -> HttpResponse:
        if act not in verbs:
            raise Http404
        return verbs[act](request, **ids)

    return view


def in_hall(view: Callable[Concatenate[HttpRequest, Any, ...], HttpResponse]) -> View:
    """The door of what is in no community: who acts is the person who is signed in."""

    def inside(request: HttpRequest, **ids: Any) -> HttpResponse:
        return view(request, request.user, **ids)

    return inside


def oneself(person: Any) -> Any:
    """The subject of a button that changes only what is one's own."""
    return person


def to_hall_page(place: str) -> Callable[[object, object], HttpResponse]:
    """Back to a page outside any community: the name of its URL, or its address."""
    return lambda _who, _subject: redirect(place)


hall_verb = partial(verb, door=in_hall)
