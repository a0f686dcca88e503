/** What is wrong with a campaign, where, and what to do about it. */
import type { z } from 'zod/mini'

export interface Problem {
  /** As `audience.all.1.value`; empty for the whole. */
  readonly path: string
  readonly message: string
}

/** Says in words what a schema found. */
export function describeIssue(issue: z.core.$ZodIssue, base = ''): Problem {
  const path = [base, ...issue.path].filter((step) => step !== '').join('.')
  return { path, message: messageOf(issue) }
}

function messageOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `Needs ${articled(issue.expected)}.`
    case 'invalid_value':
      return `Needs one of: ${issue.values.map((value) => String(value)).join(', ')}.`
    case 'too_small':
      return `Needs at least ${issue.minimum}${unitOf(issue.origin)}.`
    case 'too_big':
      return `Allows at most ${issue.maximum}${unitOf(issue.origin)}.`
    case 'invalid_format':
      return formMessage(issue.pattern ?? '')
    case 'invalid_union':
      return unionMessage(issue)
    case 'invalid_key':
      return 'Has a name that is not allowed here.'
    default:
      return 'Is not valid here.'
  }
}

/** A pattern says nothing to a merchant; what fits it does. */
const FORMS: readonly (readonly [example: string, words: string])[] = [
  [
    'https://shop.example',
    'an address that begins with https://, or a path of the shop as /shipping',
  ],
  ['EUR', 'a currency in three capital letters, as EUR'],
  ['MD', 'a country in two capital letters, as MD, or * for all others'],
  ['2026-11-27T09:00:00Z', 'a moment, as 2026-11-27T09:00:00Z'],
  ['2026-11-27', 'a day, as 2026-11-27'],
  ['09:30', 'a time of day, as 09:30'],
  ['cart.changed', 'the name of an event, as cart.changed'],
  ['helloAgain', 'letters and digits, the first one a small letter'],
  ['ro', 'a language in small letters, as ro'],
]

function formMessage(pattern: string): string {
  const expression = new RegExp(pattern.replace(/^\/|\/\w*$/g, ''))
  const form = FORMS.find(([example]) => expression.test(example))
  return form ? `Needs ${form[1]}.` : `Is not written as it has to be (${pattern}).`
}

/** Of a union told apart by one field, the value of that field is what is wrong. */
function unionMessage(issue: z.core.$ZodIssueInvalidUnion): string {
  const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : []
  if (options.length > 0) return `Needs one of: ${options.map(String).join(', ')}.`
  return 'Has none of the forms that are allowed here.'
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters'
  return origin === 'array' ? ' entries' : ''
}

function articled(kind: string): string {
  if (kind === 'int') return 'a whole number'
  return `${/^[aeio]/.test(kind) ? 'an' : 'a'} ${kind}`
}
