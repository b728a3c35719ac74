"""Stop one kind of regular mail, by a link in the mail itself."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from guildhall.mail.kinds import kinds
from guildhall.notifications.regular_mail import read_stop_link, want_no_mail


@csrf_exempt  # the mail program posts here (RFC 8058); the signed token is what authorises it
@never_cache
def stop_regular_mail(request: HttpRequest, kind: str, token: str) -> HttpResponse:
    """Without signing in. Opening it changes nothing: scanners open links too."""
    letters, owner = kinds.get(kind), read_stop_link(kind, token)
    mail = letters.regular if letters else None
    if mail is None or owner is None:
        raise Http404
    person, community = owner
    if request.method == "POST":
        want_no_mail(kind, by=person, community=community)
    context = {"mail": mail, "community": community, "is_stopped": request.method == "POST"}
    return render(request, "notifications/stop_regular_mail.html", context)
