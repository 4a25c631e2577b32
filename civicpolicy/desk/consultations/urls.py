"""Addresses of recorded consultations at the desk."""

from django.urls import path

from civicpolicy.desk.consultations import views

urlpatterns = [
    path("", views.consultations, name="consultations"),
    path("new/", views.new, name="consultation-new"),
    path("<int:consultation>/correct/", views.correct, name="consultation-correct"),
]
