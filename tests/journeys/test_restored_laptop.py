"""A laptop is lost, its vault put back elsewhere, and the old one turns up: nothing is lost, doubled or forked."""

from itertools import permutations

import pytest

from tests.kit.joined import PASSPHRASE, workplace_in
from tests.kit.real_homes import real_river
from tests.kit.talks import finished_talk
from udset_desktop.interview import session as steps
from udset_desktop.usecases import interviewing, overseeing, restoring
from udset_desktop.usecases.backing_up import back_up
from udset_desktop.usecases.exporting import write_bundles
from udset_desktop.usecases.merging import (
    PoolAddress,
    init_pool,
    merge_files,
    pool_digest,
    pool_forks,
    pool_held,
    pool_status,
)
from udset_desktop.usecases.projects import accept_card


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
