/** A thing drawn: what it defines and what it shows. Its foot is at 0,0; y grows downwards. */

export interface Drawing {
  /** Gradients and clips; their ids start with the thing's own name, as several things share a picture. */
  readonly defs: string
  readonly shapes: string
}

export function group(...drawings: readonly Drawing[]): Drawing {
  return {
    defs: drawings.map((drawing) => drawing.defs).join(''),
    shapes: drawings.map((drawing) => drawing.shapes).join(''),
  }
}

export interface Placing {
  readonly scale?: number
  /** Degrees, clockwise. */
  readonly turn?: number
}

export function place(drawing: Drawing, x: number, y: number, placing: Placing = {}): Drawing {
  const { scale = 1, turn = 0 } = placing
  const rotate = turn === 0 ? '' : ` rotate(${turn})`
  const resize = scale === 1 ? '' : ` scale(${scale})`
  return {
    defs: drawing.defs,
    shapes: `<g transform="translate(${x} ${y})${rotate}${resize}">${drawing.shapes}</g>`,
  }
}

export function shapes(text: string): Drawing {
  return { defs: '', shapes: text }
}
