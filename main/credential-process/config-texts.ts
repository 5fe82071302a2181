import type { Language } from '../../preload/contract.ts';
import type { PlaintextKind, ProfileChange } from '../../preload/aws-profiles.ts';

/** What `daypass config` says, beside the sentences of error codes, faults and shadows. */
export interface ConfigTexts {
  readonly changes: Readonly<Record<ProfileChange, string>>;
  readonly summary: (counts: Readonly<Partial<Record<ProfileChange, number>>>) => string;
  readonly count: (profiles: number, file: string) => string;
  /** `words`: what was asked for, as it is typed; empty: what was chosen before. */
  readonly noneMatch: (words: string) => string;
  readonly noFavourites: string;
  readonly choice: (words: string, without: number) => string;
  readonly written: (file: string) => string;
  readonly unchanged: (file: string) => string;
  readonly undone: (file: string) => string;
  readonly nothingToUndo: string;
  readonly nothingToChange: string;
  readonly notApplied: (words: string) => string;
  readonly tryIt: (profile: string) => string;
  readonly undoHint: string;
  readonly follows: string;
  readonly followHint: string;
  readonly stays: (count: number) => string;
  readonly clashes: (count: number) => string;
  readonly proposals: (count: number) => string;
  readonly foreign: (count: number) => string;
  readonly adopt: (name: string) => string;
  readonly adoptAll: string;
  readonly signInFirst: (startUrl: string) => string;
  readonly nameRole: (name: string) => string;
  readonly plaintext: (count: number) => string;
  readonly noPlaintext: string;
  readonly since: (when: string) => string;
  readonly removeKind: (kind: PlaintextKind) => string;
  readonly removed: (file: string) => string;
}

/** `daypass`: the command as it is to be typed (command-name.ts). */
export const configTextsOf = (language: Language, daypass: string): ConfigTexts =>
  (language === 'ko' ? korean : english)(daypass);

const english = (daypass: string): ConfigTexts => ({
  changes: {
    none: '',
    add: 'new',
    change: 'changed',
    adopt: 'taken over',
    clash: 'name taken by another profile',
    remove: 'removed',
    release: 'removed; your settings in it stay',
    stay: 'left, because the list of roles is old',
  },
  summary: (counts) =>
    (
      [
        [counts.add, 'new'],
        [counts.adopt, 'taken over'],
        [counts.change, 'changed'],
        [(counts.remove ?? 0) + (counts.release ?? 0), 'removed'],
        [counts.none, 'as they are'],
      ] as const
    )
      .filter(([count = 0]) => count > 0)
      .map(([count, word]) => `${count} ${word}`)
      .join(', '),
  count: (profiles, file) => `${profiles} ${profiles === 1 ? 'profile' : 'profiles'} in ${file}`,
  noneMatch: (words) => `No role matches ${words || 'this choice'}; \`${daypass} roles\` lists them.`,
  noFavourites: `None of your roles is a favourite; make one in the window (\`${daypass} open\`), or name roles: ${daypass} config apply ROLE`,
  choice: (words, without) =>
    without === 0
      ? `Chosen: ${words}`
      : `Chosen: ${words}; ${without} ${without === 1 ? 'role has' : 'roles have'} no profile. For all: ${daypass} config apply --all`,
  written: (file) => `Wrote ${file}.`,
  unchanged: (file) => `Nothing to change in ${file}.`,
  undone: (file) => `Undid the last change of ${file}.`,
  nothingToUndo: 'There is nothing to undo.',
  nothingToChange: 'Nothing would change.',
  notApplied: (words) =>
    `Nothing is written yet; to write it: ${[daypass, 'config apply', words].join(' ').trimEnd()}`,
  tryIt: (profile) => `Try it: aws sts get-caller-identity --profile ${profile}`,
  undoHint: `To undo it: ${daypass} config --undo`,
  follows: 'The file follows your roles by itself.',
  followHint: `To let the file follow your roles by itself: ${daypass} config apply --follow`,
  stays: (count) =>
    `${count} ${count === 1 ? 'profile stays' : 'profiles stay'} until the roles are listed anew: ${daypass} roles --refresh`,
  clashes: (count) =>
    `${count} ${count === 1 ? 'name belongs' : 'names belong'} to another profile by now; to give new ones: ${daypass} config apply --rename`,
  proposals: (count) =>
    `${count} ${count === 1 ? 'profile' : 'profiles'} would be named otherwise today; to rename: ${daypass} config apply --rename`,
  foreign: (count) => `${count} ${count === 1 ? 'profile' : 'profiles'} of other tools could be Daypass’s:`,
  adopt: (name) => `${daypass} config apply --adopt ${name}`,
  adoptAll: `All at once: ${daypass} config apply --adopt-all`,
  signInFirst: (startUrl) => `sign in first: ${daypass} sessions add --start-url ${startUrl}`,
  nameRole: (name) => `${daypass} config apply --adopt ${name}=ROLE`,
  plaintext: (count) =>
    `Other tools left ${count} ${count === 1 ? 'secret' : 'secrets'} readable on this disk; to see them: ${daypass} config --plaintext`,
  noPlaintext: 'No readable tokens or credentials of other tools were found.',
  since: (when) => `last changed ${when}`,
  removeKind: (kind) => `To remove: ${daypass} config --remove-plaintext ${kind}`,
  removed: (file) => `Removed from ${file}.`,
});

