/** How one hears of a new message: always by the title of the page, and if wanted by the desktop and by a sound. */
import { signal, type ReadonlySignal } from '@preact/signals'
import type { InboxRow } from '../../../widgets/chat/contract.ts'
import { t } from '../texts.ts'
import { playChime } from './chime.ts'

/** `denied`: the browser will not ask again; `missing`: it cannot. */
export type DesktopNotice = 'off' | 'on' | 'denied' | 'missing'

export interface Notices {
  readonly desktop: ReadonlySignal<DesktopNotice>
  readonly hasSound: ReadonlySignal<boolean>
  /** Asks the browser, so it must be called from a click. */
  setDesktop(isOn: boolean): Promise<void>
  setSound(isOn: boolean): void
  /** How many are unread, and the rows by which one can say of whom. */
  hear(unread: number, rows: readonly InboxRow[]): void
  forget(): void
}

const DESKTOP = 'regulars.inbox.desktop'
const SOUND = 'regulars.inbox.sound'

export function createNotices(): Notices {
  const title = document.title
  const desktop = signal(readDesktop())
  const hasSound = signal(recall(SOUND))
  let known: number | undefined

  function tell(rows: readonly InboxRow[]): void {
    if (hasSound.value) playChime()
    const row = rows
      .filter(({ unread }) => unread > 0)
      .sort((one, other) => other.updatedAt.localeCompare(one.updatedAt))
      .at(0)
    if (desktop.value === 'on' && row && !document.hasFocus()) notify(row)
  }

  return {
    desktop,
    hasSound,
    async setDesktop(isOn) {
      if (!('Notification' in globalThis)) return
      if (isOn) await Notification.requestPermission()
      remember(DESKTOP, isOn && Notification.permission === 'granted')
      desktop.value = readDesktop()
    },
    setSound(isOn) {
      hasSound.value = isOn
      remember(SOUND, isOn)
      // So that one knows what it will be, and the browser lets the next one sound.
      if (isOn) playChime()
    },
    hear(unread, rows) {
      document.title = unread > 0 ? `(${unread}) ${title}` : title
      // What was there when the page came is no news.
      if (known !== undefined && unread > known) tell(rows)
      known = unread
    },
    forget() {
      known = undefined
      document.title = title
    },
  }
}

function notify(row: InboxRow): void {
  const notice = new Notification(row.name ?? row.email ?? t('inbox.somebody'), {
    body: row.last.text,
    // One for each conversation, however much is written in it.
    tag: row.conversationId,
  })
  notice.addEventListener('click', () => {
    window.focus()
    location.hash = `#inbox/${row.conversationId}`
    notice.close()
  })
}

function readDesktop(): DesktopNotice {
  if (!('Notification' in globalThis)) return 'missing'
  if (Notification.permission === 'denied') return 'denied'
  return Notification.permission === 'granted' && recall(DESKTOP) ? 'on' : 'off'
}

function recall(name: string): boolean {
  try {
    return localStorage.getItem(name) === 'on'
  } catch {
    // Blocked: as it is at first.
    return false
  }
}

function remember(name: string, isOn: boolean): void {
  try {
    if (isOn) localStorage.setItem(name, 'on')
    else localStorage.removeItem(name)
  } catch {
    // Blocked: it holds for this page.
  }
}
