/** What the panel and the fields of widgets keep from page to page, in this tab alone. */
import { readTab, TAB_KEY } from './tab-storage.ts'

export interface TabMemory {
  readonly isOpen?: boolean
  /** The section shown last; absent for the home. */
  readonly section?: string | undefined
  /** How far each section was scrolled, px. */
  readonly scroll?: Readonly<Record<string, number>>
  /** What was typed and not sent, by field. */
  readonly drafts?: Readonly<Record<string, string>>
  /** What was open in a section, by widget, in words of its own. */
  readonly places?: Readonly<Record<string, string>>
  /** Whose all this is, once somebody signed in. */
  readonly owner?: string
}

const DRAFT_MS = 300
/** A page that is hidden may never be shown again, and its timers may never fire. */
const LAST_CHANCES = ['pagehide', 'visibilitychange']

const forgetting = new Set<() => void>()
/** For browsers that allow no storage; else empty. */
let memory: TabMemory = {}
/** What was typed since the last writing: a key that is pressed does not wait for storage. */
let typed: Readonly<Record<string, string>> = {}
let timer: ReturnType<typeof setTimeout> | undefined

export function recall(): TabMemory {
  // Read anew each time: a page that comes out of the bfcache finds what later pages have left.
  const text = readTab()
  if (text === null) return memory
  const kept = parse(text)
  return timer === undefined ? kept : { ...kept, drafts: { ...kept.drafts, ...typed } }
}

export function remember(changes: TabMemory): void {
  // `isOpen` first: a page at rest asks no more than whether the text begins with it.
  const { isOpen = false, ...others } = { ...recall(), ...changes }
  write({ isOpen, ...others })
}

/** `recall` finds it at once; it is written within 300 ms, and before the page is hidden or left. `''` forgets the draft at once. */
export function keepDraft(key: string, text: string): void {
  // Where nothing is kept, all was erased or storage is blocked: what was typed before must not come back with it.
  if (text === '' || readTab() === null) {
    const { [key]: _before, ...others } = recall().drafts ?? {}
    return remember({ drafts: text === '' ? others : { ...others, [key]: text } })
  }
  typed = { ...typed, [key]: text }
  if (timer !== undefined) return
  timer = setTimeout(writeDrafts, DRAFT_MS)
  // Capturing: in Safari before 14 the second one does not bubble.
  for (const type of LAST_CHANCES) addEventListener(type, writeDrafts, true)
}

/** What was typed lately is written now. */
export function writeDrafts(): void {
  if (timer === undefined) return
  if (readTab() === null) settle()
  else remember({})
}

/** For sign-out and `forget()`: fields on the screen are emptied too. */
export function forgetTab(): void {
  write({})
  for (const forget of forgetting) forget()
}

/** Whoever signs in keeps what they typed as a guest, and does not see what another has left. */
export function claimTab(memberId: string): void {
  const { owner = memberId } = recall()
  if (owner !== memberId) forgetTab()
  remember({ owner: memberId })
}

/** Returns the way to stop. */
export function onForgetTab(listener: () => void): () => void {
  forgetting.add(listener)
  return () => void forgetting.delete(listener)
}

function settle(): void {
  clearTimeout(timer)
  timer = undefined
  typed = {}
  for (const type of LAST_CHANCES) removeEventListener(type, writeDrafts, true)
}

function write(next: TabMemory): void {
  if (timer !== undefined) settle()
  memory = {}
  try {
    sessionStorage.setItem(TAB_KEY, JSON.stringify(next))
  } catch {
    memory = next // Blocked or full: it lasts until the page is left.
  }
}

function parse(text: string): TabMemory {
  try {
    const value: unknown = JSON.parse(text)
    // Safe: nobody but `remember` writes under this key, and a page that does harms the looks of its own panel alone.
    return typeof value === 'object' && value !== null ? (value as TabMemory) : {}
  } catch {
    return {} // Cut off or written over: nothing worth a word is lost.
  }
}
