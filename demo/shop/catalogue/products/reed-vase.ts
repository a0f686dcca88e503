/** Reed Vase, a tall bottle vase. */
import type { Product } from '../product.ts'

export const reedVase: Product = {
  id: 'reed-vase',
  category: 'ceramics',
  prices: { EUR: 4800, RON: 23900, MDL: 94000, PLN: 20600, JPY: 7900 },
  texts: {
    en: {
      name: 'Reed Vase',
      line: 'Bottle vase, terracotta slip',
      story:
        'A narrow neck that holds one branch upright. Brushed with terracotta slip and left matt, like a wall in late sun.',
      details: [
        '31 cm tall, 2.5 cm opening',
        'Glazed inside, watertight',
        'Dried stems are not included',
      ],
    },
    ro: {
      name: 'Vaza Trestie',
      line: 'Vază-sticlă, angobă teracotă',
      story:
        'Un gât îngust care ține drept o singură ramură. Pensulată cu angobă teracotă și lăsată mată, ca un zid la apus.',
      details: [
        '31 cm înălțime, deschidere 2,5 cm',
        'Glazurată la interior, etanșă',
        'Tulpinile uscate nu sunt incluse',
      ],
    },
    ru: {
      name: 'Ваза «Тростник»',
      line: 'Ваза-бутылка, терракотовый ангоб',
      story:
        'Узкое горлышко держит прямо одну ветку. Покрыта терракотовым ангобом и оставлена матовой, как стена на закате.',
      details: [
        'Высота 31 см, отверстие 2,5 см',
        'Глазурь внутри, не протекает',
        'Сухоцветы не входят в комплект',
      ],
    },
    es: {
      name: 'Jarrón Junco',
      line: 'Jarrón botella, engobe terracota',
      story:
        'Un cuello estrecho que sostiene una sola rama. Pincelado con engobe terracota y mate, como una pared al sol de la tarde.',
      details: [
        '31 cm de alto, boca de 2,5 cm',
        'Esmaltado por dentro, estanco',
        'Los tallos secos no están incluidos',
      ],
    },
    pl: {
      name: 'Wazon Trzcina',
      line: 'Wazon butelkowy, angoba terakotowa',
      story:
        'Wąska szyjka utrzyma prosto jedną gałąź. Malowany terakotową angobą i matowy jak ściana w późnym słońcu.',
      details: [
        '31 cm wysokości, otwór 2,5 cm',
        'Szkliwiony wewnątrz, szczelny',
        'Suszone łodygi nie są w zestawie',
      ],
    },
  },
}
