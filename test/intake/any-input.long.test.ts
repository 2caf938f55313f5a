// The laws of taking in, tried many times each.
import { lawsOfTakingIn } from './laws-of-taking-in.ts'

await lawsOfTakingIn(20)
