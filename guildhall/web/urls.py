from django.urls import path

from guildhall.web import help_views
from guildhall.web.styleguide import styleguide

urlpatterns = [
    path("help/", help_views.help_index, name="help"),
    path("help/<slug:slug>/", help_views.help_page, name="help_page"),
    path("styleguide/", styleguide, name="styleguide"),
]
