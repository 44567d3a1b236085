from tests.kit.windows import words_on
from udset_desktop.desktop.views.sharing_view import SharingShown, SharingView


def test_what_would_leave_is_shown_field_by_field(qtbot):
    view = SharingView()
    qtbot.addWidget(view)
    assert not view.write_button.isEnabled()
    view.show_state(
        SharingShown(
            lead="3 conversations are ready to leave, anonymised.",
            fields=(("Group", "older people"),),
            example=(("safe · rating", "mostly"),),
            cautions=("There are fewer than five.",),
            staying=("1: still open",),
            may_write=True,
        )
    )
    said = words_on(view)
    for words in (
        "anonymised",
        "older people",
        "mostly",
        "fewer than five",
        "still open",
        "Still confidential",
    ):
        assert words in said
    with qtbot.waitSignal(view.write_asked):
        view.write_button.click()
    with qtbot.waitSignal(view.look_asked):
        view.look_button.click()


def test_an_empty_preview_shows_no_tables(qtbot):
    view = SharingView()
    qtbot.addWidget(view)
    view.show_state(SharingShown(lead="Nothing waits to be shared."))
    assert view.fields.isHidden()
    assert view.cautions.isHidden()
    view.show_written("Written and read back.")
    assert not view.written.isHidden()


def test_what_a_worker_sends_stands_in_a_card_of_its_own(qtbot):
    view = SharingView()
    qtbot.addWidget(view)
    view.show_state(SharingShown(lead="", own=(("Was there time enough?", "Yes"),), may_write=True))
    said = words_on(view)
    for words in ("About using the tool, as it leaves", "no words", "Was there time enough?", "Yes"):
        assert words in said
    view.show_state(SharingShown(lead=""))
    assert view.own.isHidden()


def test_where_visits_are_joined_the_page_does_not_say_that_nothing_joins_them(qtbot):
    view = SharingView()
    qtbot.addWidget(view)
    view.show_state(SharingShown(lead="x", with_keys=True))
    assert "A key joins the visits" in view.label_words.text()
    view.show_state(SharingShown(lead="x", with_keys=True, with_words=True))
    assert "A key joins the visits" in view.label_words.text()
    assert "words leave" in view.label_words.text()
    view.show_state(SharingShown(lead="x", with_words=True))
    assert "key" not in view.label_words.text()
    view.show_state(SharingShown(lead="x"))
    assert "nothing that joins two visits" in view.label_words.text()
