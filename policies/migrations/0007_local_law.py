"""Local law as data in the profile, days on which a change ends, and further rules of taking effect."""

from django.db import migrations, models

import policies.local_law as local_law
import policies.majorities as majorities
from policies.lifecycle import EffectiveRule


def choices(words):
    return [(each.value, said) for each, said in words.items()]


def rule():
    every = [(each.value, each.value) for each in EffectiveRule]
    return models.CharField(choices=every, default="unknown", max_length=30)


def threshold():
    return models.CharField(blank=True, choices=choices(majorities.THRESHOLD_WORDS), max_length=30)


def profile():
    """Every new field of a profile by its name."""
    number, yes_or_no = models.PositiveSmallIntegerField, models.BooleanField
    return {
        "sponsor_required": yes_or_no(default=False),
        "council_size": number(
            blank=True, help_text="Members elected; empty while it is not known.", null=True
        ),
        "readings": number(blank=True, help_text="Of an ordinance.", null=True),
        "readings_on_different_days": yes_or_no(default=False),
        "days_to_passage": number(
            blank=True, help_text="At least so many from introduction to passage.", null=True
        ),
        "passage_threshold": threshold(),
        "suspension_threshold": threshold(),
        "override_threshold": threshold(),
        "mayor_acts": yes_or_no(
            blank=True, help_text="Whether what is passed goes to the mayor; empty: not known.", null=True
        ),
        "presiding_officer_signs": yes_or_no(default=False),
        "set_out_unit": models.CharField(blank=True, choices=choices(local_law.SET_OUT_WORDS), max_length=20),
        "publication": models.CharField(
            blank=True, choices=choices(local_law.PUBLISHING_WORDS), max_length=30
        ),
        "codifies": yes_or_no(default=False, help_text="Ordinances are put into a code."),
        "effective_rule": rule(),
        "effective_days": number(default=0),
        "effective_clause": models.TextField(blank=True, help_text="The usual words, for a new bill."),
        "earlier_clauses": models.JSONField(
            blank=True, default=list, help_text="Enacting clauses of the past: until a day, words."
        ),
        "rule_sources": models.JSONField(
            blank=True, default=dict, help_text="By field: where the rule stands."
        ),
    }


def both(table, fields, kind=migrations.AddField):
    """The same change to a table and to its history."""
    return [
        kind(model_name=name, name=field, field=value)
        for field, value in fields.items()
        for name in (table, f"historical{table}")
    ]


class Migration(migrations.Migration):
    dependencies = [("policies", "0006_what_helps_to_write")]

    operations = [
        *both("jurisdictionprofile", profile()),
        *both(
            "amendment",
            {
                "in_force_through": models.DateField(
                    blank=True, help_text="Its last day, where it has one.", null=True
                ),
                "restores_before": models.BooleanField(default=False),
            },
        ),
        *both(
            "edition",
            {
                "effective_events": models.JSONField(
                    blank=True, default=list, help_text="What the later of several waits for, by name."
                )
            },
        ),
        *both("edition", {"effective_rule": rule()}, migrations.AlterField),
    ]
