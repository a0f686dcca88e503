/** Plain text of the merchant with its addresses as links. */
import type { JSX } from 'preact'
import { findLinks } from '../thread/links.ts'

export function LinkedText({ text }: { readonly text: string }): JSX.Element {
  return (
    <>
      {findLinks(text).map((piece, index) =>
        piece.href ? (
          <a key={index} href={piece.href}>
            {piece.text}
          </a>
        ) : (
          piece.text
        ),
      )}
    </>
  )
}
