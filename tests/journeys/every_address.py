"""Every address of the project as a page to look at: which one, as the world has it, and what it answers.

A new address must be added here, or ``test_every_page`` fails.
"""

from django.urls import get_resolver, reverse

from tests.journeys.whole_world import World

NO_PAGE = """
    healthz look site:city-css site:feed site:calendar comments:docket-feed comments:docket-calendar
    site:policy-on-text site:policy-on-json site:compare-text site:compare-json site:printed-text
    policies:version-text policies:version-json
"""
"""What programs read, and files."""

NO_GET = """
    desk:section-preview desk:section-put-back desk:edition-take-out desk:meeting-item-move
    desk:meeting-item-remove desk:comment-show site:compare-choose site:by-number
"""
"""What only a button of another page calls, and leads on."""

PUBLIC = """
    site:home site:policies site:matters site:meetings comments:dockets comments:receipt-find
"""
STAFF = """
    desk:home desk:profile desk:local-law desk:presets desk:people desk:person-invite desk:policy-new
    desk:policies desk:import desk:bills
    desk:clauses desk:clause-new desk:words
    desk:bill-new desk:meetings desk:meeting-schedule desk:dockets desk:docket-new desk:consultations
    desk:consultation-new
"""
"""Pages of a city as a whole."""

ACCOUNT_AS_NOBODY = """
    account_login account_signup account_inactive account_reset_password account_reset_password_done
    account_reset_password_from_key_done
"""
ACCOUNT_AS_SOMEBODY = """
    account_logout account_reauthenticate account_change_password account_set_password
"""

STATES = {
    "comments:docket": "open over cancelled coming",
    "comments:comment-form": "open over coming",
    "comments:docket-call": "open cancelled",
    "comments:comments": "open coming",
}
"""Calls for comment in the states in which a page differs."""

LISTS = """
    desk:home desk:policies desk:clauses desk:import desk:bills desk:meetings desk:dockets desk:docket-new
    desk:consultations desk:consultation-new
"""
"""Pages of the desk that say what to do first while there is nothing on them."""

Pages = dict[str, str]
"""Paths by what they show: the name of the address, and after a space what is special."""


def public_pages(w: World) -> Pages:
    """Everything that anybody may read, in the city with work on every desk."""
    law = {"slug": w.code.slug}
    docket = {"number": w.docket.number}
    pages = named(w, PUBLIC) | {
        "site:cities": reverse("site:cities"),
        "site:policy": to(w, "site:policy", **law),
        "site:policy-on": f"{to(w, 'site:policy', **law)}on/2020-01-01/",
        "site:compare": to(w, "site:compare", **law, old=w.law.number, new=w.proposed.number),
        "site:matter": to(w, "site:matter", slug=w.edition.instrument.slug),
        "site:printed": to(w, "site:printed", slug=w.edition.instrument.slug, number=w.edition.number),
        "policies:version": to(w, "policies:version", **law, number=w.proposed.number),
        "site:policy codified": to(w, "site:policy", slug="parking"),
        "site:policy-history codified": to(w, "site:policy-history", slug="parking"),
        "policies:version codified": to(w, "policies:version", slug="parking", number=w.in_code.number),
        "policies:version replaced": to(w, "policies:version", slug="parking", number=w.replaced.number),
        "policies:section": to(w, "policies:section", **law, name="2.52.020"),
        "policies:section-on": to(w, "policies:section-on", **law, name="2.52.020", day="2020-01-01"),
        "site:policy-history": to(w, "site:policy-history", **law),
        "worksession:page": to(w, "worksession:page", meeting=w.soon.address),
    }
    pages |= {
        f"{name} {state}": to(w, name, number=state)
        for name, states in STATES.items()
        for state in states.split()
    }
    pages["comments:moderation"] = to(w, "comments:moderation", **docket)
    pages["comments:receipt wrong"] = to(w, "comments:receipt", code="EF-0000-0000-00")
    for name in ("said", "withheld", "late"):
        pages[f"comments:receipt {name}"] = to(w, "comments:receipt", code=w.made[name].receipt_code)
    pages |= views_of(pages)
    return pages | {f"{name} empty": path for name, path in named(w, PUBLIC, w.empty).items()}


