/** A signal that follows a cell of core, for models and views. Lives in lazy code, so that a page at rest loads no signals. */
import { signal, type ReadonlySignal } from '@preact/signals-core'
import type { ReadonlyCell } from '../core/cell.ts'

export interface Followed<T> {
  readonly signal: ReadonlySignal<T>
  stop(): void
}

export function followAsSignal<T>(cell: ReadonlyCell<T>): Followed<T> {
  const follower = signal(cell.peek())
  const stop = cell.subscribe((value) => {
    follower.value = value
  })
  return { signal: follower, stop }
}
