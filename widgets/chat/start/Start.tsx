/** The first page of the chat: who is there, what was said before, answers at hand, and always the way to a person. */
import type { JSX } from 'preact'
import { Skeleton } from '../../../src/ui/Skeleton.tsx'
import { recall, remember } from '../../../src/ui/tab-memory.ts'
import { useDraft } from '../../../src/ui/use-draft.ts'
import { Channels } from '../channels/Channels.tsx'
import { lazy } from '../lazy.tsx'
import { Answers } from './Answers.tsx'
import { ConversationList } from './ConversationList.tsx'
import { Guides } from './Guides.tsx'
import { PersonCard } from './PersonCard.tsx'
import type { StartProps } from './start-props.ts'
import { type Notes, useNotes } from './use-notes.ts'
import { Welcome } from './Welcome.tsx'

const FlowView = lazy<PageProps>(async () => (await import('../flow/FlowView.tsx')).FlowView)
const OrderView = lazy<PageProps>(async () => (await import('../orders/OrderView.tsx')).OrderView)

/** One of the pages behind the first. */
export interface PageProps extends StartProps {
  readonly notes: Notes
  /** To a new conversation; `text` stands in its field already. */
  onPerson(text?: string): void
  /** Another page; `''` is the first. */
  onGo(page: Page): void
}

export type Page = '' | 'flow' | 'order'

export function Start(props: StartProps): JSX.Element {
  const { model } = props
  const notes = useNotes()
  // As the rest of the panel, it is where it was on the next page of the shop.
  const [page, setPage] = useDraft('chat.page')
  const facts = model.facts.value
  const pageProps: PageProps = {
    ...props,
    notes,
    onPerson(text) {
      // Whoever comes back from there looks for the list of conversations.
      setPage('')
      const { id } = model.openThread('new')
      if (text) prefill(id, text)
    },
    onGo: setPage,
  }
  if (page === 'flow' && facts?.flow) return <FlowView {...pageProps} />
  if (page === 'order' && facts?.orderStatus) return <OrderView {...pageProps} />
  return <First {...pageProps} />
}

function First(props: PageProps): JSX.Element {
  const { model, t } = props
  const facts = model.facts.value
  const isLoading = model.status.value === 'loading' && !facts
  return (
    <div class="start">
      {isLoading ? <Skeleton label={t('loading')} /> : <Welcome {...props} />}
      <ConversationList {...props} />
      {facts && facts.answers.length > 0 && <Answers {...props} facts={facts} />}
      <PersonCard {...props} />
      {facts && <Guides {...props} facts={facts} />}
      <Channels {...props} />
    </div>
  )
}

/** What was searched for in vain is what they want to ask. */
function prefill(threadId: string, text: string): void {
  const { drafts = {} } = recall()
  const key = `chat.${threadId}`
  remember({ drafts: { [key]: text, ...drafts } })
}
