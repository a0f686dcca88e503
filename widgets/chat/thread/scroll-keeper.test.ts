import { describe, expect, it } from 'vitest'
import { createScrollKeeper } from './scroll-keeper.ts'

const HEIGHT = 300
const ROW = 100

/** A scroller at the top of the window with rows of 100 px; happy-dom lays nothing out, so this does. */
function layOut(cids: readonly string[]) {
  const scroller = document.createElement('div')
  const list = scroller.appendChild(document.createElement('ol'))
  const tall = new Map<string, number>()
  let top = 0

  const heightOf = (row: Element): number => tall.get((row as HTMLElement).dataset['cid']!) ?? ROW // Safe: the list holds nothing but rows.
  const total = (): number => [...list.children].reduce((sum, row) => sum + heightOf(row), 0)
  const put = (names: readonly string[]): void => {
    const rows = names.map((name) => {
      const row = document.createElement('li')
      row.dataset['cid'] = name
      row.getBoundingClientRect = () => {
        const before = [...list.children].slice(0, [...list.children].indexOf(row))
        const y = before.reduce((sum, each) => sum + heightOf(each), 0) - scroller.scrollTop
        return new DOMRect(0, y, 100, heightOf(row))
      }
      return row
    })
    list.replaceChildren(...rows)
  }
  Object.defineProperties(scroller, {
    clientHeight: { get: () => HEIGHT },
    scrollHeight: { get: () => Math.max(HEIGHT, total()) },
    scrollTop: {
      get: () => top,
      set: (value: number) => {
        top = Math.max(0, Math.min(value, Math.max(HEIGHT, total()) - HEIGHT))
      },
    },
  })
  scroller.getBoundingClientRect = () => new DOMRect(0, 0, 100, HEIGHT)
  put(cids)
  const keeper = createScrollKeeper(scroller, list)
  /** By hand. */
  const roll = (to: number): void => {
    scroller.dispatchEvent(new Event('wheel'))
    scroller.scrollTop = to
    keeper.note()
  }
  return { scroller, put, tall, roll, keeper }
}

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f']

describe('a thread that is scrolled', () => {
  it('stays at its end when something comes', () => {
    const { scroller, put, keeper } = layOut(NAMES)
    keeper.toEnd()

    put([...NAMES, 'g'])
    keeper.restore()

    expect(scroller.scrollTop).toBe(400)
    expect(keeper.isAtEnd()).toBe(true)
  })

  it.each([
    ['five come at the end', [...NAMES, 'g', 'h', 'i', 'j', 'k'], 130],
    ['three come in front', ['x', 'y', 'z', ...NAMES], 430],
    ['one above has gone', NAMES.slice(1), 30],
  ])('shows the same to the pixel when %s', (_what, names, expected) => {
    const { scroller, put, roll, keeper } = layOut(NAMES)
    roll(130)

    put(names)
    keeper.restore()

    expect(scroller.scrollTop).toBe(expected)
    expect(keeper.isAtEnd()).toBe(false)
  })

  it('shows the same when a picture above it has loaded', () => {
    const { scroller, tall, roll, keeper } = layOut(NAMES)
    roll(130)

    tall.set('a', 260)
    keeper.restore()

    expect(scroller.scrollTop).toBe(290)
  })

  it('stays at its end when what has grown has moved it, and nobody’s hand', () => {
    const { scroller, put, keeper } = layOut(NAMES)
    keeper.toEnd()

    put([...NAMES, 'g'])
    scroller.scrollTop = 280
    keeper.note()

    expect(keeper.isAtEnd()).toBe(true)
    expect(scroller.scrollTop).toBe(400)
  })

  it('goes to a message, and knows none that is not there', () => {
    const { scroller, keeper } = layOut(NAMES)

    expect(keeper.goTo('c')?.dataset['cid']).toBe('c')
    expect(scroller.scrollTop).toBe(200)
    expect(keeper.goTo('nowhere')).toBeUndefined()
  })

  it('says which message is on top, and how much of it is above', () => {
    const { roll, keeper } = layOut(NAMES)
    roll(125)

    expect(keeper.place()).toEqual(['b', 0.25])
  })

  it('has no place to remember at its end', () => {
    const { keeper } = layOut(NAMES)
    keeper.toEnd()

    expect(keeper.place()).toBeUndefined()
  })
})
