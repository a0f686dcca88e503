/** What is being written beside the text: files, and the message it answers. Lives as long as its thread, also while the panel is closed. */
import { batch, signal, type ReadonlySignal } from '@preact/signals-core'
import type { NewMessage, Thread, ThreadMessage } from '../model/chat-model.ts'
import { checkFiles, type FileProblem } from './check-files.ts'

export interface ComposerState {
  readonly files: ReadonlySignal<readonly File[]>
  readonly problems: ReadonlySignal<readonly FileProblem[]>
  readonly reply: ReadonlySignal<ThreadMessage | undefined>
  /** A message that was taken back: its text is to be put into the field. */
  readonly takenBack: ReadonlySignal<NewMessage | undefined>
  /** The field should have the focus, as soon as it is there. */
  readonly isCalled: ReadonlySignal<boolean>
  replyTo(message: ThreadMessage | undefined): void
  addFiles(files: readonly File[]): void
  removeFile(file: File): void
  takeBack(cid: string): Promise<void>
  /** It is in the field now. */
  noteFilled(): void
  /** What was attached was sent. */
  clear(): void
  focus(): void
  noteFocused(): void
}

const states = new WeakMap<Thread, ComposerState>()

export function composerOf(thread: Thread): ComposerState {
  const state = states.get(thread) ?? createComposer(thread)
  states.set(thread, state)
  return state
}

function createComposer(thread: Thread): ComposerState {
  const files = signal<readonly File[]>([])
  const problems = signal<readonly FileProblem[]>([])
  const reply = signal<ThreadMessage | undefined>(undefined)
  const takenBack = signal<NewMessage | undefined>(undefined)
  const isCalled = signal(false)
  const focus = (): void => void (isCalled.value = true)

  const addFiles = (more: readonly File[]): void => {
    const checked = checkFiles(more, files.value.length)
    batch(() => {
      files.value = [...files.value, ...checked.taken]
      problems.value = checked.problems
    })
  }
  return {
    files,
    problems,
    reply,
    takenBack,
    isCalled,
    addFiles,
    focus,
    noteFocused: () => void (isCalled.value = false),
    replyTo(message) {
      reply.value = message
      focus()
    },
    removeFile(file) {
      files.value = files.value.filter((one) => one !== file)
      problems.value = []
      focus()
    },
    async takeBack(cid) {
      const message = await thread.takeBack(cid)
      if (!message) return // Sent in the meantime, or taken back in another tab.
      takenBack.value = message
      if (message.files) addFiles(message.files)
      const { replyTo } = message
      if (replyTo) reply.value = thread.messages.value.find((one) => one.cid === replyTo)
      focus()
    },
    noteFilled: () => void (takenBack.value = undefined),
    clear: () =>
      batch(() => {
        files.value = []
        problems.value = []
        reply.value = undefined
      }),
  }
}
