/** A closed gift box with a ribbon, and a frond tucked under it. */
import { group, place, type Drawing } from './draw/drawing.ts'
import { frond } from './draw/frond.ts'
import { linear, shadow } from './draw/light.ts'
import { takePicture } from './draw/studio.ts'
import { lettering } from './draw/tin.ts'

const box: Drawing = {
  defs:
    linear('box-front', 'x1="0" x2="1" y1="0" y2=".3"', [
      [0, '#47634f'],
      [0.35, '#3b5544'],
      [1, '#2c4135'],
    ]) +
    linear('box-side', 'x1="0" x2="1" y1="0" y2="0"', [
      [0, '#243529'],
      [1, '#1a281f'],
    ]) +
    linear('box-lid', 'x1="0" x2="1" y1="0" y2="1"', [
      [0, '#6d8b75'],
      [1, '#48634f'],
    ]) +
    linear('ribbon', 'x1="0" x2="1" y1="0" y2="0"', [
      [0, '#c98a6a'],
      [0.4, '#e0a888'],
      [1, '#a9613f'],
    ]),
  shapes:
    '<path d="M210 -300L320 -352V-60L210 0Z" fill="url(#box-side)"/><rect x="-290" y="-300" width="500" height="300" fill="url(#box-front)"/>' +
    '<path d="M-304 -382L-186 -440H336L224 -382Z" fill="url(#box-lid)"/>' +
    '<path d="M224 -382L336 -440V-352L224 -288Z" fill="#22332a"/><rect x="-304" y="-382" width="528" height="94" fill="#425d4b"/>' +
    '<path d="M-304 -288H224L336 -352" fill="none" stroke="#16211a" stroke-width="7" opacity=".4" filter="url(#near)"/>' +
    '<path d="M-304 -381H224" stroke="#9bb5a2" stroke-width="2.5" opacity=".7"/>' +
    '<rect x="-74" y="-382" width="58" height="382" fill="url(#ribbon)"/><path d="M-74 -382L36 -440H94L-16 -382Z" fill="#e7b598"/>' +
    '<path d="M-74 -288h58" stroke="#7c4024" stroke-width="3" opacity=".5"/>' +
    '<path d="M-304 -330H224V-312H-304Z" fill="#cf9676"/><path d="M224 -330L336 -392V-376L224 -312Z" fill="#9c5636"/>' +
    '<path d="M8 -414C-60 -520 -190 -500 -180 -440C-172 -400 -60 -396 8 -414C80 -520 210 -500 196 -444C186 -400 70 -398 8 -414Z" fill="none" stroke="#7c4024" stroke-width="44" stroke-linejoin="round" opacity=".3" filter="url(#near)"/>' +
    '<path d="M8 -418C-60 -524 -190 -506 -180 -446C-172 -406 -60 -402 8 -418Z" fill="#b36c4a"/><path d="M8 -418C-70 -500 -160 -500 -160 -456C-156 -424 -60 -416 8 -418Z" fill="#e0a888"/>' +
    '<path d="M8 -418C80 -524 210 -506 196 -450C186 -406 70 -404 8 -418Z" fill="#9c5636"/><path d="M8 -418C86 -500 178 -500 174 -460C168 -428 70 -418 8 -418Z" fill="#d39776"/>' +
    '<path d="M0 -412C-40 -380 -100 -360 -150 -350L-132 -384C-90 -396 -40 -410 0 -424ZM16 -412C50 -386 96 -366 150 -360L128 -392C90 -400 46 -412 16 -424Z" fill="#c98a6a"/>' +
    '<rect x="-16" y="-442" width="46" height="46" rx="12" fill="#e7b598"/><path d="M-6 -440q12 22 0 42M18 -440q-12 22 0 42" fill="none" stroke="#a9613f" stroke-width="3" opacity=".6"/>',
}

const card: Drawing = {
  defs: '',
  shapes:
    '<rect x="-104" y="-64" width="214" height="136" fill="#1e130d" opacity=".35" filter="url(#near)"/><rect x="-106" y="-70" width="212" height="136" fill="#f6eedd"/>' +
    lettering(['FERN &amp; EMBER', 'Quiet', 'evening'], 2, 44),
}

export const quietEveningBox = takePicture(
  { wall: '#dfcdb9', table: '#b89775', leaves: true },
  group(
    place(shadow(290, 34, 480), 390, 852),
    place(
      frond({ length: 300, bend: -70, pairs: 12, colour: '#6f8b4f', stem: '#4c6238', leaf: 80 }),
      210,
      880,
      { turn: -58 },
    ),
    place(box, 402, 858, { scale: 1.02 }),
    place(card, 560, 904, { turn: -6 }),
  ),
)
