"""What we heard, what we did: contributions by theme, each with its answer."""

from functools import partial

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat, in_room
from guildhall.decisions import actions, policy
from guildhall.decisions.events import ROOM
from guildhall.decisions.forms import ThemeForm
from guildhall.decisions.models import Theme
from guildhall.decisions.queries import around
from guildhall.decisions.views.asking import Page, form_view
from guildhall.decisions.views.finding import seen_decision, seen_theme, to_asked
from guildhall.kit.verdict import Verdict
from guildhall.people.models import Person
from guildhall.web.verbs import verb


def _add(entry: Entry, by: Person, form: ThemeForm) -> None:
    actions.add_theme(
        entry,
        by=by,
        heard=form.cleaned_data["heard"],
        did=form.cleaned_data["did"],
        replies=form.chosen(),
    )


add_theme = form_view(
    Page(
        may=policy.may_add_theme,
        form_of=lambda sent, _seat, entry: ThemeForm(
            sent, contributions=around(entry).open_contributions
        ),
        act=_add,
        back=to_asked,
        title=_("What we heard, what we did"),
        button=_("Answer them"),
        says=_("Answered. Everyone who wrote one of these is told."),
        text=_("Put contributions that say something alike under one theme, and answer it."),
    )
)


def _may_remove(seat: Seat, theme: Theme) -> Verdict:
    return policy.may_add_theme(seat, seen_decision(seat, theme.decision_id))


def _back(seat: Seat, theme: Theme) -> HttpResponse:
    return to_asked(seat, seen_decision(seat, theme.decision_id))


_theme_verb = partial(verb, door=in_room(ROOM), find=seen_theme, back=_back)
remove_theme = _theme_verb(
    may=_may_remove,
    act=actions.remove_theme,
    says=_("Removed. Its contributions can be answered anew."),
    refusals=actions.DecisionRefused,
)
