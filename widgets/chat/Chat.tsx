/** The section: the first page of the chat, or the conversation that is open; and what is said aloud of either. */
import { useEffect } from 'preact/hooks'
import type { JSX } from 'preact'
import qr from '../../src/ui/qr/qr.css?inline'
import section from '../../src/ui/section.css?inline'
import type { ViewProps } from '../../src/widget.ts'
import { Announcer } from './Announcer.tsx'
import chat from './chat.css?inline'
import composer from './composer/composer.css?inline'
import menu from './menu/menu.css?inline'
import type { messages } from './messages.ts'
import type { ChatModel } from './model/chat-model.ts'
import { Start } from './start/Start.tsx'
import start from './start/start.css?inline'
import { ThreadView } from './thread/ThreadView.tsx'
import message from './thread/message.css?inline'
import thread from './thread/thread.css?inline'
import { useChime } from './use-chime.ts'
import { useKeptFocus } from './use-kept-focus.ts'

export const styles = section + qr + chat + start + message + menu + thread + composer
export type ChatProps = ViewProps<ChatModel, (typeof messages)['en']>
export type PartProps = Pick<ChatProps, 'model' | 't' | 'format'>

export function Chat(props: ChatProps): JSX.Element {
  const { model, t, format, place } = props
  const thread = model.current.value
  const part = { model, t, format }
  useEffect(() => model.show(), [model])
  useChime(model)
  const focus = useKeptFocus(thread)

  return (
    // A landmark of the page, but not within the panel, which is one already.
    <section
      ref={focus}
      tabIndex={-1}
      class={thread ? 'chat chat-talk' : 'chat'}
      data-place={place}
      aria-label={place === 'page' ? t('title') : undefined}
    >
      {thread ? <ThreadView key={thread.id} {...part} thread={thread} /> : <Start {...part} />}
      <Announcer {...part} thread={thread} />
    </section>
  )
}

export { Chat as View }
