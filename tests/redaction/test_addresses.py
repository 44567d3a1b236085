from __future__ import annotations

import pytest

from udset_desktop.redaction.model import Kind
from udset_desktop.redaction.search import find_in


def told(text, *kinds):
    return [text[one.start : one.end] for one in find_in(text) if one.kind in kinds]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("moved to 12 elm grove lol", "12 elm grove"),
        ("at Calle Luna 7, 2º B, there", "Calle Luna 7, 2º B"),
        ("of High Street and Mill Lane", "Mill Lane"),
        ("at 9 Elm Street\n Apt. 3, there", "9 Elm Street\n Apt. 3"),
        ("in der Ahornstrasse 17 Suite 4", "Ahornstrasse 17 Suite 4"),
        ("22 rue des Lilas, Apt 5, there", "22 rue des Lilas, Apt 5"),
        ("at 410 Prairie View Rd now", "410 Prairie View Rd"),
        ("at 2 Mill Road St Andrews", "2 Mill Road"),
        ("at 4410 Chestnut Ridge Dr #12 now", "4410 Chestnut Ridge Dr #12"),
        ("at 2110 Quail Run now", "2110 Quail Run"),
        ("to The Old Smithy, Back Lane", "The Old Smithy, Back Lane"),
        ("lives at ul. Polna 5/12", "ul. Polna 5/12"),
        ("lives at Str. Polna nr. 14", "Str. Polna nr. 14"),
        ("Bahnhofstr. 4, now", "Bahnhofstr. 4"),
        ("i stay up ashgrove road", "ashgrove road"),
        ("OF FLAT 9, LINNET COURT, LEEDS", "FLAT 9, LINNET COURT"),
        ("Level 3, 44 Victoria St", "Level 3, 44 Victoria St"),
        ("at 27 Shore Street now", "27 Shore Street"),
        ("in Flat 3, 41 Albert Street", "Flat 3, 41 Albert Street"),
        ("at 2/1, 118 Dumbarton Road", "2/1, 118 Dumbarton Road"),
        ("number 33 victoria place", "number 33 victoria place"),
        ("on dumbarton road", "dumbarton road"),
        ("AT 40 GLEN ROAD NOW", "40 GLEN ROAD"),
        ("by Nether Mains Farm", "Nether Mains Farm"),
        ("at 84 Paisley Road West", "84 Paisley Road West"),
        ("she is at 22 rue des Lilas", "22 rue des Lilas"),
        ("in the Karlstrasse", "Karlstrasse"),
        ("at 12 avenue Victor Hugo", "12 avenue Victor Hugo"),
        ("to 16 Maple Ave now", "16 Maple Ave"),
        ("at 2217 Elm Street, Apt 5C, there", "2217 Elm Street, Apt 5C"),
        ("of Rowanbrae, Station Road now", "Rowanbrae, Station Road"),
        ("to Flat C, 88 Holloway Road", "Flat C, 88 Holloway Road"),
        ("at Apartment 27, Riverside Mill, Bollin Street now", "Apartment 27, Riverside Mill, Bollin Street"),
        ("at Villa 3, Al Wasl Road now", "Villa 3, Al Wasl Road"),
        ("at 55 5th Avenue now", "55 5th Avenue"),
        ("at 77 NW 3rd St now", "77 NW 3rd St"),
        ("on Castle Trading Estate", "Castle Trading Estate"),
        ("im Lindenplatz", "Lindenplatz"),
        ("at 9 primrose close now", "9 primrose close"),
        ("at 12 high st", "12 high st"),
        ("at Cottage 2, Home Farm Road now", "Cottage 2, Home Farm Road"),
        ("en Calle Mayor, 5, there", "Calle Mayor, 5"),
        ("at Apt. 12, 400 Main St., there", "Apt. 12, 400 Main St"),
        ("22 RUE DES LILAS, THERE", "22 RUE DES LILAS"),
        ("im outside, on newhaven rd", "newhaven rd"),
        ("STREET 2205 E SPEEDWAY BLVD", "2205 E SPEEDWAY BLVD"),
        ("on Bridge St from 11", "Bridge St"),
        ("near Union Grove and", "Union Grove"),
        ("of The Old Schoolhouse, Kirk Brae now", "The Old Schoolhouse, Kirk Brae"),
        ("Yours,\nRowanlea\n33 Station Road", "Rowanlea\n33 Station Road"),
        ("au 15 Bd Voltaire", "15 Bd Voltaire"),
        ("przy ul. Zielinska 12", "ul. Zielinska 12"),
    ],
)
def test_a_street_is_found_with_its_number(text, address):
    assert told(text, Kind.ADDRESS) == [address]


@pytest.mark.parametrize(
    "text",
    [
        "3 miles down the road",
        "the 3rd Street he tried",
        "at 10 to close the window",
        "in 2 days close together",
        "He watches Coronation Street",
        "It is a long way",
        "a walk in the park",
        "2 minutes drive",
        "The Road was icy",
        "took 2 old st johns",
        "Adcal D3 BD. NKDA. Then",
        "we went to Park Road Surgery",
        "in Aberdeen St Andrews came",
    ],
)
def test_a_road_is_not_yet_an_address(text):
    assert told(text, Kind.ADDRESS) == []
