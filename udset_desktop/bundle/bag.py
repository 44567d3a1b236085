"""The tag files of the bag: BagIt 1.0 by RFC 8493, every byte of them fixed by what they say.

Rendered by the writer; the reader parses, renders again and compares, so nothing can hide in a tag
file.  Knows digests and counts, never a record.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from udset_desktop.foundation.ids import BundleId, LaptopId, ProjectId
from udset_desktop.foundation.problems import BundleRefused, Finding
from udset_desktop.project.canonical import render_canonical
from udset_desktop.sealing.digest import sha256_hex

FORMAT = 3
"""The newest format known here; a bundle is written in the lowest that holds what it carries."""

BAGIT_TEXT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

ROOT = "bundle/"
BAG_INFO = "bag-info.txt"
BAGIT = "bagit.txt"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
SIGNATURE = "tagmanifest-sha256.txt.minisig"
DATA_PACKAGE = "data/datapackage.json"
LINES = ("feedback", "handovers", "offers", "records", "withdrawals", "words")
"""The members of lines; `words` is empty in formats 1 and 2, `feedback` in format 1."""

DATA = (DATA_PACKAGE, *(f"data/{name}.jsonl" for name in LINES))
TAGGED = (BAG_INFO, BAGIT, MANIFEST)
MEMBERS = (*TAGGED, *DATA, TAG_MANIFEST, SIGNATURE)

KINDS = ("anonymised", "pseudonymised")
_FORMAT_LINE = re.compile(rb"\AUdset-Format: ([1-9][0-9]{0,5})\n")
_ID_LENGTH = 32
_TEXT_BACK = b'{"items":"text",'


@dataclass(frozen=True, slots=True, kw_only=True)
class BagFacts:
    """What `bag-info.txt` says; no date, nothing of a person."""

    format: int
    kind: str
    project: ProjectId
    laptop: LaptopId
    number: int
    training: bool
    pack: int
    producer: str
    records: int
    recipients: tuple[str, ...]
    oxum: str  # "bytes.files" of the payload


_INFO = re.compile(
    rb"Udset-Format: ([123])\n"
    rb"Udset-Kind: (anonymised|pseudonymised)\n"
    rb"Udset-Project: ([0-9a-f]{16})\n"
    rb"Udset-Laptop: ([0-9a-f]{12})\n"
    rb"Udset-Number: ([1-9][0-9]{0,8})\n"
    rb"Udset-Training: (yes|no)\n"
    rb"Udset-Pack: ([1-9][0-9]{0,8})\n"
    rb"Udset-Producer: ([0-9A-Za-z .+-]{1,60})\n"
    rb"Udset-Records: (0|[1-9][0-9]{0,8})\n"
    rb"((?:Udset-Recipient: age1[0-9a-z]{58}\n){1,40})"
    rb"Payload-Oxum: ((?:0|[1-9][0-9]{0,9})\.[1-9][0-9]?)\n"
)


def render_info(facts: BagFacts) -> bytes:
    """`bag-info.txt`."""
    lines = [
        f"Udset-Format: {facts.format}",
        f"Udset-Kind: {facts.kind}",
        f"Udset-Project: {facts.project}",
        f"Udset-Laptop: {facts.laptop}",
        f"Udset-Number: {facts.number}",
        f"Udset-Training: {'yes' if facts.training else 'no'}",
        f"Udset-Pack: {facts.pack}",
        f"Udset-Producer: {facts.producer}",
        f"Udset-Records: {facts.records}",
        *(f"Udset-Recipient: {recipient}" for recipient in facts.recipients),
        f"Payload-Oxum: {facts.oxum}",
    ]
    return "".join(f"{line}\n" for line in lines).encode("ascii")


def parse_info(content: bytes) -> BagFacts:
    """What `bag-info.txt` says; raises `BundleRefused` for any other spelling."""
    told = _INFO.fullmatch(content)
    if told is None:
        raise BundleRefused(Finding(code="bundle.tag_file_wrong", where=BAG_INFO))
    form, kind, project, laptop, number, training, pack, producer, records, recipients, oxum = (
        part.decode("ascii") for part in told.groups()
    )
    return BagFacts(
        format=int(form),
        kind=kind,
        project=ProjectId(project),
        laptop=LaptopId(laptop),
        number=int(number),
        training=training == "yes",
        pack=int(pack),
        producer=producer,
        records=int(records),
        recipients=tuple(line.partition(": ")[2] for line in recipients.splitlines()),
        oxum=oxum,
    )


def format_of(info: bytes) -> int | None:
    """The format number on the first line of `bag-info.txt`; None where there is none.

    In every format to come the zip begins with this member and this line.
    """
    told = _FORMAT_LINE.match(info)
    return int(told[1]) if told else None


def format_for(lines: Mapping[str, bytes]) -> int:
    """The format a bundle with these members of lines must be in.

    3 where it carries words or takes one text back, 2 where there is feedback, else 1.
    """
    if lines["words"] or _TEXT_BACK in lines["withdrawals"]:
        return 3
    return 2 if lines["feedback"] else 1


def render_manifest(members: Mapping[str, bytes]) -> bytes:
    """A BagIt manifest: one digest and path a line, sorted by path."""
    return "".join(f"{sha256_hex(members[name])}  {name}\n" for name in sorted(members)).encode("ascii")


def oxum_of(payload: Mapping[str, bytes]) -> str:
    """BagIt's quick check: bytes and files of the payload."""
    return f"{sum(map(len, payload.values()))}.{len(payload)}"


