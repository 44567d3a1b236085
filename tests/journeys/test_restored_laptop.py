"""A laptop is lost, its vault put back elsewhere, and the old one turns up: nothing is lost, doubled or forked."""

from itertools import permutations

import pytest

from tests.kit.joined import PASSPHRASE, workplace_in
from tests.kit.real_homes import real_river
from tests.kit.talks import begun_talk, finished_talk
from udset_desktop.foundation.problems import BundleRefused, InputRefused
from udset_desktop.interview import session as steps
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.usecases import interviewing, overseeing, restoring
from udset_desktop.usecases.backing_up import back_up
from udset_desktop.usecases.carrying import deliver, keep_carrier, parse_address
from udset_desktop.usecases.changing_mind import change_mind
from udset_desktop.usecases.enrolling import enrol, update
from udset_desktop.usecases.exporting import make_bundles, withdraw, write_bundles
from udset_desktop.usecases.gone_out import gone_out, is_told
from udset_desktop.usecases.handing_over import hand_over, let_go, take_back, take_over
from udset_desktop.usecases.merging import (
    PoolAddress,
    init_pool,
    merge_files,
    pool_digest,
    pool_forks,
    pool_held,
    pool_status,
)
from udset_desktop.usecases.projects import accept_card, write_pack
from udset_desktop.usecases.removing import delete_person, take_out_of_figures


@pytest.fixture
def river(tmp_path):
    made = real_river(tmp_path)
    yield made
    made.close()


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def corrected(workplace, record, answer):
    session, _ = steps.answer_item(
        interviewing.reopen(workplace, record.id, "misheard"), "safe.rating", answer
    )
    return interviewing.finish(workplace, session)


def sent(workplace, stick):
    (bundle,) = write_bundles(workplace, stick)
    return bundle.file


def test_the_old_laptop_turns_up_and_nothing_forks_in_any_order(river, tmp_path, stick):
    agnes, isla = (finished_talk(river.laptop, name) for name in ("Agnes", "Isla"))
    first = sent(river.laptop, stick)
    backup = back_up(river.laptop, stick).file
    # The old laptop goes on: one record corrected, one more conversation, both sent.
    corrected(river.laptop, agnes, "no")
    finished_talk(river.laptop, "Una")
    old_late = sent(river.laptop, stick)
    # Meanwhile the vault is put back elsewhere, and the same record corrected in another way.
    new = workplace_in(tmp_path / "new-laptop")
    done = restoring.restore(new, backup, PASSPHRASE, card=tmp_path)
    accept_card(river.desk, done.card, done.code, replaces=done.before)
    corrected(new, agnes, "yes")
    corrected(new, isla, "not_really")
    new_sent = sent(new, stick)
    assert new_sent != old_late

    seen = set()
    for number, order in enumerate(permutations((first, old_late, new_sent))):
        pool = PoolAddress(place=str(tmp_path / f"pool-{number}.db"))
        init_pool(river.desk, pool)
        for file in order:
            merge_files(river.desk, pool, [file])
        assert pool_forks(river.desk, pool) == ()
        assert pool_status(river.desk, pool).records == 3
        assert pool_status(river.desk, pool).laptops[-1].missing == ()
        seen.add(pool_digest(river.desk, pool))
    assert len(seen) == 1
    assert [one.code for one in pool_held(river.desk, pool)]
    new.close()


def test_the_desk_sees_no_gap_before_the_first_bundle_of_a_laptop_that_stands_in(river, tmp_path, stick):
    finished_talk(river.laptop, "Agnes")
    first = sent(river.laptop, stick)
    backup = back_up(river.laptop, stick).file
    new = workplace_in(tmp_path / "new-laptop")
    done = restoring.restore(new, backup, PASSPHRASE, card=tmp_path)
    accept_card(river.desk, done.card, done.code, replaces=done.before)
    finished_talk(new, "Isla")
    second = sent(new, stick)
    pool = PoolAddress(place=str(tmp_path / "pool.db"))
    init_pool(river.desk, pool)
    merge_files(river.desk, pool, [first, second])
    heard = {one.laptop: one.missing for one in overseeing.oversight(river.desk).laptops}
    assert heard == {done.before: (), done.laptop: ()}
    new.close()


