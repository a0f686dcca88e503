/** What a widget is: a record that says how it is called and where its parts are; the parts load when it is first shown. */
import type { ReadonlySignal } from '@preact/signals-core'
import type { ComponentType } from 'preact'
import type { EventCatalogue, EventsOf } from './contract/event.ts'
import type { Fact } from './campaigns/audience/facts.ts'
import type { Occasion } from './campaigns/occasion.ts'
import type { CampaignKind } from './contract/campaign/campaign.ts'
import type { CartLine } from './contract/campaign/saved-cart.ts'
import type { Purpose } from './contract/scalars.ts'
import type { Cart } from './core/cart-form.ts'
import type { Member } from './core/identity.ts'
import type { LiveChange, LiveState } from './core/live.ts'
import type { Store } from './core/store.ts'
import type { Tabs } from './core/tabs.ts'
import type { UploadFile } from './core/upload.ts'
import type { Call } from './core/call.ts'
import type { Format, Messages, Texts, Translate } from './i18n/index.ts'

/** A widget's own corner of the browser's storage; what belongs to a customer is gone at sign-out. */
export type WidgetStore = Pick<Store, 'read' | 'write' | 'update' | 'remove' | 'isLasting'>

/** Between the tabs of this browser, for one widget. */
export type WidgetTabs = Pick<Tabs, 'post' | 'listen' | 'exclusive'>

export type { Call, Cart, CartLine, LiveChange, LiveState, Member, Occasion, UploadFile }

/**
 * How loudly something may be said unasked. `badge` a dot on the launcher. `bar` a line with a height of its own. `sheet` a card beside the
 * launcher, on a phone at the bottom and at most 30 % of the screen; the page stays usable. `modal` a dialog.
 */
export type Level = 'badge' | 'bar' | 'sheet' | 'modal'

/** Something a widget would like to say unasked; whether, when and how loudly is the arbiter's to decide, for all widgets together. */
export interface Proposal {
  /** Names it among the widget's own: `invitation`, `ask`. What was closed is remembered by it. */
  readonly id: string
  /** As loud as it may be at most. What loses is said more quietly, down to a badge. */
  readonly level: Level
  /** The shopper came for it, as by a friend's link: it need not wait, and takes no turn from others. Still never over a banner or a dialog. */
  readonly isAwaited?: boolean
  /** “Don't show again” counts for the whole category; without one, for this proposal alone. */
  readonly category?: string
  /** Of several at once the highest is heard; 0 if not said. */
  readonly priority?: number
  /** Advertises: not said while a complaint of the shopper is open. */
  readonly isPromotional?: boolean
  /** Said because the shopper seems to leave: once per visit, whoever says it. */
  readonly isExit?: boolean
  /** Loud or not at all: it is pointless as a badge. */
  readonly isNeverQuieter?: boolean
  /** Takes its turn like any other, and shows nothing: of the shoppers who are compared with those who see it. */
  readonly isSilent?: boolean
  /** Asked when its turn has come, before anything is drawn; `false`: there is nothing to say after all, and the turn is given back. */
  onTurn?(level: Level): Promise<boolean>
}

/** What wakes a widget of which nothing is shown. */
export type Moment =
  | { readonly kind: 'address'; readonly url: URL }
  | {
      readonly kind: 'event'
      readonly name: string
      readonly props: Readonly<Record<string, unknown>>
    }
  /** A page began, and these had asked to be there; see `stayAwake`. */
  | { readonly kind: 'page'; readonly widgets: readonly string[] }

