"""Addresses of the parties to one closed consultation."""

from django.urls import path

from civicpolicy.desk.parties import views

urlpatterns = [
    path("new/", views.new, name="party-new"),
    path("<int:party>/withdraw/", views.withdraw, name="party-withdraw"),
]
