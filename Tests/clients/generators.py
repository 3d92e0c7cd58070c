"""The generators: how each is called, and which of its warnings are no fault of openapi.yaml."""

import re
import subprocess

# Said of any OpenAPI 3.1, or where a member is free in form (`{}`).
HARMLESS = (
    "OpenAPI 3.1 support is still in beta",
    "Failed to get the schema name: null",
    "Default to typing.Any",
)
# What openapi-python-client is to take for text.
TEXTS = "".join(f"  {kind}: text/plain\n" for kind in ("application/yaml", "application/xml", "application/rss+xml", "application/atom+xml"))
# A generator had to make up a name, or to change one that its language keeps for itself.
MADE_UP = re.compile(r"Inline schema created as (\S+)\.")
RENAMED = re.compile(r"(\S+ \([^)]*\) cannot be used as .*Renamed to (\w+))")


def openapi_generator(name, contract, folder, log, *options, **properties):
    """Generates a client with openapi-generator; what is wrong with it, as texts. `properties` are the generator's own."""
    command = ["openapi-generator-cli", "generate", "-i", contract, "-g", name, "-o", folder]
    command += ["--global-property", "apiDocs=false,modelDocs=false,apiTests=false,modelTests=false"]
    command += ["--additional-properties", ",".join(f"{key}={value}" for key, value in properties.items())]
    status = run([*command, *options], log)
    found = [] if status == 0 else [f"exit status {status}: see {log}"]
    sources = "".join(file.read_text() for file in folder.rglob("*") if file.is_file() and file.suffix in (".py", ".ts", ".kt", ".swift"))
    for line in log.read_text().splitlines():
        if made_up := MADE_UP.search(line):
            found.append(f"needs a name of its own: {made_up[1]}")
        elif renamed := RENAMED.search(line):
            # Said of parameters, too, of which no model is made.
            found += [renamed[1]] if re.search(rf"\b{renamed[2]}\b", sources) else []
        elif re.match(r"\[\S+] (WARN|ERROR)", line) and not any(text in line for text in HARMLESS):
            found.append(line)
    return list(dict.fromkeys(found))


def openapi_python_client(contract, folder, log):
    """Generates a client with openapi-python-client; what is wrong with it, as texts."""
    config = folder.parent / "openapi-python-client.yaml"
    # Without its hooks, which would have ruff rewrite what it made; and with YAML and XML as the texts that they are.
    config.write_text("package_name_override: broadsheet_client\npost_hooks: []\ncontent_type_overrides:\n" + TEXTS)
    command = ["openapi-python-client", "generate", "--path", contract, "--config", config]
    status = run([*command, "--meta", "none", "--output-path", folder / "broadsheet_client", "--fail-on-warning"], log)
    return [] if status == 0 else [log.read_text()]


def run(command, log, **more):
    """Runs a command and keeps what it says in a file; its exit status."""
    with open(log, "w") as file:
        return subprocess.run([str(part) for part in command], stdout=file, stderr=subprocess.STDOUT, **more).returncode
