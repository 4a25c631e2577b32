"""What each city of the demonstration shows, in a sentence: said on the front door and when it is built.

It stands here because pages of the site know nothing of how the demonstration is made.
"""

SHOWN = {
    "alder-draw": (
        "A repealed code of ethics comes back with changes, beside a new social media policy: redline, open"
        " call for comment, work session."
    ),
    "osier-landing": (
        "An ordinance changed a part of a personnel manual: two signatures, a number that cannot be read, and"
        " a second bill open for comment."
    ),
    "tamarack-ferry": (
        "Scanned pages whose redline marks are lost: one waits at the desk, one is public as it was read; a"
        " call for comment closes soon."
    ),
    "lindengate": (
        "The mayor authorized two policies for employees on one day: no vote, and no text before them to"
        " compare with."
    ),
}
"""By the slug of the city."""
