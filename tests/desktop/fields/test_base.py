from dataclasses import replace

from tests.kit.screen_states import words_item
from udset_desktop.desktop.fields.base import Field
from udset_desktop.desktop.fields.words_field import WordsField
from udset_desktop.foundation.problems import Finding


def test_a_field_says_what_it_asks_and_what_was_wrong(qtbot):
    field = Field()
    qtbot.addWidget(field)
    field.show_item(words_item())
    assert field.ask.text() == "In Morag's own words"
    assert field.finding.isHidden()
    wrong = Finding(code="interview.too_long", where="safe.words", context={"at_most": 10, "length": 20})
    field.show_item(replace(words_item(), findings=(wrong,), help="as they say it"))
    assert not field.finding.isHidden()
    assert field.finding.text()
    assert "safe.words" not in field.finding.text()
    assert field.help.text() == "as they say it"


def test_a_plain_field_takes_no_keys(qtbot):
    field = Field()
    qtbot.addWidget(field)
    field.put_down()
    assert field.choose_by_key(1) is False


def test_a_finding_stands_in_what_a_screen_reader_hears_of_the_box(qtbot):
    field = WordsField()
    qtbot.addWidget(field)
    wrong = Finding(code="interview.too_long", where="safe.words", context={"at_most": 10, "length": 20})
    field.show_item(replace(words_item(), findings=(wrong,)))
    assert field.box.accessibleDescription() == field.finding.text() != ""
    field.show_item(words_item())
    assert field.box.accessibleDescription() == ""
