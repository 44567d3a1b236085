import pytest

from udset_desktop.desktop.views.organisation_help import OrganisationHelp


@pytest.fixture
def part(qtbot):
    made = OrganisationHelp()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(("name", "wish"), [("ask_button", "request_asked"), ("take_button", "answer_asked")])
def test_a_passphrase_is_chosen_twice_before_anything_is_asked(qtbot, part, name, wish):
    press, signal = getattr(part, name).click, getattr(part, wish)
    with qtbot.assertNotEmitted(signal):
        press()
        assert "type a new passphrase first" in part.trouble.text()
        part.passphrase.new.setText("seal on the skerry")
        press()
        assert "not the same" in part.trouble.text()
    part.passphrase.again.setText("seal on the skerry")
    with qtbot.waitSignal(signal) as told:
        press()
    assert told.args == ["seal on the skerry"]
    assert part.trouble.isHidden()
    assert part.passphrase.new.text() == ""


def test_the_six_words_stand_there_once_the_request_does(part):
    assert part.words.isHidden()
    part.show_told("The request is in request.txt.", "able acid aged also area army")
    assert not part.words.isHidden()
    assert part.words.text() == "able acid aged also area army"
