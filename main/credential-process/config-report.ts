import { shadowSentence } from '../../preload/aws-config-texts.ts';
import type {
  DiffLine,
  ForeignProfileView,
  ProfileChange,
  ProfilesPreview,
  ProfileView,
} from '../../preload/aws-profiles.ts';
import { toolNames } from '../../preload/foreign-texts.ts';
import { diffText } from '../aws-config/diff.ts';
import { printable } from '../printable.ts';
import { shellWord } from './command-name.ts';
import type { ConfigTexts } from './config-texts.ts';
import { type Cell, type Screen, table, toned, type Tone } from './screen.ts';
import type { VerbCall } from './verb.ts';

/** One line each: what happens to it, its name, where it is and whose role. */
export function profileTable(
  profiles: readonly ProfileView[],
  texts: ConfigTexts,
  { screen }: Pick<VerbCall, 'screen'>,
): string {
  const rows = profiles.map(({ name, change, region, accountName, roleName }): readonly Cell[] => {
    const { sign, tone } = looks[change];
    return [
      { text: sign, tone },
      { text: printable(name), tone: change === 'none' ? 'strong' : tone },
      { text: region, tone: 'quiet' },
      { text: printable(`${accountName} / ${roleName}`), tone: 'plain' },
      { text: texts.changes[change], tone },
    ];
  });
  return table(rows, screen);
}

/** As `diff -u`, in the usual colours. */
export function diffReport({ file, hunks }: ProfilesPreview, screen: Screen): string {
  const head = (text: string) => `${toned(text, 'strong', screen)}\n`;
  return diffText(file, hunks)
    .map((line) => ('range' in line ? head(line.range) : `${toned(line.text, tones[line.kind], screen)}\n`))
    .join('');
}

/** What else there is to say, each with what to do about it. */
export function notes(
  { profiles, shadows, foreign }: ProfilesPreview,
  texts: ConfigTexts,
  { language, screen }: Pick<VerbCall, 'language' | 'screen'>,
): readonly string[] {
  const count = (change: ProfileChange) => profiles.filter((one) => one.change === change).length;
  const renamed = profiles.filter(
    ({ change, proposed }) => proposed !== undefined && change !== 'clash',
  ).length;
  return [
    ...shadows.map((one) => toned(printable(shadowSentence(one, language), 400), 'warn', screen)),
    ...(count('clash') === 0 ? [] : [toned(texts.clashes(count('clash')), 'warn', screen)]),
    ...(count('stay') === 0 ? [] : [texts.stays(count('stay'))]),
    ...(renamed === 0 ? [] : [texts.proposals(renamed)]),
    ...foreignNotes(foreign, texts, screen),
  ];
}

function foreignNotes(
  foreign: readonly ForeignProfileView[],
  texts: ConfigTexts,
  screen: Screen,
): readonly string[] {
  if (foreign.length === 0) return [];
  const rows = foreign.map(({ name, tool, roleId, startUrl }): readonly Cell[] => {
    const shown = printable(name);
    const how =
      roleId !== undefined
        ? texts.adopt(shellWord(shown))
        : startUrl === undefined
          ? texts.nameRole(shellWord(shown))
          : texts.signInFirst(shellWord(printable(startUrl)));
    return [
      { text: `  ${shown}`, tone: 'plain' },
      { text: toolNames[tool], tone: 'quiet' },
      { text: how, tone: 'plain' },
    ];
  });
  const ready = foreign.filter(({ roleId }) => roleId !== undefined);
  const all = ready.length > 1 ? [texts.adoptAll] : [];
  return [texts.foreign(foreign.length), table(rows, { ...screen, columns: undefined }).trimEnd(), ...all];
}

export function countsOf(profiles: readonly ProfileView[]): Readonly<Partial<Record<ProfileChange, number>>> {
  return profiles.reduce<Partial<Record<ProfileChange, number>>>(
    (counts, { change }) => ({ ...counts, [change]: (counts[change] ?? 0) + 1 }),
    {},
  );
}

/** Without those that go, or stay only because nobody knows better. */
export function wantedOf(profiles: readonly ProfileView[]): readonly ProfileView[] {
  return profiles.filter(({ change }) => !unwanted.includes(change));
}

const unwanted: readonly ProfileChange[] = ['remove', 'release', 'stay'];

const looks: Readonly<Record<ProfileChange, { readonly sign: string; readonly tone: Tone }>> = {
  none: { sign: ' ', tone: 'quiet' },
  add: { sign: '+', tone: 'good' },
  change: { sign: '~', tone: 'warn' },
  adopt: { sign: '>', tone: 'good' },
  clash: { sign: '!', tone: 'bad' },
  remove: { sign: '-', tone: 'bad' },
  release: { sign: '-', tone: 'bad' },
  stay: { sign: '?', tone: 'quiet' },
};

const tones: Readonly<Record<DiffLine['kind'], Tone>> = { same: 'quiet', removed: 'bad', added: 'good' };
