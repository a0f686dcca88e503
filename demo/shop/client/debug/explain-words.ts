/** Why a campaign shows or does not, in a merchant's words; the tree itself stands below them. */
import type { CampaignExplanation } from '../../../../src/index.ts'

type State = CampaignExplanation['state']

export const STATES: Readonly<Record<State, string>> = {
  shown: 'Shown',
  silent: 'Silent on purpose',
  waiting: 'Waiting its turn',
  refused: 'Turned down',
  not_due: 'Not for now',
  not_triggered: 'Ready',
  no_widget: 'Nobody to show it',
}

/** Those a merchant looks for come first. */
export const ORDER: readonly State[] = [
  'shown',
  'silent',
  'waiting',
  'refused',
  'not_triggered',
  'not_due',
  'no_widget',
]

/** One or two sentences. */
export function explainInWords(found: CampaignExplanation): string {
  switch (found.state) {
    case 'shown':
      return 'It was shown on this page.'
    case 'silent':
      return 'Its turn came. This shopper is one of those who are shown nothing, so that the others can be compared with them.'
    case 'waiting':
      return `Its moment has come, and it waits: ${arbiterWords(found)}`
    case 'refused':
      return `Its moment came, and it was turned down: ${arbiterWords(found)}`
    case 'not_triggered':
      return `Everything else is right. It waits until ${triggerWords(found)}.`
    case 'no_widget':
      return 'No widget on this page shows campaigns of this kind.'
    case 'not_due':
      return againstWords(found)
  }
}

const TRIGGERS: Readonly<Record<string, string>> = {
  load: 'the page is there',
  exit: 'the shopper seems to leave',
  time: 'the page was seen long enough',
  scroll: 'enough of the page was seen',
  idle: 'nothing was touched for a while',
  click: 'the element is clicked',
  seen: 'the element comes into view',
  event: 'the event happens',
  cart: 'the basket changes',
  return: 'somebody comes back to the page',
}

function triggerWords({ trigger }: CampaignExplanation): string {
  return TRIGGERS[trigger.on] ?? `“${trigger.on}” happens`
}

const ARBITER: Readonly<Record<string, string>> = {
  never: 'the shopper has said “never again”.',
  complaint: 'a complaint of the shopper is open, and nothing is advertised meanwhile.',
  cool_down: 'the shopper closed it, and is left alone for a while.',
  done: 'the shopper has just done what it is for.',
  page_quota: 'this page was interrupted often enough.',
  visit_quota: 'this visit was interrupted often enough.',
  exit_quota: 'one word to who leaves is enough for a visit.',
  busy: 'something else is being said.',
  loading: 'the page has only just been seen.',
  gap: 'the shopper was interrupted a moment ago.',
  checkout: 'nobody is interrupted while paying.',
  banner: 'a consent banner can be seen.',
  dialog: 'a dialog of the page is open.',
  panel: 'our own panel is open.',
  hidden: 'nobody can see the page.',
  survey: 'a survey is being answered.',
  draft: 'the shopper is writing.',
}

function arbiterWords({ verdict, reason }: CampaignExplanation): string {
  const words = ARBITER[verdict?.reason ?? reason ?? '']
  if (!words) return 'there was nothing left to say.'
  return `${words}${soon(verdict?.retryAfterMs ?? null)}`
}

const AGAINST: Readonly<Record<string, string>> = {
  complaint: 'A complaint is open: nothing is sold before it is answered.',
  slot: 'This page has no element for it.',
  group: 'Of its group, this shopper belongs to another campaign.',
  targeting: 'This shopper is not among those it is for.',
  traffic: 'Not everybody takes part in the experiment, and this shopper does not.',
  arm_gone: 'This shopper’s part of the experiment is gone.',
}

const TIMINGS: Readonly<Record<CampaignExplanation['schedule'], string>> = {
  open: 'Its time is now.',
  early: 'It has not begun yet.',
  over: 'It is over.',
  blackout: 'It rests today.',
  closed: 'It runs on other days or at other hours.',
  unknown: 'The shop’s time zone is not known here.',
}

function againstWords(found: CampaignExplanation): string {
  switch (found.reason) {
    case 'schedule':
      return TIMINGS[found.schedule]
    case 'caps':
      return `It was shown often enough (${found.cap?.by ?? 'cap'}).${soon(found.cap?.retryAfterMs ?? null)}`
    case 'ladder':
      return `It is one step of several, and its turn has not come.${soon(found.ladder?.retryAfterMs ?? null)}`
    case 'audience':
      return audienceWords(found)
    default:
      return AGAINST[found.reason ?? ''] ?? 'Something speaks against it.'
  }
}

function audienceWords({ audience }: CampaignExplanation): string {
  if (audience.answer === 'false')
    return 'This shopper is not whom it is for: see the lines marked “no”.'
  return 'Whether this shopper is whom it is for cannot be known here: see the lines marked “not known”.'
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** In the unit one would say it in. */
function soon(ms: number | null): string {
  if (ms === null) return ''
  const [count, unit] =
    ms >= 2 * DAY
      ? [Math.ceil(ms / DAY), 'days']
      : ms >= 2 * HOUR
        ? [Math.ceil(ms / HOUR), 'hours']
        : ms >= 2 * MINUTE
          ? [Math.ceil(ms / MINUTE), 'minutes']
          : [Math.ceil(ms / 1000), 'seconds']
  return ` Again in ${count} ${unit} at the earliest.`
}

export const ANSWERS = { true: 'yes', false: 'no', unknown: 'not known' } as const

/** `cart.itemCount gte 2`, and what was found. */
export function leafWords({
  condition,
  found,
}: CampaignExplanation['audience']['leaves'][number]): string {
  const { field, op, value, event, count } = Object(condition) as Readonly<Record<string, unknown>>
  const asked =
    field === undefined
      ? `${String(event)} ${String(op)} ${String(count)}`
      : `${String(field)} ${String(op)} ${value === undefined ? '' : JSON.stringify(value)}`
  return `${asked.trim()} — found ${found === null ? 'nothing' : JSON.stringify(found)}`
}
