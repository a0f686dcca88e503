/** Who looks at the page and is no shopper: programs, and those who build it. */

/** As they call themselves. */
const PROGRAMS =
  /bot(\b|[_-])|crawl|spider|slurp|lighthouse|headless|phantomjs|pagespeed|ptst\/|google-|mediapartners|facebookexternalhit|prerender|feedfetcher/i
/** A phone. */
const CUBOT = /cubot/i

type Visitor = Pick<Navigator, 'webdriver' | 'userAgent'>

export function isProgram({ webdriver, userAgent }: Visitor): boolean {
  return webdriver || PROGRAMS.test(userAgent.replace(CUBOT, ''))
}

/** By the parameters with which WordPress and its builders show a page in their editors. */
const EDITOR = /[?&](customize_changeset_uuid|elementor-preview|et_fb|fl_builder|vc_editable)\b/

export function isEditor(): boolean {
  const { Shopify } = globalThis as { Shopify?: { readonly designMode?: boolean } }
  return Shopify?.designMode === true || EDITOR.test(location.search)
}

/** Hosts of search engines, where a visit begins that must not begin with a word of ours. */
const SEARCH =
  /(^|\.)(google|bing|yahoo|yandex|duckduckgo|ecosia|baidu|qwant|startpage|seznam|naver|sogou|kagi)\.|^(search\.brave\.com|ya\.ru)$|googlequicksearchbox/

export function isFromSearch(referrer: string): boolean {
  return SEARCH.test(referrer.replace(/^[\w-]+:\/\/([^/]*).*$/, '$1'))
}
