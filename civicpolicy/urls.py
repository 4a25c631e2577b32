"""Every address of the site."""

from django.urls import include, path

from civicpolicy.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("accounts/", include("allauth.account.urls")),
]
