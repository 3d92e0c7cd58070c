// Finds out what is at the address, asks for it, and draws the page: one request for that, one for what stands around it. An
// address that no pattern of settings.js makes takes a third.
import { Failure, ask, askFrame, askFront } from './api.js'
import { h, language as foreign } from './dom.js'
import { inLanguage } from './pieces.js'
import { mostViewed } from './ranking.js'
import { patterns } from './settings.js'
import { direction, say, speak } from './words.js'

const one = selector => document.querySelector(selector)
const root = document.documentElement, main = document.getElementById('main')
const site = one('.name a').textContent
const own = document.body.dataset.pages.split(' ')
const edition = new URLSearchParams(location.search).get('language')

/** The kind of page at a path, and its slug; null where no pattern makes it. */
function placed(path) {
  if (own.includes(path)) return [path.slice(1), null]
  for (const [type, pattern] of Object.entries(patterns)) {
    const parts = pattern.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')
    const found = path.match(new RegExp(`^${parts}/?$`))?.groups
    if (found) return [type, decodeURIComponent(found.slug ?? found.id)]
  }
  return null
}

/** Has a page drawn by the module for its kind, which is loaded when it is needed. */
const load = async ([type, slug]) => (await import(`./${['article', 'gallery'].includes(type) ? type : 'lists'}.js`))[type](slug, edition)

/** What is at the address. What the patterns do not find, the API may know: by a former address, or one of an old site. */
async function found() {
  const place = placed(location.pathname)
  try {
    if (place) return await load(place)
  } catch (failure) {
    if (failure.status !== 404) throw failure
  }
  const { data } = await ask('/v1/resolve', { url: location.pathname + location.search })
  if (data.redirect) {
    location.replace(data.url)
    return new Promise(() => {})
  }
  if (!patterns[data.type]) throw new Failure(404)
  return load([data.type, data.slug])
}

/** Has the page speak a language, if it can. */
function speakAs(language) {
  if (!language || !speak(language)) return
  root.lang = language
  root.dir = direction(language)
}

/** Draws what stands around the content. */
function surround(frame) {
  const sections = frame?.sections ?? []
  one('.skip').textContent = say('skip')
  const form = one('.masthead form')
  form.q.ariaLabel = form.q.placeholder = form.lastElementChild.textContent = say('search')
  if (edition) form.append(h('input', { type: 'hidden', name: 'language', value: edition }))
  const today = one('.today time')
  today.dateTime = new Date().toISOString().slice(0, 10)
  today.textContent = new Intl.DateTimeFormat(root.lang, { dateStyle: 'full' }).format(new Date())
  const here = location.pathname
  one('.sections ul').replaceChildren(...sections.map(section =>
    h('li', {}, h('a', { href: inLanguage(section.url), 'aria-current': here === new URL(section.url, location).pathname ? 'page' : null }, section.name))))
  one('.more ul').replaceChildren(...[['/most-viewed', 'mostViewed'], ['/galleries', 'galleries'], ['/search', 'search']].map(([url, word]) =>
    h('li', {}, h('a', { href: inLanguage(url) }, say(word)))), h('li', {}, h('a', { href: `/feeds/articles.rss${edition ? `?language=${encodeURIComponent(edition)}` : ''}` }, say('feed'))))
  for (const name of ['sections', 'more', 'languages']) one(`nav.${name}`).ariaLabel = say(name)
  one('.name a').href = inLanguage('/')
}

/** What the head says of the page. */
function describe({ title, description, url, canonical, feed }) {
  document.title = title ? `${title} · ${site}` : site
  const here = url && new URL(url, location.origin)
  // A former slug, or another section: the page is where it is now.
  if (here?.origin === location.origin && here.pathname !== location.pathname) history.replaceState(null, '', here.pathname + location.search + location.hash)
  document.head.append(h('link', { rel: 'canonical', href: canonical ?? new URL(here?.pathname ?? location.pathname, here ?? location.origin).href }),
    ...description ? [h('meta', { name: 'description', content: description })] : [],
    ...feed ? [h('link', { rel: 'alternate', type: 'application/rss+xml', title, href: feed })] : [])
}

/** Says what went wrong, and what can be done. */
function fail(failure) {
  if (!(failure instanceof Failure)) console.error(failure)
  const word = { 0: 'offline', 404: 'missing', 400: 'missing', 410: 'gone', 429: 'busy', 503: 'busy' }[failure.status] ?? 'failed'
  const lost = word === 'missing' || word === 'gone'
  if (lost) document.head.append(h('meta', { name: 'robots', content: 'noindex' }))
  document.title = `${say(word)} · ${site}`
  main.replaceChildren(h('div', { class: 'notice', role: 'alert' }, h('h1', {}, say(word)),
    failure.retryAfter && h('p', {}, h('small', {}, `${failure.retryAfter} s`)),
    lost ? h('p', {}, h('a', { href: inLanguage('/') }, site)) : h('button', { type: 'button', onclick: () => location.reload() }, say('retry'))))
  if (!failure.status) addEventListener('online', () => location.reload(), { once: true })
}

// What stood around the page before: for an author's page, which asks for other things, and for failures.
function keep(answer) {
  try { sessionStorage[`frame ${edition}`] = JSON.stringify(answer) } catch { /* A reader may forbid it. */ }
  return answer
}
const kept = async () => JSON.parse(sessionStorage[`frame ${edition}`])

async function show() {
  speakAs(edition)
  const isFront = location.pathname === '/'
  // It may fail: a page is worth reading without what stands around it. That of an author spends its two requests itself.
  const frame = isFront ? askFront(edition).then(keep) : placed(location.pathname)?.[0] === 'author' ? kept() : askFrame(edition).then(keep)
  frame.catch(() => {})
  const around = () => frame.catch(kept).then(answer => answer.data).catch(() => null)
  try {
    let content
    if (isFront) {
      const { data } = await frame
      content = (await import('./front.js')).front(data)
    } else {
      content = await found()
      if (!edition && content.edition && content.edition.split('-')[0] !== root.lang) {
        speakAs(content.edition)
        root.dataset.edition = content.edition
      }
    }
    const data = await around()
    surround(data)
    describe(content)
    const page = content.draw?.() ?? content.page
    const ranking = isFront || location.pathname === '/most-viewed' ? null : mostViewed(data?.mostViewed)
    main.className = isFront ? 'front' : 'inner'
    main.replaceChildren(h('div', { class: 'content', ...foreign(content.piece) }, page.flat().filter(Boolean)), ...ranking ? [h('aside', {}, ranking)] : [])
  } catch (failure) {
    surround(await around())
    fail(failure)
  }
  main.setAttribute('aria-busy', 'false')
  if (location.hash.length > 1) document.getElementById(location.hash.slice(1))?.scrollIntoView()
}

show()
