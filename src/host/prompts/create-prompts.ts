/** Says what widgets propose: asks the arbiter, waits where it says so, and keeps what is said in sight of what the page does. */
import type { Attention, EndedAs } from '../../campaigns/attention.ts'
import { type Asked, nameOf, type Situation, type Verdict } from '../../campaigns/verdict.ts'
import type { ClosedAs, Level, Proposal } from '../../widget.ts'
import type { Stage } from '../mount.ts'
import type { LoadedPrompt } from '../section.ts'
import { createDots } from './dots.ts'
import { type OpenCard, openCard } from './open-card.ts'
import { createRounds } from './rounds.ts'
import { createSituation, isCovered } from './situation.ts'

/** Whose proposal it is. */
export interface Speaker {
  readonly name: string
  loadPrompt(): Promise<LoadedPrompt>
}

export interface Prompts {
  /** Resolves, when it is decided, with how loudly it is said now; undefined for not at all. */
  propose(speaker: Speaker, proposal: Proposal): Promise<Level | undefined>
  withdraw(widget: string, id: string): void
  /** The widget’s model is gone, and with it all that it has proposed. */
  leave(widget: string): void
  onNavigate(url: URL): void
  destroy(): void
}

export interface PromptsOptions {
  readonly stage: Stage
  readonly attention: Pick<Attention, 'claim' | 'closed' | 'turnPage' | 'onChange'>
  setNews(widget: string, count: number): void
  readStorage(): Situation['storage']
  /** Undefined where nobody counts visits. */
  readVisitStart(): number | undefined
  /** A complaint of the shopper waits for an answer. */
  hasComplaint(): Promise<boolean>
  onSay(asked: Asked, level: Level): void
  onAnswer(asked: Asked, as: ClosedAs | 'withdrawn'): void
  onDestroy?(): void
}

interface Entry {
  readonly asked: Asked
  readonly speaker: Speaker
  /** Answers the widget; only the first answer counts. */
  settle(level: Level | undefined): void
  /** `asking` until it is decided; `loading` what is to be shown. */
  state: 'asking' | 'loading' | 'shown'
  /** Whether there is something to say, asked at its first turn: one that has to wait once more is not asked again. */
  turn?: Promise<boolean>
  /** What `settle` answers with. */
  readonly answer: Promise<Level | undefined>
  card?: OpenCard
}

