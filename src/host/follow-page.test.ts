import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { followPage, type PageFollower } from './follow-page.ts'

const onLook = vi.fn<(isChanged: boolean) => void>()
const html = document.documentElement
let element: HTMLElement
let follower: PageFollower

/** Lets the observers speak, and the timers run out. */
async function settle(): Promise<void> {
  await Promise.resolve()
  await vi.runAllTimersAsync()
}

beforeEach(async () => {
  vi.useFakeTimers()
  element = document.createElement('regulars-test')
  html.append(element)
  follower = followPage(element, onLook)
  await settle()
  onLook.mockClear()
})
afterEach(() => {
  follower.stop()
  element.remove()
  html.removeAttribute('class')
  html.removeAttribute('style')
  vi.useRealTimers()
})

describe('followPage', () => {
  it('looks soon, and once more for what slides in, however often it is asked', async () => {
    for (let time = 0; time < 20; time++) follower.soon()
    await settle()
    expect(onLook).toHaveBeenCalledTimes(2)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('looks again for what happens after that', async () => {
    follower.soon()
    await settle()
    follower.soon()
    await settle()
    expect(onLook).toHaveBeenCalledTimes(4)
  })

  it.each(['class', 'lang', 'dir', 'data-theme'])(
    'tells that <html> has another %s',
    async (name) => {
      html.setAttribute(name, 'other')
      await settle()
      expect(onLook.mock.calls).toEqual([[true], [true]])
      html.removeAttribute(name)
    },
  )

  it('takes a style of <html> for a place, not for a theme', async () => {
    html.style.setProperty('--scroll', '7px')
    await settle()
    expect(onLook.mock.calls).toEqual([[false], [false]])
  })

  it('looks when something comes, goes or changes its class anywhere in the body', async () => {
    const bar = document.createElement('div')
    document.body.append(bar)
    await settle()
    bar.className = 'shown'
    await settle()
    bar.remove()
    await settle()
    expect(onLook.mock.calls).toEqual(Array.from({ length: 6 }, () => [false]))
  })

  it('goes on with a body that has replaced another', async () => {
    const body = document.createElement('body')
    document.body.replaceWith(body)
    await settle()
    onLook.mockClear()
    body.append(document.createElement('p'))
    await settle()
    expect(onLook).toHaveBeenCalled()
  })

  it('sees, hears and waits for nothing once it is stopped', async () => {
    follower.soon()
    follower.stop()
    document.body.append(document.createElement('p'))
    dispatchEvent(new Event('scroll'))
    dispatchEvent(new Event('scrollend'))
    await settle()
    expect(onLook).not.toHaveBeenCalled()
    expect(vi.getTimerCount()).toBe(0)
  })
})
