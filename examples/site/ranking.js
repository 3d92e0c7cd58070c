// What is viewed most by day, week and month: tabs as the ARIA Authoring Practices have them. They hold what is there already:
// a tab asks for nothing.
import { periods } from './api.js'
import { h, language } from './dom.js'
import { inLanguage, part } from './pieces.js'
import { say } from './words.js'

/** Moves between tabs by arrows, Home and End, the way that the page is written. */
function move(event, tabs, choose) {
  const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  const back = forward === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight'
  const now = tabs.indexOf(event.target), last = tabs.length - 1
  const next = { [forward]: now === last ? 0 : now + 1, [back]: now ? now - 1 : last, Home: 0, End: last }[event.key]
  if (next === undefined) return
  event.preventDefault()
  choose(next)
  tabs[next].focus()
}

/** The places of one period. */
export const places = ranking => h('ol', { class: 'places' }, ranking.data.map(({ article, views }) => h('li', {},
  h('div', language(article), h('a', { href: article.url }, article.title), views && h('small', {}, views.toLocaleString(document.documentElement.lang))))))

/** The box with its tabs; nothing where nothing was viewed. */
export function mostViewed(rankings) {
  const known = periods.filter(period => rankings?.[period]?.data.length)
  if (!known.length) return null
  const panels = known.map(period => h('div', { role: 'tabpanel', id: `panel-${period}`, 'aria-labelledby': `tab-${period}` }, places(rankings[period])))
  const choose = chosen => known.forEach((_, index) => {
    tabs[index].setAttribute('aria-selected', index === chosen)
    tabs[index].tabIndex = index === chosen ? 0 : -1
    panels[index].hidden = index !== chosen
  })
  const tabs = known.map((period, index) => h('button', {
    type: 'button', role: 'tab', id: `tab-${period}`, 'aria-controls': `panel-${period}`,
    onclick: () => choose(index), onkeydown: event => move(event, tabs, choose),
  }, say(period)))
  choose(0)
  return part(h('a', { href: inLanguage('/most-viewed') }, say('mostViewed')), 'ranking',
    h('div', { role: 'tablist', 'aria-label': say('mostViewed') }, tabs), panels)
}
