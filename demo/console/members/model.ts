/** Looking a member up: a search, a list, one file. */
import { signal, type ReadonlySignal } from '@preact/signals'
import type { ResponseOf } from '../../../src/contract/endpoint.ts'
import { findMembers, readMemberFile, type MemberEntry } from '../../../widgets/loyalty/contract.ts'
import { at, type Call } from '../api.ts'
import { createAttempts, type Attempts } from '../attempts.ts'

export type MemberFile = ResponseOf<typeof readMemberFile>

export interface MembersModel extends Pick<Attempts, 'busy' | 'trouble'> {
  /** `undefined` before the first search. */
  readonly found: ReadonlySignal<readonly MemberEntry[] | undefined>
  readonly file: ReadonlySignal<MemberFile | undefined>
  search(text: string): Promise<void>
  open(memberId: string): Promise<void>
  /** The next page of the history. */
  readOn(): Promise<void>
  forget(): void
}

export function createMembersModel(call: Call): MembersModel {
  const found = signal<readonly MemberEntry[] | undefined>(undefined)
  const file = signal<MemberFile | undefined>(undefined)
  const { busy, trouble, attempt } = createAttempts()

  const open = async (memberId: string): Promise<void> => {
    file.value = await call(at(readMemberFile, { params: { memberId } }))
  }
  return {
    found,
    file,
    busy,
    trouble,
    search: (text) =>
      attempt(async () => {
        file.value = undefined
        found.value = undefined
        const { items } = await call(at(findMembers, { query: { search: text } }))
        found.value = items
        const [only, ...others] = items
        if (only && others.length === 0) await open(only.memberId)
      }),
    open: (memberId) => attempt(() => open(memberId)),
    readOn: () =>
      attempt(async () => {
        const shown = file.value
        const cursor = shown?.history.nextCursor
        if (!shown || !cursor) return
        const { memberId } = shown.member
        const next = await call(at(readMemberFile, { params: { memberId }, query: { cursor } }))
        const items = [...shown.history.items, ...next.history.items]
        file.value = { ...next, history: { ...next.history, items } }
      }),
    forget() {
      found.value = undefined
      file.value = undefined
    },
  }
}
