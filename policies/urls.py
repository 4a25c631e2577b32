"""Pages of one text: a version, a section through its versions, and their files."""

from django.urls import path

from policies.views import downloads, section, version

app_name = "policies"

urlpatterns = [
    path("versions/<int:number>/", version.version, name="version"),
    path("versions/<int:number>.txt", downloads.version_text, name="version-text"),
    path("versions/<int:number>.json", downloads.version_json, name="version-json"),
    path("sections/<str:name>/", section.section, name="section"),
]
