from django.urls import path

from guildhall.mentoring.views import ending, notebook, pairs, wishing

HERE = "c/<slug:community_slug>/mentoring/"
PROPOSED = f"{HERE}proposals/<int:proposal_id>/"
MINE = "mentoring/"
PAIR = f"{MINE}<int:pair_id>/"
SITTING = f"{PAIR}meetings/<int:sitting_id>/"

urlpatterns = [
    path(HERE, wishing.mentoring, name="mentoring"),
    path(f"{HERE}wish/", wishing.wish, name="mentoring_wish"),
    path(f"{HERE}wish/take-back/", wishing.take_back_wish, name="take_back_wish"),
    path(f"{HERE}offer/", wishing.offer, name="mentoring_offer"),
    path(f"{HERE}offer/take-back/", wishing.take_back_offer, name="take_back_mentor_offer"),
    path(f"{PROPOSED}yes/", wishing.say_yes, name="say_yes_to_mentoring"),
    path(f"{PROPOSED}not-now/", wishing.say_no, name="say_no_to_mentoring"),
    path(MINE, pairs.your_mentoring, name="your_mentoring"),
    path(PAIR, pairs.pair, name="mentoring_pair"),
    path(f"{PAIR}goals/", pairs.add_goal, name="add_mentoring_goal"),
    path(f"{PAIR}goals/<int:goal_id>/", pairs.reach_goal, name="reach_mentoring_goal"),
    path(f"{PAIR}meetings/", pairs.set_sitting, name="set_mentoring_meeting"),
    path(f"{SITTING}drop/", pairs.drop_sitting, name="drop_mentoring_meeting"),
    path(f"{SITTING}calendar/", pairs.sitting_file, name="mentoring_file"),
    path(f"{PAIR}notes/", notebook.add_note, name="add_mentoring_note"),
    path(f"{PAIR}notes/<int:note_id>/remove/", notebook.remove_note, name="remove_mentoring_note"),
    path(f"{PAIR}until/", ending.change_until, name="change_mentoring_until"),
    path(f"{PAIR}end/", ending.end_pair, name="end_mentoring"),
    path(f"{PAIR}learned/", ending.tell_learned, name="tell_mentoring_learned"),
    path(f"{PAIR}grow/", ending.let_grow, name="let_mentoring_grow"),
]
