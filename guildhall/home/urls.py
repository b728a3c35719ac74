from django.urls import path

from guildhall.home import views

urlpatterns = [
    path("", views.home, name="home"),
    path("me/go-to/", views.go_to, name="go_to"),
    path("me/seen/", views.see_everything, name="see_everything"),
    path("c/<slug:community_slug>/", views.community, name="community"),
    path("c/<slug:community_slug>/beginning/", views.beginning, name="beginning"),
    path(
        "c/<slug:community_slug>/beginning/<slug:name>/put-away/",
        views.put_away_beginning,
        name="put_away_beginning",
    ),
    path("people/<str:username>/", views.person, name="person"),
]
