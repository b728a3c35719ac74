from django.urls import path

from guildhall.reports import views

HERE = "c/<slug:community_slug>/sponsor/"
PAGE = f"{HERE}<int:page_id>/"

urlpatterns = [
    path(HERE, views.sponsor_pages, name="sponsor_pages"),
    path(f"{HERE}write/", views.write_sponsor_page, name="write_sponsor_page"),
    path(PAGE, views.sponsor_page, name="sponsor_page"),
    path(f"{PAGE}show/", views.show_sponsor_page, name="show_sponsor_page"),
    path(f"{PAGE}send/", views.send_sponsor_page, name="send_sponsor_page"),
    path(f"{PAGE}discard/", views.discard_sponsor_page, name="discard_sponsor_page"),
    path(f"{PAGE}remark/", views.remark_on_sponsor_page, name="remark_on_sponsor_page"),
    path(f"{PAGE}stories/<int:story_id>/take-off/", views.take_story_off, name="take_story_off"),
]
