"""Addresses of meetings at the desk; a meeting is named by its day and its number on that day."""

from django.urls import path

from civicpolicy.desk.meetings import agenda, opening, views

urlpatterns = [
    path("", views.meetings, name="meetings"),
    path("schedule/", views.schedule, name="meeting-schedule"),
    path("<str:meeting>/", views.meeting, name="meeting"),
    path("<str:meeting>/change/", views.change, name="meeting-change"),
    path("<str:meeting>/items/add/", agenda.add, name="meeting-item-add"),
    path("<str:meeting>/items/<int:item>/move/", agenda.move, name="meeting-item-move"),
    path("<str:meeting>/items/<int:item>/remove/", agenda.remove, name="meeting-item-remove"),
    path("<str:meeting>/publish/", opening.publish, name="meeting-publish"),
    path("<str:meeting>/call-to-order/", opening.call_to_order, name="meeting-order"),
]
