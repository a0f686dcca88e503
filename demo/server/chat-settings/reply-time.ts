/** How long shoppers waited for the first answer: opening hours alone count, so that a night is nobody’s fault. */
import type { ChatFacts, OpeningHours } from '../../../widgets/chat/contract/facts.ts'
import { slotsBetween, type Slot } from '../../../widgets/chat/hours.ts'

/** Fewer say nothing about the next. */
const LEAST_CONVERSATIONS = 5

/** Ms of the span in which the shop was open; all of it where there are no hours. */
export function openTime(hours: OpeningHours | undefined, timezone: string, span: Slot): number {
  if (!hours) return Math.max(0, span.to - span.from)
  let counted = span.from
  let open = 0
  // Slots come by their beginnings, and may overlap: each instant counts once.
  for (const { from, to } of slotsBetween(hours, timezone, span)) {
    const begin = Math.max(from, counted)
    const end = Math.min(to, span.to)
    if (end <= begin) continue
    open += end - begin
    counted = end
  }
  return open
}

/** Of conversations from their first message to the first answer; `undefined` where there are too few. */
export function replyTimeOf(
  waits: readonly Slot[],
  hours: OpeningHours | undefined,
  timezone: string,
): ChatFacts['replyTime'] {
  if (waits.length < LEAST_CONVERSATIONS) return undefined
  const times = waits.map((wait) => openTime(hours, timezone, wait)).sort((a, b) => a - b)
  const middle = times.length / 2
  const lower = times[Math.ceil(middle) - 1] ?? 0
  const upper = times[Math.floor(middle)] ?? 0
  return { medianMs: Math.round((lower + upper) / 2), conversations: waits.length }
}
