/** Somebody of the shop is typing: dots, or by the style sheet words for who asked for less motion. Said aloud elsewhere, once. */
import type { JSX } from 'preact'
import type { StageProps } from './thread-props.ts'

export function Typing({ stage: { thread, t } }: StageProps): JSX.Element | null {
  const name = thread.typing.value
  if (name === undefined) return null
  return (
    <p class="chat-dots">
      <span>{t('typing', { name: name || t('shop') })}</span>
      <i />
      <i />
      <i />
    </p>
  )
}
