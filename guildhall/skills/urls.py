from django.urls import path

from guildhall.skills.views import confirming, finding, own

MINE = "me/skills/"
CONFIRMED = "skills/confirmations/<int:confirmation_id>"
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
    path("skills/", finding.find_skill, name="find_skill"),
    path(
        "c/<slug:community_slug>/people/skills/",
        finding.what_people_bring,
        name="what_people_bring",
    ),
]
