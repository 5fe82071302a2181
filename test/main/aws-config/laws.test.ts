import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffOf } from '../../../main/aws-config/diff.ts';
import { type Document, parse, print } from '../../../main/aws-config/document.ts';
import { ourSections } from '../../../main/aws-config/our-sections.ts';
import { planProfiles, printEdited } from '../../../main/aws-config/plan.ts';
import type { WantedProfile, Written } from '../../../main/aws-config/section-edits.ts';
import { planUndo } from '../../../main/aws-config/undo.ts';
import { configText, wantedProfiles } from './generated-config.ts';

const plan = (
  text: string,
  wanted: readonly WantedProfile[],
  written: ReadonlyMap<string, Written> = new Map(),
) => {
  const document = parse(text);
  return printEdited(document, planProfiles({ document, wanted, written }).edits);
};
const writtenBy = planProfiles({ document: parse(''), wanted: wantedProfiles, written: new Map() }).written;
const undone = (current: string, before: string, after: string) => {
  const document = parse(current);
  return printEdited(document, planUndo(document, { before: parse(before), after: parse(after) }));
};

const generatedFiles = 20_000;

/** Is the longer text the shorter with one stretch put in? */
function isInsertion(before: string, after: string): boolean {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  return after.length > before.length && after.endsWith(before.slice(start));
}

function summary(document: Document): readonly string[] {
  const ours = new Set([...ourSections(document).values()].map(({ section }) => section));
  const others = document.sections.filter((section) => !ours.has(section));
  return others.map(({ title, entries }) =>
    JSON.stringify([
      title,
      entries.map(({ key, first, end }) => [key, document.lines.slice(first, end).map(({ text }) => text)]),
    ]),
  );
}

describe('in a config file', () => {
  it('everything is kept by reading and printing, whatever the text', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('[', ']', '=', ' ', '\r', '\n', '#', ';', 'a', '\uFEFF') }),
    );
    fc.assert(
      fc.property(texts, (text) => print(parse(text)) === text),
      { numRuns: 5000 },
    );
  });

  it(
    `${generatedFiles} times over, apply adds one stretch, and both undo and removal give back the very bytes`,
    { timeout: 120_000 },
    () => {
      let files = 0;
      fc.assert(
        fc.property(configText, (before) => {
          files += 1;
          const after = plan(before, wantedProfiles);
          const isHarmless =
            parse(before).faults.length === 0 &&
            isInsertion(before, after) &&
            plan(after, wantedProfiles, writtenBy) === after &&
            undone(after, before, after) === before &&
            plan(after, [], writtenBy) === before;
          if (!isHarmless) throw new Error(after);
        }),
        { numRuns: generatedFiles, seed: 452_907 },
      );
      expect(files).toBe(generatedFiles);
    },
  );

  it('our sections come out as wanted whatever they were, and nobody else has a line changed', () => {
    const some = fc.subarray(wantedProfiles);
    const moved = fc.constantFrom('/usr/bin/daypass', '"/opt/new place/daypass"');
    fc.assert(
      fc.property(
        configText,
        configText,
        some,
        some,
        moved,
        fc.nat(3),
        (first, last, were, are, client, renamed) => {
          const start = plan(first, were);
          const before = parse(`${start}${/[\r\n]$/.test(start) ? '' : '\n'}${last}`);
          if (before.faults.length > 0) return;
          const wanted = are.map((one, index) => ({
            ...one,
            name: index === renamed ? `${one.name}-2` : one.name,
            credentialProcess: `${client} credentials ${one.id}`,
          }));
          const after = parse(plan(print(before), wanted, writtenBy));
          expect(after.faults).toEqual([]);
          expect(summary(after)).toEqual(summary(before));
          const lines = [...ourSections(after).values()].map(({ id, section }) => {
            const line = section.entries.find(({ key }) => key === 'credential_process');
            return `${id} ${section.name} ${line?.value}`;
          });
          expect(lines.toSorted()).toEqual(
            wanted.map((one) => `${one.id} ${one.name} ${one.credentialProcess}`).toSorted(),
          );
          expect(undone(print(after), print(before), print(after))).toBe(print(before));
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('the preview shows lines of before and after, where they are', () => {
    fc.assert(
      fc.property(configText, fc.subarray(wantedProfiles), fc.subarray(wantedProfiles), (text, were, are) => {
        const before = parse(`${plan(text, were)}\n[profile last]\n${'# x\n'.repeat(9)}k = v`);
        const { edits } = planProfiles({ document: before, wanted: are, written: writtenBy });
        const after = parse(printEdited(before, edits));
        for (const { from, to, lines } of diffOf(before.lines, edits)) {
          const texts = (kind: string) => lines.filter((one) => one.kind !== kind).map((one) => one.text);
          const [old, made] = [texts('added'), texts('removed')];
          expect(before.lines.slice(from - 1).filter(isShownAs(old))).toHaveLength(old.length);
          expect(after.lines.slice(to - 1).filter(isShownAs(made))).toHaveLength(made.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('undo keeps what others added since, wherever they put it', () => {
    fc.assert(
      fc.property(configText, fc.nat(2), (before, index) => {
        const after = plan(before, wantedProfiles);
        const touched = wantedProfiles[index]?.name ?? '';
        const current = `${after.replace(`[profile ${touched}]`, '$&\ncli_pager = less')}\n[profile theirs]\nregion = us-east-2`;
        const names = parse(undone(current, before, after)).sections.map(({ title }) => title);
        expect(names).toEqual([
          ...parse(before).sections.map(({ title }) => title),
          `profile ${touched}`,
          'profile theirs',
        ]);
        const kept = parse(undone(current, before, after)).sections.at(-2);
        expect(kept?.entries.map(({ key, value }) => `${key}=${value}`)).toEqual(['cli_pager=less']);
      }),
      { numRuns: 500 },
    );
  });
});

/** Line by line the same, but for what was masked. */
function isShownAs(shown: readonly string[]) {
  const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const forms = shown.map((text) => new RegExp(`^${text.split('****').map(escaped).join('.*')}$`, 's'));
  return ({ text }: { readonly text: string }, index: number) => forms[index]?.test(text) === true;
}