const korean = (daypass: string): ConfigTexts => ({
  changes: {
    none: '',
    add: '새로 추가',
    change: '변경',
    adopt: '넘겨받음',
    clash: '다른 프로필이 쓰는 이름',
    remove: '제거',
    release: '제거, 직접 쓴 설정은 남음',
    stay: '역할 목록이 오래되어 그대로 둠',
  },
  summary: (counts) =>
    (
      [
        [counts.add, '추가'],
        [counts.adopt, '넘겨받음'],
        [counts.change, '변경'],
        [(counts.remove ?? 0) + (counts.release ?? 0), '제거'],
        [counts.none, '그대로'],
      ] as const
    )
      .filter(([count = 0]) => count > 0)
      .map(([count, word]) => `${word} ${count}개`)
      .join(', '),
  count: (profiles, file) => `${file}: 프로필 ${profiles}개`,
  noneMatch: (words) => `${words || '선택'}에 맞는 역할이 없습니다. \`${daypass} roles\`에 목록이 있습니다.`,
  noFavourites: `즐겨찾기에 넣은 역할이 없습니다. 창(\`${daypass} open\`)에서 넣거나 역할을 지정하세요: ${daypass} config apply 역할`,
  choice: (words, without) =>
    without === 0
      ? `선택: ${words}`
      : `선택: ${words}. 프로필이 없는 역할은 ${without}개입니다. 모두 만들려면: ${daypass} config apply --all`,
  written: (file) => `${file} 파일에 썼습니다.`,
  unchanged: (file) => `${file}: 바꿀 것이 없습니다.`,
  undone: (file) => `${file}: 마지막 변경을 되돌렸습니다.`,
  nothingToUndo: '되돌릴 것이 없습니다.',
  nothingToChange: '바뀌는 것이 없습니다.',
  notApplied: (words) =>
    `아직 쓰지 않았습니다. 쓰려면: ${[daypass, 'config apply', words].join(' ').trimEnd()}`,
  tryIt: (profile) => `확인해 보세요: aws sts get-caller-identity --profile ${profile}`,
  undoHint: `되돌리려면: ${daypass} config --undo`,
  follows: '역할이 바뀌면 파일도 자동으로 바뀝니다.',
  followHint: `역할이 바뀔 때 파일도 자동으로 바뀌게 하려면: ${daypass} config apply --follow`,
  stays: (count) => `프로필 ${count}개는 역할을 다시 읽을 때까지 그대로 둡니다: ${daypass} roles --refresh`,
  clashes: (count) =>
    `이름 ${count}개를 이제 다른 프로필이 씁니다. 새 이름을 지으려면: ${daypass} config apply --rename`,
  proposals: (count) =>
    `프로필 ${count}개는 지금 기준으로 이름이 달라집니다. 이름을 바꾸려면: ${daypass} config apply --rename`,
  foreign: (count) => `다른 도구의 프로필 ${count}개를 Daypass로 옮길 수 있습니다.`,
  adopt: (name) => `${daypass} config apply --adopt ${name}`,
  adoptAll: `한 번에: ${daypass} config apply --adopt-all`,
  signInFirst: (startUrl) => `먼저 로그인하세요: ${daypass} sessions add --start-url ${startUrl}`,
  nameRole: (name) => `${daypass} config apply --adopt ${name}=역할`,
  plaintext: (count) =>
    `다른 도구가 이 디스크에 비밀 ${count}개를 평문으로 남겼습니다. 보려면: ${daypass} config --plaintext`,
  noPlaintext: '다른 도구가 평문으로 남긴 토큰이나 자격 증명이 없습니다.',
  since: (when) => `마지막 변경 ${when}`,
  removeKind: (kind) => `지우려면: ${daypass} config --remove-plaintext ${kind}`,
  removed: (file) => `${file}에서 지웠습니다.`,
});
