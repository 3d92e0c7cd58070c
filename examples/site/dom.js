// Elements without HTML: what comes from others is text.

/** An element. Attributes that are null or false are left out; `on…` are listeners; children may be lists, texts, nothing. */
export function h(name, attributes, ...children) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value == null || value === false) continue
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value)
    else element.setAttribute(key, value === true ? '' : value)
  }
  element.append(...children.flat(3).filter(child => child != null && child !== false))
  return element
}

/** An element of HTML that the API has sanitised: bodies, definitions, highlights. */
export function sanitised(name, attributes, html) {
  const element = h(name, attributes)
  element.innerHTML = html ?? ''
  return element
}

/** `lang` and `dir` of a piece, where it is in another language than the page. */
export function language(piece) {
  if (!piece?.language || piece.language === document.documentElement.lang) return {}
  return { lang: piece.language, dir: piece.direction }
}
