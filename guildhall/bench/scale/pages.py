"""The pages whose growth is measured, as a member and as a visitor without an account."""

from guildhall.bench.scale.entries import MANY_REPLIES
from guildhall.bench.scale.places import SLUG, Hall
from guildhall.bench.scale.texts import BEGINNINGS, COMMON, PHRASE, RARE, TWO_IN_A_HUNDRED
from guildhall.commons.models import Entry
from guildhall.questions.events import QUESTION

FLOOR = "no page: the client alone"
FLOOR_PATH = "/health/live"
HERE = f"/c/{SLUG}"
_BEGINNING = BEGINNINGS[0][:6]


def signed_in_pages(hall: Hall) -> dict[str, str]:
    """Paths by page type."""
    return {
        FLOOR: FLOOR_PATH,
        "question of 20 replies": question_path(hall),
        "questions, unsolved": f"{HERE}/questions/",
        "questions, newest": f"{HERE}/questions/?show=newest",
        "questions, active": f"{HERE}/questions/?show=active",
        "questions, solved": f"{HERE}/questions/?show=solved",
        "tips": f"{HERE}/tips/",
        "talk": f"{HERE}/talk/",
        "meetings": f"{HERE}/meetings/",
        "people": f"{HERE}/people/",
        "front": f"{HERE}/",
        "home": "/",
        "notices": "/me/notices/",
        "search, rare": f"/search?q={RARE}",
        "search, 2 %": f"/search?q={TWO_IN_A_HUNDRED}",
        "search, phrase": f"/search?q=%22{PHRASE.replace(' ', '+')}%22",
        "search, prefix": f"/search?q={_BEGINNING}*",
        "search, common": f"/search?q={COMMON}",
        "search, while typing": f"/search/quick?q={_BEGINNING}",
    }


def anonymous_pages(hall: Hall) -> dict[str, str]:
    return {
        "anonymous question": question_path(hall),
        "anonymous questions": f"{HERE}/questions/",
        "anonymous tips": f"{HERE}/tips/",
        "anonymous front": f"{HERE}/",
        "anonymous home": "/",
        "anonymous search, 2 %": f"/search?q={TWO_IN_A_HUNDRED}",
    }


def question_path(hall: Hall) -> str:
    """The first question with twenty answers, the same at every size."""
    questions = Entry.objects.published().filter(
        community=hall.communities[0], kind=QUESTION, reply_count=MANY_REPLIES
    )
    return f"{HERE}/questions/{questions.order_by('pk').values_list('pk', flat=True)[0]}/"
