/** Builds once for all files of the suite. */
import type { TestProject } from 'vitest/node'
import { buildWidgets, type Artefacts } from '../helpers/build-widgets.ts'

declare module 'vitest' {
  interface ProvidedContext {
    artefacts: Artefacts
  }
}

export async function setup({ provide }: TestProject): Promise<void> {
  provide('artefacts', await buildWidgets())
}
