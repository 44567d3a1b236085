from tests.kit.talks import choice_of
from tests.kit.windows import entered
from udset_desktop.desktop.flows.conversation_flow import ConversationFlow
from udset_desktop.instrument.model import Kind
from udset_desktop.interview.draft import parse_place
from udset_desktop.usecases import interviewing


def kept(flow):
    return flow.workplace.require_vault().load_draft(flow.session.interview)


def test_the_same_answer_again_is_no_commit(flow, frame):
    flow.view.given.emit("safe.rating", "mostly", "fit-4")
    before = frame.under_way
    flow.view.given.emit("safe.rating", "mostly", "fit-4")
    assert frame.under_way == before


def test_not_answering_is_kept_as_said(flow):
    flow.view.declined.emit("safe.rating", "rather_not_say")
    assert kept(flow).answers["safe.rating"].non_answer == "rather_not_say"


def test_half_typed_words_are_kept_and_become_an_answer(flow):
    flow.view.typed.emit("safe.words", "the nigh")
    flow.put_down()
    assert kept(flow).typing["safe.words"] == "the nigh"
    flow.view.given.emit("safe.words", "the nights", "")
    assert kept(flow).answers["safe.words"].value == "the nights"
    assert "safe.words" not in kept(flow).typing


def test_just_between_us_is_kept_with_the_answer(flow):
    flow.view.given.emit("safe.words", "my son drinks", "")
    flow.view.marked.emit("safe.words", "between_us")
    assert kept(flow).answers["safe.words"].between_us
    flow.view.marked.emit("safe.words", "off_sheet")
    assert kept(flow).answers["safe.words"].off_sheet
    flow.view.marked.emit("safe.words", "between_us")
    assert not kept(flow).answers["safe.words"].between_us


def test_a_mark_covers_the_page_and_what_is_said_on_it_later(flow):
    flow.view.given.emit("safe.rating", "no", "")
    flow.view.given.emit("safe.words", "my son drinks", "")
    flow.view.marked.emit("safe.words", "between_us")
    flow.view.given.emit("safe.helps", ("worker_i_know",), "")
    answers = kept(flow).answers
    assert all(answers[f"safe.{one}"].between_us for one in ("rating", "words", "helps"))
    flow.view.marked.emit("safe.rating", "between_us")
    assert not any(answer.between_us for answer in kept(flow).answers.values())


def test_who_said_one_answer_is_kept_with_whose_view_it_is(flow):
    flow.view.given.emit("safe.rating", "mostly", "fit-4")
    flow.view.said.emit("safe.rating", "family_or_friend.what_i_think")
    told = kept(flow).answers["safe.rating"]
    assert (told.said_by, told.perspective) == (("family_or_friend",), "what_i_think")
    flow.view.said.emit("safe.rating", "family_or_friend")  # whose view is missing: what was said stands
    assert kept(flow).answers["safe.rating"] == told
    flow.view.said.emit("safe.rating", "person")
    told = kept(flow).answers["safe.rating"]
    assert (told.said_by, told.perspective) == (("person",), None)


def test_who_said_it_waits_for_something_said(flow, frame):
    before = frame.under_way
    flow.view.said.emit("safe.rating", "advocate")
    assert frame.under_way == before
    assert "safe.rating" not in kept(flow).answers


def test_somebody_comes_in_and_what_is_asked_alone_waits(qtbot, frame):
    talk = interviewing.begin(frame.workplace, choice_of("Ailsa", instrument="carer-review/1.0.0"))
    flow = entered(ConversationFlow(frame), session=talk)
    qtbot.addWidget(flow.view)

    def waiting():
        return [row.page for row in flow.view.map.rows.rows if row.closed]

    flow.view.section_asked.emit(2)
    assert waiting() == []
    flow.view.room_said.emit(("partner",))
    assert waiting() == ["relationship"]
    assert kept(flow).header.others == ("partner",)
    flow.view.room_said.emit(())
    assert waiting() == []
    assert kept(flow).header.others == ()


def cut_off_and_resumed(flow, frame, qtbot):
    """The half-typed text goes down by the pulse alone, and another window takes the draft up."""
    qtbot.waitUntil(lambda: not flow._pulse._waiting, timeout=1200)
    again = entered(ConversationFlow(frame), interview=flow.session.interview)
    qtbot.addWidget(again.view)
    return again


def test_half_a_date_on_a_page_is_kept_within_a_second(flow, frame, qtbot):
    dates = [item for item in flow.session.instrument.by_id.values() if item.kind in (Kind.DATE, Kind.WHOLE)]
    lists = [item for item in flow.session.instrument.by_id.values() if item.kind is Kind.PEOPLE]
    for item in (*dates, *lists)[:2]:
        flow.view.typed.emit(item.id, "18/1")
    again = cut_off_and_resumed(flow, frame, qtbot)
    assert set(again.session.typing.values()) <= {"18/1"}
    assert len(again.session.typing) == len((*dates, *lists)[:2]) > 0


def test_who_answers_from_now_on_is_said_before_anything_is_and_kept(flow):
    flow.view.given.emit("people.rating", "no", "fit-4")
    flow.view.said.emit("", "family_or_friend.what_they_would_say")
    flow.view.given.emit("safe.rating", "mostly", "fit-4")
    told = kept(flow).answers
    assert (told["safe.rating"].said_by, told["safe.rating"].perspective) == (
        ("family_or_friend",),
        "what_they_would_say",
    )
    assert told["people.rating"].said_by == ("person",)
    flow.view.said.emit("", "advocate")  # nobody speaks without a view
    assert parse_place(kept(flow).place).said_by == ("family_or_friend",)
    flow.view.said.emit("", "with_sign")
    place = parse_place(kept(flow).place)
    assert (place.said_by, place.perspective) == (("with_sign",), None)


def test_what_was_tried_is_asked_once_somebody_speaks_and_is_kept(flow):
    line = flow.view.side.aids
    flow.view.said.emit("", "person")
    assert line.isHidden()
    flow.view.said.emit("", "family_or_friend.what_i_think")
    assert not line.isHidden()
    assert line.menu_shown.actions()  # the list is open
    assert line.menu_shown.asked.text().startswith("What has been tried so that")
    for aid in ("more_time", "sign", "none_possible", "interpreter", "plain_words", "interpreter"):
        line.chosen.emit(aid)
        if aid == "none_possible":
            assert kept(flow).header.aids == ("none_possible",)
    assert kept(flow).header.aids == ("plain_words",)
    line.menu_shown.clear()
    flow.view.said.emit("", "advocate.what_i_think")
    assert not line.menu_shown.actions()  # said already: not asked again
    flow.view.said.emit("", "person")
    assert line.isHidden()
