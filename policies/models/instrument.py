"""The legal act that changes policies, its editions, and what each edition does."""

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from policies.lifecycle import EffectiveRule
from policies.models.municipality import Municipality
from policies.models.partial import PartlyDated
from policies.models.policy import Policy, Version
from policies.text.section import level_word

UNRECORDED = "An act that is not on record"
"""How the title begins of an act that nobody named, made for a text that was entered as already in force."""


class InstrumentKind(models.TextChoices):
    """What an instrument is called in law."""

    ORDINANCE = "ordinance", "Ordinance"
    RESOLUTION = "resolution", "Resolution"
    EXECUTIVE_ORDER = "executive_order", "Executive order"
    ADMINISTRATIVE_POLICY = "administrative_policy", "Administrative policy"
    COUNCIL_POLICY = "council_policy", "Council policy"
    UNKNOWN = "unknown", "Instrument not known"


class AdoptionPath(models.TextChoices):
    """Who can make it law."""

    COUNCIL = "council", "By the council"
    EXECUTIVE = "executive", "By the executive"


class Instrument(models.Model):
    """A bill, ordinance, resolution or order. No number is required: paper often lacks one."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="instruments")
    slug = models.SlugField(max_length=80)
    kind = models.CharField(max_length=30, choices=InstrumentKind.choices)
    adoption_path = models.CharField(
        max_length=20, choices=AdoptionPath.choices, default=AdoptionPath.COUNCIL
    )
    title = models.CharField(
        max_length=200, help_text="Short, as people say it: “restoring the code of ethics”."
    )
    bill_number = models.CharField(max_length=60, blank=True)
    ordinance_number = models.CharField(max_length=60, blank=True)
    ordinance_number_raw = models.CharField(
        max_length=120, blank=True, help_text="The words of the paper where the number could not be read."
    )
    file_number = models.CharField(max_length=60, blank=True)
    sponsors = models.JSONField(default=list, blank=True, help_text="Names with their titles.")
    summary = models.TextField(blank=True, help_text="Plain words about what it does; not law.")
    history = HistoricalRecords()

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["municipality", "slug"], name="instrument_slug")]

    def __str__(self) -> str:
        return self.designation

    @property
    def is_unrecorded(self) -> bool:
        """True while nothing is known of it but that it must have been, since its text is in force."""
        numbers = (self.bill_number, self.ordinance_number, self.ordinance_number_raw)
        unnamed = self.kind == InstrumentKind.UNKNOWN and not any(numbers)
        return unnamed and self.title.startswith(UNRECORDED)

    @property
    def in_a_sentence(self) -> str:
        """What to call it inside a sentence: ``Ordinance 23-18``, or that it is not on record."""
        return f"a{UNRECORDED[1:]}" if self.is_unrecorded else self.designation

    @property
    def designation(self) -> str:
        """What to call it: its number in law, else its bill number, else its title."""
        kind = self.get_kind_display() if self.kind != InstrumentKind.UNKNOWN else "Instrument"
        if self.ordinance_number:
            return f"{kind} {self.ordinance_number}"
        if self.bill_number:
            return f"{'Bill' if self.kind == InstrumentKind.ORDINANCE else kind} {self.bill_number}"
        return self.title


class EditionQuerySet(models.QuerySet["Edition"]):
    """Editions as pages need them."""

    def published(self) -> "EditionQuerySet":
        """Only what was made public; nothing else is ever shown."""
        return self.filter(publications__isnull=False)


class Edition(models.Model):
    """One text of an instrument: as introduced, a substitute, as enacted. Frozen like a version."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="editions")
    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=60, default="as introduced")
    long_title = models.TextField(blank=True)
    recitals = models.TextField(blank=True)
    enacting_clause = models.TextField(blank=True)
    effective_clause = models.TextField(blank=True)
    effective_rule = models.CharField(
        max_length=30,
        choices=[(rule.value, rule.value) for rule in EffectiveRule],
        default=EffectiveRule.UNKNOWN,
    )
    effective_days = models.PositiveSmallIntegerField(default=0)
    effective_events = models.JSONField(
        default=list, blank=True, help_text="What the later of several waits for, by name."
    )
    further_clauses = models.TextField(
        blank=True,
        help_text="Sections of the bill that change no text: a penalty, a transition, an emergency.",
    )
    severability_clause = models.TextField(blank=True)
    repealer_clause = models.TextField(blank=True, help_text="Of what conflicts with it.")
    codification_clause = models.TextField(blank=True)
    signature_lines = models.TextField(blank=True, help_text="One on each line: “Approved: Mayor”.")
    set_out = models.CharField(
        max_length=20, blank=True, help_text="How much of a section it sets out; blank as the city does."
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    history = HistoricalRecords()

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["instrument", "number"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "instrument", "number"], name="edition_number"),
        ]

    def __str__(self) -> str:
        return f"{self.instrument}, {self.name}"

    @property
    def is_frozen(self) -> bool:
        """True once the edition can no longer change."""
        return hasattr(self, "freezing")


