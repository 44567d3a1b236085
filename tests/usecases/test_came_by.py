"""People who go from laptop to laptop before anything is sent: the desk believes the last one all the same."""

import msgspec
import pytest

from tests.kit.joined import workplace_in
from tests.kit.talks import finished_talk
from tests.kit.two_laptops import two_laptops
from udset_desktop.bundle import handover_file as files
from udset_desktop.foundation.problems import BundleRefused
from udset_desktop.interview import session as steps
from udset_desktop.usecases import interviewing
from udset_desktop.usecases.came_by import all_steps, earlier_steps, keep_earlier
from udset_desktop.usecases.enrolling import enrol, update
from udset_desktop.usecases.exporting import withdraw, write_bundles
from udset_desktop.usecases.handing_over import hand_over, let_go, take_over
from udset_desktop.usecases.merging import PoolAddress, init_pool, merge_files, pool_held, pool_status
from udset_desktop.usecases.projects import accept_card, write_pack
from udset_desktop.usecases.standing import producer_of, trust_at_laptop


@pytest.fixture
def handed_on(tmp_path):
    """Agnes, sent from the first laptop, handed to the second and at once to a third, both of which let her go."""
    both = two_laptops(tmp_path)
    pack = write_pack(both.desk, tmp_path / "third.udsetpack")
    third = workplace_in(tmp_path / "third-home")
    joined = enrol(third, pack.file, pack.code, passphrase="")
    accept_card(both.desk, joined.card, joined.code)
    newest = write_pack(both.desk, tmp_path / "fourth.udsetpack").file
    for one in (both.giver, both.taker, third):
        update(one, newest)
    agnes = finished_talk(both.giver, "Agnes")
    (first,) = write_bundles(both.giver, tmp_path)
    for giver, card, taker, name in (
        (both.giver, both.taker_card, both.taker, "1"),
        (both.taker, joined.card, third, "2"),
    ):
        hand_over(giver, card, [agnes.person], tmp_path / f"{name}.udsethandover")
        let_go(giver, take_over(taker, tmp_path / f"{name}.udsethandover").receipt)
    yield both, third, agnes, first.file
    third.close()
    both.close()


def sent(workplace, folder):
    folder.mkdir()
    (bundle,) = write_bundles(workplace, folder)
    return bundle.file


def status_after(both, folder, bundles):
    pool = PoolAddress(place=str(folder))
    init_pool(both.desk, pool)
    for one in bundles:
        merge_files(both.desk, pool, [one])
    assert pool_held(both.desk, pool) == ()
    return pool_status(both.desk, pool)


@pytest.mark.parametrize("late", [False, True])
def test_a_notice_of_the_last_laptop_counts_though_the_one_between_never_sends_again(
    handed_on, tmp_path, late
):
    both, third, agnes, first = handed_on
    withdraw(third, agnes.id)
    bundles = [first, sent(third, tmp_path / "out")]
    told = status_after(both, tmp_path / "pool.db", bundles[::-1] if late else bundles)
    assert (told.records, told.held) == (0, 0)


@pytest.mark.parametrize("late", [False, True])
def test_a_correction_of_the_last_laptop_counts_and_forks_nothing(handed_on, tmp_path, late):
    both, third, agnes, first = handed_on
    session, _ = steps.answer_item(interviewing.reopen(third, agnes.id, "misheard"), "safe.rating", "no")
    interviewing.finish(third, session)
    bundles = [first, sent(third, tmp_path / "out")]
    told = status_after(both, tmp_path / "pool.db", bundles[::-1] if late else bundles)
    assert (told.records, told.revisions, told.forks, told.held) == (1, 2, 0, 0)


def test_every_step_is_told_once_and_goes_on_with_the_people(handed_on, tmp_path):
    _, third, agnes, _ = handed_on
    vault = third.require_vault()
    (earlier,) = earlier_steps(vault)[agnes.id]
    steps_here = all_steps(vault)[agnes.id]
    assert steps_here[0] == earlier
    assert [one.taker for one in steps_here] == [steps_here[1].giver, steps_here[1].taker]
    keep_earlier(vault, (earlier,))
    assert earlier_steps(vault)[agnes.id] == (earlier,)
    withdraw(third, agnes.id)
    sent(third, tmp_path / "out")
    assert write_bundles(third, tmp_path) == ()


@pytest.mark.parametrize("what", ["signature", "record"])
def test_a_step_that_its_giver_has_not_signed_is_refused_with_all_that_came(handed_on, tmp_path, what):
    both, third, agnes, _ = handed_on
    vault = third.require_vault()
    content = files.open_handover(
        (tmp_path / "2.udsethandover").read_bytes(),
        secret=producer_of(vault).age.secret,
        trust=trust_at_laptop(vault),
    )
    (who,) = content.people
    (talk,) = who.records
    (step,) = talk.came_by
    another = talk.statement.signature if what == "signature" else "r"
    talk = msgspec.structs.replace(talk, came_by=(msgspec.structs.replace(step, **{what: another}),))
    changed = msgspec.structs.replace(content, people=(msgspec.structs.replace(who, records=(talk,)),))
    giver, taker = producer_of(both.taker.require_vault()), producer_of(vault)
    made = tmp_path / "made.udsethandover"
    made.write_bytes(files.render_handover(changed, key=giver.signing, recipient=taker.age.recipient))
    before = earlier_steps(vault)
    with pytest.raises(BundleRefused):
        take_over(third, made)
    assert (earlier_steps(vault), set(before)) == (before, {agnes.id})
