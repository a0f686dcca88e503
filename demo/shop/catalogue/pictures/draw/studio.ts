/** The room every picture is taken in: a wall, a table, and morning light through a window with a fern before it. */
import { darker, lighter } from './colour.ts'
import { group, place, type Drawing } from './drawing.ts'
import { frond } from './frond.ts'
import { down, radial } from './light.ts'

export interface Room {
  readonly wall: string
  readonly table: string
  readonly width?: number
  readonly height?: number
  /** Where the table meets the wall. */
  readonly horizon?: number
  /** Leaves before the window. */
  readonly leaves?: boolean
}

export function takePicture(room: Room, thing: Drawing): string {
  const { width = 800, height = 1000, horizon = 700 } = room
  const all = group(backdrop({ ...room, width, height, horizon }), thing)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
    `<defs>${blur('near', 7)}${blur('far', 20)}${blur('haze', 10)}${blur('shade', 5)}${all.defs}</defs>` +
    `${all.shapes}<rect width="${width}" height="${height}" fill="url(#vignette)"/></svg>`
  )
}

function backdrop(room: Required<Omit<Room, 'leaves'>> & Room): Drawing {
  const { wall, table, width, height, horizon } = room
  return {
    defs:
      down('wall', lighter(wall, 0.12), darker(wall, 0.1)) +
      down('table', darker(table, 0.16), lighter(table, 0.16)) +
      radial('glow', 'cx=".3" cy=".28" r=".75"', [
        [0, '#fff8e6', 0.6],
        [0.5, '#fff4dc', 0.16],
        [1, '#fff4dc', 0],
      ]) +
      radial('vignette', 'cx=".45" cy=".45" r=".8"', [
        [0.55, '#2a1c14', 0],
        [1, '#2a1c14', 0.24],
      ]),
    shapes:
      `<rect width="${width}" height="${height}" fill="url(#wall)"/>` +
      `<rect width="${width}" height="${height}" fill="url(#glow)"/>` +
      windowLight(room) +
      `<rect y="${horizon}" width="${width}" height="${height - horizon}" fill="url(#table)"/>` +
      `<rect y="${horizon - 8}" width="${width}" height="16" fill="${darker(wall, 0.3)}" opacity=".35" filter="url(#near)"/>` +
      `<path d="M0 ${horizon + 60}L${width * 0.5} ${horizon + 12}L${width} ${horizon + 70}V${height}H0Z" fill="#fff6e0" opacity=".13" filter="url(#far)"/>`,
  }
}

/** Two panes of sun on the wall, and what stands between them and the window. */
function windowLight({
  width,
  horizon,
  leaves,
}: { width: number; horizon: number } & Room): string {
  const x = width * 0.5 - 190
  const y = horizon - 600
  const panes =
    `<path d="M${x} ${y}l190 46v250l-190-50z" fill="#fff3d6"/>` +
    `<path d="M${x + 212} ${y + 52}l190 46v250l-190-50z" fill="#fff3d6"/>` +
    `<path d="M${x} ${y + 268}l190 50v250l-190-50z" fill="#fff3d6"/>` +
    `<path d="M${x + 212} ${y + 324}l190 50v230l-190-50z" fill="#fff3d6"/>`
  const shade = leaves ? fernShadow(x, y) : ''
  return `<g opacity=".42" filter="url(#haze)">${panes}</g>${shade}`
}

function fernShadow(x: number, y: number): string {
  const one = frond({ length: 520, bend: 170, pairs: 15, colour: '#3a2d22', leaf: 130 })
  const two = frond({ length: 400, bend: 190, pairs: 13, colour: '#3a2d22', leaf: 104 })
  return `<g opacity=".19" filter="url(#shade)">${place(one, x - 90, y + 470, { turn: 12 }).shapes}${place(two, x - 60, y + 560, { turn: 50 }).shapes}</g>`
}

function blur(id: string, deviation: number): string {
  return `<filter id="${id}" x="-60%" y="-60%" width="220%" height="220%"><feGaussianBlur stdDeviation="${deviation}"/></filter>`
}
