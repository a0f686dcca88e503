import { describe, expect, it } from 'vitest'
import { createNews } from './news.ts'

function createStore(stored?: unknown) {
  const records = new Map<string, unknown>(stored === undefined ? [] : [['news', stored]])
  return {
    records,
    read: async (key: string) => records.get(key),
    write: async (key: string, value: unknown) => Boolean(records.set(key, value)),
    remove: async (key: string) => void records.delete(key),
  }
}

describe('createNews', () => {
  it('counts by widget and remembers for the next page', async () => {
    const store = createStore()
    createNews(store).set('chat', 2)

    const next = createNews(store)
    await next.load()

    expect(next.counts.peek()).toEqual({ chat: 2 })
  })

  it('drops a widget that has none left', () => {
    const store = createStore()
    const news = createNews(store)
    news.set('chat', 2)
    news.set('loyalty', 1)
    news.set('chat', 0)
    expect(news.counts.peek()).toEqual({ loyalty: 1 })
    expect(store.records.get('news')).toEqual({ loyalty: 1 })
  })

  it('writes nothing when nothing changed', () => {
    const store = createStore()
    createNews(store).set('chat', 0)
    expect(store.records.size).toBe(0)
  })

  it('forgets at sign-out', async () => {
    const store = createStore({ chat: 5 })
    const news = createNews(store)
    await news.load()
    await news.forget()
    expect(news.counts.peek()).toEqual({})
    expect(store.records.size).toBe(0)
  })
})
