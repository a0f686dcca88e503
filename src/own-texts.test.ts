import { describe, expect, it, vi } from 'vitest'
import { withOwnTexts } from './own-texts.ts'
import { defineWidget } from './widget.ts'

const wishlist = defineWidget({
  name: 'wishlist',
  parts: async () => ({
    messages: async () => ({ messages: { en: { hello: 'Hello, {name}' } } }),
    model: async () => ({ createModel: () => ({ dispose: () => undefined }) }),
    view: async () => ({ View: () => null, styles: '' }),
  }),
})

function overlay(own: Record<string, Record<string, Record<string, string>>>, language = 'en') {
  const report = vi.fn()
  const texts = withOwnTexts(undefined, { own, language, widgets: [wishlist()], report })
  return { texts, report }
}

describe('withOwnTexts', () => {
  it('takes the words of the language that is spoken', () => {
    const own = { ar: { wishlist: { hello: 'مرحبا {name}' } }, en: { ui: { close: 'Shut' } } }
    expect(overlay(own, 'ar').texts).toEqual(own.ar)
  })

  it('names every text that cannot be used in one line', async () => {
    const { report } = overlay({ en: { wishlist: { hallo: 'x' }, chat: { title: 'x' } } })
    await vi.waitFor(() => expect(report).toHaveBeenCalledOnce())
    const { message } = report.mock.calls[0]![0] as Error
    expect(message).toContain('"texts.en.wishlist.hallo"')
    expect(message).toContain('"texts.en.chat"')
    expect(message).toContain('ui, wishlist')
  })

  it('says nothing about words that are right', async () => {
    const { report } = overlay({ en: { wishlist: { hello: 'Hey {name}' } } })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(report).not.toHaveBeenCalled()
  })
})
