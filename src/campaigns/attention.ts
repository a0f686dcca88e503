/** Keeps what the arbiter goes by, the same in all tabs, and carries its verdicts out: what is said is noted before it is seen. */
import { createEmitter } from '../core/emitter.ts'
import type { Store } from '../core/store.ts'
import type { Tabs } from '../core/tabs.ts'
import type { ClosedAs } from '../widget.ts'
import { decide, note } from './arbiter.ts'
import { type Closing, type Kept, mergeKept, parseKept, prune } from './memory.ts'
import {
  type Asked,
  type Memory,
  nameOf,
  scopeOf,
  type Situation,
  type Verdict,
} from './verdict.ts'

/** `withdrawn`: taken back by its widget. `unsaid`: it could not be shown after all, so its turn is given back. */
export type EndedAs = ClosedAs | 'withdrawn' | 'unsaid'

export interface Attention {
  /** Decides about all who ask now. At most one tab is told to say the same, however close together they ask. */
  claim(proposals: readonly Asked[], situation: Situation): Promise<readonly Verdict[]>
  /** What was said is over; a “no” holds in all tabs from here on. */
  closed(asked: Asked, as: EndedAs): Promise<void>
  /** A soft navigation: the page may be interrupted anew. What is still open stays noted. */
  turnPage(): void
  /** The last verdict of each proposal of this page, for whoever asks why. */
  explain(): readonly Verdict[]
  /** Told when another tab said or closed something: who waits, or is being heard, asks again. */
  onChange(listener: () => unknown): () => void
  /** What holds on every device of a member: what was closed, and what is never to come again. */
  export(): Promise<Elsewhere>
  /** Adds what other devices know; nothing that is known here gets lost. */
  merge(known: Elsewhere): Promise<void>
  /** Drops what is known here, when the stored part was deleted at the shopper's wish. */
  forget(): void
  close(): void
}

export type Elsewhere = Pick<Kept, 'closed' | 'never'>

export interface AttentionOptions {
  readonly store: Pick<Store, 'update'>
  readonly tabs: Pick<Tabs, 'post' | 'listen'>
  now(): number
  report(error: unknown): void
}

const KEY = 'attention'

export function createAttention({ store, tabs, now, report }: AttentionOptions): Attention {
  const changes = createEmitter<void>(report)
  const latest = new Map<string, Verdict>()
  let page: Memory['page'] = { turns: 0 }
  // Where nothing may be stored, the rules still hold until the page is left.
  let unstored: Kept | undefined

  /** A shopper's own “no”, and the counting that spares them, need no consent. */
  async function change(how: (kept: Kept) => Kept): Promise<Kept> {
    const known = unstored ?? parseKept(undefined)
    const next = (value: unknown): Kept => prune(how(mergeKept(parseKept(value), known)), now())
    const stored = await store.update(KEY, next, { purpose: 'functional' })
    unstored = stored === undefined ? next(undefined) : undefined
    return unstored ?? parseKept(stored)
  }

  async function claim(
    proposals: readonly Asked[],
    situation: Situation,
  ): Promise<readonly Verdict[]> {
    const before = page
    let verdicts: readonly Verdict[] = []
    await change((kept) => {
      // Asked for here: while it waited for its turn, another tab may have said something.
      const at = now()
      // The transaction may run it more than once: only the last run counts.
      verdicts = decide(proposals, situation, { ...kept, page: before }, at)
      const { page: next, ...rest } = verdicts.reduce(
        (memory, verdict) => note(memory, verdict, at),
        { ...kept, page: before },
      )
      page = next
      return rest
    })
    for (const verdict of verdicts) latest.set(nameOf(verdict.asked), verdict)
    if (page !== before) tabs.post(KEY, null)
    return verdicts
  }

  // One claim after the other: the second must know what the first has said on this page.
  let queue: Promise<unknown> = Promise.resolve()
  function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = queue.then(run)
    queue = turn.catch(() => undefined)
    return turn
  }

  return {
    claim: (proposals, situation) => inTurn(() => claim(proposals, situation)),

    closed: (asked, as) =>
      inTurn(async () => {
        page = leave(page, asked, as)
        if (as === 'withdrawn') return
        await change((kept) => end(kept, asked, as, now()))
        tabs.post(KEY, null)
      }),

    turnPage: () => void (page = { ...page, turns: 0 }),
    explain: () => [...latest.values()],
    onChange: changes.on,
    async export() {
      const { closed, never } = await inTurn(() => change((kept) => kept))
      return { closed, never }
    },
    merge: async (known) => {
      const other = { ...parseKept(known), said: [] }
      await inTurn(() => change((kept) => mergeKept(kept, other)))
      tabs.post(KEY, null)
    },
    forget: () => void (unstored = undefined),
    close: tabs.listen(KEY, () => void changes.emit()),
  }
}

function leave(page: Memory['page'], asked: Asked, as: EndedAs): Memory['page'] {
  const name = nameOf(asked)
  const isCard = page.card?.name === name
  const isGivenBack = isCard && as === 'unsaid' && !asked.isAwaited
  return {
    turns: page.turns - (isGivenBack && page.turns > 0 ? 1 : 0),
    card: isCard ? undefined : page.card,
    bar: page.bar?.name === name ? undefined : page.bar,
  }
}

function end(kept: Kept, asked: Asked, as: EndedAs, at: number): Kept {
  const name = nameOf(asked)
  if (as === 'unsaid') {
    const last = kept.said.map((said) => said.name).lastIndexOf(name)
    return { ...kept, said: kept.said.filter((_, index) => index !== last) }
  }
  if (as === 'never') return { ...kept, never: [...kept.never, scopeOf(asked)] }
  const times = as === 'done' ? 0 : (kept.closed[name]?.times ?? 0) + 1
  const closing: Closing = { times, at }
  return { ...kept, closed: { ...kept.closed, [name]: closing } }
}
