"""A plain HTTP/1.1 client that tells an answer that came whole from one that did not."""

import json
import random
import socket


class Lost(Exception):
    """No whole answer came: nobody knows whether the request was carried out."""


class Answer:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers  # pairs, names in lower case
        self.body = body

    def header(self, name):
        return next((value for each, value in self.headers if each == name), "")

    @property
    def json(self):
        return json.loads(self.body)

    def cookie(self):
        """The session that the answer starts, as a Cookie header takes it."""
        cookies = [value.split(";")[0] for name, value in self.headers if name == "set-cookie"]
        return next((cookie for cookie in cookies if not cookie.endswith("=")), "")

    def __repr__(self):
        return f"{self.status} {self.body[:300]!r}"


class Reader:
    """Answers from a socket, one after the other."""

    def __init__(self, connection):
        self.connection = connection
        self.buffer = b""

    def fill(self):
        try:
            piece = self.connection.recv(65536)
        except OSError as error:
            raise Lost(str(error)) from error
        if not piece:
            raise Lost("closed")
        self.buffer += piece

    def head(self):
        while b"\r\n\r\n" not in self.buffer:
            self.fill()
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        first, *lines = head.decode("latin-1").split("\r\n")
        pairs = [line.split(":", 1) for line in lines]
        return int(first.split()[1]), [(name.lower(), value.strip()) for name, value in pairs]

    def answer(self, has_body=True):
        status, headers = self.head()
        if status == 100:
            return self.answer(has_body)
        length = next((int(value) for name, value in headers if name == "content-length"), 0) if has_body else 0
        while len(self.buffer) < length:
            self.fill()
        body, self.buffer = self.buffer[:length], self.buffer[length:]
        return Answer(status, headers, body)


def any_address():
    """Rates are counted by address, and all of 127/8 is this machine."""
    return f"127.{random.randrange(1, 255)}.{random.randrange(1, 255)}.{random.randrange(2, 255)}"


class Client:
    """One connection, opened when needed."""

    def __init__(self, port, address=None, timeout=30):
        self.port = port
        self.address = address or any_address()
        self.timeout = timeout
        self.connection = None
        self.reader = None

    def connect(self):
        try:
            self.connection = socket.create_connection(("127.0.0.1", self.port), self.timeout, (self.address, 0))
        except OSError as error:
            raise Lost(f"not connected: {error}") from error
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.reader = Reader(self.connection)

    def close(self):
        if self.connection:
            self.connection.close()
        self.connection = None

    def send(self, data):
        if not self.connection:
            self.connect()
        try:
            self.connection.sendall(data)
        except OSError as error:
            raise Lost(str(error)) from error

    def request(self, method, path, body=None, headers=None, cookie=""):
        try:
            self.send(self.spell(method, path, body, headers, cookie))
            answer = self.reader.answer(method != "HEAD")
        except Lost:
            self.close()
            raise
        if answer.header("connection") == "close":
            self.close()
        return answer

    def spell(self, method, path, body, headers, cookie):
        data = b"" if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
        lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}"]
        lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
        lines += [f"Cookie: {cookie}"] if cookie else []
        lines += ["Content-Type: application/json", f"Content-Length: {len(data)}"] if body is not None else []
        return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + data

    def get(self, path, cookie="", status=200):
        answer = self.request("GET", path, cookie=cookie)
        if answer.status != status:
            raise AssertionError(f"GET {path} answered {answer}")
        return answer.json
