import pytest

from tests.kit.joined import workplace_in
from tests.kit.windows import AtOnce
from udset_desktop.desktop.flows.training import begin_training
from udset_desktop.foundation.problems import Cancelled
from udset_desktop.usecases import interviewing
from udset_desktop.usecases.workplace import HomeKind, home_kind


class StopsAt(AtOnce):
    """Somebody presses Stop when so much is done."""

    def __init__(self, share):
        super().__init__()
        self.share = share

    def checkpoint(self, share=None):
        super().checkpoint(share)
        if share is not None and share >= self.share:
            raise Cancelled


@pytest.fixture(scope="module")
def tried(tmp_path_factory):
    workplace = workplace_in(tmp_path_factory.mktemp("tried") / "home")
    control = AtOnce()
    begin_training(workplace, control)
    yield workplace, control
    workplace.close()


def test_made_up_people_wait_on_today(tried):
    workplace, control = tried
    assert workplace.is_training
    assert control.shares
    today = interviewing.today(workplace)
    assert today.training
    assert today.drafts
    assert today.sheets
    assert today.finished
    assert interviewing.find_people(workplace, "")


def test_the_desk_is_open_beside_the_laptop(tried):
    workplace, _ = tried
    assert workplace.desk is not None
    assert workplace.vault is not None


def test_the_training_laptop_is_opened_again_as_it_was(tried):
    workplace, _ = tried
    project, people = workplace.require_project().id, interviewing.find_people(workplace, "")
    workplace.close()
    begin_training(workplace, AtOnce())
    assert workplace.require_project().id == project
    assert interviewing.find_people(workplace, "") == people


def test_stopping_half_way_leaves_a_home_to_begin_in(tmp_path):
    workplace = workplace_in(tmp_path / "home")
    with pytest.raises(Cancelled):
        begin_training(workplace, StopsAt(0.5))
    assert home_kind(workplace.home) is HomeKind.EMPTY
    assert not (workplace.home.folder / "laptops").exists()


def test_nothing_is_left_in_the_folder_for_temporary_files(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    import tempfile  # noqa: PLC0415

    monkeypatch.setattr(tempfile, "tempdir", None)
    workplace = workplace_in(tmp_path / "home")
    begin_training(workplace, AtOnce())
    workplace.close()
    assert list((tmp_path / "tmp").iterdir()) == []
