"""Servers of this machine that take what is delivered: a webhook and mail."""

import json
import socket
import threading
import time
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from aiosmtpd.controller import Controller

from cxtext.deliveries import MailDelivery


@dataclass
class Hook:
    """A web server that takes messages: what it answers, and what it was sent."""

    url: str
    status: int = 200
    answer: str = "ok"
    silent_s: float = 0
    got: list = field(default_factory=list)


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        hook = self.server.hook
        hook.got.append((self.path, json.loads(self.rfile.read(int(self.headers["Content-Length"])))))
        time.sleep(hook.silent_s)
        self.send_response(hook.status)
        if hook.status == HTTPStatus.FOUND:
            self.send_header("Location", f"{hook.url}/elsewhere")
        self.end_headers()
        self.wfile.write(hook.answer.encode())

    def log_message(self, *_):
        pass


@pytest.fixture
def hook(monkeypatch):
    """A webhook on the loopback address, its address in HOOK_URL."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        server.hook = Hook(f"http://127.0.0.1:{server.server_port}/services/geheim")
        monkeypatch.setenv("HOOK_URL", server.hook.url)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server.hook
        server.shutdown()
        thread.join()


class Inbox:
    """What a mail server takes: mail for everybody but gone@..., and none from an address that it bans."""

    def __init__(self):
        self.mails = []
        self.answer = "250 taken"

    async def handle_MAIL(self, _server, _session, envelope, address, options):
        envelope.mail_from = address
        return "550 banned" if address.startswith("banned@") else "250 ok"

    async def handle_RCPT(self, _server, _session, envelope, address, options):
        if address.startswith("gone@"):
            return f"550 {address} has left"
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, _server, _session, envelope):
        self.mails.append(envelope)
        return self.answer


@dataclass(frozen=True)
class Post:
    """A mail server and its inbox."""

    port: int
    inbox: Inbox

    def delivery(self, **fields):
        given = {"host": "127.0.0.1", "port": self.port, "security": "none", "sender": "voc@example.nl", "to": ("directie@example.nl",)}
        return MailDelivery(kind="mail", name="directie", **(given | fields))


@pytest.fixture
def post():
    """Start mail servers; what is given goes to aiosmtpd. They stop with the test."""
    running = []

    def start(**options):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        controller = Controller(Inbox(), hostname="127.0.0.1", port=port, **options)
        controller.start()
        running.append(controller)
        return Post(port, controller.handler)

    yield start
    for controller in running:
        controller.stop()
