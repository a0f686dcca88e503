/** The tabs of one browser agree: messages between them, and one of them at a time for work that must not be doubled. */

export interface Tabs {
  /** To all other tabs of this shop; not to this one. Anything on the channel is untrusted input. */
  post(topic: string, message: unknown): void
  /** Returns the way to stop listening. */
  listen(topic: string, listener: (message: unknown) => void): () => void
  /**
   * Runs while no other tab runs the same, and resolves with `undefined` without running when `ifFree` is set and one does.
   * Web Locks; without them a lease in localStorage that expires.
   */
  exclusive<T>(
    name: string,
    run: (signal: AbortSignal) => Promise<T>,
    options?: { readonly ifFree?: boolean },
  ): Promise<T | undefined>
  /** Before the page is frozen or left: frees the locks and the channel, which would evict it from the bfcache. */
  suspend(): void
  resume(): void
  close(): void
}