export function createPrompts(options: PromptsOptions): Prompts {
  const { stage, attention } = options
  const entries = new Map<string, Entry>()
  const dots = createDots(options)
  const rounds = createRounds({ ask, look, report: stage.report })
  const situation = createSituation({ ...options, onChange: rounds.look })
  const stopListening = attention.onChange(rounds.soon)

  async function ask(): Promise<readonly Verdict[]> {
    const asking = [...entries.values()].filter(({ state }) => state !== 'loading')
    const now = { ...situation.read(), hasComplaint: await options.hasComplaint() }
    // What comes up while nobody looks is told to no screen reader, and takes a turn for nothing.
    if (asking.length === 0 || now.obstacles.includes('hidden')) return []
    const verdicts = await attention.claim(
      asking.map(({ asked }) => asked),
      now,
    )
    const isTurnOpen = asking.some(
      ({ state }, index) => state === 'asking' && isLoud(verdicts[index]!),
    )
    asking.forEach((entry, index) => {
      const verdict = verdicts[index]!
      // Whoever has the turn may have nothing to say after all: the others are asked again when that is known.
      if (!isTurnOpen || !hasLostTurn(verdict)) carryOut(entry, verdict)
    })
    return verdicts
  }

  function carryOut(entry: Entry, verdict: Verdict): void {
    const { outcome, level } = verdict
    // Taken back while the arbiter was asked.
    if (entries.get(nameOf(entry.asked)) !== entry) {
      if (isLoud(verdict)) end(entry, 'withdrawn')
    } else if (outcome === 'refuse') drop(entry, 'withdrawn')
    else if (isLoud(verdict) && entry.state === 'asking') void say(entry, verdict.level)
    else if (outcome === 'say' && level === 'badge') void sayQuietly(entry)
  }

  async function sayQuietly(entry: Entry): Promise<void> {
    const { asked } = entry
    entry.state = 'loading'
    const isWanted = await takeTurn(entry, 'badge')
    if (entries.get(nameOf(asked)) !== entry) return
    entries.delete(nameOf(asked))
    if (isWanted && !asked.isSilent) {
      dots.add(asked)
      options.onSay(asked, 'badge')
    }
    entry.settle(isWanted ? 'badge' : undefined)
  }

  /** Whoever proposed it has the last word, and gets ready. */
  function takeTurn(entry: Entry, level: Level): Promise<boolean> {
    entry.turn ??= (async () => (await entry.asked.onTurn?.(level)) ?? true)().catch((error) => {
      stage.report(error)
      return false
    })
    return entry.turn
  }

  async function say(entry: Entry, level: Exclude<Level, 'badge'>): Promise<void> {
    const { asked, speaker } = entry
    entry.state = 'loading'
    if (!stage.mayShow(stage.element, asked.widget, 'proposal')) return drop(entry, 'unsaid')
    const isWanted = await takeTurn(entry, level)
    if (entries.get(nameOf(asked)) !== entry) return
    if (!isWanted) return drop(entry, 'unsaid')
    if (asked.isSilent) return saySilently(entry, level)
    try {
      const [parts, { drawCard }] = await Promise.all([
        speaker.loadPrompt(),
        import('./draw-card.tsx'),
      ])
      if (entries.get(nameOf(asked)) !== entry) return
      // What the page has opened meanwhile goes first.
      if (isCovered(situation.read().obstacles)) return hold(entry)
      entry.card = openCard({
        stage,
        asked,
        level,
        parts,
        drawCard,
        onClose: (as) => drop(entry, as),
      })
      entry.state = 'shown'
      options.onSay(asked, level)
      entry.settle(level)
      rounds.soon()
    } catch (error) {
      // Taken back while it loaded: no news for the page.
      if (entries.get(nameOf(asked)) !== entry) return
      stage.report(error)
      drop(entry, 'unsaid')
    }
  }

  /** It has had its turn, and leaves the place to the next. */
  function saySilently(entry: Entry, level: Level): void {
    entry.settle(level)
    drop(entry, 'withdrawn')
  }

  /** Its turn is given back, and it goes on waiting. */
  function hold(entry: Entry): void {
    entry.state = 'asking'
    end(entry, 'unsaid')
  }

  function drop(entry: Entry, as: EndedAs): void {
    const { asked, card, state } = entry
    if (entries.get(nameOf(asked)) === entry) entries.delete(nameOf(asked))
    card?.close()
    entry.settle(undefined)
    if (state === 'asking') return
    end(entry, as)
    if (state === 'shown' && as !== 'unsaid') options.onAnswer(asked, as)
  }

  function end({ asked }: Entry, as: EndedAs): void {
    attention.closed(asked, as).then(rounds.soon, stage.report)
  }

  /** What is said steps back while something of the page, or our panel, comes before it. */
  function look(): string | undefined {
    if (entries.size === 0) return undefined
    const { obstacles } = situation.read()
    for (const { card } of entries.values()) card?.look(isCovered(obstacles))
    return obstacles.join()
  }

  function leave(isMeant: (asked: Asked) => boolean): void {
    for (const entry of entries.values()) if (isMeant(entry.asked)) drop(entry, 'withdrawn')
    dots.remove(isMeant)
  }

  return {
    propose(speaker, proposal) {
      const asked: Asked = { ...proposal, widget: speaker.name }
      const before = entries.get(nameOf(asked))
      if (before?.card) return Promise.resolve(before.card.level)
      if (before?.turn) return before.answer
      // The newer word counts.
      if (before) drop(before, 'withdrawn')
      let settle: Entry['settle'] = () => undefined
      const answer = new Promise<Level | undefined>((resolve) => (settle = resolve))
      entries.set(nameOf(asked), { asked, speaker, settle, answer, state: 'asking' })
      rounds.soon()
      return answer
    },
    withdraw: (widget, id) => leave((asked) => asked.widget === widget && asked.id === id),
    leave: (widget) => leave((asked) => asked.widget === widget),
    onNavigate() {
      attention.turnPage()
      situation.turnPage()
      for (const entry of entries.values())
        if (entry.state === 'shown' && !entry.asked.isAwaited) drop(entry, 'withdrawn')
      rounds.soon()
    },
    destroy() {
      stopListening()
      rounds.stop()
      situation.stop()
      leave(() => true)
      options.onDestroy?.()
    },
  }
}

interface Loud extends Verdict {
  readonly level: Exclude<Level, 'badge'>
}

function isLoud(verdict: Verdict): verdict is Loud {
  const { outcome, level } = verdict
  return outcome === 'say' && level !== undefined && level !== 'badge'
}

function hasLostTurn({ reason }: Verdict): boolean {
  return reason === 'page_quota' || reason === 'visit_quota' || reason === 'busy'
}
