"""Who gets what at the addresses of skills (tests/access_rooms.py)."""

from guildhall.commons.models import Entry
from guildhall.skills.models import SkillsList
from tests.access_rules import (
    Outcome,
    finds_written,
    login_first,
    only_mine,
    owners,
    reading,
    signed_in,
)


@login_first
def of_what_solved(who: str, level: str, standing: str) -> Outcome:
    """The answer of the table has solved nothing."""
    is_found = standing == "published" and finds_written(who, level, standing)
    return 403 if is_found else 404


ROWS = {
    "what_you_bring": ("GET", "/me/skills/", signed_in),
    "remove_offer": ("POST", "/me/skills/1/remove/", only_mine),
    "ask_first_look": ("GET", "/c/pumps/replies/{answer}/first-look/", of_what_solved),
    "first_look": ("GET", "/skills/first-looks/{answer}/", only_mine),
    "pass_first_look": ("POST", "/skills/first-looks/{answer}/pass/", only_mine),
    "take_back_first_look": ("POST", "/skills/first-looks/{answer}/take-back/", only_mine),
    "skills_lists": ("GET", "/hall/skills-lists/", owners),
    "switch_off_list": ("POST", "/hall/skills-lists/{skills_list}/off/", owners),
    "switch_on_list": ("POST", "/hall/skills-lists/{skills_list}/on/", owners),
    "remove_list": ("POST", "/hall/skills-lists/{skills_list}/remove/", owners),
    "find_skill": ("GET", "/skills/?q=weld", signed_in),
    "what_people_bring": ("GET", "/c/pumps/people/skills/", login_first(reading)),
    "accept_suggestion": ("POST", "/me/skills/suggested/1/accept/", only_mine),
    "hide_suggestion": ("POST", "/me/skills/suggested/1/hide/", only_mine),
    "confirm_skill": ("GET", "/skills/999999/confirm/", only_mine),
    "accept_confirmation": ("POST", "/skills/confirmations/1/accept/", only_mine),
    "hide_confirmation": ("POST", "/skills/confirmations/1/hide/", only_mine),
    "take_back_confirmation": ("POST", "/skills/confirmations/1/take-back/", only_mine),
}


def ids_of(_written: dict[str, Entry]) -> dict[str, int]:
    skills_list, _is_new = SkillsList.objects.get_or_create(name="Ours", name_key="ours")
    return {"skills_list": skills_list.pk}
