import { afterEach, describe, expect, it } from 'vitest'
import { coversControl } from './covers-control.ts'

afterEach(() => document.body.replaceChildren())

function put(tag: string, [x, y, width, height]: readonly number[], parent: Element): Element {
  const element = document.createElement(tag)
  element.getBoundingClientRect = () => new DOMRect(x, y, width, height)
  parent.append(element)
  return element
}

const card = () => put('div', [600, 100, 400, 500], document.body)

describe('coversControl', () => {
  it('sees a button under the box', () => {
    put('button', [700, 550, 200, 48], document.body)
    expect(coversControl(card())).toBe(true)
  })

  it('sees a field that scrolling would bring under it', () => {
    put('input', [590, 2000, 20, 40], document.body)
    expect(coversControl(card())).toBe(true)
  })

  it('minds no button beside it, nor one that takes no room', () => {
    put('button', [100, 550, 200, 48], document.body)
    put('button', [700, 550, 0, 0], document.body)
    expect(coversControl(card())).toBe(false)
  })

  it('minds no text and no link, and nothing that every page has', () => {
    put('a', [700, 550, 200, 48], document.body)
    put('button', [700, 10, 40, 40], put('header', [0, 0, 1000, 60], document.body))
    expect(coversControl(card())).toBe(false)
  })
})
