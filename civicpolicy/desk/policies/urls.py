"""Addresses of policies and of the drafts of their texts."""

from django.urls import path

from civicpolicy.desk.policies import (
    arranging,
    bringing_in,
    codifying,
    creating,
    discarding,
    draft,
    facts,
    history,
    in_force,
    listing,
    notes,
    preview,
    rebasing,
    replacing,
    reserving,
    sections,
    spelling,
    templating,
    undoing,
    uniting,
)

urlpatterns = [
    path("", listing.policies, name="policies"),
    path("<slug:slug>/", listing.policy, name="policy"),
    path("<slug:slug>/facts/", facts.facts, name="policy-facts"),
    path("<slug:slug>/start/", creating.start, name="draft-start"),
    path("<slug:slug>/start/<slug:template>/", templating.from_template, name="draft-template"),
    path("<slug:slug>/<int:number>/", draft.draft, name="draft"),
    path("<slug:slug>/<int:number>/history/", history.history, name="draft-history"),
    path("<slug:slug>/<int:number>/undo/<int:entry>/", undoing.undo, name="draft-undo"),
    path("<slug:slug>/<int:number>/in-force/", in_force.in_force, name="draft-in-force"),
    path("<slug:slug>/<int:number>/codify/", codifying.codify, name="draft-codify"),
    path("<slug:slug>/<int:number>/rebase/", rebasing.bring_up, name="draft-rebase"),
    path("<slug:slug>/<int:number>/replace/", replacing.replace_across, name="draft-replace"),
    path("<slug:slug>/<int:number>/spelling/", spelling.check_spelling, name="draft-spelling"),
    path("<slug:slug>/<int:number>/reserve/", reserving.reserve, name="draft-reserve"),
    path("<slug:slug>/<int:number>/notes/", notes.notes, name="draft-notes"),
    path("<slug:slug>/<int:number>/put-together/", uniting.put_together, name="draft-unite"),
    path("<slug:slug>/<int:number>/discard/", discarding.discard, name="draft-discard"),
    path(
        "<slug:slug>/<int:number>/sections/<uuid:key>/restore/<int:entry>/",
        history.restore,
        name="section-restore",
    ),
    path("<slug:slug>/<int:number>/add/", arranging.add, name="section-add"),
    path("<slug:slug>/<int:number>/put-back/<uuid:key>/", arranging.put_back, name="section-put-back"),
    path("<slug:slug>/<int:number>/sections/<uuid:key>/move/", arranging.move, name="section-move"),
    path(
        "<slug:slug>/<int:number>/sections/<uuid:key>/take-out/", arranging.take_out, name="section-take-out"
    ),
    path("<slug:slug>/<int:number>/sections/<uuid:key>/clause/", bringing_in.bring_in, name="section-clause"),
    path("<slug:slug>/<int:number>/sections/<uuid:key>/", sections.section, name="section"),
    path(
        "<slug:slug>/<int:number>/sections/<uuid:key>/redline/<int:old>/",
        preview.preview,
        name="section-preview",
    ),
]
