"""Writes the man pages of broadsheet from what it says of itself.

usage: broadsheet --experimental-dump-help | manual.py FOLDER VERSION DATE

broadsheet.1 names the commands; each has a page of its own, broadsheet-COMMAND.1, with the commands inside it as sections.
"""

import json
import re
import sys
from pathlib import Path

# What no command says of itself: it holds for all of them.
COMMON = {
    "ENVIRONMENT": """Every setting may come from the environment, as
.BR BROADSHEET_PORT ;
.I /usr/share/doc/broadsheet/configuration.md
lists them.
.TP
.B BROADSHEET_DATA
The data directory, where no option names one.
.TP
.B BROADSHEET_CONFIG
The file of settings, where no option names one.""",
    "FILES": """.TP
.I /etc/broadsheet/config.json
The settings of the system service.
.TP
.I /var/lib/broadsheet
Its newsroom.""",
    "EXIT STATUS": """.TP
.B 0
All went well.
.TP
.B 1
It failed, as a line on standard error explains.
.TP
.B 64
It was used wrongly, or told settings that cannot be used.""",
}


def text(value):
    """Words as roff takes them."""
    value = value.replace("\\", r"\e").replace("-", r"\-")
    return re.sub(r"^([.'])", r"\\&\1", value, flags=re.M)


def sentence(value):
    """An abstract with its full stop."""
    return text(value if value.endswith((".", "?", "!")) else value + ".")


def name(option):
    return ("-" if option["kind"] == "short" else "--") + option["name"]


def shown(command):
    """The arguments of a command, without those that all have."""
    return [a for a in command.get("arguments", []) if a["shouldDisplay"] and a.get("valueName") not in ("help", "version")]


def subcommands(command):
    return [c for c in command.get("subcommands", []) if c["shouldDisplay"] and c["commandName"] != "help"]


def argument(value):
    """An argument in a synopsis."""
    if value["kind"] == "positional":
        written = rf"\fI{text(value['valueName'])}\fR"
    else:
        written = rf"\fB{text(name(value['preferredName']))}\fR"
        if value["kind"] == "option":
            written += rf" \fI{text(value['valueName'])}\fR"
    if value["isRepeating"]:
        written += " ..."
    return f"[{written}]" if value["isOptional"] else written


def synopsis(path, command):
    if subcommands(command):
        return rf".B {text(' '.join(path))} \fIcommand\fR"
    return "\n".join([f".B {text(' '.join(path))}"] + [argument(a) for a in shown(command)])


def description(command):
    parts = [sentence(command["abstract"])]
    if command.get("discussion"):
        parts += [".PP", text(command["discussion"])]
    return parts


def options(command):
    lines = []
    for value in shown(command):
        if value["kind"] == "positional":
            head = rf"\fI{text(value['valueName'])}\fR"
        else:
            head = ", ".join(rf"\fB{text(name(n))}\fR" for n in value["names"])
            if value["kind"] == "option":
                head += rf" \fI{text(value['valueName'])}\fR"
        about = sentence(value.get("abstract", "")) if value.get("abstract") else ""
        if value.get("defaultValue"):
            about += f" Default: {text(value['defaultValue'])}."
        lines += [".TP", head, about or "See above."]
    return lines


def pages(command, path=()):
    """The pages of the program: pairs of their names and their lines."""
    path = (*path, command["commandName"])
    title = "-".join(path)
    lines = [".SH NAME", rf"{text(title)} \- {text(command['abstract'].rstrip('.'))}"]
    if len(path) == 1:
        lines += [".SH SYNOPSIS", synopsis(path, command), ".SH DESCRIPTION", *description(command), ".SH COMMANDS"]
        for inner in subcommands(command):
            lines += [".TP", rf"\fB{text('-'.join((*path, inner['commandName'])))}\fR(1)", sentence(inner["abstract"])]
            yield from pages(inner, path)
        lines += [".SH OPTIONS", ".TP", r"\fB\-\-version\fR", "Print the version.",
                  ".TP", r"\fB\-h\fR, \fB\-\-help\fR", "Print help. Every command has it."]
        for heading, body in COMMON.items():
            lines += [f".SH {heading}", body]
        lines += [".SH SEE ALSO", ".BR broadsheetctl (8)", ".PP", ".I /usr/share/doc/broadsheet/"]
    else:
        lines += [".SH SYNOPSIS", synopsis(path, command), ".SH DESCRIPTION", *description(command)]
        if shown(command):
            lines += [".SH OPTIONS", *options(command)]
        for inner in subcommands(command):
            lines += [f".SH {text(' '.join((*path, inner['commandName'])).upper())}", synopsis((*path, inner["commandName"]), inner), ".PP",
                      *description(inner), *options(inner)]
        lines += [".SH SEE ALSO", ".BR broadsheet (1)"]
    yield title, lines


def main():
    folder, version, date = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    folder.mkdir(parents=True, exist_ok=True)
    for title, lines in pages(json.load(sys.stdin)["command"]):
        head = f'.TH "{text(title.upper())}" 1 {date} "Broadsheet {version}" "User Commands"'
        (folder / f"{title}.1").write_text("\n".join([head, *lines]) + "\n")


main()
