import io

import pikepdf

from udset_desktop.document.blocks import Heading, Paragraph, Title
from udset_desktop.foundation.ids import FollowUpId
from udset_desktop.interview.follow_up import FollowUp
from udset_desktop.summary.follow_up_paper import follow_up_blocks, render_follow_up

NOTE = FollowUp(
    id=FollowUpId("n"),
    begun_utc="2026-05-04T09:30:00+00:00",
    about="Morag Ross",
    said="He takes my card.",
    told="the duty desk",
)


def headings(note, **more):
    blocks = follow_up_blocks(note, language="en", **more)
    return [block.text for block in blocks if isinstance(block, Heading)]


def test_only_what_is_written_stands_on_it_in_its_order():
    assert headings(NOTE) == ["Whom it is about", "What was said or seen", "Who was told"]


def test_it_says_when_it_was_begun_and_that_it_was_passed_on():
    first, *_, last = follow_up_blocks(
        FollowUp(id=NOTE.id, begun_utc=NOTE.begun_utc, said="x", passed_utc="2026-05-05T08:00:00+00:00"),
        language="en",
    )
    assert isinstance(first, Title)
    assert "4\u00a0May\u00a02026" in first.under
    assert isinstance(last, Paragraph)
    assert "5\u00a0May\u00a02026" in "".join(span.text for span in last.spans)


def test_training_is_said():
    words = [
        "".join(span.text for span in block.spans)
        for block in follow_up_blocks(NOTE, language="en", training=True)
        if isinstance(block, Paragraph)
    ]
    assert any("made up" in one for one in words)


def test_what_a_print_queue_or_a_window_shows_names_nobody():
    with pikepdf.open(io.BytesIO(render_follow_up(NOTE, language="en"))) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Follow-up note"
        assert "Morag" not in str(dict(pdf.docinfo))
