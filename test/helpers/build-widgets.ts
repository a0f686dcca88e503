/** The tag in both its builds, made as it is shipped, but with the seventh widget beside those of the registry; nothing is written. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, mergeConfig, type InlineConfig, type Plugin, type Rolldown } from 'vite'
import { LANGUAGES } from '../../src/i18n/index.ts'
import viteConfig from '../../vite.config.ts'
import * as registry from '../fixtures/all-widgets.ts'

const ROOT = join(import.meta.dirname, '../..')
const REGISTRY = join(ROOT, 'test/fixtures/all-widgets.ts')

/** Every widget of the registry, and the fixture. */
export const WIDGETS = Object.values(registry).map((create) => create())

/** The folder of a widget: in `widgets/`, or the one among the fixtures. */
export function folderOf(widget: string): string {
  return join(ROOT, widget === 'wishlist' ? 'test/fixtures' : 'widgets', widget)
}

/** Texts by the path they are served from: `/regulars.js`, `/loader.js` and its chunks, `/module.js`, `/locales/ro.json`. */
export type Artefacts = Readonly<Record<string, string>>

export async function buildWidgets(): Promise<Artefacts> {
  const script = await bundle('script')
  const split = await bundle('split')
  const loader = await bundle('script', {
    // As vite.config.ts does it, but without a look into `dist`.
    define: { __ENTRY__: JSON.stringify(split.find(({ isEntry }) => isEntry)?.fileName) },
    build: { lib: { entry: join(ROOT, 'src/loader.ts'), fileName: () => 'loader.js' } },
  })
  const module = await bundle('split', {
    build: {
      lib: { entry: join(ROOT, 'test/fixtures/module.ts') },
      rolldownOptions: { output: { entryFileNames: 'module.js' } },
    },
  })
  const chunks = [...script, ...split, ...loader, ...module]
  return {
    ...Object.fromEntries(chunks.map(({ fileName, code }) => [`/${fileName}`, code])),
    ...(await buildLocales()),
  }
}

async function bundle(mode: string, changes: InlineConfig = {}): Promise<Rolldown.OutputChunk[]> {
  const config = await viteConfig({ mode, command: 'build' })
  const plugins = (config.plugins ?? []).filter((plugin) => !isLeftOut(plugin))
  const silent: InlineConfig = {
    mode,
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: { write: false },
  }
  const ours = mergeConfig({ ...config, plugins: [...plugins, withFixture()] }, silent)
  const made = await build(mergeConfig(ours, changes))
  return [made]
    .flat()
    .flatMap((one) => ('output' in one ? one.output : []))
    .filter((file) => file.type === 'chunk')
}

/** What writes into `dist`, where the shipped ones are, and what lists the registry, which knows nothing of the fixture. */
const LEFT_OUT = ['regulars:locale-files', 'regulars:registry-as-list']

function isLeftOut(plugin: unknown): boolean {
  return LEFT_OUT.includes(Reflect.get(Object(plugin), 'name'))
}

function withFixture(): Plugin {
  return {
    name: 'regulars:with-fixture',
    enforce: 'pre',
    resolveId: (source, importer) =>
      source.endsWith('/widgets/index.ts') && importer?.endsWith('/src/script.ts')
        ? REGISTRY
        : undefined,
  }
}

type Texts = Readonly<Record<string, unknown>>

/** Of each widget and of the panel, by language; as `messages.ts` has them. */
export async function readMessages(): Promise<
  Readonly<Record<string, Readonly<Record<string, Texts>>>>
> {
  const sources: (readonly [string, string])[] = [
    ['ui', join(ROOT, 'src/ui/messages.ts')],
    ...WIDGETS.map(({ name }) => [name, join(folderOf(name), 'messages.ts')] as const),
  ]
  const read = sources.map(async ([name, path]) => {
    // Safe: the convention of every messages.ts, and the compiler has checked each of them.
    const module = (await import(pathToFileURL(path).href)) as {
      messages: Readonly<Record<string, Texts>>
    }
    return [name, module.messages] as const
  })
  return Object.fromEntries(await Promise.all(read))
}

async function buildLocales(): Promise<Artefacts> {
  const messages = Object.entries(await readMessages())
  const others = LANGUAGES.filter((language) => language !== 'en')
  return Object.fromEntries(
    others.map((language) => {
      const texts = messages.map(([name, byLanguage]) => [name, byLanguage[language]] as const)
      return [`/locales/${language}.json`, JSON.stringify(Object.fromEntries(texts))]
    }),
  )
}
