"""The requests that the contract is checked with: a table of targets for each operation, filled with what the live
newsroom holds."""

import random
from urllib.parse import quote

LONG = "x" * 8200
RANKINGS = ("/v1/rankings/most-viewed", "/v1/rankings/most-commented")
# What lists articles, and so takes `view`.
VIEWED = ("/v1/articles", "/v1/articles/skerran-barrier-first-power/related", *RANKINGS, "/v1/front", "/v1/topics/tidal-power",
          "/v1/collections", "/v1/collections/editors-choice", "/v1/search?q=water")


SINGULARS = {"articles": "article", "sections": "section", "tags": "tag", "authors": "author", "topics": "topic", "collections": "collection",
             "galleries": "gallery"}


def copies():
    """What copies may be asked to hold, and the kinds of things that they then hold all of."""
    yield "", list(SINGULARS)
    yield "&types=article,author&fields=title,name,section.slug,image.url", ["articles", "authors"]
    yield "&types=collection&fields=picks", ["collections"]


def live(server):
    """What there is in the newsroom: names by kind, whole articles, and a thread of comments."""

    def everything(path):
        found, target = [], f"{path}{'&' if '?' in path else '?'}limit=100"
        while target:
            page = server.ask(target).json
            found += page["data"]
            after = page["page"]["next"]
            target = after and f"{path}{'&' if '?' in path else '?'}limit=100&cursor={after}"
        return found

    kinds = ("articles", "sections", "tags", "authors", "topics", "collections", "galleries")
    return {kind: everything(f"/v1/{kind}") for kind in kinds}


