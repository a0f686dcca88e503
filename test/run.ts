/** `npm test`: every check in order. Words after it choose steps by name: `npm test -- unit size`. */
import { installWhatIsMissing } from './helpers/install.ts'
import { NOTHING, add, type Outcome, type Step } from './steps/step.ts'
import { runCommand } from './steps/command.ts'
import { onPostgres } from './steps/on-postgres.ts'
import { runVitest, type Findings } from './steps/vitest.ts'

const findings: Findings = { slow: [], failures: [] }
const vitest =
  (...words: readonly string[]) =>
  (): Promise<Outcome> =>
    runVitest(words, findings)
const command =
  (...words: readonly string[]) =>
  (): Promise<Outcome> =>
    runCommand(words)

const STEPS: readonly Step[] = [
  { name: 'format', run: command('oxfmt', '--check', '.') },
  { name: 'lint', run: command('oxlint', '--deny-warnings', '.') },
  { name: 'types', run: command('tsc') },
  { name: 'docs', run: command('node', 'docs/generate.ts', '--check') },
  { name: 'build', run: command('npm', 'run', '--silent', 'build') },
  { name: 'package', run: command('node', 'test/steps/package.ts'), after: 'build' },
  { name: 'size', run: command('node', 'bench/size.ts'), after: 'build', needs: 'chromium' },
  { name: 'unit', run: vitest('--project', 'unit', '--coverage') },
  { name: 'server', run: vitest('--project', 'node') },
  { name: 'postgres', run: onPostgres(findings), needs: 'postgres' },
  { name: 'e2e', run: vitest('--project', 'e2e'), after: 'build', needs: 'chromium' },
  {
    name: 'chromium',
    run: vitest('--project', 'engines', 'chromium'),
    after: 'build',
    needs: 'chromium',
  },
  // It builds for itself: the registry with one widget more.
  { name: 'conformance', run: vitest('--project', 'conformance'), needs: 'chromium' },
  {
    name: 'firefox',
    run: vitest('--project', 'engines', 'firefox'),
    after: 'build',
    needs: 'firefox',
  },
  {
    name: 'webkit',
    run: vitest('--project', 'engines', 'webkit'),
    after: 'build',
    needs: 'webkit',
  },
  { name: 'faults', run: vitest('--project', 'faults'), after: 'build', needs: 'chromium' },
]

const wanted = process.argv.slice(2)
const steps = STEPS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
const { missing } = installWhatIsMissing()
const broken = new Set<string>()
const notes: string[] = []
let total = NOTHING

for (const { name, run, needs, after } of steps) {
  const lack = needs && missing.get(needs)
  if (lack || (after && broken.has(after))) {
    notes.push(`${name} was not run: ${lack ?? `${after} failed.`}`)
    total = add(total, lack ? { ...NOTHING, skipped: 1 } : { ...NOTHING, failed: 1 })
    continue
  }
  console.log(`\n── ${name}`)
  const begun = performance.now()
  const outcome = await run()
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  console.log(`── ${name}: ${describe(outcome)} in ${seconds} s`)
  if (outcome.failed > 0) {
    broken.add(name)
    notes.push(`${name}: ${outcome.failed} failed`)
  }
  total = add(total, outcome)
}

console.log('\nSlowest tests')
for (const { title, ms } of findings.slow.sort((a, b) => b.ms - a.ms).slice(0, 10))
  console.log(`${(ms / 1000).toFixed(1).padStart(6)} s  ${title}`)
// Once more at the end, where it is found without reading thousands of lines.
if (findings.failures.length > 0) console.log(`\nFailed\n${findings.failures.join('\n')}`)
for (const note of notes) console.log(note)
console.log(describe(total))
process.exitCode = total.failed > 0 ? 1 : 0

function describe({ passed, failed, skipped }: Outcome): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
