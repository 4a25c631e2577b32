"""How each kind of instrument is printed and numbered in a city: seen and changed at the desk."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.answers import see_other
from civicpolicy.desk.printed_trail import KINDS, LABELS, printed_trail
from civicpolicy.desk.profile import latest
from civicpolicy.desk.trail import quoted
from comments.posting import readable
from policies.decorators import CityRequest, requires
from policies.fields import area_field, line_field
from policies.models import InstrumentKind, JurisdictionProfile, Municipality
from policies.printout.forms import ENTRIES, FORMS, form_of
from policies.printout.numbers import LONGEST, is_format
from policies.refusals import Overtaken
from policies.services.municipalities import change_profile

FORMAT = "{n} counts; {n:3} has zeros in front; {year} is 2026 and {yy} is 26. Empty: one more than the last."


class PrintedForm(forms.Form):
    """The words and numbers of one kind; an entry left as it is usual is kept as usual."""

    use_required_attribute = False

    noun = line_field(LABELS["noun"], 40, help_text="“this ordinance”.")
    bill = line_field(LABELS["bill"], 60, required=False)
    number = line_field(LABELS["number"], 60, required=False)
    sponsors = line_field(LABELS["sponsors"], 60, required=False)
    section = line_field(LABELS["section"], 20, required=False)
    enacting = area_field(LABELS["enacting"], 2, required=False)
    severability = area_field(LABELS["severability"], 2, required=False)
    repealer = area_field(LABELS["repealer"], 2, required=False)
    codification = area_field(LABELS["codification"], 2, required=False)
    signatures = area_field(
        LABELS["signatures"],
        4,
        required=False,
        help_text="One on each line, the act before the office: “Approved: Mayor”.",
    )
    bill_format = line_field(LABELS["bill_format"], LONGEST, required=False, help_text=FORMAT)
    number_format = line_field(LABELS["number_format"], LONGEST, required=False, help_text=FORMAT)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, kind: str, **options: Any) -> None:
        super().__init__(data, **options)
        if kind == InstrumentKind.ORDINANCE:
            del self.fields["enacting"]

    def clean_bill_format(self) -> str:
        """Empty, or one that counts."""
        return _counting(self.cleaned_data["bill_format"])

    def clean_number_format(self) -> str:
        """Empty, or one that counts."""
        return _counting(self.cleaned_data["number_format"])

    def own(self, kind: str) -> dict[str, str]:
        """What the city has in place of the usual words."""
        usual = asdict(FORMS[kind])
        given = {name: self.cleaned_data.get(name, usual[name]).replace("\r\n", "\n") for name in ENTRIES}
        return {name: words for name, words in given.items() if words != usual[name]}


def _counting(text: str) -> str:
    if text and not is_format(text):
        raise forms.ValidationError("Write {n} once, where the number stands, as in {year}-{n}")
    return text


@requires("policies.set_up_city")
@require_http_methods(["GET", "HEAD", "POST"])
def printed_form(request: CityRequest, kind: str) -> HttpResponse:
    """See and change how one kind is printed and numbered."""
    if kind not in KINDS:
        raise Http404("There is no such kind.")
    city, status = request.municipality, 200
    now_stands: list[tuple[str, str]] = []
    form = PrintedForm(kind=kind, initial=_shown(city, kind))
    if request.method == "POST":
        form, status = PrintedForm(readable(request.POST), kind=kind), 422
        if form.is_valid():
            try:
                _save(request, kind, form)
                messages.success(request, f"{KINDS[kind]}: how it is printed is saved.")
                return see_other(reverse("desk:printed-form", args=[city.slug, kind]))
            except Overtaken as refusal:
                typed = {**readable(request.POST).dict(), "seen": latest(city)}
                form, status = PrintedForm(typed, kind=kind), 409
                now_stands = _differing(city, kind, form)
                below = "What stands now is below" if now_stands else "Look once more, then save again"
                form.add_error(None, f"{refusal} {below}")
    context = {
        "form": form,
        "kind": KINDS[kind],
        "kinds": [(each, KINDS[each], each == kind) for each in KINDS],
        "now_stands": now_stands,
        "trail": printed_trail(city, kind),
    }
    return render(request, "desk/profile/printed.html", context, status=status)


def _shown(city: Municipality, kind: str) -> dict[str, Any]:
    return asdict(form_of(kind, city.profile.instrument_forms)) | {"seen": latest(city)}


def _differing(city: Municipality, kind: str, form: PrintedForm) -> list[tuple[str, str]]:
    """What stands now where the form says something else, as pairs of a name and words."""
    profile = JurisdictionProfile.objects.get(municipality=city)
    stands = form_of(kind, profile.instrument_forms)
    typed = form_of(kind, {kind: form.own(kind) if form.is_valid() else {}})
    differing = [name for name in ENTRIES if getattr(stands, name) != getattr(typed, name)]
    return [(LABELS[name], quoted(stands, name)) for name in differing]


def _save(request: CityRequest, kind: str, form: PrintedForm) -> None:
    known = JurisdictionProfile.objects.get(municipality=request.municipality).instrument_forms
    seen = form.cleaned_data["seen"] or 0
    forms_of_city = {**known, kind: form.own(kind)}
    change_profile(
        by=request.user, municipality=request.municipality, seen=seen, instrument_forms=forms_of_city
    )
