// An article, with what belongs to it.
import { ask } from './api.js'
import { comments } from './comments.js'
import { h, language, sanitised } from './dom.js'
import { addressOf, caption, card, galleryCard, inLanguage, moment, part, picture, whole } from './pieces.js'
import { say } from './words.js'

/** Gives a picture of a text, `/media/{hash}.jpg`, its sizes: `/media/{hash}/640.webp`. */
function slim(image) {
  const [, file] = image.getAttribute('src').match(/^(\S*\/media\/\w{64})\.\w+$/) ?? []
  const widths = [320, 640, 960, 1280, 1920].filter(width => width <= image.getAttribute('width'))
  if (!file || !image.hasAttribute('height') || !widths.length) return
  image.addEventListener('error', whole)
  image.sizes = '(min-width: 45rem) 42rem, 92vw'
  image.srcset = widths.map(width => `${file}/${width}.webp ${width}w`).join()
}

/** A body: what is wide scrolls by itself, pictures and frames wait until they are near. */
function body(html) {
  const text = sanitised('div', { class: 'body' }, html)
  for (const table of text.querySelectorAll('table, pre')) {
    const box = h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': table.caption?.textContent || table.localName })
    table.replaceWith(box)
    box.append(table)
  }
  for (const late of text.querySelectorAll('img, iframe')) late.loading = 'lazy'
  for (const frame of text.querySelectorAll('iframe:not([title])')) frame.title = new URL(frame.src, location).hostname
  for (const image of text.querySelectorAll('img:not([alt])')) image.alt = ''
  text.querySelectorAll('img[width]').forEach(slim)
  for (const film of text.querySelectorAll('video, audio')) film.controls = true
  return text
}

function byline(article) {
  const names = article.authors.flatMap((author, index) => [index ? ', ' : null, h('a', { rel: 'author', href: addressOf('author', author.slug) }, author.name)])
  const changed = article.updatedAt && article.updatedAt !== article.publishedAt
  return h('p', { class: 'byline' },
    names.length > 0 && h('span', { class: 'authors' }, names),
    article.publishedAt && h('span', {}, moment(article.publishedAt, true)),
    changed && h('span', {}, `${say('updated')} `, moment(article.updatedAt, true)),
    article.readingMinutes > 0 && h('span', {}, `${article.readingMinutes} ${say('minutes')}`),
    article.commentCount > 0 && h('span', {}, h('a', { href: '#part-comments' }, `${article.commentCount} ${say('comments')}`)))
}

function glossary(topics) {
  return part(say('glossary'), 'glossary', h('dl', {}, topics.map(topic => h('div', language(topic),
    h('dt', {}, h('a', { href: topic.url }, topic.title)), h('dd', {}, sanitised('div', { class: 'definition' }, topic.definition))))))
}

/** The page of an article by its slug. */
export async function article(slug) {
  const preview = new URLSearchParams(location.search).get('preview')
  const { data } = await ask(`/v1/articles/${encodeURIComponent(slug)}`, { include: 'related,comments,topics,galleries', linkTopics: true, preview })
  // A view, for the rankings: nobody waits for it.
  if (!preview) navigator.sendBeacon(`/v1/articles/${data.id}/views`)
  return {
    title: data.title, description: data.summary, piece: data, url: data.url, canonical: data.canonicalUrl, edition: data.language,
    draw: () => [h('article', { class: 'article' },
      preview && h('p', { class: 'preview' }, say('preview')),
      h('header', {},
        h('p', { class: 'kicker' }, data.section && h('a', { href: inLanguage(addressOf('section', data.section.slug)) }, data.section.name), data.kicker && h('span', {}, data.kicker)),
        h('h1', {}, data.title),
        data.subtitle && h('p', { class: 'subtitle' }, data.subtitle),
        data.summary && h('p', { class: 'summary' }, data.summary),
        byline(data)),
      data.image && h('figure', { class: `hero ${data.image.height > data.image.width ? 'upright' : ''}` }, picture(data.image, { first: true }), caption(data.image)),
      body(data.body),
      data.corrections?.length > 0 && part(say('corrections'), 'corrections', h('ul', {}, data.corrections.map(c => h('li', {}, moment(c.at, true), ' ', c.text)))),
      data.source && h('p', { class: 'source' }, `${say('source')}: `, data.source.url ? h('a', { href: data.source.url }, data.source.name) : data.source.name),
      data.tags?.length > 0 && h('nav', { class: 'tags', 'aria-label': say('tags') }, h('ul', {}, data.tags.map(tag => h('li', {}, h('a', { rel: 'tag', href: inLanguage(addressOf('tag', tag.slug)) }, tag.name))))),
      data.topics?.length > 0 && glossary(data.topics)),
    data.galleries?.length > 0 && part(say('galleries'), 'galleries', h('div', { class: 'row n3' }, data.galleries.map(galleryCard))),
    data.related?.length > 0 && part(say('related'), 'related', h('div', { class: 'row n4' }, data.related.map(({ article }) => card(article, { look: 'wide' })))),
    !preview && comments(data)],
  }
}
