// What the programs share: where the server is, and how a claim is made. Debian ships no types of node; these few will do.
declare const process: { env: Record<string, string>; argv: string[]; exit(status: number): never };

export const url = process.env.BROADSHEET_URL;
export const key = process.env.BROADSHEET_KEY;
export const client = process.env.BROADSHEET_CLIENT;

// An article of the demo newsroom that has something of everything.
export const ARTICLE = "skerran-barrier-first-power";

let claims = 0;

/** A claim that has to hold: else the program ends. */
export function expect(holds: boolean, what: string, ...seen: unknown[]): asserts holds {
  if (!holds) {
    console.error(`not so: ${what}`, ...seen.map((thing) => JSON.stringify(thing)?.slice(0, 2000)));
    process.exit(1);
  }
  claims += 1;
}

/** Runs the chapters of a program one after the other. */
export async function tell(...chapters: (() => Promise<void>)[]): Promise<void> {
  try {
    for (const chapter of chapters) await chapter();
    console.log(`${claims} claims hold`);
  } catch (error) {
    console.error(error instanceof Error ? error.stack : error);
    process.exit(1);
  }
}
