/** Runs tests with a report for the eye and one to count by. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exitCodeOf } from './command.ts'
import { NOTHING, type Outcome } from './step.ts'

export interface Timing {
  readonly title: string
  readonly ms: number
}

interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly duration?: number }[]
  }[]
}

const SLOW_MS = 2000

/** `slow` takes the tests that need longest. */
export async function runVitest(
  words: readonly string[],
  slow: Timing[],
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-report-'))
  const file = join(folder, 'report.json')
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const code = await exitCodeOf(['vitest', 'run', ...reporters, ...words], env)
    const report = readReport(file)
    if (!report) return { ...NOTHING, failed: 1 }
    for (const { fullName, duration = 0 } of report.testResults.flatMap((r) => r.assertionResults))
      if (duration > SLOW_MS) slow.push({ title: fullName, ms: duration })
    // A file that does not load, an error outside of a test or a missed threshold fails no test, but the run.
    const failed = Math.max(report.numFailedTests, code === 0 ? 0 : 1)
    const skipped = report.numPendingTests + report.numTodoTests
    return { passed: report.numPassedTests, failed, skipped }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readReport(file: string): Report | undefined {
  try {
    // Safe: vitest wrote it, in the shape its own documentation gives.
    return JSON.parse(readFileSync(file, 'utf8')) as Report
  } catch {
    return undefined // It did not come as far as a report; the caller counts that as a failure.
  }
}
