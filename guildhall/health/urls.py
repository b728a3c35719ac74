from django.urls import path

from guildhall.health import views

HERE = "c/<slug:community_slug>/health/"
WEEK = f"{HERE}week/"

urlpatterns = [
    path(HERE, views.health, name="health"),
    path(f"{HERE}measured/", views.measured, name="measured"),
    path(f"{HERE}measured/leave-me-out/", views.leave_me_out, name="leave_me_out"),
    path(f"{HERE}measured/off/", views.switch_off, name="switch_off"),
    path(f"{HERE}measured/<slug:indicator>/on/", views.switch_on, name="switch_on"),
    path(f"{HERE}measured/quiet/", views.add_quiet_period, name="add_quiet_period"),
    path(
        f"{HERE}measured/quiet/<int:period_id>/take-back/",
        views.take_back_quiet_period,
        name="take_back_quiet_period",
    ),
    path(f"{HERE}figures/", views.figures, name="figures"),
    path(f"{HERE}expected/", views.expect_change, name="expect_change"),
    path(f"{HERE}expected/agenda/", views.put_change_on_agenda, name="put_change_on_agenda"),
    path(
        f"{HERE}expected/<int:expected_id>/no-longer/",
        views.expect_no_longer,
        name="expect_no_longer",
    ),
    path(f"{HERE}ask/", views.ask_each_other, name="ask_each_other"),
    path(f"{HERE}ask/agenda/", views.put_on_agenda, name="put_on_agenda"),
    path(f"{HERE}try/<slug:remedy_id>/", views.try_remedy, name="try_remedy"),
    path(f"{HERE}tried/<int:trying_id>/", views.judge_trying, name="judge_trying"),
    path(f"{HERE}tried/<int:trying_id>/give-up/", views.give_up_trying, name="give_up_trying"),
    path(
        f"{HERE}<int:snapshot_id>/<slug:sign>/right/",
        views.say_whether_right,
        name="say_whether_right",
    ),
    path(f"{HERE}<int:snapshot_id>/charts/<slug:name>/<slug:look>.svg", views.chart, name="chart"),
    path(
        f"{HERE}<int:snapshot_id>/comment/", views.comment_on_snapshot, name="comment_on_snapshot"
    ),
    path(f"{HERE}skills/", views.skills_picture, name="skills_picture"),
    path(WEEK, views.week, name="week"),
    path(f"{WEEK}mail/", views.week_mail, name="week_mail"),
    path(f"{WEEK}<slug:kind>/show-again/", views.show_kind_again, name="show_kind_again"),
    path(
        f"{WEEK}<slug:kind>/<int:target_id>/not-useful/",
        views.say_not_useful,
        name="say_not_useful",
    ),
]
