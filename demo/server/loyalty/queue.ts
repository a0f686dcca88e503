/** What comes next of many: a binary heap, because a member may have a hundred thousand lots due. */

export interface Queue<T> {
  first(): T | undefined
  /** The first one has a later rank now, or none (`Infinity`) and is done with. */
  update(): void
}

export function createQueue<T>(items: readonly T[], rankOf: (item: T) => number): Queue<T> {
  const heap = [...items].sort((a, b) => rankOf(a) - rankOf(b))
  const rankAt = (index: number): number => {
    const item = heap[index]
    return item === undefined ? Infinity : rankOf(item)
  }

  const sink = (): void => {
    for (let at = 0; ;) {
      const left = 2 * at + 1
      const child = rankAt(left + 1) < rankAt(left) ? left + 1 : left
      const [parent, smaller] = [heap[at], heap[child]]
      if (parent === undefined || smaller === undefined || rankOf(smaller) >= rankOf(parent)) return
      heap[at] = smaller
      heap[child] = parent
      at = child
    }
  }

  return {
    first: () => heap[0],
    update() {
      if (rankAt(0) === Infinity) {
        const last = heap.pop()
        if (last !== undefined && heap.length > 0) heap[0] = last
      }
      sink()
    },
  }
}
