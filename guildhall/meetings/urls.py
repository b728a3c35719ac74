from django.urls import path

from guildhall.commons.page.urls import entry_urls
from guildhall.meetings.events import ROOM
from guildhall.meetings.views import calendars, lists, notes, page, planning

HERE = "c/<slug:community_slug>/meetings/"
MEETING = f"{HERE}<entry:entry_id>/"
SERIES = f"{HERE}series/<int:series_id>/"
ACTION = f"{HERE}actions/<int:action_id>/"

urlpatterns = [
    path(HERE, lists.meetings, name="meetings"),
    path(f"{HERE}plan/", planning.plan_meeting, name="plan_meeting"),
    path(f"{HERE}find-a-time/", planning.find_time, name="find_time"),
    path(f"{HERE}calendar/", calendars.make_calendar_address, name="make_calendar_address"),
    path(f"{HERE}actions/", lists.open_actions, name="open_actions"),
    path(f"{HERE}actions/add/", notes.add_action, name="add_action"),
    path(ACTION, notes.change_action, name="change_action"),
    path(f"{ACTION}<slug:act>/", notes.close_action, name="close_action"),
    path(f"{HERE}agenda/<int:point_id>/<slug:act>/", page.change_point, name="change_point"),
    path(SERIES, lists.series, name="series"),
    path(f"{SERIES}stop/", lists.stop_series, name="stop_series"),
    path(f"{SERIES}restart/", lists.restart_series, name="restart_series"),
    path(f"{SERIES}would-host/", lists.offer_to_host, name="offer_to_host"),
    path(f"{SERIES}would-not-host/", lists.take_back_offer, name="take_back_offer"),
    *entry_urls(ROOM, HERE, name="meeting"),
    path(f"{MEETING}edit/", planning.change_meeting, name="change_meeting"),
    path(f"{MEETING}cancel/", planning.cancel_meeting, name="cancel_meeting"),
    path(f"{MEETING}revive/", page.revive_meeting, name="revive_meeting"),
    path(f"{MEETING}going/<slug:answer>/", page.answer_coming, name="answer_coming"),
    path(f"{MEETING}times/", page.say_times, name="say_times"),
    path(f"{MEETING}times/<int:option_id>/choose/", page.choose_time, name="choose_time"),
    path(f"{MEETING}agenda/", page.propose_point, name="propose_point"),
    path(f"{MEETING}host/", page.host_meeting, name="host_meeting"),
    path(f"{MEETING}host/hand-back/", page.hand_back_hosting, name="hand_back_hosting"),
    path(f"{MEETING}host/<int:person_id>/", page.ask_to_host, name="ask_to_host"),
    path(f"{MEETING}check-in/", page.check_in, name="check_in"),
    path(f"{MEETING}check-in/take-back/", page.take_back_check_in, name="take_back_check_in"),
    path(f"{MEETING}check-in/<int:person_id>/", page.check_in_person, name="check_in_person"),
    path(f"{MEETING}held/", page.say_held, name="say_held"),
    path(f"{MEETING}not-held/", page.say_not_held, name="say_not_held"),
    path(f"{MEETING}notes/", notes.write_notes, name="write_notes"),
    path(f"{MEETING}lines/", notes.lines_of_notes, name="lines_of_notes"),
    path(f"{MEETING}topics/", notes.make_topic, name="make_topic"),
    path(f"{MEETING}actions/", notes.take_action, name="take_action"),
    path(f"{MEETING}meeting.ics", calendars.meeting_file, name="meeting_file"),
    path("calendars/<str:token>.ics", calendars.private_calendar, name="private_calendar"),
]
