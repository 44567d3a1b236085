from __future__ import annotations

import pytest

from udset_desktop.document.fonts import Run, _to_unicode, load_font, runs_of, tidy, width_of
from udset_desktop.foundation.resources import resources_folder

GAELIC = "ÀÈÌÒÙàèìòùÁÉÍÓÚáéíóúḂĊḊḞĠṀṖṠṪḃċḋḟġṁṗṡṫ"


def test_every_family_lies_beside_its_licence():
    folders = [folder for folder in (resources_folder() / "fonts").iterdir() if folder.is_dir()]
    assert len(folders) == 3
    for folder in folders:
        assert "SIL OPEN FONT LICENSE Version 1.1" in (folder / "OFL.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("letter", GAELIC)
def test_gaelic_letters_have_their_glyphs(letter, bold):
    (run,) = runs_of(letter, bold=bold)
    assert run.text == letter
    assert run.font != "emoji"


def test_a_word_changes_family_whole_or_not_at_all():
    assert runs_of("Ṡeán", bold=False) == (Run("wide-regular", "Ṡeán"),)
    assert runs_of("Seán", bold=False) == (Run("regular", "Seán"),)


def test_an_emoji_beside_a_word_is_drawn_from_its_own_font():
    assert runs_of("good🙂", bold=True) == (Run("bold", "good"), Run("emoji", "🙂"))


def test_letters_are_composed_so_that_one_glyph_draws_them():
    assert tidy("tha\u0300") == "thà"


def test_joiners_and_skin_tones_go_and_the_people_stay():
    assert tidy("\U0001f469\U0001f3fd\u200d\U0001f33e\ufe0f") == "\U0001f469\U0001f33e"


def test_scotlands_flag_keeps_its_name():
    flag = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
    assert tidy(f"a {flag}") == "a [flag of Scotland]"


def test_a_sign_without_a_glyph_becomes_its_name():
    assert tidy("ꙮ").strip() == "[cyrillic letter multiocular o]"


def test_a_bold_word_is_wider_and_a_larger_one_too():
    assert width_of("conversation", bold=True, size=14) > width_of("conversation", bold=False, size=14)
    assert width_of("word", bold=False, size=28) == pytest.approx(2 * width_of("word", bold=False, size=14))


def test_a_font_is_loaded_once():
    assert load_font("regular") is load_font("regular")


def test_the_copying_map_skips_unused_codes_and_spells_far_signs_in_pairs():
    text = _to_unicode([0, ord("a"), 0x1F642])
    assert "<00>" not in text.replace("<00> <FF>", "")
    assert "<01> <0061>" in text
    assert "<02> <D83DDE42>" in text


def test_the_copying_map_is_written_in_blocks_of_a_hundred():
    text = _to_unicode(list(range(0x100, 0x100 + 250)))
    assert text.count("beginbfchar") == 3
    assert "100 beginbfchar" in text
    assert "50 beginbfchar" in text
