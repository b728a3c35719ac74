from django.urls import path

from guildhall.records import views

MINE = "me/record/"

urlpatterns = [
    path(MINE, views.record, name="record"),
    path(f"{MINE}file/", views.record_file, name="record_file"),
    path(f"{MINE}add/", views.add_record, name="add_record"),
    path(f"{MINE}choose/", views.choose_for_record, name="choose_for_record"),
    path(f"{MINE}choose/texts/<int:entry_id>/", views.add_text, name="add_text_to_record"),
    path(f"{MINE}choose/answers/<int:reply_id>/", views.add_answer, name="add_answer_to_record"),
    path(f"{MINE}<int:item_id>/", views.change_record, name="change_record"),
    path(f"{MINE}<int:item_id>/remove/", views.remove_record, name="remove_record"),
]
