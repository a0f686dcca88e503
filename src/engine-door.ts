/** The engine's side at rest: its code is loaded after idle where there are campaigns, or when somebody asks for it. */
import { once } from './core/once.ts'
import type { EngineOptions } from './engine/open-page.ts'
import type { Engine } from './engine/start-engine.ts'
import { importAgain } from './host/import-again.ts'

export interface EngineDoor {
  load(): Promise<Engine>
  /** Undefined until it is there. */
  current(): Engine | undefined
  close(): void
}

export function createEngineDoor(options: () => EngineOptions): EngineDoor {
  let engine: Engine | undefined
  let isClosed = false
  return {
    load: once(async () => {
      const { startEngine } = await importAgain(() => import('./engine/start-engine.ts'))
      engine = startEngine(options())
      if (isClosed) engine.stop()
      return engine
    }),
    current: () => engine,
    close() {
      isClosed = true
      engine?.stop()
    },
  }
}
