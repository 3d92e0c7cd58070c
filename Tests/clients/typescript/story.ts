// The story told by the client of typescript-fetch: a reader reads, comments and gets things wrong; an editor writes,
// changes and withdraws.
import {
  ArticlesApi, CommentsApi, Configuration, EditingApi, PicksApi, Problem, ProblemFromJSON, ResponseError, SearchApi,
  SiteApi, ViewsAndRankingsApi,
} from "./client";
import { ARTICLE, client, expect, key, tell, url } from "./expect";

const reader = new Configuration({ basePath: url });
const editor = new Configuration({ basePath: url, accessToken: key });
const articles = new ArticlesApi(reader);

/** The problem that a call has to be answered with. */
async function refused(status: number, call: Promise<unknown>): Promise<Problem> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof ResponseError)) throw error;
    const problem = ProblemFromJSON(await error.response.json());
    expect(error.response.status === status && problem.status === status, `refused with ${status}`, problem);
    return problem;
  }
  throw new Error(`not refused with ${status}`);
}

async function readsThreePages(): Promise<void> {
  const ids: number[] = [], moments: number[] = [];
  let cursor: string | undefined;
  for (let number = 0; number < 3; number += 1) {
    const { data, page } = await articles.listArticles({ limit: 5, count: true, cursor });
    expect(data.length === 5 && page.limit === 5, "a page is full", page);
    expect(page.total !== undefined && page.total >= 15, "all are counted", page);
    for (const article of data) {
      expect(article.publishedAt instanceof Date, "it has been published", article);
      ids.push(article.id);
      moments.push(article.publishedAt.getTime());
    }
    cursor = page.next ?? undefined;
  }
  expect(new Set(ids).size === 15, "none comes twice", ids);
  expect(moments.every((moment, i) => i === 0 || moment <= moments[i - 1]), "the newest come first", moments);
}

async function readsViews(): Promise<void> {
  const [card] = (await articles.listArticles({ limit: 1, view: "card" })).data;
  expect(card.title !== "" && card.summary === undefined && card.body === undefined, "a card is small", card);
  const [whole] = (await articles.listArticles({ limit: 1, view: "full" })).data;
  expect(!!whole.summary && !!whole.body?.startsWith("<p>"), "all of it is there", whole);
}

async function readsAnArticle(): Promise<void> {
  const include = ["related", "comments", "topics", "neighbours", "galleries", "views"] as const;
  const { data: article } = await articles.getArticle({ article: ARTICLE, include: [...include] });
  expect(article.slug === ARTICLE && article.title.startsWith("Skerran Barrier sends"), "it is the one", article.title);
  expect(article.section?.name === "News", "its section", article.section);
  expect(article.authors.map((author) => author.name).join() === "Tamsin Orrell", "its author", article.authors);
  expect(article.image?.width === 1280, "its picture", article.image);
  expect(article.body.startsWith("<p>") && article.status === undefined, "its text, and nothing for editors", article);
  const { related, comments, neighbours, views, topics, galleries } = article;
  expect(!!(related && comments && neighbours && views && topics && galleries), "all that was asked for", article);
  const reasons = related.flatMap((entry) => (entry.reasons ?? []).map((reason) => reason.type as string));
  expect(related.length === 4 && reasons.includes("topic") && reasons.includes("tag"), "what is related, and why", reasons);
  expect(comments.data.length > 0 && comments.data[0].replies !== undefined, "its threads", comments);
  expect(!!neighbours.previous && neighbours.next === null, "its neighbours", neighbours);
  expect(views.total >= views.day && views.day > 0, "its views", views);
  expect(typeof topics[0].definition === "string", "its topics, whole", topics);
}

async function searches(): Promise<void> {
  const api = new SearchApi(reader);
  const ids: number[] = [];
  let cursor: string | undefined, total = 0;
  do {
    const { data, page } = await api.searchArticles({ q: "water", limit: 3, cursor });
    ids.push(...data.map((hit) => hit.article.id));
    cursor = page.next ?? undefined;
    total = page.total;
  } while (cursor !== undefined);
  expect(ids.length === total && new Set(ids).size === total && total > 3, "all that is found, each once", ids);
  const best = await api.searchArticles({ q: "skerran barrier power", highlight: true, facets: ["section", "language"] });
  const [hit] = best.data, { facets, sortedBy } = best.meta;
  expect(hit.article.slug === ARTICLE && (hit.score ?? 0) > 0 && sortedBy === "relevance", "what fits best", hit);
  expect(!!hit.highlights?.title?.includes("<mark>"), "where it says so", hit.highlights);
  expect(!!facets?.section?.length && facets.tag === undefined, "how many of what", facets);
  const { data: newest } = await api.searchArticles({ q: "water", sort: "newest" });
  const moments = newest.map((each) => each.article.publishedAt?.getTime() ?? 0);
  expect(moments.every((moment, i) => i === 0 || moment <= moments[i - 1]) && newest[0].score === null, "the newest first", moments);
  const { data: box } = await api.listSuggestions({ q: "sker" });
  expect(box[0].type === "topic" && box[0].slug === "skerran-barrier" && box[box.length - 1].type === "article", "a topic, then titles", box);
}

async function findsAnAddress(): Promise<void> {
  const api = new SiteApi(reader);
  const { data: site } = await api.getSite();
  expect(site.name === "Broadsheet" && site.addressPatterns.article === "/{section}/{slug}", "the site", site);
  const { data: article } = await articles.getArticle({ article: ARTICLE });
  const { data: found } = await api.resolveAddress({ url: article.url });
  expect(found.type === "article" && found.id === article.id && !found.redirect, "an address leads back", found);
  await refused(404, api.resolveAddress({ url: "/no/such/page" }));
}

