"""Conversations that went to another laptop or came from one, and people let go with all that is about them.

Part of `Vault`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import msgspec
from sqlalchemy import and_, delete, insert, or_, select, update
from sqlalchemy.engine import Connection

from udset_desktop.foundation.ids import PersonId, RecordId
from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.store import vault_schema as schema
from udset_desktop.store.engine import run_outside, told_plainly
from udset_desktop.store.vault_connection import VaultConnection
from udset_desktop.store.vault_values import HandedRow, HandedWho, SentBefore

OWN_IDS = ("laptop/id", "laptop/former")
"""The settings that hold the number of this laptop, and those it had before it was restored."""


class VaultHanded(VaultConnection):
    """What was handed over, what was taken over, and clearing."""

    def save_handed(self, people: Iterable[HandedWho], rows: Iterable[HandedRow]) -> None:
        """Keep that these people went from one laptop to another after all that went before, with these conversations."""
        with self.transaction() as connection:
            for who in people:
                connection.execute(
                    insert(schema.handed_person).values(
                        person=who.person,
                        giver=who.giver,
                        taker=who.taker,
                        file=who.file,
                        at_utc=who.at_utc,
                    )
                )
            for one in rows:
                connection.execute(
                    insert(schema.handed).values(
                        record=one.record,
                        person=one.person,
                        giver=one.giver,
                        taker=one.taker,
                        file=one.file,
                        signature=one.signature,
                        lines=msgspec.json.encode(one.lines),
                        at_utc=one.at_utc,
                        bundle=one.bundle,
                        sent=msgspec.json.encode(one.sent).decode(),
                    )
                )

    def load_handed(self) -> tuple[HandedRow, ...]:
        """Every such conversation, the first that went first."""
        table, who = schema.handed, schema.handed_person
        query = (
            select(table)
            .join(who, and_(who.c.person == table.c.person, who.c.file == table.c.file))
            .order_by(who.c.number, table.c.record)
        )
        with self.transaction() as connection:
            return tuple(
                HandedRow(
                    **{
                        **row,
                        "lines": msgspec.json.decode(row["lines"], type=tuple[str, ...]),
                        "sent": msgspec.json.decode(row["sent"], type=tuple[SentBefore, ...]),
                    }
                )
                for row in connection.execute(query).mappings()
            )

    def load_handed_people(self) -> tuple[HandedWho, ...]:
        """Everybody who went or came, once for each file, the first first: the last row says whose they are."""
        table = schema.handed_person
        query = select(table.c.person, table.c.giver, table.c.taker, table.c.file, table.c.at_utc)
        with self.transaction() as connection:
            return tuple(
                HandedWho(**row) for row in connection.execute(query.order_by(table.c.number)).mappings()
            )

    def forget_handed(self, file: str) -> None:
        """A file that was never taken counts no more: what was in it is this laptop's again."""
        with self.transaction() as connection:
            for table in (schema.handed, schema.handed_person):
                connection.execute(delete(table).where(table.c.file == file))

    def save_handed_told(self, records: Collection[RecordId], bundle: int) -> None:
        """Note that the statements about these travelled in this laptop's bundle of that number."""
        table = schema.handed
        with self.transaction() as connection:
            connection.execute(
                update(table)
                .where(table.c.record.in_(records), table.c.bundle.is_(None))
                .values(bundle=bundle)
            )

    def require_here(self, person: PersonId) -> None:
        """Nothing, for somebody who is this laptop's; raises `InputRefused` for somebody handed to another."""
        with self.transaction() as connection:
            require_not_handed(connection, person)

    def clear_people(
        self, people: Collection[PersonId], *, keep: Collection[int] = (), keep_texts: bool = False
    ) -> int:
        """How many records went, with these people and all that is kept about them.

        Lines of the private log keep their moment and what was done.  `keep` are the numbers of notices
        that still have to leave: they name a record, and say nothing of it.  With
        `keep_texts` the numbers of texts that left stay, so that they can be taken back later.  Raises as any saving does;
        whole or not.  `overwrite_cleared` follows, outside every transaction.
        """
        record, draft, head = schema.record, schema.draft, schema.head
        with self.transaction() as connection:
            query = select(record.c.id).where(record.c.person.in_(people)).distinct()
            records = tuple(connection.execute(query).scalars())
            interviews = tuple(
                connection.execute(select(head.c.interview).where(head.c.person.in_(people))).scalars()
            )
            drafts = tuple(connection.execute(select(draft.c.id).where(draft.c.person.in_(people))).scalars())
            for table in (schema.sheet, schema.exported):
                connection.execute(delete(table).where(table.c.record.in_(records)))
            notice = schema.withdrawal
            connection.execute(delete(notice).where(notice.c.record.in_(records), notice.c.id.not_in(keep)))
            _clear_passed(connection, records, keep_texts=keep_texts)
            connection.execute(delete(head).where(head.c.record.in_(records)))
            connection.execute(delete(record).where(record.c.id.in_(records)))
            connection.execute(delete(draft).where(draft.c.person.in_(people)))
            subjects = (*records, *people, *interviews, *drafts)
            for one in subjects:  # what was half typed about them is kept under their numbers
                connection.execute(delete(schema.setting).where(schema.setting.c.key.endswith(f"/{one}")))
            connection.execute(
                update(schema.event).where(schema.event.c.subject.in_(subjects)).values(subject="", detail="")
            )
            connection.execute(delete(schema.person).where(schema.person.c.id.in_(people)))
        return len(records)

    def overwrite_cleared(self) -> None:
        """Let no page of the file and no line of the write-ahead log hold what was cleared."""
        with self._turn, told_plainly(self._path):
            run_outside(self._open_connection(), "VACUUM")
            run_outside(self._open_connection(), "PRAGMA wal_checkpoint(TRUNCATE)")


def _clear_passed(connection: Connection, records: Collection[str], *, keep_texts: bool) -> None:
    """No word of these records; of a text whose notice has still to leave the number stays, and nothing else.

    With `keep_texts` of every text that left, since its notice may still come.
    """
    table, notice = schema.passed, schema.withdrawal
    told = select(notice.c.record).where(notice.c.record.in_(records))
    owed = [or_(table.c.bundle.is_not(None), table.c.elsewhere == 1), table.c.back.is_(None)]
    if not keep_texts:
        owed.append(table.c.record.in_(told))
    here = table.c.record.in_(records)
    connection.execute(delete(table).where(here, ~and_(*owed)))
    connection.execute(
        update(table).where(here).values(text="", log=b"[]", read_by="", checked_by="", source="")
    )


def require_not_handed(connection: Connection, person: PersonId) -> None:
    """Nothing, for somebody who is this laptop's; raises `InputRefused` for somebody handed to another.

    What changed here after that would be a second line of the same conversation.
    """
    table, setting = schema.handed_person, schema.setting
    query = select(table.c.taker).where(table.c.person == person).order_by(table.c.number.desc()).limit(1)
    taker = connection.execute(query).scalar_one_or_none()
    if taker is None:
        return
    kept = connection.execute(select(setting.c.value).where(setting.c.key.in_(OWN_IDS))).scalars()
    own = {one for value in kept for one in _ids_in(value)}
    if taker not in own:
        raise InputRefused(Finding(code="store.handed_over"))


def _ids_in(value: bytes) -> list[str]:
    told = msgspec.json.decode(value, type=str | list[str])
    return [told] if isinstance(told, str) else told
