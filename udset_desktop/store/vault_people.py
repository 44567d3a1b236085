"""People the laptop talks with: saved whole, found by the beginning of any word of the name.

Part of `Vault`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

import msgspec
from sqlalchemy import delete, select
from sqlalchemy.engine import Connection

from udset_desktop.foundation.ids import PersonId
from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.interview.person import Person
from udset_desktop.store import vault_schema as schema
from udset_desktop.store.vault_connection import VaultConnection

_UPSERT = (
    "INSERT INTO person (id, folded, link, body) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (id) DO UPDATE SET folded = excluded.folded, link = excluded.link, body = excluded.body"
)


class VaultPeople(VaultConnection):
    """Saving, loading and finding people."""

    def save_person(self, person: Person) -> None:
        """Keep a person, in place of what was kept before."""
        self.save_people((person,))

    def save_people(self, people: Iterable[Person]) -> None:
        """Keep many people in one transaction."""
        rows = [(one.id, folded_name(one.name), one.link, msgspec.json.encode(one)) for one in people]
        if rows:
            with self.transaction() as connection:
                connection.exec_driver_sql(_UPSERT, rows)

    def load_person(self, person: PersonId) -> Person:
        """One person; raises `InputRefused` when the vault knows nobody of this id."""
        with self.transaction() as connection:
            body = connection.execute(
                select(schema.person.c.body).where(schema.person.c.id == person)
            ).scalar_one_or_none()
        if body is None:
            raise InputRefused(Finding(code="store.no_person"))
        return _person_of(body)

    def load_people(self) -> tuple[Person, ...]:
        """Everybody, by name."""
        return self.find_people("")

    def find_people(self, prefix: str) -> tuple[Person, ...]:
        """People of whose name some word begins with `prefix`, by name; accents and case do not matter."""
        table = schema.person
        wanted = " " + folded_name(prefix).strip()
        query = select(table.c.body).order_by(table.c.folded)
        if wanted.strip():
            query = query.where(table.c.folded.contains(wanted, autoescape=True))
        with self.transaction() as connection:
            return tuple(_person_of(body) for body in connection.execute(query).scalars())

    def find_link(self, link: str) -> Person | None:
        """The person with this reference of the project, if any."""
        query = select(schema.person.c.body).where(schema.person.c.link == link, schema.person.c.link != "")
        with self.transaction() as connection:
            body = connection.execute(query.limit(1)).scalar_one_or_none()
        return None if body is None else _person_of(body)

    def delete_person(self, person: PersonId) -> None:
        """Let a person go of whom there is neither draft nor record; else raises `InputRefused`."""
        with self.transaction() as connection:
            for table in (schema.draft, schema.record):
                if connection.execute(select(table.c.id).where(table.c.person == person).limit(1)).first():
                    raise InputRefused(Finding(code="store.person_has_conversations"))
            connection.execute(delete(schema.person).where(schema.person.c.id == person))

    def require_not_on_hold(self, person: PersonId) -> None:
        """Nothing, for somebody whose conversations may be used; raises `InputRefused` for somebody on hold."""
        with self.transaction() as connection:
            refuse_on_hold(connection, person)


def refuse_on_hold(connection: Connection, person: PersonId) -> None:
    """Nothing, for somebody who is not on hold; raises `InputRefused` for who asked for it."""
    query = select(schema.person.c.body).where(schema.person.c.id == person)
    body = connection.execute(query).scalar_one_or_none()
    if body is not None and _person_of(body).on_hold_since:
        raise InputRefused(Finding(code="store.on_hold"))


def folded_name(name: str) -> str:
    """A name as it is searched: lower case, accents off, one space before each word."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return "".join(f" {word}" for word in bare.split())


def _person_of(body: bytes) -> Person:
    return msgspec.json.decode(body, type=Person)
