import type { Page } from 'playwright-core';
import type {
  ProfileChange,
  ProfileChoice,
  ProfilesOutcome,
  ProfilesPreview,
} from '../../preload/aws-profiles.ts';
import type { AppState } from '../../preload/contract.ts';
import { foreignOf, leftReadable, mixedChanges, previewOf, shadowsOfPayments } from './profile-previews.ts';
import { answer } from './scene-answers.ts';
import type { Scene } from './screenshot-scenes.ts';

const wide = { width: 1100, height: 720 };

interface Answers {
  readonly previewProfiles: ProfilesPreview;
  readonly applyProfiles?: ProfilesOutcome;
  readonly findPlaintext?: typeof leftReadable;
}

/** Main answers by the snapshot; then the view is opened as a person does it. */
function profilesShown(answers: (state: AppState) => Answers, then = async (_page: Page) => {}) {
  return async (page: Page): Promise<void> => {
    const { language } = await answer(page, (state) => ({ findPlaintext: [], ...answers(state) }));
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type(language === 'ko' ? 'AWS 프로필' : 'AWS profiles');
    await page.keyboard.press('Enter');
    await page.locator('.profiles-how').waitFor();
    await page.clock.runFor(400);
    await then(page);
  };
}

const news = (state: AppState) => previewOf(state);
const mixed = (state: AppState) =>
  previewOf(state, mixedChanges, { undoable: true, foreign: foreignOf(state), shadows: shadowsOfPayments });
const inStep = (state: AppState) => previewOf(state, () => 'none', { undoable: true });

/** As after an apply of those that are not new by now. */
function chosenBut(isNew: (change: ProfileChange) => boolean, choice: Partial<ProfileChoice> = {}) {
  return (state: AppState): AppState => {
    const profiles = { ...state.profiles, chosen: true, choice: { ...state.profiles.choice, ...choice } };
    const shown = previewOf({ ...state, profiles }, mixedChanges).profiles;
    const written = shown.filter(({ change }) => !isNew(change));
    return {
      ...state,
      profiles: { ...profiles, written: written.map(({ roleId, name }) => ({ roleId, name })) },
    };
  };
}

const chosen = chosenBut(() => false);
const chosenBefore = chosenBut((change) => change === 'add' || change === 'clash');

async function scrollTo(page: Page, selector: string): Promise<void> {
  await page
    .locator(selector)
    .first()
    .evaluate((part) => part.scrollIntoView({ block: 'start' }));
  await page.locator('.page').evaluate((view) => view.scrollBy(0, -60));
}

const broken: ProfilesPreview = {
  ...{ file: '/home/mina/.aws/config', digest: '', profiles: [], hunks: [], shadows: [], foreign: [] },
  ...{ undoable: false, fault: { code: 'section-twice', line: 17 } },
};

