"""Every address of the site."""

from allauth.account import views as account
from django.urls import include, path, re_path

from civicpolicy.health import healthz
from civicpolicy.look import look

# Those of allauth's pages that an account given by an administrator needs, under allauth's own names.
accounts = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("signup/", account.signup, name="account_signup"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("look.<slug:asked>.css", look, name="look"),
    path("accounts/", include(accounts)),
    path("", include("civicpolicy.site.urls")),
    path("<slug:city>/desk/", include("civicpolicy.desk.urls")),
    path("", include("comments.urls")),
    path("<slug:city>/meetings/", include("civicpolicy.worksession.urls")),
    path("<slug:city>/policies/<slug:slug>/", include("policies.urls")),
]
