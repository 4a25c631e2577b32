"""Addresses of calls for comment at the desk."""

from django.urls import path

from civicpolicy.desk.dockets import views

urlpatterns = [
    path("", views.dockets, name="dockets"),
    path("new/", views.new, name="docket-new"),
    path("new-closed/", views.new_closed, name="docket-new-closed"),
    path("<str:number>/", views.docket, name="docket"),
    path("<str:number>/<slug:act>/", views.change, name="docket-period"),
]