export const profilesScenes: readonly Scene[] = [
  { name: 'profiles', act: profilesShown((state) => ({ previewProfiles: news(state) })) },
  {
    name: 'profiles-changes',
    act: profilesShown(
      (state) => ({ previewProfiles: news(state) }),
      (page) => scrollTo(page, '.changes'),
    ),
  },
  {
    name: 'profiles-mixed',
    change: chosenBefore,
    act: profilesShown(
      (state) => ({ previewProfiles: mixed(state) }),
      (page) => scrollTo(page, '.changes'),
    ),
  },
  {
    name: 'profiles-diff',
    change: chosenBefore,
    act: profilesShown(
      (state) => ({ previewProfiles: mixed(state) }),
      async (page) => {
        await page.locator('.changes-faces .button').last().click();
        await scrollTo(page, '.changes');
      },
    ),
  },
  {
    name: 'profiles-end',
    change: chosenBefore,
    act: profilesShown(
      (state) => ({ previewProfiles: mixed(state), findPlaintext: leftReadable }),
      (page) => scrollTo(page, '.shadows'),
    ),
  },
  {
    name: 'profiles-large-text',
    window: { zoom: 2 },
    act: profilesShown(
      (state) => ({ previewProfiles: news(state) }),
      (page) => scrollTo(page, '.changes'),
    ),
  },
  {
    name: 'profiles-wide',
    change: chosenBefore,
    window: wide,
    act: profilesShown((state) => ({ previewProfiles: mixed(state), findPlaintext: leftReadable })),
  },
  {
    name: 'profiles-wide-changes',
    change: chosenBefore,
    window: wide,
    act: profilesShown(
      (state) => ({ previewProfiles: mixed(state), findPlaintext: leftReadable }),
      (page) => scrollTo(page, '.changes'),
    ),
  },
  {
    name: 'profiles-narrowed',
    change: (state) =>
      chosenBut(() => false, {
        ...{ picked: state.favourites.slice(0, 2), follow: true },
        where: { ...state.profiles.choice.where, accounts: ['nimbus-*', '!*-sandbox'] },
      })(state),
    act: profilesShown((state) => ({ previewProfiles: inStep(state) })),
  },
  {
    name: 'profiles-in-step',
    change: chosen,
    act: profilesShown(
      (state) => ({ previewProfiles: inStep(state) }),
      (page) => scrollTo(page, '.changes'),
    ),
  },
  {
    name: 'profiles-written',
    act: profilesShown(
      (state) => ({
        previewProfiles: news(state),
        applyProfiles: { kind: 'written', preview: inStep(state) },
      }),
      async (page) => {
        await page.locator('.apply-bar .button-solid').click();
        await page.locator('.try-it').waitFor();
        await page.clock.runFor(400);
        await scrollTo(page, '.changes');
      },
    ),
  },
  {
    name: 'profiles-moved',
    act: profilesShown(
      (state) => ({ previewProfiles: news(state), applyProfiles: { kind: 'moved', preview: mixed(state) } }),
      async (page) => {
        await page.locator('.apply-bar .button-solid').click();
        await page.locator('.aftermath-warn').waitFor();
      },
    ),
  },
  {
    name: 'profiles-read-only',
    act: profilesShown(
      (state) => ({
        previewProfiles: news(state),
        applyProfiles: {
          ...{ kind: 'refused', file: state.profiles.file, fault: { code: 'read-only', line: 0 } },
        },
      }),
      async (page) => {
        await page.locator('.apply-bar .button-solid').click();
        await page.locator('.aftermath-bad').waitFor();
      },
    ),
  },
  { name: 'profiles-refused', act: profilesShown(() => ({ previewProfiles: broken })) },
  {
    name: 'profiles-error',
    window: {
      refuses: {
        previewProfiles: { code: 'client-passing', recovery: 'fix-input', subject: '/x/_npx/daypass' },
      },
    },
    act: profilesShown((state) => ({ previewProfiles: news(state) })),
  },
  {
    name: 'profiles-template',
    act: profilesShown(
      (state) => ({ previewProfiles: news(state) }),
      async (page) => {
        await page.evaluate(() => {
          window.fakeMain.refuse['previewProfiles'] = {
            ...{ code: 'profile-choice-invalid', recovery: 'fix-input', subject: 'template' },
          };
        });
        await page.locator('.profiles-template .input').fill('my profile');
        await page.clock.runFor(800);
        await page.locator('.text-field-error').waitFor();
        await scrollTo(page, '.profiles-template');
      },
    ),
  },
  {
    name: 'profiles-no-roles',
    change: (state) => ({
      ...{ ...state, chainedRoles: [], favourites: [], held: [] },
      sessions: state.sessions.map((session) => ({
        ...{ ...session, accounts: [], progress: { kind: 'idle' } as const },
        status: { kind: 'signed-out' as const },
      })),
    }),
    act: profilesShown((state) => ({ previewProfiles: news(state), findPlaintext: leftReadable })),
  },
  {
    name: 'profiles-remove',
    act: profilesShown(
      (state) => ({ previewProfiles: news(state), findPlaintext: leftReadable }),
      async (page) => {
        await page.locator('.plaintext .button').first().click();
        await page.getByRole('dialog').waitFor();
      },
    ),
  },
];
