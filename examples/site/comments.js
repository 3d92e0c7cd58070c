// The comments of an article, and the form that sends one. What readers write is text.
import { ask } from './api.js'
import { h } from './dom.js'
import { moment, part } from './pieces.js'
import { say } from './words.js'

/** A field with its label, and room for what is wrong with it. */
function field(name, label, control, hint) {
  const id = `comment-${name}`
  control.id = id
  control.name = name
  control.setAttribute('aria-describedby', `${id}-note`)
  return h('p', { class: 'field' }, h('label', { for: id }, label), control, h('span', { id: `${id}-note`, class: 'note', 'data-hint': hint ?? '' }, hint))
}

/** Shows under each field what the API says of it; whether there is one. */
function mark(form, errors = []) {
  let first = null
  for (const control of form.querySelectorAll('input, textarea')) {
    const error = errors.find(e => e.pointer === `/${control.name}`)
    const note = form.querySelector(`#${control.id}-note`)
    note.textContent = error?.detail ?? note.dataset.hint
    note.classList.toggle('wrong', Boolean(error))
    control.ariaInvalid = error ? 'true' : null
    if (error) first ??= control
  }
  first?.focus()
  return Boolean(first)
}

function explained(failure) {
  if (failure.status === 0) return say('offline')
  if (failure.status === 429 || failure.status === 503) return say('busy')
  return failure.errors[0]?.detail ?? (failure.message || say('failed'))
}

/** The form; `sent` gets what was made. */
function writing(article, sent) {
  let parent = null
  const text = h('textarea', { rows: 5, required: true, minlength: 3, maxlength: 4000, dir: 'auto' })
  const status = h('p', { role: 'status', class: 'status' })
  const target = h('p', { class: 'target', hidden: true })
  const form = h('form', { class: 'writing', onsubmit: async event => {
    event.preventDefault()
    const values = Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim()))
    form.querySelector('button.send').disabled = true
    try {
      const { data } = await ask(`/v1/articles/${article.id}/comments`, {}, { ...values, ...parent && { parentId: parent } })
      mark(form)
      text.value = ''
      status.textContent = say(data.status === 'pending' ? 'waits' : 'sent')
      sent(data)
      answer(null)
    } catch (failure) {
      status.textContent = mark(form, failure.errors) ? '' : explained(failure)
    }
    form.querySelector('button.send').disabled = false
  } },
    h('h3', { id: 'writing' }, say('comment')), target,
    h('div', { class: 'who' },
      field('name', say('name'), h('input', { autocomplete: 'name', maxlength: 80, dir: 'auto' })),
      field('email', say('email'), h('input', { type: 'email', autocomplete: 'email', maxlength: 254, dir: 'ltr' }), say('emailHint'))),
    field('text', say('text'), text),
    h('button', { class: 'send' }, say('send')), status)

  /** Makes the next comment a reply, or none. */
  function answer(comment) {
    parent = comment?.id ?? null
    target.hidden = !parent
    target.replaceChildren(...parent ? [`${say('replyTo')} `, h('bdi', {}, comment.name ?? say('anonymous')), ' ',
      h('button', { type: 'button', class: 'plain', onclick: () => answer(null) }, say('cancel'))] : [])
    if (parent) text.focus()
  }
  return [form, answer]
}

/** One comment with its replies. */
function comment(data, reply) {
  const name = data.name ?? say('anonymous')
  const waits = data.status === 'pending'
  const replies = h('ol', { class: 'replies' }, (data.replies ?? []).map(child => comment(child, reply)))
  return h('li', {}, h('article', { class: `comment ${waits ? 'waits' : ''}`, id: `comment-${data.id}`, 'aria-label': name },
    data.deleted ? h('p', { class: 'removed' }, say('deleted')) : [
      h('p', { class: 'byline' }, h('bdi', { class: 'authors' }, name), ' ', moment(data.createdAt), waits && h('em', {}, say('waiting'))),
      h('p', { class: 'said', dir: 'auto' }, data.text),
      reply && !waits && h('button', { type: 'button', class: 'plain', onclick: () => reply(data), 'aria-label': `${say('replyTo')} ${name}` }, say('reply'))]),
    replies)
}

/** All of it. */
export function comments(article) {
  const [form, reply] = article.commentsOpen ? writing(article, added) : []
  const list = h('ol', { class: 'threads' }, article.comments.data.map(thread => comment(thread, reply)))
  let next = article.comments.page.next
  const more = h('button', { type: 'button', class: 'next', hidden: !next, onclick: async () => {
    const answer = await ask(`/v1/articles/${article.id}/comments`, { cursor: next }).catch(() => null)
    if (!answer) return
    list.append(...answer.data.map(thread => comment(thread, reply)))
    next = answer.page.next
    more.hidden = !next
  } }, say('more'))

  function added(data) {
    const above = data.parentId && list.querySelector(`#comment-${data.parentId} + .replies`)
    const element = comment(data, reply)
    ;(above || list).append(element)
    element.scrollIntoView({ block: 'nearest' })
  }
  return part(`${say('comments')}${article.commentCount ? ` (${article.commentCount})` : ''}`, 'comments', list, more, form ?? h('p', { class: 'hint' }, say('closed')))
}
