"""The clients, language by language: how each is generated, compiled or type-checked, and used."""

import importlib.util
import os
import shutil
import subprocess
import sys
import zipfile
from functools import partial
from pathlib import Path

import generators
from steps import HERE, WORK, fresh, said


def python(run, client, package, generate, story, strict):
    """A Python client: typed, used as it is typed, and asked to read and to tell."""
    folder = fresh(WORK / client)
    made, log = fresh(folder / "client"), folder / "log"
    if not run.generates(client, generate, made, log):
        return
    mypy = ["mypy", "--cache-dir", folder / "mypy"]
    path = os.environ | {"MYPYPATH": str(made)}
    run.step(f"{client} is typed", said, log, *mypy, *strict, made / package, env=path)
    run.step(f"{client} is used as it is typed", said, log, *mypy, "--strict", "--implicit-reexport", "--follow-imports", "silent", HERE / story, env=path)
    environment = run.environment(client) | {"PYTHONPATH": str(made)}
    run.step(f"{client} reads all answers", run.reads_all, folder, environment, sys.executable, HERE / "reread.py", package)
    run.step(f"{client} tells the story", said, log, sys.executable, HERE / story, env=environment)


def openapi_python_client(run):
    python(run, "openapi-python-client", "broadsheet_client", generators.openapi_python_client, "story_openapi_python_client.py", ["--strict"])


def openapi_generator_python(run):
    generate = partial(generators.openapi_generator, "python", packageName="broadsheet_generated")
    # What it makes is not for --strict: more than 500 errors, whatever the contract.
    python(run, "openapi-generator-python", "broadsheet_generated", generate, "story_openapi_generator.py", [])


def typescript(run):
    """The client of typescript-fetch, with the strict compiler: a story, and a small front end."""
    client = "typescript"
    if not shutil.which("tsc") or not shutil.which("node"):
        return run.skip(client, "there is no tsc or no node: Debian has them as node-typescript and nodejs")
    folder = WORK / client
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(HERE / "typescript", folder)
    log = folder / "log"
    if not run.generates(client, partial(generators.openapi_generator, "typescript-fetch"), folder / "client", log):
        return
    # What it makes asks `'id' in value` and then takes `value['id']`, which compilers before 4.9 do not follow.
    version = subprocess.run(["tsc", "--version"], stdout=subprocess.PIPE, text=True).stdout.split()[-1]
    older = tuple(map(int, version.split(".")[:2])) < (4, 9)
    if not run.step(f"{client} is typed", said, log, "tsc", "-p", folder, *(["--suppressImplicitAnyIndexErrors"] if older else [])):
        return
    environment = run.environment(client)
    run.step(f"{client} reads all answers", run.reads_all, folder, environment, "node", folder / "js" / "reread.js")
    run.step(f"{client} tells the story", said, log, "node", folder / "js" / "story.js", env=environment)
    run.step(f"{client} renders a site", said, log, "node", folder / "js" / "frontend_test.js", env=environment)


def swift(run):
    """The client of swift6, with Foundation alone: all of it is compiled, reads all answers and asks the server."""
    client = "swift"
    if not shutil.which("swiftc"):
        return run.skip(client, "there is no swiftc")
    folder = fresh(WORK / client)
    log = folder / "log"
    # An app meets values that are younger than itself.
    more = {"projectName": "Broadsheet", "enumUnknownDefaultCase": "true"}
    if not run.generates(client, partial(generators.openapi_generator, "swift6", **more), folder / "client", log):
        return
    cases = [f'    case "{schema}": return try again({schema}.self, data)' for schema in run.schemas()]
    (folder / "reread.swift").write_text("\n".join([
        "import Foundation", "", "func reread(_ schema: String, _ data: Data) throws -> Data {", "    switch schema {", *cases,
        '    default: fail("no shape \\(schema)")', "    }", "}", "",
    ]))
    sources = [*sorted((folder / "client" / "Sources").rglob("*.swift")), folder / "reread.swift", HERE / "swift" / "main.swift"]
    compiler = ["swiftc", "-swift-version", "6", "-Onone", "-j", "2", "-module-name", "Broadsheet", "-o", folder / "app"]
    if run.step(f"{client} compiles", said, log, *compiler, *sources):
        run.step(f"{client} reads all answers, and asks", run.reads_all, folder, run.environment(client), folder / "app")


