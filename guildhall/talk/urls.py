from django.urls import path

from guildhall.commons.page.urls import entry_urls
from guildhall.talk import views
from guildhall.talk.events import ROOM

HERE = "c/<slug:community_slug>/talk/"

urlpatterns = [
    path(HERE, views.talk, name="talk"),
    path(f"{HERE}post/", views.write_post, name="write_post"),
    *entry_urls(ROOM, HERE, name="post"),
]