def good(newsroom):
    """Targets that are answered with 200."""
    articles = newsroom["articles"]
    one = articles[0]
    slugs = {kind: [thing["slug"] for thing in things] for kind, things in newsroom.items()}
    talked = max(articles, key=lambda article: article["commentCount"])
    tags = [tag["slug"] for tag in talked["tags"]] + slugs["tags"][:2]

    yield "/v1"
    yield "/v1/articles"
    for limit in (1, 2, 100):
        yield f"/v1/articles?limit={limit}"
    for kind in ("section", "author", "topic", "tag"):
        for slug in slugs[kind + "s"]:
            yield f"/v1/articles?{kind}={slug}"
    for language in sorted({article["language"] for article in articles} | {"en", "xx", "pt-BR", "zh-Hant-TW"}):
        yield f"/v1/articles?language={language}"
    for path in ("/v1/front", "/v1/sections?count=true", "/v1/tags?count=true", "/v1/tags?sort=articles&limit=3",
                 "/v1/authors?limit=2", "/v1/topics?count=true", f"/v1/topics/{slugs['topics'][0]}", "/v1/collections",
                 f"/v1/collections/{slugs['collections'][0]}", "/v1/galleries?count=true", "/v1/galleries?kind=photo",
                 f"/v1/articles/{one['slug']}/related", "/v1/articles?count=true&limit=3",
                 *(f"{ranking}?period=month" for ranking in RANKINGS)):
        for language in ("en", "en-US", "FA_ir", "fa,ar", "xx", "*", "de-CH-1996,*", "zh-Hant-TW"):
            yield f"{path}{'&' if '?' in path else '?'}language={language}"
    yield f"/v1/articles?tag={tags[0]}&tag={tags[1]}"
    yield f"/v1/articles?tag={tags[0]},{tags[1]}&count=true"
    yield f"/v1/articles?section={talked['section']['slug']}&tag={tags[0]}&language={talked['language']}&count=true"
    yield f"/v1/articles?section={talked['section']['slug']}&author={talked['authors'][0]['slug'] if talked['authors'] else slugs['authors'][0]}"
    yield "/v1/articles?sort=oldest&limit=3&count=true"
    yield "/v1/articles?sort=updated&limit=3&count=true"
    yield f"/v1/articles?sort=updated&updatedAfter={articles[-1]['updatedAt']}&section={talked['section']['slug']}&tag={tags[0]}"
    yield f"/v1/articles?updatedBefore={one['updatedAt']}&limit=2"
    yield "/v1/articles?ids=" + ",".join(str(article["id"]) for article in articles[:100]) + "&count=true"
    yield f"/v1/articles?ids={one['id']}&ids=999999&ids={articles[1]['id']}"
    yield "/v1/site"
    yield from ("/v1/webhooks", "/v1/webhooks/1", "/v1/webhooks/1/deliveries")
    for thing in [one, *(newsroom[kind][0] for kind in ("sections", "tags", "authors", "topics", "collections", "galleries"))]:
        yield f"/v1/resolve?url={quote(thing['url'])}"
    yield "/v1/resolve?url=/"
    yield "/v1/resolve?url=/Nowhere/" + one["slug"]
    yield f"/v1/articles?exclude={one['id']}&limit=1"
    yield "/v1/articles?exclude=" + ",".join(str(article["id"]) for article in articles[:100])
    yield f"/v1/articles?publishedBefore={one['publishedAt']}&limit=2"
    yield f"/v1/articles?publishedAfter={articles[-1]['publishedAt']}&publishedBefore={one['publishedAt']}&count=true"
    yield "/v1/articles?publishedAfter=2020-02-29"
    yield "/v1/articles?publishedAfter=2020-02-29T23:59:59.5%2B14:00&count=false"
    yield "/v1/articles?publishedBefore=1999-12-31T00:00:00Z"

    for article in articles:
        name = article["slug"]
        yield f"/v1/articles/{name}"
        yield f"/v1/articles/{article['id']}?include=related,comments,topics,neighbours,galleries,views"
        yield f"/v1/articles/{name}?format=blocks&include=topics"
        yield f"/v1/articles/{name}?linkTopics=true"
        yield f"/v1/articles/{name}/related?limit=12"
        yield f"/v1/articles/{name}/comments"
        yield f"/v1/articles/{name}/comments?view=flat&count=true"
    name = talked["slug"]
    yield f"/v1/articles/{name}?format=text&include=topics"
    yield f"/v1/articles/{name}?format=html&linkTopics=false"
    yield f"/v1/articles/{name}?format=blocks&fields=title,blocks.type,blocks.text.text"
    yield f"/v1/articles/{name}/related"
    yield f"/v1/articles/{name}/related?limit=1"
    yield f"/v1/articles/{name}/comments?sort=newest&limit=1&count=true"
    yield f"/v1/articles/{name}/comments?view=tree&sort=oldest&limit=100"
    yield f"/v1/articles/{name}/comments?view=flat&sort=newest&limit=2"
    yield f"/v1/articles/{name}/comments?view=flat&thread=1"

    for kind in ("sections", "tags", "authors", "topics", "collections", "galleries"):
        yield f"/v1/{kind}"
        yield f"/v1/{kind}?limit=1&count=true"
        yield f"/v1/{kind}?limit=100&count=false"
        for slug in slugs[kind]:
            yield f"/v1/{kind}/{slug}"
    for kind in ("tags", "authors"):
        for order in ("name", "articles"):
            yield f"/v1/{kind}?sort={order}&limit=3"
        yield f"/v1/{kind}?q={newsroom[kind][0]['name'][:2]}&count=true"
        yield f"/v1/{kind}?q=%F0%9F%A6%94"
    for topic in newsroom["topics"]:
        yield f"/v1/topics?letter={topic['title'][0]}"
        yield f"/v1/topics?q={topic['title'][:3]}&count=true"
        for alias in topic["aliases"]:
            yield f"/v1/topics?q={alias}"
    yield "/v1/topics?inFocus=true"
    yield "/v1/topics?inFocus=false&limit=2"
    yield "/v1/galleries?kind=photo"
    yield "/v1/galleries?kind=film&count=true"

    yield "/v1/front"
    for ranking in RANKINGS:
        yield ranking
        for period in ("day", "week", "month"):
            yield f"{ranking}?period={period}"
            yield f"{ranking}?period={period}&language={one['language']}&limit=3"
        for limit in (1, 50):
            yield f"{ranking}?limit={limit}&period=month"
        for kind in ("section", "tag", "topic"):
            for slug in slugs[kind + "s"]:
                yield f"{ranking}?{kind}={slug}&period=month&limit=2"
        for language in ("en", "ar", "xx"):
            yield f"{ranking}?language={language}"
    for path in VIEWED:
        for view in ("card", "summary", "full"):
            yield with_parameters(path, f"view={view}")
    yield f"/v1/articles?section={one['section']['slug']}&view=full&limit=2&count=true"
    yield from searches(newsroom)
    yield "/v1/articles?status=draft&view=card"
    yield "/v1/articles?status=any&view=full"
    yield "/v1/articles?fields=title,body,topics.direction,source.name"
    for status in ("draft", "scheduled", "published", "withdrawn", "any"):
        yield f"/v1/articles?status={status}&sort=oldest&limit=2&count=true"
    yield f"/v1/articles?status=published&section={one['section']['slug']}&limit=3"
    for status in ("draft", "scheduled", "published"):
        yield f"/v1/galleries?status={status}&kind=photo"
    yield f"/v1/articles/{one['slug']}/revisions"
    yield f"/v1/articles/{one['id']}/revisions?limit=1"
    yield f"/v1/articles/{one['id']}/revisions/1"
    yield "/v1/media"
    yield "/v1/media?limit=2"
    yield "/v1/media/1"
    for filters in ("section=news", "tag=energy,climate&tag=data", "language=en-US", "topic=tidal-power&types=article", "live=0",
                    f"author={slugs['authors'][0]}", "fields=slug,url&types=gallery,section", "types=tag&types=article"):
        yield f"/v1/sync?initial=true&{filters}"
    yield "/v1/comments?status=any"
    yield "/v1/comments/1"
    yield from ("/openapi.yaml", "/openapi.json", "/livez", "/readyz")
    yield from feeds(newsroom)


