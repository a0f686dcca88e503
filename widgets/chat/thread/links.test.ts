import { describe, expect, it } from 'vitest'
import { findLinks, safeHref } from './links.ts'

const hrefs = (text: string): string[] => findLinks(text).flatMap(({ href }) => href ?? [])
const whole = (text: string): string =>
  findLinks(text)
    .map((piece) => piece.text)
    .join('')

describe('addresses in a text', () => {
  it.each([
    ['see https://fern.example/a?b=1#c', 'https://fern.example/a?b=1#c'],
    ['www.fern.example', 'https://www.fern.example/'],
    ['write to help@fern.example', 'mailto:help@fern.example'],
    ['mailto:help@fern.example', 'mailto:help@fern.example'],
    ['tel:+40721123456', 'tel:+40721123456'],
    ['(https://fern.example/tea_(green))', 'https://fern.example/tea_(green)'],
    ['Look at https://fern.example/a.', 'https://fern.example/a'],
    [
      'https://чай.example/каталог',
      'https://xn--80as4b.example/%D0%BA%D0%B0%D1%82%D0%B0%D0%BB%D0%BE%D0%B3',
    ],
  ])('of “%s” lead to %s', (text, href) => {
    expect(hrefs(text)).toEqual([href])
    expect(whole(text)).toBe(text)
  })

  it.each([
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'JaVaScRiPt://fern.example/%0aalert(1)',
    'vbscript:x',
    'file:///etc/passwd',
    '<a href="javascript:alert(1)">x</a>',
    'https://',
    'a@b',
  ])('are not seen in “%s”', (text) => {
    expect(hrefs(text)).toEqual([])
    expect(whole(text)).toBe(text)
  })

  it('are shown and followed without marks that turn them round', () => {
    expect(findLinks('https://fern.example/\u202Egpj.exe')).toEqual([
      { text: 'https://fern.example/gpj.exe', href: 'https://fern.example/gpj.exe' },
    ])
  })

  it('keep the text between them', () => {
    expect(findLinks('a https://x.example b www.y.example, c').map(({ text }) => text)).toEqual([
      'a ',
      'https://x.example',
      ' b ',
      'www.y.example',
      ', c',
    ])
  })

  it.each([
    ['brackets', `https://x.example/${')'.repeat(150_000)}`],
    ['dots', `https://x.example/${'.'.repeat(150_000)}`],
    ['letters', 'a'.repeat(150_000)],
    ['at signs', 'a@'.repeat(75_000)],
    ['labels', `a@${'b.'.repeat(75_000)}`],
  ])('are found in 150,000 %s, of which nothing is lost', (_what, text) => {
    expect(whole(text)).toBe(text)
  })
})

it('an address of a file is followed on the web alone', () => {
  expect(safeHref('https://api.example/v1/chat/files/abc')).toBe(
    'https://api.example/v1/chat/files/abc',
  )
  expect(safeHref('javascript:alert(1)')).toBeUndefined()
  expect(safeHref('http://[')).toBeUndefined()
})
