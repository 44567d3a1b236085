from pathlib import Path

from tests.kit.windows import words_on
from udset_desktop.desktop.flows.link_files import ask_files, tell_made
from udset_desktop.desktop.views.link_told import LinkTold
from udset_desktop.usecases.linking import SealedLink


class Chooser:
    """The part of the frame that asks for files; answers in turn, None for a window shut with nothing chosen."""

    def __init__(self, *answers):
        self.answers, self.asked = list(answers), []

    def choose_file(self, title, _kinds, chosen):
        self._answer(title, chosen)

    def choose_target(self, title, _name, _kinds, chosen):
        self._answer(title, chosen)

    def _answer(self, title, chosen):
        self.asked.append(title)
        answer = self.answers.pop(0)
        if answer is not None:
            chosen(answer)


PAGE, OUT = Path("key.txt"), Path("key.udsetlink")


def test_a_new_page_has_a_place_to_go_and_a_page_there_is_has_to_be_found():
    for how, first in (("new", "Where the page with the key goes"), ("again", "The page with the key")):
        frame, chosen = Chooser(PAGE, OUT), []
        ask_files(frame, how, lambda page, out, told=chosen: told.append((page, out)))
        assert chosen == [(PAGE, OUT)]
        assert frame.asked == [first, "Where the file for the laptops goes"]


def test_a_window_shut_on_the_way_leads_to_nothing():
    for answers in ((None,), (PAGE, None)):
        frame, chosen = Chooser(*answers), []
        ask_files(frame, "new", lambda page, out, told=chosen: told.append((page, out)))
        assert (chosen, frame.answers) == ([], [])


def test_whoever_is_both_is_told_so_with_the_words(qtbot):
    card = LinkTold()
    qtbot.addWidget(card)
    tell_made(card, SealedLink(file=OUT, code="a b c d e f", laptops=3, tells_who=False), PAGE)
    said = words_on(card)
    assert "a b c d e f" in said
    assert "key.udsetlink; it is sealed to 3 of them" in said
    assert "who is who" not in said
    tell_made(card, SealedLink(file=OUT, code="a b c d e f", laptops=3, tells_who=True), PAGE)
    assert "who is who" in words_on(card)
