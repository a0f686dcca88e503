/** Whether a consent banner asks for an answer: nothing of ours may come before it. */
import { elementsUnder, isPinned } from '../probe.ts'
import { isInSight } from './in-sight.ts'

/** Banners of the usual vendors, by the names they have had for years. */
const KNOWN = [
  '#onetrust-banner-sdk',
  '#CybotCookiebotDialog',
  '#usercentrics-root',
  '#usercentrics-cmp-ui',
  '#didomi-notice',
  '#didomi-popup',
  '#shopify-pc__banner',
  '#cmplz-cookiebanner-container .cmplz-cookiebanner',
  '#iubenda-cs-banner',
  '#truste-consent-track',
  '#axeptio_overlay',
  '#cookie-law-info-bar',
  '#cookiescript_injected',
  '#cookie-notice',
  '#hs-eu-cookie-confirmation',
  '#moove_gdpr_cookie_info_bar',
  '#tarteaucitronAlertBig',
  '#termly-code-snippet-support',
  '#BorlabsCookieBox',
  '#cc-main .cm-wrapper',
  '#qc-cmp2-ui',
  '.cc-window',
  '.cky-consent-container',
  '.fc-consent-root',
  '.klaro .cookie-notice',
  '.klaro .cookie-modal',
  '.osano-cm-dialog',
  '.message.global.cookie',
].join()

const NAMES = /cookie|consent|gdpr|rgpd/i
const WORDS = /cookie|куки|ciastecz/i
const BUTTONS = 'button, [role="button"], input[type="submit"], a[href]'
/** As much of its text as says what it is about. */
const READ_LENGTH = 2000
/** Height of the strips along the upper and the lower edge that are looked at. */
const STRIP = 40

export function isBannerOpen(host: Element): boolean {
  return [...document.querySelectorAll(KNOWN)].some((each) => isInSight(each)) || findOther(host)
}

/** A shop’s own: fixed, about cookies, and with something to press. */
function findOther(host: Element): boolean {
  const strips = [
    new DOMRect(0, 0, innerWidth, innerHeight),
    new DOMRect(0, 0, innerWidth, STRIP),
    new DOMRect(0, innerHeight - STRIP, innerWidth, STRIP),
  ]
  const found = new Set(strips.flatMap((strip) => [...elementsUnder(strip, host)]))
  return [...found].some(
    (element) =>
      isPinned(getComputedStyle(element)) &&
      isAboutConsent(element) &&
      element.querySelector(BUTTONS),
  )
}

function isAboutConsent(element: Element): boolean {
  // A shop may sell cookie jars; what is on every page asks for nothing.
  if (element.matches('header, nav, footer, html, body')) return false
  const names = [element.id, element.getAttribute('class'), element.getAttribute('aria-label')]
  return (
    NAMES.test(names.join(' ')) || WORDS.test((element.textContent ?? '').slice(0, READ_LENGTH))
  )
}
