"""Addresses of imported papers."""

from django.urls import path

from civicpolicy.desk.sources import fields, leaving, page, sections, setting_aside, spaces, spans, uploading

urlpatterns = [
    path("", uploading.imports, name="import"),
    path("<int:number>/", page.source, name="source"),
    path("<int:number>/fields/", fields.fields, name="source-fields"),
    path("<int:number>/words/<int:start>-<int:end>/", spans.span, name="source-span"),
    path("<int:number>/spaces/", spaces.spaces, name="source-spaces"),
    path("<int:number>/sections/<uuid:key>/", sections.section, name="source-section"),
    path("<int:number>/marks/", leaving.marks, name="source-marks"),
    path("<int:number>/publish/", leaving.publish, name="source-publish"),
    path("<int:number>/aside/", setting_aside.aside, name="source-aside"),
    path("<int:number>/in-force/", leaving.in_force, name="source-in-force"),
]
