/** How one hears of news: always by the title of the page, and if wanted by the desktop and by a sound. */
import { signal, type ReadonlySignal } from '@preact/signals'
import { playChime } from './chime.ts'

/** `denied`: the browser will not ask again; `missing`: it cannot. */
export type DesktopNotice = 'off' | 'on' | 'denied' | 'missing'

export interface News {
  readonly title: string
  readonly body: string
  /** One notice for each, however much happens there. */
  readonly tag: string
  /** Where one sees it, as `#inbox/<id>`. */
  readonly hash: string
}

export interface Notices {
  readonly desktop: ReadonlySignal<DesktopNotice>
  readonly hasSound: ReadonlySignal<boolean>
  /** Asks the browser, so it must be called from a click. */
  setDesktop(isOn: boolean): Promise<void>
  setSound(isOn: boolean): void
  /** How many are unread of this kind, and the newest of them. */
  hear(kind: string, unread: number, newest: () => News | undefined): void
  forget(kind: string): void
}

const DESKTOP = 'regulars.inbox.desktop'
const SOUND = 'regulars.inbox.sound'

export function createNotices(): Notices {
  const title = document.title
  const desktop = signal(readDesktop())
  const hasSound = signal(recall(SOUND))
  const known = new Map<string, number>()

  function showAll(): void {
    const all = [...known.values()].reduce((sum, count) => sum + count, 0)
    document.title = all > 0 ? `(${all}) ${title}` : title
  }

  function tell(news: News | undefined): void {
    if (hasSound.value) playChime()
    if (desktop.value === 'on' && news && !document.hasFocus()) notify(news)
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
    hear(kind, unread, newest) {
      const before = known.get(kind)
      known.set(kind, unread)
      showAll()
      // What was there when the page came is no news.
      if (before !== undefined && unread > before) tell(newest())
    },
    forget(kind) {
      known.delete(kind)
      showAll()
    },
  }
}

function notify({ title, body, tag, hash }: News): void {
  const notice = new Notification(title, { body, tag })
  notice.addEventListener('click', () => {
    window.focus()
    location.hash = hash
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
