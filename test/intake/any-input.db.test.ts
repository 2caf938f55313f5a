// The laws of taking in, tried a few times each; `npm run long` tries them many times.
import { lawsOfTakingIn } from './laws-of-taking-in.ts'

await lawsOfTakingIn(1)
