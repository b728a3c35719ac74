"""Forms that bring a key are taken once; a waiting post gets an answer that a worker reads."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from guildhall.pocket.once import answer_once, is_key, is_key_of
from guildhall.pocket.refusals import reasons_in
from guildhall.web.addresses import address_by_name
from guildhall.web.in_place import leads_to_sign_in
from guildhall.web.middleware import plain_failure

HEADER, FIELD = "Idempotency-Key", "once"


class SentOnce:
    """A key comes in the field of a page's form, or in the header of a waiting post.

    A waiting post is answered with JSON: where it led, or why it was refused.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if HEADER not in request.headers or request.method != "POST":
            return response
        return _for_a_worker(response)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: Sequence[Any],
        kwargs: Mapping[str, Any],
    ) -> HttpResponse | None:
        """The last of all: the form's token was looked at before."""
        if request.method != "POST" or not request.user.is_authenticated:
            return None
        key = request.headers.get(HEADER) or request.POST.get(FIELD, "")
        if not is_key(key):
            return None
        if not is_key_of(key, request.user):
            return HttpResponse(_("Someone else wrote this on this device."), status=409)
        try:
            return answer_once(key, by=request.user, answer=lambda: view(request, *args, **kwargs))
        except Exception as failure:  # of a view that is asked here, Django asks no middleware
            explained = plain_failure(request, failure)
            if explained is None:
                raise
            return explained


def _for_a_worker(response: HttpResponse) -> HttpResponse:
    if leads_to_sign_in(response):
        return _refused([_("You're signed out.")], status=401)
    if 300 <= response.status_code < 400:
        path = response["Location"]
        is_draft = path.split("?")[0] == address_by_name("drafts")
        return JsonResponse({"path": path, "is_draft": is_draft})
    page = b"" if response.streaming else response.content
    reasons = reasons_in(page.decode(errors="replace"))
    answer = _refused(reasons, status=response.status_code)
    if "Form-Token" in response:  # signed in again meanwhile: to be sent once more, with another
        answer["Form-Token"] = response["Form-Token"]
    return answer


def _refused(reasons: Sequence[str], *, status: int) -> HttpResponse:
    answer = JsonResponse({"reasons": list(reasons)}, status=status if status >= 400 else 422)
    answer["Cache-Control"] = "no-store"
    return answer
