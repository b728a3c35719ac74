"""Change the proposal, give more time, decide, and word what is decided."""

from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.decisions import actions, policy
from guildhall.decisions.forms import (
    DeciderForm,
    ExtendForm,
    OutcomeForm,
    ProposalForm,
    usual_day,
)
from guildhall.decisions.views.asking import Page, form_view
from guildhall.decisions.views.finding import to_asked, to_outcome
from guildhall.decisions.ways.consent import round_of


def _waiting_objections(entry: Entry) -> list[str]:
    asked = round_of(entry.decision)
    waiting = asked.objections.waiting() if asked else []
    return [gettext("Objection: “%(reason)s”") % {"reason": one.reason} for one in waiting]


change_proposal = form_view(
    Page(
        may=policy.may_change_proposal,
        form_of=lambda sent, seat, entry: ProposalForm(
            sent,
            initial={
                "proposal": entry.decision.sentence,
                "until_on": usual_day(seat.community),
            },
        ),
        act=lambda entry, by, form: actions.change_proposal(entry, by=by, **form.cleaned_data),
        back=to_asked,
        title=_("Change the proposal"),
        button=_("Ask everyone again"),
        says=_("Changed. Everyone is asked again."),
        reads=_waiting_objections,
    )
)
extend_decision = form_view(
    Page(
        may=policy.may_extend_decision,
        form_of=lambda sent, seat, _entry: ExtendForm(
            sent, initial={"until_on": usual_day(seat.community)}
        ),
        act=lambda entry, by, form: actions.extend_decision(entry, by=by, **form.cleaned_data),
        back=to_asked,
        title=_("Give more time"),
        button=_("Give more time"),
        says=_("People have until the new day."),
    )
)
name_decider_of = form_view(
    Page(
        may=policy.may_name_decider_of,
        form_of=lambda sent, seat, _entry: DeciderForm(sent, community=seat.community),
        act=lambda entry, by, form: actions.name_decider_of(entry, by=by, **form.cleaned_data),
        back=to_asked,
        title=_("Name who decides"),
        button=_("Name them"),
        says=_("They decide from now on, and are told."),
        names_people=True,
    )
)


def _outcome_form(sent: QueryDict | None, entry: Entry) -> OutcomeForm:
    decision = entry.decision
    return OutcomeForm(
        sent,
        initial={
            "sentence": decision.outcome or decision.proposal,
            "reasons": decision.reasons,
            "next_steps": decision.next_steps,
            "look_again_on": decision.look_again_on,
        },
    )


make_decision = form_view(
    Page(
        may=policy.may_make_decision,
        form_of=lambda sent, _seat, entry: _outcome_form(sent, entry),
        act=lambda entry, by, form: actions.make_decision(entry, by=by, outcome=form.outcome()),
        back=to_outcome,
        title=_("Decide"),
        button=_("Decide it"),
        says=_("Decided. It's in the register, and everyone who took part is told."),
    )
)
word_outcome = form_view(
    Page(
        may=policy.may_word_outcome,
        form_of=lambda sent, _seat, entry: _outcome_form(sent, entry),
        act=lambda entry, by, form: actions.word_outcome(entry, by=by, outcome=form.outcome()),
        back=to_outcome,
        title=_("What is decided"),
        button=_("Save"),
        says=_("Saved. Everyone here reads it in the register."),
    )
)
