"""Addresses of one call's comments at the desk."""

from django.urls import path

from civicpolicy.desk.moderation import views

urlpatterns = [
    path("", views.comments, name="comments"),
    path("<int:comment>/show/", views.show, name="comment-show"),
    path("<int:comment>/<slug:act>/", views.moderate, name="comment-moderate"),
]