/** Everything a model may use; there is no other way to the page, the network or the storage. */
export interface WidgetContext<C extends EventCatalogue = EventCatalogue> {
  /** The shop's config for this widget, overlaid by the options of the page; the model checks it by its own schema. */
  readonly options: unknown
  readonly member: ReadonlySignal<Member>
  /** What the shopper has in the cart, as the page says it; `null` for nothing, or nothing known. */
  readonly cart: ReadonlySignal<Cart | null>
  readonly call: Call
  /** Sends a file’s bytes, and says how far it is. */
  readonly upload: UploadFile
  /** Absolute address of what the backend names by its path. */
  urlOf(path: string): string
  readonly store: WidgetStore
  /** Shared by the widgets that show campaigns: what one of them was given the others know too. */
  readonly campaignStore: WidgetStore
  /** BCP 47 tag of the words the shopper reads. */
  readonly locale: string
  /** Only with consent to analytics. */
  visitorId(): string | undefined
  track<N extends keyof EventsOf<C> & string>(name: N, props: EventsOf<C>[N]): void
  /** UUID of version 7. */
  createId(): string
  /** The page the shopper looks at, without what its address says about them. */
  page(): { readonly url: string; readonly title: string }
  /** What the shopper has agreed to. */
  granted(): readonly Purpose[]
  /** Who has something at the backend: the member’s id, `guest` for one of this browser, undefined for nobody. Asks no backend. */
  shopper(): Promise<string | undefined>
  readonly tabs: WidgetTabs
  /** Loads the model on every page, a while after it began, though nothing of it is shown; gone at sign-out. */
  stayAwake(isAwake: boolean): void
  /** Told at once and with every change whether changes are told by the backend. Returns the way to stop. */
  onLive(listener: (state: LiveState) => void): () => void
  /** Told when something of the shopper changed at the server, or may have. Returns the way to stop. */
  onChange(type: string, listener: (change: LiveChange) => void): () => void
  /** How much there is that the shopper has not seen: unread answers, a change worth a look. Shown on the launcher until 0. */
  setNews(count: number): void
  /** Puts a code into the page's cart; `false` where the page has no way to do it, or it did not fit: then the shopper copies it. */
  applyCode(code: string): Promise<boolean>
  /** Gives the page’s cart these lines instead of its own; `false` where the page has no way to do it, or could not. */
  replaceCart(lines: readonly CartLine[]): Promise<boolean>
  /** Whether another widget can be opened here. */
  has(widget: string): boolean
  /** Opens the panel at this widget, or at another; `false` where that one is not mounted. */
  open(widget?: string): Promise<boolean>
  /**
   * Facts of the shopper that campaigns may ask about: fields that begin with the widget’s name, as `feedback.openTicket`. They hold until they are
   * told anew, on other pages too, and are gone at sign-out.
   */
  know(facts: Readonly<Record<string, Fact>>): void
  /** The shopper is in the middle of something here, as of a survey: nothing else is said unasked until `false`, or the page is left. */
  setBusy(isBusy: boolean): void
  /** Asks to be heard. Resolves, when it is decided, with how loudly it is said now; `undefined` for not at all. */
  propose(proposal: Proposal): Promise<Level | undefined>
  /** Takes back what was proposed: it has become pointless, as for somebody who has just signed in. */
  withdraw(proposalId: string): void
  /** Tells the page, as the DOM event `regulars:<widget>-<what>` and to `regulars.on('<widget>-<what>')`. */
  announce(what: string, detail: Readonly<Record<string, unknown>>): void
  /** Takes a parameter out of the address bar, in the same history entry; only where the merchant allows it. */
  cleanAddress(parameter: string): void
  /** One console line for the developer; never throws into the page. */
  report(error: unknown): void
}

/** State and actions of a widget; every widget's model ends with `dispose`. */
export interface WidgetModel {
  /** Something the widget has named in `wakes` has happened, on this page. */
  wake?(moment: Moment): void
  /**
   * A campaign of a kind the widget has named in `wakes` will be shown as loudly as `level` says; `inline` in an element of the page. Its prompt
   * then has the campaign’s id as `proposal`. `false`: nothing of it is left to say to this shopper.
   */
  prepare?(occasion: Occasion, level: Level | 'inline'): Promise<boolean>
  /** What `prepare` took is not to be shown any more. */
  drop?(campaignId: string): void
  dispose(): void
}

export interface ViewProps<Model, E extends Texts = Texts> {
  readonly model: Model
  readonly t: Translate<E>
  readonly format: Format
  /** In the panel of the launcher, or in the merchant's page. */
  readonly place: 'panel' | 'page'
  /** `data-…` of the element in the merchant's page, as they are now: `data-show="estimate"` is `show`. None in the panel. */
  readonly attributes?: Readonly<Record<string, string | undefined>>
}

/** A summary is phrasing content: it stands inside the button that opens the section. */
export type SummaryProps<Model, E extends Texts = Texts> = Omit<
  ViewProps<Model, E>,
  'place' | 'attributes'
>

