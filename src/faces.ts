/** One face at a time: a change of language or look replaces the one that is shown. */
import { showFace, type Face, type FaceParts } from './face.ts'
import { whenIdleOrHidden } from './host/idle.ts'
import type { Host } from './host/mount.ts'
import type { Section } from './host/section.ts'
import type { Settings } from './settings.ts'
import type { Moment } from './widget.ts'

export interface Faces {
  host(): Host | undefined
  sections(): readonly Section[]
  /** Shows what is set now. Calls wait for each other: two faces at once would be two launchers. */
  renew(): Promise<void>
  /** Tells the widgets it concerns; where somebody came to is told again to the next face. */
  wake(moment: Moment): void
  remove(): Promise<void>
}

export interface FacesOptions extends FaceParts {
  readonly settings: Settings
  /** Launcher and models are others now. */
  onFace(): void
}

/** The record of the widgets that asked to be on every page. */
export const AWAKE = 'awake'

export function createFaces({ settings, onFace, ...parts }: FacesOptions): Faces {
  let face: Face | undefined
  let changing = Promise.resolve()
  let address: Moment = { kind: 'address', url: new URL(location.href) }

  /** Whoever asked for the change before this one was told how it ended. */
  const settled = (): Promise<void> => changing.catch(() => undefined)

  function renew(): Promise<void> {
    changing = settled().then(async () => {
      face = await showFace({
        ...parts,
        config: settings.config(),
        locale: settings.locale(),
        isFirst: !face,
        onLanguage,
        leaveRoom: () => face?.remove(),
      })
      face.wake(address)
      onFace()
      void wakeThoseAwake()
    })
    return changing
  }

  /** Not before the page has time: what they bring along is not asked for by anybody who looks. */
  async function wakeThoseAwake(): Promise<void> {
    await whenIdleOrHidden()
    // Safe: `stayAwake` alone writes it.
    const widgets = (await parts.core.store.read(AWAKE)) as string[] | undefined
    if (widgets) face?.wake({ kind: 'page', widgets })
  }

  function onLanguage(): void {
    if (face?.locale.tag !== settings.locale().tag) renew().catch(parts.report)
  }

  return {
    host: () => face?.host,
    sections: () => face?.sections ?? [],
    renew,
    wake(moment) {
      if (moment.kind === 'address') address = moment
      face?.wake(moment)
    },
    async remove() {
      await settled()
      face?.remove()
    },
  }
}
