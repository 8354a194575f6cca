"""Requests that are none, or that two servers would read in two ways, each with the statuses that are right.

HERE is the server's own host and port.
"""

from support.story import API

BODY = '{"login":"x@y.test","password":"wrong wrong wrong"}'


def head(first="GET /healthz HTTP/1.1", *lines, host="Host: HERE", body=""):
    return "\r\n".join([first, *([host] if host else []), *lines]) + "\r\n\r\n" + body


def login(*lines, body=BODY, first=f"POST {API}/auth/login HTTP/1.1"):
    return head(first, "Content-Type: application/json", *lines, body=body)


LENGTH = f"Content-Length: {len(BODY)}"
CHUNKED = "Transfer-Encoding: chunked"
FRAMING = {
    "two equal lengths": (login(LENGTH, LENGTH), [400]),
    "two lengths": (login(LENGTH, "Content-Length: 3"), [400]),
    "list of lengths": (login(f"Content-Length: {len(BODY)}, {len(BODY)}"), [400]),
    "length and chunked": (login(LENGTH, CHUNKED, body="0\r\n\r\n"), [400]),
    "chunked and length": (login(CHUNKED, "Content-Length: 5", body="0\r\n\r\n"), [400]),
    "chunked twice": (login(CHUNKED, CHUNKED, body="0\r\n\r\n"), [400]),
    "chunked after gzip": (login("Transfer-Encoding: gzip, chunked", body="0\r\n\r\n"), [400, 501]),
    "chunked before gzip": (login("Transfer-Encoding: chunked, gzip", body="0\r\n\r\n"), [400, 501]),
    "coding xchunked": (login("Transfer-Encoding: xchunked", body="0\r\n\r\n"), [400, 501]),
    "coding identity": (login("Transfer-Encoding: identity", body=BODY), [400, 501]),
    "coding with vertical tab": (login("Transfer-Encoding: \x0bchunked", body="0\r\n\r\n"), [400, 501]),
    "chunked in HTTP/1.0": (login(CHUNKED, first=f"POST {API}/auth/login HTTP/1.0", body="0\r\n\r\n"), [400]),
    **{f"length {text!r}": (login(f"Content-Length: {text}"), [400, 413])
       for text in ["+5", "-1", "0x5", "5 5", "5;", "", "1e3", "٣", "18446744073709551616", "9" * 40, "99999999999"]},
    "declared 100 MB": (login("Content-Length: 104857600", body=""), [413]),
    "declared one byte too long": (login("Content-Length: 1048577", body=""), [413]),
    "declared 100 MB, expecting 100": (login("Content-Length: 104857600", "Expect: 100-continue", body=""), [413]),
    "chunked without end": (login(CHUNKED, body=("8000\r\n" + "x" * 0x8000 + "\r\n") * 34), [413]),
    **{f"chunk size {text!r}": (login(CHUNKED, body=f"{text}\r\nhello\r\n0\r\n\r\n"), [400, 413])
       for text in ["g", "-1", "0x5", "", " 5", "5 5", "5\n", "4", "6", "٥", "+5", "F" * 17, "7" + "f" * 15]},
    "chunk without its end": (login(CHUNKED, body="5\r\nhelloX\r\n0\r\n\r\n"), [400]),
    "chunk line ended by LF": (login(CHUNKED, body="5\nhello\n0\n\n"), [400]),
    "endless chunk extension": (login(CHUNKED, body="5;" + "a" * 100_000 + "\r\nhello\r\n0\r\n\r\n"), [400, 413, 431]),
    "endless trailers": (login(CHUNKED, body="0\r\n" + "a: b\r\n" * 20_000 + "\r\n"), [400, 413, 431]),
}
HEADS = {
    "long header": (head("GET /healthz HTTP/1.1", "X-Long: " + "a" * 20_000), [431]),
    "many headers": (head("GET /healthz HTTP/1.1", *["X-Many: a"] * 3000), [431]),
    "long target": (head(f"GET /{'a' * 20_000} HTTP/1.1"), [414, 431]),
    "long method": (head(f"{'A' * 5000} / HTTP/1.1"), [400, 501]),
    "folded line": (head("GET /healthz HTTP/1.1", "X-Fold: a\r\n b"), [400]),
    "folded by tab": (head("GET /healthz HTTP/1.1", "X-Fold: a\r\n\tb"), [400]),
    "lines ended by LF": ("GET /healthz HTTP/1.1\nHost: HERE\n\n", [400]),
    "one line ended by LF": (f"GET /healthz HTTP/1.1\r\nHost: HERE\nX: y\r\n\r\n", [400]),
    "lines ended by CR": ("GET /healthz HTTP/1.1\rHost: HERE\r\r", [400]),
    "CR in a value": (head("GET /healthz HTTP/1.1", "X: a\rb"), [400]),
    "NUL in a value": (head("GET /healthz HTTP/1.1", "X: a\0b"), [400]),
    "NUL in a name": (head("GET /healthz HTTP/1.1", "X\0Y: a"), [400]),
    "NUL in the target": (head("GET /health\0z HTTP/1.1"), [400]),
    "NUL in the method": (head("G\0T /healthz HTTP/1.1"), [400, 501]),
    "space before the colon": (head("GET /healthz HTTP/1.1", "X : a"), [400]),
    "no colon": (head("GET /healthz HTTP/1.1", "nothing"), [400]),
    "no name": (head("GET /healthz HTTP/1.1", ": a"), [400]),
    "space before the first header": ("GET /healthz HTTP/1.1\r\n Host: HERE\r\n\r\n", [400]),
    "two spaces": (head("GET  /healthz  HTTP/1.1"), [400]),
    "tabs for spaces": (head("GET\t/healthz\tHTTP/1.1"), [400, 501]),
    "no target": (head("GET HTTP/1.1"), [400]),
    "bytes above ASCII in the target": (head("GET /\xfc\xfd HTTP/1.1"), [400]),
    "fragment in the target": (head("GET /healthz#a HTTP/1.1"), [400]),
    "unknown method": (head("BREW /healthz HTTP/1.1"), [405, 501]),
    "method in lower case": (head("get /healthz HTTP/1.1"), [400, 405, 501]),
    "TRACE": (head("TRACE /healthz HTTP/1.1"), [405]),
    "CONNECT": (head("CONNECT HERE HTTP/1.1"), [405, 400]),
    "WebDAV": (head("PROPFIND / HTTP/1.1"), [405, 501]),
    "HTTP/0.9": ("GET /healthz\r\n\r\n", [400]),
    "HTTP/1.2": (head("GET /healthz HTTP/1.2"), [505, 400]),
    "HTTP/2.0": (head("GET /healthz HTTP/2.0"), [505]),
    "HTTP/11": (head("GET /healthz HTTP/11"), [400]),
    "http/1.1": (head("GET /healthz http/1.1"), [400]),
    "preface of HTTP/2": ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0", [400, 501, 505]),
    "a TLS hello": ("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + "\x01" * 40, [400]),
    "upgrade to h2c": (head("GET /healthz HTTP/1.1", "Connection: Upgrade", "Upgrade: h2c", "HTTP2-Settings: AAA"), [200]),
}
STRANGERS = ["X-Forwarded-Host: evil.test", "X-Forwarded-Proto: https", "Forwarded: host=evil.test",
             "X-Original-URL: /api/v1/me", "X-Rewrite-URL: /api/v1/me"]
HOSTS = {
    "no Host": (head(host=""), [400]),
    "two Hosts": (head("GET /healthz HTTP/1.1", "Host: HERE"), [400]),
    "unknown Host": (head(host="Host: evil.test"), [400, 421]),
    "empty Host": (head(host="Host: "), [400, 421]),
    "Host with a user": (head(host="Host: HERE@evil.test"), [400, 421]),
    "Host with a path": (head(host="Host: HERE/evil"), [400, 421]),
    "Host with another port": (head(host="Host: 127.0.0.1:1"), [400, 421]),
    "Host without a port": (head(host="Host: 127.0.0.1"), [400, 421]),
    "Host with a dot at the end": (head(host="Host: localhost.:1"), [400, 421]),
    "Host as a suffix": (head(host="Host: evil.127.0.0.1:1"), [400, 421]),
    "Host in HTTP/1.0": (head("GET /healthz HTTP/1.0", host=""), [200]),
    "forwarded host of a stranger": (head("GET /healthz HTTP/1.1", *STRANGERS), [200]),
    "absolute form": (head("GET http://HERE/healthz HTTP/1.1"), [200]),
    "absolute form of another host": (head("GET http://evil.test/healthz HTTP/1.1"), [400, 421]),
    "absolute form beside another Host": (head("GET http://HERE/healthz HTTP/1.1", host="Host: evil.test"), [400, 421]),
    "absolute form of another scheme": (head("GET ftp://HERE/healthz HTTP/1.1"), [400]),
    "absolute form with a user": (head("GET http://HERE@evil.test/healthz HTTP/1.1"), [400, 421]),
    "authority form": (head("GET HERE HTTP/1.1"), [400]),
    "asterisk form": (head("GET * HTTP/1.1"), [400]),
    "asterisk form of OPTIONS": (head("OPTIONS * HTTP/1.1"), [200, 204, 400, 404, 405]),
}
NOT_5XX = range(200, 500)
UNDECODABLE = ["%00", "%ff", "%", "%zz", "a%2Fb"]
ODD_PATHS = [
    "//", "/..", "/../../etc/passwd", "/assets/../../etc/passwd", "/assets/%2e%2e/%2e%2e/etc/passwd", "/%00", "/%ff",
    "/%", "/%zz", API + "/%00", API + "/%ff", API + "//accounts", API + "/me/", API, "/?", "/?%", "/?=", "/?&&&=&",
    "/dev/mail.json?to=%00", "/dev/mail.json?to=%ff", "/dev/mail?to=" + "a" * 5000, "/setup?token=" + "<" * 500,
]
ODD_HEADERS = [
    "Cookie: kith_session", "Cookie: kith_session=", "Cookie: ;;;=;=", "Cookie: kith_session=" + "a" * 43,
    "Cookie: " + "a=b; " * 2000, "Cookie: kith_session=\xff\xfe" + "a" * 41, "Authorization: Bearer",
    "Authorization: Bearer \xff", "Authorization: Basic " + "A" * 3000, "Authorization: \x80",
    "Accept-Encoding: br;q=0,gzip;q=0,*;q=0", "Accept-Encoding: " + "br," * 2000, "Accept: \xff",
    "Range: bytes=0-0,5-1", "If-None-Match: \"", "If-Match: *", "If-Modified-Since: yesterday", "Expect: 200-ok",
    "Connection: close, keep-alive", "Connection: \xff", "Upgrade: websocket", "Sec-WebSocket-Key: x",
    "User-Agent: \xff\xfe\x80", "X-Forwarded-For: 1.2.3.4, \xff", "Origin: null", "Content-Length: 0",
    "Content-Type: \xff", "Idempotency-Key: \xff", "TE: trailers, deflate", "Trailer: Host", "Sec-Fetch-Site: \xff",
]
PATHS = {f"path {path!r}": (head(f"GET {path} HTTP/1.1"), NOT_5XX) for path in ODD_PATHS}
PATHS |= {f"id {id!r}": (head(f"GET {API}/accounts/{id}/users HTTP/1.1"), [400, 404]) for id in UNDECODABLE}
STRANGE_VALUES = {f"header {line[:40]!r}": (head(f"GET {API}/me HTTP/1.1", line), NOT_5XX) for line in ODD_HEADERS}
