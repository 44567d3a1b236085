from __future__ import annotations

from tests.kit.interviews import a_record, a_session


def test_a_record_gives_its_frame_back():
    assert a_record().header == a_session().header
