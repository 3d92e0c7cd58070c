"""Writes a WordPress export of any size, the same for the same seed: what scripts/bench imports."""

import random

WORDS = """river harbour council night bread window ladder winter signal garden market paper engine bridge island letter
school morning budget kitchen library station weather forest number stone village promise season machine question
northern quiet broken early public distant narrow common patient bright carries follows measures repairs announces
opens remembers counts argues borrows returns""".split()

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
    xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>Bench</title>
<link>https://bench.example.org</link>
<language>en</language>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>https://bench.example.org</wp:base_site_url>
<wp:base_blog_url>https://bench.example.org</wp:base_blog_url>
"""


def write(path, posts, seed=1, first=1):
    """A file of `posts` posts, numbered from `first`, with bodies of 6 to 10 KB, two tags and a comment each."""
    source = random.Random(seed)
    with open(path, "w", encoding="utf-8") as file:
        file.write(HEAD)
        for author in range(20):
            file.write(f"<wp:author><wp:author_id>{author + 1}</wp:author_id><wp:author_login><![CDATA[author{author}]]></wp:author_login>"
                       f"<wp:author_display_name><![CDATA[Author {author}]]></wp:author_display_name></wp:author>\n")
        for number in range(first, first + posts):
            file.write(post(number, source))
        file.write("</channel>\n</rss>\n")


def sentence(source):
    return " ".join(source.choices(WORDS, k=source.randint(8, 18))).capitalize() + "."


def post(number, source):
    size, paragraphs, length = source.randint(6000, 10000), [], 0
    while length < size:
        text = " ".join(sentence(source) for _ in range(source.randint(3, 7)))
        paragraphs.append(f"<!-- wp:paragraph -->\n<p>{text} <em>{source.choice(WORDS)}</em></p>\n<!-- /wp:paragraph -->\n")
        length += len(paragraphs[-1])
    tags = source.sample(WORDS, 2)
    date = f"{2010 + number % 15}-{1 + number % 12:02}-{1 + number % 28:02} {number % 24:02}:{number % 60:02}:00"
    return f"""<item>
<title><![CDATA[{sentence(source)[:-1]} &amp; {number}]]></title>
<link>https://bench.example.org/post-{number}</link>
<dc:creator><![CDATA[author{number % 20}]]></dc:creator>
<content:encoded><![CDATA[{''.join(paragraphs)}]]></content:encoded>
<excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>{number}</wp:post_id>
<wp:post_date><![CDATA[{date}]]></wp:post_date>
<wp:post_date_gmt><![CDATA[{date}]]></wp:post_date_gmt>
<wp:comment_status><![CDATA[open]]></wp:comment_status>
<wp:post_name><![CDATA[post-{number}]]></wp:post_name>
<wp:status><![CDATA[publish]]></wp:status>
<wp:post_parent>0</wp:post_parent>
<wp:post_type><![CDATA[post]]></wp:post_type>
<wp:post_password><![CDATA[]]></wp:post_password>
<wp:is_sticky>0</wp:is_sticky>
<category domain="category" nicename="section-{number % 6}"><![CDATA[Section {number % 6}]]></category>
<category domain="post_tag" nicename="{tags[0]}"><![CDATA[{tags[0].capitalize()}]]></category>
<category domain="post_tag" nicename="{tags[1]}"><![CDATA[{tags[1].capitalize()}]]></category>
<wp:comment>
<wp:comment_id>{number}</wp:comment_id>
<wp:comment_author><![CDATA[Reader {number % 97}]]></wp:comment_author>
<wp:comment_author_email><![CDATA[reader{number % 97}@example.org]]></wp:comment_author_email>
<wp:comment_date><![CDATA[{date}]]></wp:comment_date>
<wp:comment_date_gmt><![CDATA[{date}]]></wp:comment_date_gmt>
<wp:comment_content><![CDATA[{sentence(source)}]]></wp:comment_content>
<wp:comment_approved><![CDATA[1]]></wp:comment_approved>
<wp:comment_type><![CDATA[comment]]></wp:comment_type>
<wp:comment_parent>0</wp:comment_parent>
</wp:comment>
</item>
"""
