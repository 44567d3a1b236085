from tests.kit.windows import words_on
from udset_desktop.desktop.views.project_alone import AloneShown, ProjectAlone

SHOWN = AloneShown(
    lead="2 of the 9 stand alone.",
    done=("Ages leave in bands.",),
    could=("Without places none.",),
    places=(("North", "9 conversations, 2 alone"),),
)


def test_the_report_stands_there_and_says_that_it_is_not_for_sharing(qtbot):
    view = ProjectAlone()
    qtbot.addWidget(view)
    view.show_state(SHOWN)
    said = words_on(view)
    for words in ("Not for sharing", SHOWN.lead, *SHOWN.done, *SHOWN.could, "North", "2 alone"):
        assert words in said


def test_what_there_is_nothing_to_say_of_has_no_title(qtbot):
    view = ProjectAlone()
    qtbot.addWidget(view)
    view.show_state(SHOWN)
    view.show_state(AloneShown(lead="Nothing has come in."))
    said = words_on(view)
    assert "Nothing has come in." in said
    assert "What was done" not in said
    assert "What else" not in said
    assert "North" not in said