def views_of(pages: Pages) -> Pages:
    """The other views of some pages."""
    asked = {
        "site:compare": ("view=side", "view=words", "text=all", "at=new:2.52.020"),
        "worksession:page": ("section=whole", "view=wall", "view=packet"),
        "comments:receipt-find": ("code=", "code=XX"),
        "comments:comments open": ("position=against",),
    }
    return {f"{name} {one}": f"{pages[name]}?{one}" for name, several in asked.items() for one in several}


def party_pages(w: World) -> Pages:
    """What a party to a closed consultation sees of it."""
    return {
        "comments:consultations": to(w, "comments:consultations"),
        "comments:consultation": to(w, "comments:consultation", number="closed"),
        "comments:consultation-receipt": to(
            w, "comments:consultation-receipt", number="closed", code=w.letter.receipt_code
        ),
    }


def staff_pages(w: World) -> Pages:
    """Everything at the desk, in the same city."""
    code = {"slug": w.code.slug}
    draft = code | {"number": w.draft.number}
    section = draft | {"key": w.section.key}
    entry = w.section.history.earliest("history_id").pk
    undone = w.loose.sections.earliest("position").history.latest("history_id").pk
    pages = named(w, STAFF) | {
        "desk:person-invitation": to(w, "desk:person-invitation", membership=w.invited.pk),
        "desk:person-remove": to(w, "desk:person-remove", membership=w.other.pk),
        "desk:policy": to(w, "desk:policy", **code),
        "desk:policy new": to(w, "desk:policy", slug=w.new.slug),
        "desk:policy-facts": to(w, "desk:policy-facts", **code),
        "desk:draft-start": to(w, "desk:draft-start", slug=w.new.slug),
        "desk:clause": to(w, "desk:clause", clause=w.clause.pk),
        "desk:section-clause chosen": to(w, "desk:section-clause", **section) + "?clause=effective: Sunset",
        "desk:draft-template": to(w, "desk:draft-template", slug=w.new.slug, template="social-media-policy"),
        "desk:draft frozen": to(w, "desk:draft", **code, number=w.law.number),
        "desk:draft-in-force": to(w, "desk:draft-in-force", slug="gifts", number=w.first.number),
        "desk:draft-codify": to(w, "desk:draft-codify", slug="noise", number=w.to_codify.number),
        "desk:draft-codify not": to(w, "desk:draft-codify", slug="parking", number=w.in_code.number),
        "desk:draft-codify correct": to(w, "desk:draft-codify", slug="parking", number=w.to_correct.number),
        "desk:draft-into-bill": to(w, "desk:draft-into-bill", policy=w.code.slug, number=w.loose.number),
        "desk:draft behind": to(w, "desk:draft", slug="conduct", number=w.behind.number),
        "desk:draft-rebase": to(w, "desk:draft-rebase", slug="conduct", number=w.behind.number),
        "desk:draft-rebase frozen": to(w, "desk:draft-rebase", slug="conduct", number=w.behind_frozen.number),
        "desk:draft-undo": to(w, "desk:draft-undo", **code, number=w.loose.number, entry=undone),
        "desk:section-restore": to(w, "desk:section-restore", **section, entry=entry),
    }
    pages |= each(
        w,
        (
            "draft",
            "draft-history",
            "draft-discard",
            "draft-notes",
            "draft-unite",
            "draft-spelling",
            "draft-reserve",
            "section-add",
        ),
        draft,
    )
    pages |= each(w, ("section", "section-move", "section-take-out", "section-clause"), section)
    pages["desk:draft-replace"] = to(w, "desk:draft-replace", **draft) + "?words=gift&other=present"
    return pages | bills(w) | papers(w) | meetings(w) | calls(w) | empty(w)


def bills(w: World) -> Pages:
    """Bills, their editions and their acts."""
    bill = w.bill.instrument.slug
    public = w.edition.instrument.slug
    amendment = w.bill.amendments.get().pk
    edition = {"slug": bill, "number": w.bill.number}
    pages = each(w, ("bill", "bill-facts", "bill-history"), {"slug": bill})
    pages |= each(
        w, ("edition", "edition-freeze", "edition-clauses", "edition-put-in", "edition-print"), edition
    )
    pages |= each(w, ("bill", "edition-new", "act-new", "votes", "vote-new"), {"slug": public}, " public")
    return pages | {
        "desk:edition-clause": to(w, "desk:edition-clause", **edition),
        "desk:edition-clause chosen": to(w, "desk:edition-clause", **edition) + "?clause=effective: Sunset",
        "desk:edition-steps": to(w, "desk:edition-steps", **edition, amendment=amendment),
        "desk:bill behind": to(w, "desk:bill", slug=w.behind_bill.slug),
        "desk:edition public": to(w, "desk:edition", slug=public, number=w.edition.number),
        "desk:act-correct": to(w, "desk:act-correct", slug=public, act=w.act.pk),
        "desk:vote-correct": to(w, "desk:vote-correct", slug=public, call=w.roll_call.pk),
        "desk:vote-strike": to(w, "desk:vote-strike", slug=public, call=w.roll_call.pk),
        "desk:bill-since": to(w, "desk:bill-since", slug=w.law.proposed_by.get().edition.instrument.slug),
        "desk:edition-publish": to(
            w, "desk:edition-publish", slug=w.frozen.instrument.slug, number=w.frozen.number
        ),
    }


