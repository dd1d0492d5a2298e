import base64
import json
import shutil
import subprocess
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from websockets.sync.client import connect

_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--remote-debugging-port=0",
)
_START_S = 60

# Every text on the page against the nearest ground that is painted, by the formula of WCAG 2.2; returns texts below 4.5:1 (3:1 where large).
_POOR_CONTRAST = """
(() => {
  const rgb = c => c.match(/[\\d.]+/g).map(Number);
  const light = c => { const [r, g, b] = rgb(c).map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
                       return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if ((rgb(c)[3] ?? 1) > 0) return c; }
                        return 'rgb(255,255,255)'; };
  const poor = [];
  for (const e of document.body.querySelectorAll('*')) {
    if (e.tagName === 'title') continue;  // of a chart: no text on the page
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    const s = getComputedStyle(e), a = light(e.closest('svg') ? s.fill : s.color), b = light(ground(e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), size = parseFloat(s.fontSize);
    if (ratio < (size >= 24 || (size >= 18.66 && s.fontWeight >= 700) ? 3 : 4.5)) poor.push(e.className + ' ' + ratio.toFixed(2));
  }
  return poor;
})()
"""


@dataclass
class Tab:
    """A tab of the browser, driven by the DevTools protocol; `events` are what the page did."""

    socket: object
    events: list = field(default_factory=list)
    calls: int = 0

    def call(self, method, **params):
        self.calls += 1
        self.socket.send(json.dumps({"id": self.calls, "method": method, "params": params}))
        while True:
            message = json.loads(self.socket.recv(timeout=_START_S))
            if message.get("id") == self.calls:
                assert "error" not in message, message
                return message["result"]
            self.events.append(message)

    def wait_for(self, method):
        while not any(event["method"] == method for event in self.events):
            self.events.append(json.loads(self.socket.recv(timeout=_START_S)))

    def open(self, path, **seen_by):
        self.visit(path.as_uri(), **seen_by)

    def visit(self, url, *, width, media="screen", scheme="light"):
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 600)
        self.call("Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.events.clear()
        self.call("Page.navigate", url=url)
        self.wait_for("Page.loadEventFired")

    def value(self, expression):
        return self.call("Runtime.evaluate", expression=expression, returnByValue=True)["result"]["value"]

    def poor_contrast(self):
        return self.value(_POOR_CONTRAST)

    def pdf(self):
        return base64.b64decode(self.call("Page.printToPDF", preferCSSPageSize=True)["data"])

    def seen(self, method):
        return [event["params"] for event in self.events if event["method"] == method]


@contextmanager
def _browser(program, profile):
    process = subprocess.Popen([program, *_FLAGS, f"--user-data-dir={profile}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield _port(profile / "DevToolsActivePort")
    finally:
        process.terminate()
        process.wait(timeout=_START_S)


def _port(path):
    deadline = time.monotonic() + _START_S
    while not (path.exists() and path.read_text()):
        assert time.monotonic() < deadline, "chromium did not start"
        time.sleep(0.1)
    return int(path.read_text().splitlines()[0])


@pytest.fixture(scope="session")
def chromium(tmp_path_factory):
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no chromium on PATH: install it to see the page as a browser does")
    with _browser(program, tmp_path_factory.mktemp("profile")) as port:
        yield port


@pytest.fixture
def tab(chromium):
    request = urllib.request.Request(f"http://127.0.0.1:{chromium}/json/new?about:blank", method="PUT")
    with urllib.request.urlopen(request) as answer:
        target = json.load(answer)
    with connect(target["webSocketDebuggerUrl"], max_size=None) as socket:
        yield Tab(socket)
