// Names of businesses, vessels and places: words in plain Latin letters, without the legal form.
import anyAscii from 'any-ascii'

// [recalled: company forms met in the UK, France, Belgium, Germany, Albania, Turkey and Vietnam]
const forms = new Set(
  'ltd limited llp plc llc inc co company corp cic gmbh ug ag sarl sas sa srl spa bv nv shpk sh as tic oy ab the and of trading ta uk mv fv sv'.split(
    ' ',
  ),
)
const mostWords = 6

export const wordsOfThing = (text: string): readonly string[] => {
  const words = anyAscii(text.normalize('NFKC'))
    .toLowerCase()
    .replaceAll(/['’.]/g, '')
    .split(/[^a-z0-9]+/)
    .filter(word => word !== '')
  const naming = words.filter(word => !forms.has(word))
  return (naming.length > 0 ? naming : words).slice(0, mostWords)
}
