/** The bottle vase in terracotta slip, and what stands in it. */
import type { Drawing } from './drawing.ts'
import { between, createChance, round } from './random.ts'
import { matt } from './light.ts'

const BODY =
  'M-34 -520C-30 -430 -38 -380 -84 -322C-136 -258 -150 -190 -146 -120C-142 -50 -120 -8 -84 0Q0 12 84 0C120 -8 142 -50 146 -120C150 -190 136 -258 84 -322C38 -380 30 -430 34 -520Z'

export function vase(id: string, colour: string): Drawing {
  const chance = createChance(17)
  const strokes = Array.from({ length: 46 }, () => {
    const y = round(between(chance, -500, -10))
    const x = round(between(chance, -140, 40))
    return `<path d="M${x} ${y}q${round(between(chance, 30, 90))} ${round(between(chance, 4, 14))} ${round(between(chance, 90, 170))} 0" stroke="#fff0dc" stroke-width="${round(between(chance, 1, 4))}" fill="none" opacity=".14"/>`
  })
  return {
    defs: `<clipPath id="${id}-clip"><path d="${BODY}"/></clipPath>${matt(`${id}-body`, colour)}`,
    shapes:
      `<path d="${BODY}" fill="url(#${id}-body)"/><g clip-path="url(#${id}-clip)">${strokes.join('')}` +
      '<path d="M-96 -250C-118 -190 -116 -120 -104 -70" fill="none" stroke="#fff" stroke-width="24" stroke-linecap="round" opacity=".24" filter="url(#near)"/></g>' +
      '<ellipse cy="-520" rx="34" ry="9" fill="#3a1d10"/><ellipse cy="-520" rx="34" ry="9" fill="none" stroke="#f0c6a6" stroke-width="3" opacity=".6"/>',
  }
}

/** Dried grass: a thin stem with a feathered head. */
export function plume(seed: number, length: number, bend: number): Drawing {
  const chance = createChance(seed)
  const hairs = Array.from({ length: 90 }, (_, index) => {
    const t = 0.52 + (0.48 * index) / 90
    const x = round(bend * t * t)
    const y = round(-length * t)
    const side = index % 2 ? 1 : -1
    const reach = round(
      between(chance, 20, 44) * Math.sin(Math.PI * Math.min(1, (t - 0.48) * 1.9)) + 6,
    )
    return `<path d="M${x} ${y}q${round(side * reach * 0.5)} -10 ${side * reach} ${round(between(chance, -40, -16))}"/>`
  })
  return {
    defs: '',
    shapes:
      `<path d="M0 0Q0 ${-length * 0.5} ${bend} ${-length}" fill="none" stroke="#a4834f" stroke-width="4"/>` +
      `<g fill="none" stroke="#d9bd88" stroke-width="2.4" stroke-linecap="round" opacity=".85">${hairs.join('')}</g>`,
  }
}
