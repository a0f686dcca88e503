/** The loyalty programme's public rules, as far as the shop's own pages speak of them; asked for now and then. */
import { fillPath } from '../../src/contract/endpoint.ts'
import { Program, readProgram } from '../../widgets/loyalty/contract.ts'

export interface Programme {
  /** `undefined` while the backend does not answer, or rests: then the pages promise nothing. */
  read(): Promise<Program | undefined>
}

export interface ProgrammeOptions {
  readonly apiUrl: string
  readonly publicKey: string
  readonly fetch: typeof fetch
  readonly now: () => Date
}

const KEPT_MS = 5 * 60_000
/** A backend that is away must not slow every page down. */
const ASK_AGAIN_MS = 10_000
const ANSWER_WITHIN_MS = 1000

export function createProgramme({ apiUrl, publicKey, fetch, now }: ProgrammeOptions): Programme {
  let kept: { readonly program: Program | undefined; readonly until: number } | undefined

  const ask = async (): Promise<Program | undefined> => {
    const url = new URL(fillPath(readProgram.path), apiUrl)
    url.searchParams.set('key', publicKey)
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) })
      return response.ok ? Program.parse(await response.json()) : undefined
    } catch {
      return undefined // Away or too slow: the page does without the sentence.
    }
  }
  return {
    async read() {
      const at = now().getTime()
      if (kept && kept.until > at) return active(kept.program)
      const program = await ask()
      kept = { program, until: at + (program ? KEPT_MS : ASK_AGAIN_MS) }
      return active(program)
    },
  }
}

function active(program: Program | undefined): Program | undefined {
  return program?.status === 'active' ? program : undefined
}
