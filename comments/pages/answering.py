"""An answer that programs ask for again and again: sent once, and then only when it has changed."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag


def when_changed(
    request: HttpRequest, body: bytes, content_type: str, changed: datetime | None
) -> HttpResponseBase:
    """The body, or 304 for whoever has it: by its hash, else by the time at which it was changed.

    A time to come, as the clock of a demonstration can make it, is not told: no client could believe it.
    """
    response = HttpResponse(body, content_type=content_type)
    etag = quote_etag(hashlib.sha256(body).hexdigest())
    stamp = int(changed.timestamp()) if changed and changed <= timezone.now() else None
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    if stamp is not None:
        response["Last-Modified"] = http_date(stamp)
    return get_conditional_response(request, etag=etag, last_modified=stamp, response=response) or response