FEEDS = [f"/feeds/{name}.{form}" for name in ("articles", "comments", "rankings/most-viewed") for form in ("json", "rss", "atom")]
SITEMAPS = ("/sitemap.xml", "/sitemap-news.xml", "/robots.txt")


def feeds(newsroom):
    """Feeds with each of their filters, and what crawlers ask for."""
    yield from FEEDS
    yield from SITEMAPS
    for kind in ("articles", "sections", "tags", "topics", "authors", "galleries"):
        yield f"/sitemaps/{kind}-1.xml"
    tag, article = newsroom["tags"][0]["slug"], newsroom["articles"][0]
    for form in ("json", "rss", "atom"):
        for kind in ("section", "author", "topic", "tag"):
            yield f"/feeds/articles.{form}?{kind}={newsroom[kind + 's'][0]['slug']}&limit=2"
            yield f"/feeds/articles.{form}?{kind}={newsroom[kind + 's'][0]['id']}&limit=2"
        yield f"/feeds/articles.{form}?limit=100"
        yield f"/feeds/articles.{form}?language=fa&tag={tag}&publishedAfter=2020-01-01&exclude={article['id']}"
        yield f"/feeds/articles.{form}?publishedBefore=1999-12-31"
        yield f"/feeds/comments.{form}?article={article['slug']}&limit=100"
        yield f"/feeds/rankings/most-viewed.{form}?period=month&section={newsroom['sections'][0]['slug']}"


# What somebody may type: words, the query language, and what is neither.
TYPED = ("water", "Tidal Power", "tidal power -bill", '"skerran barrier"', "swim OR ferry", "barr", "WATER", "wäter", "watr", "قنات",
         "الماء", "don't", "C++", "-water", "NEAR(water", '"', "OR", "*", "a", "🦔", "x" * 200, "water " * 33, "title:water", "%", "\u200b")


def searches(newsroom):
    """Searches, and what a box for searching asks while somebody types."""
    article = newsroom["articles"][0]
    for text in TYPED:
        yield f"/v1/search?q={quote(text)}&highlight=true&facets=section,tag,topic,author,language,year"
        yield f"/v1/search?q={quote(text)}&sort=newest&limit=3"
        yield f"/v1/search/suggest?q={quote(text)}"
    for topic in newsroom["topics"]:
        for name in [topic["title"], *topic["aliases"]]:
            yield f"/v1/search?q={quote(name)}&limit=1"
            yield f"/v1/search/suggest?q={quote(name[:3])}&limit=5"
    for kind in ("tags", "authors", "sections"):
        for thing in newsroom[kind]:
            yield f"/v1/search?q=water&{kind[:-1]}={thing['slug']}"
            yield f"/v1/search/suggest?q={quote(thing['name'][:2])}"
    yield "/v1/search?q=water&tag=climate,energy&tag=data&section=news&language=en&publishedAfter=2026-01-01&publishedBefore=2030-01-01"
    yield f"/v1/search?q={quote(article['title'])}&highlight=true&view=full"
    yield "/v1/search?q=water&facets=year&facets=section"
    yield "/v1/search?q=water&language=en-US&limit=50"
    yield "/v1/search/suggest?q=b&language=en&limit=1"
    for status in ("draft", "scheduled", "published", "withdrawn", "any"):
        yield f"/v1/search?q=water&status={status}&highlight=true"


