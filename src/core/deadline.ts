/** A promise that cannot keep anybody waiting for ever. */
import type { Environment } from './environment.ts'

/** Rejects after `delayMs`, when the promise has not settled by then. */
export function withDeadline<T>(
  promise: Promise<T>,
  delayMs: number,
  environment: Pick<Environment, 'setTimeout' | 'clearTimeout'>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = environment.setTimeout(
      () => reject(new Error(`No answer within ${delayMs} ms.`)),
      delayMs,
    )
    void promise.then(resolve, reject).finally(() => environment.clearTimeout(timer))
  })
}
