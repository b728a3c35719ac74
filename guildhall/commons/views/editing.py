"""Edit, delete and restore what was written, and show its history."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from guildhall.commons import actions, policy
from guildhall.commons.forms import EditForm
from guildhall.commons.kinds import kinds
from guildhall.commons.marks import marks_of
from guildhall.commons.models import Entry, Reply
from guildhall.commons.page.conversation import drawn_reply
from guildhall.commons.page.declared import page_of
from guildhall.commons.page.views import entry_in
from guildhall.commons.queries import history_of
from guildhall.commons.tray import open_tray
from guildhall.commons.views.changing import TEXT, begun_with, change_page, is_saved
from guildhall.commons.views.finding import back_to, entry_at, place_of, reply_at
from guildhall.commons.views.verbs import entry_verb, reply_verb
from guildhall.communities.seats import Seat, in_community
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say

SAVED = _("Saved. Earlier versions are in the history.")


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
    form = EditForm(
        request.POST or None,
        request.FILES or None,
        initial=begun_with(seat, entry, entry.draft_target),
        has_title=bool(entry.title),
        is_body_required=not entry.title,
        auto_id=f"id_e{entry.pk}_%s",
    )
    open_tray(form, request, seat, written=entry)

    def save(**cleaned: Any) -> None:
        actions.edit_entry(entry, by=request.user, **{"title": "", **cleaned})

    if request.method == "POST" and is_saved(form, save, entry, by=request.user):
        say(request, SAVED)
        return back_to(entry, seat, part=TEXT)
    form.open_after(entry)
    return _edit_page(request, seat, form, entry, entry.draft_target)


@login_required
@in_community
def edit_reply(request: AuthenticatedRequest, seat: Seat, reply_id: int) -> HttpResponse:
    reply = reply_at(seat, reply_id)
    require(policy.may_edit_reply(seat, reply))
    target = f"reply {reply.pk}"
    form = EditForm(
        request.POST or None,
        request.FILES or None,
        initial=begun_with(seat, reply, target),
        has_title=False,
        is_body_required=True,
        auto_id=f"id_r{reply.pk}_%s",
    )
    open_tray(form, request, seat, written=reply)
    save = partial(actions.edit_reply, reply, by=request.user)
    if request.method == "POST" and is_saved(form, save, reply, by=request.user):
        say(request, SAVED)
        return back_to(reply.entry, seat, reply)
    form.open_after(reply)
    place = partial(_in_place_of, reply, seat)
    return _edit_page(request, seat, form, reply.entry, target, reply=reply, place=place)


def _edit_page(
    request: HttpRequest,
    seat: Seat,
    form: EditForm,
    entry: Entry,
    target: str,
    *,
    reply: Reply | None = None,
    place: Callable[[SafeString], SafeString] | None = None,
) -> HttpResponse:
    context = {
        "form": form,
        "entry": entry,
        "draft_target": target,
        "changes": "" if reply else "title acts",
        "back": place_of(entry, seat, reply, part=TEXT),
    }
    return change_page(
        request,
        page="commons/edit.html",
        fields="commons/_edit_fields.html",
        context=context,
        place=place,
    )


def _in_place_of(reply: Reply, seat: Seat, form: SafeString) -> SafeString:
    """The reply with a form in place of its text, and the comments on it. Raises Http404."""
    entry = entry_in(kinds[reply.entry.kind].room, seat, reply.entry_id)
    text = SafeString(
        render_to_string("commons/page/_reply_changing.html", {"reply": reply, "form": form})
    )
    drawn = entry and drawn_reply(entry, seat, marks_of(seat.person, entry), reply.pk, text=text)
    if not drawn:
        raise Http404
    return drawn


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
    version_url_name = page_of(entry).version_url_name if written is entry else ""
    context = {
        "changes": history_of(written),
        "entry": entry,
        "written": written,
        "version_url_name": version_url_name,
    }
    return render(request, "commons/history.html", context)
