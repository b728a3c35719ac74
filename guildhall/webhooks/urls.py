from django.urls import path

from guildhall.webhooks import views

HERE = "c/<slug:community_slug>/settings/integrations/"

urlpatterns = [
    path(HERE, views.webhooks, name="webhooks"),
    path(f"{HERE}<int:webhook_id>/", views.change_webhook, name="webhook"),
    path(f"{HERE}<int:webhook_id>/try/", views.try_webhook, name="try_webhook"),
    path(f"{HERE}<int:webhook_id>/stop/", views.stop_webhook, name="stop_webhook"),
    path(f"{HERE}<int:webhook_id>/start/", views.start_webhook, name="start_webhook"),
    path(f"{HERE}<int:webhook_id>/renew-secret/", views.renew_secret, name="renew_secret"),
    path(f"{HERE}<int:webhook_id>/remove/", views.remove_webhook, name="remove_webhook"),
    path(f"{HERE}sendings/<int:sending_id>/again/", views.resend, name="resend"),
]
