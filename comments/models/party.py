"""Who may read a closed consultation and write to it: a person for each party, named by the clerk."""

from django.conf import settings
from django.db import models

from comments.models.docket import Docket
from policies.models import Municipality


class DocketParty(models.Model):
    """Append-only: a person who stands for a party to a closed docket; with ``withdraws``, no longer."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="docket_parties")
    docket = models.ForeignKey(Docket, models.PROTECT, related_name="parties")
    name = models.CharField(max_length=200, help_text="Of the party, as it calls itself.")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    withdraws = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="withdrawal")
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["docket", "pk"]
        verbose_name_plural = "docket parties"

    def __str__(self) -> str:
        return f"{self.name}: {self.person}"
