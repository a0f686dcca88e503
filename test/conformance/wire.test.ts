/** One name for everything that a widget is called by: folder, element, path, events, config. */
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Endpoint } from '../../src/contract/endpoint.ts'
import { LANGUAGES } from '../../src/i18n/index.ts'
import { folderOf, readMessages, WIDGETS } from '../helpers/build-widgets.ts'

const ROOT = join(import.meta.dirname, '../..')
const folders = readdirSync(join(ROOT, 'widgets'), { withFileTypes: true })

it('every folder of widgets/ is in the registry', () => {
  const names = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name)

  expect(WIDGETS.map(({ name }) => name)).toEqual(expect.arrayContaining(names))
})

describe.for(WIDGETS)('$name', (widget) => {
  const { name } = widget
  const folder = folderOf(name)
  const importFile = (file: string): Promise<Record<string, unknown>> =>
    import(pathToFileURL(join(folder, file)).href)

  it('is of the shape of its siblings', () => {
    const files = readdirSync(folder)

    expect(basename(folder)).toBe(name)
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(files).toEqual(
      expect.arrayContaining(['index.ts', 'contract.ts', 'model.ts', 'messages.ts']),
    )
    expect(files).toContain(`${pascal(name)}.tsx`)
    expect(files).toContain(`${name}.css`)
  })

  it('asks below its own path only', async () => {
    const exported = Object.values(await importFile('contract.ts'))
    const endpoints = exported.filter(isEndpoint)

    for (const { id, path, access } of endpoints) {
      // What the console asks on behalf of a merchant lies apart from what shoppers may.
      const base = access === 'merchant' ? `/v1/merchant/${name}/` : `/v1/${name}/`
      expect(path).toMatch(new RegExp(`^${base}[a-z]`))
      expect(id).toMatch(new RegExp(`^${name}\\.[a-z]`))
    }
  })

  it('sends events under its own name only, in the form noun_happened', async () => {
    for (const event of Object.keys((await (await widget.parts()).events?.()) ?? {}))
      // The noun may be the widget’s own: `referral.claimed`.
      expect(event).toMatch(new RegExp(`^${name}\\.([a-z]+_)*[a-z]+$`))
  })

  it('exports a schema of its config, which takes an empty one', async () => {
    const contract = await importFile('contract.ts')
    const schema = Reflect.get(contract, `${pascal(name)}Config`)

    // Safe: a schema that is none fails here.
    expect((schema as { safeParse(value: unknown): unknown }).safeParse({})).toMatchObject({
      success: true,
      data: { enabled: true },
    })
  })

  it('has a title in every language', async () => {
    const texts = (await readMessages())[name]

    for (const language of LANGUAGES) expect(texts?.[language]?.['title']).toMatch(/\p{L}/u)
  })
})

function pascal(name: string): string {
  return name.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'path' in value && 'response' in value
}
