/** Looks at the npm package as it would be published: what publint finds, and that nothing of the workshop is in it. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { ROOT } from './command.ts'

const MAY_BE_IN = /^(package\.json|README\.md|LICENSE|dist\/|docs\/[\w-]+\.(md|json)$)/
const MUST_BE_IN = [
  'dist/regulars.js',
  'dist/loader.js',
  'dist/chatwoot.js',
  'dist/npm/src/index.js',
  'dist/npm/widgets/chat/chatwoot/index.js',
]

interface Packed {
  readonly files: readonly { readonly path: string }[]
}

const { messages, pkg } = await publint({ pkgDir: ROOT, level: 'suggestion', strict: true })
const problems = messages.map((message) => formatMessage(message, pkg) ?? message.code)

const answer = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
  cwd: ROOT,
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
})
// Safe: the documented answer of `npm pack --json`.
const files = (JSON.parse(answer) as [Packed])[0].files.map(({ path }) => path)
for (const path of files) if (!MAY_BE_IN.test(path)) problems.push(`${path} is in the package.`)
for (const path of MUST_BE_IN)
  if (!files.includes(path)) problems.push(`${path} is missing in the package.`)

// While rendering on a server there is no window to touch; `dist/npm` finds its dependencies in this folder.
for (const entry of [
  'src/index.js',
  'src/contract/index.js',
  'widgets/index.js',
  'widgets/chat/chatwoot/index.js',
])
  await import(pathToFileURL(join(ROOT, 'dist/npm', entry)).href).catch((error: unknown) =>
    problems.push(`Importing ${entry} without a page fails: ${String(error)}`),
  )

for (const problem of problems) console.log(problem)
console.log(`${files.length} files, ${problems.length} problems`)
process.exitCode = problems.length > 0 ? 1 : 0
