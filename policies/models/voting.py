"""Motions, roll calls and votes: append-only rows, and the result is never one of them.

What came of a roll call is counted from its votes by ``policies.voting``. A mistake is corrected by another
roll call, as an act corrects an act.
"""

from django.conf import settings
from django.db import models

from policies import majorities, voting
from policies.models.instrument import Edition
from policies.models.meeting import AgendaItem, Meeting
from policies.models.municipality import Municipality
from policies.models.partial import PartlyDated


class Motion(models.Model):
    """What was moved over one text of an instrument, by whom, and at which meeting, as far as recorded."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="motions")
    kind = models.CharField(
        max_length=30, choices=[(each.value, words) for each, words in majorities.MOTION_WORDS.items()]
    )
    words = models.TextField(blank=True, help_text="The motion as it was put.")
    moved_by = models.CharField(max_length=120, blank=True)
    seconded_by = models.CharField(max_length=120, blank=True)
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="motions")
    agenda_item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, related_name="+")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Motion {self.get_kind_display()}: {self.edition}"


class RollCall(PartlyDated):
    """The votes on one motion. ``names`` says how many there are, so that none can be added later.

    ``seats`` are the members whom the council has when every seat is taken, None when that is not known;
    ``vacancies`` are the seats that nobody held. ``threshold`` is the majority that was asked for that day.
    """

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="roll_calls")
    motion = models.OneToOneField(Motion, models.PROTECT, related_name="roll_call")
    presiding_officer = models.CharField(max_length=120)
    threshold = models.CharField(
        max_length=30, choices=[(each.value, words) for each, words in majorities.THRESHOLD_WORDS.items()]
    )
    source = models.CharField(max_length=200, blank=True, help_text="The law that asks for that majority.")
    seats = models.PositiveSmallIntegerField(null=True, blank=True)
    vacancies = models.PositiveSmallIntegerField(default=0)
    names = models.PositiveSmallIntegerField()
    evidence = models.TextField(blank=True, help_text="Where it can be looked up.")
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="correction")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.motion}, {self.date}"


class Vote(models.Model):
    """How one member voted, under the name and the seat that the minutes have."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    roll_call = models.ForeignKey(RollCall, models.PROTECT, related_name="votes")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    seat = models.CharField(max_length=120, blank=True, help_text="“Ward 2”, “Mayor”.")
    choice = models.CharField(
        max_length=20, choices=[(each.value, words) for each, words in voting.CHOICE_WORDS.items()]
    )
    reason = models.CharField(max_length=300, blank=True, help_text="Why a member was recused.")

    class Meta:
        ordering = ["roll_call", "position"]
        constraints = [
            models.UniqueConstraint(fields=["roll_call", "position"], name="vote_position"),
            models.UniqueConstraint(fields=["roll_call", "name"], name="vote_once"),
            models.CheckConstraint(
                condition=~models.Q(choice=voting.Choice.RECUSED.value) | ~models.Q(reason=""),
                name="recused_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_choice_display()}"
