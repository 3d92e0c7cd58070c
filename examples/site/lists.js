// Pages that are lists: a section, a tag, a topic, an author, a collection, what was searched for, what is viewed most.
import { ask, cardFields, periods } from './api.js'
import { h, language, sanitised } from './dom.js'
import { card, galleryCard, inLanguage, item, picture } from './pieces.js'
import { places } from './ranking.js'
import { pageSize } from './settings.js'
import { say } from './words.js'

/** A list with a button that fetches its next page; `draw` makes an element of each entry. */
function growing(answer, again, draw) {
  const list = h('div', { class: 'list' }, answer.data.map(draw))
  const button = h('button', { class: 'next', type: 'button', onclick: async () => {
    button.disabled = true
    try {
      const more = await again(next)
      const added = more.data.map(draw)
      list.append(...added)
      added[0]?.querySelector('h2 a')?.focus()
      next = more.page.next
      button.hidden = !next
    } catch (failure) {
      button.textContent = `${say(failure.status ? 'failed' : 'offline')} ${say('retry')}`
    }
    button.disabled = false
  } }, say('more'))
  let next = answer.page.next
  button.hidden = !next
  return [list, button]
}

const drawn = article => card(article, { level: 2, look: 'wide', sizes: '16rem', parts: ['authors', 'date', 'length', 'comments'] })

function head(title, { kicker, text, html, image, piece } = {}) {
  return h('header', { class: `head ${image ? 'pictured' : ''}`, ...language(piece) },
    image && picture(image, { crop: '1:1', sizes: 'clamp(6rem, 18vw, 11rem)', first: true }),
    h('div', {},
      kicker && h('p', { class: 'kicker' }, kicker),
      h('h1', {}, title),
      text && h('p', { class: 'summary' }, text),
      html && sanitised('div', { class: 'definition' }, html)))
}

/** The articles of a section or tag. What it is called, they know themselves, but for one that has none. */
const filtered = (name, kicker) => async (slug, edition) => {
  const again = cursor => ask('/v1/articles', { [name]: slug, language: edition, limit: pageSize, cursor, fields: `${cardFields},tags` })
  const answer = await again(), at = encodeURIComponent(slug)
  const known = answer.data.flatMap(article => article[name] ?? article.tags).find(one => one.slug === slug)
  const title = (known ?? (await ask(`/v1/${name}s/${at}`)).data).name
  return { title, page: [head(title, { kicker: kicker && say(kicker) }), ...growing(answer, again, drawn)], feed: `/feeds/articles.rss?${name}=${at}` }
}
export const section = filtered('section')
export const tag = filtered('tag', 'tags')

export async function topic(slug) {
  const { data } = await ask(`/v1/topics/${encodeURIComponent(slug)}`)
  return {
    title: data.title, piece: data, url: data.url,
    page: [head(data.title, { html: data.definition, image: data.image, piece: data }), h('div', { class: 'list' }, (data.articles ?? []).map(drawn))],
  }
}

export async function author(slug) {
  const again = cursor => ask('/v1/articles', { author: slug, limit: pageSize, cursor, fields: cardFields })
  const [{ data }, answer] = await Promise.all([ask(`/v1/authors/${encodeURIComponent(slug)}`), again()])
  return { title: data.name, url: data.url, page: [head(data.name, { text: data.biography, image: data.picture }), ...growing(answer, again, drawn)] }
}

export async function collection(slug) {
  const { data } = await ask(`/v1/collections/${encodeURIComponent(slug)}`)
  return { title: data.title, url: data.url, page: [head(data.title), h('div', { class: 'list' }, data.items.map(entry => item(entry, { look: 'wide' })))] }
}

export async function galleries(_, edition) {
  const again = cursor => ask('/v1/galleries', { language: edition, limit: pageSize, cursor })
  const [list, button] = growing(await again(), again, galleryCard)
  list.className = 'row n3'
  return { title: say('galleries'), page: [head(say('galleries')), list, button] }
}

async function mostViewed(_, edition) {
  const asked = new URLSearchParams(location.search).get('period')
  const period = periods.includes(asked) ? asked : 'day'
  const ranking = await ask('/v1/rankings/most-viewed', { period, language: edition, limit: 20 })
  const links = periods.map(name => h('li', {}, h('a', { href: inLanguage(`/most-viewed?period=${name}`), 'aria-current': name === period ? 'page' : null }, say(name))))
  return {
    title: `${say('mostViewed')}: ${say(period)}`,
    page: [head(say('mostViewed')), h('nav', { class: 'choices', 'aria-label': say('mostViewed') }, h('ul', {}, links)), h('section', { class: 'ranking' }, places(ranking))],
  }
}

export { mostViewed as 'most-viewed' }

function hit({ article, highlights }) {
  const element = drawn(article)
  if (highlights?.title) element.querySelector('h2 a').replaceChildren(sanitised('span', {}, highlights.title))
  const found = highlights?.body?.[0] ?? highlights?.summary
  if (found) element.querySelector('.summary')?.replaceChildren(sanitised('span', {}, found))
  return element
}

export async function search(_, edition) {
  const q = new URLSearchParams(location.search).get('q')?.trim() ?? ''
  const form = h('form', { class: 'asking', role: 'search', action: '/search', 'aria-label': say('search') },
    h('input', { type: 'search', name: 'q', value: q, 'aria-label': say('search'), maxlength: 200 }), h('button', {}, say('search')))
  const top = h('header', { class: 'head' }, h('h1', {}, q ? `${say('search')}: ${q}` : say('search')), form)
  if (!q) return { title: say('search'), page: [top] }
  const again = cursor => ask('/v1/search', { q, language: edition, highlight: true, limit: pageSize, cursor })
  const answer = await again()
  const { didYouMean } = answer.meta
  return {
    title: `${q} · ${say('search')}`,
    page: [top,
      didYouMean && h('p', { class: 'hint' }, say('didYouMean'), ' ', h('a', { href: `/search?q=${encodeURIComponent(didYouMean)}` }, didYouMean), '?'),
      h('p', { class: 'hint', role: 'status' }, answer.data.length ? `${answer.page.total ?? answer.data.length}${answer.page.totalRelation === 'gte' ? '+' : ''} ${say('results')}` : say('nothingFound')),
      ...growing(answer, again, hit)].filter(Boolean),
  }
}
