// A small front end: the pages of a site at their addresses, as HTML, with nothing but the generated client.
import type { Article, ArticleSummary, CollectionItem, Comment, Front, SearchHit, SearchHitList, Site } from "./client";
import { ArticlesApi, Configuration, PicksApi, SearchApi, SiteApi } from "./client";

/** Text as HTML shows it. */
export function text(value: string | null | undefined): string {
  const names: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return (value ?? "").replace(/[&<>"]/g, (sign) => names[sign]);
}

function page(title: string, language: string, direction: string, main: string): string {
  return `<!doctype html>
<html lang="${text(language)}" dir="${text(direction)}">
<meta charset="utf-8">
<title>${text(title)}</title>
<main>
${main}
</main>
</html>
`;
}

function moment(date: Date | null | undefined): string {
  return date ? `<time datetime="${date.toISOString()}">${date.toISOString().slice(0, 10)}</time>` : "";
}

function link(thing: { url: string; title: string }, attributes = ""): string {
  return `<a ${attributes}href="${text(thing.url)}">${text(thing.title)}</a>`;
}

function card(article: ArticleSummary): string {
  const kicker = article.kicker ? `<small>${text(article.kicker)}</small> ` : "";
  const image = article.image ? `<img src="${text(article.image.url)}" alt="${text(article.image.alt)}" width="${article.image.width ?? ""}">` : "";
  return `<article lang="${text(article.language)}" dir="${text(article.direction)}">${image}
  <h3>${kicker}${link(article)}</h3>
  <p>${text(article.summary)}</p>
  <footer>${article.authors.map((author) => text(author.name)).join(", ")} ${moment(article.publishedAt)}</footer>
</article>`;
}

function pick(item: CollectionItem): string {
  const label = item.label ? `<small>${text(item.label)}</small> ` : "";
  if (item.article) return `<li>${label}${card(item.article)}</li>`;
  if (item.topic) return `<li>${label}${link(item.topic)}</li>`;
  if (item.gallery) return `<li>${label}${link(item.gallery)}</li>`;
  if (item.link) return `<li>${label}${link(item.link, 'rel="external" ')}</li>`;
  return ""; // A kind of pick that is younger than this page.
}

function section(title: string, content: string): string {
  return `<section><h2>${text(title)}</h2>\n${content}\n</section>`;
}

export function frontPage(front: Front, site: Site): string {
  const picks = front.collections.map((each) => section(each.title, `<ul>${each.items.map(pick).join("\n")}</ul>`));
  const sections = front.sections.map((each) => section(each.name, each.articles.map(card).join("\n")));
  const ranks = front.mostViewed.day.data.map((entry) => `<li value="${entry.rank}">${link(entry.article)}</li>`);
  const galleries = [...front.galleries.photo, ...front.galleries.film].map((gallery) => `<li>${link(gallery)}</li>`);
  return page(site.name, site.language, site.direction, [
    ...picks, ...sections, section("Most viewed", `<ol>${ranks.join("\n")}</ol>`), section("Galleries", `<ul>${galleries.join("\n")}</ul>`),
  ].join("\n"));
}

function thread(comment: Comment): string {
  const replies = comment.replies?.length ? `<ul>${comment.replies.map(thread).join("\n")}</ul>` : "";
  const said = comment.deleted ? "<i>deleted</i>" : `<b>${text(comment.name ?? "Anonymous")}</b>: ${text(comment.text)}`;
  return `<li id="comment-${comment.id}">${said}${replies}</li>`;
}

export function articlePage(article: Article): string {
  const topics = (article.topics ?? []).map((topic) => `<dt>${text(topic.title)}</dt><dd>${topic.definition ?? ""}</dd>`);
  const related = (article.related ?? []).map((entry) => card(entry.article));
  const neighbours = [article.neighbours?.previous, article.neighbours?.next].map((each, i) =>
    each ? link(each, `rel="${["prev", "next"][i]}" `) : "");
  // The text is HTML, and safe to insert as it is.
  return page(article.title, article.language, article.direction, `<h1>${text(article.title)}</h1>
<p>${text(article.summary)}</p>
<p>${article.authors.map((author) => text(author.name)).join(", ")} ${moment(article.publishedAt)} · ${article.readingMinutes} min</p>
${article.body}
<dl>${topics.join("\n")}</dl>
${article.corrections.map((correction) => `<p class="correction">${text(correction.text)}</p>`).join("\n")}
${section("Read on", related.join("\n"))}
${section("Comments", `<ul>${(article.comments?.data ?? []).map(thread).join("\n")}</ul>`)}
<nav>${neighbours.join(" ")}</nav>`);
}

function hit({ article, highlights }: SearchHit): string {
  // Highlights are HTML, and safe to insert as they are; all else is text.
  const title = highlights?.title ?? text(article.title), places = highlights?.body ?? [];
  return `<li><a href="${text(article.url)}">${title}</a>
  <p>${places.length ? places.join(" ") : highlights?.summary ?? text(article.summary)}</p></li>`;
}

export function searchPage({ data, page: { total, totalRelation }, meta }: SearchHitList, site: Site): string {
  const facets = (meta.facets?.section ?? []).map((each) => `<li>${text(each.name)} (${each.count})</li>`);
  const hint = meta.didYouMean ? `<p>Did you mean ${text(meta.didYouMean)}?</p>` : "";
  return page(`${meta.query} – ${site.name}`, site.language, site.direction, `<form><input type="search" name="q" value="${text(meta.query)}"></form>
<p>${totalRelation === "gte" ? "More than " : ""}${total} found</p>${hint}
<ol>${data.map(hit).join("\n")}</ol>
<ul>${facets.join("\n")}</ul>`);
}

/** What a site would answer to a browser: a page, or where it is now. */
export type Served = { html: string } | { redirect: string } | { missing: string };

/** The site, as a function of the API's address. */
export class Frontend {
  private readonly configuration: Configuration;

  constructor(basePath: string) {
    this.configuration = new Configuration({ basePath });
  }

  /** The page at a path of the site. */
  async page(path: string): Promise<Served> {
    const sites = new SiteApi(this.configuration);
    const { data: found } = await sites.resolveAddress({ url: path });
    if (found.redirect) return { redirect: found.url };
    switch (found.type) {
      case "site": return { html: frontPage((await new PicksApi(this.configuration).getFront()).data, (await sites.getSite()).data) };
      case "article": return { html: await this.article(found.slug ?? "") };
      default: return { missing: found.type };
    }
  }

  /** The page that shows what was found. */
  async search(q: string): Promise<string> {
    const found = await new SearchApi(this.configuration).searchArticles({ q, highlight: true, facets: ["section"] });
    return searchPage(found, (await new SiteApi(this.configuration).getSite()).data);
  }

  private async article(name: string): Promise<string> {
    const include = ["related", "comments", "topics", "neighbours"] as const;
    return articlePage((await new ArticlesApi(this.configuration).getArticle({ article: name, include: [...include] })).data);
  }
}
