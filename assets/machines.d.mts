export function machinesOf(bytes: Buffer): readonly string[];
