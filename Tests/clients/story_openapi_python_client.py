"""The story told by the client of openapi-python-client."""

from http import HTTPStatus
from typing import Any, TypeVar

from broadsheet_client import AuthenticatedClient, Client
from broadsheet_client.api.articles import get_article, list_articles
from broadsheet_client.api.comments import change_comment, create_comment, delete_comment, get_comment, list_comments
from broadsheet_client.api.editing import change_article, create_article, withdraw_article
from broadsheet_client.api.picks import get_front
from broadsheet_client.api.search import list_suggestions, search_articles
from broadsheet_client.api.site import get_site, resolve_address
from broadsheet_client.api.views_and_rankings import count_view, list_most_commented, list_most_viewed
from broadsheet_client.models import (
    ArticleAnswer,
    ArticleExtra,
    ArticleList,
    ArticlePatch,
    ArticleView,
    CommentAnswer,
    CommentPatch,
    CommentSubmission,
    CommentList,
    EditorialStatusInput,
    FrontAnswer,
    MostCommented,
    MostViewed,
    NewArticle,
    Problem,
    RankingPeriod,
    ResolvedAnswer,
    SearchFacet,
    SearchHitList,
    SearchOrder,
    SiteAnswer,
    SuggestionList,
    WrittenArticleAnswer,
)
from broadsheet_client.types import UNSET, Response

from story import ARTICLE, KEY, NAME, URL, expect, tell_the_end

Answer = TypeVar("Answer")
reader = Client(base_url=URL, raise_on_unexpected_status=True)
editor = AuthenticatedClient(base_url=URL, token=KEY, raise_on_unexpected_status=True)


def read(response: Response[Any], kind: type[Answer], status: int = 200) -> Answer:
    """What an answer holds, which has to be of a status and of a kind."""
    expect(response.status_code == HTTPStatus(status), f"the status is {status}", response)
    if not isinstance(response.parsed, kind):
        raise SystemExit(f"not a {kind}: {response}")
    return response.parsed


def reads_three_pages() -> None:
    ids, moments, cursor = [], [], None
    for _ in range(3):
        page = read(list_articles.sync_detailed(client=reader, limit=5, count=True, cursor=cursor or UNSET), ArticleList)
        expect(len(page.data) == 5 and page.page.limit == 5, "a page is full", page)
        expect(isinstance(page.page.total, int) and page.page.total >= 15, "all are counted", page.page)
        ids += [article.id for article in page.data]
        moments += [article.published_at for article in page.data if article.published_at]
        cursor = page.page.next_
    expect(len(set(ids)) == 15, "none comes twice", ids)
    expect(moments == sorted(moments, reverse=True) and len(moments) == 15, "the newest come first", moments)


def reads_views() -> None:
    card = read(list_articles.sync_detailed(client=reader, limit=1, view=ArticleView.CARD), ArticleList).data[0]
    expect(bool(card.title) and card.summary is UNSET and card.body is UNSET, "a card is small", card)
    whole = read(list_articles.sync_detailed(client=reader, limit=1, view=ArticleView.FULL), ArticleList).data[0]
    expect(bool(whole.summary) and str(whole.body).startswith("<p>"), "all of it is there", whole)


def reads_an_article() -> None:
    article = read(get_article.sync_detailed(ARTICLE, client=reader, include=list(ArticleExtra)), ArticleAnswer).data
    expect(article.slug == ARTICLE and article.title.startswith("Skerran Barrier sends"), "it is the one", article.title)
    expect(article.section is not None and article.section.name == "News", "its section", article.section)
    expect([author.name for author in article.authors] == ["Tamsin Orrell"], "its author", article.authors)
    expect(article.image is not None and article.image.width == 1280, "its picture", article.image)
    expect(article.body.startswith("<p>") and article.status is UNSET, "its text, and nothing for editors", article)
    if not (article.related and article.comments and article.neighbours and article.views and article.topics):
        raise SystemExit(f"something is missing: {article}")
    reasons = [reason.type_ for entry in article.related for reason in entry.reasons or []]
    expect(len(article.related) == 4 and "topic" in reasons and "tag" in reasons, "what is related, and why", reasons)
    expect(len(article.comments.data) > 0 and article.comments.data[0].replies is not UNSET, "its threads", article.comments)
    expect(article.neighbours.previous is not None and article.neighbours.next_ is None, "its neighbours", article.neighbours)
    expect(article.views.total >= article.views.day > 0, "its views", article.views)
    expect(isinstance(article.topics[0].definition, str), "its topics, whole", article.topics)
    expect(article.galleries is not UNSET, "its galleries", article.galleries)


