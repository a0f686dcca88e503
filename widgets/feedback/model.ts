/** Feedback’s state and actions: surveys that ask little, answers that are not lost, complaints that are followed to their end. */
import { FeedbackConfig } from './contract/config.ts'
import { createFeedbackModel, type FeedbackContext } from './model/create-feedback-model.ts'
import type { FeedbackModel } from './model/feedback-model.ts'

export type { FeedbackModel } from './model/feedback-model.ts'

export function createModel(context: FeedbackContext): FeedbackModel {
  const config = FeedbackConfig.safeParse(context.options)
  if (!config.success) context.report(config.error)
  return createFeedbackModel(context, config.data?.eventsWithText ?? false)
}
