"""The key of one showing of the comment form: sending the form twice stores one comment.

Keys are signed for one docket, so that a form knows its own and when it was shown.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from django.core import signing

from comments.models import Docket, new_idempotency_key

SALT = "comments.form"


class UnknownKey(ValueError):
    """A key that no form of this docket ever had."""


def new_key(docket: Docket) -> str:
    """A signed key for one showing of a docket's form."""
    return _signer().sign(f"{docket.pk}.{new_idempotency_key()}")


def read_key(docket: Docket, signed: str) -> uuid.UUID:
    """The key in a form. Raises UnknownKey."""
    with _unknown():
        owner, _, key = _signer().unsign(signed).partition(".")
        if owner == str(docket.pk):
            return uuid.UUID(key)
    raise UnknownKey("This key belongs to the form of another docket.")


def is_younger(signed: str, seconds: int) -> bool:
    """True when a key was made within so many seconds. Raises UnknownKey."""
    try:
        with _unknown():
            _signer().unsign(signed, max_age=seconds)
    except signing.SignatureExpired:
        return False
    return True


def _signer() -> signing.TimestampSigner:
    return signing.TimestampSigner(salt=SALT)


@contextmanager
def _unknown() -> Iterator[None]:
    try:
        yield
    except signing.SignatureExpired:
        raise
    except (signing.BadSignature, ValueError):
        raise UnknownKey("This key was not made here.") from None
