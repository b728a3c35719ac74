from django.urls import path

from guildhall.pulse import views

HERE = "c/<slug:community_slug>/survey/"

urlpatterns = [
    path(HERE, views.pulse, name="pulse"),
    path(f"{HERE}open/", views.open_pulse, name="open_pulse"),
    path(f"{HERE}open-yearly/", views.open_yearly_pulse, name="open_yearly_pulse"),
    path(f"{HERE}answer/", views.answer_pulse, name="answer_pulse"),
    path(f"{HERE}mail/", views.pulse_mail, name="pulse_mail"),
    path("survey/<str:token>/", views.pulse_by_mail, name="pulse_by_mail"),
]
