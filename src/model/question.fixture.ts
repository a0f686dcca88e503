/** A question that is answered when the test says so. */

export interface Question<T> {
  readonly promise: Promise<T>
  resolve(answer: T): void
  reject(error: Error): void
}

export function createQuestion<T>(): Question<T> {
  let resolve: Question<T>['resolve'] = () => undefined
  let reject: Question<T>['reject'] = () => undefined
  const promise = new Promise<T>((one, other) => {
    resolve = one
    reject = other
  })
  return { promise, resolve, reject }
}
