/** What a screen reader is told of a conversation: one short sentence for what has come, and nothing of what was there before. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { PartProps } from './Chat.tsx'
import type { Thread } from './model/chat-model.ts'
import { happeningOf, nameOf } from './thread/words.ts'

/** More than these at once are counted, not read. */
const MOST_READ = 3
/** UTF-16 units of one message: who wants more of it goes there. */
const LONGEST = 300
/** Chrome with TalkBack loses what is taken away within 100 ms; what stays would be read again by whoever passes. */
const CLEARED_AFTER_MS = 1000

export interface AnnouncerProps extends PartProps {
  readonly thread: Thread | undefined
}

export function Announcer(props: AnnouncerProps): JSX.Element {
  const said = useNews(props)
  // There, and empty, before there is anything to say: a region that comes with its text is often not read.
  return (
    <p class="sr" role="status">
      {said}
    </p>
  )
}

function useNews({ model, t, thread }: AnnouncerProps): string {
  const [said, setSaid] = useState('')
  const arrived = model.arrived.value
  const typing = thread?.typing.value
  const before = useRef({ arrived, typing })

  useEffect(() => {
    if (arrived === before.current.arrived) return
    before.current.arrived = arrived
    if (arrived.length > MOST_READ) setSaid(t('newMessages', { count: arrived.length }))
    else setSaid(arrived.map((message) => sentence(message, t)).join(' '))
  }, [arrived])

  useEffect(() => {
    const wasTyping = before.current.typing !== undefined
    before.current.typing = typing
    if (typing !== undefined && !wasTyping) setSaid(t('typing', { name: typing || t('shop') }))
  }, [typing])

  useEffect(() => {
    if (!said) return
    const timer = setTimeout(() => setSaid(''), CLEARED_AFTER_MS)
    return () => clearTimeout(timer)
  }, [said])
  return said
}

type Arrived = AnnouncerProps['model']['arrived']['value'][number]

function sentence(message: Arrived, t: AnnouncerProps['t']): string {
  const { author, text, attachments } = message
  if (author.kind === 'system') return happeningOf(message, t)
  const words = text.slice(0, LONGEST) || t('sentFiles', { count: attachments.length })
  return t('says', { name: nameOf(author, t), text: words })
}
