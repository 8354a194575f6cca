// The little of LDAP (RFC 4511, in BER) that a search needs.
import net from "node:net";

const length = (size) =>
    size < 128
        ? Buffer.from([size])
        : size < 256
          ? Buffer.from([0x81, size])
          : Buffer.from([0x82, size >> 8, size & 255]);

function tagged(tag, ...parts) {
    const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
    return Buffer.concat([Buffer.from([tag]), length(body.length), body]);
}

function integer(number, tag = 2) {
    const bytes = [];
    do {
        bytes.unshift(number & 255);
        number >>= 8;
    } while (number);
    if (bytes[0] & 128) bytes.unshift(0);
    return tagged(tag, bytes);
}

const text = (value, tag = 4) => tagged(tag, value);
const enumerated = (number) => integer(number, 10);

export const equals = (attribute, value) => tagged(0xa3, text(attribute), text(value));
export const contains = (attribute, value) => tagged(0xa4, text(attribute), tagged(0x30, text(value, 0x81)));
export const bind = tagged(0x30, integer(1), tagged(0x60, integer(3), text(""), text("", 0x80)));

// Of the whole subtree below `base`, without looking through aliases.
export function search(id, base, filter, limit, attributes) {
    const scope = [text(base), enumerated(2), enumerated(0), integer(limit), integer(0), tagged(1, [0])];
    return tagged(
        0x30,
        integer(id),
        tagged(0x63, ...scope, filter, tagged(0x30, ...attributes.map((each) => text(each)))),
    );
}

// The first message in the bytes and what follows it; nothing while it is incomplete.
export function split(bytes) {
    if (bytes.length < 2) return null;
    const lengthBytes = bytes[1] & 128 ? bytes[1] & 127 : 0;
    const head = 2 + lengthBytes;
    if (bytes.length < head) return null;
    const size = lengthBytes ? bytes.readUIntBE(2, lengthBytes) : bytes[1];
    if (bytes.length < head + size) return null;
    return [read(bytes.subarray(head, head + size)), bytes.subarray(head + size)];
}

const kinds = { 0x61: "bound", 0x64: "entry", 0x65: "done" };

// 4: more were found than asked for.
function read(message) {
    const operation = 2 + message[1];
    const lengthByte = message[operation + 1];
    const content = operation + 2 + (lengthByte & 128 ? lengthByte & 127 : 0);
    return { kind: kinds[message[operation]], isGood: [0, 4].includes(message[content + 2]) };
}

// Calls `onMessage(message)` for each.
export function connect(port, onMessage) {
    return new Promise((resolve, reject) => {
        const socket = net.connect(port, "127.0.0.1", () => resolve(socket));
        let rest = Buffer.alloc(0);
        socket.setNoDelay(true);
        socket.on("error", reject);
        socket.on("data", (bytes) => {
            rest = rest.length ? Buffer.concat([rest, bytes]) : bytes;
            for (let next = split(rest); next; next = split(rest)) {
                rest = next[1];
                onMessage(next[0]);
            }
        });
    });
}
