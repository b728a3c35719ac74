from django.urls import path

from guildhall.farewells.views import handing, own

MINE = "me/farewells/<int:farewell_id>/"
WORDS = "me/farewells/words/<int:words_id>/"
COMMUNITY = "c/<slug:community_slug>/"

urlpatterns = [
    path(MINE, own.farewell, name="farewell"),
    path(f"{MINE}skip/", own.skip_question, name="skip_question"),
    path(f"{MINE}end/", own.end_farewell, name="end_farewell"),
    path(f"{WORDS}give/", own.give_words, name="give_words"),
    path(f"{WORDS}take-back/", own.take_back_words, name="take_back_words"),
    path(f"{COMMUNITY}people/handed-on/", handing.handed_on, name="handed_on"),
    path(
        f"{COMMUNITY}entries/<int:entry_id>/take-over/",
        handing.take_over_entry,
        name="take_over_entry",
    ),
    path(
        f"{COMMUNITY}entries/<int:entry_id>/hand-back/",
        handing.hand_back_entry,
        name="hand_back_entry",
    ),
    path(
        f"{COMMUNITY}people/handed-on/<int:words_id>/keep/",
        handing.keep_words,
        name="keep_words",
    ),
]
