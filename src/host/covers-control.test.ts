import { afterEach, describe, expect, it } from 'vitest'
import { coversControl } from './covers-control.ts'

afterEach(() => document.body.replaceChildren())

function put<T extends HTMLElement>(element: T, [x, y, width, height]: readonly number[]): T {
  element.getBoundingClientRect = () => new DOMRect(x, y, width, height)
  document.body.append(element)
  return element
}

const card = () => put(document.createElement('div'), [600, 100, 400, 500])

describe('coversControl', () => {
  it('sees a button under the box', () => {
    put(document.createElement('button'), [700, 550, 200, 48])
    expect(coversControl(card())).toBe(true)
  })

  it('minds no button beside it, nor one that takes no room', () => {
    put(document.createElement('button'), [100, 550, 200, 48])
    put(document.createElement('button'), [700, 550, 0, 0])
    expect(coversControl(card())).toBe(false)
  })

  it('minds no text and no link, which can be read and reached after scrolling', () => {
    put(document.createElement('a'), [700, 550, 200, 48])
    expect(coversControl(card())).toBe(false)
  })

  it('sees a field', () => {
    put(document.createElement('input'), [590, 200, 20, 40])
    expect(coversControl(card())).toBe(true)
  })
})
