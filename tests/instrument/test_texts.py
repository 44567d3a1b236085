import re

import pytest

from tests.kit.reading import grade_of, words_of
from udset_desktop.foundation.resources import read_resource_text
from udset_desktop.instrument.catalogue import list_instruments, load_instrument
from udset_desktop.instrument.model import SCALES, Facet, Kind
from udset_desktop.instrument.texts import choice_words, fill, sentence_of
from udset_desktop.interview.phrases import WORDINGS, load_phrases

SHIPPED = [(one.id, one.version) for one in list_instruments()]
HELD = [one for one in SHIPPED if load_instrument(*one).is_held]
"""What a person is asked; a worker's own are measured in `test_texts_worker`."""

A_SENTENCE = 6
"""Words from which a school grade says something: two or three words have any grade."""

NEGATIVES = {
    "no",
    "not",
    "never",
    "nothing",
    "nobody",
    "none",
    "nowhere",
    "neither",
    "nor",
    "without",
    "cannot",
}
LOADED = re.compile(
    r"\b(score|result|target|improved by|caused|KPI|form|submit|proxy|stigma|attributable|review of you)\b",
    re.IGNORECASE,
)


def questions():
    """Every opening and every question of every instrument that a person is asked, once each."""
    found = {}
    for instrument_id, version in HELD:
        instrument = load_instrument(instrument_id, version)
        for page in instrument.pages():
            found.setdefault(instrument.words(f"page.{page.id}.opening"), f"page.{page.id}.opening")
        for item in instrument.items():
            if item.kind is not Kind.NOTE:
                found.setdefault(instrument.words(f"item.{item.id}.ask"), f"item.{item.id}.ask")
    return [pytest.param(text, id=key) for text, key in found.items()]


@pytest.mark.parametrize("question", questions())
def test_every_question_reads_easily(question):
    words = words_of(question)

    assert question
    assert grade_of(question.replace("{name}", "Jean")) <= 5
    assert len(words) <= 15
    assert not NEGATIVES & set(words)
    assert not [word for word in words if word.endswith(("n't", "n\u2019t"))]


def prompts():
    """What is said aloud when somebody looks for words; fragments too short for a grade are left out."""
    said = set()
    for instrument_id, version in HELD:
        instrument = load_instrument(instrument_id, version)
        for page in instrument.pages():
            said |= set(instrument.words(f"page.{page.id}.prompts").splitlines())
    return sorted(line for line in said if line)


def permission_sentences():
    """Every sentence that is read out to ask for a permission, and the notice."""
    words = [one for version in WORDINGS for one in load_phrases(version).texts.items()]
    asked = re.compile(r"permission\.\w+\.(public_task|consent|more)|permission\.(lead|cue)|notice\.text")
    return [
        pytest.param(sentence, id=f"{key} {number}")
        for key, text in dict.fromkeys(words)
        if asked.fullmatch(key)
        for number, sentence in enumerate(re.split(r"(?<=[.?])\s+", text), start=1)
    ]


@pytest.mark.parametrize("prompt", prompts())
def test_every_prompt_is_short_and_reads_easily(prompt):
    words = words_of(prompt)
    assert len(words) <= 15
    assert len(words) < A_SENTENCE or grade_of(prompt.replace("{name}", "Jean")) <= 5


@pytest.mark.parametrize("sentence", permission_sentences())
def test_every_sentence_that_asks_for_a_permission_reads_easily(sentence):
    said = sentence.replace("{name}", "Jean").replace("{last_day}", "9 June")
    assert len(words_of(said)) <= 15
    assert grade_of(said) <= 5


@pytest.mark.parametrize("question", questions())
def test_every_question_uses_plain_words_only(question):
    plain = set(read_resource_text("wordlists", "en", "plain.txt").split())

    assert set(words_of(question.replace("{name}", ""))) <= plain


@pytest.mark.parametrize(("instrument_id", "version"), SHIPPED)
def test_nothing_in_an_instrument_speaks_of_marks_or_blame(instrument_id, version):
    texts = load_instrument(instrument_id, version).texts["en"]

    assert {key: text for key, text in texts.items() if LOADED.search(text)} == {}


@pytest.mark.parametrize(("instrument_id", "version"), SHIPPED)
def test_every_rating_of_every_outcome_can_be_said_as_a_sentence(instrument_id, version):
    instrument = load_instrument(instrument_id, version)
    ratings = [item for item in instrument.items() if item.outcome and item.facet is Facet.RATING]

    for item in ratings:
        sentences = [sentence_of(instrument, item, word) for scale in item.scales for word in SCALES[scale]]
        assert all(re.fullmatch(r"[A-Z].*\.", sentence) for sentence in sentences)
        # yes and no stand on both scales; every other word has a sentence of its own
        assert len(set(sentences)) == len({word for scale in item.scales for word in SCALES[scale]})


@pytest.mark.parametrize(("instrument_id", "version"), SHIPPED)
def test_every_choice_is_shown_in_words_and_no_code_slips_through(instrument_id, version):
    instrument = load_instrument(instrument_id, version)

    for item in instrument.items():
        for choice in item.choices:
            assert "_" not in choice_words(instrument, item, choice)


def test_the_name_of_the_person_looked_after_fills_its_slot():
    carers = load_instrument("carer-review", "1.0.0")
    ask = carers.words("item.relationship.rating.ask")

    assert fill(ask, "Jean", carers) == "Do you and Jean get on the way you would like?"
    assert fill(ask, "", carers) == "Do you and the person you look after get on the way you would like?"
    assert fill(ask, "{name} {0}", carers).startswith("Do you and {name} {0} get on")


def test_rating_words_come_from_the_scale_and_choices_from_their_list():
    users = load_instrument("user-review", "1.0.0")

    assert choice_words(users, users.by_id["safe.rating"], "in_between") == "In between"
    assert choice_words(users, users.by_id["safe.helps"], "worker_i_know") == "a worker I know"
    assert choice_words(users, users.by_id["safe.helps"], "wings") == "wings"
    assert sentence_of(users, users.by_id["mobility.all_right"], "no") == "That is not all right with you."
    assert sentence_of(users, users.by_id["services.noticed"], "same_place") == ""
