"""Who gets what at the addresses of farewells (tests/access_rooms.py)."""

from tests.access_rules import Outcome, finds_written, login_first, members, only_mine

WORDS = "/me/farewells/words/1/"


@login_first
def of_what_has_authors(who: str, level: str, standing: str) -> Outcome:
    """The question of the table waits for nobody, and nobody took it over."""
    return 403 if finds_written(who, level, standing) else 404


@login_first
def unless_given(who: str, level: str, standing: str) -> Outcome:
    """Nobody left words here."""
    return 404


ROWS = {
    "farewell": ("GET", "/me/farewells/1/", only_mine),
    "skip_question": ("POST", "/me/farewells/1/skip/", only_mine),
    "end_farewell": ("POST", "/me/farewells/1/end/", only_mine),
    "give_words": ("POST", f"{WORDS}give/", only_mine),
    "take_back_words": ("POST", f"{WORDS}take-back/", only_mine),
    "handed_on": ("GET", "/c/pumps/people/handed-on/", login_first(members)),
    "take_over_entry": ("POST", "/c/pumps/entries/{question}/take-over/", of_what_has_authors),
    "hand_back_entry": ("POST", "/c/pumps/entries/{question}/hand-back/", of_what_has_authors),
    "keep_words": ("POST", "/c/pumps/people/handed-on/1/keep/", unless_given),
}