def searches() -> None:
    ids: list[int] = []
    cursor: str | None = None
    while True:
        order = search_articles.sync_detailed(client=reader, q="water", limit=3, cursor=cursor or UNSET)
        found = read(order, SearchHitList)
        ids += [hit.article.id for hit in found.data]
        cursor = found.page.next_
        if not cursor:
            break
    expect(len(ids) == len(set(ids)) == found.page.total > 3, "all that is found, each once", ids)
    facets = [SearchFacet.SECTION, SearchFacet.LANGUAGE]
    best = read(search_articles.sync_detailed(client=reader, q="skerran barrier power", highlight=True, facets=facets), SearchHitList)
    hit, meta = best.data[0], best.meta
    expect(hit.article.slug == ARTICLE and (hit.score or 0) > 0 and meta.sorted_by == "relevance", "what fits best", hit)
    expect(hit.highlights is not None and "<mark>" in (hit.highlights.title or ""), "where it says so", hit.highlights)
    expect(meta.facets is not None and bool(meta.facets.section) and meta.facets.tag is UNSET, "how many of what", meta.facets)
    newest = read(search_articles.sync_detailed(client=reader, q="water", sort=SearchOrder.NEWEST), SearchHitList).data
    moments = [hit.article.published_at for hit in newest if hit.article.published_at]
    expect(moments == sorted(moments, reverse=True) and newest[0].score is None, "the newest first", moments)
    box = read(list_suggestions.sync_detailed(client=reader, q="sker"), SuggestionList).data
    expect(box[0].type_ == "topic" and box[0].slug == "skerran-barrier" and box[-1].type_ == "article", "a topic, then titles", box)
    read(search_articles.sync_detailed(client=reader, q="x" * 201), Problem, 400)


def finds_an_address() -> None:
    site = read(get_site.sync_detailed(client=reader), SiteAnswer).data
    expect(site.name == "Broadsheet" and site.address_patterns.article == "/{section}/{slug}", "the site", site)
    article = read(get_article.sync_detailed(ARTICLE, client=reader), ArticleAnswer).data
    found = read(resolve_address.sync_detailed(client=reader, url_query=article.url), ResolvedAnswer).data
    expect(found.type_ == "article" and found.id == article.id and not found.redirect, "an address leads back", found)
    read(resolve_address.sync_detailed(client=reader, url_query="/no/such/page"), Problem, 404)


def comments() -> None:
    text = f"Said by {NAME}: the barrier hummed all night."
    order = CommentSubmission(text=text, name="Ines")
    made = read(create_comment.sync_detailed(ARTICLE, client=reader, body=order), CommentAnswer, 201).data
    token = made.edit_token or ""
    expect(made.text == text and made.status == "approved" and len(token) == 22, "the comment is taken", made)
    threads = read(list_comments.sync_detailed(ARTICLE, client=reader, limit=100), CommentList).data
    expect(any(comment.id == made.id and comment.name == "Ines" for comment in threads), "and shows", threads)
    patch = CommentPatch(text=text + " Until four.")
    changed = read(change_comment.sync_detailed(made.id, client=reader, body=patch, edit_token=token), CommentAnswer).data
    expect(changed.text == text + " Until four." and bool(changed.editable_until), "it is changed", changed)
    seen = read(get_comment.sync_detailed(made.id, client=reader), CommentAnswer).data
    expect(seen.text == changed.text and seen.status is UNSET, "as readers see", seen)
    wrong = read(change_comment.sync_detailed(made.id, client=reader, body=patch, edit_token="x" * 22), Problem, 403)
    expect(wrong.type_ == "urn:broadsheet:problem:forbidden", "only with its token", wrong)
    gone = delete_comment.sync_detailed(made.id, client=reader, edit_token=token)
    expect(gone.status_code == 204, "it is deleted", gone)
    read(get_comment.sync_detailed(made.id, client=reader), Problem, 404)


def counts_a_view() -> None:
    counted = count_view.sync_detailed(ARTICLE, client=reader)
    expect(counted.status_code == 204 and counted.parsed is None, "a view is counted", counted)


