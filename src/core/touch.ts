/** What an address tells about where a shopper came from, and nothing else of it: an allow-list, since queries carry e-mails and tokens. */

/** A campaign, a search engine's click or another site that led here. */
export interface TouchWords {
  readonly source?: string
  readonly medium?: string
  readonly campaign?: string
  readonly content?: string
  readonly term?: string
  /** Names of the click ids that were there (`gclid`); their values identify a person and are not read. */
  readonly clickIds?: string
  readonly referrerHost?: string
}

export interface Touch extends TouchWords {
  readonly at: number
}

const FIELDS = ['source', 'medium', 'campaign', 'content', 'term'] as const
const CLICK_IDS = ['gclid', 'wbraid', 'gbraid', 'fbclid', 'msclkid', 'ttclid', 'yclid', 'twclid']
/** The longest text an event may carry in one label. */
const MAX_LENGTH = 256
const MAX_PATH = 1024

/** Undefined when the address names no campaign and the referrer is this site itself, or none. */
export function readTouch(url: string, referrer: string, at: number): Touch | undefined {
  const page = parse(url)
  const query = page?.searchParams
  const touch: Record<string, string> = {}
  for (const field of FIELDS) {
    const value = query?.get(`utm_${field}`)?.trim()
    if (value) touch[field] = value.slice(0, MAX_LENGTH)
  }
  const clickIds = CLICK_IDS.filter((name) => query?.has(name))
  if (clickIds.length > 0) touch.clickIds = clickIds.join()
  const host = siteOf(parse(referrer))
  if (host && host !== siteOf(page)) touch.referrerHost = host
  return Object.keys(touch).length > 0 ? { ...touch, at } : undefined
}

/** Whether two touches tell the same, whenever they happened: a reload of the landing page is no second campaign. */
export function isSameTouch(one: Touch, other: Touch): boolean {
  return JSON.stringify({ ...one, at: 0 }) === JSON.stringify({ ...other, at: 0 })
}

/** The path without query and hash. */
export function sanitisePath(url: string): string {
  return parse(url)?.pathname.slice(0, MAX_PATH) ?? '/'
}

function parse(url: string): URL | undefined {
  try {
    return new URL(url)
  } catch {
    return undefined // No referrer, or `about:srcdoc` and the like.
  }
}

function siteOf(url: URL | undefined): string {
  return url?.hostname.replace(/^www\./, '') ?? ''
}
