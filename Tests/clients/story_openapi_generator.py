"""The story told by the Python client of openapi-generator."""

from collections.abc import Callable
from typing import Any

from broadsheet_generated import ApiClient, Configuration
from broadsheet_generated.api import ArticlesApi, CommentsApi, EditingApi, PicksApi, SearchApi, SiteApi, ViewsAndRankingsApi
from broadsheet_generated.exceptions import ApiException
from broadsheet_generated.models import (
    ArticleExtra,
    ArticlePatch,
    ArticleView,
    CommentPatch,
    CommentSubmission,
    EditorialStatusInput,
    NewArticle,
    Problem,
    RankingPeriod,
    SearchFacet,
    SearchOrder,
)

from story import ARTICLE, KEY, NAME, URL, expect, tell_the_end

reader = ApiClient(Configuration(host=URL))
editor = ApiClient(Configuration(host=URL, access_token=KEY))


def refused(call: Callable[[], Any], status: int) -> Problem:
    """The problem that a call has to be answered with."""
    try:
        answer = call()
    except ApiException as error:
        if error.status == status and isinstance(error.data, Problem):
            return error.data
        raise
    raise SystemExit(f"not refused with {status}: {answer}")


def reads_three_pages() -> None:
    ids, moments, cursor = [], [], None
    for _ in range(3):
        page = ArticlesApi(reader).list_articles(limit=5, count=True, cursor=cursor)
        expect(len(page.data) == 5 and page.page.limit == 5, "a page is full", page)
        expect(page.page.total is not None and page.page.total >= 15, "all are counted", page.page)
        ids += [article.id for article in page.data]
        moments += [article.published_at for article in page.data if article.published_at]
        cursor = page.page.next
    expect(len(set(ids)) == 15, "none comes twice", ids)
    expect(moments == sorted(moments, reverse=True) and len(moments) == 15, "the newest come first", moments)


def reads_views() -> None:
    card = ArticlesApi(reader).list_articles(limit=1, view=ArticleView.CARD).data[0]
    expect(bool(card.title) and card.summary is None and card.body is None, "a card is small", card)
    whole = ArticlesApi(reader).list_articles(limit=1, view=ArticleView.FULL).data[0]
    expect(bool(whole.summary) and (whole.body or "").startswith("<p>"), "all of it is there", whole)


def reads_an_article() -> None:
    article = ArticlesApi(reader).get_article(ARTICLE, include=list(ArticleExtra)).data
    expect(article.slug == ARTICLE and article.title.startswith("Skerran Barrier sends"), "it is the one", article.title)
    expect(article.section is not None and article.section.name == "News", "its section", article.section)
    expect([author.name for author in article.authors] == ["Tamsin Orrell"], "its author", article.authors)
    expect(article.image is not None and article.image.width == 1280, "its picture", article.image)
    expect(article.body.startswith("<p>") and article.status is None, "its text, and nothing for editors", article)
    if not (article.related and article.comments and article.neighbours and article.views and article.topics):
        raise SystemExit(f"something is missing: {article}")
    reasons = [reason.type for entry in article.related for reason in entry.reasons or []]
    expect(len(article.related) == 4 and "topic" in reasons and "tag" in reasons, "what is related, and why", reasons)
    expect(len(article.comments.data) > 0 and article.comments.data[0].replies is not None, "its threads", article.comments)
    expect(article.neighbours.previous is not None and article.neighbours.next is None, "its neighbours", article.neighbours)
    expect(article.views.total >= article.views.day > 0, "its views", article.views)
    expect(bool(article.topics[0].definition), "its topics, whole", article.topics)
    expect(article.galleries is not None, "its galleries", article.galleries)


def searches() -> None:
    api = SearchApi(reader)
    ids: list[int] = []
    cursor: str | None = None
    while True:
        found = api.search_articles(q="water", limit=3, cursor=cursor)
        ids += [hit.article.id for hit in found.data]
        cursor = found.page.next
        if not cursor:
            break
    expect(len(ids) == len(set(ids)) == found.page.total > 3, "all that is found, each once", ids)
    facets = [SearchFacet.SECTION, SearchFacet.LANGUAGE]
    best = api.search_articles(q="skerran barrier power", highlight=True, facets=facets)
    hit, meta = best.data[0], best.meta
    expect(hit.article.slug == ARTICLE and (hit.score or 0) > 0 and meta.sorted_by == "relevance", "what fits best", hit)
    expect(hit.highlights is not None and "<mark>" in (hit.highlights.title or ""), "where it says so", hit.highlights)
    expect(meta.facets is not None and bool(meta.facets.section) and meta.facets.tag is None, "how many of what", meta.facets)
    newest = api.search_articles(q="water", sort=SearchOrder.NEWEST).data
    moments = [hit.article.published_at for hit in newest if hit.article.published_at]
    expect(moments == sorted(moments, reverse=True) and newest[0].score is None, "the newest first", moments)
    box = api.list_suggestions(q="sker").data
    expect(box[0].type == "topic" and box[0].slug == "skerran-barrier" and box[-1].type == "article", "a topic, then titles", box)


def finds_an_address() -> None:
    api = SiteApi(reader)
    site = api.get_site().data
    expect(site.name == "Broadsheet" and site.address_patterns.article == "/{section}/{slug}", "the site", site)
    article = ArticlesApi(reader).get_article(ARTICLE).data
    found = api.resolve_address(url=article.url).data
    expect(found.type == "article" and found.id == article.id and not found.redirect, "an address leads back", found)
    refused(lambda: api.resolve_address(url="/no/such/page"), 404)


