"""Certificates for trials, made by openssl: an authority of one's own, which vouches for servers on the loopback."""

import ssl
import subprocess
from pathlib import Path


def openssl(*arguments):
    run = subprocess.run(["openssl", *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if run.returncode:
        raise RuntimeError(run.stderr.decode())
    return run.stdout


class Pair:
    """The files of a certificate with its chain, and of its key."""

    def __init__(self, certificate, key):
        self.certificate, self.key = Path(certificate), Path(key)

    def settings(self):
        return {"BROADSHEET_TLS_CERTIFICATE": str(self.certificate), "BROADSHEET_TLS_KEY": str(self.key)}


class Authority:
    """An authority in a folder; an intermediate one signs for it, as on the web."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.root = self._make("root", ["-x509", "-days", "30"], "basicConstraints=critical,CA:TRUE", "/CN=Trial root")
        self.middle = self._signed("middle", self.root, "basicConstraints=critical,CA:TRUE,pathlen:0", "/CN=Trial intermediate", 20)

    def _make(self, name, more, extension, subject):
        pair = Pair(self.folder / f"{name}.pem", self.folder / f"{name}.key")
        openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", pair.key, "-out", pair.certificate,
                "-subj", subject, "-addext", extension, *more)
        return pair

    def _signed(self, name, issuer, extension, subject, days, kind="ec", start=None):
        pair, request = Pair(self.folder / f"{name}.pem", self.folder / f"{name}.key"), self.folder / f"{name}.csr"
        key = ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"] if kind == "ec" else ["rsa:2048"]
        openssl("req", "-newkey", *key, "-nodes", "-keyout", pair.key, "-out", request, "-subj", subject)
        extensions = self.folder / f"{name}.ext"
        extensions.write_text(extension + "\n")
        serial = subprocess.run(["openssl", "rand", "-hex", "8"], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
        openssl("x509", "-req", "-in", request, "-CA", issuer.certificate, "-CAkey", issuer.key, "-set_serial", f"0x{serial}",
                "-days", days, "-extfile", extensions, "-out", pair.certificate)
        pair.key.chmod(0o600)
        return pair

    def issue(self, name, days=10, kind="ec"):
        """A server's certificate for `localhost` and 127.0.0.1, with its chain; expired where `days` is negative."""
        pair = self._signed(name, self.middle, "subjectAltName=DNS:localhost,IP:127.0.0.1", f"/CN={name}", days, kind)
        pair.certificate.write_bytes(pair.certificate.read_bytes() + self.middle.certificate.read_bytes())
        return pair

    def context(self, *protocols):
        """What a client trusts this authority with."""
        context = ssl.create_default_context(cafile=str(self.root.certificate))
        if protocols:
            context.set_alpn_protocols(list(protocols))
        return context
