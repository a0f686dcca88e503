/** A module of the sources with everything it imports, as one script. */
import { build } from 'vite'

export interface BundleOptions {
  /** The absolute path of the module. */
  readonly entry: string
  /** The global its exports are found in; without one it stays a module. */
  readonly globalName?: string
  /** Left as imports. */
  readonly external?: readonly RegExp[]
}

/** Made as small as the browsers of the shipped build allow, and not written anywhere. */
export async function bundle({ entry, globalName, external = [] }: BundleOptions): Promise<string> {
  const lib =
    globalName === undefined
      ? { entry, formats: ['es' as const] }
      : { entry, formats: ['iife' as const], name: globalName }
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, target: 'es2022', lib, rolldownOptions: { external: [...external] } },
  })
  const [first] = [built].flat()
  const chunk = first && 'output' in first ? first.output[0] : undefined
  if (chunk?.type !== 'chunk') throw new Error(`Vite built no script of ${entry}.`)
  // A variable of its own script alone would be out of reach for the calls that follow.
  return globalName === undefined
    ? chunk.code
    : `${chunk.code}; globalThis.${globalName} = ${globalName}`
}
