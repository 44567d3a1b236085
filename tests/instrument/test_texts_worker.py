"""What is written for a worker reads as plain English of an ordinary length; a person is asked in shorter words."""

import re

import pytest

from tests.kit.reading import grade_of, words_of
from udset_desktop.instrument.catalogue import list_instruments, load_instrument
from udset_desktop.instrument.model import Kind

WORKERS = [
    (one.id, one.version) for one in list_instruments() if not load_instrument(one.id, one.version).is_held
]
LONGEST = 25
HIGHEST_GRADE = 10
A_SENTENCE = 6
JARGON = re.compile(
    r"\b(stakeholders?|leverage|synergy|embed(ded)?|rollout|going forward|utili[sz]e|deliverables?|robust|journey)\b",
    re.IGNORECASE,
)


def sentences():
    """Every sentence that a worker is asked or told, with where it stands."""
    for instrument_id, version in WORKERS:
        instrument = load_instrument(instrument_id, version)
        texts = {"opening": instrument.words("instrument.opening")}
        for page in instrument.pages():
            for side in ("opening", "why"):
                texts[f"{page.id}.{side}"] = instrument.words(f"page.{page.id}.{side}")
        for item in instrument.items():
            if item.kind is not Kind.NOTE:
                texts[item.id] = instrument.words(f"item.{item.id}.ask")
        for key, text in texts.items():
            for number, sentence in enumerate(re.split(r"(?<=[.?])\s+", text), start=1):
                yield pytest.param(sentence, id=f"{instrument_id} {key} {number}")


def test_there_are_some():
    assert {one for one, _ in WORKERS} == {
        "reflection",
        "outcomes-summary",
        "worker-experience",
        "service-experience",
    }


@pytest.mark.parametrize("sentence", list(sentences()))
def test_every_sentence_for_a_worker_is_ordinary_plain_english(sentence):
    words = words_of(sentence)
    assert sentence
    assert len(words) <= LONGEST
    assert len(words) < A_SENTENCE or grade_of(sentence) <= HIGHEST_GRADE
    assert not JARGON.search(sentence)


@pytest.mark.parametrize(("instrument_id", "version"), WORKERS)
def test_every_page_says_why_it_asks(instrument_id, version):
    instrument = load_instrument(instrument_id, version)
    assert all(instrument.words(f"page.{page.id}.why") for page in instrument.pages())
