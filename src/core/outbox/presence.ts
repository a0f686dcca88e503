/** Whether the page is in front of the shopper: while it is not, IndexedDB is not written, or WebKit's next page would hang. */

export interface Presence {
  isHere(): boolean
  /** At once, or when the page is back. */
  whenHere(): Promise<void>
  /** Resolves when the page goes. */
  whenGone(): Promise<void>
  leave(): void
  comeBack(): void
}

export function createPresence(): Presence {
  let isHere = true
  let here = Promise.resolve()
  let gone = waitFor()
  let back = gone

  return {
    isHere: () => isHere,
    whenHere: () => here,
    whenGone: () => gone.promise,
    leave() {
      if (!isHere) return
      isHere = false
      back = waitFor()
      here = back.promise
      gone.resolve()
    },
    comeBack() {
      isHere = true
      gone = waitFor()
      back.resolve()
    },
  }
}

function waitFor(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined
  const promise = new Promise<void>((settle) => (resolve = settle))
  return { promise, resolve }
}
