import pytest

from tests.kit.joined import PROJECT_FILE, joined
from tests.kit.papers import words_drawn
from tests.kit.tools import ALONE, EVERY_TOOL, HELD_WITH
from udset_desktop.foundation.problems import EnvironmentFailure, InputRefused
from udset_desktop.usecases.interviewing import begin_choices
from udset_desktop.usecases.paper_sheets import STYLES, blank_choices, blank_pages, render_blank, save_blank

KEY = next(iter(HELD_WITH))


@pytest.fixture(scope="module")
def laptop(tmp_path_factory):
    both = joined(tmp_path_factory.mktemp("river"), EVERY_TOOL)
    yield both.laptop
    both.close()


def test_every_instrument_that_is_held_with_a_person_can_be_had_on_paper(laptop):
    choices = blank_choices(laptop)
    assert [one.key for one in choices] == list(HELD_WITH)
    assert all(render_blank(laptop, one.key).startswith(b"%PDF") for one in choices)


def test_the_foot_says_which_conversation_it_is_as_begin_does(laptop, tmp_path):
    titles = {one.code: one.words for one in begin_choices(laptop).instruments}
    assert len(set(titles.values())) == len(HELD_WITH)
    for key in HELD_WITH:
        drawn = " ".join(words_drawn(render_blank(laptop, key), tmp_path).split())
        assert drawn.count(f"To type in: {titles[key]} ({key})") > 2
        assert f"To type in: {titles[key]} ({key})" in " ".join(
            words_drawn(render_blank(laptop, key, "large"), tmp_path).split()
        )


@pytest.mark.parametrize("key", [*ALONE, ALONE[0].split("/")[0]])
def test_what_a_worker_writes_alone_asks_nobody_for_permission_on_paper(laptop, key, tmp_path):
    with pytest.raises(InputRefused) as refused:
        save_blank(laptop, key, tmp_path / "sheet.pdf")
    assert [one.code for one in refused.value.findings] == ["usecases.work_note_misplaced"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("style", STYLES)
def test_the_pages_shown_are_the_pages_saved(laptop, style, tmp_path):
    pages = save_blank(laptop, KEY, tmp_path / "sheet.pdf", style)
    assert (tmp_path / "sheet.pdf").read_bytes() == render_blank(laptop, KEY, style)
    assert len(blank_pages(laptop, KEY, style, dpi=20)) == pages


def test_an_instrument_nobody_knows_is_refused(laptop):
    with pytest.raises(InputRefused):
        render_blank(laptop, "no-such/1.0.0")


@pytest.fixture(scope="module")
def older(tmp_path_factory):
    """A laptop whose project stays with older versions than the newest there are."""
    kept = PROJECT_FILE.replace('"carer-review/1.0.0"', '"carer-review/1.0.1", "carer-review/2.0.1"').replace(
        '"user-review/1.0.0", ', ""
    )
    both = joined(tmp_path_factory.mktemp("older"), kept)
    yield both.laptop
    both.close()


def test_a_name_without_a_version_means_the_newest_the_project_uses(older):
    assert render_blank(older, "carer-review") == render_blank(older, "carer-review/2.0.1")


@pytest.mark.parametrize("key", ["carer-review/2.1.1", "user-review/1.0.1", "user-review"])
def test_what_the_project_does_not_use_is_not_laid_out(older, key, tmp_path):
    with pytest.raises(InputRefused) as refused:
        save_blank(older, key, tmp_path / "sheet.pdf")
    assert [one.code for one in refused.value.findings] == ["interview.not_of_project"]
    assert list(tmp_path.iterdir()) == []


def test_words_that_were_mended_since_are_still_the_projects(older):
    assert render_blank(older, "carer-review/1.0.0").startswith(b"%PDF")


def test_a_folder_that_is_not_there_leaves_nothing(laptop, tmp_path):
    with pytest.raises(EnvironmentFailure):
        save_blank(laptop, KEY, tmp_path / "away" / "sheet.pdf")
    assert list(tmp_path.iterdir()) == []
