from django.urls import path

from guildhall.incoming import views

urlpatterns = [
    path("mail/in/", views.mail_hook, name="mail_hook"),
    path("mail/was-it-you/<str:token>/", views.confirm_mail, name="confirm_mail"),
]