class Colleague:
    """Another laptop of the project; both know each other by the newest pack."""

    def __init__(self, river, folder):
        self.laptop = workplace_in(folder / "colleague-home")
        joined = enrol(self.laptop, river.pack.file, river.pack.code, passphrase=PASSPHRASE)
        accept_card(river.desk, joined.card, joined.code)
        self.card = joined.card
        self.river, self.folder = river, folder
        self.tell("second", river.laptop, self.laptop)

    def tell(self, name, *laptops):
        pack = write_pack(self.river.desk, self.folder / f"{name}.udsetpack")
        for one in laptops:
            update(one, pack.file)


@pytest.fixture
def colleague(river, tmp_path):
    made = Colleague(river, tmp_path)
    yield made
    made.laptop.close()


def put_back(river, backup, folder, *, replaces=""):
    """The vault on another computer, accepted in place of the old laptop; the laptop and what was told."""
    new = workplace_in(folder)
    done = restoring.restore(new, backup, PASSPHRASE, card=folder)
    accept_card(river.desk, done.card, done.code, replaces=replaces or done.before)
    return new, done


def merged_in_every_order(river, folder, files):
    """The status, forks and digest that every order comes to."""
    seen = set()
    for number, order in enumerate(permutations(files)):
        pool = PoolAddress(place=str(folder / f"pool-{number}.db"))
        init_pool(river.desk, pool)
        for file in order:
            assert merge_files(river.desk, pool, [file]).refused == 0
        status = pool_status(river.desk, pool)
        seen.add((status.records, status.revisions, status.forks, status.held, pool_digest(river.desk, pool)))
    assert len(seen) == 1
    return seen.pop()


def test_a_backup_of_before_a_hand_over_makes_no_fork_and_lets_go_by_handing_over_once_more(
    river, colleague, tmp_path, stick
):
    agnes = finished_talk(river.laptop, "Agnes")
    first = sent(river.laptop, stick)
    backup = back_up(river.laptop, stick).file
    hand_over(river.laptop, colleague.card, [agnes.person], tmp_path / "1.udsethandover")
    receipt = take_over(colleague.laptop, tmp_path / "1.udsethandover").receipt
    let_go(river.laptop, receipt)
    corrected(colleague.laptop, agnes, "no")
    theirs = sent(colleague.laptop, stick)
    new, _ = put_back(river, backup, tmp_path / "new-laptop")
    colleague.tell("third", new, colleague.laptop)

    with pytest.raises(BundleRefused, match="receipt_not_known"):
        let_go(new, receipt)
    hand_over(new, colleague.card, [agnes.person], tmp_path / "2.udsethandover")
    let_go(new, take_over(colleague.laptop, tmp_path / "2.udsethandover").receipt)
    assert new.require_vault().load_people() == ()
    again = sent(colleague.laptop, stick)
    records, _, forks, held, _ = merged_in_every_order(river, tmp_path, (first, theirs, again))
    assert (records, forks, held) == (1, 0, 0)
    new.close()


def test_whoever_goes_on_from_a_backup_of_before_a_hand_over_makes_no_fork_in_any_order(
    river, colleague, tmp_path, stick
):
    agnes = finished_talk(river.laptop, "Agnes")
    first = sent(river.laptop, stick)
    backup = back_up(river.laptop, stick).file
    hand_over(river.laptop, colleague.card, [agnes.person], tmp_path / "1.udsethandover")
    take_over(colleague.laptop, tmp_path / "1.udsethandover")
    corrected(colleague.laptop, agnes, "no")
    theirs = sent(colleague.laptop, stick)
    new, _ = put_back(river, backup, tmp_path / "new-laptop")
    corrected(new, agnes, "yes")
    late = sent(new, stick)
    assert merged_in_every_order(river, tmp_path, (first, theirs, late))[:4] == (1, 3, 0, 1)

    # Nothing of the word that is held is lost: it stays on the laptop too, which may not clear it by this.
    colleague.tell("third", new, colleague.laptop)
    hand_over(new, colleague.card, [agnes.person], tmp_path / "2.udsethandover")
    with pytest.raises(InputRefused, match="gone_on_here"):
        take_over(colleague.laptop, tmp_path / "2.udsethandover")
    take_back(new, tmp_path / "2.udsethandover")
    assert [one.name for one in new.require_vault().load_people()] == ["Agnes"]

    withdraw(colleague.laptop, agnes.id)
    back = sent(colleague.laptop, stick)
    (tmp_path / "gone").mkdir()
    assert merged_in_every_order(river, tmp_path / "gone", (first, theirs, late, back))[0] == 0
    new.close()


