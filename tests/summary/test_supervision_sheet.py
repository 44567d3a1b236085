from dataclasses import replace

import pytest

from tests.kit.interviews import a_record, an_instrument
from tests.kit.sheets import a_source
from udset_desktop.instrument.catalogue import own_catalogue
from udset_desktop.instrument.model import Kind, Privacy
from udset_desktop.interview.answers import Answer
from udset_desktop.interview.together import Action, Together
from udset_desktop.summary.source import source_of_record
from udset_desktop.summary.supervision_sheet import own_words, supervision_sheet


def everything(source):
    return {one.id: one.text for one in own_words(source, language="en")}


def test_the_words_and_answers_stand_there_and_the_frame_of_the_talk_does_not():
    source = a_source()
    sheet = supervision_sheet(source, everything(source), language="en")
    told = str(sheet)
    assert "nights" in told
    assert any(part.rating for part in sheet.parts)
    assert sheet.matters
    assert sheet.steps
    for hidden in (
        source.name,
        source.header.held_on,
        *(one.ref for one in source.header.interviewers if one.ref),
    ):
        assert hidden not in told


def test_only_what_was_passed_stands_there_and_the_rest_is_counted():
    source = a_source()
    texts = everything(source)
    kept = dict(list(texts.items())[:1])
    sheet = supervision_sheet(source, kept, language="en")
    assert sheet.left_out == len(texts) - 1
    for key, text in texts.items():
        assert (text in str(sheet)) is (key in kept)


def test_what_is_kept_off_paper_has_no_text_to_read():
    source = a_source()
    gone = next(one for one in own_words(source, language="en") if "." in one.id and one.id.endswith("words"))
    hidden = replace(source, answers={key: one for key, one in source.answers.items() if key != gone.id})
    assert gone.id not in everything(hidden)


@pytest.mark.parametrize("name", ["user-review", "carer-review", "user-plan", "carer-plan"])
def test_nothing_alone_nothing_of_others_and_nothing_about_somebody_else_can_be_read(name):
    instrument = own_catalogue().newest(name)
    said = {
        item.id: Answer(value=f"said under {item.id}")
        for item in instrument.items()
        if item.kind is Kind.WORDS
    }
    rated = {
        item.id: Answer(value="no", scale=item.scale)
        for item in instrument.items()
        if item.alone and item.scale
    }
    source = replace(a_source(), instrument=instrument, answers={**said, **rated})

    own = {
        item.id
        for page in instrument.pages()
        for item in page.items
        if item.id in said
        and not item.alone
        and item.privacy is Privacy.REVIEWED
        and page.id not in {"their_help", "their_life"}
    }
    texts = everything(source)
    assert {key for key in texts if key in said} == own
    assert own
    alone = {instrument.words(f"page.{instrument.page_of[item].id}.title", "en") for item in rated}
    assert not alone & {part.title for part in supervision_sheet(source, texts, language="en").parts}


def test_a_name_that_a_heading_would_say_is_not_said():
    source = a_source()
    named = replace(source, header=replace(source.header, looks_after="Hamish"))
    sheet = supervision_sheet(named, {}, language="en")
    assert "Hamish" not in str(sheet)
    assert "Hamish" not in str([one.title for one in own_words(named, language="en")])


def test_what_matters_and_steps_that_are_kept_back_are_not_there_to_be_read():
    record = a_record(
        together=Together(
            matters=("To get away", "The club"),
            marks=(("between_us",), ()),
            actions=(
                Action(what="Ring the refuge", matter=1),
                Action(what="Ask Betty", matter=2),
                Action(what="See a lawyer", marks=("off_sheet",)),
            ),
        )
    )
    source = source_of_record(record, name="Morag", instrument=an_instrument(), project=None)
    texts = everything(source)
    assert {"The club", "Ask Betty"} <= set(texts.values())
    sheet = supervision_sheet(source, texts, language="en")
    assert (sheet.matters, [one.what for one in sheet.steps]) == (("The club",), ["Ask Betty"])
    assert not any(word in str(sheet) for word in ("away", "refuge", "lawyer"))


def test_what_is_not_there_is_no_step_and_who_takes_a_step_is_told_by_kind():
    steps = (
        Action(what="Ring the centre", who=("person", "family"), who_named="Anne MacLeod", by_when="friday"),
        Action(what="A bus in the evening", available=False, why="no_transport", why_not="Morag was told"),
        Action(what="A word with Iain"),
    )
    source = a_source(together=Together(actions=steps))
    under = [(one.title, one.text) for one in own_words(source, language="en")][-3:]
    assert under == [
        ("Next small steps", "Ring the centre"),
        ("Not there just now", "A bus in the evening"),
        ("Next small steps", "A word with Iain"),
    ]

    passed = {"step.0": "Ring the centre", "step.1": "A bus in the evening"}
    sheet = supervision_sheet(source, passed, language="en")
    assert [(one.what, one.who) for one in sheet.steps] == [
        ("Ring the centre", "The person and family and friends")
    ]
    assert [(one.what, one.why) for one in sheet.missing] == [
        ("A bus in the evening", "There is no way to get there.")
    ]
    for unread in ("Anne", "friday", "Morag", "Iain"):
        assert unread not in str(sheet)
