"""Who gets what at the addresses of Projects (tests/access_rooms.py)."""

from guildhall.commons.models import Entry
from guildhall.communities.actions import open_room
from guildhall.communities.models import Community
from guildhall.people.models import Person
from guildhall.projects.actions import (
    add_shift,
    add_supply,
    add_task,
    note_asset,
    note_voice,
    offer_help,
    open_public_page,
    set_options,
    set_street_questions,
    start_project,
    take_shift,
)
from guildhall.projects.models import Place, PublicPage, Volunteer
from guildhall.projects.tests.access_money import ROWS_OF_MONEY, add_books, ids_of_books
from guildhall.projects.volunteers_links import token_of
from tests.access_rules import (
    by_asker,
    by_member_while_published,
    login_first,
    members,
    nothing,
    on_written,
    reading,
    world,
    written,
)

HERE = "/c/pumps/projects/"
PROJECT = f"{HERE}{{project}}/"
SUPPLY = f"{PROJECT}supplies/{{project_supply}}/"
TASK = f"{PROJECT}tasks/{{project_task}}/"
SHIFT = f"{PROJECT}shifts/{{project_shift}}/"
PLACE = f"{PROJECT}places/{{project_place}}/"
by_steward_while_published = on_written(by=("steward",), only_published=True)
to_nobody = login_first(nothing)
ROWS = {
    "projects": ("GET", HERE, reading),
    "start_project": ("GET", f"{HERE}start/", members),
    "project": ("GET", PROJECT, written),
    "reply_to_project": ("POST", f"{PROJECT}reply/", by_member_while_published),
    "plan_project": ("GET", f"{PROJECT}plan/", by_steward_while_published),
    "join_project": ("POST", f"{PROJECT}in/", by_member_while_published),
    "leave_project": ("POST", f"{PROJECT}out/", by_member_while_published),
    "add_organiser": ("GET", f"{PROJECT}organisers/", by_steward_while_published),
    "step_back_from_project": ("POST", f"{PROJECT}step-back/", by_asker),
    "take_over_project": ("POST", f"{PROJECT}take-over/", by_asker),
    "add_supply": ("GET", f"{PROJECT}supplies/", by_member_while_published),
    "take_supply": ("POST", f"{SUPPLY}take/", by_member_while_published),
    "give_back_supply": ("POST", f"{SUPPLY}give-back/", by_asker),
    "remove_supply": ("POST", f"{SUPPLY}remove/", by_steward_while_published),
    "add_task": ("GET", f"{PROJECT}tasks/", by_steward_while_published),
    "change_task": ("GET", f"{TASK}edit/", by_steward_while_published),
    "take_task": ("POST", f"{TASK}take/", by_member_while_published),
    "give_back_task": ("POST", f"{TASK}give-back/", by_asker),
    "finish_task": ("POST", f"{TASK}done/", by_steward_while_published),
    "reopen_task": ("POST", f"{TASK}not-done/", by_asker),
    "remove_task": ("POST", f"{TASK}remove/", by_steward_while_published),
    "add_shift": ("GET", f"{PROJECT}shifts/", by_steward_while_published),
    "change_shift": ("GET", f"{SHIFT}edit/", by_steward_while_published),
    "take_shift": ("POST", f"{SHIFT}take/", by_member_while_published),
    "remove_shift": ("POST", f"{SHIFT}remove/", by_steward_while_published),
    "give_back_shift": ("POST", f"{PLACE}give-back/", by_steward_while_published),
    "ask_to_swap": ("POST", f"{PLACE}swap/", by_asker),
    "keep_shift": ("POST", f"{PLACE}keep/", by_asker),
    "swap_shift": ("POST", f"{PLACE}take-over/", by_asker),
    "take_back_place_check_in": ("POST", f"{PLACE}not-there/", by_steward_while_published),
    "project_day": ("GET", f"{PROJECT}day/", by_member_while_published),
    "project_timeline": ("GET", f"{PROJECT}timeline/", written),
    "timeline_file": ("GET", f"{PROJECT}timeline.ics", by_member_while_published),
    "guide_project": ("POST", f"{PROJECT}guide/", by_steward_while_published),
    "end_guidance": ("POST", f"{PROJECT}unguide/", by_steward_while_published),
    "project_step": ("GET", f"{PROJECT}steps/1/", written),
    "note_voice": ("GET", f"{PROJECT}voices/", by_member_while_published),
    "remove_voice": (
        "POST",
        f"{PROJECT}voices/{{project_voice}}/remove/",
        by_steward_while_published,
    ),
    "set_street_questions": ("GET", f"{PROJECT}questions/", by_steward_while_published),
    "print_sheet": ("GET", f"{PROJECT}questions/print/", login_first(written)),
    "type_sheet": ("GET", f"{PROJECT}questions/type/", by_member_while_published),
    "note_asset": ("GET", f"{PROJECT}assets/", by_member_while_published),
    "remove_asset": (
        "POST",
        f"{PROJECT}assets/{{project_asset}}/remove/",
        by_steward_while_published,
    ),
    "set_options": ("GET", f"{PROJECT}options/", by_steward_while_published),
    "score_options": ("GET", f"{PROJECT}options/points/", by_member_while_published),
    "take_back_option_scores": (
        "POST",
        f"{PROJECT}options/points/take-back/",
        by_member_while_published,
    ),
    "choose_option": ("GET", f"{PROJECT}options/choose/", by_steward_while_published),
    "set_public_page": ("GET", f"{PROJECT}public/", by_steward_while_published),
    "close_public_page": ("POST", f"{PROJECT}public/close/", by_steward_while_published),
    "renew_public_link": ("POST", f"{PROJECT}public/renew/", by_steward_while_published),
    "print_notice": ("GET", f"{PROJECT}notice/", by_member_while_published),
    "take_volunteer_out": ("POST", f"{PROJECT}volunteers/{{volunteer}}/take-out/", to_nobody),
    "finish_project": ("GET", f"{PROJECT}finish/", by_steward_while_published),
    "stop_project": ("GET", f"{PROJECT}stop/", by_steward_while_published),
    "reopen_project": ("POST", f"{PROJECT}reopen/", by_asker),
    "resume_project": ("POST", f"{PROJECT}carry-on/", by_asker),
    "judge_project": ("GET", f"{PROJECT}need/", by_asker),
    "note_project_hours": ("GET", f"{PROJECT}hours/", by_asker),
    "project_thank_yous": ("GET", f"{PROJECT}thanks/", by_asker),
    "thank_person": ("GET", f"{PROJECT}thanks/{{cleo}}/", by_asker),
    "thank_volunteer": ("GET", f"{PROJECT}thanks/without-account/{{volunteer}}/", to_nobody),
    **ROWS_OF_MONEY,
    "public_project": ("GET", "/street/{public_key}/", world),
    "street_questions": ("GET", "/street/{public_key}/questions/", world),
    "volunteer_page": ("GET", "/street/mine/{volunteer_token}/", world),
    "leave_as_volunteer": ("POST", "/street/mine/{volunteer_token}/leave/", world),
    "give_back_place": ("POST", "/street/mine/{volunteer_token}/places/1/give-back/", world),
}


