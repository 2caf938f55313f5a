// Words as a source wrote them, in any script: which language and direction a browser and a screen reader are told.

/** Words from a source. A plain string gets its script from its letters; language and direction may be said when they are known. */
export type Written = string | { readonly text: string; readonly lang?: string; readonly dir?: 'ltr' | 'rtl' }

type Script = { readonly letters: RegExp; readonly lang: string; readonly dir: 'ltr' | 'rtl' }

// The language of a name is not known from its letters, only its script: hence 'und', undetermined (BCP 47) [recalled].
const scripts: readonly Script[] = [
  { letters: /\p{Script=Arabic}/gu, lang: 'und-Arab', dir: 'rtl' },
  { letters: /\p{Script=Hebrew}/gu, lang: 'und-Hebr', dir: 'rtl' },
  { letters: /\p{Script=Ethiopic}/gu, lang: 'und-Ethi', dir: 'ltr' },
  { letters: /\p{Script=Cyrillic}/gu, lang: 'und-Cyrl', dir: 'ltr' },
  { letters: /\p{Script=Greek}/gu, lang: 'und-Grek', dir: 'ltr' },
  { letters: /\p{Script=Han}/gu, lang: 'und-Hani', dir: 'ltr' },
  { letters: /\p{Script=Devanagari}/gu, lang: 'und-Deva', dir: 'ltr' },
]

const lettersOf = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0

const scriptOf = (text: string): Script | undefined => {
  const latin = lettersOf(text, /\p{Script=Latin}/gu)
  const counted = scripts.map(script => ({ script, letters: lettersOf(text, script.letters) }))
  const most = counted.reduce((best, next) => (next.letters > best.letters ? next : best))
  return most.letters > latin ? most.script : undefined
}

/**
 * INVARIANT: characters that turn the direction of text or cannot be seen never reach a page: with them a name can be made to read as
 * another. They show as the replacement sign, so that an officer sees that something is there.
 */
export const visible = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd')

export type Shown = { readonly text: string; readonly lang?: string; readonly dir?: 'ltr' | 'rtl' }

/** The words with the language and direction that the page says. */
export const written = (words: Written): Shown => {
  const given = typeof words === 'string' ? { text: words } : words
  const script = scriptOf(given.text)
  return { ...(script && { lang: script.lang, dir: script.dir }), ...given, text: visible(given.text) }
}
