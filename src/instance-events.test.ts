import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { createInstanceEvents } from './instance-events.ts'

const abort = new AbortController()
afterAll(() => abort.abort())
afterEach(() => document.querySelector('regulars-host')?.remove())

describe('createInstanceEvents', () => {
  it('tells each listener its own events, until it stops', () => {
    const events = createInstanceEvents()
    const heard: string[] = []
    const stop = events.on('open', ({ widget }) => heard.push(widget))

    events.emit('close', { widget: 'chat' })
    events.emit('open', { widget: 'chat' })
    stop()
    events.emit('open', { widget: 'loyalty' })

    expect(heard).toEqual(['chat'])
  })

  it('lets the page hear it from the host, by a name of ours', () => {
    const host = document.createElement('regulars-host')
    document.documentElement.append(host)
    const heard: unknown[] = []
    document.addEventListener(
      'regulars:section',
      ({ target, detail }) => heard.push(target, detail.widget),
      { signal: abort.signal },
    )

    createInstanceEvents().emit('section', { widget: 'chat' })

    expect(heard).toEqual([host, 'chat'])
  })

  it('tells what a widget announces, to both', () => {
    const events = createInstanceEvents()
    const heard: unknown[] = []
    events.on('wishlist-shared', ({ wish }) => heard.push(wish))
    document.addEventListener(
      'regulars:wishlist-shared',
      (event) => heard.push(event instanceof CustomEvent && event.detail),
      { signal: abort.signal },
    )

    events.announce('wishlist-shared', { wish: 'Moss Teapot' })

    expect(heard.toSorted()).toEqual(['Moss Teapot', { wish: 'Moss Teapot' }])
  })

  it('speaks from <html> while there is no host', () => {
    const heard: unknown[] = []
    document.addEventListener('regulars:ready', ({ target }) => heard.push(target), {
      signal: abort.signal,
    })

    createInstanceEvents().emit('ready', { version: '1.0.0' })

    expect(heard).toEqual([document.documentElement])
  })
})
