from django.urls import path

from guildhall.commons.page.urls import entry_urls
from guildhall.projects.events import ROOM
from guildhall.projects.money_urls import money_urls
from guildhall.projects.views import (
    choosing,
    day,
    ending,
    lists,
    noted,
    people,
    public,
    public_page,
    shifts,
    starting,
    steps,
    street,
    supplies,
    tasks,
    thanking,
    timeline,
)

HERE = "c/<slug:community_slug>/projects/"
PROJECT = f"{HERE}<entry:entry_id>/"
SUPPLY = f"{PROJECT}supplies/<int:supply_id>/"
TASK = f"{PROJECT}tasks/<int:task_id>/"
SHIFT = f"{PROJECT}shifts/<int:shift_id>/"
PLACE = f"{PROJECT}places/<int:place_id>/"
PUBLIC = "street/<slug:key>/"
OWN = "street/mine/<str:token>/"

urlpatterns = [
    path(HERE, lists.projects, name="projects"),
    path(f"{HERE}start/", starting.start_project, name="start_project"),
    *entry_urls(ROOM, HERE, name="project"),
    path(f"{PROJECT}plan/", starting.plan_project, name="plan_project"),
    path(f"{PROJECT}in/", people.join_project, name="join_project"),
    path(f"{PROJECT}out/", people.leave_project, name="leave_project"),
    path(f"{PROJECT}organisers/", people.add_organiser, name="add_organiser"),
    path(f"{PROJECT}step-back/", people.step_back, name="step_back_from_project"),
    path(f"{PROJECT}take-over/", people.take_over_project, name="take_over_project"),
    path(f"{PROJECT}supplies/", supplies.add_supply, name="add_supply"),
    path(f"{SUPPLY}take/", supplies.take_supply, name="take_supply"),
    path(f"{SUPPLY}give-back/", supplies.give_back_supply, name="give_back_supply"),
    path(f"{SUPPLY}remove/", supplies.remove_supply, name="remove_supply"),
    path(f"{PROJECT}tasks/", tasks.add_task, name="add_task"),
    path(f"{TASK}edit/", tasks.change_task, name="change_task"),
    path(f"{TASK}take/", tasks.take_task, name="take_task"),
    path(f"{TASK}give-back/", tasks.give_back_task, name="give_back_task"),
    path(f"{TASK}done/", tasks.finish_task, name="finish_task"),
    path(f"{TASK}not-done/", tasks.reopen_task, name="reopen_task"),
    path(f"{TASK}remove/", tasks.remove_task, name="remove_task"),
    path(f"{PROJECT}shifts/", shifts.add_shift, name="add_shift"),
    path(f"{SHIFT}edit/", shifts.change_shift, name="change_shift"),
    path(f"{SHIFT}take/", shifts.take_shift, name="take_shift"),
    path(f"{SHIFT}remove/", shifts.remove_shift, name="remove_shift"),
    path(f"{PLACE}give-back/", shifts.give_back_shift, name="give_back_shift"),
    path(f"{PLACE}swap/", shifts.ask_to_swap, name="ask_to_swap"),
    path(f"{PLACE}keep/", shifts.keep_shift, name="keep_shift"),
    path(f"{PLACE}take-over/", shifts.swap_shift, name="swap_shift"),
    path(f"{PLACE}not-there/", day.take_back_check_in, name="take_back_place_check_in"),
    path(f"{PROJECT}day/", day.day_plan, name="project_day"),
    path(f"{PROJECT}timeline/", timeline.project_timeline, name="project_timeline"),
    path(f"{PROJECT}timeline.ics", timeline.timeline_file, name="timeline_file"),
    path(f"{PROJECT}guide/", people.guide_project, name="guide_project"),
    path(f"{PROJECT}unguide/", people.end_guidance, name="end_guidance"),
    path(f"{PROJECT}steps/<int:number>/", steps.project_step, name="project_step"),
    path(f"{PROJECT}voices/", noted.note_voice, name="note_voice"),
    path(f"{PROJECT}voices/<int:voice_id>/remove/", noted.remove_voice, name="remove_voice"),
    path(f"{PROJECT}questions/", street.set_street_questions, name="set_street_questions"),
    path(f"{PROJECT}questions/print/", street.print_sheet, name="print_sheet"),
    path(f"{PROJECT}questions/type/", street.type_sheet, name="type_sheet"),
    path(f"{PROJECT}assets/", noted.note_asset, name="note_asset"),
    path(f"{PROJECT}assets/<int:asset_id>/remove/", noted.remove_asset, name="remove_asset"),
    path(f"{PROJECT}options/", choosing.set_options, name="set_options"),
    path(f"{PROJECT}options/points/", choosing.score_options, name="score_options"),
    path(
        f"{PROJECT}options/points/take-back/",
        choosing.take_back_scores,
        name="take_back_option_scores",
    ),
    path(f"{PROJECT}options/choose/", choosing.choose_option, name="choose_option"),
    path(f"{PROJECT}public/", public_page.set_public_page, name="set_public_page"),
    path(f"{PROJECT}public/close/", public_page.close_public_page, name="close_public_page"),
    path(f"{PROJECT}public/renew/", public_page.renew_public_link, name="renew_public_link"),
    path(f"{PROJECT}notice/", public_page.print_notice, name="print_notice"),
    path(
        f"{PROJECT}volunteers/<int:volunteer_id>/take-out/",
        public_page.take_volunteer_out,
        name="take_volunteer_out",
    ),
    path(f"{PROJECT}finish/", ending.finish_project, name="finish_project"),
    path(f"{PROJECT}stop/", ending.stop_project, name="stop_project"),
    path(f"{PROJECT}reopen/", ending.reopen_project, name="reopen_project"),
    path(f"{PROJECT}carry-on/", ending.resume_project, name="resume_project"),
    path(f"{PROJECT}need/", ending.judge_project, name="judge_project"),
    path(f"{PROJECT}hours/", ending.note_hours, name="note_project_hours"),
    path(f"{PROJECT}thanks/", thanking.thank_yous, name="project_thank_yous"),
    path(f"{PROJECT}thanks/<int:person_id>/", thanking.thank_person, name="thank_person"),
    path(
        f"{PROJECT}thanks/without-account/<int:volunteer_id>/",
        thanking.thank_volunteer,
        name="thank_volunteer",
    ),
    *money_urls,
    path(PUBLIC, public.public_project, name="public_project"),
    path(f"{PUBLIC}questions/", public.street_questions, name="street_questions"),
    path(OWN, public.volunteer_page, name="volunteer_page"),
    path(f"{OWN}leave/", public.leave_as_volunteer, name="leave_as_volunteer"),
    path(f"{OWN}places/<int:place_id>/give-back/", public.give_back_place, name="give_back_place"),
]
