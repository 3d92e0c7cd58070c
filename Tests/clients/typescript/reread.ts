// Reads answers with the generated models, and writes them again from those: reread.js FROM TO.
import * as models from "./client";
import { tell } from "./expect";

declare const process: { argv: string[] };
declare function require(module: "fs"): { readFileSync(file: string, encoding: "utf8"): string; writeFileSync(file: string, text: string): void };

const { readFileSync, writeFileSync } = require("fs");
const [from, to] = process.argv.slice(2);

/** The function of the client that has this name. */
function made(name: string): (value: unknown) => unknown {
  const found = (models as Record<string, unknown>)[name];
  if (typeof found !== "function") throw new Error(`the client has no ${name}`);
  return found as (value: unknown) => unknown;
}

tell(async () => {
  for (const { file, schema, target } of JSON.parse(readFileSync(`${from}/index.json`, "utf8"))) {
    try {
      const read = made(`${schema}FromJSON`)(JSON.parse(readFileSync(`${from}/${file}`, "utf8")));
      writeFileSync(`${to}/${file}`, JSON.stringify(made(`${schema}ToJSON`)(read)));
    } catch (error) {
      throw new Error(`${target} cannot be read: ${error}`);
    }
  }
});
