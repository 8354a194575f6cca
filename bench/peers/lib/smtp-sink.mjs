// node smtp-sink.mjs [PORT]: the smallest SMTP server. Takes every mail and appends it to a file, so that it is stored.
import fs from "node:fs";
import net from "node:net";
import { run } from "./place.mjs";

const file = fs.createWriteStream(`${run}/mail.sink`, { flags: "w" });
const answers = { EHLO: "250-sink\r\n250-8BITMIME\r\n250 SIZE", DATA: "354 go", QUIT: "221 bye" };
const endOfMail = "\r\n.\r\n";

function serve(socket) {
    let isMail = false;
    let rest = "";
    const say = (line) => socket.write(`${line}\r\n`);
    const take = (end) => {
        const at = rest.indexOf(end);
        if (at < 0) return null;
        const taken = rest.slice(0, at);
        rest = rest.slice(at + end.length);
        return taken;
    };
    const takeNext = () => {
        const taken = take(isMail ? endOfMail : "\r\n");
        if (taken === null) return false;
        const word = isMail ? "" : taken.slice(0, 4).toUpperCase();
        if (isMail) file.write(`${taken}\n`);
        isMail = word === "DATA";
        say(answers[word] || "250 ok");
        if (word === "QUIT") socket.end();
        return true;
    };
    socket.on("error", () => {});
    socket.on("data", (bytes) => {
        rest += bytes;
        while (takeNext());
    });
    say("220 sink");
}

net.createServer(serve).listen(+(process.argv[2] || 7125), "127.0.0.1");
