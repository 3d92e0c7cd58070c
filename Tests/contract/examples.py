"""The examples in openapi.yaml: each is a request (its summary) and the demo newsroom's real answer (its value)."""

import re

import yaml

BEGIN = "  # <examples>"
END = "  # </examples>"


class _Dumper(yaml.SafeDumper):
    """Block style, lists indented, so that the block reads like the hand-written rest."""

    def increase_indent(self, flow=False, indentless=False):
        return super().increase_indent(flow, False)

    def ignore_aliases(self, data):
        return True


def _text(dumper, value):
    style = "|" if "\n" in value else ">" if len(value) > 80 else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _text)


def written(examples):
    """The block of `components/examples` as lines of openapi.yaml, without the markers."""
    text = yaml.dump({"examples": examples}, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=112)
    return "".join(f"  {line}\n" if line.strip() else "\n" for line in text.splitlines())


def replaced(document_text, examples):
    """openapi.yaml with its block of examples exchanged; everything outside the markers stays as it is."""
    pattern = re.compile(rf"(^{re.escape(BEGIN)}[^\n]*\n).*?(^{re.escape(END)}$)", re.S | re.M)
    text, count = pattern.subn(lambda m: m.group(1) + written(examples) + m.group(2), document_text)
    if count != 1:
        raise SystemExit(f"openapi.yaml: the markers '{BEGIN.strip()}' and '{END.strip()}' were not found once")
    return text
