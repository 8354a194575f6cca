"""A mail server that takes everything, and keeps it."""

import re
import socketserver
import threading


class Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        self.say("220 sink")
        for line in self.rfile:
            word = line[:4].upper()
            if word == b"DATA":
                self.say("354 go on")
                self.server.keep(self.read_mail())
                self.say("250 kept")
            elif word == b"QUIT":
                return self.say("221 bye")
            else:
                self.say("250 ok")

    def say(self, text):
        self.wfile.write(text.encode() + b"\r\n")

    def read_mail(self):
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line)
        return b"".join(lines).decode(errors="replace")


class SmtpSink(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.mails = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def url(self):
        return f"smtp://127.0.0.1:{self.server_address[1]}"

    def keep(self, mail):
        self.mails.append((header(mail, "To"), header(mail, "Message-ID")))

    def count_to(self, email):
        """A mail that came twice counts once."""
        return len({message_id for to, message_id in list(self.mails) if email in to})

    def stop(self):
        self.shutdown()
        self.server_close()


def header(mail, name):
    found = re.search(rf"^{name}:\s*(.*)$", mail, re.MULTILINE | re.IGNORECASE)
    return found[1].strip() if found else ""
