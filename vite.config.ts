/** Builds (one per `--mode`) and test projects. `npm run build` runs the modes in the order they are listed here. */
import { readdirSync, writeFileSync, mkdirSync, readFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ChunkingContext } from 'rolldown'
import type { ESTree } from 'rolldown/utils'
import { minify, type MinifyOptions } from 'terser'
import type { Plugin, UserConfig } from 'vite'
import { defineConfig, type TestProjectConfiguration } from 'vitest/config'
import type { CoverageOptions } from 'vitest/node'

const ROOT = import.meta.dirname
const DIST = join(ROOT, 'dist')
const { version, dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  version: string
  dependencies: Record<string, string>
}
const widgetNames = readdirSync(join(ROOT, 'widgets'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

type Messages = Record<string, Record<string, unknown>>

async function readMessages(path: string): Promise<Messages> {
  const module = (await import(pathToFileURL(path).href)) as { messages: Messages }
  return module.messages
}

/** English travels in the bundle; every other language is a file of its own, fetched when it is asked for. */
function onlyEnglish(): Plugin {
  return {
    name: 'regulars:only-english',
    async transform(_code, id) {
      if (!id.endsWith('/messages.ts')) return null
      const { en } = await readMessages(id)
      return { code: `export const messages = ${JSON.stringify({ en })}`, map: null }
    },
  }
}

/** What servers and docs alone read of the contract: a browser needs method, path, access and the shape of the answer. */
const UNREAD: Readonly<Record<string, readonly string[]>> = {
  defineEndpoint: ['id', 'summary', 'problems', 'body', 'query', 'params'],
  defineEvents: ['summary'],
}

/** Leaves the unread fields out of `export const x = defineEndpoint({…})`, and of each event of `defineEvents({…})`. */
function onlyWhatBrowsersRead(): Plugin {
  return {
    name: 'regulars:only-what-browsers-read',
    transform(code, id) {
      if (!/\/contract(\/[\w-]+){0,2}\.ts$/.test(id)) return null
      const unread = this.parse(code).body.flatMap((statement) =>
        statement.type === 'ExportNamedDeclaration' &&
        statement.declaration?.type === 'VariableDeclaration'
          ? statement.declaration.declarations.flatMap(({ init }) => findUnread(init))
          : [],
      )
      const kept = unread.reduceRight(
        (text, [from, to]) => text.slice(0, from) + text.slice(to),
        code,
      )
      return { code: kept, map: null }
    },
  }
}

function findUnread(made: ESTree.Expression | null | undefined): [from: number, to: number][] {
  if (made?.type !== 'CallExpression' || made.callee.type !== 'Identifier') return []
  const [record] = made.arguments
  const names = UNREAD[made.callee.name]
  if (!names || record?.type !== 'ObjectExpression') return []
  if (made.callee.name === 'defineEndpoint') return rangesOf(record, names)
  return record.properties.flatMap((event) =>
    event.type === 'Property' && event.value.type === 'ObjectExpression'
      ? rangesOf(event.value, names)
      : [],
  )
}

function rangesOf(
  { properties, end }: ESTree.ObjectExpression,
  names: readonly string[],
): [from: number, to: number][] {
  return properties.flatMap((property, at): [number, number][] =>
    property.type === 'Property' &&
    property.key.type === 'Identifier' &&
    names.includes(property.key.name)
      ? [[property.start, properties[at + 1]?.start ?? end - 1]]
      : [],
  )
}

/** A registry that is looked through as a namespace costs a getter for each widget; the tag is handed the list itself. */
function registryAsList(): Plugin {
  const registry = join(ROOT, 'widgets/index.ts')
  return {
    name: 'regulars:registry-as-list',
    async transform(code, id) {
      if (id !== join(ROOT, 'src/script.ts')) return null
      const names = (await this.load({ id: registry })).exports
      const listed = code
        .replace('import * as registry from', `import { ${names.join(', ')} } from`)
        .replace('Object.values(registry)', `[${names.join(', ')}]`)
      if (listed.includes('registry')) this.error('src/script.ts reads the registry another way.')
      return { code: listed, map: null }
    },
  }
}

/** What the entry imports by static imports alone goes into one file with it, instead of a swarm of tiny ones. */
function nameOfStart(id: string, context: ChunkingContext): string | null {
  const seen = new Set<string>()
  const isAtStart = (module: string): boolean => {
    if (seen.has(module)) return false
    seen.add(module)
    const info = context.getModuleInfo(module)
    return Boolean(info && (info.isEntry || info.importers.some(isAtStart)))
  }
  return isAtStart(id) ? 'start' : null
}

/** Terser after Vite's own minifier: 3 % less of a page at rest, gzipped. At the very end, for whatever prints the code anew undoes it. */
function smaller(options: MinifyOptions = {}): Plugin {
  const compress = { passes: 3, ecma: 2020 as const, pure_getters: true, unsafe_arrows: true }
  return {
    name: 'regulars:smaller',
    apply: 'build',
    async generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue
        const { code } = await minify(file.code, { compress, mangle: true, ...options })
        if (code !== undefined) file.code = code
      }
    },
  }
}

