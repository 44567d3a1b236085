"""A vault with somebody in it, in one line; and a way to look for a phrase in every file of a folder."""

from datetime import UTC, datetime
from pathlib import Path

from udset_desktop.foundation.clock import FixedClock
from udset_desktop.foundation.ids import InterviewId, PersonId, RecordId, new_record_id
from udset_desktop.foundation.places import Home
from udset_desktop.interview.answers import Answer
from udset_desktop.interview.header import About, Header, Interviewer
from udset_desktop.interview.permission import Permissions, Reply
from udset_desktop.interview.person import Person
from udset_desktop.record.model import InstrumentPin, Record
from udset_desktop.sealing.passphrase import KdfParameters
from udset_desktop.sealing.slots import new_data_key
from udset_desktop.store.vault import Vault, create_vault
from udset_desktop.store.vault_values import Draft
from udset_desktop.usecases import unlocking
from udset_desktop.usecases.workplace import Workplace, open_workplace

PASSPHRASE = "heron over the loch"
CHEAP = KdfParameters(salt=b"sixteen bytes so", memory_kib=64, passes=1, lanes=1)
CANARY = "Ciorstaidh keeps her bagpipes in the byre"
START_UTC = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
PIN = InstrumentPin(id="user-review", version="1.0.0", digest="d" * 64)


def new_vault(folder: Path) -> tuple[Vault, bytes]:
    """An empty open vault and its data key, without slots."""
    data_key = new_data_key()
    return create_vault(folder, data_key), data_key


def new_workplace(folder: Path, *, clock: FixedClock | None = None) -> Workplace:
    """A workplace of an empty home, nothing unlocked."""
    return open_workplace(Home(folder=folder / "home"), clock=clock or FixedClock(START_UTC))


def unlocked_workplace(folder: Path, **ways: object) -> tuple[Workplace, str]:
    """A workplace with a fresh vault open under `PASSPHRASE`, and its recovery code."""
    workplace = new_workplace(folder)
    code = unlocking.create_vault(workplace, PASSPHRASE, parameters=CHEAP, **ways)
    return workplace, code


def made_up_person(name: str = "Morag Ross", **other: object) -> Person:
    """Somebody who does not exist."""
    return Person(id=PersonId(name.casefold().replace(" ", "-")), name=name, **other)


def made_up_draft(person: Person, interview: str = "interview-1", **other: object) -> Draft:
    """A conversation just begun."""
    header = Header(
        about=About(group="older_people"), interviewers=(Interviewer(ref="a", type="third_party"),)
    )
    return Draft(
        interview=InterviewId(interview),
        person=person.id,
        instrument=PIN,
        header=header,
        begun_utc="2026-05-04T09:30:00+00:00",
        **other,
    )


def made_up_record(person: Person, record: RecordId | None = None, **other: object) -> Record:
    """A conversation on file with one answer."""
    values: dict[str, object] = {
        "id": record or new_record_id(),
        "interview": InterviewId("1" * 32),
        "person": person.id,
        "revision": 1,
        "ancestors": (),
        "instrument": PIN,
        "respondent": "self",
        "interviewers": (Interviewer(ref="a", type="third_party"),),
        "about": About(group="older_people"),
        "mode": "face_to_face",
        "held_on": "2026-05-04",
        "permissions": Permissions(talk=Reply.YES, figures=Reply.YES),
        "answers": {"safe.rating": Answer(value="mostly", scale="fit-4")},
        "app_version": "0.1.0",
    }
    return Record(**(values | other))


def files_holding(folder: Path, *phrases: str) -> list[str]:
    """The names of all files under `folder` in which any phrase can be read, in any usual encoding, or in its name."""
    wanted = [phrase.encode(code) for phrase in phrases for code in ("utf-8", "utf-16-le", "utf-16-be")]
    return [
        str(path.relative_to(folder))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and _holds(path, folder, wanted)
    ]


def _holds(path: Path, folder: Path, wanted: list[bytes]) -> bool:
    content = str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes()
    return any(one in content for one in wanted)
