"""The stewards' word where it is decided together, and its answer."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat, in_room
from guildhall.decisions import actions, stewards_policy
from guildhall.decisions.events import ROOM
from guildhall.decisions.forms import StewardsAnswerForm, StewardsReasonForm
from guildhall.decisions.models import StewardsWord
from guildhall.decisions.views.asking import Page, form_view
from guildhall.decisions.views.finding import seen_decision, to_stewards
from guildhall.web.verbs import verb


def _to_the_options(seat: Seat, entry: Entry) -> HttpResponse:
    return redirect("change_decision", seat.community.slug, entry.pk)


def _reasons(entry: Entry) -> list[str]:
    waiting = StewardsWord.objects.waiting().filter(decision=entry.pk).select_related("by")
    return [
        gettext("%(name)s: “%(reason)s”") % {"name": one.by.name, "reason": one.reason}
        for one in waiting
    ]


_stewards_verb = partial(
    verb, door=in_room(ROOM), find=seen_decision, refusals=actions.DecisionRefused
)
say_stewards_can = _stewards_verb(
    may=stewards_policy.may_say_stewards_can,
    act=actions.say_stewards_can,
    back=to_stewards,
    says=_("You said that the stewards can live with it."),
)
take_back_stewards_word = _stewards_verb(
    may=stewards_policy.may_take_back_stewards_word,
    act=actions.take_back_stewards_word,
    back=to_stewards,
    says=_("Taken back."),
)
prepare_anew = _stewards_verb(
    may=stewards_policy.may_prepare_anew,
    act=actions.prepare_anew,
    back=_to_the_options,
    says=_("It's being prepared again. Change the options, then ask everyone once more."),
)
say_stewards_cannot = form_view(
    Page(
        may=stewards_policy.may_say_stewards_cannot,
        form_of=lambda sent, _seat, _entry: StewardsReasonForm(sent),
        act=lambda entry, by, form: actions.say_stewards_cannot(entry, by=by, **form.cleaned_data),
        back=to_stewards,
        title=_("The stewards can't live with it"),
        button=_("Send the reason"),
        says=_("Sent. Nothing is decided until it has an answer."),
    )
)
answer_stewards = form_view(
    Page(
        may=stewards_policy.may_answer_stewards,
        form_of=lambda sent, _seat, _entry: StewardsAnswerForm(sent),
        act=lambda entry, by, form: actions.answer_stewards(entry, by=by, **form.cleaned_data),
        back=to_stewards,
        title=_("Answer the stewards"),
        button=_("Send the answer"),
        says=_("Answer sent. The stewards are told."),
        reads=_reasons,
    )
)