/** Writes `locales/<language>.json`: every widget's texts under its name, the panel's own under `ui`. */
function localeFiles(): Plugin {
  return {
    name: 'regulars:locale-files',
    apply: 'build',
    async closeBundle() {
      const sources = new Map([['ui', join(ROOT, 'src/ui/messages.ts')]])
      for (const name of widgetNames) sources.set(name, join(ROOT, 'widgets', name, 'messages.ts'))
      const locales: Record<string, Messages> = {}
      for (const [name, path] of sources) {
        for (const [locale, texts] of Object.entries(await readMessages(path)))
          if (locale !== 'en') (locales[locale] ??= {})[name] = texts
      }
      mkdirSync(join(DIST, 'locales'), { recursive: true })
      for (const [locale, messages] of Object.entries(locales))
        writeFileSync(join(DIST, 'locales', `${locale}.json`), JSON.stringify(messages))
    },
  }
}

/** The hashed name of the chunk the loader imports; `split` has to be built before `loader`. */
function entryOfSplitBuild(): string {
  const path = join(DIST, 'assets/manifest.json')
  if (!existsSync(path)) throw new Error('Build --mode split before --mode loader.')
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, { file: string }>
  const entry = manifest['src/script.ts']
  if (!entry) throw new Error('dist/assets/manifest.json names no src/script.ts.')
  return entry.file
}

const define = { __VERSION__: JSON.stringify(version) }
const target = 'es2022'
const bundling = {
  // Terser takes its three seconds; no need to be told at every build.
  checks: { pluginTimings: false },
  // A constant of one chunk that others use costs a name for each of them: its value costs less.
  optimization: { inlineConst: { mode: 'all' as const, pass: 2 } },
}

/** A classic script that declares nothing but its one global, and never looks for AMD or UMD. */
function classicScript(entry: string, file: string, plugins: Plugin[] = []): UserConfig {
  return {
    define,
    plugins,
    build: {
      target,
      outDir: join(DIST, file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : ''),
      emptyOutDir: false,
      lib: {
        entry: join(ROOT, entry),
        formats: ['iife'],
        name: '__regulars',
        fileName: () => file.slice(file.lastIndexOf('/') + 1),
      },
      rolldownOptions: { ...bundling, output: { extend: false } },
    },
  }
}