def papers(w: World) -> Pages:
    """One scanned page."""
    number, (start, end) = w.source.pk, w.span
    names = (
        "source",
        "source-aside",
        "source-fields",
        "source-spaces",
        "source-marks",
        "source-publish",
        "source-in-force",
    )
    key = w.source.version.sections.earliest("position").key
    return each(w, names, {"number": number}) | {
        "desk:source-span": to(w, "desk:source-span", number=number, start=start, end=end),
        "desk:source-section": to(w, "desk:source-section", number=number, key=key),
    }


def meetings(w: World) -> Pages:
    """One in preparation, one that is about to begin."""
    coming = {"meeting": w.coming.address}
    pages = each(w, ("meeting", "meeting-change", "meeting-item-add", "meeting-publish"), coming)
    return pages | each(w, ("meeting", "meeting-order"), {"meeting": w.soon.address}, " soon")


def calls(w: World) -> Pages:
    """Calls for comment in every state, and what can be done to them."""
    number = {"number": w.docket.number}
    said, withheld = {"comment": w.said.pk}, {"comment": w.withheld.pk}
    states = ("open", "draft", "over", "cancelled", "closed")
    pages = {f"desk:docket {one}": to(w, "desk:docket", number=one) for one in states}
    pages |= {
        f"desk:docket-period {act} {one}": to(w, "desk:docket-period", number=one, act=act)
        for one, act in (
            *(("open", act) for act in ("extend", "shorten", "cancel", "reopen")),
            ("draft", "open"),
            ("over", "reopen"),
        )
    }
    pages |= each(w, ("comments", "comments-entered", "comment-enter"), number)
    return pages | {
        "desk:preset": to(w, "desk:preset", key="missouri-charter"),
        "desk:printed-form": to(w, "desk:printed-form", kind="ordinance"),
        "desk:docket-new-closed": to(w, "desk:docket-new-closed"),
        "desk:party-new": to(w, "desk:party-new", number="closed"),
        "desk:party-withdraw": to(w, "desk:party-withdraw", number="closed", party=w.other_party.pk),
        "desk:comment-moderate withhold": to(w, "desk:comment-moderate", **number, **said, act="withhold"),
        "desk:comment-moderate restore": to(w, "desk:comment-moderate", **number, **withheld, act="restore"),
        "desk:comment-entered": to(w, "desk:comment-entered", **number, comment=w.entered.pk),
        "desk:consultation-correct": to(
            w, "desk:consultation-correct", consultation=w.edition.instrument.consultations.get().pk
        ),
    }


def empty(w: World) -> Pages:
    """The pages of a city in which nothing has been done yet."""
    return {f"{name} empty": path for name, path in named(w, LISTS, w.empty).items()}


def account_pages(names: str) -> Pages:
    """Pages of getting in and out."""
    return {name: reverse(name) for name in names.split()}


def named(w: World, names: str, city=None) -> Pages:
    """Pages that need no more than the city."""
    return {name: reverse(name, args=[(city or w.city).slug]) for name in names.split()}


def each(w: World, names, parts, note="") -> Pages:
    """Pages of the desk that have the same parts."""
    return {f"desk:{name}{note}": to(w, f"desk:{name}", **parts) for name in names}


def to(w: World, name: str, /, **parts) -> str:
    return reverse(name, kwargs={"city": w.city.slug, **parts})


def of_accounts() -> set[str]:
    """The names of the addresses of getting in and out."""
    (accounts,) = [one for one in get_resolver().url_patterns if str(one.pattern) == "accounts/"]
    return {one.name for one in accounts.url_patterns}