def comments() -> None:
    api = CommentsApi(reader)
    text = f"Said by {NAME}: the barrier hummed all night."
    order = CommentSubmission(text=text, name="Ines")
    answer = api.create_comment_with_http_info(ARTICLE, order)
    made = answer.data.data
    token = made.edit_token or ""
    expect(answer.status_code == 201 and made.text == text and made.status == "approved", "the comment is taken", made)
    threads = api.list_comments(ARTICLE, limit=100).data
    expect(any(comment.id == made.id and comment.name == "Ines" for comment in threads), "and shows", threads)
    patch = CommentPatch(text=text + " Until four.")
    changed = api.change_comment(made.id, patch, edit_token=token).data
    expect(changed.text == text + " Until four." and changed.editable_until is not None, "it is changed", changed)
    seen = api.get_comment(made.id).data
    expect(seen.text == changed.text and seen.status is None, "as readers see", seen)
    wrong = refused(lambda: api.change_comment(made.id, patch, edit_token="x" * 22), 403)
    expect(wrong.type == "urn:broadsheet:problem:forbidden", "only with its token", wrong)
    gone = api.delete_comment_with_http_info(made.id, edit_token=token)
    expect(gone.status_code == 204, "it is deleted", gone)
    refused(lambda: api.get_comment(made.id), 404)


def counts_a_view() -> None:
    counted = ViewsAndRankingsApi(reader).count_view_with_http_info(ARTICLE)
    expect(counted.status_code == 204 and counted.data is None, "a view is counted", counted)


def reads_rankings() -> None:
    api = ViewsAndRankingsApi(reader)
    for period in RankingPeriod:
        viewed = api.list_most_viewed(period=period, limit=5)
        expect([entry.rank for entry in viewed.data] == [1, 2, 3, 4, 5] and viewed.meta.period == period, "ranks", viewed)
        views = [entry.views for entry in viewed.data]
        expect(views == sorted(views, reverse=True) and views[-1] > 0, "the most viewed come first", views)
        talked = api.list_most_commented(period=period)
        expect(all(entry.comments > 0 and entry.article.title for entry in talked.data), "the most commented", talked)


def reads_the_front() -> None:
    front = PicksApi(reader).get_front().data
    expect(front.collections[0].slug == "editors-choice", "the editor's choice comes first", front.collections)
    picks = [item for collection in front.collections for item in collection.items]
    expect({item.type for item in picks} == {"article", "topic", "gallery", "link"}, "picks of all kinds", picks)
    expect(all(item.article or item.topic or item.gallery or item.link for item in picks), "none is empty", picks)
    expect(front.sections[0].name == "News" and len(front.sections[0].articles) > 0, "sections", front.sections)
    expect(len(front.most_viewed.day.data) == 5 and len(front.galleries.photo) > 0, "rankings and galleries", front)


def asks_wrongly() -> None:
    # What is out of the bounds of the contract this client refuses by itself; so only what the server alone can know.
    api = ArticlesApi(reader)
    problem = refused(lambda: api.list_articles(cursor="x", fields=["titel"]), 400)
    named = {error.parameter: error.code for error in problem.errors or []}
    expected = {"cursor": "notACursor", "fields": "unknownField"}
    expect(problem.status == 400 and problem.type == "urn:broadsheet:problem:invalid", "it is a problem", problem)
    expect(named == expected, "all that is wrong is said", problem.errors)
    unknown = refused(lambda: api.list_articles(section="no-such"), 400)
    expect([error.code for error in unknown.errors or []] == ["unknown"], "so is what there is not", unknown)
    refused(lambda: api.get_article("no-such"), 404)


def edits() -> None:
    writing, reading = EditingApi(editor), ArticlesApi(reader)
    order = NewArticle(title=f"Written by {NAME}", section="news", body="<p>One.</p><script>no</script>", tags=["energy"])
    stranger = EditingApi(ApiClient(Configuration(host=URL, access_token="bs_1_wrong")))
    refused(lambda: stranger.create_article(order), 401)
    made = writing.create_article_with_http_info(order)
    draft = made.data.data
    expect(draft.status == "draft" and draft.version == 1 and draft.published_at is None, "a draft", draft)
    expect([part.name for part in made.data.meta.removed] == ["script"], "what is unsafe is taken out, and named", made.data)
    slug, tag = draft.slug, (made.headers or {})["ETag"]
    refused(lambda: reading.get_article(slug), 404)
    patch = ArticlePatch(status=EditorialStatusInput.PUBLISHED, kicker="Trains")
    changed = writing.change_article_with_http_info(article=slug, article_patch=patch, if_match=tag)
    article = changed.data.data
    expect(article.status == "published" and article.kicker == "Trains" and article.version == 2, "published", article)
    late = refused(lambda: writing.change_article(article=slug, article_patch=patch, if_match=tag), 412)
    expect(late.type == "urn:broadsheet:problem:precondition-failed", "who comes late is told", late)
    shown = reading.get_article(slug).data
    expect(shown.body == "<p>One.</p>" and [tag.slug for tag in shown.tags] == ["energy"], "readers see it", shown)
    gone = writing.withdraw_article_with_http_info(article=slug, if_match=(changed.headers or {})["ETag"])
    expect(gone.status_code == 204, "it is withdrawn", gone)
    refused(lambda: reading.get_article(slug), 410)
    kept = ArticlesApi(editor).get_article(slug).data
    expect(kept.status == "withdrawn" and kept.version == 3, "editors still see it", kept)


for chapter in (
    reads_three_pages, reads_views, reads_an_article, searches, finds_an_address, comments, counts_a_view, reads_rankings, reads_the_front,
    asks_wrongly, edits,
):
    chapter()
tell_the_end()
