/** Who may speak to the shopper unasked, how loudly and when: one set of rules for all widgets together, without a page. */
import { answeredElsewhere, holdToComplaint, RULES } from './arbiter-rules.ts'
import type { Said } from './memory.ts'
import { type Asked, type Memory, nameOf, type Situation, type Verdict } from './verdict.ts'

/** One verdict for each who asks, in the same order; at most one of them is a sheet or dialog, and at most one a bar. */
export function decide(
  proposals: readonly Asked[],
  situation: Situation,
  memory: Memory,
  now: number,
): readonly Verdict[] {
  let known = memory
  const verdicts = new Map<Asked, Verdict>()
  for (const asked of [...proposals].sort(byUrgency)) {
    const verdict = judge(asked, situation, known, now)
    verdicts.set(asked, verdict)
    known = note(known, verdict, now)
  }
  return proposals.flatMap((asked) => verdicts.get(asked) ?? [])
}

/** The memory once a verdict is carried out. */
export function note(memory: Memory, { asked, outcome, level }: Verdict, now: number): Memory {
  const { page } = memory
  const name = nameOf(asked)
  if (outcome !== 'say' || !level || level === 'badge') return memory
  if (level === 'bar') return { ...memory, page: { ...page, bar: { name, level } } }
  if (page.card?.name === name) return memory
  const said: Said = {
    name,
    at: now,
    ...(asked.isExit && { isExit: true }),
    ...(asked.isAwaited && { isAwaited: true }),
  }
  const turns = page.turns + (asked.isAwaited ? 0 : 1)
  return {
    ...memory,
    said: [...memory.said, said],
    page: { ...page, turns, card: { name, level } },
  }
}

function judge(asked: Asked, situation: Situation, memory: Memory, now: number): Verdict {
  const refusal = holdToComplaint({ asked, situation })
  if (refusal) return { asked, ...refusal }
  const isEphemeral = situation.storage === 'ephemeral'
  const level = asked.level === 'modal' && isEphemeral ? 'sheet' : asked.level
  const heard = [memory.page.card, memory.page.bar].find((each) => each?.name === nameOf(asked))
  if (heard) {
    const answer = answeredElsewhere({ asked, memory })
    return answer
      ? { asked, ...answer }
      : { asked, outcome: 'say', level: heard.level, reason: 'granted' }
  }
  for (const rule of RULES) {
    const answer = rule({ asked, level, situation, memory, now })
    if (answer) return { asked, ...answer }
  }
  return { asked, outcome: 'say', level, reason: level === asked.level ? 'granted' : 'ephemeral' }
}

/** Who is awaited first, then the more important; of equals, who asked first. */
function byUrgency(one: Asked, other: Asked): number {
  const awaited = Number(other.isAwaited ?? false) - Number(one.isAwaited ?? false)
  return awaited || (other.priority ?? 0) - (one.priority ?? 0)
}
