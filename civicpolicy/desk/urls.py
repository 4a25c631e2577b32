"""The clerk's desk: one list of addresses for each area, all under ``/<city>/desk/``."""

from django.urls import include, path

from civicpolicy.desk import home, local_law, presets, printed_forms, profile
from civicpolicy.desk.policies import creating, spelling

app_name = "desk"

urlpatterns = [
    path("", home.home, name="home"),
    path("profile/", profile.profile, name="profile"),
    path("profile/printed/<slug:kind>/", printed_forms.printed_form, name="printed-form"),
    path("profile/law/", local_law.local_law, name="local-law"),
    path("profile/presets/", presets.presets, name="presets"),
    path("profile/presets/<slug:key>/", presets.preset, name="preset"),
    path("people/", include("civicpolicy.desk.people.urls")),
    path("new-policy/", creating.new, name="policy-new"),
    path("policies/", include("civicpolicy.desk.policies.urls")),
    path("clauses/", include("civicpolicy.desk.clauses.urls")),
    path("words/", spelling.own_words, name="words"),
    path("import/", include("civicpolicy.desk.sources.urls")),
    path("bills/", include("civicpolicy.desk.bills.urls")),
    path("meetings/", include("civicpolicy.desk.meetings.urls")),
    path("dockets/<str:number>/comments/", include("civicpolicy.desk.moderation.urls")),
    path("dockets/<str:number>/entered/", include("civicpolicy.desk.entering.urls")),
    path("dockets/<str:number>/parties/", include("civicpolicy.desk.parties.urls")),
    path("dockets/", include("civicpolicy.desk.dockets.urls")),
    path("consultations/", include("civicpolicy.desk.consultations.urls")),
]
