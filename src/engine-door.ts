/** The engine's side at rest: its code is loaded after idle where there are campaigns, or when somebody asks for it. */
import { once } from './core/once.ts'
import type { EngineOptions } from './engine/open-page.ts'
import type { Engine } from './engine/start-engine.ts'
import { importAgain } from './host/import-again.ts'

/** More than a page tells of while it begins; where no engine comes, nothing waits for it. */
const MOST_EARLY = 50

export interface EngineDoor {
  load(): Promise<Engine>
  /** Undefined until it is there. */
  current(): Engine | undefined
  /** What happened before the engine was there is told to it then: a page that thanks says at once for what. */
  onEvent: Engine['onEvent']
  close(): void
}

export function createEngineDoor(options: () => EngineOptions): EngineDoor {
  const early: Parameters<Engine['onEvent']>[] = []
  let engine: Engine | undefined
  let isClosed = false
  return {
    load: once(async () => {
      const { startEngine } = await importAgain(() => import('./engine/start-engine.ts'))
      engine = startEngine(options())
      for (const event of early) engine.onEvent(...event)
      if (isClosed) engine.stop()
      return engine
    }),
    current: () => engine,
    onEvent(...event) {
      if (engine) engine.onEvent(...event)
      else if (early.length < MOST_EARLY) early.push(event)
    },
    close() {
      isClosed = true
      engine?.stop()
    },
  }
}
