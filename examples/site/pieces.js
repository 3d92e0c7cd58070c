// What more than one page shows: pictures, cards of articles, dates, links.
import { h, language, sanitised } from './dom.js'
import { patterns } from './settings.js'
import { say } from './words.js'

/** The address of what is only referred to: those that have one of their own tell it as `url`. */
export const addressOf = (type, slug) => patterns[type].replace('{slug}', encodeURIComponent(slug))

/** An address with the language that the reader has chosen, which lists follow. */
export function inLanguage(url) {
  const chosen = new URLSearchParams(location.search).get('language') ?? (document.documentElement.dataset.edition || null)
  return chosen && url.startsWith('/') ? `${url}${url.includes('?') ? '&' : '?'}language=${encodeURIComponent(chosen)}` : url
}

// Pictures

/** What to show until a picture is there: the mean colour of its ThumbHash, whose first three bytes have it as L, P and Q. */
function ground(placeholder) {
  try {
    const [first, second, third] = [...atob(placeholder)].map(c => c.charCodeAt(0))
    const bits = first | second << 8 | third << 16
    const l = (bits & 63) / 63, p = (bits >> 6 & 63) / 31.5 - 1, q = (bits >> 12 & 63) / 31.5 - 1
    const blue = l - 2 / 3 * p, red = (3 * l - blue + q) / 2
    return `rgb(${[red, red - q, blue].map(part => Math.round(255 * Math.min(1, Math.max(0, part)))).join()})`
  } catch {
    return ''
  }
}

/** Where a picture fails: its sizes may not be made just now, but the file is there. Else its text is. */
export function whole({ target }) {
  if (target.srcset) target.removeAttribute('srcset')
  else target.parentElement.style.background = ''
}

/**
 * A picture in the size that the screen needs, cropped by the API, or else by the browser about the focal point. `first` is seen
 * at once; how wide all others are, new browsers know: `sizes` is for old ones.
 */
export function picture(image, { first, sizes = first ? '(min-width: 64rem) 60vw, 92vw' : '(min-width: 64rem) 30vw, 92vw', crop = null, alt = image?.alt } = {}) {
  if (!image?.url) return null
  const cropped = (image.renditions ?? []).filter(r => (r.crop ?? null) === crop)
  const shape = cropped.at(-1) ?? image
  const img = h('img', {
    // Before `sizes`, or Chromium does not take its `auto`.
    loading: first ? 'eager' : 'lazy', fetchpriority: first && 'high',
    srcset: cropped.map(r => `${r.url} ${r.width}w`).join() || null, sizes: cropped.length > 0 && (first ? sizes : `auto, ${sizes}`),
    src: image.url, alt: alt ?? '', width: shape.width, height: shape.height, onerror: whole,
  })
  const frame = h('span', { class: crop ? 'picture crop' : 'picture' }, img)
  frame.style.aspectRatio = crop?.replace(':', '/') ?? ''
  frame.style.backgroundColor = ground(image.placeholder)
  if (image.focalPoint && !cropped.length) img.style.objectPosition = `${image.focalPoint.x * 100}% ${image.focalPoint.y * 100}%`
  return frame
}

/** The line under a picture. */
export const caption = image => (image?.caption || image?.credit) && h('figcaption', {}, image.caption, ' ', image.credit)

// Dates

/** A moment: in words where it is near, else its date. `whole` tells the time, too. */
export function moment(stamp, whole = false) {
  const at = new Date(stamp), locale = document.documentElement.lang
  const minutes = Math.round((at - Date.now()) / 60000)
  const near = !whole && Math.abs(minutes) < 24 * 60
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' })
  const text = near
    ? Math.abs(minutes) < 60 ? words.format(minutes, 'minute') : words.format(Math.round(minutes / 60), 'hour')
    : new Intl.DateTimeFormat(locale, whole ? { dateStyle: 'long', timeStyle: 'short' } : { dateStyle: 'medium' }).format(at)
  return h('time', { datetime: stamp }, text)
}

/** A length of a film, as 5:12. */
export const duration = seconds => seconds && `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

// Articles

/** Who wrote it, when, and what it takes to read. */
export function byline(article, parts = ['authors', 'date']) {
  const has = {
    authors: article.authors?.length > 0 && h('span', { class: 'authors' }, article.authors.map(a => a.name).join(', ')),
    date: article.publishedAt && moment(article.publishedAt),
    length: article.readingMinutes > 0 && `${article.readingMinutes} ${say('minutes')}`,
    comments: article.commentCount > 0 && h('span', { class: 'count' }, `${article.commentCount} ${say('comments')}`),
  }
  return h('p', { class: 'byline' }, parts.map(part => has[part]).filter(Boolean).map(part => h('span', {}, part)))
}

/** The picture beside a link, for those who point: others have the link itself. */
const shown = (url, image, how) => image && h('a', { class: 'shown', href: url, tabindex: -1, 'aria-hidden': 'true' }, picture(image, { ...how, alt: '' }))

/** An article in a list. `level` is that of its heading; `look` is `lead`, `tall`, `wide`, `small` or `text`. */
export function card(article, { level = 3, look = 'tall', label, sizes, first, parts } = {}) {
  sizes ??= look === 'small' ? '7rem' : undefined
  return h('article', { class: `card ${look}`, ...language(article) },
    look !== 'text' && shown(article.url, article.image, { sizes, crop: look === 'small' ? '1:1' : '16:9', first }),
    h('div', { class: 'words' },
      (label || article.kicker) && h('p', { class: 'kicker' }, label || article.kicker),
      h(`h${level}`, {}, h('a', { href: article.url }, article.title)),
      look !== 'small' && article.summary && h('p', { class: 'summary' }, article.summary),
      byline(article, parts)))
}

/** A page elsewhere. */
const elsewhere = (link, label) => h('article', { class: 'card small' }, h('div', { class: 'words' },
  label && h('p', { class: 'kicker' }, label),
  h('h3', {}, h('a', { href: link.url }, link.title, ' ', h('span', { 'aria-hidden': 'true' }, '↗')))))

/** A gallery in a list. */
export const galleryCard = gallery => h('article', { class: `card gallery ${gallery.kind}`, ...language(gallery) },
  shown(gallery.url, gallery.poster, { crop: '4:3' }),
  h('div', { class: 'words' },
    h('p', { class: 'kicker' }, `${say(gallery.kind === 'film' ? 'film' : 'photo')} · ${gallery.itemCount}`),
    h('h3', {}, h('a', { href: gallery.url }, gallery.title)),
    gallery.description && h('p', { class: 'summary' }, gallery.description)))

/** A topic: its picture, its name, and what it is. */
const topicCard = topic => h('article', { class: 'card topic', ...language(topic) },
  shown(topic.url, topic.image, { crop: '4:3', sizes: '17rem' }),
  h('div', { class: 'words' }, h('h3', {}, h('a', { href: topic.url }, topic.title)), sanitised('div', { class: 'definition' }, topic.definition)))

/** What a collection holds, in its own look. */
export function item({ article, gallery, link, topic, label }, look) {
  if (article) return card(article, { ...look, label })
  if (gallery) return galleryCard(gallery)
  if (link) return elsewhere(link, label)
  return topic ? topicCard(topic) : null
}

/** A part of a page, with its heading: the last of its class names is in its id. */
export function part(title, name, ...children) {
  const id = `part-${name.split(' ').pop()}`
  return h('section', { class: name, 'aria-labelledby': id }, h('h2', { id }, title), children)
}
