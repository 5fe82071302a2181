import type { Answer } from './answer.ts';
import { consentForm, readConsent } from './consent-form.ts';
import type { CenterContext } from './context.ts';
import type { DeviceAuthorization } from './device-codes.ts';
import type { Language } from './language.ts';
import { preferredLanguage } from './language.ts';
import { pageTexts } from './page-texts.ts';
import { factList, htmlPage } from './pages.ts';
import type { CenterRequest, RouteTable } from './routes.ts';

export function deviceRoutes(context: CenterContext): RouteTable {
  return {
    'GET /device': { operation: 'Device', api: 'page', handle: (request) => showDevice(context, request) },
    'POST /device': {
      operation: 'AnswerDevice',
      api: 'page',
      handle: (request) => answerDevice(context, request),
    },
  };
}

function showDevice(context: CenterContext, request: CenterRequest): Answer {
  const language = preferredLanguage(request.headers['accept-language']);
  const typed = request.query.get('user_code');
  if (typed === null) return codePage(language, 'first');
  const waiting = context.deviceCodes.waiting(typed);
  return waiting === undefined ? codePage(language, 'unknown') : devicePage(context, language, waiting);
}

function codePage(language: Language, visit: 'first' | 'unknown'): Answer {
  const texts = pageTexts[language];
  const note = visit === 'unknown' ? `<p class="note" role="alert">${texts.codeUnknown}</p>` : '';
  return htmlPage({
    language,
    title: texts.enterCodeTitle,
    status: visit === 'unknown' ? 400 : 200,
    body: `<p>${texts.enterCodeLead}</p>${note}
<form method="get"><label class="field" for="user_code">${texts.code}</label>
<input class="field" id="user_code" name="user_code" required autofocus autocomplete="off" autocapitalize="characters" spellcheck="false" placeholder="XXXX-XXXX" pattern="[A-Za-z]{4}[ \\-]?[A-Za-z]{4}">
<div class="buttons"><button class="main">${texts.next}</button></div></form>`,
  });
}

function devicePage(context: CenterContext, language: Language, waiting: DeviceAuthorization): Answer {
  const texts = pageTexts[language];
  const facts = factList([
    { name: texts.code, value: waiting.userCode, look: 'code' },
    { name: texts.application, value: waiting.clientName },
    { name: texts.portal, value: context.organization.startUrl },
  ]);
  const form = consentForm(texts, context.directory.users, ['user_code', waiting.userCode]);
  return htmlPage({
    language,
    title: texts.allowTitle(waiting.clientName),
    body: `<p>${texts.compareCode}</p>\n${facts}\n${form}`,
  });
}

function answerDevice(context: CenterContext, request: CenterRequest): Answer {
  const language = preferredLanguage(request.headers['accept-language']);
  const texts = pageTexts[language];
  const consent = readConsent(request, context.directory.users, 'user_code');
  const waiting = consent && context.deviceCodes.waiting(consent.hidden);
  if (consent === undefined || waiting === undefined) return codePage(language, 'unknown');
  const approved = consent.answer === 'approve';
  context.deviceCodes.answer(waiting, approved ? context.sessions.begin(consent.userName) : 'refused');
  const title = approved ? texts.approvedTitle : texts.refusedTitle;
  return htmlPage({ language, title, body: `<p>${texts.mayClose}</p>` });
}
