"""The signed hook, and the page on which people confirm that a mail was theirs."""

import time

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from guildhall.incoming.actions import MOST_BYTES, receive
from guildhall.incoming.handling import confirmed, disowned
from guildhall.incoming.letters import LinkExpired, mail_of
from guildhall.incoming.models import IncomingMail
from guildhall.incoming.proposal import proposal_of
from guildhall.kit.signed_hooks import is_signed


@csrf_exempt  # a program posts here; its signature is what authorises it
@require_POST
def mail_hook(request: HttpRequest) -> HttpResponse:
    """A mail service hands over one mail as it came (RFC 5322), signed as a Standard Webhook.

    `?to=` names the recipient.
    """
    if not settings.MAIL_HOOK_SECRET:
        raise Http404
    body = request.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        return HttpResponse("too large\n", status=413, content_type="text/plain")
    if not is_signed(
        settings.MAIL_HOOK_SECRET,
        message_id=request.headers.get("webhook-id", ""),
        body=body,
        now=time.time(),
        timestamp=request.headers.get("webhook-timestamp", ""),
        signature=request.headers.get("webhook-signature", ""),
    ):
        return HttpResponse("not signed\n", status=401, content_type="text/plain")
    receive(body, recipient=request.GET.get("to", "")[:320])
    return HttpResponse("taken\n", status=202, content_type="text/plain")


@never_cache
def confirm_mail(request: HttpRequest, token: str) -> HttpResponse:
    """Shown first, posted by a click, once: a scanner that opens the link posts nothing."""
    try:
        mail = mail_of(token)
    except LinkExpired:
        return render(request, "incoming/confirm_mail.html", {"is_expired": True}, status=410)
    if mail is None or mail.person is None or not mail.person.is_here:
        raise Http404
    problem = ""
    if request.method == "POST":
        problem = _decide(mail, is_theirs=request.POST.get("answer") != "not mine")
        mail.refresh_from_db()
    is_open = mail.state == IncomingMail.State.ASKED
    context = {
        "mail": mail,
        "is_expired": False,
        "problem": problem,
        "is_done": mail.state == IncomingMail.State.DONE,
        "proposal": proposal_of(mail) if is_open and not problem else None,
    }
    return render(request, "incoming/confirm_mail.html", context)


def _decide(mail: IncomingMail, *, is_theirs: bool) -> str:
    if is_theirs:
        return confirmed(mail)
    disowned(mail)
    return ""
