import csv
import io

from tests.kit.joined import joined
from tests.kit.pools import bundle_of, codes_of, merge, record_of
from udset_desktop.usecases.figures import figures_of, put_report
from udset_desktop.usecases.merging import PoolAddress
from udset_desktop.usecases.pool_desk import opened_pool
from udset_desktop.usecases.taking_in import make_pool

ALL = {"by": "", "from_quarter": "", "to_quarter": ""}


def test_figures_and_reports_are_of_the_pool_and_hide_small_numbers(tmp_path):
    made = joined(tmp_path)
    address = PoolAddress(place=str(tmp_path / "pool.sqlite"))
    make_pool(made.desk, address)
    words = ["yes"] * 12 + ["no"] * 12
    records = [record_of(f"r{at}", codes=codes_of(safe__rating=word)) for at, word in enumerate(words)]
    few = [record_of(f"f{at}", codes=codes_of(chances__rating="yes")) for at in range(3)]
    with opened_pool(made.desk, address) as pool:
        merge(pool, bundle_of(*records, *few))
    rows = {(row.measure, row.line): row for row in figures_of(made.desk, address, **ALL)}
    assert (rows["nm1", "users.own"].n, rows["nm1", "users.own"].base) == (12, 24)
    assert rows["nm3", "users.own"].hidden
    out = tmp_path / "figures.csv"
    assert put_report(made.desk, address, out, **ALL) > 0
    assert len(list(csv.reader(io.StringIO(out.read_text(encoding="utf-8-sig"))))) > 1
    made.close()
