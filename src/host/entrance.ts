/** The launcher, and the door it opens. */
import { createDoor, PANEL_ID, type Door, type DoorOptions } from './door.ts'
import { createLauncher, placeLauncher } from './launcher.ts'
import type { HostOptions } from './mount.ts'
import type { Shadow } from './shadow.ts'

export interface EntranceOptions extends Pick<DoorOptions, 'mayShow'> {
  readonly shadow: Shadow
  /** The launcher's name. */
  readonly label: string
  readonly options: HostOptions
}

export interface Entrance {
  readonly button: HTMLButtonElement
  readonly door: Door
  /** The shopper is about to open the door. Called for each sign of it. */
  prepare(): void
  /** The page may have turned its direction. */
  place(): void
}

export function createEntrance({ shadow, label, options, mayShow }: EntranceOptions): Entrance {
  const { launcher: config, locale } = options
  let pageDirection = ''
  const button = createLauncher(shadow, {
    ...config,
    label,
    controls: PANEL_ID,
    onPress: () => (door.isOpen ? door.close() : void door.open(undefined, 'launcher')),
    onIntent: prepare,
  })
  const door = createDoor({
    ...options,
    shadow,
    launcher: button,
    hideOn: config.hideOn,
    // The panel is laid out by the language of its words, the launcher by the page's.
    get side() {
      const isTurned = pageDirection !== locale.direction
      return (config.side === 'start') === isTurned ? 'end' : 'start'
    },
    locale: locale.tag,
    mayShow,
  })

  function prepare(): void {
    door.prepare().catch(options.report)
  }

  function place(): void {
    pageDirection = placeLauncher(shadow.root, button, config)
  }

  place()
  return { button, door, place, prepare }
}
