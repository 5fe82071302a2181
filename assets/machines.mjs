const elf = { 0x3e: 'x64', 0xb7: 'arm64' };
const mach = { 0x01000007: 'x64', 0x0100000c: 'arm64' };
const pe = { 0x8664: 'x64', 0xaa64: 'arm64' };

/**
 * What a program or a native module runs on, by its header (ELF, Mach-O thin or for several, PE).
 *
 * @param {Buffer} bytes
 * @returns {readonly string[]} such as `linux x64`; none: a script, or another kind of file
 */
export function machinesOf(bytes) {
  const magic = bytes.length < 64 ? 0 : bytes.readUInt32BE(0);
  if (magic === 0x7f454c46) return named('linux', [elf[bytes.readUInt16LE(18)]]);
  if (magic === 0xcffaedfe) return named('darwin', [mach[bytes.readUInt32LE(4)]]);
  if (magic === 0xcafebabe) return named('darwin', universal(bytes));
  if (magic >>> 16 === 0x4d5a) return named('win32', [pe[bytes.readUInt16LE(bytes.readUInt32LE(60) + 4)]]);
  return [];
}

function universal(bytes) {
  const count = Math.min(bytes.readUInt32BE(4), 2);
  return Array.from({ length: count }, (_, index) => mach[bytes.readUInt32BE(8 + 20 * index)]);
}

function named(platform, archs) {
  return archs.filter((arch) => arch !== undefined).map((arch) => `${platform} ${arch}`);
}
