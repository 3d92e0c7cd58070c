"""An nginx that serves answers as static files: what HTTP costs on this machine at this moment."""

import os
import shutil
import subprocess
import sys
import time

from serving import NAME, Server, free_port
from wrk import WORK, Request

# As nginx serves small files cheapest, and as the peers' nginx is set (../shared/peers/static/nginx.conf): open files are
# kept, so that a request opens none. Two workers, since wrk asks with two threads and Broadsheet answers with a loop for
# each of two cores; each accepts for itself (reuseport), so that both get as many connections.
WORKERS = 2


class Nginx(Server):
    def __init__(self):
        self.folder = WORK / "nginx"
        self.root = self.folder / "root"

    def __enter__(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        self.root.mkdir(parents=True)
        self.port = free_port()
        (self.folder / "nginx.conf").write_text(
            f"""worker_processes {WORKERS}; daemon off; pid {self.folder}/pid; error_log {self.folder}/error.log;
            {"user root;" if os.getuid() == 0 else ""}
            events {{ worker_connections 512; }}
            http {{
              access_log off; default_type application/json; keepalive_requests 100000000;
              sendfile on; tcp_nopush on; gzip_static on;
              open_file_cache max=50000 inactive=600s; open_file_cache_valid 600s; open_file_cache_min_uses 1;
              client_body_temp_path {self.folder}/body; proxy_temp_path {self.folder}/proxy;
              fastcgi_temp_path {self.folder}/fastcgi; uwsgi_temp_path {self.folder}/uwsgi; scgi_temp_path {self.folder}/scgi;
              server {{ {self.listen()} root {self.root}; location = /livez {{ return 204; }} }}
            }}"""
        )
        self.log = open(self.folder / "log", "w")
        self.process = subprocess.Popen(
            ["nginx", "-e", f"{self.folder}/error.log", "-c", f"{self.folder}/nginx.conf"], stdout=self.log, stderr=subprocess.STDOUT
        )
        end, answers = time.monotonic() + 10, False
        while not answers and self.process.poll() is None and time.monotonic() < end:
            try:
                answers = self.get("/livez")[0] == 204
            except OSError:
                time.sleep(0.01)
        if not answers:
            self.__exit__()
            sys.exit(f"{NAME}: nginx did not start:\n{(self.folder / 'log').read_text()}{(self.folder / 'error.log').read_text()}")
        self.files = 0
        return self

    def listen(self):
        """Where it listens, in the words of its configuration."""
        return f"listen 127.0.0.1:{self.port} reuseport;"

    def serve(self, bodies):
        """Serves these bytes, each at an address of its own: the requests for them. `bodies`: pairs of the bytes as they
        are and compressed (None: they are not). The addresses are new each time, as nginx keeps open files."""
        shutil.rmtree(self.root / str(self.files), ignore_errors=True)
        self.files += 1
        folder = self.root / str(self.files)
        folder.mkdir()
        for number, (plain, compressed) in enumerate(bodies):
            (folder / str(number)).write_bytes(plain)
            if compressed is not None:
                (folder / f"{number}.gz").write_bytes(compressed)
        return [Request(f"/{self.files}/{number}") for number in range(len(bodies))]
