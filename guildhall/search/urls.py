from django.urls import path

from guildhall.search import views

urlpatterns = [
    path("search", views.search, name="search"),
    path("search/quick", views.quick_results, name="quick_results"),
]