def with_parameters(path, parameters):
    """The path with further parameters."""
    return f"{path}{'&' if '?' in path else '?'}{parameters}"


def lists(newsroom):
    """Lists to be paged through, and how many things they hold."""
    for kind, things in newsroom.items():
        yield f"/v1/{kind}?limit=3", len(things)
    yield "/v1/articles?sort=oldest&limit=7", len(newsroom["articles"])
    yield "/v1/articles?sort=updated&limit=7", len(newsroom["articles"])
    yield "/v1/tags?sort=articles&limit=4", len(newsroom["tags"])
    yield "/v1/authors?sort=articles&limit=4", len(newsroom["authors"])
    languages = {article["language"] for article in newsroom["articles"]}
    for language in sorted(languages):
        written = [article for article in newsroom["articles"] if article["language"] == language]
        yield f"/v1/articles?language={language}&limit=2", len(written)
        yield f"/v1/articles?language={language}-x-phone&limit=2", len(written)
        for kind in ("tags", "authors"):
            names = {name["slug"] for article in written for name in article[kind]}
            yield f"/v1/{kind}?language={language}&limit=2", len(names)
            yield f"/v1/{kind}?language={language}&sort=articles&limit=2", len(names)
        yield f"/v1/sections?language={language}&limit=1", len({article["section"]["slug"] for article in written})
        for kind in ("topics", "galleries"):
            yield f"/v1/{kind}?language={language}&limit=2", sum(thing["language"] == language for thing in newsroom[kind])
    yield f"/v1/articles?language={','.join(sorted(languages))}&limit=7", len(newsroom["articles"])
    for section in newsroom["sections"]:
        yield f"/v1/articles?section={section['slug']}&limit=2", section["articleCount"]
    for tag in newsroom["tags"]:
        yield f"/v1/articles?tag={tag['slug']}&limit=2", tag["articleCount"]
    for topic in newsroom["topics"]:
        yield f"/v1/articles?topic={topic['slug']}&limit=2", topic["articleCount"]
    for author in newsroom["authors"]:
        yield f"/v1/articles?author={author['slug']}&limit=2", author["articleCount"]


