// smallest SMTP sink: accepts everything, appends to a file (so the mail is stored)
import net from "node:net";
import fs from "node:fs";
const f = fs.createWriteStream((process.env.RUN || process.cwd() + "/.run") + "/mail.sink", { flags: "w" });
net.createServer((s) => {
    let data = false,
        buf = "";
    s.write("220 sink\r\n");
    s.on("error", () => {});
    s.on("data", (d) => {
        buf += d;
        for (;;) {
            if (data) {
                const i = buf.indexOf("\r\n.\r\n");
                if (i < 0) return;
                f.write(buf.slice(0, i) + "\n");
                buf = buf.slice(i + 5);
                data = false;
                s.write("250 ok\r\n");
            }
            const i = buf.indexOf("\r\n");
            if (i < 0) return;
            const l = buf.slice(0, i).toUpperCase();
            buf = buf.slice(i + 2);
            if (l.startsWith("EHLO")) s.write("250-sink\r\n250-8BITMIME\r\n250 SIZE\r\n");
            else if (l === "DATA") {
                data = true;
                s.write("354 go\r\n");
            } else if (l === "QUIT") {
                s.end("221 bye\r\n");
            } else s.write("250 ok\r\n");
        }
    });
}).listen(+process.argv[2] || 7125, "127.0.0.1");
