"""Addresses of calls for comment."""

from django.urls import path

from comments.views import commenting, consulting, dockets, following, moderation, published, receipts

app_name = "comments"

urlpatterns = [
    path("<slug:city>/dockets/", dockets.dockets, name="dockets"),
    path("<slug:city>/dockets/<str:number>/", dockets.docket, name="docket"),
    path("<slug:city>/dockets/<str:number>/comment/", commenting.comment, name="comment-form"),
    path("<slug:city>/dockets/<str:number>/comments/", published.comments, name="comments"),
    path("<slug:city>/dockets/<str:number>/moderation/", moderation.ledger, name="moderation"),
    path("<slug:city>/dockets/<str:number>/feed.atom", following.feed, name="docket-feed"),
    path("<slug:city>/dockets/<str:number>/calendar.ics", following.calendar, name="docket-calendar"),
    path("<slug:city>/dockets/<str:number>/call/", following.sheet, name="docket-call"),
    path("<slug:city>/consultations/", consulting.consultations, name="consultations"),
    path("<slug:city>/consultations/<str:number>/", consulting.consultation, name="consultation"),
    path(
        "<slug:city>/consultations/<str:number>/receipts/<str:code>/",
        consulting.receipt,
        name="consultation-receipt",
    ),
    path("<slug:city>/receipts/", receipts.find, name="receipt-find"),
    path("<slug:city>/receipts/<str:code>/", receipts.receipt, name="receipt"),
]
