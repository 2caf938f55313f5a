// A new name by the habits of a people; a child carries the father's name on.
import type { Chance } from '../model/chance.ts'
import type { Sex } from '../model/entities.ts'
import { type Culture, nameLists, neverTogether } from './names/index.ts'
import type { NamePart, TrueName } from './true-name.ts'

const isKnownPair = (given: NamePart, last: NamePart | undefined): boolean =>
  last !== undefined && neverTogether.has(`${given.latin[0]} ${last.latin[0]}`)

const fathersOf = (culture: Culture, chance: Chance): Pick<TrueName, 'father' | 'grandfather'> => {
  const { order, male } = nameLists[culture]
  if (order !== 'fathers' && order !== 'fathers-and-family') return {}
  return { father: chance.pickCommon(male), grandfather: chance.pick(male) }
}

const middleOf = (culture: Culture, sex: Sex, chance: Chance): Pick<TrueName, 'middle'> => {
  const list = nameLists[culture]
  if ('middles' in list) return { middle: chance.pickCommon(list.middles[sex]) }
  return culture === 'english' && chance.often(0.5) ? { middle: chance.pickCommon(list[sex]) } : {}
}

/** The shares in which a family or tribal name is used at all where it is not the custom everywhere. */
const hasFamily = (culture: Culture, chance: Chance): boolean => {
  const { order } = nameLists[culture]
  return order === 'fathers' ? false : order === 'fathers-and-family' ? chance.often(0.75) : true
}

export const drawName = (culture: Culture, sex: Sex, chance: Chance): TrueName => {
  const list = nameLists[culture]
  const family = hasFamily(culture, chance) ? chance.pickCommon(list.families) : undefined
  const fathers = fathersOf(culture, chance)
  const allowed = list[sex].filter(part => !isKnownPair(part, family) && !isKnownPair(part, fathers.father))
  return {
    order: list.order,
    given: chance.pickCommon(allowed),
    ...middleOf(culture, sex, chance),
    ...fathers,
    ...(family ? { family } : {}),
    spelling: chance.between(0, 11),
  }
}

const inheritedFrom = (parent: TrueName): Pick<TrueName, 'father' | 'grandfather' | 'family'> => ({
  ...(parent.father ? { father: parent.given, grandfather: parent.father } : {}),
  ...(parent.family ? { family: parent.family } : {}),
})

/** A child of this father, or a brother or sister when `generation` is 'same'. */
export const kinName = (
  of: TrueName,
  generation: 'child' | 'same',
  culture: Culture,
  sex: Sex,
  chance: Chance,
): TrueName => {
  const own = drawName(culture, sex, chance)
  if (generation === 'child') return { ...own, ...inheritedFrom(of) }
  return {
    ...own,
    ...(of.father ? { father: of.father } : {}),
    ...(of.grandfather ? { grandfather: of.grandfather } : {}),
    ...(of.family ? { family: of.family } : {}),
  }
}
