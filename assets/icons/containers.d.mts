export function icns(pngs: ReadonlyMap<number, Buffer>): Buffer;
export function ico(pngs: readonly Buffer[]): Buffer;
export function decodePng(png: Buffer): { readonly size: number; readonly pixels: Buffer };
