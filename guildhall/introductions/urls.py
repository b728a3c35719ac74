from django.urls import path

from guildhall.commons.page.urls import entry_urls
from guildhall.introductions.events import OPENING, ROOM
from guildhall.introductions.views import introductions, openings, rounds

HERE = "c/<slug:community_slug>/introductions/"
MINE = f"{HERE}yours/<int:introduction_id>/"

urlpatterns = [
    path(HERE, openings.introductions, name="introductions"),
    path(f"{HERE}suggest/", introductions.suggest_introduction, name="suggest_introduction"),
    path(MINE, introductions.introduction, name="introduction"),
    path(f"{MINE}yes/", introductions.say_yes, name="say_yes"),
    path(f"{MINE}not-now/", introductions.say_no, name="say_no"),
    path(f"{HERE}apart/", introductions.keep_apart, name="keep_apart"),
    path(f"{HERE}apart/<int:person_id>/end/", introductions.end_apart, name="end_apart"),
    path(
        f"{MINE}calendar/<int:number>/",
        introductions.introduction_file,
        name="introduction_file",
    ),
    path(f"{HERE}rounds/", rounds.rounds, name="introduction_rounds"),
    path(f"{HERE}rounds/settings/", rounds.change_rounds, name="change_rounds"),
    path(f"{HERE}rounds/take-part/", rounds.take_part, name="take_part"),
    path(f"{HERE}rounds/stop/", rounds.stop_taking_part, name="stop_taking_part"),
    path(f"{HERE}rounds/skip/", rounds.skip_round, name="skip_round"),
    path(f"{HERE}rounds/undo-skip/", rounds.undo_skip, name="undo_skip"),
    path(f"{HERE}rounds/rest/", rounds.rest_from_rounds, name="rest_from_rounds"),
    path(f"{HERE}add/", openings.add_opening, name="add_opening"),
    path(f"{HERE}<entry:entry_id>/found/", openings.find_opening, name="find_opening"),
    path(f"{HERE}<entry:entry_id>/close/", openings.close_opening, name="close_opening"),
    path(f"{HERE}<entry:entry_id>/reopen/", openings.reopen_opening, name="reopen_opening"),
    *entry_urls(ROOM, HERE, name=OPENING),
]
