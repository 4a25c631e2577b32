"""Addresses of bills at the desk: an instrument by its name, an edition by its number."""

from django.urls import path

from civicpolicy.desk.bills import (
    acts,
    bringing_in,
    editions,
    fixing,
    printed,
    putting,
    since,
    steps,
    striking,
    views,
    votes,
)

urlpatterns = [
    path("", views.all_bills, name="bills"),
    path("new/", views.new, name="bill-new"),
    path("put-in/<slug:policy>/<int:number>/", putting.into_bill, name="draft-into-bill"),
    path("<slug:slug>/", views.bill, name="bill"),
    path("<slug:slug>/history/", views.history, name="bill-history"),
    path("<slug:slug>/facts/", views.facts, name="bill-facts"),
    path("<slug:slug>/new-text/", editions.next_edition, name="edition-new"),
    path("<slug:slug>/<int:number>/", editions.edition, name="edition"),
    path("<slug:slug>/in-force-since/", since.put_right, name="bill-since"),
    path("<slug:slug>/acts/new/", acts.new, name="act-new"),
    path("<slug:slug>/acts/<int:act>/correct/", acts.correct, name="act-correct"),
    path("<slug:slug>/votes/", votes.votes, name="votes"),
    path("<slug:slug>/votes/new/", votes.new, name="vote-new"),
    path("<slug:slug>/votes/<int:call>/correct/", votes.correct, name="vote-correct"),
    path("<slug:slug>/votes/<int:call>/did-not-happen/", striking.strike, name="vote-strike"),
    path("<slug:slug>/<int:number>/freeze/", fixing.freeze, name="edition-freeze"),
    path("<slug:slug>/<int:number>/publish/", fixing.publish, name="edition-publish"),
    path("<slug:slug>/<int:number>/print/", printed.printed, name="edition-print"),
    path("<slug:slug>/<int:number>/clauses/", editions.clauses, name="edition-clauses"),
    path("<slug:slug>/<int:number>/clause/", bringing_in.bring_in, name="edition-clause"),
    path("<slug:slug>/<int:number>/put-in/", editions.put_in, name="edition-put-in"),
    path("<slug:slug>/<int:number>/<int:amendment>/take-out/", editions.take_out, name="edition-take-out"),
    path("<slug:slug>/<int:number>/<int:amendment>/sections/", steps.steps, name="edition-steps"),
]
