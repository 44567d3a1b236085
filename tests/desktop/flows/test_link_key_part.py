"""The key that joins visits, taken in Settings with the post's six words."""

import pytest

from tests.kit.joined import joined, workplace_in
from tests.kit.linked import linked_pair
from tests.kit.windows import FakeFrame, entered
from udset_desktop.desktop.flows.settings_flow import SettingsFlow
from udset_desktop.usecases.link_keys import has_link_key
from udset_desktop.usecases.linking import make_link_key
from udset_desktop.usecases.projects import write_pack

both = pytest.fixture(linked_pair)


@pytest.fixture
def sealed(both, tmp_path):
    """The file that the post made for the laptops."""
    pack = write_pack(both.desk, tmp_path / "p.udsetpack")
    machine = workplace_in(tmp_path / "posts-machine")
    return make_link_key(machine, pack.file, pack.code, keep=tmp_path / "k.txt", out=tmp_path / "k.udsetlink")


def at(qtbot, workplace):
    frame = FakeFrame(workplace)
    flow = entered(SettingsFlow(frame))
    qtbot.addWidget(flow.view)
    return flow.view.link_key, frame


def test_the_key_is_taken_once_the_posts_words_are_typed(qtbot, both, sealed):
    card, frame = at(qtbot, both.laptop)
    assert "not here yet" in card.standing.text()
    assert "1 May 2027" in card.standing.text()
    frame.file = sealed.file
    card.take_button.click()
    assert "six words of the post" in card.trouble.text()
    assert not card.words.isHidden()
    card.words.setText("one two three four five six")
    card.words_button.click()
    assert card.trouble.text()
    assert not has_link_key(both.laptop.require_vault())
    card.words.setText(sealed.code)
    card.words_button.click()
    assert has_link_key(both.laptop.require_vault())
    assert "The key is here." in card.standing.text()
    assert card.words.isHidden()
    assert "From now on" in frame.told[-1]
    card.take_button.click()
    assert card.trouble.text() == ""


def test_a_file_that_is_none_is_refused_without_asking_for_words(qtbot, both, tmp_path):
    card, frame = at(qtbot, both.laptop)
    frame.file = tmp_path / "other.udsetlink"
    frame.file.write_bytes(b"something else")
    card.take_button.click()
    assert card.trouble.text()
    assert card.words.isHidden()
    assert len(frame.failures) == 1


def test_where_no_visits_are_joined_or_this_is_no_laptop_the_card_is_not_there(qtbot, both, tmp_path):
    (tmp_path / "plain").mkdir()
    plain = joined(tmp_path / "plain")
    card, _ = at(qtbot, plain.laptop)
    assert card.isHidden()
    card, _ = at(qtbot, both.desk)
    assert card.isHidden()
    plain.close()
