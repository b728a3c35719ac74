"""The page of one question, and answering on it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from guildhall.commons import policy as commons_policy
from guildhall.commons.actions import ParentGone, save_draft
from guildhall.commons.forms import ReplyForm
from guildhall.commons.kinds import growths_at, path_of
from guildhall.commons.menus import entry_menu, items_for, reply_menu
from guildhall.commons.models import Entry, Reply
from guildhall.commons.posting import body_to_post, say_posted
from guildhall.commons.queries import Marks, draft_fields, marks_of, topics_of_entry
from guildhall.commons.talk import Said, framed, talk_of
from guildhall.commons.text import NotPosted
from guildhall.commons.trail import trail_of
from guildhall.commons.views.finding import back_to, led_on, reply_at
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.pictures import NotAPicture
from guildhall.kit.verdict import require
from guildhall.questions import actions, policy, queries
from guildhall.questions.models import State
from guildhall.web.frames import frame
from guildhall.web.saying import say_problem


def found_question(seat: Seat, entry_id: int) -> Entry:
    entry = queries.question_at(seat, entry_id)
    if entry is None:
        raise Http404
    return entry


@in_room("questions")
def question(request: HttpRequest, seat: Seat, entry_id: int) -> HttpResponse:
    entry = queries.question_at(seat, entry_id)
    if entry is None or (entry.merged_into_id and not seat.is_steward):
        return led_on(request.user, entry_id)
    if entry.question.same_as and entry.state == State.SAME and "stay" not in request.GET:
        return redirect(path_of(entry.question.same_as, seat.community.slug))
    return _question_page(request, seat, entry, None)


@login_required
@require_POST
@in_room("questions")
def answer(request: HttpRequest, seat: Seat, entry_id: int) -> HttpResponse:
    entry = found_question(seat, entry_id)
    require(policy.may_answer(seat, entry))
    form = ReplyForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            reply = actions.answer(entry, by=request.user, body=body_to_post(request, seat, form))
        except ParentGone as problem:
            return _kept(request, seat, entry.draft_target, form, problem)
        except (NotPosted, NotAPicture) as problem:
            form.add_error("body", str(problem))
        else:
            say_posted(request, reply)
            return back_to(entry, seat, reply)
    return _question_page(request, seat, entry, form)


@login_required
@in_room("questions")
def comment(request: HttpRequest, seat: Seat, reply_id: int) -> HttpResponse:
    """Reply to an answer, on a form of its own."""
    parent = reply_at(seat, reply_id)
    entry = parent.entry
    require(policy.may_comment_on(seat, entry, parent))
    form = ReplyForm(
        request.POST or None, request.FILES or None, initial=draft_fields(seat.person, "reply", f"reply {parent.pk}")
    )
    if request.method == "POST" and form.is_valid():
        try:
            reply = actions.comment_on(entry, by=request.user, body=body_to_post(request, seat, form), parent=parent)
        except ParentGone as problem:
            return _kept(request, seat, f"reply {parent.pk}", form, problem)
        except (NotPosted, NotAPicture) as problem:
            form.add_error("body", str(problem))
        else:
            say_posted(request, reply)
            return back_to(entry, seat, reply)
    context = {"form": form, "parent": parent, "entry": entry, "room": "questions", "draft_target": f"reply {parent.pk}"}
    return render(request, "questions/comment.html", context, status=422 if form.errors else 200)


@in_room("questions")
def beside(request: HttpRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """Who may help, by what they said and by what they did. For people who are signed in."""
    entry = get_object_or_404(Entry.objects.at(seat).prefetch_related("topics"), pk=entry_id, kind="question")
    context: dict[str, Any] = {"entry": entry, "room": "questions"}
    if seat.person:
        context["says"] = queries.says_they_can_help(seat, entry)
        context["helped"] = queries.has_helped_before(seat, entry)
    template = "questions/_beside.html" if request.htmx else "questions/beside.html"
    return render(request, template, {**context, "alike": alike_questions(seat, entry)})


def alike_questions(seat: Seat, entry: Entry) -> list[Entry]:
    return queries.alike(seat, entry.title, except_id=entry.pk)


def _kept(request: HttpRequest, seat: Seat, target: str, form: ReplyForm, problem: ParentGone) -> HttpResponse:
    """What was being answered has gone; nothing that was written is lost."""
    save_draft(person=request.user, form="reply", target=target, fields={"body": form.cleaned_data["body"]})
    say_problem(request, problem)
    return redirect("bookmarks")


def _question_page(request: HttpRequest, seat: Seat, entry: Entry, form: ReplyForm | None) -> HttpResponse:
    marks, menu = marks_of(seat.person, entry), items_for(seat, reply_menu)
    accepted_id = entry.question.accepted_reply_id

    def acts(reply: Reply) -> dict[str, Any]:
        return {
            "is_answer": reply.role == Reply.Role.ANSWER,
            "is_deleted": reply.is_deleted,
            "standing": str(reply.standing),
            "may_thank": bool(commons_policy.may_thank(seat, reply)),
            "has_thanked": reply.pk in marks.thanked_replies,
            "tried": marks.tried_replies.get(reply.pk, ""),
            "may_accept": bool(policy.may_accept_answer(seat, entry, reply)),
            "is_accepted": reply.pk == accepted_id,
            "is_own": bool(seat.person and reply.author_id == seat.person.pk),
            "may_edit": bool(commons_policy.may_edit_reply(seat, reply)),
            "may_delete": bool(commons_policy.may_delete_reply(seat, reply)),
            "is_member": seat.is_member,
            "menu": menu,
        }

    def is_solution(reply: Reply) -> bool:
        return reply.pk == accepted_id

    answers, comments = talk_of(entry, seat, acts=acts, acts_template="questions/_reply_acts.html", blocked=marks.blocked)
    verdict = policy.may_answer(seat, entry)
    if form is None and verdict:
        form = ReplyForm(initial=draft_fields(seat.person, "reply", entry.draft_target))
    context = {
        "entry": entry, "question": entry.question, "answers": framed(_solution_first(answers, accepted_id), "commons/_reply.html", is_solution=is_solution),
        "comments": framed(comments, "commons/_reply.html"),
        "form": form, "marks": marks, "trail": trail_of(entry, seat), "room": "questions",
        "promise": queries.promise_of(entry, seat.community), "may_answer": verdict,
        "may_thank": bool(commons_policy.may_thank(seat, entry)),
        "may_delete": bool(commons_policy.may_delete_entry(seat, entry)), "may_close": bool(policy.may_close(seat, entry)),
        "topics": topics_of_entry(entry), "growths": growths_at(seat, entry) if entry.state == State.SOLVED else (),
        "is_part_of_it": bool(seat.person and seat.person.pk in (entry.author_id, entry.solver_id)),
        "more": _more(seat, entry, marks),
    }  # fmt: skip
    return render(request, "questions/question.html", context, status=422 if form and form.errors else 200)


def _more(seat: Seat, entry: Entry, marks: Marks) -> SafeString:
    """What is seldom needed, behind “…”."""
    flags = {
        "slug": seat.community.slug, "state": entry.state, "is_member": seat.is_member, "follows": marks.follows,
        "has_bookmark": marks.has_bookmark, "may_edit": bool(commons_policy.may_edit_entry(seat, entry)),
        "may_delete": bool(commons_policy.may_delete_entry(seat, entry)), "may_close": bool(policy.may_close(seat, entry)),
        "menu": items_for(seat, entry_menu),
    }  # fmt: skip
    return frame("questions/_more.html", flags, ids={"entry_id": entry.pk})


def _solution_first(answers: list[Said], accepted_id: int | None) -> list[Said]:
    return sorted(answers, key=lambda said: said.reply.pk != accepted_id)
