/** Light from a window on the left: how round, flat and glowing things take it, and what they throw. */
import { darker, lighter } from './colour.ts'
import { shapes, type Drawing } from './drawing.ts'

type Stop = readonly [offset: number, colour: string, opacity?: number]

/** Across a round body: bright left of the middle, dark to the right, a little light back from the wall. */
export function round(id: string, colour: string): string {
  return linear(id, 'x1="0" x2="1" y1="0" y2="0"', [
    [0, darker(colour, 0.34)],
    [0.1, darker(colour, 0.1)],
    [0.28, lighter(colour, 0.3)],
    [0.46, colour],
    [0.8, darker(colour, 0.42)],
    [0.93, darker(colour, 0.5)],
    [1, darker(colour, 0.34)],
  ])
}

/** The same for matt clay, whose light is broad and low. */
export function matt(id: string, colour: string): string {
  return linear(id, 'x1="0" x2="1" y1="0" y2="0.12"', [
    [0, darker(colour, 0.16)],
    [0.24, lighter(colour, 0.2)],
    [0.5, colour],
    [0.84, darker(colour, 0.36)],
    [1, darker(colour, 0.28)],
  ])
}

export function down(id: string, top: string, bottom: string): string {
  return linear(id, 'x1="0" x2="0" y1="0" y2="1"', [
    [0, top],
    [1, bottom],
  ])
}

export function linear(id: string, direction: string, stops: readonly Stop[]): string {
  return `<linearGradient id="${id}" ${direction}>${stops.map(stop).join('')}</linearGradient>`
}

export function radial(id: string, circle: string, stops: readonly Stop[]): string {
  return `<radialGradient id="${id}" ${circle}>${stops.map(stop).join('')}</radialGradient>`
}

function stop([offset, colour, opacity = 1]: Stop): string {
  const fade = opacity === 1 ? '' : ` stop-opacity="${opacity}"`
  return `<stop offset="${offset}" stop-color="${colour}"${fade}/>`
}

/** Under a thing that stands on the table: dark where it touches, long and faint away from the window. */
export function shadow(width: number, depth: number, length = width * 1.5): Drawing {
  return shapes(
    `<path d="M${-width * 0.7} ${-depth * 0.4}L${length} ${-depth * 2.6}Q${length * 1.25} ${-depth} ${length} ${depth * 0.5}L${width * 0.2} ${depth}Z" fill="#2a1c14" opacity=".26" filter="url(#far)"/>` +
      `<ellipse cx="${width * 0.12}" cy="${depth * 0.1}" rx="${width * 1.02}" ry="${depth}" fill="#1e130d" opacity=".5" filter="url(#near)"/>`,
  )
}
