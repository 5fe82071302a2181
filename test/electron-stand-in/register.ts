import { register } from 'node:module';

/** `import … from 'electron'` is the stand-in from here on. Loaded with `node --import tsx --import register.ts`. */
const standIn = JSON.stringify(new URL('electron.ts', import.meta.url).href);
const hook = `export const resolve = (specifier, context, next) =>
  next(specifier === 'electron' ? ${standIn} : specifier, context);`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
