/** Fig Leaf Diffuser, a bottle with reeds. */
import type { Product } from '../product.ts'

export const figLeafDiffuser: Product = {
  id: 'fig-leaf-diffuser',
  category: 'scent',
  prices: { EUR: 3600, RON: 17900, MDL: 70500, PLN: 15500, JPY: 5900 },
  texts: {
    en: {
      name: 'Fig Leaf Diffuser',
      line: 'Green fig, coconut husk, cedar',
      story:
        'A hallway that smells like a walled garden in August. Quiet enough for a small room, with seven rattan reeds.',
      details: [
        '150 ml, lasts about three months',
        'Plant-based, no added alcohol',
        'Turn the reeds once a week',
      ],
    },
    ro: {
      name: 'Difuzor Frunză de Smochin',
      line: 'Smochină verde, coajă de cocos, cedru',
      story:
        'Un hol care miroase a grădină cu ziduri în august. Destul de discret pentru o cameră mică, cu șapte bețe de ratan.',
      details: [
        '150 ml, ține cam trei luni',
        'Pe bază de plante, fără alcool adăugat',
        'Întoarceți bețele o dată pe săptămână',
      ],
    },
    ru: {
      name: 'Диффузор «Лист инжира»',
      line: 'Зелёный инжир, кокос, кедр',
      story:
        'Прихожая, которая пахнет августовским садом за стеной. Тихий аромат для небольшой комнаты, семь палочек ротанга.',
      details: [
        '150 мл, хватает примерно на три месяца',
        'На растительной основе, без спирта',
        'Раз в неделю переворачивайте палочки',
      ],
    },
    es: {
      name: 'Difusor Hoja de Higuera',
      line: 'Higo verde, coco, cedro',
      story:
        'Un recibidor que huele a jardín tapiado en agosto. Discreto para una habitación pequeña, con siete varillas de ratán.',
      details: [
        '150 ml, dura unos tres meses',
        'De base vegetal, sin alcohol añadido',
        'Dé la vuelta a las varillas cada semana',
      ],
    },
    pl: {
      name: 'Dyfuzor Liść Figi',
      line: 'Zielona figa, kokos, cedr',
      story:
        'Przedpokój, który pachnie jak ogród za murem w sierpniu. Dość cichy do małego pokoju, z siedmioma patyczkami rattanu.',
      details: [
        '150 ml, starcza na około trzy miesiące',
        'Na bazie roślinnej, bez dodatku alkoholu',
        'Raz w tygodniu odwróć patyczki',
      ],
    },
  },
}
