from django.urls import path

from guildhall.demo import views

urlpatterns = [
    path("demo/walk-in/<slug:visitor>/", views.walk_in, name="walk_in"),
    path("demo/remove/", views.remove_demo, name="remove_demo"),
]
