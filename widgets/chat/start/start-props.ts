/** What every part of the first page is given. */
import type { ViewProps } from '../../../src/widget.ts'
import type { start } from '../messages/start.en.ts'
import type { ChatModel } from '../model/chat-model.ts'

export type StartProps = Pick<ViewProps<ChatModel, typeof start>, 'model' | 't' | 'format'>
