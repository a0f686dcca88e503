/** Judges a tree of conditions by what is known, and can say of every leaf what it found. */
import type {
  Condition,
  EventCondition,
  FieldCondition,
} from '../../contract/campaign/condition.ts'
import type { Fact, Facts } from './facts.ts'
import type { Scope } from './leaf.ts'
import { MAX_DEPTH } from './limits.ts'
import { leafOf, type Node, nodesBelow, prepare } from './prepare.ts'
import { either, not, type Truth } from './truth.ts'

export type { Scope } from './leaf.ts'

export interface Trace {
  /** Where it stands: `all.1.not`, or `all.0.segment(vip).any.2`. */
  readonly path: string
  /** A segment here is one that nobody has described. */
  readonly leaf: FieldCondition | EventCondition | { readonly segment: string }
  /** What it was compared with; `null` known to be absent, `undefined` unknown. */
  readonly found: Fact | undefined
  readonly answer: Truth
}

export interface Explanation {
  readonly answer: Truth
  readonly traces: readonly Trace[]
}

interface Walk {
  readonly scope: Scope
  /** Levels above the tree of the segment that is walked. */
  readonly above: number
  /** The line of the cart that is looked at. */
  readonly line: Facts | undefined
  readonly traces: Trace[] | undefined
}

/** A campaign shows on `true` alone. */
export function evaluate(condition: Condition, scope: Scope): Truth {
  return ask(prepare(condition), { scope, above: 0, line: undefined, traces: undefined }, '')
}

/** The same answer, with every leaf that has a part in it. */
export function explainAudience(condition: Condition, scope: Scope): Explanation {
  const traces: Trace[] = []
  return {
    answer: ask(prepare(condition), { scope, above: 0, line: undefined, traces }, ''),
    traces,
  }
}

function ask(node: Node, walk: Walk, path: string): Truth {
  switch (node.kind) {
    case 'leaf':
      return askLeaf(node, walk, path)
    case 'all':
    case 'any':
      return askGroup(node, walk, path)
    case 'not':
      return not(ask(nodesBelow(node)[0]!, walk, below(walk, path, 'not')))
    case 'line':
      return askLines(node, walk, below(walk, path, 'line'))
    case 'segment':
      return askSegment(node, walk, path)
    case 'unknown':
      return undefined
  }
}

function askLeaf(node: Node, { scope, line, traces }: Walk, path: string): Truth {
  const leaf = leafOf(node)
  if (!leaf) return undefined
  const found = leaf.find(scope, line)
  const answer = leaf.answer(found, scope.now)
  traces?.push({ path, leaf: leaf.source, found, answer })
  return answer
}

/** Asks no further once it is decided, but where somebody wants to know of every leaf. */
function askGroup(node: Node, walk: Walk, path: string): Truth {
  const { kind } = node
  const parts = nodesBelow(node)
  const decisive = kind === 'any'
  let answer: Truth = !decisive
  for (let index = 0; index < parts.length; index += 1) {
    const at = walk.traces ? below(walk, path, `${kind}.${index}`) : path
    const truth = ask(parts[index]!, walk, at)
    if (truth === decisive) {
      if (!walk.traces) return decisive
      answer = decisive
    } else if (truth === undefined && answer !== decisive) answer = undefined
  }
  return answer
}

/** One line is enough. Of a cart that is known to be empty none is. */
function askLines(node: Node, walk: Walk, path: string): Truth {
  const { lines } = walk.scope
  const [part] = nodesBelow(node)
  if (!lines || !part) return undefined
  let answer: Truth = false
  for (const [index, line] of lines.entries()) {
    const truth = ask(part, { ...walk, line }, walk.traces ? `${path}(${index})` : path)
    if (truth && !walk.traces) return true
    answer = either(answer, truth)
  }
  return answer
}

function askSegment({ source, depth }: Node, walk: Walk, path: string): Truth {
  const id = 'segment' in source ? source.segment : ''
  const segments = walk.scope.segments ?? {}
  const segment = Object.hasOwn(segments, id) ? segments[id] : undefined
  if (!segment) {
    walk.traces?.push({ path, leaf: { segment: id }, found: undefined, answer: undefined })
    return undefined
  }
  const above = walk.above + depth
  // Segments that name each other in a circle come to an end here.
  if (above >= MAX_DEPTH) return undefined
  return ask(prepare(segment.condition), { ...walk, above }, below(walk, path, `segment(${id})`))
}

/** Paths are for people, and made only where somebody reads them. */
function below({ traces }: Walk, path: string, step: string): string {
  if (!traces) return path
  return path ? `${path}.${step}` : step
}
