/** What one widget adds to the script: the whole build, less the build without it. */
import { join } from 'node:path'
import { build, loadConfigFromFile, mergeConfig, type InlineConfig, type Plugin } from 'vite'
import { weigh } from './gzip.ts'

const ROOT = join(import.meta.dirname, '..')

export async function weighWidget(name: string): Promise<number> {
  const [all, without] = [await weighBuild(), await weighBuild(name)]
  return all - without
}

async function weighBuild(leftOut?: string): Promise<number> {
  const loaded = await loadConfigFromFile(
    { command: 'build', mode: 'script' },
    join(ROOT, 'vite.config.ts'),
  )
  const inMemory: InlineConfig = {
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    plugins: leftOut === undefined ? [] : [registryWithout(leftOut)],
    build: { write: false },
  }
  const result = await build(mergeConfig(loaded?.config ?? {}, inMemory))
  const outputs = Array.isArray(result) ? result : [result]
  return outputs
    .flatMap((output) => ('output' in output ? output.output : []))
    .reduce((sum, file) => sum + (file.type === 'chunk' ? weigh(file.code) : 0), 0)
}

/** The registry has one line per widget; this is the registry without one of them. */
function registryWithout(name: string): Plugin {
  const registry = join(ROOT, 'widgets/index.ts')
  return {
    name: 'regulars:registry-without',
    enforce: 'pre',
    transform(code, id) {
      if (id !== registry) return null
      const lines = code.split('\n').filter((line) => !line.includes(`./${name}/`))
      return { code: [...lines, 'export {}'].join('\n'), map: null }
    },
  }
}
