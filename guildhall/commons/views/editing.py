"""Edit, delete and restore what was written, and show its history."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from guildhall.commons import actions, policy
from guildhall.commons.forms import EditForm
from guildhall.commons.kinds import kinds
from guildhall.commons.models import Entry, Reply
from guildhall.commons.queries import draft_fields, history_of
from guildhall.commons.text import NotPosted, editable
from guildhall.commons.views.finding import back_to, entry_at, reply_at
from guildhall.commons.views.verbs import entry_verb, reply_verb
from guildhall.communities.seats import Seat, in_community
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say


@login_required
@in_community
def edit_entry(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    entry = entry_at(seat, entry_id)
    require(policy.may_edit_entry(seat, entry))
    own_form = kinds[entry.kind].edit_url_name
    if own_form is None:
        raise Http404
    if own_form != "edit_entry":
        return redirect(own_form, seat.community.slug, entry.pk)
    begun = draft_fields(seat.person, "edit", entry.draft_target, edited_at=entry.edited_at)
    initial = {"title": entry.title, "body": editable(entry), **begun}
    form = EditForm(
        request.POST or None,
        initial=initial,
        has_title=bool(entry.title),
        is_body_required=not entry.title,
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_entry(entry, by=request.user, **{"title": "", **form.cleaned_data})
        except NotPosted as problem:
            form.add_error("body", str(problem))
        else:
            say(request, _("Saved. Earlier versions are in the history."))
            return back_to(entry, seat)
    return _edit_page(request, form, entry, f"entry {entry.pk}")


@login_required
@in_community
def edit_reply(request: AuthenticatedRequest, seat: Seat, reply_id: int) -> HttpResponse:
    reply = reply_at(seat, reply_id)
    require(policy.may_edit_reply(seat, reply))
    begun = draft_fields(seat.person, "edit", f"reply {reply.pk}", edited_at=reply.edited_at)
    initial = {"body": editable(reply), **begun}
    form = EditForm(request.POST or None, initial=initial, has_title=False, is_body_required=True)
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_reply(reply, by=request.user, **form.cleaned_data)
        except NotPosted as problem:
            form.add_error("body", str(problem))
        else:
            say(request, _("Saved. Earlier versions are in the history."))
            return back_to(reply.entry, seat, reply)
    return _edit_page(request, form, reply.entry, f"reply {reply.pk}")


def _edit_page(request: HttpRequest, form: EditForm, entry: Entry, target: str) -> HttpResponse:
    context = {"form": form, "entry": entry, "draft_target": target}
    return render(request, "commons/edit.html", context)


delete_entry = entry_verb(
    may=policy.may_delete_entry,
    act=actions.delete_entry,
    says=_("Deleted. You can bring it back on this page."),
)
restore_entry = entry_verb(
    may=policy.may_restore_entry,
    act=actions.restore_entry,
    says=_("Restored."),
)
delete_reply = reply_verb(
    may=policy.may_delete_reply,
    act=actions.delete_reply,
    says=_("Deleted. You can bring it back."),
)
restore_reply = reply_verb(
    may=policy.may_restore_reply,
    act=actions.restore_reply,
    says=_("Restored."),
)


@login_required
@in_community
def entry_history(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    entry = entry_at(seat, entry_id)
    return _history(request, entry, entry)


@login_required
@in_community
def reply_history(request: AuthenticatedRequest, seat: Seat, reply_id: int) -> HttpResponse:
    reply = reply_at(seat, reply_id)
    return _history(request, reply, reply.entry)


def _history(request: HttpRequest, written: Entry | Reply, entry: Entry) -> HttpResponse:
    context = {"changes": history_of(written), "entry": entry, "written": written}
    return render(request, "commons/history.html", context)
