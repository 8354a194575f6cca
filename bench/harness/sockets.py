"""Many WebSockets (RFC 6455) of one load generator: opened one after the other, then read together."""

import base64
import os
import resource
import selectors
import socket
import time
import urllib.parse

from harness.load import Refused

SPARE_FILES = 500  # of each process, beside its sockets
PATIENCE_SECONDS = 60
SIGN_EVERY_SECONDS = 5  # while they are opened; the server hangs up on who is silent for 30
PONG = bytes([0x8A, 0x80, 0, 0, 0, 0])


def require_files(count):
    """Raises the limit of this process and of those that it starts, as far as it may."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = count + SPARE_FILES
    if most != resource.RLIM_INFINITY and most < wanted:
        raise Refused(f"{wanted} open files are needed, the limit is {most} (ulimit -Hn)")
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted if most == resource.RLIM_INFINITY else most, most))


class Sockets:
    def __init__(self, url, path, cookies):
        self.place = urllib.parse.urlsplit(url)
        self.selector = selectors.DefaultSelector()
        signed = time.monotonic()
        self.all = []
        for cookie in cookies:
            if time.monotonic() - signed > SIGN_EVERY_SECONDS:
                self.give_a_sign()
                signed = time.monotonic()
            self.all.append(self._open(path, cookie))
        for each in self.all:
            self.selector.register(each, selectors.EVENT_READ)

    def _open(self, path, cookie):
        one = socket.create_connection((self.place.hostname, self.place.port), PATIENCE_SECONDS)
        key = base64.b64encode(os.urandom(16)).decode()
        head = [f"GET {path} HTTP/1.1", f"Host: {self.place.netloc}", f"Origin: {self.place.geturl()}", f"Cookie: {cookie}",
                "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13", f"Sec-WebSocket-Key: {key}"]
        one.sendall("\r\n".join([*head, "", ""]).encode())
        said = b""
        while b'"hello"' not in said:
            if not (piece := one.recv(4096)):
                raise Refused(f"GET {path.rpartition('/')[2]}: {said[:60].decode(errors='replace')}")
            said += piece
        one.setblocking(False)
        return one

    def give_a_sign(self):
        """That they are there, so that nobody is asked by a ping while something is measured."""
        for each in self.all:
            each.sendall(PONG)

    def say(self, text):
        """To the server, on each of them: a text frame with a mask of zeros."""
        assert 126 <= len(text) < 65536
        frame = bytes([0x81, 0xFE]) + len(text).to_bytes(2, "big") + bytes(4) + text.encode()
        for each in self.all:
            each.sendall(frame)

    def until_all_heard(self, word):
        """Seconds until each has read a frame with that word."""
        began, waiting, tails = time.monotonic(), set(self.all), {}
        while waiting:
            if time.monotonic() - began > PATIENCE_SECONDS:
                raise Refused(f"{len(waiting)} of {len(self.all)} sockets heard nothing of it")
            for key, _ in self.selector.select(1):
                piece = key.fileobj.recv(65536)
                if not piece:
                    raise Refused("the server closed a socket")
                said = tails.get(key.fileobj, b"") + piece
                tails[key.fileobj] = said[-len(word):]
                if word in said:
                    waiting.discard(key.fileobj)
        return time.monotonic() - began

    def close(self):
        self.selector.close()
        for each in self.all:
            each.close()