async function comments(): Promise<void> {
  const api = new CommentsApi(reader);
  const text = `Said by ${client}: the barrier hummed all night.`;
  const answer = await api.createCommentRaw({ article: ARTICLE, commentSubmission: { text, name: "Ines" } });
  const { data: made } = await answer.value();
  expect(answer.raw.status === 201 && made.text === text && made.status === "approved", "the comment is taken", made);
  const { data: threads } = await api.listComments({ article: ARTICLE, limit: 100 });
  expect(threads.some((thread) => thread.id === made.id && thread.name === "Ines"), "and shows", threads);
  const order = { comment: made.id, commentPatch: { text: `${text} Until four.` }, editToken: made.editToken };
  const { data: changed } = await api.changeComment(order);
  expect(changed.text === `${text} Until four.` && changed.editableUntil instanceof Date, "it is changed", changed);
  const { data: seen } = await api.getComment({ comment: made.id });
  expect(seen.text === changed.text && seen.status === undefined, "as readers see", seen);
  const wrong = await refused(403, api.changeComment({ ...order, editToken: "x".repeat(22) }));
  expect(wrong.type === "urn:broadsheet:problem:forbidden", "only with its token", wrong);
  const gone = await api.deleteCommentRaw({ comment: made.id, editToken: made.editToken });
  expect(gone.raw.status === 204, "it is deleted");
  await refused(404, api.getComment({ comment: made.id }));
}

async function countsAView(): Promise<void> {
  const counted = await new ViewsAndRankingsApi(reader).countViewRaw({ article: ARTICLE });
  expect(counted.raw.status === 204, "a view is counted");
}

async function readsRankings(): Promise<void> {
  const api = new ViewsAndRankingsApi(reader);
  for (const period of ["day", "week", "month"] as const) {
    const { data: viewed, meta } = await api.listMostViewed({ period, limit: 5 });
    expect(viewed.map((entry) => entry.rank).join() === "1,2,3,4,5" && meta.period === period, "ranks", viewed);
    expect(viewed.every((entry, i) => entry.views > 0 && (i === 0 || entry.views <= viewed[i - 1].views)), "most viewed first", viewed);
    const { data: talked } = await api.listMostCommented({ period });
    expect(talked.every((entry) => entry.comments > 0 && entry.article.title !== ""), "the most commented", talked);
  }
}

async function readsTheFront(): Promise<void> {
  const { data: front } = await new PicksApi(reader).getFront();
  expect(front.collections[0].slug === "editors-choice", "the editor's choice comes first", front.collections);
  const picks = front.collections.flatMap((collection) => collection.items);
  expect([...new Set(picks.map((item) => item.type))].sort().join() === "article,gallery,link,topic", "picks of all kinds", picks);
  expect(picks.every((item) => item.article || item.topic || item.gallery || item.link), "none is empty", picks);
  expect(front.sections[0].name === "News" && front.sections[0].articles.length > 0, "sections", front.sections);
  expect(front.mostViewed.day.data.length === 5 && front.galleries.photo.length > 0, "rankings and galleries", front);
}

async function asksWrongly(): Promise<void> {
  const problem = await refused(400, articles.listArticles({ limit: 0, cursor: "x", fields: ["titel"] }));
  const named = (problem.errors ?? []).map((error) => `${error.parameter}: ${error.code}`).sort().join();
  expect(problem.type === "urn:broadsheet:problem:invalid", "it is a problem", problem);
  expect(named === "cursor: notACursor,fields: unknownField,limit: outOfRange", "all that is wrong is said", problem);
  const unknown = await refused(400, articles.listArticles({ section: "no-such" }));
  expect((unknown.errors ?? []).map((error) => error.code).join() === "unknown", "so is what there is not", unknown);
  await refused(404, articles.getArticle({ article: "no-such" }));
}

async function edits(): Promise<void> {
  const api = new EditingApi(editor);
  const newArticle = { title: `Written by ${client}`, section: "news", body: "<p>One.</p><script>no</script>", tags: ["energy"] };
  await refused(401, new EditingApi(new Configuration({ basePath: url, accessToken: "bs_1_wrong" })).createArticle({ newArticle }));
  const made = await api.createArticleRaw({ newArticle });
  const { data: draft, meta } = await made.value();
  expect(draft.status === "draft" && draft.version === 1 && draft.publishedAt === null, "a draft", draft);
  expect(meta.removed.map((part) => part.name).join() === "script", "what is unsafe is taken out, and named", meta);
  const ifMatch = made.raw.headers.get("ETag") ?? "", article = draft.slug;
  await refused(404, articles.getArticle({ article }));
  const order = { article, ifMatch, articlePatch: { status: "published", kicker: "Trains" } as const };
  const changed = await api.changeArticleRaw(order);
  const { data: published } = await changed.value();
  expect(published.status === "published" && published.kicker === "Trains" && published.version === 2, "published", published);
  const late = await refused(412, api.changeArticle(order));
  expect(late.type === "urn:broadsheet:problem:precondition-failed", "who comes late is told", late);
  const { data: shown } = await articles.getArticle({ article });
  expect(shown.body === "<p>One.</p>" && shown.tags.map((tag) => tag.slug).join() === "energy", "readers see it", shown);
  const gone = await api.withdrawArticleRaw({ article, ifMatch: changed.raw.headers.get("ETag") ?? "" });
  expect(gone.raw.status === 204, "it is withdrawn");
  await refused(410, articles.getArticle({ article }));
  const { data: kept } = await new ArticlesApi(editor).getArticle({ article });
  expect(kept.status === "withdrawn" && kept.version === 3, "editors still see it", kept);
}

tell(
  readsThreePages, readsViews, readsAnArticle, searches, findsAnAddress, comments, countsAView, readsRankings, readsTheFront,
  asksWrongly, edits,
);
