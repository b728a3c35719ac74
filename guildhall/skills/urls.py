from django.urls import path

from guildhall.skills.views import confirming, finding, first_looks, lists, own

MINE = "me/skills/"
CONFIRMED = "skills/confirmations/<int:confirmation_id>"
A_LIST = "hall/skills-lists/<int:list_id>"
FIRST_LOOK = "skills/first-looks/<int:reply_id>/"
SUGGESTED = f"{MINE}suggested/<int:topic_id>"

urlpatterns = [
    path(MINE, own.what_you_bring, name="what_you_bring"),
    path(f"{MINE}<int:offer_id>/remove/", own.remove_offer, name="remove_offer"),
    path(f"{SUGGESTED}/accept/", confirming.accept_suggestion, name="accept_suggestion"),
    path(f"{SUGGESTED}/hide/", confirming.hide_suggestion, name="hide_suggestion"),
    path("skills/<int:offer_id>/confirm/", confirming.confirm_skill, name="confirm_skill"),
    path(f"{CONFIRMED}/accept/", confirming.accept_confirmation, name="accept_confirmation"),
    path(f"{CONFIRMED}/hide/", confirming.hide_confirmation, name="hide_confirmation"),
    path(
        f"{CONFIRMED}/take-back/",
        confirming.take_back_confirmation,
        name="take_back_confirmation",
    ),
    path(
        "c/<slug:community_slug>/replies/<int:reply_id>/first-look/",
        first_looks.ask_first_look,
        name="ask_first_look",
    ),
    path(FIRST_LOOK, first_looks.first_look, name="first_look"),
    path(f"{FIRST_LOOK}pass/", first_looks.pass_first_look, name="pass_first_look"),
    path(f"{FIRST_LOOK}take-back/", first_looks.take_back_first_look, name="take_back_first_look"),
    path("hall/skills-lists/", lists.skills_lists, name="skills_lists"),
    path(f"{A_LIST}/off/", lists.switch_off_list, name="switch_off_list"),
    path(f"{A_LIST}/on/", lists.switch_on_list, name="switch_on_list"),
    path(f"{A_LIST}/remove/", lists.remove_list, name="remove_list"),
    path("skills/", finding.find_skill, name="find_skill"),
    path(
        "c/<slug:community_slug>/people/skills/",
        finding.what_people_bring,
        name="what_people_bring",
    ),
]