def written_in(community: Community, *, by: Person, steward: Person) -> dict[str, Entry]:
    open_room(community, room="projects", by=steward)
    community.refresh_from_db()
    entry = start_project(community, by=by, title="The first one")
    add_supply(entry, by=by, name="Rakes")
    add_task(entry, by=by, title="Book the room")
    take_shift(add_shift(entry, by=by, name="Set up", places=5), by=by)
    note_voice(entry, by=by, kind="words", text="It is dirty", source="A neighbour")
    note_asset(entry, by=by, kind="loan", text="A ladder")
    set_street_questions(entry, by=by, texts=["What would you do?"])
    set_options(entry, by=by, options=["Sweep"], criteria=["How much it helps"])
    page = open_public_page(entry, by=by, parts=["about"], takes_help=True, takes_answers=True)
    offer_help(page, name="Zoe", reach="0660 123456")
    add_books(entry, by=by)
    return {"project": entry}


def ids_of(written: dict[str, Entry]) -> dict[str, int | str]:
    project = written["project"].project
    volunteer = Volunteer.objects.get(project=project)
    return {
        "project_supply": project.supplies.get().pk,
        "project_task": project.tasks.get().pk,
        "project_shift": project.shifts.get().pk,
        "project_place": Place.objects.get(shift__project=project).pk,
        "project_voice": project.voices.get().pk,
        "project_asset": project.assets.get().pk,
        "volunteer": volunteer.pk,
        **ids_of_books(project),
        "public_key": PublicPage.objects.get(project=project).key,
        "volunteer_token": token_of(volunteer),
    }
