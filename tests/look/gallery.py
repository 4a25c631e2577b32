"""A gallery of every part of the look, with invented data, written as plain pages that a browser can open.

``CIVICPOLICY_GALLERY=FOLDER pytest tests/look`` writes them for a person to look at.
"""

from pathlib import Path

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.test import RequestFactory

from civicpolicy import look
from civicpolicy.site.city_colour import city_stylesheet
from policies.text.redline import redline
from tests.look import invented

PAGES = Path(__file__).parent / "pages"


class CommentForm(forms.Form):
    """The kinds of field that the pages use."""

    position = forms.ChoiceField(
        label="2. Where do you stand?",
        required=False,
        widget=forms.RadioSelect,
        choices=[
            ("for", "For it"),
            ("against", "Against it"),
            ("with_changes", "For it, with changes"),
            ("question", "I have a question"),
        ],
    )
    words = forms.CharField(
        label="3. Your comment",
        help_text="Say what you would keep, change or drop, and why. Up to 10,000 characters.",
        widget=forms.Textarea,
        error_messages={"required": "Write your comment, or say which position you take"},
    )
    name = forms.CharField(label="4. Your name", help_text="Shown with your comment.")
    email = forms.EmailField(
        label="5. E-mail",
        required=False,
        help_text="Never shown. For your receipt only.",
        error_messages={"invalid": "Enter an e-mail address like name@example.com"},
    )
    capacity = forms.ChoiceField(
        label="6. I write as", choices=[("resident", "A resident"), ("business", "A business owner")]
    )
    agree = forms.BooleanField(label="I know that my words become part of the public record")


def render(name: str, **context: object) -> str:
    """A page of the gallery, as the invented city shows it."""
    request = RequestFactory().get(f"/{invented.CITY.slug}/")
    request.user = AnonymousUser()
    request.municipality = invented.CITY
    known = {"request": request, "frame": template("frame"), "open_dockets": 1, **vars(invented), **context}
    return template(name).render(Context(known))


def template(name: str) -> Template:
    """A page's own template; context processors, and with them the database, stay out of it."""
    return Template((PAGES / f"{name}.html").read_text())


def pages() -> dict[str, str]:
    """Every page of the gallery by name."""
    changes = redline(
        invented.text("code_of_ethics_repealed.txt"), invented.text("code_of_ethics_restored.txt")
    )
    section = next(s for s in changes.sections if s.kind == "amended")
    counts = {s.new.key: n * 3 for n, s in enumerate(changes.sections) if s.new}
    form = CommentForm(
        {"words": "", "name": "Dana Whitfield", "email": "dana.whitfield@", "capacity": "resident"}
    )
    fresh = CommentForm(initial={"position": "with_changes", "words": "Keep the register."})
    picker = [
        {"key": s.new.key, "label": s.new.label, "heading": s.new.heading, "chosen": n == 0, "shown": n < 3}
        for n, s in enumerate(changes.sections)
        if s.new
    ]
    more = {
        "redline": changes,
        "section": section,
        "counts": counts,
        "form": form,
        "fresh": fresh,
        "picker": picker,
        "plain": invented.text("social_media_policy.txt")[:3],
        "home_events": [invented.SESSION],
    }
    names = sorted(path.stem for path in PAGES.glob("*.html") if path.stem != "frame")
    return {name: render(name, **more) for name in names}


def write(folder: Path) -> list[str]:
    """Write the gallery, with its style sheets beside it, into a folder that can be served as a site."""
    written = []
    for name, html in pages().items():
        (folder / f"{name}.html").write_text(html)
        written.append(name)
    city = folder / invented.CITY.slug
    city.mkdir(exist_ok=True)
    (folder / look.address().lstrip("/")).write_bytes(look.style())
    (city / "city.css").write_text(city_stylesheet(invented.CITY.profile.accent))
    return written
