from django.urls import path

from guildhall.commons.page.views import entry_page, reply_to_entry
from guildhall.stories import views
from guildhall.stories.events import ROOM

HERE = "c/<slug:community_slug>/stories/"
STORY = f"{HERE}<entry:entry_id>/"
ASK = f"{HERE}asked/<int:ask_id>/"

urlpatterns = [
    path(HERE, views.stories, name="stories"),
    path(f"{HERE}feed/", views.StoryFeed(), name="story_feed"),
    path(f"{HERE}tell/<int:entry_id>/", views.tell_story, name="tell_story"),
    path(ASK, views.answer_story_ask, name="answer_story_ask"),
    path(f"{ASK}leave/", views.leave_untold, name="leave_untold"),
    path(STORY, entry_page(ROOM), name="story"),
    path(f"{STORY}reply/", reply_to_entry(ROOM), name="reply_to_story"),
]
