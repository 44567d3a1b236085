from __future__ import annotations

import pytest

from tests.kit.papers import problems_of, words_read
from tests.kit.sheets import a_project
from udset_desktop.document.blocks import words_in
from udset_desktop.foundation.languages import PSEUDO_LANGUAGE
from udset_desktop.instrument.catalogue import load_instrument
from udset_desktop.summary.conversation_pdf import STYLES, conversation_blocks, render_conversation_sheet
from udset_desktop.summary.conversation_sheet import conversation_sheet

KEYS = ("user-review/1.0.0", "carer-review/2.0.0")


def sheet_of(key, language="en", **changes):
    return conversation_sheet(load_instrument(*key.split("/")), a_project(**changes), language=language)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("language", ["en", PSEUDO_LANGUAGE])
def test_the_sheet_passes_pdf_ua_and_a_reader_is_given_it_whole(key, style, language, tmp_path):
    sheet = sheet_of(key, language)
    pdf = render_conversation_sheet(sheet, style)
    assert problems_of(pdf, tmp_path) == []
    assert words_read(pdf, tmp_path) == words_in(conversation_blocks(sheet))


def test_a_training_sheet_says_so():
    banner = "For training only."
    assert banner in " ".join(words_in(conversation_blocks(sheet_of(KEYS[0], training=True))))
    assert banner not in " ".join(words_in(conversation_blocks(sheet_of(KEYS[0]))))
