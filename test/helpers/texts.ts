/** Every word that our shadow roots show or tell, and which of them are still English. */
import type { Page } from 'playwright-core'
import { readMessages } from './build-widgets.ts'

/** Text nodes and the attributes that are read out, each once. */
export function collectTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const attributes = ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'placeholder']
    const texts: (string | null)[] = []
    for (const host of document.querySelectorAll('*')) {
      const root = host.shadowRoot
      if (!root || !host.localName.startsWith('regulars-')) continue
      texts.push(host.getAttribute('aria-label'))
      const walker = document.createTreeWalker(root)
      while (walker.nextNode()) {
        const node = walker.currentNode
        if (node instanceof Element)
          texts.push(...attributes.map((name) => node.getAttribute(name)))
        else texts.push(node.textContent)
      }
    }
    return [...new Set(texts.map((text) => text?.trim() ?? '').filter(Boolean))]
  })
}

const messages = await readMessages()

/** What the backend says, and nobody translates: this one looks like an English message. */
const NAMES = ['Five off']

/** Those that an English message would make, and none of the language's own. */
export function findEnglish(texts: readonly string[], language: string): string[] {
  const english = patternsOf('en')
  const own = patternsOf(language)
  const fits = (text: string, patterns: readonly RegExp[]): boolean =>
    patterns.some((pattern) => pattern.test(text))
  return texts.filter(
    (text) =>
      !NAMES.includes(text) && ((fits(text, english) && !fits(text, own)) || MONTHS.test(text)),
  )
}

/** Dates follow the language as well. */
const MONTHS = /\b(January|February|March|April|June|July|August|October|November|December)\b/

function patternsOf(language: string): RegExp[] {
  return Object.values(messages)
    .flatMap((byLanguage) => Object.values(byLanguage[language] ?? {}))
    .flatMap((text) => (typeof text === 'string' ? [text] : Object.values(Object(text))))
    .map((form) => String(form))
    .filter((form) => /\p{L}{2}/u.test(form.replaceAll(/\{\w+\}/g, '')))
    .map((form) => {
      const parts = form
        .split(/\{\w+\}/)
        .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`))
      return new RegExp(`^${parts.join('.+')}$`, 'u')
    })
}
