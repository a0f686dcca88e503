/** Judges a tree of conditions by what is known, and can say of every leaf what it found. */
import type { Condition } from '../../contract/campaign/condition.ts'
import type { Facts } from './facts.ts'
import { type Finding, judgeLeaf, type Leaf, type Scope } from './leaf.ts'
import { isTooLarge, MAX_DEPTH } from './limits.ts'
import { all, any, not, type Truth } from './truth.ts'

export type { Scope } from './leaf.ts'

export interface Trace extends Finding {
  /** Where it stands: `all.1.not`, or `all.0.segment(vip).any.2`. */
  readonly path: string
  /** A segment here is one that nobody has described. */
  readonly leaf: Leaf | { readonly segment: string }
}

export interface Explanation {
  readonly answer: Truth
  readonly traces: readonly Trace[]
}

interface Walk {
  readonly scope: Scope
  readonly traces?: Trace[]
}

interface Place {
  readonly depth: number
  readonly path: string
  /** The line of the cart that is looked at. */
  readonly line?: Facts | undefined
}

const ROOT: Place = { depth: 1, path: '' }

/** A campaign shows on `true` alone. Beyond its limits a tree is unknown: a backend gone wrong costs a campaign, not the page. */
export function evaluate(condition: Condition, scope: Scope): Truth {
  return isTooLarge(condition) ? undefined : ask(condition, { scope }, ROOT)
}

/** The same answer, with every leaf that has a part in it. */
export function explainAudience(condition: Condition, scope: Scope): Explanation {
  const traces: Trace[] = []
  const answer = isTooLarge(condition) ? undefined : ask(condition, { scope, traces }, ROOT)
  return { answer, traces }
}

function ask(condition: Condition, walk: Walk, place: Place): Truth {
  // Segments that name each other in a circle come to an end here.
  if (place.depth > MAX_DEPTH) return undefined
  if ('all' in condition) return askEach(all, condition.all, walk, below(walk, place, 'all'))
  if ('any' in condition) return askEach(any, condition.any, walk, below(walk, place, 'any'))
  if ('not' in condition) return not(ask(condition.not, walk, below(walk, place, 'not')))
  if ('line' in condition) return askLines(condition.line, walk, below(walk, place, 'line'))
  if ('segment' in condition) return askSegment(condition.segment, walk, place)
  const finding = judgeLeaf(condition, walk.scope, place.line)
  walk.traces?.push({ path: place.path, leaf: condition, ...finding })
  return finding.answer
}

function askEach(fold: typeof all, parts: readonly Condition[], walk: Walk, place: Place): Truth {
  const askPart = (part: Condition, index: number): Truth =>
    ask(part, walk, walk.traces ? { ...place, path: `${place.path}.${index}` } : place)
  return walk.traces ? fold(parts.map(askPart), (truth) => truth) : fold(parts, askPart)
}

/** One line is enough. Of a cart that is known to be empty none is. */
function askLines(condition: Condition, walk: Walk, place: Place): Truth {
  const { lines } = walk.scope
  if (!lines) return undefined
  const askLine = (line: Facts, index: number): Truth =>
    ask(condition, walk, { ...place, path: `${place.path}(${index})`, line })
  return walk.traces ? any(lines.map(askLine), (truth) => truth) : any(lines, askLine)
}

function askSegment(id: string, walk: Walk, place: Place): Truth {
  const segments = walk.scope.segments ?? {}
  const segment = Object.hasOwn(segments, id) ? segments[id] : undefined
  if (segment && !isTooLarge(segment.condition))
    return ask(segment.condition, walk, below(walk, place, `segment(${id})`))
  walk.traces?.push({
    path: place.path,
    leaf: { segment: id },
    found: undefined,
    answer: undefined,
  })
  return undefined
}

/** Paths are for people, and made only where somebody reads them. */
function below(walk: Walk, place: Place, step: string): Place {
  const depth = place.depth + 1
  if (!walk.traces) return { ...place, depth }
  return { ...place, depth, path: place.path ? `${place.path}.${step}` : step }
}
