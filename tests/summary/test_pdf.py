from __future__ import annotations

import re
import subprocess
from dataclasses import replace

import pikepdf
import pytest

from tests.kit.papers import fonts_in, problems_of, words_drawn, words_read
from tests.kit.sheets import a_source, hard_source
from udset_desktop.document.blocks import Heading, words_in
from udset_desktop.foundation.languages import PSEUDO_LANGUAGE
from udset_desktop.interview.permission import GivenBy
from udset_desktop.interview.together import Action, Together
from udset_desktop.sealing.paper import lock_paper
from udset_desktop.summary.pdf import (
    STYLES,
    person_blocks,
    render_person_sheet,
    render_review_sheet,
    review_blocks,
)
from udset_desktop.summary.person_sheet import Said, person_sheet
from udset_desktop.summary.review_sheet import review_sheet

EMPTY = {"answers": {}, "together": Together()}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "source", [a_source(), hard_source(), a_source(**EMPTY)], ids=["usual", "hard", "empty"]
)
def test_every_person_sheet_passes_pdf_ua(style, source, tmp_path):
    assert problems_of(render_person_sheet(person_sheet(source), style), tmp_path) == []


@pytest.mark.parametrize(
    "source", [a_source(), hard_source(), a_source(**EMPTY)], ids=["usual", "hard", "empty"]
)
def test_every_review_sheet_passes_pdf_ua(source, tmp_path):
    assert problems_of(render_review_sheet(review_sheet(source)), tmp_path) == []


@pytest.mark.parametrize("style", STYLES)
def test_a_reader_is_given_the_persons_sheet_whole(style, tmp_path):
    sheet = person_sheet(a_source())
    assert words_read(render_person_sheet(sheet, style), tmp_path) == words_in(person_blocks(sheet, style))


def test_a_reader_is_given_the_review_sheet_whole(tmp_path):
    sheet = review_sheet(a_source())
    assert words_read(render_review_sheet(sheet), tmp_path) == words_in(review_blocks(sheet))


@pytest.mark.parametrize(
    ("given_by", "said"),
    [
        (GivenBy.PERSON, "What {name} said yes to"),
        (GivenBy.ATTORNEY, "What the welfare attorney said yes to for {name}"),
        (GivenBy.GUARDIAN, "What the guardian said yes to for {name}"),
        (GivenBy.NOBODY, "Nobody could say yes for {name}"),
    ],
)
def test_the_heading_over_the_yes_names_who_said_it(given_by, said):
    source = a_source()
    sheet = review_sheet(replace(source, permissions=replace(source.permissions, given_by=given_by)))
    headings = [one.text for one in review_blocks(sheet) if isinstance(one, Heading)]
    yes = [one for one in headings if " yes " in one]
    assert yes == [said.format(name=source.name)]


def test_long_words_forty_actions_emoji_and_gaelic_lose_nothing(tmp_path):
    sheet = person_sheet(hard_source())
    read = words_read(render_person_sheet(sheet, "large"), tmp_path)
    # A word over two pages is two marks of one element: joined up, nothing is missing.
    assert "".join(read) == "".join(words_in(person_blocks(sheet, "large")))
    assert "40." in read


@pytest.mark.parametrize(
    ("style", "size"), [("standard", 14), ("large", 18), ("larger", 24), ("largest", 28)]
)
def test_the_letters_are_as_large_as_promised(style, size, tmp_path):
    path = tmp_path / "sheet.pdf"
    path.write_bytes(render_person_sheet(person_sheet(a_source()), style))
    with pikepdf.open(path) as opened:
        content = opened.pages[0].Contents.read_bytes().decode("latin-1")
    body = next(line for line in content.splitlines() if "I still sing" in line)
    assert f" {size}.00 Tf" in body
    assert STYLES[style].size == size


def test_the_same_conversation_gives_the_same_bytes():
    first, second = (render_person_sheet(person_sheet(a_source()), "standard") for _ in range(2))
    assert first == second


def test_every_font_is_embedded(tmp_path):
    rows = fonts_in(render_person_sheet(person_sheet(hard_source()), "standard"), tmp_path)
    assert {row[1] for row in rows} == {"yes"}


def test_a_copy_with_a_password_opens_with_it_and_stays_accessible(tmp_path):
    password = "tri fàclan slàn"
    path = tmp_path / "locked.pdf"
    sheet = person_sheet(a_source())
    path.write_bytes(render_person_sheet(sheet, "standard", lock=lock_paper(password)))
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    with pikepdf.open(path, password=password) as opened:
        assert opened.allow.accessibility
        assert opened.encryption.bits == 256
        opened.save(tmp_path / "open.pdf")
    unlocked = (tmp_path / "open.pdf").read_bytes()
    assert problems_of(unlocked, tmp_path) == []
    assert words_read(unlocked, tmp_path) == words_in(person_blocks(sheet, "standard"))
    assert b"Morag" not in path.read_bytes()


