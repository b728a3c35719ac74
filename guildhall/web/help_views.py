"""Help inside the hall: the list of its pages, and one of them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guildhall.web.help_pages import help_pages


def help_index(request: HttpRequest) -> HttpResponse:
    return render(request, "web/help.html", {"pages": list(help_pages), "page": None})


def help_page(request: HttpRequest, slug: str) -> HttpResponse:
    page = help_pages.get(slug)
    if page is None:
        raise Http404
    context = {"pages": list(help_pages), "page": page, "examples": page.examples(request.user)}
    return render(request, "web/help.html", context)
