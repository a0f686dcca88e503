/** The friends, newest first: those that came with the home, and pages after them; a change of the home begins anew. */
import { computed, type ReadonlySignal } from '@preact/signals-core'
import { createReading, type Reading } from '../../../src/model/reading.ts'
import type { WidgetContext } from '../../../src/widget.ts'
import { type Friend, readFriends, type ReferralHome } from '../contract/home.ts'

export interface Friends {
  readonly all: ReadonlySignal<readonly Friend[]>
  readonly hasMore: ReadonlySignal<boolean>
  readonly failed: ReadonlySignal<boolean>
  loadMore(): Promise<void>
  reset(): void
}

interface Pages {
  readonly revision: number
  readonly friends: readonly Friend[]
  readonly cursor: string | null
}

export function createFriends(
  context: Pick<WidgetContext, 'call' | 'member' | 'report'>,
  home: ReadonlySignal<ReferralHome | undefined>,
): Friends {
  const more: Reading<Pages> = createReading(async () => {
    const { revision, friends, cursor } = pages.peek()
    const query = cursor ? { cursor } : {}
    const { items, nextCursor } = await context.call(readFriends, { query })
    return { revision, friends: [...friends, ...items], cursor: nextCursor }
  }, context.report)

  const pages = computed((): Pages => {
    const { revision = 0, friends = [], nextCursor = null } = home.value ?? {}
    const read = more.value.value
    return read?.revision === revision ? read : { revision, friends, cursor: nextCursor }
  })

  return {
    all: computed(() => pages.value.friends),
    // A guest has what came with the home.
    hasMore: computed(
      () => pages.value.cursor !== null && context.member.value.status === 'member',
    ),
    failed: more.failed,
    loadMore: more.load,
    reset: () => more.set(undefined),
  }
}
