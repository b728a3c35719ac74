"""What stewards set about webhooks, and the log of what was sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from guildhall.communities.policy import may_change_community
from guildhall.communities.seats import Seat, in_community
from guildhall.kit.paging import page_of
from guildhall.kit.verdict import require
from guildhall.people.models import Person
from guildhall.webhooks import actions
from guildhall.webhooks.forms import WebhookForm
from guildhall.webhooks.models import Sending, Webhook

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@login_required
@in_community
def webhooks(request: HttpRequest, seat: Seat) -> HttpResponse:
    require(may_change_community(seat))
    form = WebhookForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = actions.make_webhook(seat.community, by=request.user, **form.cleaned_data)
        actions.send_test(made)
        messages.success(request, _("It is set up, and a test is on its way. Reload this page in a moment."))
        return redirect("webhook", seat.community.slug, made.pk)
    found = Webhook.objects.filter(community=seat.community).order_by("made_at")
    return render(request, "webhooks/webhooks.html", {"form": form, "webhooks": found, "room": "settings"})


@login_required
@in_community
def webhook(request: HttpRequest, seat: Seat, webhook_id: int) -> HttpResponse:
    require(may_change_community(seat))
    found = _webhook(seat, webhook_id)
    form = WebhookForm(request.POST or None, initial={"form": found.format, "url": found.url, "verbs": found.verbs})
    if request.method == "POST" and form.is_valid():
        actions.change_webhook(found, by=request.user, **form.cleaned_data)
        messages.success(request, _("Changed."))
        return redirect("webhook", seat.community.slug, found.pk)
    page = page_of(Sending.objects.filter(webhook=found), by="at", mark=request.GET.get("after", ""), size=20)
    return render(request, "webhooks/webhook.html", {"webhook": found, "form": form, "page": page, "room": "settings"})


def _button(act: Callable[[Webhook, Person], object], said: StrPromise) -> Callable[..., HttpResponse]:
    """One button on the page of a webhook: what it does, and what is true then."""

    @login_required
    @require_POST
    @in_community
    def view(request: HttpRequest, seat: Seat, webhook_id: int) -> HttpResponse:
        require(may_change_community(seat))
        act(_webhook(seat, webhook_id), request.user)
        messages.success(request, said)
        return redirect("webhook", seat.community.slug, webhook_id)

    return view


try_webhook = _button(
    lambda webhook, by: actions.send_test(webhook), gettext_lazy("A test is on its way. Reload this page in a moment.")
)
stop_webhook = _button(lambda webhook, by: actions.stop_webhook(webhook, by=by), gettext_lazy("Nothing more is sent there."))
start_webhook = _button(lambda webhook, by: actions.start_webhook(webhook, by=by), gettext_lazy("It sends again."))
renew_secret = _button(
    lambda webhook, by: actions.renew_secret(webhook, by=by), gettext_lazy("There is a new secret. Tell the other program.")
)


@login_required
@require_POST
@in_community
def remove_webhook(request: HttpRequest, seat: Seat, webhook_id: int) -> HttpResponse:
    require(may_change_community(seat))
    actions.remove_webhook(_webhook(seat, webhook_id), by=request.user)
    messages.success(request, _("It is gone, with its log."))
    return redirect("webhooks", seat.community.slug)


@login_required
@require_POST
@in_community
def resend(request: HttpRequest, seat: Seat, sending_id: int) -> HttpResponse:
    require(may_change_community(seat))
    sending = get_object_or_404(Sending.objects.filter(webhook__community=seat.community), pk=sending_id)
    actions.send_again(sending)
    messages.success(request, _("It is sent again in a moment."))
    return redirect("webhook", seat.community.slug, sending.webhook_id)


def _webhook(seat: Seat, webhook_id: int) -> Webhook:
    return get_object_or_404(Webhook, community=seat.community, pk=webhook_id)
