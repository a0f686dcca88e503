/** Writes docs/openapi.json and docs/contract.md from the contract; `--check` only says whether they are current. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeOpenApi } from './generate/openapi.ts'
import { writeReference } from './generate/reference.ts'

const openApi = writeOpenApi()
const files = {
  'openapi.json': `${JSON.stringify(openApi, null, 2)}\n`,
  'contract.md': writeReference(openApi),
}
const stale = Object.entries(files).filter(([name, content]) => readDocument(name) !== content)

if (process.argv.includes('--check')) {
  for (const [name] of stale) console.error(`docs/${name} is not current: run npm run docs.`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  for (const [name, content] of stale) writeFileSync(join(import.meta.dirname, name), content)
}

function readDocument(name: string): string | undefined {
  const path = join(import.meta.dirname, name)
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}
