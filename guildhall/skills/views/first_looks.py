"""“What did you look at first?”: ask it of an answer; write it, pass, or take it back."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.models import Reply
from guildhall.commons.reply_paths import path_of_reply
from guildhall.communities.seats import Seat, in_community
from guildhall.kit.verdict import require, whoever_finds_it
from guildhall.people.models import Person
from guildhall.people.requests import AuthenticatedRequest
from guildhall.skills import actions
from guildhall.skills.forms import FirstLookForm
from guildhall.skills.models import FirstLook
from guildhall.skills.policy import may_ask_first_look
from guildhall.skills.queries.first_looks import first_look_asked_of
from guildhall.web.saying import say
from guildhall.web.verbs import hall_verb


@login_required
@in_community
def ask_first_look(request: AuthenticatedRequest, seat: Seat, reply_id: int) -> HttpResponse:
    """What will be asked, and of whom. The same is said where someone has asked before."""
    replies = Reply.objects.at(seat).published().select_related("entry", "author")
    reply = get_object_or_404(replies, pk=reply_id)
    require(may_ask_first_look(seat, reply))
    back = path_of_reply(reply.entry, seat.community.slug, reply.pk)
    if request.method == "POST":
        actions.ask_first_look(reply, by=request.user)
        say(request, _("%(name)s is asked privately, once."), name=reply.author.name)
        return redirect(back)
    return render(request, "skills/ask_first_look.html", {"reply": reply, "back": back})


@login_required
def first_look(request: AuthenticatedRequest, reply_id: int) -> HttpResponse:
    """For who is asked alone: write it, in one's own name."""
    look = _asked_of(request.user, reply_id)
    form = FirstLookForm(request.POST or None, initial={"text": look.text})
    if request.method == "POST" and form.is_valid():
        actions.give_first_look(look, by=request.user, text=form.cleaned_data["text"])
        say(request, _("Thank you. It's part of every tip kept from your answer."))
        return redirect("first_look", reply_id)
    entry = look.reply.entry
    back = path_of_reply(entry, entry.community.slug, reply_id)
    context = {"form": form, "look": look, "entry": entry, "back": back}
    status = 422 if form.errors else 200
    return render(request, "skills/first_look.html", context, status=status)


def _asked_of(person: Person, reply_id: int) -> FirstLook:
    look = first_look_asked_of(person, reply_id)
    if look is None:
        raise Http404
    return look


def _to_answer(_who: Person, look: FirstLook) -> HttpResponse:
    entry = look.reply.entry
    return redirect(path_of_reply(entry, entry.community.slug, look.pk))


pass_first_look = hall_verb(
    find=_asked_of,
    may=whoever_finds_it,
    act=actions.pass_first_look,
    says=gettext_lazy("All right. Nobody is told, and you won't be asked again."),
    back=_to_answer,
)
take_back_first_look = hall_verb(
    find=_asked_of,
    may=whoever_finds_it,
    act=actions.take_back_first_look,
    says=gettext_lazy("Taken back. It's no longer part of any tip."),
    back=_to_answer,
)
