/** Sees every entry of the page's data layer once: those pushed before us, those that come, and those of a layer that is put in its place. */

import { findLayer, type Layer } from './find-layer.ts'

/** Entries that were read, in this page load: after a restart none is read again. */
const read = new WeakSet<object>()
const LOOK_EVERY_MS = 1_000

/** Reads what is there at once. Returns the way to stop; the page's own `push` is put back, unless somebody has wrapped ours since. */
export function watchLayer(
  onEntry: (entry: unknown) => void,
  report: (error: unknown) => void,
): () => void {
  let layer: Layer | undefined
  let unwrap: (() => void) | undefined
  let isStopped = false

  /** The page's call goes on whatever we make of its entry. */
  function take(entry: unknown): void {
    if (isStopped) return
    if (typeof entry === 'object' && entry !== null) read.add(entry)
    try {
      onEntry(entry)
    } catch (error) {
      report(error)
    }
  }

  function look(): void {
    const found = findLayer()
    if (found !== layer) {
      unwrap?.()
      layer = found
      unwrap = found && wrap(found, take)
    }
    for (const entry of found ?? []) if (isNew(entry)) take(entry)
  }

  look()
  // For a layer, or its `push`, that is replaced without a call of ours.
  const timer = setInterval(() => document.visibilityState === 'visible' && look(), LOOK_EVERY_MS)
  return () => {
    isStopped = true
    clearInterval(timer)
    unwrap?.()
  }
}

function isNew(entry: unknown): boolean {
  return typeof entry === 'object' && entry !== null && !read.has(entry)
}

/** `undefined` for a layer that cannot be changed: looking at it now and then has to do. */
function wrap(layer: Layer, take: (entry: unknown) => void): (() => void) | undefined {
  const isOwn = Object.hasOwn(layer, 'push')
  const original = layer.push
  if (typeof original !== 'function') return undefined
  function push(this: unknown, ...entries: unknown[]): number {
    const result: number = Reflect.apply(original, this, entries)
    for (const entry of entries) take(entry)
    return result
  }
  if (!Reflect.set(layer, 'push', push)) return undefined
  return () => {
    if (layer.push !== push) return
    if (isOwn) layer.push = original
    else Reflect.deleteProperty(layer, 'push')
  }
}
