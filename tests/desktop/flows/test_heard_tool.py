from dataclasses import replace

import pytest

from udset_desktop.desktop.flows.heard_tool import HeardTool, news_in
from udset_desktop.desktop.look.words import say
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.together import Action, Together

WORDS = "my son drinks"


@pytest.fixture
def heard(flow):
    """What is to be heard of a deed."""
    flow.view.given.emit("safe.words", WORDS, "")

    def told(deed, *words):
        before = flow.view.state
        deed(*words)
        return list(news_in(before, flow.view.state))

    return told


def test_a_mark_is_heard_as_it_is_set_and_as_it_goes(flow, heard):
    assert heard(flow.view.marked.emit, "safe.words", "between_us") == [say("heard.between_us_on")]
    assert heard(flow.view.marked.emit, "safe.words", "between_us") == [say("heard.between_us_off")]
    assert heard(flow.view.marked.emit, "safe.words", "off_sheet") == [say("heard.off_sheet_on")]
    assert heard(flow.view.marked.emit, "safe.words", "off_sheet") == [say("heard.off_sheet_off")]


def test_who_said_it_is_heard_when_it_is_another(flow, heard):
    for voice in ("advocate.what_i_think", "advocate.what_they_would_say", "person"):
        (line,) = heard(flow.view.said.emit, "safe.words", voice)
        assert line.startswith(say("conversation.said_by", who=""))


def test_another_section_is_heard_by_its_title_and_another_page_is_not(flow, heard):
    assert heard(flow.view.page_asked.emit, "people") == []
    title = next(one.title for one in flow.view.state.sections if one.number == 3)
    assert heard(flow.view.page_asked.emit, "listened") == [title]


def test_what_was_put_back_is_heard_and_what_is_answered_is_not(flow, heard):
    assert heard(flow.view.given.emit, "safe.rating", "no", "fit-4") == []
    flow.view.marked.emit("safe.words", "taken_back")
    slip = next(tool for tool in flow.tools if hasattr(tool, "slip")).slip
    assert heard(slip.put_back_asked.emit) == [say("heard.put_back")]


def test_nothing_of_what_was_said_is_ever_in_it(flow, heard):
    told = heard(flow.view.marked.emit, "safe.words", "between_us")
    assert not any(WORDS in line for line in told)


def test_it_compares_within_one_conversation_only(flow):
    tool = next(one for one in flow.tools if isinstance(one, HeardTool))
    assert tool.before is flow.view.state
    tool.take(flow.session)
    assert tool.before is None


def test_a_mark_on_what_matters_and_on_a_step_is_heard_and_none_that_goes_with_its_line(flow, heard):
    while flow.session.stage is Stage.PAGES:
        flow.view.next_asked.emit()
    changed, told = (
        flow.view.together.changed.emit,
        Together(matters=("To sleep",), actions=(Action(what="Ring"),)),
    )
    assert heard(changed, told) == []
    kept = replace(told, marks=(("between_us",),))
    assert heard(changed, kept) == [say("heard.between_us_on")]
    off = replace(kept, actions=(replace(told.actions[0], marks=("off_sheet",)),))
    assert heard(changed, off) == [say("heard.off_sheet_on")]
    assert heard(changed, replace(off, actions=())) == []
    assert heard(changed, replace(told, actions=())) == [say("heard.between_us_off")]
