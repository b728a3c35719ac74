"""How a tip or practice went for people, each in their context: never as stars."""

import datetime as dt
from collections.abc import Collection, Iterable
from types import SimpleNamespace
from typing import Any

from django import template
from django.template.defaultfilters import capfirst
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from guildhall.commons.models import Outcome
from guildhall.people.models import Person
from guildhall.web.dates import date_in_words
from guildhall.web.frames import frame
from guildhall.web.ui.act import act

register = template.Library()


@register.simple_tag
def report_rows(
    reports: Iterable[Any], *, slug: str, entry_id: int, to_keep: Collection[int] = ()
) -> SafeString:
    """`to_keep` are the ids of those that the reader may keep beside the text."""
    rows = [
        _row(one, _keep(one, slug, entry_id) if one.id in to_keep else SafeString())
        for one in reports
    ]
    return SafeString("".join(rows))


def _row(report: Any, keep: SafeString) -> SafeString:
    return frame(
        "practices/ui/report_rows.html",
        {"result": report.result},
        label=capfirst(report.result_label),
        context=report.context,
        name=report.person.name,
        unit_name=report.unit_name,
        month=date_in_words(timezone.localtime(report.at), "M Y"),
        address=report.answer_path,
        keep=keep,
    )


def _keep(report: Any, slug: str, entry_id: int) -> SafeString:
    where = ("keep_counter_case", slug, entry_id, report.id)
    return act(*where, label=_("Keep this beside it"), about=report.context, look="small quiet")


def sample() -> dict[str, Any]:
    person = Person(name="Ben Okafor", username="ben", claimed_at=timezone.now())
    said = {"context": "by hand", "unit_name": "Plant 2", "answer_path": ""}
    at = dt.datetime(2026, 3, 6, tzinfo=dt.UTC)
    result = Outcome.Result.WORKED
    report = SimpleNamespace(
        id=1, result=result, result_label=result.words, person=person, at=at, **said
    )
    return {"reports": [report]}
