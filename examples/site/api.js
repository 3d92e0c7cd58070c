// The API.

/** What went wrong: `status` as the API says, 0 where it cannot be reached; `retryAfter` in seconds; the problem's `errors`. */
export class Failure extends Error {
  constructor(status, problem, retryAfter) {
    super(problem?.detail ?? problem?.title ?? '')
    Object.assign(this, { status, errors: problem?.errors ?? [], retryAfter })
  }
}

/** The answer to a GET, or to a POST of what `body` holds. */
export async function ask(path, parameters = {}, body) {
  const address = new URL(path, location.origin)
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== '') address.searchParams.set(name, value)
  }
  const request = body && { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
  let response
  try {
    response = await fetch(address, request)
  } catch {
    throw new Failure(0)
  }
  const answer = await response.json().catch(() => null)
  if (response.ok && answer) return answer
  throw new Failure(response.status, answer, Number(response.headers.get('Retry-After')) || null)
}

/** What lists show of an article. */
const card = 'url,language,direction,title,kicker,summary,section,authors,image,publishedAt,readingMinutes,commentCount'.split(',')
const named = 'url,language,direction,title'.split(',')
const below = (path, fields) => fields.map(field => `${path}.${field}`)

/** The fields of a list of articles. */
export const cardFields = card.join()

/** Those of the rankings. */
export const periods = ['day', 'week', 'month']
const frame = [...below('sections', ['slug', 'name', 'url']), ...periods.flatMap(period => below(`mostViewed.${period}.data.article`, named))]

/** What stands around every page: the sections, and what is viewed most. */
export const askFrame = language => ask('/v1/front', { language, fields: frame.join() })

/** The front page, in one request, with what stands around it. */
export const askFront = language => ask('/v1/front', {
  language,
  fields: [...frame, 'collections', 'galleries', ...below('sections.articles', card)].join(),
})
