/** Every picture by its name, and the address it is served at. */
import { versionOf } from '../../version.ts'
import { ashBowl } from './ash-bowl.ts'
import { cedarIncense } from './cedar-incense.ts'
import { duneMug } from './dune-mug.ts'
import { emberCandle } from './ember-candle.ts'
import { fernGarden } from './fern-garden.ts'
import { figLeafDiffuser } from './fig-leaf-diffuser.ts'
import { firstLightSencha } from './first-light-sencha.ts'
import { giftCard } from './gift-card.ts'
import { hearthRooibos } from './hearth-rooibos.ts'
import { linenNapkins } from './linen-napkins.ts'
import { morningTall, morningWide } from './morning.ts'
import { mossTeapot } from './moss-teapot.ts'
import { orangeCloveSpray } from './orange-clove-spray.ts'
import { quietEveningBox } from './quiet-evening-box.ts'
import { reedVase } from './reed-vase.ts'
import { shelf } from './shelf.ts'
import { smokeAndPlum } from './smoke-and-plum.ts'
import { walnutScoop } from './walnut-scoop.ts'

const drawings: ReadonlyMap<string, string> = new Map([
  ['first-light-sencha', firstLightSencha],
  ['smoke-and-plum', smokeAndPlum],
  ['fern-garden', fernGarden],
  ['hearth-rooibos', hearthRooibos],
  ['moss-teapot', mossTeapot],
  ['dune-mug', duneMug],
  ['ash-bowl', ashBowl],
  ['reed-vase', reedVase],
  ['ember-candle', emberCandle],
  ['fig-leaf-diffuser', figLeafDiffuser],
  ['cedar-incense', cedarIncense],
  ['orange-clove-spray', orangeCloveSpray],
  ['linen-napkins', linenNapkins],
  ['walnut-scoop', walnutScoop],
  ['quiet-evening-box', quietEveningBox],
  ['gift-card', giftCard],
  ['morning-wide', morningWide],
  ['morning', morningTall],
  ['shelf', shelf],
])

const urls = new Map(
  Array.from(drawings, ([name, drawing]) => [
    name,
    `/pictures/${name}.svg?v=${versionOf(drawing)}`,
  ]),
)

/** The SVG text. */
export function findDrawing(name: string): string | undefined {
  return drawings.get(name)
}

export function pictureUrl(name: string): string {
  return urls.get(name) ?? `/pictures/${name}.svg`
}
