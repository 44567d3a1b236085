import pytest

from tests.kit.talks import begun_talk
from tests.kit.windows import Later
from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.flows.opening import Opening
from udset_desktop.desktop.views.ask_view import AskView
from udset_desktop.foundation.problems import AccessRefused
from udset_desktop.usecases import interviewing


@pytest.fixture
def flow(qtbot, frame):
    made = Flow(frame, AskView())
    qtbot.addWidget(made.view)
    frame.runner = Later()
    return made


def begin(flow, came, *, keep=True):
    opening = Opening(flow)
    opening.start(lambda: begun_talk(flow.workplace, "Isla"), came.append, came.append, keep=keep)
    return opening


def drafts(flow):
    return [(one.name, one.cut_off) for one in interviewing.today(flow.workplace).drafts]


def test_what_was_opened_comes_in_front(flow):
    came = []
    opening = begin(flow, came)
    assert opening.is_under_way
    flow.frame.runner.go()
    assert [one.name for one in came] == ["Isla"]
    assert not opening.is_under_way
    opening.put_aside()
    flow.frame.runner.go()
    assert drafts(flow) == [("Isla", True)], "somebody talks in it by now"


def test_what_nobody_waits_for_any_more_is_put_aside_and_was_not_cut_off(flow):
    came = []
    opening = begin(flow, came)
    opening.put_aside()
    flow.let_go()
    flow.frame.runner.go()
    assert came == []
    assert drafts(flow) == [("Isla", False)]


def test_what_was_dropped_before_it_was_opened_leaves_nothing(flow):
    came = []
    opening = begin(flow, came, keep=False)
    opening.put_aside()
    flow.leave()
    flow.frame.runner.go()
    assert (came, drafts(flow)) == ([], [])


def test_what_cannot_be_opened_is_said_and_nothing_is_under_way(flow):
    came = []
    opening = Opening(flow)
    refused = AccessRefused("usecases.vault_locked")

    def refuse():
        raise refused

    opening.start(refuse, came.append, came.append)
    flow.frame.runner.go()
    assert came == [refused]
    assert not opening.is_under_way
