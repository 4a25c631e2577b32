"""Where to look in the demonstration: one address for each kind of page."""

from comments.models import Docket
from policies.models import Meeting, MeetingKind, Municipality


def addresses(municipality: Municipality) -> dict[str, str]:
    """The pages of the demonstration's story, as paths on this site."""
    city = f"/{municipality.slug}"
    docket = Docket.objects.filter(municipality=municipality).earliest("pk")
    session = Meeting.objects.filter(municipality=municipality, kind=MeetingKind.WORK_SESSION).earliest("pk")
    bill = docket.items.earliest("position").edition
    slug, base, proposed = bill.amendments.values_list(
        "policy__slug", "base__number", "proposed__number"
    ).get()
    policy = f"{city}/policies/{slug}"
    return {
        "home": f"{city}/",
        "policy": f"{policy}/",
        "compare": f"{policy}/compare/{base}..{proposed}/",
        "matter": f"{city}/matters/{bill.instrument.slug}/",
        "docket": f"{city}/dockets/{docket.number}/",
        "comment_form": f"{city}/dockets/{docket.number}/comment/",
        "receipt": f"{city}/receipts/{docket.comments.latest('received_at').receipt_code}/",
        "work_session": f"{city}/meetings/{session.address}/work-session/",
        "sign_in": "/accounts/login/",
    }
