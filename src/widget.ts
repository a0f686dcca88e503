/** What a widget is: a record that says how it is called and where its parts are; the parts load when it is first shown. */
import type { ReadonlySignal } from '@preact/signals-core'
import type { ComponentType } from 'preact'
import type { BodyOf, Endpoint, ParamsOf, QueryOf, ResponseOf, Schema } from './contract/endpoint.ts'
import type { EventCatalogue, EventsOf } from './contract/event.ts'
import type { Purpose } from './contract/scalars.ts'
import type { Format, Messages, Texts, Translate } from './i18n/index.ts'

export interface Member {
  /** `unknown` until the first answer about who this is; a remembered member is a member at once. */
  readonly status: 'unknown' | 'guest' | 'member'
  readonly memberId?: string | undefined
  readonly name?: string | undefined
}

/** `key` is the only part of a public request that the transport adds by itself. */
type Without<T, K extends string> = T extends undefined ? undefined : Omit<T, K>
type Given<Name extends string, T> = T extends undefined
  ? { readonly [N in Name]?: undefined }
  : Record<never, never> extends T
    ? { readonly [N in Name]?: T }
    : { readonly [N in Name]: T }

export type CallOptions<E> = Given<'params', ParamsOf<E>> &
  Given<'query', Without<QueryOf<E>, 'key'>> &
  Given<'body', Without<BodyOf<E>, 'key'>> & { readonly signal?: AbortSignal }

/** Resolves with the checked answer, or rejects with a ProblemError (has `code`) or a RegularsError. */
export type Call = <E extends Endpoint<Schema, Schema, Schema, Schema>>(
  endpoint: E,
  options?: CallOptions<E>,
) => Promise<ResponseOf<E>>

/** A widget's own corner of the browser's storage; what belongs to a customer is gone at sign-out. */
export interface WidgetStore {
  read(key: string): Promise<unknown>
  /** `false` when the shopper has not agreed to the purpose. */
  write(
    key: string,
    value: unknown,
    options: { readonly purpose: Purpose; readonly ofCustomer?: boolean },
  ): Promise<boolean>
  remove(key: string): Promise<void>
}

/** Everything a model may use; there is no other way to the page, the network or the storage. */
export interface WidgetContext<C extends EventCatalogue = EventCatalogue> {
  /** The shop's config for this widget, overlaid by the options of the page; the model checks it by its own schema. */
  readonly options: unknown
  readonly member: ReadonlySignal<Member>
  readonly call: Call
  readonly store: WidgetStore
  track<N extends keyof EventsOf<C> & string>(name: N, props: EventsOf<C>[N]): void
  /** Told when something of the signed-in shopper changed at the server, or may have. Returns the way to stop. */
  onChange(type: string, listener: () => void): () => void
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
}

export interface WidgetParts<Model extends WidgetModel, E extends Texts, C extends EventCatalogue> {
  /** Folder, element (`regulars-<name>`), path (`/v1/<name>/…`) and prefix of its events. */
  readonly name: string
  readonly messages: Messages<E>
  readonly model: () => Promise<{ createModel(context: WidgetContext<C>): Model }>
  readonly view: () => Promise<{ View: ComponentType<ViewProps<Model, E>>; styles: string }>
  /** The events and props it may send; read before a merchant's own `track` of them is sent. */
  readonly events?: () => Promise<C>
}

/** A widget with the options of this page. Its inner types are its own business. */
export interface Widget {
  readonly name: string
  readonly options: Readonly<Record<string, unknown>>
  readonly messages: Messages
  readonly model: () => Promise<{ createModel(context: WidgetContext): WidgetModel }>
  readonly view: () => Promise<{ View: ComponentType<ViewProps<WidgetModel>>; styles: string }>
  readonly events?: () => Promise<EventCatalogue>
}

export type WidgetFactory = (options?: Readonly<Record<string, unknown>>) => Widget

/**
 * Makes a widget out of its parts.
 * @example export const wishlist = defineWidget({ name: 'wishlist', messages, model: () => import('./model.ts'), view: () => import('./Wishlist.tsx') })
 */
export function defineWidget<Model extends WidgetModel, E extends Texts, C extends EventCatalogue>(
  parts: WidgetParts<Model, E, C>,
): WidgetFactory {
  // Safe: the host hands a widget's own model and texts back to its own view, and to no other.
  return (options = {}) => ({ ...(parts as unknown as Omit<Widget, 'options'>), options })
}
