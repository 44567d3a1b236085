from __future__ import annotations

import hashlib
import json
import re

import pytest

from tests.kit.other_resources import resources_at
from udset_desktop.foundation.problems import EnvironmentFailure
from udset_desktop.foundation.resources import resource_path
from udset_desktop.interview import header, together
from udset_desktop.interview.answers import SUPPORTS, Perspective, SaidBy
from udset_desktop.interview.permission import GivenBy, How, Purpose, Reply
from udset_desktop.interview.phrases import NEWEST_WORDING, WORDINGS, load_phrases
from udset_desktop.interview.screen import Stage
from udset_desktop.project.model import AGE_BANDS, GROUPS, INTERVIEWER_TYPES

PHRASES = load_phrases(NEWEST_WORDING)
RELEASED = {
    "1": "24c0dfe5087fbfc7",
    "2": "eb9b72f4c39bb144",
}
"""Of every version, what was said to people before they said yes or no: digests that never change."""
SPOKEN = [key for key in PHRASES.texts if not key.startswith(("group", "interviewer", "plain"))]


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        ("group", GROUPS),
        ("age", AGE_BANDS),
        ("interviewer", INTERVIEWER_TYPES),
        ("respondent", header.RESPONDENTS),
        ("speaker", header.SPEAKERS),
        ("aid", header.AIDS),
        ("mode", header.MODES),
        ("other", header.OTHERS),
        ("known", header.KNOWN),
        ("allocation", header.ALLOCATIONS),
        ("notice", header.NOTICES),
        ("stopped", header.STOPS),
        ("perspective", Perspective),
        ("said_by", SaidBy),
        ("supported", SUPPORTS),
        ("giver", GivenBy),
        ("how", How),
        ("reply", Reply),
        ("stage", [stage for stage in Stage if stage is not Stage.PAGES]),
        ("who", together.WHO),
        ("input", together.INPUTS),
        ("read_back", together.READ_BACK),
        ("month", [str(month) for month in range(1, 13)]),
        ("permission", [f"{one}.{basis}" for one in Purpose for basis in ("public_task", "consent", "more")]),
    ],
)
def test_every_code_has_its_words(table, codes):
    assert all(choice.words for choice in PHRASES.choices(table, codes, name="Eileen"))


def test_slots_are_filled_and_a_name_with_braces_does_no_harm():
    assert PHRASES.words("giver.person", name="{last_day}") == "{last_day}"
    assert "…" in PHRASES.words("permission.figures.more")


@pytest.mark.parametrize(
    ("said_by", "words"),
    [
        ((SaidBy.PERSON,), ("Eileen",)),
        ((SaidBy.WITH_SIGN,), ("Eileen, signing",)),
        (
            (SaidBy.WITH_SYMBOLS, SaidBy.WITH_SIGN),
            ("Eileen, signing and with symbols or pictures",),
        ),
        (SUPPORTS[:3], ("Eileen, with somebody helping by speech, signing and with symbols or pictures",)),
        (
            (SaidBy.OBSERVATION, SaidBy.WITH_INTERPRETER, SaidBy.WITH_SPEECH),
            (
                "Eileen, with somebody helping by speech and through an interpreter",
                "What the interviewer saw",
            ),
        ),
        ((SaidBy.ADVOCATE,), ("An advocate, for Eileen",)),
        ((SaidBy.PERSON, SaidBy.ADVOCATE), ("Eileen", "together with an advocate")),
        ((SaidBy.WITH_SIGN, SaidBy.ADVOCATE), ("Eileen, signing", "together with an advocate")),
        ((), ()),
    ],
)
def test_several_kinds_of_support_are_one_persons_and_said_as_one(said_by, words):
    assert PHRASES.who_said(said_by, "Eileen") == words


def test_words_nobody_wrote_are_empty():
    assert PHRASES.words("nothing.here") == ""


def test_a_language_without_the_wording_speaks_english():
    assert load_phrases("1", "gd").words("reply.yes") == "Yes"


def test_a_language_replaces_line_by_line(tmp_path):
    wording = tmp_path / "wording"
    for language, text in (("en", "[reply]\nyes = 'Yes'\nno = 'No'\n"), ("gd", "[reply]\nyes = 'Tha'\n")):
        (wording / language / "7").mkdir(parents=True)
        (wording / language / "7" / "words.toml").write_text(text)
    with resources_at(tmp_path):
        phrases = load_phrases("7", "gd")
    assert (phrases.words("reply.yes"), phrases.words("reply.no")) == ("Tha", "No")


def test_a_wording_this_program_does_not_have_is_refused():
    with pytest.raises(EnvironmentFailure, match="no_resource"):
        load_phrases("999")


@pytest.mark.parametrize("key", SPOKEN)
def test_what_is_said_aloud_is_plain(key):
    for sentence in re.split(r"(?<=[.?!])\s+", PHRASES.words(key, name="Eileen", last_day="1 June")):
        assert len(sentence.split()) <= 24, sentence
        assert not re.search(r"\b(proxy|score|result|target|form|submit|improved by)\b", sentence.lower())


def said_for_a_permission(version):
    texts = load_phrases(version).texts
    said = {key: text for key, text in texts.items() if key.startswith(("permission.", "notice.text"))}
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:16]


def test_what_people_said_yes_or_no_to_stays_as_it_was_said():
    assert {version: said_for_a_permission(version) for version in WORDINGS} == RELEASED


def test_every_folder_of_a_wording_is_one_of_the_versions():
    folders = {one.name for one in resource_path("wording", "en").iterdir() if one.is_dir()}
    assert folders == set(WORDINGS)


def test_a_version_stands_on_the_ones_before_it_and_changes_only_its_lines():
    first, second = (load_phrases(version).texts for version in ("1", "2"))
    changed = {key for key in second if second[key] != first.get(key)}
    assert first.keys() == second.keys()
    assert changed == {"permission.linking.public_task", "permission.linking.consent"}
    assert "talk" in first["permission.linking.consent"]
    assert "talk" not in second["permission.linking.consent"]
    assert "conversation" in second["permission.linking.public_task"]


def test_a_language_without_the_newer_line_speaks_english_and_not_the_older_one(tmp_path):
    wording = tmp_path / "wording"
    for place, text in (
        ("en/1", "[reply]\nyes = 'Yes'\nno = 'No'\n"),
        ("en/2", "[reply]\nno = 'Rather not'\n"),
        ("gd/1", "[reply]\nyes = 'Tha'\nno = 'Chan eil'\n"),
    ):
        (wording / place).mkdir(parents=True)
        (wording / place / "words.toml").write_text(text)
    with resources_at(tmp_path):
        phrases = load_phrases("2", "gd")
    assert (phrases.words("reply.yes"), phrases.words("reply.no")) == ("Tha", "Rather not")
