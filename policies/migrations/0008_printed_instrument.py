from django.db import migrations, models

FURTHER = "Sections of the bill that change no text: a penalty, a transition, an emergency."
OPERATIONS = [
    ("adopt", "adopts"),
    ("amend", "amends"),
    ("add", "adds"),
    ("repeal", "repeals"),
    ("reenact", "repeals and re-enacts"),
    ("restore", "restores"),
    ("renumber", "renumbers"),
]
CLAUSES = [
    ("further_clauses", models.TextField(blank=True, help_text=FURTHER)),
    ("severability_clause", models.TextField(blank=True)),
    ("repealer_clause", models.TextField(blank=True, help_text="Of what conflicts with it.")),
    ("codification_clause", models.TextField(blank=True)),
    ("signature_lines", models.TextField(blank=True, help_text="One on each line: “Approved: Mayor”.")),
    (
        "set_out",
        models.CharField(
            blank=True, help_text="How much of a section it sets out; blank as the city does.", max_length=20
        ),
    ),
]
FORMS = models.JSONField(
    blank=True, default=dict, help_text="How each kind is printed and numbered: see policies.printout.forms."
)


class Migration(migrations.Migration):
    """What a printed instrument has beside its changes, and how a city prints and numbers each kind."""

    dependencies = [("policies", "0007_local_law")]

    operations = [
        *(
            migrations.AddField(model, name, field)
            for model in ("edition", "historicaledition")
            for name, field in CLAUSES
        ),
        *(
            migrations.AddField(model, "instrument_forms", FORMS)
            for model in ("jurisdictionprofile", "historicaljurisdictionprofile")
        ),
        *(
            migrations.AlterField(model, "operation", models.CharField(choices=OPERATIONS, max_length=20))
            for model in ("instruction", "historicalinstruction")
        ),
    ]
