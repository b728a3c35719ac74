"""Put a card of one's home away."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from guildhall.commons import actions
from guildhall.commons.home_cards import home_cards
from guildhall.people.requests import AuthenticatedRequest


@login_required
@require_POST
def skip_card(request: AuthenticatedRequest, card: str, target_id: int) -> HttpResponse:
    if card not in home_cards:
        raise Http404
    actions.skip_card(by=request.user, card=card, target_id=target_id)
    return redirect("/")
