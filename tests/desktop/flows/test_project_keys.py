"""The organisations' keys on the Project page, by the real verbs."""

import pytest

from tests.kit.vaults import CHEAP, PASSPHRASE
from tests.kit.windows import FakeFrame, entered, words_on
from udset_desktop.desktop.flows.project_flow import ProjectFlow
from udset_desktop.foundation.problems import AccessRefused
from udset_desktop.sealing import recovery, slots
from udset_desktop.sealing.keys import new_age_key
from udset_desktop.sealing.passphrase import new_recovery_code
from udset_desktop.usecases.overseeing import at_desk


@pytest.fixture
def frame(river):
    return FakeFrame(river.desk)


@pytest.fixture
def flow(qtbot, frame):
    made = entered(ProjectFlow(frame))
    qtbot.addWidget(made.view)
    made.view.show_part("desk")
    return made


def key_of(frame):
    return at_desk(frame.workplace).project.organisations[0].recovery_public


def test_a_key_is_made_where_it_is_wanted_after_a_second_thought(flow, frame, tmp_path):
    frame.file = tmp_path / "council.txt"
    flow.view.organisations.make_asked.emit("council")
    assert "can open the laptops of Machair Council" in frame.question.lead
    assert not frame.file.exists()
    frame.answer_with = ("yes", "")
    flow.view.organisations.make_asked.emit("council")
    secret = frame.file.read_text().splitlines()[-1]
    assert secret.startswith("AGE-SECRET-KEY-")
    assert f"# public key: {key_of(frame)}" in frame.file.read_text()
    said = words_on(flow.view)
    assert str(frame.file) in said
    assert f"ending in {key_of(frame)[-6:]}" in said
    assert secret not in said
    assert "says less" in flow.view.laptops.pack_about.text()
    flow.view.organisations.make_asked.emit("council")
    assert "has a key already" in frame.question.lead


def test_a_key_never_replaces_a_file_nor_lies_on_this_programs_folders(flow, frame, tmp_path):
    frame.answer_with = ("yes", "")
    there = tmp_path / "there.txt"
    there.write_text("something else")
    for place in (there, frame.workplace.home.folder / "council.txt"):
        frame.file = place
        flow.view.organisations.make_asked.emit("council")
    assert frame.problems == ["foundation.file_there", "project.key_in_home"]
    assert there.read_text() == "something else"
    assert key_of(frame) == ""
    assert flow.view.organisations.made.isHidden()


def test_a_key_the_organisation_made_is_told_and_a_slip_is_refused(flow, frame):
    theirs = new_age_key().recipient
    frame.answer_with = ("yes", theirs[:-1])
    flow.view.organisations.tell_asked.emit("council")
    assert frame.problems == ["project.bad_recovery_key"]
    frame.answer_with = ("yes", theirs)
    flow.view.organisations.tell_asked.emit("council")
    assert key_of(frame) == theirs
    assert "knows the key of Machair Council" in words_on(flow.view)


def test_what_is_typed_and_not_kept_is_kept_or_undone_first(flow, frame):
    flow.view.settings.contact.setText("Half typed")
    for ask in (flow.view.organisations.make_asked, flow.view.organisations.tell_asked):
        ask.emit("council")
        assert "Keep it or undo it first" in frame.told[-1]
    assert frame.question is None
    assert flow.view.settings.contact.text() == "Half typed"


def test_a_key_for_two_people_goes_to_two_places(flow, frame, tmp_path):
    asked = []
    frame.answer_with = ("yes", "")
    frame.choose_target = lambda title, name, kinds, chosen: asked.append(title) or chosen(tmp_path / name)
    flow.view.organisations.make_two_asked.emit("council")
    files = [tmp_path / f"council-recovery-key-part-{number}.txt" for number in (1, 2)]
    halves = [file.read_text().splitlines()[-2].removeprefix("# public key: ") for file in files]
    assert key_of(frame) == " ".join(halves)
    assert len(set(asked)) == 2
    said = words_on(flow.view)
    assert "held by two people" in said
    assert all(str(file) in said for file in files)


def test_a_request_is_answered_by_one_holder_after_the_other(flow, frame, tmp_path):
    holders = (new_age_key(), new_age_key())
    recipient = " ".join(key.recipient for key in holders)
    data_key = slots.new_data_key()
    found = slots.new_slots(
        data_key,
        passphrase=PASSPHRASE,
        recovery_code=new_recovery_code(),
        recipient=recipient,
        parameters=CHEAP,
    )
    made = recovery.begin_recovery(found, PASSPHRASE, CHEAP)
    (tmp_path / "request").write_bytes(made.request)
    answer = flow.view.answer

    def answered(request, key, words, out):
        frame.file = tmp_path / request
        answer.request_button.click()
        frame.file = tmp_path / "key"
        frame.file.write_text(key.secret)
        answer.key_button.click()
        answer.words.setText(words)
        frame.file = tmp_path / out
        answer.go_button.click()

    answered("request", holders[0], "one two three four five six", "wrong")
    assert "six words do not fit" in answer.trouble.text()
    assert not (tmp_path / "wrong").exists()
    answered("request", holders[0], made.code, "handed on")
    assert "Two people hold this key" in answer.told.text()
    answered("handed on", holders[1], made.code, "answer")
    assert "opens that one laptop" in answer.told.text()
    assert recovery.finish_recovery(made.kept, (tmp_path / "answer").read_bytes(), PASSPHRASE) == data_key
    with pytest.raises(AccessRefused):
        recovery.finish_recovery(made.kept, (tmp_path / "answer").read_bytes(), "another passphrase")