def reads_rankings() -> None:
    for period in RankingPeriod:
        viewed = read(list_most_viewed.sync_detailed(client=reader, period=period, limit=5), MostViewed)
        expect([entry.rank for entry in viewed.data] == [1, 2, 3, 4, 5] and viewed.meta.period == period, "ranks", viewed)
        views = [entry.views for entry in viewed.data]
        expect(views == sorted(views, reverse=True) and views[-1] > 0, "the most viewed come first", views)
        talked = read(list_most_commented.sync_detailed(client=reader, period=period), MostCommented)
        expect(all(entry.comments > 0 and entry.article.title for entry in talked.data), "the most commented", talked)


def reads_the_front() -> None:
    front = read(get_front.sync_detailed(client=reader), FrontAnswer).data
    expect(front.collections[0].slug == "editors-choice", "the editor's choice comes first", front.collections)
    picks = [item for collection in front.collections for item in collection.items]
    expect({item.type_ for item in picks} == {"article", "topic", "gallery", "link"}, "picks of all kinds", picks)
    expect(all(item.article or item.topic or item.gallery or item.link for item in picks), "none is empty", picks)
    expect(front.sections[0].name == "News" and len(front.sections[0].articles) > 0, "sections", front.sections)
    expect(len(front.most_viewed.day.data) == 5 and len(front.galleries.photo) > 0, "rankings and galleries", front)


def asks_wrongly() -> None:
    wrong = list_articles.sync_detailed(client=reader, limit=0, cursor="x", fields=["titel"])
    problem = read(wrong, Problem, 400)
    named = {error.parameter: error.code for error in problem.errors or []}
    expected = {"limit": "outOfRange", "cursor": "notACursor", "fields": "unknownField"}
    expect(problem.status == 400 and problem.type_ == "urn:broadsheet:problem:invalid", "it is a problem", problem)
    expect(named == expected, "all that is wrong is said", problem.errors)
    unknown = read(list_articles.sync_detailed(client=reader, section="no-such"), Problem, 400)
    expect([error.code for error in unknown.errors or []] == ["unknown"], "so is what there is not", unknown)
    read(get_article.sync_detailed("no-such", client=reader), Problem, 404)


def edits() -> None:
    order = NewArticle(title=f"Written by {NAME}", section="news", body="<p>One.</p><script>no</script>", tags=["energy"])
    read(create_article.sync_detailed(client=AuthenticatedClient(base_url=URL, token="bs_1_wrong"), body=order), Problem, 401)
    made = create_article.sync_detailed(client=editor, body=order)
    answer = read(made, WrittenArticleAnswer, 201)
    expect(answer.data.status == "draft" and answer.data.version == 1 and answer.data.published_at is None, "a draft", answer)
    expect([part.name for part in answer.meta.removed] == ["script"], "what is unsafe is taken out, and named", answer.meta)
    slug, tag = answer.data.slug, made.headers["ETag"]
    read(get_article.sync_detailed(slug, client=reader), Problem, 404)
    patch = ArticlePatch(status=EditorialStatusInput.PUBLISHED, kicker="Trains")
    changed = change_article.sync_detailed(slug, client=editor, body=patch, if_match=tag)
    article = read(changed, WrittenArticleAnswer).data
    expect(article.status == "published" and article.kicker == "Trains" and article.version == 2, "published", article)
    late = read(change_article.sync_detailed(slug, client=editor, body=patch, if_match=tag), Problem, 412)
    expect(late.type_ == "urn:broadsheet:problem:precondition-failed", "who comes late is told", late)
    shown = read(get_article.sync_detailed(slug, client=reader), ArticleAnswer).data
    expect(shown.body == "<p>One.</p>" and [tag.slug for tag in shown.tags] == ["energy"], "readers see it", shown)
    gone = withdraw_article.sync_detailed(slug, client=editor, if_match=changed.headers["ETag"])
    expect(gone.status_code == 204, "it is withdrawn", gone)
    read(get_article.sync_detailed(slug, client=reader), Problem, 410)
    kept = read(get_article.sync_detailed(slug, client=editor), ArticleAnswer).data
    expect(kept.status == "withdrawn" and kept.version == 3, "editors still see it", kept)


for chapter in (
    reads_three_pages, reads_views, reads_an_article, searches, finds_an_address, comments, counts_a_view, reads_rankings,
    reads_the_front, asks_wrongly, edits,
):
    chapter()
tell_the_end()
