"""The tenant, its local law, its people, and the clock of a demonstration."""

from datetime import date
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from simple_history.models import HistoricalRecords

from policies.lifecycle import EffectiveRule
from policies.local_law import PUBLISHING_WORDS, SET_OUT_WORDS, EarlierClause
from policies.majorities import THRESHOLD_WORDS
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


THRESHOLDS = [(each.value, words) for each, words in THRESHOLD_WORDS.items()]


class JurisdictionProfile(models.Model):
    """Local law and habit: the choices that differ from city to city.

    Empty (None, or "") where nothing is known: no rule is then looked for, unless the general law of the
    state has one. ``rule_sources`` says of a field, by its name, where the rule stands.
    """

    municipality = models.OneToOneField(Municipality, models.PROTECT, related_name="profile")
    time_zone = models.CharField(max_length=60)
    redline_style = models.CharField(max_length=30, choices=city_styles, default=USUAL)
    enacting_clause = models.TextField(blank=True)
    instrument_forms = models.JSONField(
        default=dict,
        blank=True,
        help_text="How each kind is printed and numbered: see policies.printout.forms.",
    )
    receipt_prefix = models.CharField(max_length=4, validators=[RegexValidator(r"^[A-Z]{2,4}$")])
    reviews_comments = models.BooleanField(
        default=False, help_text="Comments appear after a person has looked for private data."
    )
    accent = models.CharField(max_length=7, default="#1f5b4b", validators=[RegexValidator(r"^#[0-9a-f]{6}$")])
    clerk_office = models.CharField(max_length=120, default="Office of the City Clerk")
    clerk_email = models.EmailField(blank=True)
    clerk_phone = models.CharField(max_length=60, blank=True)
    address = models.CharField(max_length=200, blank=True)
    sponsor_required = models.BooleanField(default=False)
    council_size = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Members elected; empty while it is not known."
    )
    readings = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Of an ordinance.")
    readings_on_different_days = models.BooleanField(default=False)
    days_to_passage = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="At least so many from introduction to passage."
    )
    passage_threshold = models.CharField(max_length=30, blank=True, choices=THRESHOLDS)
    suspension_threshold = models.CharField(max_length=30, blank=True, choices=THRESHOLDS)
    override_threshold = models.CharField(max_length=30, blank=True, choices=THRESHOLDS)
    mayor_acts = models.BooleanField(
        null=True, blank=True, help_text="Whether what is passed goes to the mayor; empty: not known."
    )
    presiding_officer_signs = models.BooleanField(default=False)
    set_out_unit = models.CharField(
        max_length=20, blank=True, choices=[(each.value, words) for each, words in SET_OUT_WORDS.items()]
    )
    publication = models.CharField(
        max_length=30, blank=True, choices=[(each.value, words) for each, words in PUBLISHING_WORDS.items()]
    )
    codifies = models.BooleanField(default=False, help_text="Ordinances are put into a code.")
    effective_rule = models.CharField(
        max_length=30,
        choices=[(rule.value, rule.value) for rule in EffectiveRule],
        default=EffectiveRule.UNKNOWN,
    )
    effective_days = models.PositiveSmallIntegerField(default=0)
    effective_clause = models.TextField(blank=True, help_text="The usual words, for a new bill.")
    earlier_clauses = models.JSONField(
        default=list, blank=True, help_text="Enacting clauses of the past: until a day, words."
    )
    rule_sources = models.JSONField(default=dict, blank=True, help_text="By field: where the rule stands.")
    history = HistoricalRecords()

    def __str__(self) -> str:
        return f"Local law of {self.municipality}"

    @property
    def clauses_before(self) -> tuple[EarlierClause, ...]:
        """The enacting clauses that the city no longer uses, as they were entered."""
        rows = self.earlier_clauses
        return tuple(EarlierClause(date.fromisoformat(row["until"]), row["words"]) for row in rows)


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
