"""Whether anybody acted on a decision: done as decided, partly, or not yet."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from guildhall.communities.seats import in_room
from guildhall.decisions import actions, policy
from guildhall.decisions.events import ROOM
from guildhall.decisions.forms import ActedForm
from guildhall.decisions.views.asking import Page, form_view
from guildhall.decisions.views.finding import seen_decision, to_outcome
from guildhall.web.verbs import verb

_acted_verb = partial(
    verb, door=in_room(ROOM), find=seen_decision, back=to_outcome, refusals=actions.DecisionRefused
)
say_it_was_done = _acted_verb(
    may=policy.may_say_it_was_done,
    act=actions.say_it_was_done,
    says=_("The register says that it was done as decided."),
)
say_not_done_yet = _acted_verb(
    may=policy.may_say_not_done_yet,
    act=actions.say_not_done_yet,
    says=_("The register says that it isn't done yet."),
)
say_what_was_done = form_view(
    Page(
        may=policy.may_say_what_was_done,
        form_of=lambda sent, _seat, entry: ActedForm(
            sent, initial={"words": entry.decision.acted_words}
        ),
        act=lambda entry, by, form: actions.say_what_was_done(entry, by=by, **form.cleaned_data),
        back=to_outcome,
        title=_("Partly done"),
        button=_("Save it"),
        says=_("Saved. Everyone here reads it in the register."),
    )
)
