/** Mixing paint: shades of one colour, as light and shadow make them. */

/** `amount` 0 is `from`, 1 is `to`; both `#rrggbb`. */
export function mix(from: string, to: string, amount: number): string {
  const channel = (at: number): string => {
    const a = Number.parseInt(from.slice(at, at + 2), 16)
    const b = Number.parseInt(to.slice(at, at + 2), 16)
    return Math.round(a + (b - a) * amount)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${channel(1)}${channel(3)}${channel(5)}`
}

/** Shadows are not black here: they lean towards the warm brown of the room. */
export function darker(colour: string, amount: number): string {
  return mix(colour, '#2a1c14', amount)
}

export function lighter(colour: string, amount: number): string {
  return mix(colour, '#fffaf0', amount)
}