def test_the_old_laptop_hands_over_when_another_has_gone_on_from_its_backup(
    river, colleague, tmp_path, stick
):
    agnes = finished_talk(river.laptop, "Agnes")
    first = sent(river.laptop, stick)
    new, _ = put_back(river, back_up(river.laptop, stick).file, tmp_path / "new-laptop")
    corrected(new, agnes, "no")
    went_on = sent(new, stick)
    hand_over(river.laptop, colleague.card, [agnes.person], tmp_path / "1.udsethandover")
    take_over(colleague.laptop, tmp_path / "1.udsethandover")
    corrected(colleague.laptop, agnes, "yes")
    theirs = sent(colleague.laptop, stick)
    assert merged_in_every_order(river, tmp_path, (first, went_on, theirs))[:4] == (1, 3, 0, 1)
    new.close()


def test_a_backup_put_back_twice_is_a_line_of_laptops_and_no_fork(river, tmp_path, stick):
    agnes = finished_talk(river.laptop, "Agnes")
    first = sent(river.laptop, stick)
    backup = back_up(river.laptop, stick).file
    second, done = put_back(river, backup, tmp_path / "second-laptop")
    corrected(second, agnes, "no")
    from_second = sent(second, stick)
    with pytest.raises(InputRefused, match="laptop_replaced") as refused:
        put_back(river, backup, tmp_path / "wrong")
    assert refused.value.findings[0].context["heir"] == done.laptop
    third, _ = put_back(river, backup, tmp_path / "third-laptop", replaces=done.laptop)
    corrected(third, agnes, "yes")
    from_third = sent(third, stick)
    assert merged_in_every_order(river, tmp_path, (first, from_second, from_third))[:4] == (1, 3, 0, 1)
    for one in (second, third):
        one.close()


def test_taken_back_where_the_old_laptop_may_have_sent_it_since_and_the_pool_is_told(river, tmp_path, stick):
    agnes, isla, una = (finished_talk(river.laptop, name) for name in ("Agnes", "Isla", "Una"))
    backup = back_up(river.laptop, stick).file
    old_sent = sent(river.laptop, stick)
    new, _ = put_back(river, backup, tmp_path / "new-laptop")
    assert [one.code for one in gone_out(new, agnes.id)] == ["gone_out.unsure", "gone_out.figures"]
    withdraw(new, agnes.id)
    change_mind(new, isla.id, Purpose.FIGURES, Reply.NO, reason="rang")
    take_out_of_figures(new, una.person)
    assert all(is_told(new, one.id) for one in (agnes, isla, una))
    delete_person(new, una.person)
    records, *_ = merged_in_every_order(river, tmp_path, [old_sent, sent(new, stick)])
    assert records == 0
    assert write_bundles(new, stick) == ()  # told once
    new.close()


def test_taken_back_where_it_waited_in_the_backup_and_the_old_laptop_delivered_it(river, tmp_path, stick):
    agnes = finished_talk(river.laptop, "Agnes")
    make_bundles(river.laptop)
    backup = back_up(river.laptop, tmp_path).file
    keep_carrier(river.laptop, parse_address(str(stick)))
    deliver(river.laptop)
    (old_sent,) = stick.iterdir()
    new, _ = put_back(river, backup, tmp_path / "new-laptop")
    assert [one.code for one in gone_out(new, agnes.id)] == ["gone_out.unsure", "gone_out.figures"]
    withdraw(new, agnes.id, ("safe.rating",))
    assert is_told(new, agnes.id)
    withdraw(new, agnes.id)
    records, *_ = merged_in_every_order(river, tmp_path, [old_sent, sent(new, tmp_path)])
    assert records == 0
    new.close()