def bad(newsroom):
    """Targets that are refused, the status, and the codes of the errors in any order."""
    name = newsroom["articles"][0]["slug"]
    for path in ("/v1", "/livez", "/readyz", "/openapi.yaml", "/openapi.json", "/v1/articles", f"/v1/articles/{name}",
                 f"/v1/articles/{name}/related", f"/v1/articles/{name}/comments", "/v1/sections", "/v1/sections/news",
                 "/v1/tags", "/v1/authors", "/v1/topics", "/v1/collections", "/v1/galleries", "/v1/front", "/v1/site", *RANKINGS,
                 "/v1/comments", "/v1/comments/1"):
        yield f"{path}?nonsense=1", 400, ["unknownParameter"]
        yield f"{path}?%zz", 400, None
        yield f"{path}?a=%00", 400, None
        yield f"{path}?a=%ff%fe", 400, None
        yield f"{path}?a={LONG}", 414, None
    for path in (*FEEDS, *SITEMAPS, "/sitemaps/articles-1.xml"):
        yield f"{path}?nonsense=1", 400, ["unknownParameter"]
        yield f"{path}?a=%00", 400, None
        yield f"{path}?a={LONG}", 414, None
    for path in FEEDS:
        yield f"{path}?limit=0&x=1", 400, ["outOfRange", "unknownParameter"]
        yield f"{path}?limit=5&limit=6", 400, ["repeated"]
    for form in ("json", "rss", "atom"):
        yield f"/feeds/articles.{form}?section=no-such&tag=neither,nor", 400, ["unknown"] * 3
        yield f"/feeds/articles.{form}?cursor=x&fields=y&sort=oldest&status=draft", 400, ["unknownParameter"] * 4
        yield f"/feeds/comments.{form}?article=no-such-article", 400, ["unknown"]
        # The demo newsroom has one that was withdrawn.
        yield f"/feeds/comments.{form}?article=storm-warning-lifted-north-coast", 410, None
        yield f"/feeds/rankings/most-viewed.{form}?period=year&section=news&tag=energy", 400, ["unknownValue", "notPossible"]
    for file in ("articles-2.xml", "articles-0.xml", "articles-01.xml", "articles-99999999999999999999.xml", "media-1.xml", "articles-1"):
        yield f"/sitemaps/{file}", 404, None
    for path in ("/feeds", "/feeds/articles", "/feeds/articles.xml", "/sitemaps", "/sitemap"):
        yield path, 404, None
    for path in ("/v1/articles", f"/v1/articles/{name}/comments", "/v1/sections", "/v1/tags", "/v1/authors", "/v1/topics",
                 "/v1/collections", "/v1/galleries"):
        for limit in ("0", "101", "-1", "99999999999999999999"):
            yield f"{path}?limit={limit}", 400, None
        yield f"{path}?limit=ten", 400, ["notANumber"]
        yield f"{path}?limit=", 400, ["empty"]
        yield f"{path}?limit=5&limit=6", 400, ["repeated"]
        yield f"{path}?count=yes", 400, ["unknownValue"]
        yield f"{path}?cursor=nonsense", 400, ["notACursor"]
        yield f"{path}?fields=nonsense", 400, ["unknownField"]
        yield f"{path}?fields=slug.nonsense", 400, ["unknownField"]
        yield f"{path}?limit=0&count=yes&cursor=x&fields=y&z=1", 400, [
            "outOfRange", "unknownValue", "notACursor", "unknownField", "unknownParameter",
        ]
    for ranking in RANKINGS:
        yield f"{ranking}?period=year", 400, ["unknownValue"]
        yield f"{ranking}?period=day&period=week", 400, ["repeated"]
        for limit in ("0", "51"):
            yield f"{ranking}?limit={limit}", 400, ["outOfRange"]
        yield f"{ranking}?count=true&cursor=x&author=x", 400, ["unknownParameter"] * 3
        yield f"{ranking}?fields=title", 400, ["unknownField"]
        yield f"{ranking}?language=e", 400, ["notALanguage"]
        yield f"{ranking}?section=news&tag=energy", 400, ["notPossible"]
        yield f"{ranking}?section=news&tag=energy&topic=x&language=en&limit=0", 400, ["notPossible"] * 3 + ["outOfRange"]
        for kind in ("section", "topic", "tag"):
            yield f"{ranking}?{kind}=no-such-{kind}", 400, ["unknown"]
    yield "/v1/sync", 400, ["required"]
    yield "/v1/sync?initial=false", 400, ["required"]
    yield "/v1/sync?initial=true&types=articles&fields=titel&live=26", 400, ["unknownValue", "unknownField", "outOfRange"]
    yield "/v1/sync?initial=true&section=none&tag=none&language=e", 400, ["notALanguage"]
    yield "/v1/sync?initial=true&section=none&tag=none", 400, ["unknown", "unknown"]
    yield "/v1/sync?initial=true&types=tag&section=news", 400, ["notPossible"]
    yield "/v1/sync?token=YTEuMg&initial=true", 400, ["notACursor", "notPossible"]
    yield "/v1/sync?token=YTEuMg&limit=5", 400, ["notACursor", "unknownParameter"]
    for path in VIEWED:
        yield with_parameters(path, "view=tree"), 400, ["unknownValue"]
        yield with_parameters(path, "view="), 400, ["empty"]
        yield with_parameters(path, "view=card&view=full"), 400, ["repeated"]
        yield with_parameters(path, "view=card&fields=nonsense"), 400, ["notPossible", "unknownField"]
    for path in ("/v1/search", "/v1/search/suggest"):
        yield path, 400, ["required"]
        yield f"{path}?q=", 400, ["empty"]
        yield f"{path}?q={'x' * 201}", 400, ["wrongLength"]
        yield f"{path}?q=a&q=b", 400, ["repeated"]
        yield f"{path}?q=a&nonsense=1", 400, ["unknownParameter"]
        yield f"{path}?q=a&limit=0", 400, ["outOfRange"]
        yield f"{path}?q=a&limit=51", 400, ["outOfRange"]
        yield f"{path}?q=a&language=e", 400, ["notALanguage"]
        yield f"{path}?q=a&fields=nonsense", 400, ["unknownField"]
        yield f"{path}?q=%00", 400, None
        yield f"{path}?q=%ED%A0%80", 400, None
        yield f"{path}?q=%ff", 400, None
        yield f"{path}?q={LONG}", 414, None
    for kind in ("section", "author", "topic", "tag"):
        yield f"/v1/search?q=a&{kind}=no-such-{kind}", 400, ["unknown"]
    yield "/v1/search?q=a&count=true&exclude=1", 400, ["unknownParameter"] * 2
    yield "/v1/search?q=a&sort=oldest&facets=colour&highlight=1&cursor=x", 400, ["unknownValue"] * 3 + ["notACursor"]
    yield "/v1/search?q=a&status=trashed", 400, ["unknownValue"]
    yield "/v1/events?types=articles&events=article.publish&after=1&section=nowhere&limit=1", 400, ["unknownValue"] * 2 + ["notACursor", "unknownParameter"]
    yield "/v1/events?section=nowhere&tag=nothing", 400, ["unknown"] * 2
    yield "/v1/events?types=topic&events=article.*", 400, ["notPossible"]
    yield "/v1/articles?view=summary&fields=title", 400, ["notPossible"]
    yield f"/v1/articles/{name}?view=card", 400, ["unknownParameter"]
    yield "/v1/galleries?view=card", 400, ["unknownParameter"]
    yield RANKINGS[0] + "?fields=comments", 400, ["unknownField"]
    yield RANKINGS[1] + "?fields=views", 400, ["unknownField"]
    yield "/v1/front?fields=articles", 400, ["unknownField"]
    yield "/v1/front?limit=5", 400, ["unknownParameter"]
    yield "/v1/comments/1?fields=id", 400, ["unknownParameter"]
    for path in ("/v1/media", "/v1/articles/1/revisions"):
        yield f"{path}?count=true", 400, ["unknownParameter"]
        yield f"{path}?limit=0&cursor=x&fields=y", 400, ["outOfRange", "notACursor", "unknownField"]
        yield f"{path}?a={LONG}", 414, None
    for path in ("/v1/media/1", "/v1/articles/1/revisions/1"):
        yield f"{path}?fields=nonsense", 400, ["unknownField"]
        yield f"{path}?a={LONG}", 414, None
    yield "/v1/media/999999", 404, None
    yield "/v1/articles/1/revisions/999", 404, None
    for path in ("/v1/rankings", "/v1/rankings/most-liked", "/v1/front/news", "/v1/comments/1/replies"):
        yield path, 404, None
    for kind in ("section", "author", "topic", "tag"):
        yield f"/v1/articles?{kind}=no-such-{kind}", 400, ["unknown"]
        yield f"/v1/articles?{kind}=", 400, ["empty"]
    yield "/v1/articles?section=no-such&tag=neither,nor", 400, ["unknown", "unknown", "unknown"]
    yield "/v1/articles?tag=" + ",".join(f"t{n}" for n in range(11)), 400, ["tooMany"]
    yield "/v1/articles?tag=a,,b", 400, ["empty"]
    for path in ("/v1/articles", f"/v1/articles/{name}/related", "/v1/front", "/v1/sections", "/v1/tags", "/v1/authors",
                 "/v1/topics", "/v1/collections", "/v1/galleries", *RANKINGS):
        for language in ("e", "english", "en-", "%D9%81%D8%A7", "en%3Bq=1", "x-private", "i-klingon", "a" * 36):
            yield f"{path}?language={language}", 400, ["notALanguage"]
        yield f"{path}?language=engl,en,e,fa", 400, ["notALanguage", "notALanguage"]
        yield f"{path}?language=en,", 400, ["empty"]
        yield f"{path}?language=", 400, ["empty"]
        yield f"{path}?language=" + ",".join(["en"] * 11), 400, ["tooMany"]
    yield "/v1/articles?sort=best", 400, ["unknownValue"]
    yield "/v1/articles?publishedAfter=yesterday", 400, ["notATime"]
    yield "/v1/articles?publishedAfter=2026-02-30", 400, ["notATime"]
    yield "/v1/articles?publishedBefore=2026-11-22T25:00:00Z", 400, ["notATime"]
    yield "/v1/articles?ids=one,2", 400, ["notANumber"]
    yield "/v1/articles?ids=" + ",".join(str(n) for n in range(1, 102)), 400, ["tooMany"]
    yield "/v1/articles?ids=1&section=news&limit=3", 400, ["notPossible"] * 2
    yield "/v1/articles?updatedAfter=yesterday", 400, ["notATime"]
    yield "/v1/resolve", 400, ["required"]
    yield "/v1/resolve?url=mailto:a@b.example", 400, ["notAURL"]
    yield "/v1/resolve?url=/no/such/thing", 404, None
    yield "/v1/resolve?url=https://elsewhere.example/", 404, None
    yield "/v1/site?fields=nonsense", 400, ["unknownField"]
    yield "/v1/articles?exclude=one,two", 400, ["notANumber"]
    yield "/v1/articles?exclude=" + ",".join(["1"] * 101), 400, ["tooMany"]
    yield f"/v1/articles/{name}?include=everything", 400, ["unknownValue"]
    yield f"/v1/articles/{name}?include=", 400, ["empty"]
    yield f"/v1/articles/{name}?format=pdf", 400, ["unknownValue"]
    yield f"/v1/articles/{name}/related?limit=13", 400, ["outOfRange"]
    yield f"/v1/articles/{name}/comments?view=forest", 400, ["unknownValue"]
    yield f"/v1/articles/{name}/comments?thread=1", 400, ["notPossible"]
    yield f"/v1/articles/{name}/comments?view=flat&thread=x", 400, ["notANumber"]
    yield f"/v1/articles/{name}/comments?sort=best", 400, ["unknownValue"]
    yield "/v1/tags?sort=size", 400, ["unknownValue"]
    yield "/v1/topics?letter=ab", 400, ["notALetter"]
    yield "/v1/topics?inFocus=perhaps", 400, ["unknownValue"]
    yield "/v1/galleries?kind=radio", 400, ["unknownValue"]
    for kind in ("articles", "sections", "tags", "authors", "topics", "collections", "galleries"):
        yield f"/v1/{kind}/no-such-thing", 404, None
        yield f"/v1/{kind}/{'x' * 121}", 404, None
        yield f"/v1/{kind}/%00", 400, None
        yield f"/v1/{kind}/%f0%28%8c%28", 400, None
    for article in ("999999999", "0", "99999999999999999999999", "no-such-article"):
        for rest in ("", "/related", "/comments"):
            yield f"/v1/articles/{article}{rest}", 404, None
    # The demo newsroom has an article that was withdrawn and one that is still a draft.
    for rest in ("", "/related", "/comments"):
        yield f"/v1/articles/storm-warning-lifted-north-coast{rest}", 410, None
        yield f"/v1/articles/second-cable-notes{rest}", 404, None
    for path in ("/v2", "/v1/nothing", "/v1/articles/a/b/c", "/v1/articles/a/nothing"):
        yield path, 404, None
    yield "/" + LONG, 414, None


