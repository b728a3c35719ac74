from django.urls import path

from guildhall.web.styleguide import styleguide

urlpatterns = [path("styleguide/", styleguide, name="styleguide")]
