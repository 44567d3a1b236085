from tests.kit.joined import joined
from tests.kit.pools import bundle_of, codes_of, line_of, merge, record_of
from udset_desktop.usecases.auditing import look_at_log
from udset_desktop.usecases.looking_in import forks_in, put_aside, settle, status_of
from udset_desktop.usecases.merging import PoolAddress
from udset_desktop.usecases.pool_desk import opened_pool
from udset_desktop.usecases.taking_in import make_pool
from udset_desktop.usecases.unlocking import Which


def test_a_fork_shows_what_its_sides_say_differently_and_is_settled_once(tmp_path):
    made = joined(tmp_path)
    address = PoolAddress(place=str(tmp_path / "pool.sqlite"))
    make_pool(made.desk, address)
    sides = [record_of("r1", codes=codes_of(safe__rating=word)) for word in ("yes", "no")]
    with opened_pool(made.desk, address) as pool:
        for laptop, one in zip("ab", sides, strict=True):
            merge(pool, bundle_of(one, laptop=laptop))
    (fork,) = forks_in(made.desk, address)
    assert {one.digest: one.differs for one in fork.sides} == {
        line_of(sides[0]).digest: {"safe.rating": "yes"},
        line_of(sides[1]).digest: {"safe.rating": "no"},
    }
    assert status_of(made.desk, address).forks == 1
    settle(made.desk, address, record="r1", keep=line_of(sides[0]).digest[:12], by="coordinator")
    assert status_of(made.desk, address).forks == 0
    assert forks_in(made.desk, address) == ()
    put_aside(made.desk, address, 3)
    assert status_of(made.desk, address).forks == 1
    log = look_at_log(made.desk, Which.DESK).lines
    assert [(one.what, one.told) for one in log[-2:]] == [("fork_settled", ""), ("settlement_set_aside", "")]
    made.close()
