from tests.kit.joined import workplace_in
from tests.kit.windows import AtOnce
from udset_desktop.desktop.flows.training import begin_training


def test_the_training_laptop_is_made_once_and_opened_again(tmp_path):
    workplace = workplace_in(tmp_path / "home")
    control = AtOnce()
    begin_training(workplace, control)
    assert workplace.is_training
    project = workplace.require_project().id
    assert control.shares
    workplace.close()
    again = workplace_in(tmp_path / "home")
    begin_training(again, AtOnce())
    assert again.require_project().id == project
    again.close()


def test_no_key_or_name_is_left_in_the_folder_for_temporary_files(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    import tempfile  # noqa: PLC0415

    monkeypatch.setattr(tempfile, "tempdir", None)
    workplace = workplace_in(tmp_path / "home")
    begin_training(workplace, AtOnce())
    workplace.close()
    assert list((tmp_path / "tmp").iterdir()) == []
