"""The folder of a definition as a coordinator may hand it out, spoilt: refused with sentences, or what it says."""

from __future__ import annotations

import os
import random
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))

from fuzz_mutations import spoil_bytes, spoil_toml

from tests.kit.definitions import definition_folder
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.foundation.wording import load_sentences, sentence_of_finding
from udset_desktop.instrument.reader import digest_of, find_all, read_instrument

STRUCTURE, WORDS = "instrument.toml", "text.en.toml"
MEMBERS = (STRUCTURE, WORDS)
NAMES = (
    *MEMBERS,
    "text.gd.toml",
    "text..toml",
    "text.EN.toml",
    "text.en.extra.toml",
    "notes.txt",
    "text.en .toml",
)
ANYBODY_CAN_LINK = os.name == "posix"
WAYS = (
    "gone",
    "folder",
    "large",
    "bytes",
    "lines",
    "extra",
    *(("linked", "pipe") if ANYBODY_CAN_LINK else ()),
)
FEW = settings(max_examples=80)  # the small definition: 2 s, where a whole one is slow


def honest(folder):
    return read_instrument(definition_folder(folder / "honest"))


def outcome(folder, first):
    """The same as it was, another one by its digest, or refused with a sentence for everything wrong."""
    refusal, read = None, None
    try:
        read = read_instrument(folder)
    except UdsetError as problem:
        refusal = problem
    if refusal is not None:
        assert refusal.findings
        assert {one.code for one in refusal.findings} <= set(load_sentences("en"))
        assert all(sentence_of_finding(one) for one in refusal.findings)
        return "refused"
    find_all(folder)
    assert read.digest == digest_of(folder, read.languages[0])
    if read.digest != first.digest:
        return "other"
    told = replace(read, languages=first.languages, texts={name: read.texts[name] for name in first.texts})
    assert told == first  # a language more is no other definition
    return "same"


def spoilt_member(folder, name, way, dice):
    """One member gone, doubled, pointed elsewhere, made a folder, or with other bytes in it."""
    path = folder / name
    content = (folder.parent / "honest" / (name if name in MEMBERS else dice.choice(MEMBERS))).read_bytes()
    path.unlink(missing_ok=True)
    if way == "folder":
        path.mkdir()
    elif way == "linked":
        path.symlink_to(dice.choice((folder / WORDS, folder / STRUCTURE, path, folder, Path("gone"))))
    elif way == "pipe":
        os.mkfifo(path)
    elif way == "large":
        path.write_bytes(content + b"#" * 500_000)
    elif way == "bytes":
        path.write_bytes(spoil_bytes(content, dice))
    elif way == "lines":
        path.write_bytes(content.replace(b"\n", b"\r\n"))
    elif way == "extra":
        path.write_bytes(content)


@pytest.mark.parametrize("name", MEMBERS)
@FEW
@given(number=st.integers(0, 1 << 32))
def test_a_spoilt_definition_or_text_is_refused_or_what_it_says(name, number):
    with tempfile.TemporaryDirectory() as place:
        first, folder = honest(Path(place)), definition_folder(Path(place) / "spoilt")
        content, dice = (folder / name).read_bytes(), random.Random(number)
        spoilt = spoil_toml(content, dice, [content])
        (folder / name).write_bytes(spoilt)
        found = outcome(folder, first)
        assert found != "same" or spoilt.replace(b"\r\n", b"\n") == content


@FEW
@given(
    members=st.lists(
        st.tuples(st.sampled_from(NAMES), st.sampled_from(WAYS)),
        min_size=1,
        max_size=3,
        unique_by=lambda one: one[0],
    ),
    number=st.integers(0, 1 << 32),
)
def test_a_folder_with_members_missing_added_linked_or_odd_is_refused_or_what_it_says(members, number):
    with tempfile.TemporaryDirectory() as place:
        first, folder = honest(Path(place)), definition_folder(Path(place) / "spoilt")
        dice = random.Random(number)
        for name, way in members:
            spoilt_member(folder, name, way, dice)
        found = outcome(folder, first)
        if any(not (folder / name).is_file() for name in MEMBERS):
            assert found == "refused"


def test_a_place_that_is_no_folder_is_refused(tmp_path):
    first, file = honest(tmp_path), tmp_path / "file"
    file.write_bytes(b"id = 1")
    assert outcome(file, first) == outcome(tmp_path / "nowhere", first) == "refused"
    if ANYBODY_CAN_LINK:
        (tmp_path / "round").symlink_to(tmp_path / "round")
        assert outcome(tmp_path / "round", first) == "refused"
