"""Who gets what at the addresses of skills (tests/access_rooms.py)."""

from tests.access_rules import login_first, only_mine, reading, signed_in

ROWS = {
    "what_you_bring": ("GET", "/me/skills/", signed_in),
    "remove_offer": ("POST", "/me/skills/1/remove/", only_mine),
    "find_skill": ("GET", "/skills/?q=weld", signed_in),
    "what_people_bring": ("GET", "/c/pumps/people/skills/", login_first(reading)),
    "accept_suggestion": ("POST", "/me/skills/suggested/1/accept/", only_mine),
    "hide_suggestion": ("POST", "/me/skills/suggested/1/hide/", only_mine),
    "confirm_skill": ("GET", "/skills/999999/confirm/", only_mine),
    "accept_confirmation": ("POST", "/skills/confirmations/1/accept/", only_mine),
    "hide_confirmation": ("POST", "/skills/confirmations/1/hide/", only_mine),
    "take_back_confirmation": ("POST", "/skills/confirmations/1/take-back/", only_mine),
}
