"""Append-only rows: freezings, acts, publications, sources. The database stamps their times."""

from django.conf import settings
from django.db import models

from policies.models.instrument import Edition, Instrument
from policies.models.municipality import Municipality
from policies.models.partial import PartlyDated
from policies.models.policy import Extent, Marks, Version
from policies.models.voting import RollCall, Vote
from policies.voting import Choice

ONE_OF_TWO = models.Q(version__isnull=True) ^ models.Q(edition__isnull=True)


class Freezing(models.Model):
    """The instant from which a version, or an edition, cannot change.

    ``text_digest`` is SHA-256 of the canonical text; ``record_digest`` chains it to what it came from.
    """

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    version = models.OneToOneField(Version, models.PROTECT, null=True, blank=True, related_name="freezing")
    edition = models.OneToOneField(Edition, models.PROTECT, null=True, blank=True, related_name="freezing")
    text_digest = models.CharField(max_length=64)
    record_digest = models.CharField(max_length=64)
    frozen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    frozen_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=ONE_OF_TWO, name="freezing_of_one")]

    def __str__(self) -> str:
        return f"{self.version or self.edition}, frozen {self.frozen_at}"


class Publication(models.Model):
    """The instant at which a frozen version, or edition, was made public."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    version = models.ForeignKey(Version, models.PROTECT, null=True, blank=True, related_name="publications")
    edition = models.ForeignKey(Edition, models.PROTECT, null=True, blank=True, related_name="publications")
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=ONE_OF_TWO, name="publication_of_one"),
            models.UniqueConstraint(fields=["version"], name="publication_of_version"),
            models.UniqueConstraint(fields=["edition"], name="publication_of_edition"),
        ]

    def __str__(self) -> str:
        return f"{self.version or self.edition}, published {self.published_at}"


class ActKind(models.TextChoices):
    """What happened to an instrument on its way."""

    REQUESTED = "requested", "Asked for"
    REVIEWED = "reviewed", "Reviewed"
    APPROVED_AS_TO_FORM = "approved_as_to_form", "Approved as to form"
    INTRODUCED = "introduced", "Introduced"
    READ = "read", "Read"
    REFERRED = "referred", "Referred"
    POSTPONED = "postponed", "Postponed"
    WITHDRAWN = "withdrawn", "Withdrawn"
    FAILED = "failed", "Failed"
    PASSED = "passed", "Passed"
    PRESIDING_SIGNED = "presiding_signed", "Signed by the presiding officer"
    SIGNED = "signed", "Signed"
    AUTHORISED = "authorised", "Authorized"
    APPROVED = "approved", "Approved"
    VETOED = "vetoed", "Vetoed"
    RETURNED_UNSIGNED = "returned_unsigned", "Returned unsigned"
    OVERRIDDEN = "overridden", "Veto overridden"
    ADOPTED = "adopted", "Adopted"
    ATTESTED = "attested", "Attested"
    PUBLISHED = "published", "Published"
    CODIFIED = "codified", "Codified"
    NOT_SO = "not_so", "Did not happen"


class ActQuerySet(models.QuerySet["Act"]):
    """Acts as pages need them."""

    def with_votes(self) -> "ActQuerySet":
        """Count the ayes and nays of each act's roll call in the same query."""

        def count(choice: Choice) -> models.Subquery:
            rows = Vote.objects.filter(roll_call=models.OuterRef("roll_call"), choice=choice).order_by()
            counted = rows.values("roll_call").annotate(n=models.Count("pk")).values("n")
            return models.Subquery(counted, output_field=models.IntegerField())

        return self.annotate(ayes=count(Choice.AYE), nays=count(Choice.NAY))


class Act(PartlyDated):
    """One recorded act on an instrument. Effective and repealed are derived from these, never stored.

    A mistaken act is not erased: another act corrects it, and only the correction counts.
    """

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="acts")
    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="acts")
    edition = models.ForeignKey(Edition, models.PROTECT, null=True, blank=True, related_name="acts")
    kind = models.CharField(max_length=30, choices=ActKind.choices)
    by_whom = models.CharField(max_length=200, blank=True, help_text="Body, office or person, as recorded.")
    vote = models.CharField(max_length=100, blank=True, help_text="The words of a paper that names nobody.")
    roll_call = models.ForeignKey(RollCall, models.PROTECT, null=True, blank=True, related_name="acts")
    evidence = models.TextField(blank=True, help_text="Where it can be looked up.")
    note = models.TextField(blank=True)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="correction")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(null=True, editable=False)

    objects = ActQuerySet.as_manager()

    class Meta:
        ordering = ["instrument", "date_earliest", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.instrument}, {self.date}"

    @property
    def vote_words(self) -> str:
        """``5 to 2``, counted from its roll call (by ``with_votes``); without one, the words of the paper."""
        if self.roll_call_id is None:
            return self.vote
        counted = self.__dict__
        if "ayes" not in counted:
            counts = Vote.objects.filter(roll_call=self.roll_call_id).values_list("choice", flat=True)
            counted |= {f"{each}s": list(counts).count(each) for each in (Choice.AYE, Choice.NAY)}
        return f"{counted['ayes'] or 0} to {counted['nays'] or 0}"


class Source(models.Model):
    """An imported file as it was read: its hash, its words, and where every one of them went."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="sources")
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    text = models.TextField()
    extent = models.CharField(max_length=10, choices=Extent.choices)
    marks = models.CharField(max_length=10, choices=Marks.choices)
    ledger = models.JSONField()
    findings = models.JSONField(default=list)
    version = models.ForeignKey(Version, models.PROTECT, null=True, blank=True, related_name="sources")
    edition = models.ForeignKey(Edition, models.PROTECT, null=True, blank=True, related_name="sources")
    imported_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    imported_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name


class RulingKind(models.TextChoices):
    """What a person ruled on words of a source."""

    KEPT = "kept", "Kept as read"
    CORRECTED = "corrected", "Other words"
    DROPPED = "dropped", "Left out"
    RESTORED = "restored", "Brought back"
    SETTLED = "settled", "Settled by a correction of the section"
    CLEAN = "clean", "Clean words: no mark was lost"
    WITHDRAWN = "withdrawn", "Ruling withdrawn"
    SET_ASIDE = "set_aside", "Imported by mistake"
    TAKEN_UP = "taken_up", "Taken up again"


class SourceRuling(models.Model):
    """What a person ruled on one span of a source; without a span, on its marks or on the whole paper.

    The last one counts, of the same span and on the same thing.
    """

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    source = models.ForeignKey(Source, models.PROTECT, related_name="rulings")
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    kind = models.CharField(max_length=20, choices=RulingKind.choices)
    words = models.TextField(blank=True, help_text="The words that stand there by this ruling.")
    reason = models.CharField(max_length=300, blank=True)
    section_key = models.UUIDField(null=True, help_text="The section whose text it changed, if any.")
    ruled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ruled_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(start__isnull=True, end__isnull=True)
                | models.Q(start__lt=models.F("end")),
                name="ruling_on_a_span",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.source}"
