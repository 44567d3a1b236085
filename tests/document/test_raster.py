from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from udset_desktop.document.blocks import Title, paragraphs
from udset_desktop.document.paper import Paper, pages_in, render_paper
from udset_desktop.document.raster import render_pages

PDF = render_paper((Title("A title"), *paragraphs("word " * 900)), Paper(title="t", language="en"))


def test_every_page_comes_as_pixels_of_the_asked_size():
    pages = render_pages(PDF, dpi=72)
    assert len(pages) == pages_in(PDF) > 1
    assert {(page.width, page.height) for page in pages} == {(596, 842)}
    assert all(len(page.rgb) == page.stride * page.height for page in pages)
    assert all(page.stride >= 3 * page.width for page in pages)


def test_a_page_is_dark_letters_on_white():
    page = render_pages(PDF, dpi=72, first=1, last=1)[0]
    assert page.rgb[:3] == b"\xff\xff\xff"
    assert min(page.rgb) < 60


def test_only_the_asked_pages_come():
    assert len(render_pages(PDF, dpi=20, first=2, last=2)) == 1
    assert len(render_pages(PDF, dpi=20, first=2)) == pages_in(PDF) - 1


@pytest.mark.parametrize("dpi", [110, 300])
def test_a_finer_look_has_more_pixels(dpi):
    (page,) = render_pages(PDF, dpi=dpi, last=1)
    assert abs(page.width - 595.3 * dpi / 72) <= 1


def test_two_at_once_take_turns():
    with ThreadPoolExecutor(4) as lanes:
        made = list(lanes.map(lambda _: render_pages(PDF, dpi=40), range(8)))
    assert all(one == made[0] for one in made)
