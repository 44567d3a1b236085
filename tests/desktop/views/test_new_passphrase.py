from PySide6.QtWidgets import QLineEdit

from udset_desktop.desktop.views.new_passphrase import NewPassphrase


def test_what_is_typed_is_hidden_compared_and_does_not_stay(qtbot):
    part = NewPassphrase("A new passphrase")
    qtbot.addWidget(part)
    assert part.is_same
    part.new.setText("seal on the skerry")
    assert not part.is_same
    part.again.setText("seal on the skerry")
    assert part.is_same
    assert {line.echoMode() for line in (part.new, part.again)} == {QLineEdit.EchoMode.Password}
    assert part.new.accessibleName() == "A new passphrase"
    assert part.take() == "seal on the skerry"
    assert (part.new.text(), part.again.text()) == ("", "")
