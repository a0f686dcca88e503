/** The npm entry. Importing it touches no page: it may be imported while rendering on a server. */
export { RegularsError, type ErrorCode } from './core/errors.ts'
export type { Destination, ToldEvent } from './destinations/destination.ts'
export { init, type InitOptions } from './init.ts'
export type { CampaignExplanation, CampaignState, ExplainedLeaf } from './engine/explanation.ts'
export type { OwnCampaigns } from './engine/own-set.ts'
export type { Identify, Regulars, ShopperProps } from './instance.ts'
export type { InstanceEvents } from './instance-events.ts'
export {
  defineWidget,
  type ClosedAs,
  type Level,
  type Moment,
  type PromptProps,
  type Proposal,
  type ViewProps,
  type Widget,
  type WidgetContext,
  type WidgetFactory,
  type WidgetModel,
} from './widget.ts'
export { defineMessages } from './i18n/index.ts'
