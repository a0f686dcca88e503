/** When an own message was written and what became of it: in words and by a sign, with what can be done about it. */
import type { JSX } from 'preact'
import { Icon } from '../../../src/ui/Icon.tsx'
import type { Delivery } from '../model/chat-model.ts'
import type { Row } from './rows.ts'
import type { StageProps } from './thread-props.ts'
import { reasonOf } from './words.ts'

const CLOCK = 'M12 4.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15ZM12 8v4.5l3 1.5'
const CHECK = 'M5 12.5l4.5 4.5L19 7.5'
const CHECKS = 'M2.5 12.5L7 17l9.5-9.5M11.5 16l1 1L22 7.5'
const WARNING = 'M12 4.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15ZM12 8v5M12 16v.01'

const SIGNS: Readonly<Record<Delivery, string>> = {
  waiting: CLOCK,
  sending: CLOCK,
  sent: CHECK,
  delivered: CHECKS,
  read: CHECKS,
  failed: WARNING,
  refused: WARNING,
}

export interface StateProps extends StageProps {
  readonly row: Row
  readonly isStop: boolean
}

export function State(props: StateProps): JSX.Element | null {
  const { row, stage } = props
  const { delivery, at } = row.message
  const isTold = delivery !== undefined && row.showsState
  if (!isTold && !row.isLast) return null
  return (
    <div id={`${row.message.cid}-state`} class={`chat-state chat-is-${delivery}`}>
      {row.isLast && (
        <span aria-hidden="true">{stage.format.time(new Date(at).toISOString())}</span>
      )}
      {isTold && <Icon path={SIGNS[delivery]} />}
      {/* Said aloud only where something is wrong: that all goes well need not be heard with each message. */}
      {isTold && <span role={delivery === 'refused' ? 'alert' : undefined}>{wordsOf(props)}</span>}
      {isTold && <Remedy {...props} />}
    </div>
  )
}

function wordsOf({ row: { message }, stage }: StateProps): string {
  const { t, model } = stage
  const { delivery, reason } = message
  if (delivery === 'waiting') {
    if (reason?.code === 'rate_limited') return t('whyLimited')
    return reason?.code === 'offline' || model.link.value === 'lost'
      ? t('whyOffline')
      : t('state_waiting')
  }
  const words = t(`state_${delivery ?? 'sent'}`)
  return delivery === 'refused' ? `${words}: ${reasonOf(reason, t)}` : words
}

function Remedy({ row: { message }, stage, isStop }: StateProps): JSX.Element | null {
  const { t, thread, composer } = stage
  const { cid, delivery } = message
  if (delivery !== 'failed' && delivery !== 'refused') return null
  const isRefused = delivery === 'refused'
  return (
    <button
      type="button"
      class="chat-link"
      tabIndex={isStop ? 0 : -1}
      onClick={() => (isRefused ? void composer.takeBack(cid) : thread.retry(cid))}
    >
      {t(isRefused ? 'edit' : 'tryAgain')}
    </button>
  )
}
