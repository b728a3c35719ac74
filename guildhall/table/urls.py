from django.urls import path

from guildhall.table import views

HERE = "c/<slug:community_slug>/table/"

urlpatterns = [
    path(HERE, views.table, name="table"),
    path(f"{HERE}post/", views.post_note, name="post_note"),
    path(f"{HERE}<entry:entry_id>/", views.note, name="note"),
    path(f"{HERE}<entry:entry_id>/reply/", views.reply_to_note, name="reply_to_note"),
]
