"""Addresses of one call's entered comments at the desk."""

from django.urls import path

from civicpolicy.desk.entering import views

urlpatterns = [
    path("", views.entered, name="comments-entered"),
    path("new/", views.enter, name="comment-enter"),
    path("<int:comment>/", views.done, name="comment-entered"),
]
