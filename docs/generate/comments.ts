/** Reads the `/** … *\/` of fields and schemas out of the contract’s source: at run time they are gone. */
import { readFileSync } from 'node:fs'

/** `Order` and `Order.customer.id` to what is said of them. */
export type Comments = ReadonlyMap<string, string>

const COMMENT = /^\s*\/\*\*\s*(.*?)\s*(\*\/)?$/
const DECLARATION = /^(\s*)(?:export const (\w+) = |'?([\w.]+)'?: )/
const OPENS = /[({[]$/

export function readComments(paths: readonly string[]): Comments {
  const comments = new Map<string, string>()
  for (const path of paths) readFile(readFileSync(path, 'utf8').split('\n'), comments)
  return comments
}

function readFile(lines: readonly string[], comments: Map<string, string>): void {
  const open: { indent: number; name: string }[] = []
  let said: string[] = []
  let isInside = false
  for (const line of lines) {
    const started = isInside ? undefined : COMMENT.exec(line)
    if (started) said = [started[1] ?? '']
    else if (isInside) said.push(line.replace(/\s*\*\/$/, '').replace(/^\s*\*? ?/, ''))
    if (started || isInside) {
      isInside = !line.trimEnd().endsWith('*/')
      continue
    }
    const declared = DECLARATION.exec(line)
    if (declared) {
      const indent = declared[1]?.length ?? 0
      while ((open.at(-1)?.indent ?? -1) >= indent) open.pop()
      const name = [...open.map((outer) => outer.name), declared[2] ?? declared[3]].join('.')
      const text = said.join(' ').replace(/\s+/g, ' ').trim()
      if (text) comments.set(name, text)
      if (OPENS.test(line)) open.push({ indent, name: declared[2] ?? declared[3] ?? '' })
    }
    said = []
  }
}
