import json

from tests.kit.joined import joined
from udset_desktop.bundle.opened import HeldLine
from udset_desktop.sealing.keys import open_sealed
from udset_desktop.store.pool_lists import load_trust_entries
from udset_desktop.usecases.merging import PoolAddress
from udset_desktop.usecases.pool_desk import desk_at, opened_pool
from udset_desktop.usecases.taking_in import make_pool


def test_pool_and_desk_share_one_trust_list(tmp_path):
    made = joined(tmp_path)
    address = PoolAddress(place=str(tmp_path / "pool.sqlite"))
    make_pool(made.desk, address)
    with desk_at(made.desk, address) as desk:
        assert [one.laptop for one in desk.trust.accepted] == [made.enrolled.laptop]
        assert desk.replacements == ()
    with opened_pool(made.desk, address) as pool:
        assert set(load_trust_entries(pool)) == set(made.desk.require_desk().load_trust_entries())
    made.close()


def test_held_lines_are_sealed_to_the_bundle_key(tmp_path):
    made = joined(tmp_path)
    address = PoolAddress(place=str(tmp_path / "pool.sqlite"))
    make_pool(made.desk, address)
    with desk_at(made.desk, address) as desk:
        line = HeldLine(member="records", number=3, code="x.y", digest="d", line=b"what was said")
        sealed = desk.mark([line]).sealed_held
        assert b"said" not in sealed
        assert json.loads(open_sealed(sealed, desk.key.secret, 10_000))[0][:2] == ["records", 3]
        assert desk.mark().sealed_held == b""
    made.close()
