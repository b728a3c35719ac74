from django.urls import path

from guildhall.search import views
from guildhall.search.missed import views as missed

urlpatterns = [
    path("search", views.search, name="search"),
    path("search/missed", missed.note_missed_search, name="note_missed_search"),
    path("search/quick", views.quick_results, name="quick_results"),
    path(
        "c/<slug:community_slug>/missed-searches/",
        missed.missed_searches,
        name="missed_searches",
    ),
]
