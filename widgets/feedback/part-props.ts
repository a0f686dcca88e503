/** What every part of the widget is given. */
import type { RefObject } from 'preact'
import type { ViewProps } from '../../src/widget.ts'
import type { en } from './messages/en.ts'
import type { FeedbackModel, Sitting } from './model/feedback-model.ts'

export interface PartProps extends Pick<
  ViewProps<FeedbackModel, typeof en>,
  'model' | 't' | 'format'
> {
  /** The shopper has pressed something here, and the focus may follow; see `useArrival`. */
  readonly pressed: RefObject<boolean>
}

export interface SittingProps extends PartProps {
  readonly sitting: Sitting
  /** Of the heading of a card, which is named by it. */
  readonly headingId?: string
  /** Where cancelling goes on, as the merchant has written it. */
  readonly next?: string | undefined
  /** It asks by itself, and nothing is answered yet: to pass over is to close it. */
  readonly isAsking?: boolean
  /** The shopper went on, and it is kept. */
  onGone?(): void
  /** The end was reached, and the shopper has no more to do here. */
  onDone?(): void
}
