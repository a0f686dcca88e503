/** Somebody of the shop is typing: dots, or words for who asked for less motion. Said aloud elsewhere, once. */
import type { JSX } from 'preact'
import { useCalm } from '../../../src/ui/use-calm.ts'
import type { StageProps } from './thread-props.ts'

export function Typing({ stage: { thread, t } }: StageProps): JSX.Element | null {
  const isCalm = useCalm()
  const name = thread.typing.value
  if (name === undefined) return null
  const words = t('typing', { name: name || t('shop') })
  if (isCalm) return <p class="note chat-typing">{words}</p>
  return (
    <p class="chat-typing chat-dots">
      <span class="sr">{words}</span>
      <i />
      <i />
      <i />
    </p>
  )
}
