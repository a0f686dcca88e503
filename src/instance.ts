/** The handle a page holds: every call may come before the start and is then done after it, in order. */
import type { ConfigInput } from './config.ts'
import type { CartLine } from './contract/campaign/saved-cart.ts'
import type { CoreEvents, ShopEventProps } from './contract/event.ts'
import type { Purpose } from './contract/scalars.ts'
import type { CampaignExplanation } from './engine/explanation.ts'
import type { Listen } from './instance-events.ts'

export type IdentityProof = string | null
/** A proof, or a function that fetches a fresh one: asked when the session ends. `null`: nobody is signed in. */
export type Identify = IdentityProof | (() => Promise<IdentityProof>)

/** What may change while the page is open; a field that is not given stays as it is. */
export type Changes = Partial<Pick<ConfigInput, 'theme' | 'launcher' | 'locale' | 'texts'>>

/** Puts a discount code into the shop's cart; whether it took it. */
export type ApplyCode = (code: string) => boolean | Promise<boolean>

/** Gives the shop’s cart these lines instead of its own; whether it took them. */
export type ReplaceCart = (lines: readonly CartLine[]) => boolean | Promise<boolean>

/** `null` takes a value back. */
export type ShopperProps = Readonly<
  Record<string, string | number | boolean | readonly string[] | null>
>

/** What only the page can do. */
export interface PageHands {
  applyCode?: ApplyCode | undefined
  replaceCart?: ReplaceCart | undefined
}

/** What a start brings forth; the instance forwards to it. */
export interface Running {
  track(name: string, props: Readonly<Record<string, unknown>>): void
  open(widget?: string): Promise<void>
  close(): void
  identify(who: Identify): Promise<void>
  configure(changes: Changes): Promise<void>
  setConsent(purposes: Partial<Readonly<Record<Purpose, boolean>>>): Promise<void>
  consent(): Readonly<Record<Purpose, string>>
  lend(hands: PageHands): void
  setCart(cart: unknown): void
  cart(): unknown
  explain(campaignId?: string): Promise<readonly CampaignExplanation[]>
  setProps(values: ShopperProps, options?: { readonly lasting?: boolean }): Promise<void>
  stats(): Promise<unknown>
  health(): unknown
  exportData(): Promise<unknown>
  forgetData(): Promise<void>
  destroy(): Promise<void>
}

export interface Regulars {
  /** Command form, as the queue before the load takes it: `regulars('track', 'shop.sized', { size: 'M' })`. */
  (command: string, ...details: readonly unknown[]): unknown
  readonly version: string
  /** Resolves when everything is in place; rejects with what was wrong with the configuration. */
  readonly ready: Promise<void>
  /** Kept when the shopper has agreed to its purpose; sent when there is a network. */
  track<N extends keyof CoreEvents | `shop.${string}`>(
    name: N,
    props?: N extends keyof CoreEvents ? CoreEvents[N] : ShopEventProps,
  ): void
  /** Opens the panel at a widget, or at the first. */
  open(widget?: string): Promise<void>
  close(): void
  identify(who: Identify): Promise<void>
  /** Changes look, language or words without a reload: `configure({ theme: { scheme: 'dark' } })`. */
  configure(changes: Changes): Promise<void>
  readonly consent: {
    set(purposes: Partial<Readonly<Record<Purpose, boolean>>>): Promise<void>
    /** `granted`, `denied` or `unknown` by purpose. */
    get(): Promise<Readonly<Record<Purpose, string>> | undefined>
  }
  /** How a widget puts a code into this shop's cart; without it, the shopper copies the code. */
  applyCode(apply: ApplyCode): void
  /** How a saved cart comes back into this shop’s cart; without it, the shopper is shown what was in it. */
  replaceCart(replace: ReplaceCart): void
  readonly cart: {
    /** The cart as the shop knows it, `null` for an empty one. */
    set(cart: unknown): void
    get(): Promise<unknown>
  }
  /** Returns the way to stop listening. */
  readonly on: Listen
  /** Of every campaign, or of one, why it showed or did not. */
  explain(campaignId?: string): Promise<readonly CampaignExplanation[] | undefined>
  /** What the shop knows of this shopper, for conditions on `props.…`; `lasting`: kept in this browser, with consent to personalisation. */
  props(values: ShopperProps, options?: { readonly lasting?: boolean }): Promise<void>
  /** How many events were accepted, acknowledged, dropped and why; the sums balance. */
  stats(): Promise<unknown>
  health(): Promise<unknown>
  /** Everything this browser keeps about the shopper, as one record. */
  export(): Promise<unknown>
  /** Deletes all of it. */
  forget(): Promise<void>
  /** Leaves the page as it was found. */
  destroy(): Promise<void>
}

export interface InstanceOptions {
  readonly version: string
  readonly running: Promise<Running>
  readonly on: Listen
  warn(message: Error): void
}

export function createInstance(
  options: InstanceOptions,
  unknownCommand: (name: string, known: string) => Error,
): Regulars {
  const { running } = options
  const ready = running.then(() => undefined)
  // The rejection is for whoever awaits `ready`; without a listener it must not reach the page's error handlers.
  ready.catch(() => undefined)
  // An instance that could not start has said why; what is asked of it afterwards is let go, not thrown into the page.
  const later = <T>(run: (running: Running) => T | Promise<T>): Promise<T | undefined> =>
    running.then(run, () => undefined)
  let started: Running | undefined
  void later((app) => {
    started = app
  })
  const soon = (run: (running: Running) => void): void => {
    if (started) run(started)
    else void later(run)
  }

  const calls = {
    track: (name: string, props: Readonly<Record<string, unknown>> = {}) =>
      soon((app) => app.track(name, props)),
    open: (widget?: string) => later((app) => app.open(widget)),
    close: () => soon((app) => app.close()),
    identify: (who: Identify) => later((app) => app.identify(who)),
    configure: (changes: Changes) => later((app) => app.configure(changes)),
    applyCode: (apply: ApplyCode) => soon((app) => app.lend({ applyCode: apply })),
    replaceCart: (replace: ReplaceCart) => soon((app) => app.lend({ replaceCart: replace })),
    on: options.on,
    explain: (id?: string) => later((app) => app.explain(id)),
    props: (values: ShopperProps, options?: { readonly lasting?: boolean }) =>
      later((app) => app.setProps(values, options)),
    stats: () => later((app) => app.stats()),
    health: () => later((app) => app.health()),
    export: () => later((app) => app.exportData()),
    forget: () => later((app) => app.forgetData()),
    destroy: () => later((app) => app.destroy()),
  }
  const consent: Regulars['consent'] = {
    set: (purposes) => later((app) => app.setConsent(purposes)),
    get: () => later((app) => app.consent()),
  }
  const cart: Regulars['cart'] = {
    set: (now) => soon((app) => app.setCart(now)),
    get: () => later((app) => app.cart()),
  }
  // Safe: a page that passes the wrong details of a command meets the same checks as one that calls the method.
  const commands = { ...calls, consent: consent.set, cart: cart.set } as unknown as Commands
  const command = (name: string, ...details: readonly unknown[]): unknown =>
    Object.hasOwn(commands, name)
      ? commands[name]?.(...details)
      : options.warn(unknownCommand(name, Object.keys(commands).join(', ')))
  return Object.assign(command, calls, { version: options.version, ready, consent, cart })
}

type Commands = Readonly<Record<string, (...details: readonly unknown[]) => unknown>>
