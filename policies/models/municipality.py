"""The tenant, its local law, its people, and the clock of a demonstration."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from simple_history.models import HistoricalRecords

from policies.text.styles import USUAL, city_styles

RESERVED_SLUGS = frozenset(
    {"accounts", "admin", "api", "favicon.ico", "healthz", "media", "robots.txt", "static"}
)


class MunicipalityQuerySet(models.QuerySet["Municipality"]):
    """Cities, with the local law that every page of theirs needs."""

    def with_profile(self) -> "MunicipalityQuerySet":
        """Fetch the profile in the same query."""
        return self.select_related("profile")


class Municipality(models.Model):
    """A city, town or county: the owner of every row below it."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120, help_text="As in “City of Casper”.")
    state = models.CharField(max_length=60)
    is_demonstration = models.BooleanField(
        default=False, help_text="Set when the city is created, for ever: its clock may be moved forward."
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "municipalities"

    def __str__(self) -> str:
        return self.name

    @property
    def short_name(self) -> str:
        """``Juniper Bend`` for the City of Juniper Bend."""
        kind, of, place = self.name.partition(" of ")
        kinds = ("City", "Town", "Village", "County", "Borough", "Township")
        return place if of and kind in kinds else self.name

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which every deadline of this city is said."""
        return ZoneInfo(self.profile.time_zone)


class JurisdictionProfile(models.Model):
    """Local law and habit: the choices that differ from city to city."""

    municipality = models.OneToOneField(Municipality, models.PROTECT, related_name="profile")
    time_zone = models.CharField(max_length=60)
    redline_style = models.CharField(max_length=30, choices=city_styles, default=USUAL)
    enacting_clause = models.TextField(blank=True)
    receipt_prefix = models.CharField(max_length=4, validators=[RegexValidator(r"^[A-Z]{2,4}$")])
    reviews_comments = models.BooleanField(
        default=False, help_text="Comments appear after a person has looked for private data."
    )
    accent = models.CharField(max_length=7, default="#1f5b4b", validators=[RegexValidator(r"^#[0-9a-f]{6}$")])
    clerk_office = models.CharField(max_length=120, default="Office of the City Clerk")
    clerk_email = models.EmailField(blank=True)
    clerk_phone = models.CharField(max_length=60, blank=True)
    address = models.CharField(max_length=200, blank=True)
    history = HistoricalRecords()

    def __str__(self) -> str:
        return f"Local law of {self.municipality}"


class Role(models.TextChoices):
    """What a person is in one city."""

    CLERK = "clerk", "City clerk"
    ATTORNEY = "attorney", "City attorney"
    DRAFTER = "drafter", "Drafter"
    COUNCIL_MEMBER = "council_member", "Council member"
    REVIEWER = "reviewer", "Reviewer"
    ADMINISTRATOR = "administrator", "Administrator"


KEEPERS = frozenset({Role.CLERK, Role.ADMINISTRATOR})
"""Roles that keep the record and give roles to others: a city is never without one of them."""


class Membership(models.Model):
    """One person's role in one city."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "user", "role"], name="membership_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}, {self.municipality}"


class ClockReading(models.Model):
    """Append-only: where the clock of a demonstration city stands, or how far it runs from the real one.

    The last reading counts. The database refuses a reading for any other city and one that goes back.
    """

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="clock_readings")
    number = models.PositiveIntegerField()
    stands_at = models.DateTimeField(null=True, blank=True)
    offset_seconds = models.BigIntegerField(null=True, blank=True)
    recorded_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "number"], name="clock_reading_number"),
            models.CheckConstraint(
                condition=models.Q(stands_at__isnull=True) ^ models.Q(offset_seconds__isnull=True),
                name="clock_stands_or_runs",
            ),
        ]

    def __str__(self) -> str:
        return f"Clock of {self.municipality}, reading {self.number}"
