"""Where the desk sends a person after an act."""

from http import HTTPStatus

from django.http import HttpResponseRedirect


class SeeOther(HttpResponseRedirect):
    """303: look there now, by reading. Loading that page again repeats no act."""

    status_code = HTTPStatus.SEE_OTHER


def see_other(address: str) -> SeeOther:
    """Send the browser on to a page of this site."""
    return SeeOther(address)
