import { expect, test } from 'vitest'
import { box, bytes, png } from './bytes.fixture.ts'
import { fileTypeOf } from './file-type.ts'

const EBML = '\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm'

test.each([
  ['a photograph', bytes('\xff\xd8\xff\xe0\0\x10JFIF'), 'image/jpeg'],
  ['a drawing', png(2, 3), 'image/png'],
  ['a moving picture', bytes('GIF89a\x01\0\x01\0'), 'image/gif'],
  ['a modern picture', bytes('RIFF\x1a\0\0\0WEBPVP8 '), 'image/webp'],
  ['a picture of an iPhone', box(['heic', 'mif1', 'heic']), 'image/heic'],
  ['one that names itself last', box(['mif1', 'miaf', 'heic']), 'image/heic'],
  ['a document', bytes('%PDF-1.7\n%\xe2\xe3'), 'application/pdf'],
  ['a film', box(['isom', 'iso2', 'avc1'], 'vide', 'soun'), 'video/mp4'],
  ['a film of an iPhone', box(['qt  '], 'vide'), 'video/quicktime'],
  ['an old film', bytes('\0\0\0\x20moov'), 'video/quicktime'],
  ['a song', box(['M4A ', 'isom'], 'soun'), 'audio/mp4'],
  ['a voice message of Safari', box(['iso5', 'mp41'], 'soun'), 'audio/mp4'],
  ['a film of a browser', bytes(EBML, 'V_VP9', 'A_OPUS'), 'video/webm'],
  ['a voice message of Chrome', bytes(EBML, 'A_OPUS'), 'audio/webm'],
  [
    'a voice message of Firefox',
    bytes('OggS\0\x02', '\0'.repeat(20), '\x01\x13OpusHead'),
    'audio/ogg',
  ],
  ['music', bytes('ID3\x04\0\0'), 'audio/mpeg'],
  ['music without a label', bytes('\xff\xfb\x90\x64'), 'audio/mpeg'],
  ['a text', new TextEncoder().encode('Bună! Comanda mea <3, 5 < 6'), 'text/plain'],
])('%s is known by its bytes', (_, content, type) => {
  expect(fileTypeOf(content)).toBe(type)
})

test.each([
  ['nothing at all', bytes('')],
  ['a page', bytes('<!DOCTYPE html><script>alert(1)</script>')],
  ['a page without its first line', bytes('  \n<HTML><body>')],
  ['a drawing that can run', bytes('<?xml version="1.0"?><svg onload="alert(1)"/>')],
  ['such a drawing by itself', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a text that turns into a page', bytes('Dear shop, <script src=//evil.example></script>')],
  ['a program', bytes('MZ\x90\0\x03')],
  ['an archive', bytes('PK\x03\x04\x14\0')],
  ['a picture of another kind', box(['avif', 'mif1', 'miaf'])],
  ['a picture of another kind that names itself last', box(['mif1', 'avif'])],
  ['a film in Matroska', bytes('\x1a\x45\xdf\xa3\xa3\x42\x82\x88matroska')],
  ['a film in Ogg', bytes('OggS\0\x02', '\0'.repeat(22), '\x80theora')],
  ['a text in another alphabet’s bytes', bytes('caf\xe9')],
  ['a box cut short', bytes('\0\0\0\x18ftyp')],
])('%s is not taken', (_, content) => {
  expect(fileTypeOf(content)).toBeUndefined()
})

test('a picture’s name on a page makes it no picture', () => {
  const polyglot = bytes('GIF89a=1;/*', '<script>alert(1)</script>')

  // Taken as what it says it is, and handed out as nothing else.
  expect(fileTypeOf(polyglot)).toBe('image/gif')
})
