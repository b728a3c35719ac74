from django.urls import path

from guildhall.commons.page.views import entry_page, reply_to_entry
from guildhall.table import views
from guildhall.table.events import ROOM

HERE = "c/<slug:community_slug>/table/"

urlpatterns = [
    path(HERE, views.table, name="table"),
    path(f"{HERE}post/", views.post_note, name="post_note"),
    path(f"{HERE}<entry:entry_id>/", entry_page(ROOM), name="note"),
    path(f"{HERE}<entry:entry_id>/reply/", reply_to_entry(ROOM), name="reply_to_note"),
]