class Amendment(PartlyDated):
    """What an edition does to one policy. Its date, when it has one, is an effective date of its own.

    No proposed version means that the policy is repealed. With ``in_force_through`` it ends after that day
    by itself: then the text before it stands again when ``restores_before``, else nothing does.
    """

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="amendments")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="amendments")
    policy = models.ForeignKey(Policy, models.PROTECT, related_name="amendments")
    base = models.ForeignKey(Version, models.PROTECT, null=True, blank=True, related_name="amended_by")
    proposed = models.ForeignKey(Version, models.PROTECT, null=True, blank=True, related_name="proposed_by")
    in_force_through = models.DateField(null=True, blank=True, help_text="Its last day, where it has one.")
    restores_before = models.BooleanField(default=False)
    history = HistoricalRecords()

    class Meta:
        ordering = ["edition", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "edition", "policy"], name="amendment_policy"),
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.policy}"


class Operation(models.TextChoices):
    """What one section of a bill does."""

    ADOPT = "adopt", "adopts"
    AMEND = "amend", "amends"
    ADD = "add", "adds"
    REPEAL = "repeal", "repeals"
    REENACT = "reenact", "repeals and re-enacts"
    RESTORE = "restore", "restores"
    RENUMBER = "renumber", "renumbers"


OF_A_POLICY = (Operation.ADOPT, Operation.REPEAL, Operation.RESTORE)
"""What may be done to a policy as a whole, which then has no key of a section."""


class Instruction(models.Model):
    """One section of the bill at work, numbered apart from the sections it changes."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="instructions")
    amendment = models.ForeignKey(Amendment, models.PROTECT, related_name="instructions")
    position = models.PositiveIntegerField()
    number = models.CharField(max_length=30, blank=True, help_text="Of the bill's own section.")
    operation = models.CharField(max_length=20, choices=Operation.choices)
    target = models.CharField(max_length=120, blank=True, help_text="Label of the section it changes.")
    target_key = models.UUIDField(null=True, blank=True)
    after = models.CharField(max_length=60, blank=True, help_text="Label after which a new section stands.")
    caption = models.CharField(max_length=300, blank=True)
    raw = models.TextField(blank=True, help_text="The words of the bill.")
    history = HistoricalRecords()

    class Meta:
        ordering = ["amendment", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "amendment", "position"], name="instruction_position"
            ),
        ]

    def __str__(self) -> str:
        return f"Section {self.number} {self.get_operation_display()} {self.target}"

    @property
    def target_words(self) -> str:
        """What it changes: ``Section 3-11``, ``Sections 11—14``; a policy by what it is called."""
        of_all = self.target_key is None and self.operation in OF_A_POLICY
        if of_all or not self.target[:1].isdigit():
            return self.target
        return f"{level_word('section', self.target)} {self.target}"
