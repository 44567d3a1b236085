import pytest

from tests.kit.vaults import START_UTC, new_vault
from udset_desktop.foundation.clock import FixedClock
from udset_desktop.foundation.wording import load_sentences
from udset_desktop.usecases.acts import Act, note_act


@pytest.fixture
def vault(tmp_path):
    vault, _ = new_vault(tmp_path)
    yield vault
    vault.close()


def test_a_line_holds_the_act_the_moment_and_counts(vault):
    note_act(vault, FixedClock(START_UTC), Act.BUNDLE_WRITTEN, number=3, records=12)

    (line,) = vault.load_audit_lines()
    assert (line.what, line.told) == ("bundle_written", "number=3 records=12")
    assert line.at_utc == "2026-05-04T09:30:00+00:00"


@pytest.mark.parametrize(
    "personal", ["Morag Ross", "/home/morag/sheet.pdf", "she said no", "", "a=b", "x" * 41, "line\nbreak"]
)
def test_words_that_are_no_codes_never_get_into_it(vault, personal):
    with pytest.raises(ValueError, match="codes and counts"):
        note_act(vault, FixedClock(START_UTC), Act.SHEET_SAVED, place=personal)
    assert vault.load_audit_lines() == ()


def test_every_act_has_a_sentence_and_every_sentence_an_act():
    told = {code.removeprefix("auditing.") for code in load_sentences("en") if code.startswith("auditing.")}
    assert told == {act.value for act in Act} | {"unknown"}
