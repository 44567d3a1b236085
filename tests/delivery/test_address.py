"""What somebody types becomes a place, or a sentence; never a password in a line."""

import pytest

from udset_desktop.delivery.address import Address, Kind, parse_address, told
from udset_desktop.foundation.problems import UsageRefused


@pytest.mark.parametrize(
    ("line", "kind", "host", "port", "folder"),
    [
        ("sftp://machair.example/in/udset", Kind.SFTP, "machair.example", 0, "/in/udset"),
        ("sftp://ann@machair.example:2222/in", Kind.SFTP, "machair.example", 2222, "/in"),
        ("https://cloud.example/dav/my%20folder/", Kind.WEBDAV, "cloud.example", 0, "dav/my folder"),
        ("s3://store.example/bucket/in", Kind.S3, "store.example", 0, "bucket/in"),
        ("http://127.0.0.1:8080/dav", Kind.WEBDAV, "127.0.0.1", 8080, "dav"),
        ("s3+http://[::1]:9000/bucket", Kind.S3, "::1", 9000, "bucket"),
    ],
)
def test_a_line_names_a_place_and_is_told_back(line, kind, host, port, folder):
    address = parse_address(f"  {line} ")
    assert (address.kind, address.host, address.port, address.folder) == (kind, host, port, folder)
    again = parse_address(told(address))
    assert (again.kind, again.host, again.port, again.folder) == (kind, host, port, folder)


def test_a_line_without_a_scheme_is_a_folder(tmp_path):
    address = parse_address(str(tmp_path))
    assert (address.kind, address.folder, told(address)) == (Kind.FOLDER, str(tmp_path), str(tmp_path))


def test_a_name_in_the_line_is_the_user():
    assert parse_address("sftp://ann%40north@machair.example/in").user == "ann@north"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("", "delivery.address_odd"),
        ("   ", "delivery.address_odd"),
        ("ftp://machair.example/in", "delivery.address_odd"),
        ("sftp:///in", "delivery.address_odd"),
        ("sftp://machair.example:99999/in", "delivery.address_odd"),
        ("https://machair.example/in?key=1", "delivery.address_odd"),
        ("/in\nsecond line", "delivery.address_odd"),
        ("/" + "x" * 3000, "delivery.address_odd"),
        ("sftp://ann:heather@machair.example/in", "delivery.password_in_address"),
        ("sftp://ann:@machair.example/in", "delivery.password_in_address"),
        ("http://machair.example/in", "delivery.not_sealed"),
        ("s3+http://machair.example/bucket", "delivery.not_sealed"),
        ("s3://machair.example/", "delivery.no_bucket"),
    ],
)
def test_what_is_no_place_is_refused_with_its_reason(line, code):
    with pytest.raises(UsageRefused) as refused:
        parse_address(line)
    assert refused.value.code == code
    assert "heather" not in repr(refused.value.context)


def test_what_opens_a_place_is_in_no_line_and_no_trace():
    address = Address(kind=Kind.SFTP, folder="/in", host="h", user="ann", password="heather", key="PRIVATE")
    assert "heather" not in repr(address) + told(address)
    assert "PRIVATE" not in repr(address) + told(address)


def test_the_web_address_says_how_it_is_sealed():
    assert parse_address("https://cloud.example:8443/dav").web == "https://cloud.example:8443"
    assert parse_address("s3+http://[::1]:9000/b").web == "http://[::1]:9000"
