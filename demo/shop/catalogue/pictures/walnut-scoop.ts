/** The scoop, full, seen across a linen cloth. */
import { group, place, type Drawing } from './draw/drawing.ts'
import { leaves } from './draw/leaves.ts'
import { linear, radial } from './draw/light.ts'
import { takePicture } from './draw/studio.ts'

const scoop: Drawing = {
  defs:
    linear('walnut', 'x1="0" x2="0" y1="0" y2="1"', [
      [0, '#a87448'],
      [0.35, '#855331'],
      [1, '#472916'],
    ]) +
    radial('hollow', 'cx=".6" cy=".7" r=".8"', [
      [0, '#8d5c37'],
      [0.6, '#5f3a20'],
      [1, '#331c0e'],
    ]),
  shapes:
    '<path d="M-250 34Q-120 96 40 74Q220 60 420 52Q440 62 400 76Q180 104 20 112Q-200 120 -270 60Z" fill="#1e130d" opacity=".45" filter="url(#near)"/>' +
    '<path d="M60 -34C160 -30 300 -18 420 -14C452 -12 470 6 466 24C462 42 440 50 410 46C300 38 160 52 60 46Z" fill="url(#walnut)"/>' +
    '<ellipse cx="434" cy="16" rx="10" ry="8" fill="#2a160b"/>' +
    '<path d="M80 -16C200 -10 300 0 400 2M90 4C220 8 300 16 392 18M86 26C190 22 300 26 380 34" fill="none" stroke="#3a1f10" stroke-width="2.5" opacity=".5"/>' +
    '<path d="M-290 -10C-300 60 -200 96 -90 92C10 90 84 54 90 2C84 -50 0 -88 -100 -86C-200 -84 -284 -56 -290 -10Z" fill="url(#walnut)"/>' +
    '<ellipse cx="-100" cy="-12" rx="172" ry="62" fill="url(#hollow)"/>' +
    '<path d="M-272 -12A172 62 0 0 1 40 -46" fill="none" stroke="#d2a273" stroke-width="5" stroke-linecap="round" opacity=".6"/>' +
    '<path d="M-262 26C-220 66 -150 80 -80 76" fill="none" stroke="#d2a273" stroke-width="4" stroke-linecap="round" opacity=".35"/>',
}

const cloth: Drawing = {
  defs: linear('cloth', 'x1="0" x2="1" y1="0" y2="1"', [
    [0, '#f4ecdb'],
    [0.6, '#e3d6bd'],
    [1, '#c9b899'],
  ]),
  shapes:
    '<path d="M-70 660L700 590Q750 760 900 900L860 1040H-60Z" fill="#1e130d" opacity=".3" filter="url(#near)"/>' +
    '<path d="M-80 650L690 580Q744 750 900 890V1060H-80Z" fill="url(#cloth)"/>' +
    '<path d="M-80 682L694 610Q750 770 900 916" fill="none" stroke="#b5643f" stroke-width="7" opacity=".75"/><path d="M-80 704L698 631Q754 788 900 934" fill="none" stroke="#b5643f" stroke-width="3" opacity=".6"/>' +
    '<path d="M40 800Q260 740 470 800T900 840M-40 930Q200 880 420 930" fill="none" stroke="#8d7a58" stroke-width="16" opacity=".16" filter="url(#near)"/>',
}

const heap = { spread: [136, 44], colours: ['#3f5a2e', '#93a05c'], size: 32 } as const

export const walnutScoop = takePicture(
  { wall: '#c8cdb8', table: '#9c7d5c', leaves: true, horizon: 560 },
  group(
    cloth,
    place(scoop, 370, 800, { scale: 0.94, turn: -9 }),
    place(leaves({ ...heap, seed: 14, count: 420 }), 276, 792, { scale: 0.98, turn: -9 }),
    place(leaves({ ...heap, seed: 19, count: 90, spread: [120, 26] }), 210, 932),
  ),
)