def test_what_a_window_or_a_print_queue_shows_names_nobody(tmp_path):
    path = tmp_path / "sheet.pdf"
    path.write_bytes(render_person_sheet(person_sheet(a_source()), "standard"))
    told = subprocess.run(["pdfinfo", str(path)], capture_output=True, check=True).stdout.decode()
    assert "Morag" not in told


def test_another_language_falls_back_line_by_line_and_says_which_it_is(tmp_path):
    path = tmp_path / "sheet.pdf"
    path.write_bytes(render_person_sheet(replace(person_sheet(a_source()), language="gd"), "standard"))
    with pikepdf.open(path) as opened:
        assert str(opened.Root.Lang) == "gd"


def test_each_step_stands_under_what_it_leads_to():
    together = Together(
        matters=("To sleep.", "To see my sister."),
        actions=(
            Action(what="Ask for a lift", matter=2, who=("person",)),
            Action(what="Try the alarm", matter=1),
            Action(what="A night sitter", matter=1, available=False, why="waiting_list"),
            Action(what="Find the old letters"),
        ),
    )
    read = " ".join(words_in(person_blocks(person_sheet(a_source(together=together)), "plain")))
    order = ["To sleep.", "step: Try the alarm", "just now: A night sitter", "Why: There is a waiting list."]
    order += ["To see my sister.", "step: Ask for a lift", "Who: You", "Other small steps", "Find the old"]
    places = [read.index(one) for one in order]
    assert places == sorted(places)


def outside_brackets(text):
    depth, kept = 0, []
    for sign in text:
        depth += (sign == "[") - (sign == "]")
        kept.append(sign if not depth and sign != "]" else " ")
    return set(re.findall(r"[a-z]*[aeiou][a-z]*", "".join(kept).lower()))


def own_words(source):
    said = [answer.value for answer in source.answers.values()]
    told = [said, source.together, source.name, source.project, source.header, source.reason]
    return set(re.findall(r"[a-z]+", str(told).lower()))


@pytest.mark.parametrize("render", [person_sheet, review_sheet])
def test_in_the_made_up_language_only_what_was_said_stays_as_it_was(render):
    source = a_source()
    sheet = render(source, language=PSEUDO_LANGUAGE)
    blocks = person_blocks(sheet, "standard") if render is person_sheet else review_blocks(sheet)
    assert outside_brackets(" ".join(words_in(blocks))) - own_words(source) == set()


@pytest.mark.parametrize("style", STYLES)
def test_a_language_four_tenths_longer_loses_nothing_on_paper(style, tmp_path):
    sheet = person_sheet(hard_source(), language=PSEUDO_LANGUAGE)
    pdf = render_person_sheet(sheet, style)
    assert "".join(words_read(pdf, tmp_path)) == "".join(words_in(person_blocks(sheet, style)))
    assert problems_of(pdf, tmp_path) == []


@pytest.mark.parametrize("style", [style for style in STYLES if style != "plain"])
@pytest.mark.parametrize("lines", range(1, 4))
def test_no_page_begins_with_a_sentence_whose_title_stands_on_the_page_before(style, lines, tmp_path):
    said = tuple(
        Said(
            title=f"Thing {n}", words=("It is the nights.",) * lines, sentences="You feel safe.", for_you=True
        )
        for n in range(14)
    )
    sheet = replace(person_sheet(a_source()), told=said)
    _, *pages = words_drawn(render_person_sheet(sheet, style), tmp_path).rstrip("\f").split("\f")
    first = [next(one for one in page.splitlines() if one and "Sheet for" not in one) for page in pages]
    assert len(first) > 2
    assert not {"It is the nights.", "You feel safe.", "Somebody who knows you said this for you."} & set(
        first
    )


def test_what_is_not_there_stays_with_the_words_that_lead_to_it():
    missing = Together(actions=(Action(what="somebody to sit overnight", available=False),))
    blocks = person_blocks(person_sheet(a_source(together=missing)), "largest")
    lead = next(
        n for n, one in enumerate(blocks) if " ".join(words_in([one])).startswith("We want to be honest")
    )
    assert blocks[lead].keep
    assert "somebody to sit overnight" in " ".join(words_in([blocks[lead + 1]]))
