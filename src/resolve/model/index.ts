// The model: how likely two records are of one, in words, and which records hang together.
export { type Compared, type CompareOptions, compare, type Term } from './compare.ts'
export { type Model, type ModelData, modelFrom, models } from './model.ts'
export { probabilityOf, weightOfProbability } from './weights.ts'
