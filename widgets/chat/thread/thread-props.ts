/** What every part of a conversation is given: always the same object, so that a row can tell it has nothing new to draw. */
import type { Format } from '../../../src/i18n/index.ts'
import type { ChatModel, Thread, ThreadMessage } from '../model/chat-model.ts'
import type { ComposerState } from '../composer/composer-state.ts'
import type { ChatProps } from '../Chat.tsx'

export interface Stage {
  readonly model: ChatModel
  readonly thread: Thread
  readonly composer: ComposerState
  readonly t: ChatProps['t']
  readonly format: Format
  /** Brings a message into sight, and the focus to it. */
  goTo(cid: string): void
}

export interface StageProps {
  readonly stage: Stage
}

export interface MessageProps extends StageProps {
  readonly message: ThreadMessage
}
