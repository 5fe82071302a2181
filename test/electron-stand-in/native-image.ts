import { readFileSync } from 'node:fs';
import type * as RealModule from 'electron';
import type { NativeImage as Real, Size } from 'electron';

type Members =
  | 'isEmpty'
  | 'getSize'
  | 'setTemplateImage'
  | 'isTemplateImage'
  | 'isMacTemplateImage'
  | 'toPNG'
  | 'toDataURL'
  | 'addRepresentation'
  | 'getScaleFactors';

/** Holds the PNG as it came; nothing is decoded but the size. */
export class StandInImage implements Pick<Real, Members> {
  readonly #png: Buffer;
  /** Where it came from, for a test to tell one icon from another. */
  readonly source: string;
  readonly #scales = new Set([1]);
  isMacTemplateImage = false;

  constructor(png: Buffer, source: string) {
    this.#png = png;
    this.source = source;
  }
  isEmpty(): boolean {
    return this.#png.length === 0;
  }
  /** From the header of the PNG. */
  getSize(): Size {
    if (this.#png.length < 24) return { width: 0, height: 0 };
    return { width: this.#png.readUInt32BE(16), height: this.#png.readUInt32BE(20) };
  }
  setTemplateImage(option: boolean): void {
    this.isMacTemplateImage = option;
  }
  isTemplateImage(): boolean {
    return this.isMacTemplateImage;
  }
  toPNG(): Buffer {
    return this.#png;
  }
  toDataURL(): string {
    return `data:image/png;base64,${this.#png.toString('base64')}`;
  }
  addRepresentation({ scaleFactor = 1 }: Electron.AddRepresentationOptions): void {
    this.#scales.add(scaleFactor);
  }
  getScaleFactors(): number[] {
    return [...this.#scales];
  }
}

export const nativeImage = {
  createEmpty: () => new StandInImage(Buffer.alloc(0), ''),
  /** Empty, not thrown, when there is no such file: as in Electron. */
  createFromPath: (place: string) => new StandInImage(read(place), place),
  createFromBuffer: (png: Buffer) => new StandInImage(png, 'buffer'),
  createFromDataURL: (url: string) =>
    new StandInImage(Buffer.from(url.split(',')[1] ?? '', 'base64'), 'data'),
} satisfies Partial<Record<keyof typeof RealModule.nativeImage, unknown>>;

function read(place: string): Buffer {
  try {
    return readFileSync(place);
  } catch {
    return Buffer.alloc(0);
  }
}
