import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import { drawQr } from './qr-path.ts'

const LINK = 'https://fern.example/?ref=ANA-7K2P'

/** The squares that the path fills. */
function fill(path: string, size: number): boolean[][] {
  const squares = Array.from({ length: size }, () => Array.from({ length: size }, () => false))
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let column = 0; column < Number(width); column += 1)
      squares[Number(y)]![Number(x) + column] = true
  return squares
}

describe('drawQr', () => {
  it('fills exactly the dark squares', () => {
    const { path, size } = drawQr(LINK)

    expect(fill(path, size)).toEqual(encode(LINK, { ecc: 'M', border: 4 }).data)
  })

  it('leaves four squares of white on every side', () => {
    const { path, size } = drawQr(LINK)
    const squares = fill(path, size)

    const edge = [0, 1, 2, 3, size - 4, size - 3, size - 2, size - 1]
    expect(edge.flatMap((row) => squares[row])).not.toContain(true)
    expect(edge.flatMap((column) => squares.map((row) => row[column]))).not.toContain(true)
    // The first dark square is the corner of a finder.
    expect(squares[4]![4]).toBe(true)
  })

  it('draws another link otherwise', () => {
    expect(drawQr(LINK).path).not.toBe(drawQr(`${LINK}X`).path)
  })
})
