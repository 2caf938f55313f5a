// The front door of the room that asks: will the number survive a question?
export { type PictureBrief, writePictureBrief } from './write-picture-brief.ts'
