/** What a condition may ask about, and of which kind each is. */
import { z } from 'zod/mini'

export const FieldKind = z.enum([
  'text',
  'number',
  'flag',
  'money',
  /** A moment, RFC 3339. */
  'time',
  /** Several texts. */
  'list',
  /** Of the merchant's own props: as it is found. */
  'any',
])
export type FieldKind = z.infer<typeof FieldKind>

export const FIELDS: Readonly<Record<string, FieldKind>> = {
  /** home, collection, product, cart, checkout, order-status, blog, other. */
  'page.type': 'text',
  'page.host': 'text',
  'page.path': 'text',
  'page.title': 'text',
  'page.language': 'text',
  'page.productId': 'text',
  'page.productTags': 'list',
  'page.productPrice': 'money',
  'page.productAvailable': 'flag',
  'page.visibleSeconds': 'number',
  /** Percent of the page that was seen. */
  'page.scrollDepth': 'number',
  'page.viewsInVisit': 'number',
  /** direct, organic, paid, social, email, referral, affiliate. */
  'traffic.channel': 'text',
  'traffic.referrerHost': 'text',
  'traffic.landingPath': 'text',
  'traffic.hasClickId': 'flag',
  'visit.number': 'number',
  'visit.pageViews': 'number',
  'visit.totalPageViews': 'number',
  'visit.firstSeenDays': 'number',
  'visit.lastSeenDays': 'number',
  'visit.seconds': 'number',
  /** mon … sun, and 0–23, in the shop's time zone. */
  'visit.weekday': 'text',
  'visit.hour': 'number',
  /** persistent or ephemeral. */
  'visit.storage': 'text',
  /** Was at a checkout in this visit, and has ordered nothing since. */
  'visit.leftCheckout': 'flag',
  /** mouse, touch or both. */
  'device.pointer': 'text',
  /** phone, tablet or desktop, by the width of the page. */
  'device.viewport': 'text',
  'device.reducedMotion': 'flag',
  'device.saveData': 'flag',
  'device.online': 'flag',
  'device.languages': 'list',
  /** As the backend or the platform says it; never looked up. */
  'device.country': 'text',
  'cart.currency': 'text',
  'cart.subtotal': 'money',
  'cart.itemCount': 'number',
  'cart.discountCodes': 'list',
  'cart.requiresShipping': 'flag',
  'cart.ageMinutes': 'number',
  'cart.addedThisVisit': 'flag',
  'cart.abandonedBefore': 'number',
  /** What is missing until shipping is free. */
  'cart.shippingGap': 'money',
  'line.sku': 'text',
  'line.productId': 'text',
  'line.name': 'text',
  'line.tags': 'list',
  'line.collections': 'list',
  'line.price': 'money',
  'line.quantity': 'number',
  'customer.known': 'flag',
  'customer.loggedIn': 'flag',
  'customer.tags': 'list',
  'customer.ordersCount': 'number',
  'customer.totalSpent': 'money',
  'customer.firstOrderAt': 'time',
  'customer.lastOrderAt': 'time',
  'customer.avgOrderValue': 'money',
  'customer.expectedGapDays': 'number',
  /** visitor, cart_abandoner, new, second_due, active, at_risk, lapsed, lost. */
  'customer.lifecycle': 'text',
  'customer.vip': 'flag',
  'customer.rfm.r': 'number',
  'customer.rfm.f': 'number',
  'customer.rfm.m': 'number',
  'customer.tier': 'text',
  'customer.points': 'number',
  'customer.pointsExpiringDays': 'number',
  'customer.isReferrer': 'flag',
  'customer.isReferred': 'flag',
  'customer.marketingOptIn': 'flag',
  'customer.birthdayMonth': 'flag',
  'feedback.lastNps': 'number',
  'feedback.openTicket': 'flag',
  'feedback.lastSurveyAt': 'time',
  /** Surveys whose moment the backend alone knows: their ids. */
  'feedback.due': 'list',
  /** cost, trust, length or looking. */
  'feedback.exitReason': 'text',
  'campaign.shows': 'number',
  'campaign.closes': 'number',
  'campaign.conversions': 'number',
  'campaign.lastShownAt': 'time',
  'campaign.lastClosedAt': 'time',
  'campaign.otherShownThisVisit': 'flag',
  'consent.functional': 'flag',
  'consent.analytics': 'flag',
  'consent.marketing': 'flag',
  'consent.personalisation': 'flag',
}

/** Any name may follow: a parameter of the address, a `utm_…` without its prefix, a prop the merchant sets. */
export const OPEN_FIELDS: Readonly<Record<string, FieldKind>> = {
  'page.query.': 'text',
  'traffic.utm.': 'text',
  'props.': 'any',
}

export function kindOf(field: string): FieldKind | undefined {
  if (Object.hasOwn(FIELDS, field)) return FIELDS[field]
  const open = Object.keys(OPEN_FIELDS).find(
    (prefix) => field.startsWith(prefix) && field.length > prefix.length,
  )
  return open === undefined ? undefined : OPEN_FIELDS[open]
}
