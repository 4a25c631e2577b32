"""Work sessions are addressed by the day of the meeting and its number on that day."""

from django.urls import path

from civicpolicy.worksession import views

app_name = "worksession"

urlpatterns = [path("<str:meeting>/work-session/", views.page, name="page")]
