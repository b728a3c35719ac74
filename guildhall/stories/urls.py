from django.urls import path

from guildhall.commons.page.urls import entry_urls
from guildhall.stories import views
from guildhall.stories.events import ROOM

HERE = "c/<slug:community_slug>/stories/"
ASK = f"{HERE}asked/<int:ask_id>/"

urlpatterns = [
    path(HERE, views.stories, name="stories"),
    path(f"{HERE}feed/", views.StoryFeed(), name="story_feed"),
    path(f"{HERE}tell/<int:entry_id>/", views.tell_story, name="tell_story"),
    path(ASK, views.answer_story_ask, name="answer_story_ask"),
    path(f"{ASK}leave/", views.leave_untold, name="leave_untold"),
    *entry_urls(ROOM, HERE, name="story"),
]
