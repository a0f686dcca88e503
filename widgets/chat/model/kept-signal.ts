/** One small thing that is remembered from page to page. */
import { signal, type Signal } from '@preact/signals-core'
import type { WidgetStore } from '../../../src/widget.ts'

export interface KeptSignal<T> extends Signal<T> {
  /** Changes it, and remembers it. */
  set(value: T): void
}

export function createKeptSignal<T>(
  store: WidgetStore,
  key: string,
  initial: T,
  ofCustomer: boolean,
): KeptSignal<T> {
  const kept = signal(initial)
  let isSet = false
  void store.read(key).then((value) => {
    // Safe: only this widget writes under the key.
    if (value !== undefined && !isSet) kept.value = value as T
  })
  return Object.assign(kept, {
    set(value: T) {
      isSet = true
      kept.value = value
      void store.write(key, value, { purpose: 'functional', ofCustomer })
    },
  })
}