const builds: Record<string, () => UserConfig> = {
  script: () =>
    classicScript('src/script.ts', 'regulars.js', [
      onlyEnglish(),
      onlyWhatBrowsersRead(),
      registryAsList(),
      smaller(),
      localeFiles(),
    ]),

  split: () => ({
    define,
    plugins: [onlyEnglish(), onlyWhatBrowsersRead(), registryAsList(), smaller({ module: true })],
    build: {
      target,
      outDir: DIST,
      emptyOutDir: false,
      manifest: 'assets/manifest.json',
      // A library, because only then Vite leaves `import()` as it is, without its preload helper.
      lib: { entry: join(ROOT, 'src/script.ts'), formats: ['es'] },
      rolldownOptions: {
        ...bundling,
        preserveEntrySignatures: 'allow-extension',
        output: {
          codeSplitting: { groups: [{ name: nameOfStart }] },
          entryFileNames: 'assets/[name]-[hash].js',
          // Two dozen names stand in the file that every page loads; manifest.json says which is which.
          chunkFileNames: 'assets/[hash:7].js',
          minify: true,
        },
      },
    },
  }),

  loader: () => {
    const config = classicScript('src/loader.ts', 'loader.js')
    return { ...config, define: { ...define, __ENTRY__: JSON.stringify(entryOfSplitBuild()) } }
  },

  /** Beside the script, for the shops that have such a server: imported by the tag when their chat is first needed. */
  chatwoot: () => ({
    define,
    plugins: [smaller({ module: true })],
    build: {
      target,
      outDir: DIST,
      emptyOutDir: false,
      lib: {
        entry: join(ROOT, 'widgets/chat/chatwoot/index.ts'),
        formats: ['es'],
        fileName: () => 'chatwoot.js',
      },
      rolldownOptions: { ...bundling, output: { minify: true } },
    },
  }),

  npm: () => ({
    define,
    plugins: [onlyEnglish()],
    build: {
      target,
      minify: false,
      outDir: join(DIST, 'npm'),
      emptyOutDir: false,
      lib: {
        entry: [
          'src/index.ts',
          'src/contract/index.ts',
          'widgets/index.ts',
          'widgets/chat/chatwoot/index.ts',
          ...['data-layer', 'formbricks', 'posthog', 'segment'].map(
            (name) => `src/destinations/${name}.ts`,
          ),
        ].map((entry) => join(ROOT, entry)),
        formats: ['es'],
      },
      rolldownOptions: {
        external: (id) =>
          Object.keys(dependencies).some((name) => id === name || id.startsWith(`${name}/`)),
        output: { preserveModules: true, preserveModulesRoot: ROOT, entryFileNames: '[name].js' },
      },
    },
  }),

  shop: () => classicScript('demo/shop/client/shop.ts', 'shop/shop.js'),

  console: () => ({
    root: join(ROOT, 'demo/console'),
    base: '/console/',
    build: {
      target,
      outDir: join(DIST, 'console'),
      emptyOutDir: true,
      modulePreload: { polyfill: false },
    },
  }),
}

interface BrowserTests {
  readonly globalSetup?: string[]
  /** Files at a time; one where engines share a display, or memory is looked at. */
  readonly maxWorkers?: number
}

/** Real browsers on two cores, with time to start one. */
function browserTests(
  name: string,
  { globalSetup = [], maxWorkers = 1 }: BrowserTests = {},
): TestProjectConfiguration {
  return {
    extends: true,
    test: {
      name,
      include: [`test/${name}/**/*.test.ts`],
      globalSetup,
      maxWorkers,
      // Of the tests that say they may; a browser keeps one core busy.
      maxConcurrency: 2,
      // A loaded machine evicts a page from the bfcache or starts a browser late: a fault of ours fails twice.
      retry: 1,
      // Of a machine with other work, too; what a shopper waits for at most is said in the test that promises it.
      testTimeout: 120_000,
      hookTimeout: 120_000,
      expect: { poll: { timeout: 20_000 } },
    },
  }
}

const test = {
  /** What no page and no server touches has no excuse for an untested line. */
  coverage: {
    include: ['src/core/**/*.ts'],
    exclude: ['**/*.test.ts', '**/*.fixture.ts'],
    reporter: [['text', { skipFull: true }]],
    thresholds: { lines: 100 },
  } satisfies CoverageOptions,
  projects: [
    {
      extends: true,
      test: {
        name: 'unit',
        environment: 'happy-dom',
        testTimeout: 30_000,
        include: ['{src,widgets,demo/console,test/fixtures}/**/*.test.{ts,tsx}'],
      },
    },
    {
      extends: true,
      test: {
        name: 'node',
        include: ['{demo/server,demo/shop,docs,test/contract,test/helpers}/**/*.test.ts'],
        testTimeout: 30_000,
        hookTimeout: 30_000,
      },
    },
    // These wait more than they work.
    ...['e2e', 'faults'].map((name) => browserTests(name, { maxWorkers: 2 })),
    browserTests('engines'),
    browserTests('conformance', { globalSetup: ['test/conformance/build.ts'] }),
  ] satisfies TestProjectConfiguration[],
}

export default defineConfig(({ mode }) => builds[mode]?.() ?? { define, plugins: [], test })
