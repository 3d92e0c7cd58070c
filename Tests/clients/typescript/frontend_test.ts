// The front end shows what the newsroom has.
import { ArticlesApi, Configuration } from "./client";
import { ARTICLE, expect, tell, url } from "./expect";
import { Site, text } from "./frontend";

const site = new Site(url);

function shows(html: string, ...parts: string[]): void {
  for (const part of parts) expect(html.includes(part), `the page shows ${part}`, html.slice(0, 20000));
}

/** How often something stands in a page. */
function times(html: string, part: string): number {
  return html.split(part).length - 1;
}

async function showsTheFront(): Promise<void> {
  const html = await site.front();
  shows(html, "<h2>Editor's choice</h2>", "<h2>Weekend reads</h2>", "<h2>News</h2>", "<h2>Science</h2>", "<h2>Most viewed</h2>");
  shows(html, `<a href="/articles/${ARTICLE}">Skerran Barrier sends its first power ashore`, '<li value="1">', "Ten weeks in the shipyard");
  shows(html, '<a href="/topics/skerran-barrier', 'rel="external">Keepers of the light');
  // Persian and Arabic, from right to left among the others.
  shows(html, 'lang="fa" dir="rtl"', 'lang="ar" dir="rtl"');
  expect(times(html, "<article ") > 25 && !/undefined|null|NaN|\[object/.test(html), "nothing is missing", html.slice(0, 20000));
}

async function showsAnArticle(): Promise<void> {
  const html = await site.article(ARTICLE);
  shows(html, "<h1>Skerran Barrier sends its first power ashore, four minutes late</h1>", "Tamsin Orrell", "<p>At 6:48 this morning");
  shows(html, "<h2>Read on</h2>", "Why the Skerran Barrier will not lower your bill this winter", 'rel="prev"', "<dt>Skerran Barrier</dt>");
  shows(html, "<b>Bram Ostley</b>: I worked on piers 30 to 36", "The cook above all, I hope.");
  expect(times(html, "<article ") === 4, "four articles to read on", html);
  expect(!/undefined|NaN|\[object/.test(html), "nothing is missing", html);
}

async function showsEveryArticle(): Promise<void> {
  const { data } = await new ArticlesApi(new Configuration({ basePath: url })).listArticles({ limit: 100 });
  for (const summary of data) {
    const html = await site.article(summary.slug);
    shows(html, `<h1>${text(summary.title)}</h1>`, `<html lang="${summary.language}" dir="${summary.direction}">`);
  }
}

tell(showsTheFront, showsAnArticle, showsEveryArticle);
