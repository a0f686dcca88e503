/** What a widget is: a record that says how it is called and where its parts are; the parts load when it is first shown. */
import type { ReadonlySignal } from '@preact/signals-core'
import type { ComponentType } from 'preact'
import type { EventCatalogue, EventsOf } from './contract/event.ts'
import type { Cart } from './core/cart-form.ts'
import type { Member } from './core/identity.ts'
import type { Store } from './core/store.ts'
import type { Call } from './core/call.ts'
import type { Format, Messages, Texts, Translate } from './i18n/index.ts'

/** A widget's own corner of the browser's storage; what belongs to a customer is gone at sign-out. */
export type WidgetStore = Pick<Store, 'read' | 'write' | 'update' | 'remove'>

export type { Call, Cart, Member }

/** Everything a model may use; there is no other way to the page, the network or the storage. */
export interface WidgetContext<C extends EventCatalogue = EventCatalogue> {
  /** The shop's config for this widget, overlaid by the options of the page; the model checks it by its own schema. */
  readonly options: unknown
  readonly member: ReadonlySignal<Member>
  /** What the shopper has in the cart, as the page says it; `null` for nothing, or nothing known. */
  readonly cart: ReadonlySignal<Cart | null>
  readonly call: Call
  readonly store: WidgetStore
  track<N extends keyof EventsOf<C> & string>(name: N, props: EventsOf<C>[N]): void
  /** Told when something of the signed-in shopper changed at the server, or may have. Returns the way to stop. */
  onChange(type: string, listener: () => void): () => void
  /** How much there is that the shopper has not seen: unread answers, a change worth a look. Shown on the launcher until 0. */
  setNews(count: number): void
  /** Puts a code into the page's cart; `false` where the page has no way to do it, or it did not fit: then the shopper copies it. */
  applyCode(code: string): Promise<boolean>
  /** One console line for the developer; never throws into the page. */
  report(error: unknown): void
}

/** State and actions of a widget; every widget's model ends with `dispose`. */
export interface WidgetModel {
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

export interface SummaryPart<Model, E extends Texts = Texts> {
  readonly Summary: ComponentType<SummaryProps<Model, E>>
  /** Path data (`d`) of the widget's icon, drawn in lines 1.75 wide on 24 by 24; without it a dot. */
  readonly icon?: string
}

export interface WidgetParts<Model extends WidgetModel, E extends Texts, C extends EventCatalogue> {
  /** Folder, element (`regulars-<name>`), path (`/v1/<name>/…`) and prefix of its events. */
  readonly name: string
  /** The key `title` is the heading of the section and the name of its card in the panel's home. */
  readonly messages: () => Promise<{ messages: Messages<E> }>
  readonly model: () => Promise<{ createModel(context: WidgetContext<C>): Model }>
  readonly view: () => Promise<{ View: ComponentType<ViewProps<Model, E>>; styles: string }>
  /** What matters now, in one line of the panel's home; without it, the home shows the widget's `title` alone. */
  readonly summary?: () => Promise<SummaryPart<Model, E>>
  /** The events and props it may send; read before a merchant's own `track` of them is sent. */
  readonly events?: () => Promise<C>
}

/** A widget with the options of this page. Its inner types are its own business. */
export interface Widget {
  readonly name: string
  readonly options: Readonly<Record<string, unknown>>
  readonly messages: () => Promise<{ messages: Messages }>
  readonly model: () => Promise<{ createModel(context: WidgetContext): WidgetModel }>
  readonly view: () => Promise<{ View: ComponentType<ViewProps<WidgetModel>>; styles: string }>
  readonly summary?: () => Promise<SummaryPart<WidgetModel>>
  readonly events?: () => Promise<EventCatalogue>
}

export type WidgetFactory = (options?: Readonly<Record<string, unknown>>) => Widget

/**
 * Makes a widget out of its parts.
 * @example export const wishlist = defineWidget({ name: 'wishlist', messages: () => import('./messages.ts'), model: () => import('./model.ts'), view: () => import('./Wishlist.tsx') })
 */
export function defineWidget<Model extends WidgetModel, E extends Texts, C extends EventCatalogue>(
  parts: WidgetParts<Model, E, C>,
): WidgetFactory {
  // Safe: the host hands a widget's own model and texts back to its own view, and to no other.
  return (options = {}) => ({ ...(parts as unknown as Omit<Widget, 'options'>), options })
}
