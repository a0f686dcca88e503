/** What becomes of a message whose sending has failed: tried again, shown as failed, or refused for good. */
import { isProblem } from '../../../src/model/doing.ts'
import type { Unsent } from './unsent.ts'

export interface Chance {
  readonly now: number
  /** 0 to 1, for the pause. */
  readonly random: number
  /** For a message whose own was used for something else. */
  readonly newId: string
}

const MOST_TRIES = 5
const LONGEST_MS = 60_000
const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 30_000
const WORTH_REPEATING = [408, 425, 429]
/** Of those above 499 these say the same for ever. */
const FINAL = [501, 505, 511]
/** Something can be mended: the conversation was not there yet, the id was taken, a file was dropped. */
const MENDED = ['not_found', 'cid_conflict', 'file_unknown']

export function judge(message: Unsent, error: unknown, chance: Chance): Unsent {
  if (!isProblem(error)) return tryLater(message, 'offline', chance)
  const { status, code, params, retryAfterMs } = error
  if (status === 429)
    return hold({ ...message, code, params }, retryAfterMs ?? LONGEST_PAUSE_MS, chance)
  if (WORTH_REPEATING.includes(status) || (status >= 500 && !FINAL.includes(status)))
    return retryAfterMs
      ? hold(tryLater(message, code, chance), retryAfterMs, chance)
      : tryLater(message, code, chance)
  if (MENDED.includes(code) && message.again !== code) return mend(message, code, chance)
  const isOpen = (status === 401 || status === 403) && code !== 'chat_blocked'
  return { ...message, code, params, state: isOpen ? 'failed' : 'refused' }
}

/** Full jitter, so that a thousand shops behind one server never come back at once. */
function tryLater(message: Unsent, code: string, { now, random }: Chance): Unsent {
  const tries = message.tries + 1
  const triedAt = message.triedAt ?? now
  const isOver = tries >= MOST_TRIES || now - triedAt >= LONGEST_MS
  const pauseMs = random * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tries)
  const state = isOver ? 'failed' : 'waiting'
  return { ...message, state, code, params: undefined, tries, triedAt, notBefore: now + pauseMs }
}

function hold(message: Unsent, forMs: number, { now }: Chance): Unsent {
  return { ...message, isHeld: true, notBefore: now + forMs }
}

function mend(message: Unsent, code: string, { newId, now }: Chance): Unsent {
  const files =
    code === 'file_unknown'
      ? message.files.map((file) => ({ ...file, isUploaded: false }))
      : message.files
  const cid = code === 'cid_conflict' ? newId : message.cid
  return { ...message, cid, files, again: code, notBefore: now + FIRST_PAUSE_MS }
}
