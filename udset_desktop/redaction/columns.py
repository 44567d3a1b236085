"""What stands in the columns of a table that its first line names: "Name;Town;Postcode" and the rows below.

Called by `redaction.search` before names are looked for: what heads a column tells what stands in it,
however it is written.  A row that has other cells than its heading tells nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from udset_desktop.redaction.lexicon import folded
from udset_desktop.redaction.model import Certainty, Kind, TextFinding
from udset_desktop.redaction.passage import SOMEBODY, TAKEN, Passage

_HEADS = {
    Kind.PERSON: "name|names|fullname|firstname|lastname|surname|forename|givenname|familyname|middlename|client|patient|carer|customer|employee|worker|keyworker|contact|nextofkin|holder|accountholder|vorname|nachname|nom|prenom",
    Kind.PLACE: "town|city|village|county|state|place|birthplace|placeofbirth|location|ort|stadt|ville|ciudad",
    Kind.ADDRESS: "address|street|addr|streetaddress|addressline1|address1|address2|road|strasse|adresse|rue|calle",
    Kind.POSTCODE: "postcode|zip|zipcode|postalcode|plz|postleitzahl|codepostal|cep|cap|eircode|pincode",
    Kind.ORGANISATION: "employer|school|company|organisation|organization|surgery|practice|hospital|gppractice",
    Kind.AGE: "age|ages|alter|edad",
    Kind.DATE: "dob|dateofbirth|born|birthdate|birthday|geburtsdatum|admitted|discharged",
    Kind.PHONE: "phone|tel|telephone|mobile|mob|phoneno|phonenumber|telefon|landline|cell",
    Kind.REFERENCE: "ref|reference|id|clientid|patientid|customerid|employeeid|caseno|casenumber|account|accountno|accountnumber|staffno|mrn|password|pin",
    Kind.LINK: "user|username|login|userid|handle",
}
_KINDS = {head: kind for kind, heads in _HEADS.items() for head in heads.split("|")}
_SIGNS = ("|", ";", ",")
_FIGURED = frozenset({Kind.POSTCODE, Kind.AGE, Kind.DATE, Kind.PHONE, Kind.REFERENCE})
"""What holds a figure wherever it is told at all."""
_KNOWN_AT_LEAST = 2
_LONGEST = 60
_OLDEST = 120
_NOTHING = frozenset(
    [
        "none",
        "na",
        "n/a",
        "nil",
        "unknown",
        "same",
        "tbc",
        "tba",
        "withheld",
        "refused",
        "blank",
        "redacted",
        "yes",
        "no",
        "other",
        "-",
        "?",
        "*",
        "x",
    ]
)
_EDGES = " \"'\u201c\u201d"
_NO_LETTER = re.compile(r"[^a-z\d]")

_Cell = tuple[int, int]


def column_findings(passage: Passage) -> Iterator[TextFinding]:
    """What stands in each cell whose column is named, unless it is spoken for or says that there is nothing."""
    text = passage.text
    if "\n" not in text or not any(sign in text for sign in _SIGNS):
        return
    kinds: dict[int, Kind] = {}
    cells = mark = 0
    for start, end in _lines(text):
        sign = next((sign for sign in _SIGNS if sign in text[start:end]), "")
        row = _cells(text, start, end, sign) if sign else []
        heads = {at: kind for at, cell in enumerate(row) if (kind := _head(text, cell)) is not None}
        if len(heads) >= _KNOWN_AT_LEAST:
            kinds, cells, mark = heads, len(row), ord(sign)
            passage.take_span(start, end)
        elif row and len(row) == cells and ord(sign) == mark:
            yield from _of_row(passage, row, kinds)
        elif not row:
            kinds, cells = {}, 0


def _lines(text: str) -> Iterator[_Cell]:
    at = 0
    for line in text.split("\n"):
        yield at, at + len(line)
        at += len(line) + 1


def _cells(text: str, start: int, end: int, sign: str) -> list[_Cell]:
    """Where the cells of a line lie, without the signs and quotes around them."""
    cells, at = [], start
    for part in text[start:end].split(sign):
        inner = part.strip(_EDGES)
        lead = len(part) - len(part.lstrip(_EDGES))
        cells.append((at + lead, at + lead + len(inner)))
        at += len(part) + 1
    return cells


def _head(text: str, cell: _Cell) -> Kind | None:
    """What a column holds whose heading stands here."""
    if not 0 < cell[1] - cell[0] <= _LONGEST:
        return None
    return _KINDS.get(_NO_LETTER.sub("", folded(text[slice(*cell)])))


def _of_row(passage: Passage, row: list[_Cell], kinds: dict[int, Kind]) -> Iterator[TextFinding]:
    for at, kind in kinds.items():
        start, end = row[at]
        told = passage.text[start:end]
        if not 0 < len(told) <= _LONGEST or told.lower() in _NOTHING or not _fits(told, kind):
            continue
        first, last = passage.span_of(start, end)
        if first < last and not any(passage.taken[first:last]):
            passage.take(first, last, SOMEBODY if kind is Kind.PERSON else TAKEN)
            yield TextFinding(start=start, end=end, kind=kind, certainty=Certainty.MAY_BE)


def _fits(told: str, kind: Kind) -> bool:
    """Whether figures stand where they must, and letters else."""
    if kind is Kind.AGE:
        return told.isdecimal() and int(told) <= _OLDEST
    return any(map(str.isdecimal, told)) if kind in _FIGURED else any(map(str.isalpha, told))
