"""A page that listens: a WebSocket (RFC 6455) to the live updates of an account, which comes back where it was."""

import base64
import json
import os
import struct
import threading

from support.http_client import Client, Lost
from support.report import check, wait_until
from support.truth import API

TEXT, CLOSE, PING, PONG = 1, 8, 9, 10


class LiveSocket:
    """Comes back after it was cut off, as the pages do, until it is closed."""

    def __init__(self, port, account, cookie):
        self.port = port
        self.path = f"{API}/accounts/{account}/live"
        self.cookie = cookie
        self.frames = []  # those of the log and of presence, in the order in which they came
        self.seq = None
        self.connections = 0
        self.watched = None
        self.is_over = threading.Event()
        self.client = None
        threading.Thread(target=self.run, daemon=True).start()
        wait_until(lambda: self.seq is not None, 10, "a live socket")

    def run(self):
        while not self.is_over.is_set():
            try:
                self.connect()
                while True:
                    self.hear(*self.read())
            except (Lost, OSError):
                self.is_over.wait(0.2)

    def connect(self):
        self.client = Client(self.port, timeout=120)
        after = "" if self.seq is None else f"?after={self.seq}"
        key = base64.b64encode(os.urandom(16)).decode()
        headers = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
                   "Sec-WebSocket-Key": key, "Origin": f"http://127.0.0.1:{self.port}"}
        self.client.send(self.client.spell("GET", self.path + after, None, headers, self.cookie))
        status, _ = self.client.reader.head()
        check(status == 101, f"GET {self.path}{after} answered {status}, not 101")
        self.connections += 1
        if self.watched:
            self.watch(self.watched)

    def take(self, size):
        reader = self.client.reader
        while len(reader.buffer) < size:
            reader.fill()
        data, reader.buffer = reader.buffer[:size], reader.buffer[size:]
        return data

    def read(self):
        first, length = self.take(2)
        if length >= 126:
            size, form = (2, "!H") if length == 126 else (8, "!Q")
            length = struct.unpack(form, self.take(size))[0]
        return first & 15, self.take(length)

    def hear(self, kind, data):
        if kind == PING:
            self.send(PONG, data)
        elif kind == CLOSE:
            raise Lost("closed")
        elif kind == TEXT:
            frame = json.loads(data)
            self.seq = frame["seq"]
            if frame["type"] != "hello":
                self.frames.append(frame)

    def send(self, kind, data):
        length = struct.pack("!B", 128 | len(data)) if len(data) < 126 else struct.pack("!BH", 254, len(data))
        self.client.send(bytes([128 | kind]) + length + bytes(4) + data)  # a mask of zeros leaves it as it is

    def watch(self, ref):
        self.watched = ref
        self.send(TEXT, json.dumps({"type": "watch", "data": {"refs": [ref]}}).encode())

    def presence(self):
        """What was said last of whom it watches."""
        told = [frame for frame in list(self.frames) if frame["type"] == "presence.changed"]
        seen = [item for frame in told for item in frame["data"]["items"]]
        return seen[-1]["state"] if seen else None

    def times_told(self, text):
        return sum(text in json.dumps(frame) for frame in list(self.frames) if frame["type"] != "presence.changed")

    def close(self):
        self.is_over.set()
        self.client.close()
