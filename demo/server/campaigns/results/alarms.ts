/** Says in a merchant’s words what may be wrong with an experiment. */
import type { Alarm } from '../../../../src/campaigns/experiment/statistics/health.ts'

export interface SaidAlarm {
  readonly code: string
  readonly message: string
}

export function sayAlarm(alarm: Alarm): SaidAlarm {
  return { code: alarm.is, message: messageOf(alarm) }
}

function messageOf(alarm: Alarm): string {
  switch (alarm.is) {
    case 'ratio_mismatch':
      return `The groups${alarm.part ? ` (${alarm.part})` : ''} are not as large as they should be, and chance alone would do that less than once in a thousand times. Some visitors of one of them were lost: no winner is named, and nothing here should be believed until the cause is found.`
    case 'render_gap':
      return 'One group was not drawn as often as it should have been: a policy of the page, or an error, keeps it from being seen. Its visitors count all the same, so it may do more than it looks.'
    case 'multi_exposed':
      return `${percent(alarm.share)} of the visitors saw more than one arm, on several devices or after their browser forgot. Differences look smaller than they are.`
    case 'mostly_ephemeral':
      return `${percent(alarm.share)} of those who came did not agree to be counted, or their browser keeps nothing. What is said here is about the others.`
    case 'unexposed':
      return `${alarm.units} browsers were shown an arm and never told that they came to its point. Where messages get lost, those of one arm may get lost more often.`
  }
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
