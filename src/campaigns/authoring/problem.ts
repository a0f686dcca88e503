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
      return `Is not written as it has to be (${issue.pattern ?? issue.format}).`
    case 'invalid_union':
      return unionMessage(issue)
    case 'invalid_key':
      return 'Has a name that is not allowed here.'
    default:
      return 'Is not valid here.'
  }
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
