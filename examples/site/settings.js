// What the owner of a site says of it, beside its name and its languages, which stand in the pages' HTML.

/** How addresses are made: as `addressPatterns` of /v1/site. Those with a fixed part first, since `/tag/sea` would be an article, too. */
export const patterns = {
  tag: '/tag/{slug}',
  topic: '/topic/{slug}',
  author: '/author/{slug}',
  gallery: '/gallery/{slug}',
  collection: '/collection/{slug}',
  article: '/{section}/{slug}',
  section: '/{slug}',
}

/** The collections that the front page shows in a way of its own; all others are lists at its end. */
export const lead = 'editors-choice'
export const focus = 'in-focus'

/** How many articles a list shows before “More”. */
export const pageSize = 12
