/** Runs tests with a report for the eye and one to count by. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { exitCodeOf } from './command.ts'
import { NOTHING, type Outcome } from './step.ts'

export interface Timing {
  readonly title: string
  readonly ms: number
}

/** What a run is to say of its tests once all steps are done. */
export interface Findings {
  readonly slow: Timing[]
  /** A failed test or file each: where, what, and the first lines of why. */
  readonly failures: string[]
}

interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly testResults: readonly FileResult[]
}

interface FileResult {
  readonly name: string
  readonly status: string
  /** Why the file did not load or its hooks failed; empty where only tests did. */
  readonly message: string
  readonly assertionResults: readonly TestResult[]
}

interface TestResult {
  readonly fullName: string
  readonly status: string
  readonly duration?: number
  readonly failureMessages: readonly string[]
}

const SLOW_MS = 2000
const LINES_OF_WHY = 8

/** `findings` takes the tests that need longest, and those that failed. */
export async function runVitest(
  words: readonly string[],
  { slow, failures }: Findings,
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
    failures.push(...report.testResults.flatMap(describeFailures))
    // A file that does not load, an error outside of a test or a missed threshold fails no test, but the run.
    const failed = Math.max(report.numFailedTests, code === 0 ? 0 : 1)
    const skipped = report.numPendingTests + report.numTodoTests
    return { passed: report.numPassedTests, failed, skipped }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function describeFailures({ name, status, message, assertionResults }: FileResult): string[] {
  const file = relative('.', name)
  const tests = assertionResults.filter((test) => test.status === 'failed')
  if (status === 'failed' && tests.length === 0) return [`${file}\n${beginningOf(message)}`]
  return tests.map(
    ({ fullName, failureMessages }) =>
      `${file} > ${fullName}\n${beginningOf(failureMessages.join('\n'))}`,
  )
}

function beginningOf(why: string): string {
  const lines = stripVTControlCharacters(why)
    .split('\n')
    .filter((line) => line.trim() !== '')
  return lines
    .slice(0, LINES_OF_WHY)
    .map((line) => `    ${line}`)
    .join('\n')
}

function readReport(file: string): Report | undefined {
  try {
    // Safe: vitest wrote it, in the shape its own documentation gives.
    return JSON.parse(readFileSync(file, 'utf8')) as Report
  } catch {
    return undefined // It did not come as far as a report; the caller counts that as a failure.
  }
}
