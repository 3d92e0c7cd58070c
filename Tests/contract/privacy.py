"""What nobody may be told: the addresses that the run sent in."""

import base64
import hashlib
from pathlib import Path
from urllib.parse import quote


class Secrets:
    """Hands out addresses of readers, and knows in which forms one could be told."""

    def __init__(self):
        self.emails, self.addresses = [], []

    def email(self):
        """An e-mail address that no other reader has."""
        self.emails.append(f"wilhelmina.{len(self.emails) + 1:03}@Readers.Example.net")
        return self.emails[-1]

    def address(self, network):
        """An IP address of a client, as a proxy would report it."""
        self.addresses.append(f"198.51.{network}.177" if network % 2 else f"2001:db8:{network:x}a7::177")
        return self.addresses[-1]

    def forms(self):
        """The addresses in small letters, as they are, hashed, encoded, and of e-mail addresses what is before the @."""
        told = self.clients()
        for email in {e for spelled in self.emails for e in (spelled, spelled.lower())}:
            data = email.encode()
            told |= {email, email.partition("@")[0], quote(email, safe=""), base64.b64encode(data).decode().rstrip("=")}
            told |= {hashlib.new(name, data).hexdigest() for name in ("md5", "sha1", "sha256")}
        return {form.lower() for form in told}

    def clients(self):
        """The IP addresses, and what their networks begin with."""
        return set(self.addresses) | {a.removesuffix("177") for a in self.addresses}


def text_of(answer):
    """All of an answer in small letters."""
    return f"{answer.headers}\n{answer.body.decode(errors='replace')}".lower()


def text_of_files(folder):
    """All that lies in a folder, in small letters."""
    return "\n".join(path.read_bytes().decode("latin-1").lower() for path in Path(folder).rglob("*") if path.is_file())
