// A gallery: photos one by one, by buttons, arrows or an address such as #3; films and sounds below one another.
import { ask } from './api.js'
import { h, language } from './dom.js'
import { caption, duration, moment, picture } from './pieces.js'
import { say } from './words.js'

/** A picture, film or sound with what is said of it. */
function shown({ media, title, caption: text, credit }, poster, first) {
  const facts = { ...media, caption: text ?? media.caption, credit: credit ?? media.credit }
  const player = media.kind === 'image' ? picture(media, { first })
    : h(media.kind, { src: media.url, controls: true, preload: 'metadata', width: media.width, height: media.height, 'aria-label': title ?? media.alt, poster: media.kind === 'video' ? media.poster?.url ?? poster : null })
  return h('figure', { class: media.kind },
    player, title && h('h2', {}, title, ' ', h('small', {}, duration(media.durationSeconds))), caption(facts))
}

/** The photos: one on the stage, all as small buttons below. */
function stage(items) {
  const chosen = () => Math.min(items.length, Math.max(1, parseInt(location.hash.slice(1), 10) || 1)) - 1
  const place = h('div', { class: 'stage' })
  const count = h('p', { class: 'counter', role: 'status' })
  const small = items.map((item, index) => h('button', { type: 'button', onclick: () => go(index), 'aria-label': `${index + 1}: ${item.media.alt ?? ''}` },
    picture(item.media, { crop: '1:1', sizes: '5rem', alt: '' }) ?? index + 1))
  const step = by => go((chosen() + by + items.length) % items.length)
  const box = h('div', { class: 'dark', onkeydown: event => {
    const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    if (event.target.closest('video, audio') || !['ArrowLeft', 'ArrowRight'].includes(event.key)) return
    event.preventDefault()
    step(event.key === forward ? 1 : -1)
  } }, place,
    h('div', { class: 'steps' },
      h('button', { type: 'button', class: 'previous', onclick: () => step(-1) }, say('previous')), count,
      h('button', { type: 'button', class: 'following', onclick: () => step(1) }, say('next'))),
    h('div', { class: 'thumbs' }, small))

  function draw() {
    const index = chosen()
    place.replaceChildren(shown(items[index], null, true))
    count.textContent = `${index + 1} / ${items.length}`
    small.forEach((button, at) => button.setAttribute('aria-current', at === index))
  }
  function go(index) {
    history.replaceState(null, '', `#${index + 1}`)
    draw()
  }
  addEventListener('hashchange', draw)
  draw()
  return box
}

/** The page of a gallery by its slug. */
export async function gallery(slug) {
  const { data } = await ask(`/v1/galleries/${encodeURIComponent(slug)}`)
  const head = h('header', { class: 'head', ...language(data) },
    h('p', { class: 'kicker' }, say(data.kind === 'film' ? 'film' : 'photo')), h('h1', {}, data.title),
    data.description && h('p', { class: 'summary' }, data.description),
    data.publishedAt && h('p', { class: 'byline' }, moment(data.publishedAt)))
  const films = data.items.length > 0 && (data.kind === 'film' || data.items.some(item => item.media.kind !== 'image'))
  const first = data.items.findIndex(item => item.media.kind === 'video')
  const page = !data.items.length ? h('p', { class: 'notice' }, say('empty'))
    : films ? h('div', { class: 'films' }, data.items.map((item, index) => shown(item, index === first ? data.poster?.url : null, !index))) : stage(data.items)
  return { title: data.title, description: data.description, piece: data, url: data.url, draw: () => [h('div', { class: `gallery-page ${data.kind}` }, head, page)] }
}
