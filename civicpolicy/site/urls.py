"""Pages of a city that need policies and comments both."""

from django.urls import path

from civicpolicy.site import (
    by_number,
    cities,
    compare,
    files,
    following,
    history,
    home,
    matter,
    meetings,
    policy,
    printed,
)
from policies import converters  # noqa: F401  names the day of an address

app_name = "site"

POLICY = "<slug:city>/policies/<slug:slug>"

urlpatterns = [
    path("", cities.cities, name="cities"),
    path("<slug:city>/", home.home, name="home"),
    path("<slug:city>/city.css", cities.city_css, name="city-css"),
    path("<slug:city>/feed.atom", following.feed, name="feed"),
    path("<slug:city>/calendar.ics", following.calendar, name="calendar"),
    path("<slug:city>/policies/", policy.policies, name="policies"),
    path(f"{POLICY}/", policy.policy, name="policy"),
    path(f"{POLICY}/history/", history.history, name="policy-history"),
    path(f"{POLICY}/on/<day:day>/", policy.policy_on, name="policy-on"),
    path(f"{POLICY}/on/<day:day>.txt", files.policy_on_text, name="policy-on-text"),
    path(f"{POLICY}/on/<day:day>.json", files.policy_on_json, name="policy-on-json"),
    path(f"{POLICY}/compare/", compare.choose, name="compare-choose"),
    path(f"{POLICY}/compare/<int:old>..<int:new>/", compare.compare, name="compare"),
    path(f"{POLICY}/compare/<int:old>..<int:new>.txt", files.compare_text, name="compare-text"),
    path(f"{POLICY}/compare/<int:old>..<int:new>.json", files.compare_json, name="compare-json"),
    path("<slug:city>/bills/<str:number>/", by_number.by_number, name="by-number"),
    path("<slug:city>/matters/", matter.matters, name="matters"),
    path("<slug:city>/matters/<slug:slug>/", matter.matter, name="matter"),
    path("<slug:city>/matters/<slug:slug>/<int:number>/print/", printed.printed, name="printed"),
    path("<slug:city>/matters/<slug:slug>/<int:number>/print.txt", printed.printed_text, name="printed-text"),
    path("<slug:city>/meetings/", meetings.meetings, name="meetings"),
]
