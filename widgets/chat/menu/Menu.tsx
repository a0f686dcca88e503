/** What else can be done with a conversation: silence it, take it along, end it, delete it, go on elsewhere. */
import { useEffect, useRef } from 'preact/hooks'
import type { JSX } from 'preact'
import { Channels } from '../channels/Channels.tsx'
import type { MenuProps } from '../thread/ThreadView.tsx'
import { Sure } from './Sure.tsx'
import { Transcript } from './Transcript.tsx'

export function Menu(props: MenuProps): JSX.Element {
  const { model, t, format, thread, onClose } = props
  const conversation = thread.conversation.value
  const place = useRef<HTMLDivElement>(null)
  // It was asked for by a button that stays: the focus goes on into what has come.
  useEffect(() => place.current?.focus({ preventScroll: true }), [])
  const onErase = async (): Promise<void> => {
    await model.erase()
    model.closeThread()
  }

  return (
    <div
      ref={place}
      class="chat-menu-list"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onClose()
      }}
    >
      {conversation && <p class="note">{t('reference', { reference: conversation.reference })}</p>}
      <label class="chat-option">
        <input
          type="checkbox"
          role="switch"
          checked={model.hasSound.value}
          onChange={({ currentTarget }) => model.setSound(currentTarget.checked)}
        />
        {t('sound')}
      </label>
      {conversation && <Transcript {...props} conversation={conversation} />}
      {conversation && conversation.stage !== 'resolved' && (
        <Sure
          t={t}
          words={t('end')}
          question={t('endSure')}
          yes={t('endYes')}
          onYes={async () => {
            await model.end(conversation.id)
            onClose()
          }}
        />
      )}
      {model.can.erasing && (
        <Sure
          t={t}
          words={t('erase')}
          question={t('eraseSure')}
          yes={t('eraseYes')}
          onYes={onErase}
        />
      )}
      <Channels model={model} t={t} format={format} conversation={conversation} />
    </div>
  )
}