/** `later`: closed, and may come again after a while. `never`: not again. `done`: the shopper did what it was for. */
export type ClosedAs = 'done' | 'later' | 'never'

export interface PromptProps<Model, E extends Texts = Texts> extends SummaryProps<Model, E> {
  /** The proposal that is heard. */
  readonly proposal: string
  readonly level: Level
  /** Of the heading, which the view draws: the card is named by it. */
  readonly headingId: string
  close(as: ClosedAs): void
  /** Told when the shopper closes it by the frame’s own cross, by Escape or beside it, before it goes; the last listener counts. */
  whenDismissed?(listener: () => void): void
}

export interface PromptPart<Model, E extends Texts = Texts> {
  readonly Prompt: ComponentType<PromptProps<Model, E>>
  readonly styles: string
}

/** Words only, since it is read on every page. */
export interface Wakes {
  /** Query parameters of the address. */
  readonly params?: readonly string[]
  /** Events of the page or of other widgets. */
  readonly events?: readonly string[]
  /** Kinds of campaigns it shows. */
  readonly campaigns?: readonly CampaignKind[]
}

export interface SummaryPart<Model, E extends Texts = Texts> {
  readonly Summary: ComponentType<SummaryProps<Model, E>>
  /** Path data (`d`) of the widget's icon, drawn in lines 1.75 wide on 24 by 24; without it a dot. */
  readonly icon?: string
}

/** Each is loaded when it is first needed. */
export interface WidgetParts<Model extends WidgetModel, E extends Texts, C extends EventCatalogue> {
  /** The key `title` is the heading of the section and the name of its card in the panel's home. */
  readonly messages: () => Promise<{ messages: Messages<E> }>
  readonly model: () => Promise<{ createModel(context: WidgetContext<C>): Model }>
  readonly view: () => Promise<{ View: ComponentType<ViewProps<Model, E>>; styles: string }>
  /** What matters now, in one line of the panel's home; without it, the home shows the widget's `title` alone. */
  readonly summary?: () => Promise<SummaryPart<Model, E>>
  /** What it says unasked, once a proposal of the model is heard. */
  readonly prompt?: () => Promise<PromptPart<Model, E>>
  /** The events and props it may send; read before a merchant's own `track` of them is sent. */
  readonly events?: () => Promise<C>
}

/** All of a widget that every page reads, whether it is shown or not. */
export interface WidgetDefinition<
  Model extends WidgetModel,
  E extends Texts,
  C extends EventCatalogue,
> {
  /** Folder, element (`regulars-<name>`), path (`/v1/<name>/…`) and prefix of its events. */
  readonly name: string
  /** Of the sections the tag mounts the lowest comes first; 50 if not said. With `init`, the order given counts. */
  readonly rank?: number
  /** When its model is loaded though nothing of it is shown. */
  readonly wakes?: Wakes
  readonly parts: () => Promise<WidgetParts<Model, E, C>>
}

/** The parts of any widget; their inner types are the widget's own business. */
export interface Parts {
  readonly messages: () => Promise<{ messages: Messages }>
  readonly model: () => Promise<{ createModel(context: WidgetContext): WidgetModel }>
  readonly view: () => Promise<{ View: ComponentType<ViewProps<WidgetModel>>; styles: string }>
  readonly summary?: () => Promise<SummaryPart<WidgetModel>>
  readonly prompt?: () => Promise<PromptPart<WidgetModel>>
  readonly events?: () => Promise<EventCatalogue>
}

/** A widget with the options of this page. */
export interface Widget {
  readonly name: string
  readonly options: Readonly<Record<string, unknown>>
  readonly rank?: number
  readonly wakes?: Wakes
  readonly parts: () => Promise<Parts>
}

export type WidgetFactory = (options?: Readonly<Record<string, unknown>>) => Widget

/**
 * Makes a widget; `parts.ts` exports a function for each of its parts.
 * @example export const wishlist = defineWidget({ name: 'wishlist', parts: () => import('./parts.ts') })
 */
export function defineWidget<Model extends WidgetModel, E extends Texts, C extends EventCatalogue>(
  definition: WidgetDefinition<Model, E, C>,
): WidgetFactory {
  // Safe: the host hands a widget's own model and texts back to its own view, and to no other.
  return (options = {}) => ({ ...(definition as unknown as Omit<Widget, 'options'>), options })
}
