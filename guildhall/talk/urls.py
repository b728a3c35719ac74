from django.urls import path

from guildhall.commons.page.views import entry_page, reply_to_entry
from guildhall.talk import views
from guildhall.talk.events import ROOM

HERE = "c/<slug:community_slug>/talk/"

urlpatterns = [
    path(HERE, views.talk, name="talk"),
    path(f"{HERE}post/", views.write_post, name="write_post"),
    path(f"{HERE}<entry:entry_id>/", entry_page(ROOM), name="post"),
    path(f"{HERE}<entry:entry_id>/reply/", reply_to_entry(ROOM), name="reply_to_post"),
]
