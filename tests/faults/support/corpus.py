"""Bad input: JSON that is none, values of the wrong kind, queries, ids and cursors that make no sense."""

MALFORMED = {
    "depth 100,000": b"[" * 100_000, "closed depth 100,000": b"[" * 100_000 + b"]" * 100_000,
    "deep objects": b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
    "1e999": b'{"first_name":1e999}', "-1e999": b"-1e999", "NaN": b'{"first_name":NaN}', "Infinity": b"[Infinity]",
    "hexadecimal": b'{"a":0x1}',
    "two equal keys": b'{"email":"a@b.test","email":"c@d.test"}',
    "equal keys by escape": b'{"email":"a@b.test","\\u0065mail":"c@d.test"}',
    "lone surrogate": b'{"first_name":"\\ud800"}', "reversed surrogates": b'{"first_name":"\\udc00\\ud800"}',
    "lone surrogate as a key": b'{"\\udfff":1}',
    "byte order mark": b'\xef\xbb\xbf{"kind":"internal"}', "trailing garbage": b'{"kind":"internal"}x',
    "two documents": b"{}{}",
    "trailing comma": b'{"kind":"internal",}', "comment": b'{"kind":"internal"/**/}',
    "single quotes": b"{'kind':'internal'}",
    "a number of 900 kB": b'{"first_name":' + b"9" * 900_000 + b"}", "no value": b'{"kind":}',
    "cut": b'{"kind":"inter', "white space": b" \r\n\t ",
    "broken UTF-8": b'{"first_name":"\xff\xfe"}', "overlong UTF-8": b'{"first_name":"\xc0\xaf"}',
    "surrogate in UTF-8": b'{"first_name":"\xed\xa0\x80"}',
    "UTF-16": '{"kind":"internal"}'.encode("utf-16"), "UTF-32": '{"kind":"internal"}'.encode("utf-32"),
    "a NUL behind": b'{"kind":"internal"}\0',
    "control character": b'{"first_name":"a\x01b"}', "line break in a text": b'{"first_name":"a\nb"}',
    "bad escape": b'{"first_name":"\\x41"}',
    "form": b"kind=internal&email=a%40b.test", "XML": b"<?xml version='1.0'?><a/>",
}
WRONG_WHOLE = [
    b"null", b"true", b"1", b'"text"', b"[]", b"[{}]", b"{}", b'{"":""}', b'{"a":1}', b'{"__proto__":{"a":1}}',
    b"[" + b"1," * 50_000 + b"1]",
    b"{" + b",".join(b'"k%d":1' % n for n in range(20_000)) + b"}", b'{"' + b"k" * 200_000 + b'":1}',
]
VALUES = [
    None, True, False, 0, -1, 1.5, 2**31, 2**63, -(2**63) - 1, 2**64, 10**30, 1e308, "", " ", "a", "0", "null", [],
    [[]], [None], [{}], {}, {"a": {"b": []}},
    "a" * 101, "a" * 10_000, "ä" * 5_000, "😀" * 100, "e" + "\u0301" * 500, "\u202egnp.exe", "\u200b", "\ufeff",
    "\u0000", "a\u0000b", "\n", "\r\nX: y",
    "\ufdfa" * 100, "ﬃ" * 101, "\ud7ff\ue000", "\U0010ffff", "\uffff", "'; drop table persons; --",
    "' or '1'='1", "$1", "?1", "%s%n", "{{7*7}}", "../../etc/passwd",
    "<script>alert(1)</script>", "https://evil.test", "a@b", "@", "a@b@c.test", "a" * 300 + "@x.test",
    "a@" + "b" * 300 + ".test", "\"a b\"@x.test", "a@[127.0.0.1]",
    "a@xn--\u00e4.test", "ä@ä.test", "a@x.test\nBcc: b@x.test", "a" * 1024, "a" * 1025, "user", ["user"] * 100,
    ["owner"], ["legal_representative"], ["user", 1], ["\u0000"],
    "01a1ffe2-8301-79a7-810c-6ae707594aa3", "2026-13-45T99:99:99Z",
]
QUERY_VALUES = [
    "", "0", "-1", "1", "1.5", "1e3", "200", "201", "1000000000", "9" * 30, "-" + "9" * 30, "ten", "25;drop", "25,25",
    "true", "TRUE", "yes", "null", "name", "-name", "--name",
    "created_at", "name,created_at", "password_hash", "name;drop table persons", "pending", "PENDING",
    "all", "a" * 3000, "%", "_", "\\", "%" * 500, "'", "' or 1=1--", '"', "*",
    "😀", "\u0301", "\u202e", "[]", "{}", "$where", "<x>",
]
RAW_QUERIES = [
    "limit=%00", "q=%00", "q=%ff", "q=%c3", "cursor=%ff", "q=%", "q=%g1", "limit=1&limit=2", "q=a&q=b", "unknown=1",
    "limit[]=1", "limit[$gt]=1", "=", "=1", "&&&", "limit",
    "?limit=1", "a=b=c", "offset=5", "&".join(f"p{n}=1" for n in range(1000)), "q=" + "%41" * 3000,
]
ODD_IDS = [
    "x", "0", "-1", "null", "undefined", ".", "..", "%2e%2e", "%00", "%ff%fe", "%c3", "%", "%zz", "%2F", "a%2Fb",
    "%20", "%0d%0aX:%20y", "*", "{account}", "' or 1=1--".replace(" ", "%20"), "%27%3Bdrop",
    "%F0%9F%98%80", "a" * 1000, "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff",
    "9b2f5a1e-3c4d-4e5f-8a9b-0c1d2e3f4a5b",
    "9B2F5A1E-3C4D-4E5F-8A9B-0C1D2E3F4A5B", "{9b2f5a1e-3c4d-4e5f-8a9b-0c1d2e3f4a5b}",
    "01a1ffe2-8301-79a7-810c-6ae707594aa", "01a1ffe2-8301-79a7-810c-6ae707594aa3.x", ".x", "x.",
]
CURSOR_KEYS = [
    "", "0", "-1", "x", "1" * 17, "1" * 18, "1" * 19, "9" * 18, "9" * 400, " 1", "1.5", "\u0000", "a\u0000b",
    "\ud800", "'", "' or 1=1--", "😀", "\uffff", "a" * 5000, None, 1, [], {},
]
