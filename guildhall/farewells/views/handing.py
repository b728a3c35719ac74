"""“Who takes this over?”: what waits for someone, one tap to take it, and words left behind."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy

from guildhall.commons.kinds import path_of
from guildhall.commons.text import NotPosted
from guildhall.commons.views.verbs import entry_verb
from guildhall.communities.seats import Seat, in_community
from guildhall.communities.verbs import community_verb
from guildhall.farewells import actions, policy
from guildhall.farewells.handing import KeepsWords, keeps_words
from guildhall.farewells.models import Words
from guildhall.farewells.queries.handed_on import handed_on as waiting_at
from guildhall.farewells.queries.readers import words_at, words_given_to
from guildhall.kit.verdict import require
from guildhall.people.models import Person
from guildhall.people.requests import AuthenticatedRequest


@login_required
@in_community
def handed_on(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(policy.may_see_handed_on(seat))
    context = {
        "waiting": waiting_at(seat),
        "given": words_given_to(seat),
        "keeps": _keeps_at(seat),
        "room": "people",
    }
    return render(request, "farewells/handed_on.html", context)


take_over_entry = entry_verb(
    may=policy.may_take_over_entry,
    act=actions.take_over_entry,
    says=gettext_lazy("You look after this now. Thank you."),
)
hand_back_entry = entry_verb(
    may=policy.may_hand_back_entry,
    act=actions.hand_back_entry,
    says=gettext_lazy("You don't look after this any more."),
)


def _words_at(seat: Seat, words_id: int) -> Words:
    words = words_at(seat, words_id)
    if words is None or _keeps_at(seat) is None:
        raise Http404
    return words


def _keep(words: Words, *, by: Person) -> None:
    for keeps in keeps_words:
        entry = actions.keep_words(words, by=by, keeps=keeps)
        vars(words)["kept_at"] = path_of(entry, words.farewell.community.slug)


def _to_kept(seat: Seat, words: Words) -> HttpResponse:
    return redirect(vars(words).get("kept_at") or "handed_on", *_slug_unless_kept(seat, words))


def _slug_unless_kept(seat: Seat, words: Words) -> tuple[str, ...]:
    return () if "kept_at" in vars(words) else (seat.community.slug,)


def _keeps_at(seat: Seat) -> KeepsWords | None:
    return next((one for one in keeps_words if seat.has_room(one.room)), None)


keep_words = community_verb(
    find=_words_at,
    may=policy.may_keep_words,
    act=_keep,
    says=gettext_lazy("Kept. Both your names are on it."),
    refusals=NotPosted,
    back=_to_kept,
)
