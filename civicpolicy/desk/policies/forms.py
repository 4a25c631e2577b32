"""What a person types to open a policy and to start a draft of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from policies.exchange import library
from policies.fields import area_field, choice_field, line_field
from policies.models import PolicyKind

LAW, VERSION, WORDS, EMPTY, TEMPLATE = "law", "version", "words", "empty", "template"
LONGEST_PASTE = 1_000_000


def template_choices() -> list[tuple[str, str]]:
    """The templates of policies, as options of a list."""
    found = library.templates(library.POLICIES).values()
    return [(each.name, f"{each.title}: {each.about[:1].lower()}{each.about[1:]}") for each in found]


class PolicyForm(forms.Form):
    """A policy: what it is called, what it is, where it stands in the code."""

    use_required_attribute = False

    title = line_field(
        "Title",
        200,
        help_text="As people call it: “Code of ethics”.",
        error_messages={"required": "Give the policy a title"},
    )
    kind = choice_field(
        "Kind of policy",
        "Choose a kind from the list",
        choices=PolicyKind.choices,
        initial=PolicyKind.OTHER,
    )
    citation = line_field(
        "Citation",
        200,
        required=False,
        help_text="Where it stands: “Chapter 2.60 of the Municipal Code”. Empty when it has none.",
    )


class StartForm(forms.Form):
    """What a draft begins with."""

    use_required_attribute = False

    how = choice_field(
        "What does the draft begin with?",
        "Choose what the draft begins with from the list",
        "Choose what the draft begins with",
        widget=forms.RadioSelect,
    )
    version = choice_field(
        "Which text",
        "Choose a text from the list",
        required=False,
        help_text="Only when the draft is to be a copy of a text you choose.",
    )
    template = choice_field(
        "Which template",
        "Choose a template from the list",
        required=False,
        help_text="Only when the draft is to begin from a template. Its names are filled in next.",
    )
    words = area_field(
        "Text to paste",
        12,
        LONGEST_PASTE,
        required=False,
        strip=False,
        help_text="Only when the draft is to begin with pasted text. A heading begins a section.",
    )

    def __init__(
        self, *args: Any, texts: Sequence[tuple[str, str]], in_force: str = "", **options: Any
    ) -> None:
        super().__init__(*args, **options)
        ways = [(LAW, f"The text in force ({in_force})")] if in_force else []
        ways += [(VERSION, "A text of this policy that I choose")] if texts else []
        ways += [(TEMPLATE, "A template")]
        ways += [(WORDS, "Text that I paste"), (EMPTY, "Nothing: I write it section by section")]
        self.fields["how"].choices = ways  # type: ignore[attr-defined]
        self.fields["version"].choices = [("", "Choose a text"), *texts]  # type: ignore[attr-defined]
        self.fields["template"].choices = [("", "Choose a template"), *template_choices()]  # type: ignore[attr-defined]
        if not texts:
            del self.fields["version"]

    def clean(self) -> None:
        """What the chosen way needs is there."""
        how = self.cleaned_data.get("how")
        if how == VERSION and not self.cleaned_data.get("version") and "version" not in self.errors:
            self.add_error("version", "Choose the text that the draft is a copy of")
        if how == TEMPLATE and not self.cleaned_data.get("template") and "template" not in self.errors:
            self.add_error("template", "Choose the template that the draft begins from")
        if how == WORDS and not self.cleaned_data.get("words", "").strip() and "words" not in self.errors:
            self.add_error("words", "Paste the text that the draft begins with")