def bundle_id(manifest: bytes, info: bytes) -> BundleId:
    """The bundle's id: 128 bits of SHA-256 over the manifest and `bag-info.txt`."""
    return BundleId(sha256_hex(manifest + info)[:_ID_LENGTH])


def signed_comment(facts: BagFacts) -> str:
    """The comment that is signed with the tag manifest."""
    return f"udset bundle {facts.project} {facts.laptop} {facts.number}"


_FIELDS: Mapping[str, Mapping[str, str]] = {
    "records": {
        "about": "object",
        "again": "integer",
        "ancestors": "array",
        "codes": "string",
        "gap": "string",
        "instrument": "string",
        "interviewers": "array",
        "link": "string",
        "links": "object",
        "mode": "string",
        "others": "array",
        "quarter": "string",
        "record": "string",
        "respondent": "string",
        "revision": "integer",
    },
    "withdrawals": {"items": "any", "record": "string"},
    "handovers": {"giver": "string", "record": "string", "signature": "string", "taker": "string"},
    "offers": {"count": "integer", "interviewer_type": "string", "quarter": "string", "said": "string"},
    "words": {
        "instrument": "string",
        "item": "string",
        "outcome": "string",
        "record": "string",
        "text": "string",
        "who": "string",
        "words": "string",
    },
    "feedback": {"codes": "string", "feedback": "string", "instrument": "string", "quarter": "string"},
}


_SINCE = {"feedback": 2, "words": 3}
"""From which format on a member may have lines."""


def render_data_package(facts: BagFacts, lines: Mapping[str, bytes]) -> bytes:
    """A Frictionless `datapackage.json` that describes the members of lines."""
    resources = [
        {
            "bytes": len(lines[name]),
            "encoding": "utf-8",
            "format": "jsonl",
            "hash": f"sha256:{sha256_hex(lines[name])}",
            "mediatype": "application/jsonl",
            "name": name,
            "path": f"{name}.jsonl",
            "schema": {
                "fields": [
                    {"name": field, "type": kind}
                    for field, kind in sorted(_FIELDS[name].items())
                    # A format said nothing of a member that it kept empty.
                    if facts.format >= _SINCE.get(name, 1)
                ]
            },
        }
        for name in LINES
    ]
    name = f"udset-{facts.project}-{facts.laptop}-{facts.number}"
    return render_canonical({"name": name, "profile": "data-package", "resources": resources})
