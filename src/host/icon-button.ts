/** A button that shows nothing but an icon, in plain DOM. */

const SVG = 'http://www.w3.org/2000/svg'
export const CROSS = 'M6.5 6.5l11 11M17.5 6.5l-11 11'

/** `path` is drawn in lines on 24 by 24. */
export function createIconButton(
  className: string,
  path: string,
  label: string,
  onclick: () => void,
): HTMLButtonElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  const line = document.createElementNS(SVG, 'path')
  line.setAttribute('d', path)
  svg.append(line)
  const button = document.createElement('button')
  Object.assign(button, { type: 'button', className, onclick })
  button.setAttribute('aria-label', label)
  button.append(svg)
  return button
}
