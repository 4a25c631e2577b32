"""What is folded on a screen stands on paper, where nothing can be opened."""

import pytest
from playwright.sync_api import Page, expect

from civicpolicy import look

FOLDS = """<main>
<details><summary>How each member voted</summary><p>Ana Ruiz: aye</p></details>
<details class="fold"><summary>Two sections stay</summary><p>The same words</p></details>
<form><details><summary>More sections</summary><p>A field of a form</p></details></form>
</main>"""


@pytest.mark.browser
def test_a_fold_is_open_on_paper_but_for_what_stays_the_same_and_for_forms(page: Page):
    page.set_content(f"<style>{look.style().decode()}</style>{FOLDS}")
    expect(page.get_by_text("Ana Ruiz: aye")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.get_by_text("Ana Ruiz: aye")).to_be_visible()
    expect(page.get_by_text("The same words")).to_be_hidden()
    expect(page.get_by_text("A field of a form")).to_be_hidden()
