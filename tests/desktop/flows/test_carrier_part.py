"""Choosing where bundles go, in the window, with a real server where one is spoken to."""

from dataclasses import replace

import pytest

from tests.kit.servers import PASSWORD, USER, may_make_users_up, sshd, webdav
from tests.kit.windows import entered, words_on
from udset_desktop.desktop.flows.sharing_flow import SharingFlow
from udset_desktop.desktop.work.runner import Lane
from udset_desktop.usecases.carrying import carrier_in, keep_carrier, parse_address


@pytest.fixture
def flow(qtbot, frame):
    flow = entered(SharingFlow(frame))
    qtbot.addWidget(flow.view)
    return flow


@pytest.fixture
def card(flow):
    return flow.view.carrier


def typed(card, kind, address, *, user=USER, password=PASSWORD):
    card.choose_button.click()
    card.kinds.buttons[kind].click()
    card.address.setText(address)
    card.user.setText(user)
    card.password.setText(password)
    card.try_button.click()


def test_a_folder_is_tried_and_kept(flow, card, frame, tmp_path):
    frame.file = tmp_path
    card.choose_button.click()
    card.folder_button.click()
    assert carrier_in(frame.workplace) == parse_address(str(tmp_path))
    assert f"It goes to {tmp_path}." in words_on(card)
    assert "It works" in card.said.text()
    assert card.lines.isHidden()
    assert Lane.PURE in frame.runner.lanes


def test_a_folder_that_is_not_there_is_said_and_not_kept(flow, card, frame, tmp_path):
    frame.file = tmp_path / "gone"
    card.choose_button.click()
    card.folder_button.click()
    assert carrier_in(frame.workplace) is None
    assert "is not there" in card.said.text()


@pytest.mark.parametrize(
    ("kind", "address", "words"),
    [
        ("sftp", "machair.example", "not the address of a place"),
        ("webdav", "sftp://machair.example/in", "not the address of a place"),
        ("webdav", "http://machair.example/in", "in the clear"),
        ("sftp", "sftp://ann:heather@machair.example/in", "password out of the address"),
    ],
)
def test_an_address_that_cannot_be_is_said_at_once(flow, card, frame, kind, address, words):
    typed(card, kind, address)
    assert words in card.said.text()
    assert "heather" not in card.said.text()
    assert carrier_in(frame.workplace) is None


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_a_server_is_kept_only_when_its_key_was_compared(
    flow, card, frame, tmp_path, to_this_machine, answer
):
    if not may_make_users_up():
        pytest.skip("no user may be made up here")
    with sshd(tmp_path / "sshd") as server:
        frame.answer_with = (answer, "")
        typed(card, "sftp", f"sftp://127.0.0.1:{server.port}{server.folder}/in")
        assert "SHA256:" in frame.question.lead
        kept = carrier_in(frame.workplace)
        assert (kept.host_key if kept else "") == (server.host_key if answer == "yes" else "")
        if kept:
            frame.question = (
                None  # the same key is not asked about again, and an empty line keeps the password
            )
            typed(card, "sftp", f"sftp://127.0.0.1:{server.port}{server.folder}/in", password="")
            assert (frame.question, carrier_in(frame.workplace)) == (None, kept)


def test_the_laptop_s_own_key_is_shown_and_used(flow, card, frame, tmp_path, to_this_machine):
    if not may_make_users_up():
        pytest.skip("no user may be made up here")
    frame.answer_with = ("yes", "")
    with sshd(tmp_path / "sshd") as server:
        card.choose_button.click()
        card.kinds.buttons["sftp"].click()
        card.ways.buttons["key"].click()
        server.let_in(card.public.text())
        card.address.setText(f"sftp://127.0.0.1:{server.port}{server.folder}/in")
        card.user.setText(USER)
        card.try_button.click()
    kept = carrier_in(frame.workplace)
    assert (bool(kept.key), kept.password) == (True, "")


def test_a_wrong_password_is_said_and_the_place_before_stays(flow, card, frame, tmp_path, to_this_machine):
    (tmp_path / "dav").mkdir()
    with webdav(tmp_path / "dav") as port:
        typed(card, "webdav", f"http://127.0.0.1:{port}/")
        before = carrier_in(frame.workplace)
        assert before.password == PASSWORD
        typed(card, "webdav", f"http://127.0.0.1:{port}/", password="otter")
    assert "does not let this laptop in" in card.said.text()
    assert carrier_in(frame.workplace) == before


def test_a_password_is_never_carried_over_to_another_server(flow, card, frame):
    before = replace(parse_address("https://one.example/in"), user=USER, password=PASSWORD)
    keep_carrier(frame.workplace, before)
    entered(flow)
    meant = []
    flow._carrier._look_at = meant.append
    for address in ("https://two.example/in", "https://one.example/other"):
        typed(card, "webdav", address, password="")
    assert [one.password for one in meant] == ["", PASSWORD]


def test_a_place_is_let_go_with_its_password(flow, card, frame, tmp_path):
    keep_carrier(frame.workplace, parse_address(str(tmp_path)))
    entered(flow)
    card.forget_button.click()
    assert carrier_in(frame.workplace) is None
    assert "its password was deleted" in card.said.text()


def test_leaving_the_page_leaves_no_password_in_a_line(flow, card):
    card.choose_button.click()
    card.kinds.buttons["webdav"].click()
    card.password.setText(PASSWORD)
    flow.leave()
    assert card.password.text() == ""