def test_what_could_not_have_left_before_the_restore_is_told_to_nobody(river, tmp_path, stick):
    session, _ = steps.answer_item(begun_talk(river.laptop, "Agnes"), "safe.rating", "mostly")
    agnes = interviewing.finish(river.laptop, session)
    backup = back_up(river.laptop, stick).file
    new, _ = put_back(river, backup, tmp_path / "new-laptop")
    una = finished_talk(new, "Una")
    withdraw(new, una.id)
    withdraw(new, agnes.id)
    assert [one.code for one in gone_out(new, una.id)] == ["gone_out.here"]
    assert not any(is_told(new, one.id) for one in (agnes, una))
    new.close()


def test_nobody_is_handed_to_the_laptop_that_was_replaced(river, colleague, tmp_path, stick):
    agnes = finished_talk(river.laptop, "Agnes")
    backup = back_up(river.laptop, stick).file
    new, done = put_back(river, backup, tmp_path / "new-laptop")
    with pytest.raises(InputRefused, match=r"handing_over\.taker_replaced"):
        hand_over(new, river.enrolled.card, [agnes.person], tmp_path / "1.udsethandover")
    colleague.tell("third", colleague.laptop)
    isla = finished_talk(colleague.laptop, "Isla")
    with pytest.raises(InputRefused, match=r"handing_over\.taker_replaced"):
        hand_over(colleague.laptop, river.enrolled.card, [isla.person], tmp_path / "2.udsethandover")
    assert hand_over(colleague.laptop, done.card, [isla.person], tmp_path / "2.udsethandover").people == 1
    new.close()


@pytest.fixture
def handed_on(river, colleague, tmp_path, stick):
    """Somebody whose conversation the lost laptop sent after its last backup, now at a colleague's; what it sent."""
    agnes = finished_talk(river.laptop, "Agnes")
    backup = back_up(river.laptop, stick).file
    old_sent = sent(river.laptop, stick)
    new, _ = put_back(river, backup, tmp_path / "new-laptop")
    colleague.tell("third", new, colleague.laptop)
    hand_over(new, colleague.card, [agnes.person], tmp_path / "1.udsethandover")
    let_go(new, take_over(colleague.laptop, tmp_path / "1.udsethandover").receipt)
    yield agnes, old_sent
    new.close()


def test_who_takes_people_from_a_restored_laptop_is_told_that_they_may_have_left_and_tells_the_pool(
    river, colleague, handed_on, tmp_path, stick
):
    agnes, old_sent = handed_on
    assert gone_out(colleague.laptop, agnes.id)[0].code == "gone_out.unsure"
    withdraw(colleague.laptop, agnes.id)
    assert is_told(colleague.laptop, agnes.id)
    records, _, forks, held, _ = merged_in_every_order(
        river, tmp_path, [old_sent, sent(colleague.laptop, stick)]
    )
    assert (records, forks, held) == (0, 0, 0)


def test_who_takes_people_from_a_restored_laptop_goes_on_without_a_fork(
    river, colleague, handed_on, tmp_path, stick
):
    agnes, old_sent = handed_on
    corrected(colleague.laptop, agnes, "no")
    theirs = sent(colleague.laptop, stick)
    records, _, forks, *_ = merged_in_every_order(river, tmp_path, [old_sent, theirs])
    assert (records, forks) == (1, 0)


def test_that_they_may_have_left_goes_on_with_people_who_are_handed_on_once_more(
    river, colleague, handed_on, tmp_path, stick
):
    agnes, old_sent = handed_on
    (tmp_path / "third").mkdir()
    third = Colleague(river, tmp_path / "third")
    third.tell("fourth", colleague.laptop, third.laptop)
    hand_over(colleague.laptop, third.card, [agnes.person], tmp_path / "2.udsethandover")
    take_over(third.laptop, tmp_path / "2.udsethandover")
    withdraw(third.laptop, agnes.id)
    assert is_told(third.laptop, agnes.id)
    records, *_ = merged_in_every_order(river, tmp_path, [old_sent, sent(third.laptop, stick)])
    assert records == 0
    third.laptop.close()