def selections(answer, target, seed):
    """Some selections of the fields of a whole answer: the paths, and the target that asks for them."""
    random_source = random.Random(seed)
    data = answer["data"]
    items = data if isinstance(data, list) else [data]
    found = sorted(set(paths(items)))
    if not found:
        return
    separator = "&" if "?" in target else "?"
    for count in (1, 3, 6):
        chosen = random_source.sample(found, min(count, len(found)))
        yield chosen, f"{target}{separator}fields={quote(','.join(chosen), safe=',.')}"


def paths(items, prefix="", depth=0):
    """The dotted paths into a list of objects."""
    for item in items:
        for key, value in item.items():
            path = prefix + key
            values = value if isinstance(value, list) else [value]
            inner = [inside for inside in values if isinstance(inside, dict)]
            # A path names the replies below a comment once; `page` inside an article is one value.
            if inner and depth < 3 and not (path.endswith("replies.replies") or key == "page"):
                yield from paths(inner, path + ".", depth + 1)
            yield path


def selected(value, chosen):
    """What is left of a value when only the chosen paths are kept."""
    if isinstance(value, list):
        return [selected(item, chosen) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {}
    for key, inner in value.items():
        if key in chosen:
            kept[key] = inner
            continue
        below = [path[len(key) + 1:] for path in chosen if path.startswith(key + ".")]
        if below:
            kept[key] = selected(inner, below)
    return kept
