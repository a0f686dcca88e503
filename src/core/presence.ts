/** Whether the page is there to be worked in: while it is not, IndexedDB is not written, or WebKit's next page would hang. */

export interface Presence {
  isHere(): boolean
  /** At once, or when the page is back. */
  whenHere(): Promise<void>
  leave(): void
  comeBack(): void
}

export function createPresence(): Presence {
  let here = Promise.resolve()
  let comeBack: (() => void) | undefined

  return {
    isHere: () => !comeBack,
    whenHere: () => here,
    leave() {
      if (!comeBack) here = new Promise((resolve) => (comeBack = resolve))
    },
    comeBack() {
      comeBack?.()
      comeBack = undefined
    },
  }
}
