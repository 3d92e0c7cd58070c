// The front end shows what the newsroom has.
import { ArticlesApi, Configuration } from "./client";
import { ARTICLE, expect, tell, url } from "./expect";
import { Frontend, text } from "./frontend";

const site = new Frontend(url);

/** The HTML of the page at a path, which has to be one. */
async function page(path: string): Promise<string> {
  const served = await site.page(path);
  expect("html" in served, `there is a page at ${path}`, served);
  return served.html;
}

function shows(html: string, ...parts: string[]): void {
  for (const part of parts) expect(html.includes(part), `the page shows ${part}`, html.slice(0, 20000));
}

/** How often something stands in a page. */
function times(html: string, part: string): number {
  return html.split(part).length - 1;
}

async function showsTheFront(): Promise<void> {
  const html = await page("/");
  shows(html, "<h2>Editor's choice</h2>", "<h2>Weekend reads</h2>", "<h2>News</h2>", "<h2>Science</h2>", "<h2>Most viewed</h2>");
  shows(html, `<a href="/news/${ARTICLE}">Skerran Barrier sends its first power ashore`, '<li value="1">', '<a href="/gallery/ten-weeks-in-the-shipyard">', "<title>Broadsheet</title>");
  shows(html, '<a href="/topic/skerran-barrier">Skerran Barrier</a>', '<a rel="external" href="https://');
  // Persian and Arabic, from right to left among the others.
  shows(html, 'lang="fa" dir="rtl"', 'lang="ar" dir="rtl"');
  expect(times(html, "<article ") > 25 && !/undefined|null|NaN|\[object/.test(html), "nothing is missing", html.slice(0, 20000));
}

async function showsAnArticle(): Promise<void> {
  const html = await page(`/news/${ARTICLE}`);
  shows(html, "<h1>Skerran Barrier sends its first power ashore, four minutes late</h1>", "Tamsin Orrell", "<p>At 6:48 this morning");
  shows(html, "<h2>Read on</h2>", "Why the Skerran Barrier will not lower your bill this winter", 'rel="prev"', "<dt>Skerran Barrier</dt>");
  shows(html, "<b>Bram Ostley</b>: I worked on piers 30 to 36", "The cook above all, I hope.");
  expect(times(html, "<article ") === 4, "four articles to read on", html);
  expect(!/undefined|NaN|\[object/.test(html), "nothing is missing", html);
}

async function showsEveryArticle(): Promise<void> {
  const { data } = await new ArticlesApi(new Configuration({ basePath: url })).listArticles({ limit: 100 });
  for (const summary of data) {
    const html = await page(summary.url);
    shows(html, `<h1>${text(summary.title)}</h1>`, `<html lang="${summary.language}" dir="${summary.direction}">`);
  }
}

async function showsWhatIsFound(): Promise<void> {
  const html = await site.search("skerran barrier power");
  shows(html, `<a href="/news/${ARTICLE}"><mark>Skerran</mark> <mark>Barrier</mark>`, "<li>News (", 'value="skerran barrier power"');
  expect(!/undefined|null|NaN|\[object/.test(html), "nothing is missing", html);
  const nothing = await site.search('<script>"zzzzqqqq');
  expect(nothing.includes("<p>0 found</p>") && !nothing.includes("<script>"), "what is typed is text", nothing);
}

async function findsItsWay(): Promise<void> {
  const former = await site.page(`/${ARTICLE}`).catch((error) => error.response?.status);
  expect(former === 404, "what is nowhere is not found", former);
  expect("missing" in (await site.page("/tag/energy")), "a kind of page that it has not");
}

tell(findsItsWay, showsWhatIsFound, showsTheFront, showsAnArticle, showsEveryArticle);
