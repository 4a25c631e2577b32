"""Addresses of the clause library."""

from django.urls import path

from civicpolicy.desk.clauses import views

urlpatterns = [
    path("", views.clauses, name="clauses"),
    path("new/", views.new, name="clause-new"),
    path("<int:clause>/", views.change, name="clause"),
]
