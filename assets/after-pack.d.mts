export function checkNative(resources: string, platform: string, arch: string): void;
export function checkImports(asar: string): void;
