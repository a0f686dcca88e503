/** Which way a visit came: by what its campaign says of itself, else by the site that led here. */
import type { TouchWords } from '../../core/touch.ts'

export type Channel = 'direct' | 'organic' | 'paid' | 'social' | 'email' | 'referral' | 'affiliate'

/** Of advertisements alone; `fbclid` stands in every link out of Facebook, and `twclid` in every one out of X. */
const PAID_CLICKS = new Set(['gclid', 'wbraid', 'gbraid', 'msclkid', 'yclid', 'ttclid'])

/** As GA4 groups them, and as people write them. */
const MEDIA: readonly (readonly [form: RegExp, channel: Channel])[] = [
  [/affiliate/, 'affiliate'],
  [/^e[-_ ]?mail|newsletter/, 'email'],
  [/cp[acmv]\b|^ppc|^paid|retargeting|display|banner|\bads?\b/, 'paid'],
  [/^social|^sm$/, 'social'],
  [/^organic/, 'organic'],
  [/^referral|^link$/, 'referral'],
]

/** Hosts without `www.`, and sources as campaigns name them. Mail first, as it is read at hosts of search engines too. */
const SITES: readonly (readonly [form: RegExp, channel: Channel])[] = [
  [
    /^(e-?mail|newsletter|klaviyo|mailchimp)$|^(mail|outlook|webmail|poczta)\.|com\.google\.android\.gm$/,
    'email',
  ],
  [
    /^(facebook|fb|instagram|ig|tiktok|pinterest|linkedin|twitter|x|youtube|reddit|telegram|whatsapp)$|(^|\.)(facebook|instagram|tiktok|linkedin|lnkd|twitter|threads|youtube|reddit|snapchat|messenger|whatsapp|telegram|tumblr|vk|wykop)\.(com|net|org|in|pl)$|(^|\.)pinterest\.[a-z.]+$|^(t\.co|x\.com|t\.me|wa\.me|ok\.ru|youtu\.be)$/,
    'social',
  ],
  [
    /^(google|bing|yahoo|yandex|duckduckgo|ecosia|baidu|seznam)$|(^|\.)(google|bing|yahoo|yandex|baidu|duckduckgo|ecosia|qwant|startpage|seznam)\.[a-z.]+$|^search\.|^ya\.ru$|com\.google\.android\.googlequicksearchbox$/,
    'organic',
  ],
]

/** `undefined` for a campaign that says neither of which kind it is nor where it runs. */
export function channelOf(touch: TouchWords | undefined): Channel | undefined {
  if (!touch) return 'direct'
  const { medium = '', source = '', referrerHost, clickIds = '' } = touch
  const said = findIn(MEDIA, medium.trim().toLowerCase())
  if (said) return said
  if (clickIds.split(',').some((name) => PAID_CLICKS.has(name))) return 'paid'
  const bySource = findIn(SITES, source.trim().toLowerCase())
  if (bySource) return bySource
  return referrerHost === undefined ? undefined : (findIn(SITES, referrerHost) ?? 'referral')
}

function findIn(
  forms: readonly (readonly [form: RegExp, channel: Channel])[],
  text: string,
): Channel | undefined {
  return text ? forms.find(([form]) => form.test(text))?.[1] : undefined
}
