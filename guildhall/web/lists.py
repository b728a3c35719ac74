"""The page of a list that an address asks for."""

from django.db.models import QuerySet
from django.http import HttpRequest

from guildhall.kit.paging import Page, page_of


def page_for(request: HttpRequest, rows: QuerySet, *, by: str, size: int = 20) -> Page:
    """The newest `rows` by their time `by`, or those after the mark in `?after=`."""
    return page_of(rows, by=by, mark=request.GET.get("after", ""), size=size)
