/** The rules of the arbiter, one function each: what speaks against being heard now, or nothing. */
import { DAY, SECOND } from '../core/clock.ts'
import type { Level } from '../widget.ts'
import {
  type Answer,
  type Asked,
  isInterruptive,
  type Memory,
  nameOf,
  type Obstacle,
  type Reason,
  scopeOf,
  type Situation,
} from './verdict.ts'

interface Case {
  readonly asked: Asked
  /** As loud as the storage allows. */
  readonly level: Level
  readonly situation: Situation
  readonly memory: Memory
  readonly now: number
}

type Rule = (asking: Case) => Answer | undefined

const TURNS_A_PAGE = 1
const TURNS_A_VISIT = 2
const EXITS_A_VISIT = 1
const GAP = 60 * SECOND
const SETTLING = 10 * SECOND
const LONGEST_VISIT = DAY
/** After it was closed once, twice, three times, and every time from then on. */
const COOL_DOWNS = [DAY, 7 * DAY, 30 * DAY, 90 * DAY]
const DONE_FOR = DAY

/** Even who is awaited waits for these. */
const HARD: readonly Obstacle[] = ['checkout', 'banner', 'dialog', 'panel']
const SOFT: readonly Obstacle[] = ['cart', 'hidden', 'survey', 'draft']
/** A bar has a place of its own beside the panel, and interrupts nobody. */
const OF_BARS: readonly Obstacle[] = ['checkout', 'cart', 'banner', 'dialog']

/** What holds for long is asked first: who is refused for days does not wait for a banner to close. */
export const RULES: readonly Rule[] = [
  holdToNo,
  holdToQuota,
  waitForObstacle,
  waitForTurn,
  waitForTime,
]

/** Asked even of what is being heard: advertising ends where a complaint begins. */
export function holdToComplaint({
  asked,
  situation,
}: Pick<Case, 'asked' | 'situation'>): Answer | undefined {
  const isUnfit = asked.isPromotional && situation.hasComplaint
  return isUnfit ? { outcome: 'refuse', reason: 'complaint' } : undefined
}

function holdToNo({ asked, memory, now }: Case): Answer | undefined {
  const name = nameOf(asked)
  // A “no” to this alone stays one when it is given a category later.
  const isOver = memory.never.some((scope) => scope === name || scope === scopeOf(asked))
  if (isOver) return { outcome: 'refuse', reason: 'never' }
  const closing = memory.closed[name]
  if (!closing || asked.isAwaited) return undefined
  const isDone = closing.times === 0
  const restMs = isDone ? DONE_FOR : COOL_DOWNS[Math.min(closing.times, COOL_DOWNS.length) - 1]!
  // A clock that was set back makes no rest longer.
  const retryAfterMs = restMs - Math.max(0, now - closing.at)
  if (retryAfterMs <= 0) return undefined
  return { outcome: 'refuse', reason: isDone ? 'done' : 'cool_down', retryAfterMs }
}

/** What is open here was answered in another tab: a copy of it goes too. */
export function answeredElsewhere({
  asked,
  memory,
}: Pick<Case, 'asked' | 'memory'>): Answer | undefined {
  const name = nameOf(asked)
  if (memory.never.some((scope) => scope === name || scope === scopeOf(asked)))
    return { outcome: 'refuse', reason: 'never' }
  const closing = memory.closed[name]
  const said = memory.said.findLast((each) => each.name === name)
  if (!closing || !said || closing.at < said.at) return undefined
  return { outcome: 'refuse', reason: closing.times === 0 ? 'done' : 'cool_down' }
}

function holdToQuota({ asked, level, situation, memory, now }: Case): Answer | undefined {
  if (!isInterruptive(level)) return undefined
  const since = situation.visitStartedAt ?? now - LONGEST_VISIT
  if (asked.isAwaited) {
    const closing = memory.closed[nameOf(asked)]
    // Who clicks a friend's link again days later asks again; who has just closed what it said does not.
    return closing && closing.at >= since ? sayQuietly(asked, 'cool_down') : undefined
  }
  if (memory.page.turns >= TURNS_A_PAGE)
    return sayQuietly(asked, memory.page.card ? 'busy' : 'page_quota')
  const turns = memory.said.filter(({ at, isAwaited }) => at >= since && !isAwaited)
  // What dies with the page cannot count pages: then a page is all the visit we know of.
  const most = situation.storage === 'persistent' ? TURNS_A_VISIT : TURNS_A_PAGE
  if (turns.length >= most) return sayQuietly(asked, 'visit_quota')
  const exits = turns.filter(({ isExit }) => isExit)
  return asked.isExit && exits.length >= EXITS_A_VISIT ? sayQuietly(asked, 'exit_quota') : undefined
}

function waitForObstacle({ asked, level, situation }: Case): Answer | undefined {
  if (level === 'badge') return undefined
  // A dialog takes the focus, and nobody who types came for that.
  const mayPass = asked.isAwaited && level !== 'modal'
  const inTheWay = level === 'bar' ? OF_BARS : mayPass ? HARD : [...HARD, ...SOFT]
  const isMeantForCarts = asked.isAwaited || asked.isExit
  const obstacle = inTheWay.find(
    (each) => situation.obstacles.includes(each) && !(each === 'cart' && isMeantForCarts),
  )
  return obstacle && { outcome: 'wait', reason: obstacle, until: obstacle }
}

/** One at a time. */
function waitForTurn({ level, memory: { page } }: Case): Answer | undefined {
  const heard = level === 'bar' ? page.bar : isInterruptive(level) ? page.card : undefined
  return heard && { outcome: 'wait', reason: 'busy', until: 'busy' }
}

function waitForTime({ asked, level, situation, memory, now }: Case): Answer | undefined {
  if (!isInterruptive(level) || asked.isAwaited) return undefined
  const settlingMs = SETTLING - situation.visibleMs
  if (settlingMs > 0) return { outcome: 'wait', reason: 'loading', retryAfterMs: settlingMs }
  // One that lies far ahead was said before the clock was set back: long ago. A little ahead is another tab, just now.
  const gaps = memory.said
    .map(({ at }) => at - now)
    .filter((ahead) => ahead > -GAP && ahead <= GAP)
    .map((ahead) => GAP + Math.min(ahead, 0))
  if (gaps.length === 0) return undefined
  return { outcome: 'wait', reason: 'gap', retryAfterMs: Math.max(...gaps) }
}

/** On the launcher, where the shopper can still come for it; nothing where its author wants it loud or not at all. */
function sayQuietly(asked: Asked, reason: Reason): Answer {
  return asked.isNeverQuieter
    ? { outcome: 'refuse', reason }
    : { outcome: 'say', level: 'badge', reason }
}