# PyPI's package of the Jupyter kernel carries the compiler, its plugin for serialization and what serialization needs.
KOTLIN = "run_kotlin_kernel"
PLUGIN = "org.jetbrains.kotlinx.serialization.compiler.extensions"


def kotlin(run):
    """The models of the Kotlin client, which read all answers; what sends requests needs OkHttp, which is nowhere to be had."""
    client = "kotlin"
    kernel = importlib.util.find_spec(KOTLIN)
    if not kernel or not kernel.submodule_search_locations:
        return run.skip(client, "there is no compiler: PyPI has one in kotlin-jupyter-kernel")
    jars = Path(kernel.submodule_search_locations[0]) / "jars"
    needed = [*jars.glob("kotlin-stdlib-*.jar"), *jars.glob("kotlinx-serialization-*.jar")]
    compiler = [*jars.glob("*-all.jar"), *jars.glob("kotlin-*.jar")]
    folder = fresh(WORK / client)
    log = folder / "log"
    # Without its naming in upper case, a value `name` of an enumeration clashes with what Kotlin calls so.
    more = {"library": "jvm-okhttp4", "serializationLibrary": "kotlinx_serialization", "enumPropertyNaming": "UPPERCASE"}

    def generate(contract, made, log):
        # What is free in form is JSON: kotlinx.serialization does not write what is only said to be `Any`.
        free = ["--type-mappings", "AnyType=JsonElement", "--import-mappings", "JsonElement=kotlinx.serialization.json.JsonElement"]
        return generators.openapi_generator("kotlin", contract, made, log, *free, **more)

    if not run.generates(client, generate, folder / "client", log):
        return
    with zipfile.ZipFile(folder / "plugin.jar", "w") as plugin:
        for service, name in (("CompilerPluginRegistrar", "SerializationComponentRegistrar"), ("CommandLineProcessor", "SerializationPluginOptions")):
            plugin.writestr(f"META-INF/services/org.jetbrains.kotlin.compiler.plugin.{service}", f"{PLUGIN}.{name}\n")
    cases = [f'    "{schema}" -> again<{schema}>(text)' for schema in run.schemas()]
    (folder / "Reread.kt").write_text("\n".join([
        "import org.openapitools.client.infrastructure.Serializer", "import org.openapitools.client.models.*", "",
        "private inline fun <reified Shape> again(text: String) =",
        "    Serializer.kotlinxSerializationJson.run { encodeToString(decodeFromString<Shape>(text)) }", "",
        "fun reread(schema: String, text: String): String = when (schema) {", *cases,
        '    else -> error("no shape $schema")', "}", "",
    ]))
    package = folder / "client" / "src" / "main" / "kotlin" / "org" / "openapitools" / "client"
    sources = [*sorted((package / "models").glob("*.kt")), *sorted((package / "infrastructure").glob("*Adapter.kt")),
               package / "infrastructure" / "Serializer.kt", folder / "Reread.kt", HERE / "kotlin" / "Main.kt"]
    together = os.pathsep.join(map(str, needed))
    command = ["java", "-cp", os.pathsep.join(map(str, compiler)), "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler", "-no-stdlib", "-no-reflect",
               "-nowarn", "-classpath", together, f"-Xplugin={folder / 'plugin.jar'}", "-d", folder / "app.jar"]
    if run.step(f"{client} compiles", said, log, *command, *sources):
        run.step(f"{client} reads all answers", run.reads_all, folder, run.environment(client),
                 "java", "-cp", f"{folder / 'app.jar'}{os.pathsep}{together}", "MainKt")


# The longest first: two are at work at a time.
CLIENTS = {
    "swift": swift, "kotlin": kotlin, "typescript": typescript,
    "openapi-generator-python": openapi_generator_python, "openapi-python-client": openapi_python_client,
}
