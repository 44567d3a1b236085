"""How many texts a bundle holds, and who has read them: known on the laptop that let them go, and there alone."""

from __future__ import annotations

import pytest

from tests.kit.joined import joined
from tests.kit.words_out import ALONE_PROJECT, ATTACHED_PROJECT, WORDED_PROJECT, let_go, read_all, talk
from udset_desktop.usecases.exporting import preview, read_bundle, write_bundles
from udset_desktop.usecases.words_inside import words_inside


@pytest.fixture
def written(tmp_path):
    made = joined(tmp_path, WORDED_PROJECT)
    let_go(made.laptop, talk(made.laptop, well__words="I sleep."))
    let_go(made.laptop, talk(made.laptop, name="Ailsa Gunn"))
    (tmp_path / "out").mkdir()
    (bundle,) = write_bundles(made.laptop, tmp_path / "out")
    yield made, bundle
    made.close()


def test_the_laptop_that_wrote_it_knows_that_all_was_read_by_two(written):
    made, bundle = written
    found = words_inside(made.laptop, [read_bundle(made.laptop, bundle.file)])
    assert (found.texts, found.attached, found.known, found.read, found.looked_over) == (3, 0, 3, 3, 3)
    assert found.kinds == (("user", "things_to_do", 2), ("user", "well", 1))


def test_the_desk_knows_how_many_and_not_who_read(written):
    made, bundle = written
    found = words_inside(made.desk, [read_bundle(made.desk, bundle.file)])
    assert (found.texts, found.known, found.read, found.looked_over) == (3, None, 0, 0)


def test_read_by_one_where_the_project_asks_for_no_second(tmp_path):
    made = joined(tmp_path, ALONE_PROJECT)
    read_all(made.laptop, talk(made.laptop))
    found = words_inside(made.laptop, [one.opened for one in preview(made.laptop).bundles])
    assert (found.read, found.looked_over) == (1, 0)
    made.close()


def test_texts_with_their_record_are_counted_as_such(tmp_path):
    made = joined(tmp_path, ATTACHED_PROJECT)
    let_go(made.laptop, talk(made.laptop))
    assert words_inside(made.laptop, [one.opened for one in preview(made.laptop).bundles]).attached == 1
    made.close()


def test_what_was_forgotten_here_since_is_not_said_to_be_read(written):
    made, bundle = written
    opened = read_bundle(made.laptop, bundle.file)
    vault = made.laptop.require_vault()
    record = vault.load_passed()[0].record
    with vault.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM passed WHERE record = ?", (record,))
    found = words_inside(made.laptop, [opened])
    assert found.known < found.texts
    assert found.read == found.known


def test_a_bundle_without_words_says_nothing(tmp_path):
    made = joined(tmp_path)
    found = words_inside(made.laptop, [one.opened for one in preview(made.laptop).bundles])
    assert (found.texts, found.kinds, found.known) == (0, (), None)
    made.close()
