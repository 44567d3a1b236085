"""Pool, keys and colleagues on the Project page, by the real verbs."""

import pytest

from tests.kit.joined import workplace_in
from tests.kit.talks import finished_talk
from tests.kit.windows import FakeFrame, entered, words_on
from udset_desktop.desktop.flows.project_flow import ProjectFlow
from udset_desktop.project.pack import parse_pack
from udset_desktop.usecases.exporting import write_bundles
from udset_desktop.usecases.kept_pool import keep_pool, pool_of, require_pool
from udset_desktop.usecases.merging import PoolAddress, merge_files, pool_status
from udset_desktop.usecases.overseeing import at_desk
from udset_desktop.usecases.projects import join_as_coordinator, write_pack


@pytest.fixture
def frame(river):
    return FakeFrame(river.desk)


@pytest.fixture
def flow(qtbot, frame):
    made = entered(ProjectFlow(frame))
    qtbot.addWidget(made.view)
    made.view.show_part("desk")
    return made


def go_by(flow, place):
    flow.view.pool.other_button.click()
    flow.view.pool.address.setText(str(place))
    flow.view.pool.go_button.click()


def test_another_pool_is_made_kept_and_shown(flow, frame, tmp_path):
    place = tmp_path / "elsewhere.db"
    go_by(flow, place)
    assert place.exists()
    assert pool_of(frame.workplace).place == str(place)
    assert "From now on this is the pool" in frame.told[-1]
    assert str(place) in words_on(flow.view)
    assert flow.view.pool.asking.isHidden()
    flow.view.pool.own_button.click()
    assert pool_of(frame.workplace).place == str(frame.workplace.home.desk_folder / "pool.db")


def test_a_password_in_the_address_is_refused_and_leaves_the_screen(flow, frame):
    before = pool_of(frame.workplace)
    go_by(flow, "postgresql://me:quicksilver@server/pool")
    assert "An address with a password in it is not taken" in flow.view.pool.ask_trouble.text()
    assert flow.view.pool.address.text() == ""
    assert "quicksilver" not in words_on(flow.view)
    assert pool_of(frame.workplace) == before


def test_a_server_that_does_not_answer_is_not_gone_by(flow, frame, tmp_path):
    before = pool_of(frame.workplace)
    go_by(flow, f"postgresql://nobody@/nothing?host={tmp_path}")
    assert "does not answer" in flow.view.pool.ask_trouble.text()
    assert flow.view.pool.address.text()  # to be mended
    assert flow.view.pool.go_button.isEnabled()
    assert pool_of(frame.workplace) == before


def test_a_file_that_is_no_pool_is_refused_and_left_alone(flow, frame, tmp_path):
    letter = tmp_path / "letter.db"
    letter.write_text("Dear coordinator")
    frame.file = letter
    flow.view.pool.other_button.click()
    flow.view.pool.file_button.click()
    flow.view.pool.go_button.click()
    assert "holds something else, not a pool" in flow.view.pool.ask_trouble.text()
    assert letter.read_text() == "Dear coordinator"


@pytest.mark.postgres
def test_a_server_is_gone_by_with_its_password_in_a_file(flow, frame, postgres_url, tmp_path):
    frame.file = tmp_path / "secret"
    frame.file.write_text("quicksilver\n")
    flow.view.pool.other_button.click()
    flow.view.pool.address.setText(postgres_url)
    flow.view.pool.password.buttons["file"].click()
    flow.view.pool.go_button.click()
    assert pool_of(frame.workplace) == PoolAddress(place=postgres_url, password_file=frame.file)
    assert pool_status(frame.workplace, pool_of(frame.workplace)).database == "postgresql"
    assert "its password is in the file secret" in words_on(flow.view)
    assert "quicksilver" not in words_on(flow.view)


def test_a_password_file_that_is_chosen_and_left_is_not_used_later(flow, frame, tmp_path):
    frame.file = tmp_path / "secret"
    frame.file.write_text("quicksilver")
    flow.view.pool.other_button.click()
    flow.view.pool.password.buttons["file"].click()
    flow.view.pool.password.buttons["pgpass"].click()
    flow.view.pool.address.setText(str(tmp_path / "elsewhere.db"))
    flow.view.pool.go_button.click()
    assert pool_of(frame.workplace).password_file is None


def test_the_page_stands_while_the_pool_is_away(qtbot, frame, river, tmp_path):
    finished_talk(river.laptop, "Agnes")
    [bundle] = write_bundles(river.laptop, tmp_path)
    merge_files(river.desk, require_pool(river.desk), [bundle.file])
    keep_pool(river.desk, PoolAddress(place=f"postgresql://nobody@/nothing?host={tmp_path}"))
    flow = entered(ProjectFlow(frame))
    qtbot.addWidget(flow.view)
    assert frame.problems == []
    said = words_on(flow.view)
    assert "Machair conversations" in said
    assert "not known when it was heard" in said
    flow.view.show_part("desk")
    assert "does not answer" in words_on(flow.view)


# -- colleagues ------------------------------------------------------------------


def test_a_colleague_reads_bundles_once_card_and_words_agree(flow, frame, river, tmp_path):
    second = workplace_in(tmp_path / "second-home")
    card = join_as_coordinator(second, river.pack.file, river.pack.code, passphrase="")
    frame.file = card.file
    colleagues = flow.view.colleagues
    colleagues.card_button.click()
    colleagues.words.setText("gull gull gull gull gull gull")
    colleagues.add_button.click()
    assert "six words are not the words" in colleagues.trouble.text()
    assert flow.seen.colleagues == ()
    colleagues.words.setText(card.code)
    colleagues.add_button.click()
    assert flow.seen.colleagues == (card.coordinator,)
    assert "is one of you" in frame.told[-1]
    assert colleagues.add_button.isHidden()
    assert "says less" in flow.view.laptops.pack_about.text()
    pack = parse_pack(write_pack(frame.workplace, tmp_path / "next.udsetpack").file.read_bytes())
    assert len(pack.recipients) == 2
    second.close()


def test_a_laptops_card_makes_nobody_a_coordinator(flow, frame, river):
    frame.file = river.enrolled.card
    flow.view.colleagues.card_button.click()
    flow.view.colleagues.words.setText(river.enrolled.code)
    flow.view.colleagues.add_button.click()
    assert flow.view.colleagues.trouble.text()
    assert flow.seen.colleagues == ()


def test_conversations_are_chosen_among_those_there_are(flow, frame):
    settings = flow.view.settings
    keys = tuple(settings.conversations.buttons)
    assert set(flow.seen.project.instruments) <= set(keys)
    settings.conversations.buttons["carer-review/1.0.0"].click()
    settings.keep_button.click()
    assert at_desk(frame.workplace).project.instruments == ("user-review/1.0.0",)
    settings.conversations.buttons["user-review/1.0.0"].click()
    settings.keep_button.click()
    assert "instrument" in settings.trouble.text()
    assert at_desk(frame.workplace).project.instruments == ("user-review/1.0.0",)
