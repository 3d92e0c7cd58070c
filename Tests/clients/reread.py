"""Reads answers with the models of a generated Python client, and writes them again from those:
reread.py PACKAGE FROM TO."""

import importlib
import json
import sys
from pathlib import Path

package, source, target = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
models = importlib.import_module(f"{package}.models")
for entry in json.loads((source / "index.json").read_text()):
    try:
        model = getattr(models, entry["schema"])
        read = model.from_dict(json.loads((source / entry["file"]).read_bytes()))
        written = read.to_json() if hasattr(read, "to_json") else json.dumps(read.to_dict())
    except Exception as error:
        sys.exit(f"{entry['target'][:200]} cannot be read: {type(error).__name__}: {str(error)[:1000]}")
    (target / entry["file"]).write_text(written)
