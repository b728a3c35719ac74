"""Look at a decision again: ask for it, support it, keep what is decided."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from guildhall.communities.seats import in_room
from guildhall.decisions import actions, policy
from guildhall.decisions.events import ROOM
from guildhall.decisions.forms import KeepForm, SentenceForm
from guildhall.decisions.views.asking import Page, form_view
from guildhall.decisions.views.finding import seen_decision, to_outcome
from guildhall.web.verbs import verb

ask_for_review = form_view(
    Page(
        may=policy.may_ask_for_review,
        form_of=lambda sent, _seat, _entry: SentenceForm(
            sent,
            label=_("What has changed?"),
            hint=_("Everyone here can read it. It is opened once enough members support it."),
        ),
        act=lambda entry, by, form: actions.ask_for_review(entry, by=by, **form.cleaned_data),
        back=to_outcome,
        title=_("Ask to open it again"),
        button=_("Ask for it"),
        says=_("Asked. Others can support it now."),
    )
)
keep_decision = form_view(
    Page(
        may=policy.may_keep_decision,
        form_of=lambda sent, _seat, _entry: KeepForm(sent),
        act=lambda entry, by, form: actions.keep_decision(entry, by=by, **form.cleaned_data),
        back=to_outcome,
        title=_("It still holds"),
        button=_("Keep it in force"),
        says=_("It stays in force."),
    )
)
_review_verb = partial(
    verb,
    door=in_room(ROOM),
    find=seen_decision,
    may=policy.may_support_review,
    back=to_outcome,
    refusals=actions.DecisionRefused,
)
support_review = _review_verb(
    act=actions.support_review, says=_("You support that it is opened again.")
)
take_back_support = _review_verb(act=actions.take_back_support, says=_("Taken back."))
