from django.urls import path

from guildhall.newcomers import views

HERE = "c/<slug:community_slug>/people/new/"

urlpatterns = [
    path(HERE, views.newcomers, name="newcomers"),
    path(f"{HERE}me/", views.first_weeks, name="first_weeks"),
    path(f"{HERE}me/buddy/", views.want_buddy, name="want_buddy"),
    path(f"{HERE}<int:welcome_id>/hello/", views.greet, name="greet"),
    path(f"{HERE}<int:welcome_id>/pass-on/", views.pass_on_welcome, name="pass_on_welcome"),
    path(f"{HERE}pairs/<int:pair_id>/agree/", views.agree_to_be_buddy, name="agree_to_be_buddy"),
    path(
        f"{HERE}pairs/<int:pair_id>/decline/", views.decline_to_be_buddy, name="decline_to_be_buddy"
    ),
    path(f"{HERE}pairs/<int:pair_id>/end/", views.end_pair, name="end_pair"),
]
