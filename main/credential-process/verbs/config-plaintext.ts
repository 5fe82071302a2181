import type { Plaintext, PlaintextKind } from '../../../preload/aws-profiles.ts';
import { plaintextKinds, plaintextNames } from '../../../preload/foreign-texts.ts';
import { AppError } from '../../errors.ts';
import { printable } from '../../printable.ts';
import type { ConfigOptions } from '../config-options.ts';
import { configTextsOf } from '../config-texts.ts';
import { exitCodes } from '../exit-codes.ts';
import { jsonLine, table, toned } from '../screen.ts';
import { relativeTime } from '../times.ts';
import type { VerbCall } from '../verb.ts';

/** What other tools left readable, kind by kind, each with how to remove it. */
export async function listPlaintext(call: VerbCall, { json }: ConfigOptions): Promise<number> {
  const texts = configTextsOf(call.language, call.daypass.host.command);
  const found = await call.daypass.core.profiles.findPlaintext();
  if (json === true) {
    call.out(jsonLine(found));
    return exitCodes.done;
  }
  if (found.length === 0) call.out(`${texts.noPlaintext}\n`);
  for (const kind of plaintextKinds) {
    const ofKind = found.filter((one) => one.kind === kind);
    if (ofKind.length === 0) continue;
    call.out(`${toned(plaintextNames[call.language][kind], 'strong', call.screen)}\n`);
    call.out(fileTable(ofKind, call));
    call.out(`  ${texts.removeKind(kind)}\n`);
  }
  return exitCodes.done;
}

/** Of each kind that was named, and of no other. */
export async function removePlaintext(call: VerbCall, values: ConfigOptions): Promise<number> {
  const texts = configTextsOf(call.language, call.daypass.host.command);
  const { profiles } = call.daypass.core;
  const kinds = new Set((values['remove-plaintext'] ?? []).map(kindNamed));
  const found = (await profiles.findPlaintext()).filter(({ kind }) => kinds.has(kind));
  const removed = await profiles.removePlaintext(found);
  if (values.json === true) call.out(jsonLine(removed));
  else if (removed.length === 0) call.out(`${texts.noPlaintext}\n`);
  else for (const { file } of removed) call.out(`${texts.removed(printable(file, 512))}\n`);
  if (removed.length > 0) call.err(`${call.texts.copiesLive}\n`);
  return exitCodes.done;
}

function kindNamed(given: string): PlaintextKind {
  const kind = plaintextKinds.find((one) => one === given);
  if (kind === undefined) throw new AppError('bad-request', printable(given));
  return kind;
}

function fileTable(found: readonly Plaintext[], { screen, language, daypass }: VerbCall): string {
  const texts = configTextsOf(language, daypass.host.command);
  const rows = found.map(({ file, section, sinceMs }) => [
    { text: `  ${printable(file, 512)}`, tone: 'plain' } as const,
    { text: section === undefined ? '' : `[${printable(section)}]`, tone: 'plain' } as const,
    { text: texts.since(relativeTime(sinceMs, Date.now(), language)), tone: 'quiet' } as const,
  ]);
  return table(rows, screen);
}
