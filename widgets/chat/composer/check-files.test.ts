import { describe, expect, it } from 'vitest'
import { FILE_LIMIT } from '../contract/limits.ts'
import { checkFiles } from './check-files.ts'

/** A file of this size, without as many bytes in memory. */
function file(name: string, type: string, size = 5): File {
  return Object.defineProperty(new File(['x'], name, { type }), 'size', { value: size })
}

describe('files that are attached', () => {
  it.each([
    ['a picture', file('a.jpg', 'image/jpeg')],
    ['one as large as may be', file('a.mp4', 'video/mp4', FILE_LIMIT)],
    ['a picture of an iPhone, of which Windows knows no type', file('IMG_1.HEIC', '')],
  ])('are taken: %s', (_what, given) => {
    expect(checkFiles([given], 0)).toEqual({ taken: [given], problems: [] })
  })

  it.each([
    ['empty', file('a.jpg', 'image/jpeg', 0)],
    ['tooLarge', file('a.jpg', 'image/jpeg', FILE_LIMIT + 1)],
    ['wrong', file('a.exe', 'application/x-msdownload')],
    ['wrong', file('a.html', 'text/html')],
    ['wrong', file('a.exe', '')],
  ])('are refused as %s', (kind, given) => {
    expect(checkFiles([given], 0)).toEqual({ taken: [], problems: [{ kind, name: given.name }] })
  })

  it('are five at most, with those that are there', () => {
    const given = ['a', 'b', 'c'].map((name) => file(name, 'image/png'))

    const { taken, problems } = checkFiles(given, 3)

    expect(taken.map(({ name }) => name)).toEqual(['a', 'b'])
    expect(problems).toEqual([{ kind: 'tooMany', name: 'c' }])
  })

  it('are taken though others with them are not', () => {
    const good = file('a.png', 'image/png')

    expect(checkFiles([file('b', 'text/css'), good], 0).taken).toEqual([good])
  })
})
