"""Stewards add and change integrations, and read the log of each."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _

from guildhall.communities.policy import may_change_community
from guildhall.communities.seats import Seat, in_community
from guildhall.communities.verbs import community_verb, to_page
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.lists import page_for
from guildhall.web.saying import say
from guildhall.webhooks import actions
from guildhall.webhooks.forms import WebhookForm
from guildhall.webhooks.models import Sending, Webhook


@login_required
@in_community
def webhooks(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(may_change_community(seat))
    form = WebhookForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = actions.make_webhook(seat.community, by=request.user, **form.cleaned_data)
        actions.send_test(made)
        say(request, _("Added. A test is on its way; reload this page in a moment."))
        return redirect("webhook", seat.community.slug, made.pk)
    webhooks_here = Webhook.objects.filter(community=seat.community).order_by("made_at")
    context = {"form": form, "webhooks": webhooks_here, "room": "settings"}
    return render(request, "webhooks/webhooks.html", context)


@login_required
@in_community
def change_webhook(request: AuthenticatedRequest, seat: Seat, webhook_id: int) -> HttpResponse:
    require(may_change_community(seat))
    webhook = _webhook(seat, webhook_id)
    initial = {"form": webhook.format, "url": webhook.url, "verbs": webhook.verbs}
    form = WebhookForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.change_webhook(webhook, by=request.user, **form.cleaned_data)
        say(request, _("Saved."))
        return redirect("webhook", seat.community.slug, webhook.pk)
    page = page_for(request, Sending.objects.filter(webhook=webhook), by="at")
    context = {"webhook": webhook, "form": form, "page": page, "room": "settings"}
    return render(request, "webhooks/webhook.html", context)


def _webhook(seat: Seat, webhook_id: int) -> Webhook:
    return get_object_or_404(Webhook, community=seat.community, pk=webhook_id)


def _sending_at(seat: Seat, sending_id: int) -> Sending:
    sendings = Sending.objects.filter(webhook__community=seat.community)
    return get_object_or_404(sendings, pk=sending_id)


def _to_webhook(seat: Seat, webhook: Webhook) -> HttpResponse:
    return redirect("webhook", seat.community.slug, webhook.pk)


def _to_webhook_of(seat: Seat, sending: Sending) -> HttpResponse:
    return redirect("webhook", seat.community.slug, sending.webhook_id)


webhook_verb = partial(
    community_verb,
    find=_webhook,
    may_here=may_change_community,
    back=_to_webhook,
)
try_webhook = webhook_verb(
    act=lambda webhook, by: actions.send_test(webhook),
    says=_("A test is on its way. Reload this page in a moment."),
)
stop_webhook = webhook_verb(
    act=actions.stop_webhook,
    says=_("Stopped. Nothing more is sent there."),
)
start_webhook = webhook_verb(
    act=actions.start_webhook,
    says=_("Started. New events are sent again."),
)
renew_secret = webhook_verb(
    act=actions.renew_secret,
    says=_("There's a new secret. Enter it in the other program, too."),
)
remove_webhook = webhook_verb(
    act=actions.remove_webhook,
    says=_("Removed, with its log."),
    back=to_page("webhooks"),
)
resend = community_verb(
    find=_sending_at,
    may_here=may_change_community,
    act=lambda sending, by: actions.send_again(sending),
    says=_("It will be sent again in a moment."),
    back=_to_webhook_of,
)
