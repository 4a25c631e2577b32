"""Addresses of the people of a city."""

from django.urls import path

from civicpolicy.desk.people import views

urlpatterns = [
    path("", views.people, name="people"),
    path("invite/", views.invite, name="person-invite"),
    path("<int:membership>/invitation/", views.invitation, name="person-invitation"),
    path("<int:membership>/remove/", views.remove, name="person-remove"),
]
