"""Pages of one text: a version, a section through its versions, and their files."""

from django.urls import path

from policies import converters  # noqa: F401  names the day of an address
from policies.views import downloads, section, section_on, version

app_name = "policies"

urlpatterns = [
    path("versions/<int:number>/", version.version, name="version"),
    path("versions/<int:number>.txt", downloads.version_text, name="version-text"),
    path("versions/<int:number>.json", downloads.version_json, name="version-json"),
    path("sections/<str:name>/", section.section, name="section"),
    path("sections/<str:name>/on/<day:day>/", section_on.section_on, name="section-on"),
]
