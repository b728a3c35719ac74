from django.urls import path

from guildhall.commons.page.urls import entry_urls
from guildhall.methods.events import ROOM
from guildhall.methods.views import choosing, harvest, preparing, running

HERE = "c/<slug:community_slug>/methods/"
SESSION = f"{HERE}<entry:entry_id>/"
CARD = f"{HERE}cards/<slug:method_slug>/"

urlpatterns = [
    path(HERE, choosing.methods, name="methods"),
    path(f"{HERE}choose/", choosing.choose_method, name="choose_method"),
    path(f"{HERE}sessions/", choosing.sessions, name="sessions"),
    path(f"{HERE}prepare/", preparing.prepare_session, name="prepare_session"),
    path(CARD, choosing.method, name="method"),
    path(f"{CARD}print/", choosing.print_method, name="print_method"),
    path(f"{HERE}sheets/add/", preparing.add_run_sheet, name="add_run_sheet"),
    *entry_urls(ROOM, f"{HERE}sheets/", name="run_sheet"),
    *entry_urls(ROOM, HERE, name="session"),
    path(f"{SESSION}edit/", preparing.change_session, name="change_session"),
    path(f"{SESSION}steps/", preparing.change_steps, name="change_steps"),
    path(f"{SESSION}run/", running.run_session, name="run_session"),
    path(f"{SESSION}run/state/", running.session_state, name="session_state"),
    path(f"{SESSION}run/deal/", running.deal_tables, name="deal_tables"),
    path(f"{SESSION}run/tables/", running.add_table, name="add_table"),
    path(f"{SESSION}run/tables/<int:table_id>/", harvest.write_harvest, name="write_harvest"),
    path(f"{SESSION}run/<slug:act>/", running.run_act, name="run_act"),
    path(f"{SESSION}run/<int:step>/<slug:act>/", running.step_act, name="step_act"),
    path(f"{SESSION}lines/", harvest.lines_of_session, name="lines_of_session"),
]
