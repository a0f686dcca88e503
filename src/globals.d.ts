/** Values the build puts in. */
declare const __VERSION__: string
/** Only in loader.ts: the hashed file it imports, relative to itself. */
declare const __ENTRY__: string
