"""The language a paper is asked for in: one there are words in, or none."""

import pytest

from tests.kit.other_resources import resources_at
from udset_desktop.foundation.languages import PSEUDO_LANGUAGE
from udset_desktop.foundation.problems import UsageRefused
from udset_desktop.usecases.asked_language import asked_language


@pytest.fixture
def some_words(tmp_path):
    """The window speaks Scots, the sheets have words in Gaelic, and nobody has any in French."""
    for folder in ("words/en", "words/sco", "wording/en", "wording/gd"):
        (tmp_path / folder).mkdir(parents=True)
    with resources_at(tmp_path):
        yield


@pytest.mark.parametrize("language", ["", "en", "sco", "gd", PSEUDO_LANGUAGE, "cy"])
def test_a_language_somebody_has_words_in_is_taken(some_words, language):
    assert asked_language(language, ("cy",)) == language


@pytest.mark.parametrize("language", ["fr", "EN", " ", "../en", "x" * 500])
def test_one_without_words_is_refused_with_those_there_are(some_words, language):
    with pytest.raises(UsageRefused) as refused:
        asked_language(language, ("cy",))
    assert refused.value.code == "usecases.no_such_language"
    assert refused.value.context == {"language": language[:20], "languages": "en, sco, gd, cy"}
