from django.urls import path

from guildhall.weekly import views

HERE = "c/<slug:community_slug>/weekly/"
LETTER = f"{HERE}<int:letter_id>/"

urlpatterns = [
    path(HERE, views.weekly_letters, name="weekly_letters"),
    path(f"{HERE}write/", views.write_weekly_letter, name="write_weekly_letter"),
    path(f"{HERE}mail/", views.weekly_mail, name="weekly_mail"),
    path(LETTER, views.weekly_letter, name="weekly_letter"),
    path(f"{LETTER}sheet/", views.weekly_sheet, name="weekly_sheet"),
    path(f"{LETTER}send/", views.send_weekly_letter, name="send_weekly_letter"),
    path(f"{LETTER}discard/", views.discard_weekly_letter, name="discard_weekly_letter"),
    path("w/<slug:token>/", views.picked, name="picked"),
]
