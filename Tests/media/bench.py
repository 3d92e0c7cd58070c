"""Measures pictures; see scripts/bench-media. Prints a table, and exits 1 where a figure is not met."""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time

import pictures
from PIL import Image, ImageFilter
from server import BINARY, Server

TICKS = os.sysconf("SC_CLK_TCK")
ROUNDS, SECONDS, CONNECTIONS = 3, 3, 64


def photograph(**options):
    """12 megapixels with as much detail as a photograph has."""
    noise = Image.effect_noise((4000, 3000), 50)
    picture = Image.merge("RGB", [noise.filter(ImageFilter.GaussianBlur(radius)) for radius in (1, 2, 3)])
    return pictures.encoded(Image.blend(picture, pictures.scene(4000, 3000), 0.5), "JPEG", quality=88, **options)


def worker(*arguments):
    """Seconds of the CPU, and KB at the most, of one run of the worker. Started by a small process: what a child takes is at least
    what its parent had."""
    measure = """import resource, subprocess, sys
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(status, used.ru_utime + used.ru_stime, used.ru_maxrss)"""
    command = [sys.executable, "-S", "-c", measure, BINARY, "picture-worker", *map(str, arguments)]
    status, seconds, most = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    assert status == "0", (arguments, status)
    return float(seconds), int(most)


def ticks(pid):
    fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def load(address, pids):
    """Microseconds of the CPU that a request takes."""
    before = sum(map(ticks, pids))
    told = subprocess.run(["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{SECONDS}s", address], capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in told and "Socket errors" not in told, told
    return (sum(map(ticks, pids)) - before) * 1e6 / int(re.search(r"(\d+) requests in", told)[1])


def nginx(folder, root, port):
    open(f"{folder}/nginx.conf", "w").write(
        f"""worker_processes 2; daemon off; pid {folder}/pid; error_log {folder}/error.log; {"user root;" if os.getuid() == 0 else ""}
        events {{ worker_connections 512; }}
        http {{ access_log off; keepalive_requests 100000000; sendfile on; tcp_nopush on; types {{ image/jpeg jpg; }}
          client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
          server {{ listen 127.0.0.1:{port} reuseport; root {root}; add_header Cache-Control "public, max-age=31536000, immutable"; }} }}"""
    )
    return subprocess.Popen(["nginx", "-e", f"{folder}/error.log", "-c", f"{folder}/nginx.conf"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main():
    failed = []
    source = photograph()
    with Server() as server, tempfile.TemporaryDirectory() as folder:
        open(f"{folder}/source.jpg", "wb").write(source)
        print(f"A JPEG of 12 megapixels, {len(source) >> 10} KB; CPU and memory of the worker")
        print("| | CPU | memory |\n| --- | --- | --- |")
        cpu, memory = worker("check", f"{folder}/source.jpg", f"{folder}/clean")
        print(f"| checked, and written without its metadata | {cpu:.2f} s | {memory >> 10} MB |")
        for width in (160, 320, 640, 960, 1280, 1920):
            for kind in ("webp", "avif", "jpg"):
                height = width * 3 // 4
                cpu, memory = worker("render", f"{folder}/source.jpg", f"{folder}/out", kind, width, height, 0, 0, width, height)
                print(f"| {width} × {height}, {kind} | {cpu:.2f} s | {memory >> 10} MB |")
                if cpu > 1.5 or memory > 150 << 10:
                    failed.append(f"{width}.{kind}")
        # Upright it has to be made before it is made smaller. This is the widest of it that there is.
        lying = Image.Exif()
        lying[0x0112] = 6
        open(f"{folder}/lying.jpg", "wb").write(photograph(exif=lying))
        for kind in ("webp", "avif", "jpg"):
            cpu, memory = worker("render", f"{folder}/lying.jpg", f"{folder}/out", kind, 1280, 1707, 0, 0, 1280, 1707)
            print(f"| 1280 × 1707 of one that lies on its side, {kind} | {cpu:.2f} s | {memory >> 10} MB |")
            if cpu > 1.5 or memory > 150 << 10:
                failed.append(f"lying.{kind}")
        item = server.upload(source, "image/jpeg").data
        addresses = {width: next(r["url"] for r in item["renditions"] if r["width"] == width and r["crop"] is None).replace("webp", "jpg") for width in (640, 1920)}
        for address in addresses.values():
            assert server.ask(address).status == 200
        hash_of = addresses[640].split("/")[2]
        port = server.port + 1
        process = nginx(folder, f"{server.data}/media/renditions/{hash_of[:2]}/{hash_of}", port)
        time.sleep(1)
        pids = [process.pid] + [int(p) for p in subprocess.run(["pgrep", "-P", str(process.pid)], capture_output=True, text=True).stdout.split()]
        print(f"\nA rendition that is there, CPU a request, medians of {ROUNDS} rounds\n| | Broadsheet | nginx | ratio |\n| --- | --- | --- | --- |")
        for width, address in addresses.items():
            rows = []
            for _ in range(ROUNDS):
                rows.append((load(f"http://127.0.0.1:{server.port}{address}", [server.process.pid]), load(f"http://127.0.0.1:{port}/{width}.jpg", pids)))
            ours, theirs = (statistics.median(row[place] for row in rows) for place in (0, 1))
            print(f"| {len(server.ask(address).body) >> 10} KB | {ours:.1f} µs | {theirs:.1f} µs | {ours / theirs:.2f} |")
        process.terminate()
        process.wait()
    with Server() as server:
        server.ask("/v1/articles")
        before = server.memory("VmRSS")
        start = time.monotonic()
        assert server.upload(b"%PDF-1.4\n" + os.urandom(25 << 20), "application/pdf").status == 201
        spent, most = time.monotonic() - start, server.memory()
        print(f"\nAn upload of 25 MB: {spent:.2f} s; resident before {before >> 10} MB, at the most {most >> 10} MB")
        if most > 60 << 10:
            failed.append("memory of an upload")
    if failed:
        sys.exit(f"not met: {', '.join(failed)}")


main()
