/** What is remembered of asking: by this browser for whoever uses it, and of a member by all their devices. */
import { signal, type ReadonlySignal } from '@preact/signals-core'
import type { WidgetContext } from '../../../src/widget.ts'
import { AskMemory, mergeMemory, putAskMemory } from '../contract/memory.ts'

export type Change = (memory: AskMemory) => AskMemory

export interface KeptMemory {
  /** What speaks against asking: this browser’s and the member’s. */
  read(): Promise<AskMemory>
  /** In one transaction over all tabs; `change` is pure, and may run more than once. It is given both memories, and adds to the browser’s. Whether it is kept. */
  change(change: Change): Promise<boolean>
  /** A member’s of all devices; `false` where nobody has answered. Of a guest there is nothing to ask for. */
  sync(): Promise<boolean>
  /** Something that a member said to this browser has not reached their other devices. */
  readonly isBehind: ReadonlySignal<boolean>
  /** Tells what an earlier page could not. */
  catchUp(): Promise<void>
  /** As the backend told it with something else. */
  take(ofMember: AskMemory | undefined): void
  /** Names the shopper for samples: a member everywhere, a guest in this browser. */
  unit(): Promise<string>
}

export const NOTHING_ASKED: AskMemory = { asked: [], closed: {}, never: false }
/** It holds ids of surveys and times alone, and so outlives a sign-out: whoever comes next in this browser is not asked at once. */
const KEY = 'asked'
const UNIT = 'unit'
const BEHIND = 'behind'
const FUNCTIONAL = { purpose: 'functional' } as const

export function createKeptMemory({
  store,
  member,
  call,
  createId,
}: Pick<WidgetContext, 'store' | 'member' | 'call' | 'createId'>): KeptMemory {
  const memberId = (): string | undefined => member.peek().memberId
  const isBehind = signal(false)
  let changes = 0
  let told: { readonly of: string; readonly memory: AskMemory } | undefined

  const parse = (value: unknown): AskMemory => AskMemory.safeParse(value).data ?? NOTHING_ASKED
  const ofMember = (): AskMemory => (told && told.of === memberId() ? told.memory : NOTHING_ASKED)
  const read = async (): Promise<AskMemory> => mergeMemory(parse(await store.read(KEY)), ofMember())

  function setBehind(next: boolean): void {
    if (next === isBehind.peek()) return
    isBehind.value = next
    void store.write(BEHIND, next, { ...FUNCTIONAL, ofCustomer: true })
  }

  function take(memory: AskMemory | undefined, of = memberId()): void {
    if (memory && of !== undefined)
      told = { of, memory: told?.of === of ? mergeMemory(told.memory, memory) : memory }
  }

  async function sync(): Promise<boolean> {
    const of = memberId()
    const noted = changes
    if (of === undefined) return true
    try {
      take(await call(putAskMemory, { body: parse(await store.read(KEY)) }), of)
    } catch {
      return false // Without an answer nobody is asked, and what this browser remembers goes along next time.
    }
    if (of !== memberId()) return false
    if (noted === changes) setBehind(false)
    return true
  }

  return {
    read,
    take,
    isBehind,

    async change(change) {
      let isChanged = false
      changes += 1
      const kept = await store.update(
        KEY,
        (value) => {
          const own = parse(value)
          const before = mergeMemory(own, ofMember())
          const after = change(before)
          isChanged = after !== before
          // What was not changed stays as it was; a member’s memory is not left to whoever comes next.
          return isChanged ? mergeMemory(own, addedBy(after, before)) : value
        },
        FUNCTIONAL,
      )
      if (isChanged && memberId() !== undefined) setBehind(true)
      return kept !== undefined
    },

    sync,

    async catchUp() {
      isBehind.value ||= (await store.read(BEHIND)) === true
      if (isBehind.peek()) await sync()
    },

    async unit() {
      const kept =
        memberId() ?? (await store.update(UNIT, (value) => value ?? createId(), FUNCTIONAL))
      return typeof kept === 'string' ? kept : ''
    },
  }
}

/** What is in `after` alone. */
function addedBy(after: AskMemory, before: AskMemory): AskMemory {
  return {
    asked: after.asked.filter((one) => !before.asked.includes(one)),
    closed: Object.fromEntries(
      Object.entries(after.closed).filter(([id, closings]) => before.closed[id] !== closings),
    ),
    never: after.never && !before.never,
  }
}
