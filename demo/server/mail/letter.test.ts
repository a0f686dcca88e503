import { expect, test } from 'vitest'
import { asHtml, asText, type Part } from './letter.ts'

const NASTY = `<img src=x onerror="alert('1')">\n& </p><script>`

const PARTS: readonly Part[] = [
  { kind: 'text', text: NASTY },
  {
    kind: 'said',
    heading: NASTY,
    text: NASTY,
    files: [{ name: NASTY, url: 'https://a.example/?a=1&b="' }],
  },
  { kind: 'link', label: NASTY, url: 'https://a.example/"><script>' },
  { kind: 'code', code: NASTY },
  { kind: 'small', text: NASTY },
]

test('nothing that anybody wrote becomes markup', () => {
  const html = asHtml(PARTS, '"><script>')

  expect(html).not.toMatch(/<(img|script)/i)
  expect(html.match(/<[a-z]+/gi)?.map((tag) => tag.toLowerCase())).toEqual(
    expect.not.arrayContaining(['<img', '<script']),
  )
  expect(html).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;')
  expect(html).toContain('href="https://a.example/?a=1&amp;b=&quot;"')
})

test('a letter reads the same without HTML', () => {
  const text = asText([
    { kind: 'text', text: 'Hello' },
    {
      kind: 'said',
      heading: 'Ana · 12:00',
      text: 'Here it is.',
      files: [{ name: 'bill.pdf', url: 'https://shop.example/f/1' }, { name: 'b.png' }],
    },
    { kind: 'link', label: 'Go on', url: 'https://shop.example/' },
  ])

  expect(text).toBe(
    'Hello\n\nAna · 12:00\nHere it is.\n[bill.pdf] https://shop.example/f/1\n[b.png]\n\nGo on: https://shop.example/\n',
  )
})

test('the lines of a message stay lines', () => {
  expect(asHtml([{ kind: 'text', text: 'one\r\ntwo\nthree' }], 'en')).toContain(
    'one<br>two<br>three',
  )
})
