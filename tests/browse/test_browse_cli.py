"""`cxtext browse`: where it serves, and where it refuses to."""

import socket
import subprocess
import sys
import urllib.request

import pytest
from click.testing import CliRunner

from cxtext.browse import is_loopback
from cxtext.cli import main


@pytest.mark.parametrize(
    ("host", "is_own"),
    [("127.0.0.1", True), ("127.8.9.1", True), ("localhost", True), ("::1", True), ("[::1]", True), ("0.0.0.0", False), ("::", False), ("10.0.0.4", False)],
)
def test_what_only_this_machine_reaches(host, is_own):
    assert is_loopback(host) is is_own


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "::", "voc.example", "localhost.evil.example"])
def test_an_address_that_others_reach_is_refused_with_the_reason(tmp_path, host):
    done = CliRunner().invoke(main, ["browse", "--home", str(tmp_path), "--host", host])
    assert done.exit_code == 2
    assert "the pages have no login" in done.stderr
    assert "--public" in done.stderr


def test_a_public_address_needs_the_name_that_browsers_call(tmp_path):
    done = CliRunner().invoke(main, ["browse", "--home", str(tmp_path), "--host", "0.0.0.0", "--public"])
    assert (done.exit_code, "--name" in done.stderr) == (2, True)


def test_a_port_that_is_taken_is_said_with_what_to_do(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = CliRunner().invoke(main, ["browse", "--home", str(tmp_path), "--port", str(taken.getsockname()[1])])
    assert done.exit_code == 1
    assert "nothing can listen there" in done.stderr
    assert "--port 0" in done.stderr


def test_it_serves_at_a_free_port_until_it_is_ended_and_logs_no_address(office):
    code = "from cxtext.cli import main; main()"
    command = [sys.executable, "-c", code, "browse", "--home", str(office.home.root), "--port", "0", "--language", "en"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        address = process.stdout.readline().split()[0]
        with urllib.request.urlopen(f"{address}contacts?q=factuur", timeout=60) as answer:
            assert "3\N{NO-BREAK SPACE}contacts" in answer.read().decode()
    finally:
        process.terminate()
        out, errors = process.communicate(timeout=60)
    assert address.startswith("http://127.0.0.1:")
    assert ("factuur" in out + errors, "Traceback" in errors) == (False, False)
