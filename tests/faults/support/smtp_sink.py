"""A mail server that takes everything, and keeps it - or has bad manners:

    away                  nobody listens until open()
    slow                  a fifth of a second before each answer
    busy                  451 to every receiver; "busy after data": to every mail
    refusing              550 to every receiver; "refusing after data": 554 to every mail
    losing                takes the mail, keeps it, and hangs up without an answer
"""

import re
import socketserver
import threading
import time

SLOW_SECONDS = 0.2
TO_RECEIVERS = {"busy": "451 4.3.2 come back later", "refusing": "550 5.1.1 nobody of that name"}
TO_MAILS = {"busy after data": "451 4.3.2 come back later", "refusing after data": "554 5.6.0 nobody of that name"}


class Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        self.say("220 sink")
        for line in self.rfile:
            word = line[:4].upper()
            if word == b"RCPT":
                self.say(TO_RECEIVERS.get(self.server.manner, "250 ok"))
            elif word == b"DATA":
                self.say("354 go on")
                if not self.take(self.read_mail()):
                    return
            elif word == b"QUIT":
                return self.say("221 bye")
            else:
                self.say("250 ok")

    def take(self, mail):
        """Whether the conversation goes on."""
        if answer := TO_MAILS.get(self.server.manner):
            self.say(answer)
            return True
        self.server.keep(mail)
        if self.server.manner == "losing":
            return False
        self.say("250 kept")
        return True

    def say(self, text):
        if self.server.manner == "slow":
            time.sleep(SLOW_SECONDS)
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

    def __init__(self, manner="well"):
        super().__init__(("127.0.0.1", 0), Conversation, bind_and_activate=False)
        self.manner = manner
        self.mails = []
        self.server_bind()
        self.is_open = False
        if manner != "away":
            self.open()

    def open(self):
        self.server_activate()
        self.is_open = True
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def url(self):
        return f"smtp://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request, client_address):
        """The other side hung up: it may have been killed."""

    def keep(self, mail):
        self.mails.append((header(mail, "To"), header(mail, "Message-ID")))

    def count_to(self, email):
        """A mail that came twice counts once."""
        return len({message_id for to, message_id in list(self.mails) if email in to})

    def stop(self):
        if self.is_open:
            self.shutdown()
        self.server_close()


def header(mail, name):
    found = re.search(rf"^{name}:\s*(.*)$", mail, re.MULTILINE | re.IGNORECASE)
    return found[1].strip() if found else ""
