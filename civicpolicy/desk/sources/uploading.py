"""A paper comes in: uploaded or pasted, read, and kept as a draft."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.answers import see_other
from civicpolicy.desk.sources.finding import DRAFT, address, places_waiting, sources
from civicpolicy.desk.sources.forms import ImportForm
from policies.decorators import CityRequest, requires
from policies.exchange import UnreadableFile, read
from policies.models import Source
from policies.refusals import Refused
from policies.services.importing import save_reading

A_PAGE = 20


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: CityRequest) -> HttpResponse:
    """The form of an import over the papers that came in before."""
    typed = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ImportForm(*typed, city=request.municipality)
    if form.is_valid():
        try:
            return see_other(address(_imported(request, form)))
        except UnreadableFile as refusal:
            form.add_error("file" if form.cleaned_data["file"] else "pasted", str(refusal).rstrip("."))
        except Refused as refusal:
            form.add_error(None, str(refusal))
    page = Paginator(sources(request).defer("text", "findings"), A_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "rows": places_waiting(list(page))}
    return render(request, "desk/sources/import.html", context, status=422 if form.is_bound else 200)


def _imported(request: CityRequest, form: ImportForm) -> Source:
    data, name = form.contents()
    imported = save_reading(
        by=request.user,
        municipality=request.municipality,
        reading=read(data),
        data=data,
        name=name,
        policy=form.known.get(form.cleaned_data["policy"]),
        publish=False,
    )
    messages.success(request, f"“{imported.source.name}” was read and kept as a draft. Nothing is public.")
    return imported.source
