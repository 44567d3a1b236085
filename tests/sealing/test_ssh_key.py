import subprocess

from udset_desktop.sealing.ssh_key import new_ssh_key


def test_ssh_itself_reads_the_key_and_finds_the_same_public_half(tmp_path):
    key = new_ssh_key()
    file = tmp_path / "key"
    file.write_text(key.secret)
    file.chmod(0o600)
    told = subprocess.run(["ssh-keygen", "-y", "-f", str(file)], check=True, capture_output=True, text=True)
    assert told.stdout.split()[:2] == key.public.split()[:2]


def test_every_key_is_a_new_one_and_its_secret_is_never_shown():
    one, other = new_ssh_key(), new_ssh_key()
    assert one.secret != other.secret
    assert "PRIVATE" not in repr(one)
