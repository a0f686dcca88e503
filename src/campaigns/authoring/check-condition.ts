/** Checks a tree of conditions before it is saved: unknown fields, operators that do not fit, what can never be true. */
import { Condition, Operator, type Segment } from '../../contract/campaign/condition.ts'
import { type FieldKind, FIELDS, kindOf, OPEN_FIELDS } from '../../contract/campaign/field.ts'
import { isTooLarge, MAX_DEPTH, MAX_LEAVES, partsOf } from '../audience/limits.ts'
import { checkValue } from './check-value.ts'
import type { Problem } from './problem.ts'

export type Segments = Readonly<Record<string, Segment>>

const EQUALITY = ['eq', 'neq', 'in', 'notIn', 'exists'] as const
const AMOUNTS = ['gt', 'gte', 'lt', 'lte', 'between'] as const
const TEXTS = ['contains', 'startsWith', 'endsWith', 'matches'] as const
const TIMES = ['before', 'after', 'withinLast', 'notWithinLast', 'exists'] as const
const LISTS = ['hasAny', 'hasAll', 'hasNone', 'exists'] as const

/** Operators by the kind of field they may compare. */
export const FITTING: Readonly<Record<FieldKind, readonly Operator[]>> = {
  text: [...EQUALITY, ...TEXTS],
  number: [...EQUALITY, ...AMOUNTS],
  money: ['eq', 'neq', 'exists', ...AMOUNTS],
  flag: ['isTrue', 'eq', 'exists'],
  time: TIMES,
  list: LISTS,
  any: Operator.options,
}

const KINDS = ['all', 'any', 'not', 'line', 'segment', 'field', 'event']
const NO_CONDITION =
  'Is no condition. Write { all: […] }, { any: […] }, { not: … }, { line: … }, { segment }, { field, op, value } or { event, op, count }.'

interface Place {
  readonly path: string
  readonly isOfLine: boolean
}

/** `path` is where it stands in what the merchant has written. */
export function checkCondition(
  value: unknown,
  path: string,
  segments: Segments = {},
): readonly Problem[] {
  const shape = shapeProblem(value, path)
  if (shape) return [shape]
  // Safe: every node was looked at just now.
  const condition = value as Condition
  if (isTooLarge(condition)) {
    const message = `Is too large: at most ${MAX_LEAVES} conditions, ${MAX_DEPTH} levels deep. Make a segment of a part of it.`
    return [{ path, message }]
  }
  return checkNode(condition, { path, isOfLine: false }, segments)
}

/** The first node that is none; without recursion, since nobody has said yet how deep it is. */
function shapeProblem(value: unknown, path: string): Problem | undefined {
  const open: [node: unknown, path: string][] = [[value, path]]
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, at] = next
    const kinds = KINDS.filter((kind) => typeof node === 'object' && node !== null && kind in node)
    if (kinds.length > 1)
      return {
        path: at,
        message: `Is two things at once: ${kinds.join(', ')}. Put them into { all: […] }.`,
      }
    const parts = groupsOf(node)
    if (parts) open.push(...parts.map(([part, step]): [unknown, string] => [part, `${at}.${step}`]))
    else if (!Condition.safeParse(node).success) return { path: at, message: NO_CONDITION }
  }
  return undefined
}

/** What a group is made of, and the step that leads to each; `undefined` of a leaf, and of what is no condition. */
function groupsOf(node: unknown): readonly (readonly [unknown, string])[] | undefined {
  if (typeof node !== 'object' || node === null) return undefined
  // Safe: each is looked at before it is used.
  const { all, any, not, line } = node as Partial<Record<string, unknown>>
  if (Array.isArray(all)) return all.map((part, index) => [part, `all.${index}`])
  if (Array.isArray(any)) return any.map((part, index) => [part, `any.${index}`])
  if (not !== undefined) return [[not, 'not']]
  return line === undefined ? undefined : [[line, 'line']]
}

function checkNode(node: Condition, place: Place, segments: Segments): readonly Problem[] {
  const { path, isOfLine } = place
  const parts = groupsOf(node)
  if (parts) {
    const isBelowLine = isOfLine || 'line' in node
    return (partsOf(node) ?? []).flatMap((part, index) =>
      checkNode(part, { path: `${path}.${parts[index]![1]}`, isOfLine: isBelowLine }, segments),
    )
  }
  if ('segment' in node) return checkSegment(node.segment, path, segments)
  return 'field' in node ? checkField(node, place) : []
}

function checkField(
  { field, op, value }: Extract<Condition, { field: string }>,
  { path, isOfLine }: Place,
): readonly Problem[] {
  const kind = kindOf(field)
  if (!kind) return [{ path: `${path}.field`, message: unknownField(field) }]
  if (field.startsWith('line.') && !isOfLine) {
    const message = `“${field}” is of one line of the cart. Put it into { line: … }.`
    return [{ path: `${path}.field`, message }]
  }
  if (!FITTING[kind].includes(op)) {
    const message = `“${op}” does not fit “${field}”, which is a ${kind}. Use one of: ${FITTING[kind].join(', ')}.`
    return [{ path: `${path}.op`, message }]
  }
  const message = checkValue(kind, op, value)
  return message ? [{ path: `${path}.value`, message }] : []
}

function checkSegment(id: string, path: string, segments: Segments): readonly Problem[] {
  const message = segmentMessage(id, segments)
  return message ? [{ path: `${path}.segment`, message }] : []
}

function segmentMessage(id: string, segments: Segments): string | undefined {
  if (!Object.hasOwn(segments, id)) return `There is no segment “${id}”.`
  return leadsTo(id, id, segments, new Set())
    ? `The segment “${id}” asks for itself in the end.`
    : undefined
}

function leadsTo(from: string, target: string, segments: Segments, seen: Set<string>): boolean {
  if (seen.has(from) || !Object.hasOwn(segments, from)) return false
  seen.add(from)
  const named = segmentsIn(segments[from]!.condition)
  return named.includes(target) || named.some((id) => leadsTo(id, target, segments, seen))
}

function segmentsIn(condition: Condition): readonly string[] {
  if ('segment' in condition) return [condition.segment]
  if (isTooLarge(condition)) return []
  return (partsOf(condition) ?? []).flatMap(segmentsIn)
}

/** With the ones of the same group, since that is where the slip is. */
function unknownField(field: string): string {
  const group = `${field.split('.')[0]}.`
  const names = [...Object.keys(FIELDS), ...Object.keys(OPEN_FIELDS).map((each) => `${each}…`)]
  const near = names.filter((name) => name.startsWith(group))
  const groups = [...new Set(names.map((name) => name.split('.')[0]))]
  return near.length > 0
    ? `There is no field “${field}”. There are: ${near.join(', ')}.`
    : `There is no field “${field}”. Fields begin with: ${groups.join(', ')}.`
}
