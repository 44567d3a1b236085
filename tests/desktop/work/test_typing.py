from udset_desktop.desktop.work.typing import AT_MOST_MS, TypingPulse


def test_text_is_due_within_a_second_even_while_typing_goes_on(qtbot):
    pulse = TypingPulse()
    due = []
    pulse.due.connect(lambda item, text: due.append((item, text)))
    with qtbot.waitSignal(pulse.due, timeout=AT_MOST_MS + 500):
        pulse.note("safe.words", "I")
        pulse.note("safe.words", "I'm")
    assert due == [("safe.words", "I'm")]


def test_what_became_an_answer_is_not_saved_as_typing():
    pulse = TypingPulse()
    due = []
    pulse.due.connect(lambda item, text: due.append((item, text)))
    pulse.note("safe.words", "I'm fine")
    pulse.note("people.words", "My sister")
    pulse.forget("safe.words")
    pulse.flush()
    assert due == [("people.words", "My sister")]
    pulse.flush()
    assert len(due) == 1
