"""Harms the file as a faulty server would have: what has to be found."""

from serving import database

KINDS = ("comment", "change", "view", "extra")


def spoil(data, kind, ledger):
    """`comment`: one is gone. `change`: an article is as it was before. `view`: one is not counted; `extra`: one too many."""
    db = database(data)
    if kind == "comment":
        text = next(comment.text for comment in ledger.comments.values() if comment.id)
        db.execute("UPDATE comment SET status = 'rejected' WHERE text = ?", (text,))
        db.execute("DELETE FROM comment WHERE text = ?", (text,))
    elif kind == "change":
        article = next(article.id for article in ledger.articles.values() if article.version > 1)
        db.execute("UPDATE article SET version = version - 1 WHERE id = ?", (article,))
    else:
        article = next(article for article, count in ledger.views.items() if count)
        more = -1 if kind == "view" else 1 + ledger.unanswered_views[article]
        db.execute("UPDATE article_views SET total = total + ? WHERE articleId = ?", (more, article))
    db.close()
