import io

import pikepdf
import pytest

from udset_desktop.document.blocks import words_in
from udset_desktop.document.told import plain_text
from udset_desktop.redaction.model import KnownName
from udset_desktop.summary.person_file import (
    FileLine,
    FilePart,
    Others,
    PersonFile,
    person_file_blocks,
    render_person_file,
)

FILE = PersonFile(
    name="Morag Ross",
    made_on="2026-05-04",
    project="Machair conversations",
    parts=(
        FilePart(title="Known", facts=(("Name", "Morag Ross"),)),
        FilePart(
            title="Said",
            about="Two lines.",
            lines=(
                FileLine(words="all is well", label="Safe:", under="Morag Ross"),
                FileLine(words="Calum drinks", others=True),
            ),
        ),
    ),
    language="en",
)


def test_what_concerns_somebody_else_is_marked_under_its_line_and_counted():
    told = plain_text(person_file_blocks(FILE))
    assert FILE.marked == 1
    assert "can see: 1." in told
    assert "- Calum drinks\n  Concerns somebody else" in told
    assert told.count("Concerns somebody else") == 1
    assert told.index("Read all of this") < told.index("Known") < told.index("Said")


def test_the_paper_says_every_word_and_its_title_names_nobody():
    with pikepdf.open(io.BytesIO(render_person_file(FILE))) as pdf:
        assert "Morag" not in str(pdf.docinfo["/Title"])
    assert {"Calum", "well", "Machair"} <= set(words_in(person_file_blocks(FILE)))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Calum looks in at night", True),
        ("she was with Morag Ross’s sister Effie", True),
        ("Morag's own words", False),
        ("Ross is my name", False),
        ("all is well by the loch", False),
        ("the lodger came", False),
    ],
)
def test_the_person_s_own_name_is_nobody_else(text, named):
    assert Others("Morag Ross").named_in(text) is named


def test_a_name_that_the_laptop_knows_is_found_in_any_spelling_near_enough():
    assert not Others("Morag Ross").named_in("petal came by")
    assert Others("Morag Ross", (KnownName("Petal"),)).named_in("petal came by")
