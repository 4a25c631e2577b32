"""Where to look in a city of the demonstration: one address for each kind of page that it has."""

from comments.models import Comment, Docket
from policies.models import Amendment, Marks, Meeting, MeetingKind, Municipality, Source


def addresses(municipality: Municipality) -> dict[str, str]:
    """The pages of a city's story, as paths on this site."""
    city = f"/{municipality.slug}"
    found = {"home": f"{city}/"}
    found |= texts(municipality, city)
    found |= comment_pages(municipality, city)
    session = Meeting.objects.published().filter(
        municipality=municipality, kind=MeetingKind.WORK_SESSION, items__edition__isnull=False
    )
    if held := session.order_by("starts_at").first():
        found["work_session"] = f"{city}/meetings/{held.address}/work-session/"
    if source := Source.objects.filter(municipality=municipality, version__freezing=None).first():
        found["scan_at_the_desk"] = f"{city}/desk/import/{source.pk}/"
    return found | {"sign_in": "/accounts/login/"}


def texts(municipality: Municipality, city: str) -> dict[str, str]:
    """The policy whose change is told last, its redline where it has one, and the instrument."""
    shown = Amendment.objects.filter(
        municipality=municipality, proposed__isnull=False, edition__publications__isnull=False
    ).exclude(proposed__marks=Marks.UNKNOWN)
    compared = shown.filter(base__isnull=False).order_by("-pk")
    told = (compared or shown.order_by("-pk")).select_related(
        "policy", "base", "proposed", "edition__instrument"
    )[0]
    policy = f"{city}/policies/{told.policy.slug}"
    found = {"policy": f"{policy}/"}
    if told.base and told.proposed:
        found["compare"] = f"{policy}/compare/{told.base.number}..{told.proposed.number}/"
    return found | {"matter": f"{city}/matters/{told.edition.instrument.slug}/"}


def comment_pages(municipality: Municipality, city: str) -> dict[str, str]:
    """The newest call for comment, its form, and a receipt, where the city has any."""
    docket = Docket.objects.filter(municipality=municipality).order_by("-pk").first()
    if docket is None:
        return {}
    found = {
        "docket": f"{city}/dockets/{docket.number}/",
        "comment_form": f"{city}/dockets/{docket.number}/comment/",
    }
    if last := Comment.objects.filter(docket=docket).order_by("-received_at").first():
        found["receipt"] = f"{city}/receipts/{last.receipt_code}/"
    return found
