"""One's own record: read, print, take along, and fill item by item. Nobody else has a way in."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from guildhall.commons.models import Entry, Reply
from guildhall.kit.verdict import whoever_finds_it
from guildhall.mail.building import absolute
from guildhall.people.models import Person
from guildhall.people.requests import AuthenticatedRequest
from guildhall.records import actions, queries
from guildhall.records.forms import ItemForm
from guildhall.records.models import RecordItem
from guildhall.web.lists import ListPage, Nothing, Tab, list_page, page_for, tab_for
from guildhall.web.saying import say
from guildhall.web.verbs import hall_verb, to_hall_page

TEXTS, ANSWERS = "texts", "answers"
CHOOSING = ListPage(
    "records/choose.html",
    title=_("Choose from what you wrote"),
    text=_("Open what you'd like to keep, and say in your own words what it was good for."),
    tabs=(
        Tab(
            TEXTS,
            _("Your texts"),
            Nothing(_("Nothing more to choose"), _("What you write yourself appears here.")),
        ),
        Tab(
            ANSWERS,
            _("Your answers"),
            Nothing(_("Nothing more to choose"), _("What you answer to others appears here.")),
        ),
    ),
)


@never_cache
@login_required
def record(request: AuthenticatedRequest) -> HttpResponse:
    years = queries.years_of(request.user)
    return render(request, "records/record.html", {"years": years, "today": timezone.localdate()})


@never_cache
@login_required
def record_file(request: AuthenticatedRequest) -> HttpResponse:
    """The same for other programs: no totals, the words as they are."""
    years = [
        {
            "year": year.year,
            "items": [
                {
                    "part": one.item.part,
                    "title": one.item.title,
                    "words": one.item.words,
                    "on": one.item.on.isoformat(),
                    "link": absolute(one.path) if one.path else "",
                }
                for part in year.parts
                for one in part.items
            ],
        }
        for year in queries.years_of(request.user)
    ]
    answer = JsonResponse(
        {"name": request.user.name, "years": years}, json_dumps_params={"indent": 2}
    )
    answer["Content-Disposition"] = 'attachment; filename="record.json"'
    return answer


@never_cache
@login_required
def choose_for_record(request: AuthenticatedRequest) -> HttpResponse:
    tab = tab_for(request, CHOOSING.tabs, usual=TEXTS, has_own=True)
    rows: Any = (
        queries.texts_of(request.user) if tab.name == TEXTS else queries.replies_of(request.user)
    )
    page = page_for(request, rows, by="created_at", size=queries.A_PAGE)
    return list_page(request, CHOOSING, page, tab=tab, is_texts=tab.name == TEXTS)


@never_cache
@login_required
def add_record(request: AuthenticatedRequest) -> HttpResponse:
    """In one's own words; `?part=` and `?title=` begin it."""
    begun = {name: request.GET[name][:200] for name in ("part", "title") if name in request.GET}
    return _adding(request, begun, None)


@never_cache
@login_required
def add_text(request: AuthenticatedRequest, entry_id: int) -> HttpResponse:
    mine = Entry.objects.visible_to(request.user).published().filter(author=request.user)
    return _adding_about(request, get_object_or_404(mine, pk=entry_id))


@never_cache
@login_required
def add_answer(request: AuthenticatedRequest, reply_id: int) -> HttpResponse:
    mine = Reply.objects.visible_to(request.user).published().filter(author=request.user)
    return _adding_about(request, get_object_or_404(mine.select_related("entry"), pk=reply_id))


@never_cache
@login_required
def change_record(request: AuthenticatedRequest, item_id: int) -> HttpResponse:
    item = _own_item(request.user, item_id)
    said = {"title": item.title, "part": item.part, "words": item.words, "on": item.on}
    form = ItemForm(request.POST or None, initial=said)
    if request.method == "POST" and form.is_valid():
        actions.change_item(item, **form.cleaned_data)
        say(request, _("Changed, in your record alone."))
        return redirect("record")
    return _form_page(request, form, item=item)


def _own_item(person: Person, item_id: int) -> RecordItem:
    """Raises Http404 for everyone else's."""
    return get_object_or_404(RecordItem.objects.visible_to(person), pk=item_id)


remove_record = hall_verb(
    find=_own_item,
    may=whoever_finds_it,
    act=actions.remove_item,
    says=_("Taken out of your record. What it led to stays where it is."),
    back=to_hall_page("record"),
)


def _adding_about(request: AuthenticatedRequest, about: Entry | Reply) -> HttpResponse:
    entry = about.entry if isinstance(about, Reply) else about
    day = timezone.localtime(about.created_at).date()
    begun = {"title": entry.heading[:200], "part": queries.part_for(about), "on": day}
    return _adding(request, begun, about)


def _adding(
    request: AuthenticatedRequest, begun: dict[str, Any], about: Entry | Reply | None
) -> HttpResponse:
    form = ItemForm(request.POST or None, initial=begun)
    if request.method == "POST" and form.is_valid():
        actions.add_item(request.user, about=about, **form.cleaned_data)
        say(request, _("In your record, for you alone."))
        return redirect("record")
    return _form_page(request, form)


def _form_page(
    request: AuthenticatedRequest, form: ItemForm, *, item: RecordItem | None = None
) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "records/item.html", {"form": form, "item": item}, status=status)
