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

// Words of trade, of places and of the coast that many names share. Hand-made.
const common = new Set(
  `car wash hand nail nails bar barber barbers hair salon beauty vape shop store stores market mini food foods pizza kebab grill cafe
  restaurant takeaway transport transports haulage logistics freight trans express services service marine watersport boats yachts
  motors auto autos garage tyres tyre construction building builders cleaning group international trading export import london uk
  city town new old north south east west st street road rd lane ln ave close cl court ct way house yard unit park farm bay beach point
  end head harbour port quay marina cliff sands sea sun star royal best first global euro`.split(/\s+/),
)
const bitsOfCommon = 3
const bitsOfNumber = 9
const bitsOfWord = 7.5

/** What agreement on this word of a name is worth, in bits. */
export const bitsOfThingWord = (word: string): number => {
  if (common.has(word) || word.length < 3) return bitsOfCommon
  return /^\d{4,}$/.test(word) ? bitsOfNumber : bitsOfWord
}
