// The front page.
import { h } from './dom.js'
import { card, galleryCard, inLanguage, item, part } from './pieces.js'
import { mostViewed } from './ranking.js'
import { focus, lead } from './settings.js'
import { say } from './words.js'

const articlesOf = collection => (collection?.items ?? []).filter(item => item.type === 'article' && item.article)

/** The editors' choice: the first large, the others beside it. Where they chose nothing, the newest of each section. */
function opening(collection, sections) {
  const choice = articlesOf(collection)
  const chosen = choice.length ? choice : sections.map(s => ({ article: s.articles[0] })).slice(0, 5)
  if (!chosen.length) return [null, []]
  const [first, ...others] = chosen
  const title = choice.length > 0 && collection.title
  const block = h('section', { class: 'opening', 'aria-label': title || say('sections') },
    title && h('h2', { class: 'label' }, title),
    card(first.article, { look: 'lead', label: first.label, first: true, parts: ['authors', 'date', 'length', 'comments'] }),
    h('div', { class: 'others' }, others.map(item => card(item.article, { look: 'small', label: item.label }))))
  return [block, chosen.map(item => item.article.url)]
}

/** The strip in focus: topics with what they are, and whatever else stands among them. */
const strip = collection => collection?.items?.length > 0 && part(collection.title, 'focus',
  h('ul', { class: 'strip', tabindex: 0, 'aria-label': collection.title }, collection.items.map(entry => h('li', {}, item(entry)))))

function section(section, known) {
  const fresh = section.articles.filter(article => !known.includes(article.url))
  const articles = fresh.length || section.articles.length === 1 ? fresh : section.articles
  if (!articles.length) return null
  const text = section.slug === 'opinion'
  return part(h('a', { href: inLanguage(section.url) }, section.name), `section ${section.slug}`,
    h('div', { class: `row ${text ? 'voices' : ''} n${Math.min(articles.length, 4)}` },
      articles.slice(0, 4).map((article, index) => card(article, { look: text ? 'text' : index ? 'wide' : 'tall' }))))
}

/** Another collection, but of links alone: those have no language, and may be all that is left. */
const reads = (collection, index) => collection.items?.some(entry => !entry.link) && part(h('a', { href: collection.url }, collection.title), `reads ${collection.slug}`,
  h('div', { class: 'row n4' }, collection.items.slice(0, index ? 4 : 3).map(entry => item(entry, { look: 'small' }))))

/** The page of what /v1/front answers. */
export function front(data) {
  const collections = data.collections ?? [], sections = (data.sections ?? []).filter(s => s.articles?.length)
  const byName = name => collections.find(collection => collection.slug === name)
  const [block, known] = opening(byName(lead), sections)
  const others = collections.filter(c => c.slug !== lead && c.slug !== focus).map(reads).filter(Boolean)
  const galleries = [...data.galleries?.photo ?? [], ...data.galleries?.film ?? []]
  const page = [
    h('h1', { class: 'hidden' }, document.title),
    block && h('div', { class: 'first' }, block, h('aside', {}, mostViewed(data.mostViewed), others.shift())),
    strip(byName(focus)),
    sections.map(s => section(s, known)),
    galleries.length > 0 && part(h('a', { href: inLanguage('/galleries') }, say('galleries')), 'dark galleries', h('div', { class: 'row n3' }, galleries.slice(0, 6).map(galleryCard))),
    others,
  ].flat().filter(Boolean)
  if (page.length === 1) page.push(h('p', { class: 'notice' }, say('empty')))
  return { page }
}
