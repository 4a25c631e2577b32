"""Why an official act cannot be done, in a sentence for the person who tried.

Pure: views turn these into form errors.
"""


class Refused(Exception):
    """An act that the rules do not allow now. ``str()`` of it is a sentence for a citizen."""


class NotAllowed(Refused):
    """The person has not the right to do this."""


class Frozen(Refused):
    """The text is frozen and cannot be changed."""


class NothingToFreeze(Refused):
    """A text without a section, or an edition without an amendment, cannot be frozen."""


class NotFrozen(Refused):
    """Only a frozen text can be published, opened for comment or adopted."""


class Duplicate(Refused):
    """The thing exists already under that name or number."""


class ClockRefused(Refused):
    """A clock may be moved for demonstrations only, and only forward."""


class Overtaken(Refused):
    """Somebody else changed the same thing since the person looked at it; theirs is not overwritten."""
