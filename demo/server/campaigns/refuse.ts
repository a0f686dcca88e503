/** Refuses with everything that is wrong at once, for a form to show each where it belongs. */
import type { Problem } from '../../../src/campaigns/authoring/problem.ts'
import { ProblemError } from '../http/problem.ts'

/** `params.path` and `params.reason` are those of the first, as of every `impossible_rules`. */
export function refuseProblems(problems: readonly Problem[]): void {
  const [first] = problems
  if (!first) return
  throw new ProblemError('impossible_rules', {
    detail: problems.map(({ path, message }) => `${path}: ${message}`).join(' '),
    params: { path: first.path, reason: first.message, problems },
  })
}
