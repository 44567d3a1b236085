import pytest

from tests.kit.joined import joined
from udset_desktop.foundation.problems import EnvironmentFailure, InputRefused
from udset_desktop.usecases.paper_sheets import STYLES, blank_choices, blank_pages, render_blank, save_blank


@pytest.fixture(scope="module")
def laptop(tmp_path_factory):
    both = joined(tmp_path_factory.mktemp("river"))
    yield both.laptop
    both.close()


def test_every_instrument_of_the_project_can_be_had_on_paper(laptop):
    choices = blank_choices(laptop)
    assert [one.key for one in choices] == list(laptop.require_project().instruments)
    assert all(render_blank(laptop, one.key).startswith(b"%PDF") for one in choices)


@pytest.mark.parametrize("style", STYLES)
def test_the_pages_shown_are_the_pages_saved(laptop, style, tmp_path):
    pages = save_blank(laptop, "user-review/1.0.0", tmp_path / "sheet.pdf", style)
    assert (tmp_path / "sheet.pdf").read_bytes() == render_blank(laptop, "user-review/1.0.0", style)
    assert len(blank_pages(laptop, "user-review/1.0.0", style, dpi=20)) == pages


def test_an_instrument_nobody_knows_is_refused(laptop):
    with pytest.raises(InputRefused):
        render_blank(laptop, "no-such/1.0.0")


def test_a_folder_that_is_not_there_leaves_nothing(laptop, tmp_path):
    with pytest.raises(EnvironmentFailure):
        save_blank(laptop, "user-review/1.0.0", tmp_path / "away" / "sheet.pdf")
    assert list(tmp_path.iterdir()) == []
